using System.Globalization;
using System.Text.Json;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>What the page asks: the texts of its fields as they were typed.</summary>
internal sealed record PlaygroundRequest
{
    // A page of text; the body of a request is limited as well.
    private const int MostCharacters = 40_000;

    /// <summary>An expression or a program.</summary>
    public string? Source { get; init; }

    /// <summary>Which name of the program to work on; null or empty for the one that the program suggests.</summary>
    public string? Of { get; init; }

    /// <summary>The variables, separated by commas; empty for all.</summary>
    public string? Variables { get; init; }

    /// <summary>Values: <c>x = 1, A = [1, 2; 3, 4]</c>, or a JSON object of names and values.</summary>
    public string? Values { get; init; }

    /// <summary>Shapes: <c>A = 3x3, x = n</c>.</summary>
    public string? Shapes { get; init; }

    /// <summary>Assumptions, separated by commas or lines.</summary>
    public string? Assumptions { get; init; }

    /// <summary>How much of a derivation is wanted, from 1 to 3.</summary>
    public int Level { get; init; } = 1;

    /// <summary>A node of the computational graph.</summary>
    public int Node { get; init; }

    /// <summary>The format of an export.</summary>
    public string? Format { get; init; }

    /// <summary>The variable along which a function is plotted; null for the first.</summary>
    public string? Along { get; init; }

    /// <summary>Where a plot begins.</summary>
    public double? From { get; init; }

    /// <summary>Where a plot ends.</summary>
    public double? To { get; init; }

    /// <summary>The query of an operation.</summary>
    /// <exception cref="RequestException">A field cannot be read.</exception>
    public Query ToQuery(Operation operation)
    {
        string source = Source ?? "";
        if (source.Length > MostCharacters)
        {
            throw new RequestException(string.Create(CultureInfo.InvariantCulture, $"The text has {source.Length} characters, and at most {MostCharacters} are read here."), "Longer programs are read by: symbolic run FILE.");
        }

        var query = new Query
        {
            Operation = operation,
            Source = source,
            Of = string.IsNullOrWhiteSpace(Of) ? [] : [Of.Trim()],
            Variables = [.. CommandOptions.Lists([Variables ?? ""])],
            Assumptions = [.. (Assumptions ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
            Shapes = ShapeText.Read([Shapes ?? ""]),
            Lines = BackwardLines.WhenShared,
            Level = (ExplainLevel)Math.Clamp(Level, 1, 3),
        };
        return query with { Points = Points(query) };
    }

    private IReadOnlyList<IReadOnlyDictionary<string, InputValue>>? Points(Query query)
    {
        string text = (Values ?? "").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (text[0] != '{')
        {
            string assignments = string.Join(',', text.Split(['\n', '\r'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static line => line.TrimEnd(',')));
            return [PointText.Read(assignments, query)];
        }

        try
        {
            return [ValueReader.ReadNamed(JsonText.Read(text), "values")];
        }
        catch (JsonException e)
        {
            throw new RequestException($"The values are not JSON: {FirstSentence(e.Message)}", "Write {\"x\": [1, 2]}, or x = [1, 2].");
        }
    }

    // The rest of the message repeats the place in the terms of the JSON reader.
    private static string FirstSentence(string message) => message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var end ? message[..end] : message;
}
