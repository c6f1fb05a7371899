using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Symbolic.Repl.Batch;

/// <summary>The line of an answer: identity, success, fields, line end.</summary>
internal static class AnswerLine
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The line of a success; when <paramref name="writeFields"/> throws, nothing of it is left.</summary>
    public static ReadOnlyMemory<byte> OfSuccess(JsonElement? id, Action<Utf8JsonWriter> writeFields) => Write(id, "true"u8, writeFields);

    /// <summary>The line of an error.</summary>
    public static ReadOnlyMemory<byte> OfError(JsonElement? id, BatchError error) => Write(id, "false"u8, json =>
    {
        json.WritePropertyName("error"u8);
        error.Write(json);
    });

    private static ReadOnlyMemory<byte> Write(JsonElement? id, ReadOnlySpan<byte> ok, Action<Utf8JsonWriter> writeFields)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            json.WritePropertyName("id"u8);
            if (id is { } value)
            {
                value.WriteTo(json);
            }
            else
            {
                json.WriteNullValue();
            }

            json.WritePropertyName("ok"u8);
            json.WriteRawValue(ok);
            writeFields(json);
            json.WriteEndObject();
        }

        bytes.Write("\n"u8);
        return bytes.WrittenMemory;
    }
}
