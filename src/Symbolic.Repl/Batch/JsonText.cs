using System.Text;
using System.Text.Json;

namespace Symbolic.Repl.Batch;

/// <summary>Reads JSON that somebody else wrote.</summary>
internal static class JsonText
{
    private static readonly JsonDocumentOptions s_written = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>JSON as people write it: comments and commas at the end are allowed.</summary>
    /// <exception cref="JsonException">It is not JSON, or a name in it is not Unicode text.</exception>
    public static JsonElement Read(string text) => Read(Encoding.UTF8.GetBytes(text), s_written);

    /// <summary>JSON in UTF-8.</summary>
    /// <exception cref="JsonException">It is not JSON, or a name in it is not Unicode text.</exception>
    public static JsonElement Read(byte[] text, JsonDocumentOptions options)
    {
        JsonElement root = JsonDocument.Parse(text, options).RootElement;
        RequireNames(text, options);
        return root;
    }

    // The document finds bytes that are no UTF-8, and halves of surrogate pairs, only when a name is compared or asked for.
    private static void RequireNames(byte[] text, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { CommentHandling = options.CommentHandling, AllowTrailingCommas = options.AllowTrailingCommas, MaxDepth = options.MaxDepth });
        while (reader.Read())
        {
            try
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }
            catch (InvalidOperationException)
            {
                throw new JsonException("a name in it is not Unicode text.");
            }
        }
    }
}
