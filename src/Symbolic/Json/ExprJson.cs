using System.Text.Json;
using System.Text.Json.Serialization;

namespace Symbolic;

/// <summary>
/// Expressions as JSON: exact, with what they share written once, and read back as the same nodes. The object
/// <c>{"symbolic":1,"nodes":[…],"roots":[…]}</c> lists nodes whose operands are positions of earlier ones; numbers are fractions as
/// text, variables have their shapes and assumptions, operators their names, also those of one's own.
/// </summary>
public static class ExprJson
{
    /// <summary>The version of the format that is written. Others are refused when read.</summary>
    public const int Version = 1;

    /// <summary>Writes expressions of one graph as text.</summary>
    /// <exception cref="InvalidOperationException">They are of several graphs.</exception>
    public static string Write(params ReadOnlySpan<Expr> expressions)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, expressions);
        }

        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes expressions of one graph as one JSON object.</summary>
    /// <exception cref="InvalidOperationException">They are of several graphs.</exception>
    public static void Write(Utf8JsonWriter writer, params ReadOnlySpan<Expr> expressions)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new JsonNodeWriter(writer, CancellationToken.None).Write(expressions);
    }

    /// <summary>Writes expressions of one graph as one JSON object.</summary>
    /// <param name="writer">Where it goes.</param>
    /// <param name="cancellation">Stops the writing between two nodes, with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="expressions">The expressions.</param>
    /// <exception cref="InvalidOperationException">They are of several graphs.</exception>
    public static void Write(Utf8JsonWriter writer, CancellationToken cancellation, params ReadOnlySpan<Expr> expressions)
    {
        ArgumentNullException.ThrowIfNull(writer);
        new JsonNodeWriter(writer, cancellation).Write(expressions);
    }

    /// <summary>Reads expressions into a graph.</summary>
    /// <param name="graph">Where they are built; it must know the operators of one's own that occur, and its variables must have the same assumptions.</param>
    /// <param name="json">The text.</param>
    /// <param name="options">How much may be read.</param>
    /// <exception cref="JsonException">The text is not what <see cref="Write(ReadOnlySpan{Expr})"/> writes; the message says where.</exception>
    /// <exception cref="LimitException">There is more than the options allow.</exception>
    public static IReadOnlyList<Expr> Read(ExprGraph graph, string json, ExprJsonOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(json);
        options ??= ExprJsonOptions.Default;
        if (json.Length > options.MaxLength)
        {
            throw new LimitException($"The JSON text has {json.Length} characters, and {options.MaxLength} are allowed.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = JsonNodeReader.Depth });
            return new JsonNodeReader(graph, options).Read(document.RootElement);
        }
        catch (ArgumentException e) when (e.InnerException is System.Text.EncoderFallbackException)
        {
            throw new JsonException("The text holds half of a surrogate pair, which is not a character.", e);
        }
    }
}

/// <summary>How much is read at most.</summary>
public sealed record ExprJsonOptions
{
    /// <summary>The usual limits.</summary>
    public static ExprJsonOptions Default { get; } = new();

    /// <summary>The most characters of text.</summary>
    public int MaxLength { get; init; } = 100_000_000;

    /// <summary>The most nodes.</summary>
    public int MaxNodes { get; init; } = 1_000_000;

    /// <summary>The most digits of a number.</summary>
    public int MaxDigits { get; init; } = Rational.DefaultMaxDigits;

    /// <summary>Stops the reading between two nodes, with an <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>
/// For System.Text.Json: properties of type <see cref="Expr"/>, each with its nodes. All are read into one graph, so that they can be
/// used together.
/// </summary>
/// <param name="graph">Where expressions are built.</param>
/// <param name="options">How much may be read for one expression.</param>
public sealed class ExprJsonConverter(ExprGraph graph, ExprJsonOptions? options = null) : JsonConverter<Expr>
{
    /// <inheritdoc/>
    public override Expr Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return new JsonNodeReader(graph, _limits).Read(document.RootElement) is [var only]
            ? only
            : throw new JsonException("One expression is expected.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Expr value, JsonSerializerOptions options) => ExprJson.Write(writer, value);

    private readonly ExprJsonOptions _limits = options ?? ExprJsonOptions.Default;
}
