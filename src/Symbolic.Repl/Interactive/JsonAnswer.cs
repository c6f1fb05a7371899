using System.Text;
using System.Text.Json;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>The answer to an input as one JSON object on a line, for a program at the other end.</summary>
internal static class JsonAnswer
{
    /// <summary>The line of what a command or question wrote.</summary>
    public static string OfOutput(string input, string output) => Line(AnswerLine.OfSuccess(null, json =>
    {
        json.WriteString("input", input);
        json.WriteString("output", output);
    }));

    /// <summary>The line of an error.</summary>
    public static string OfError(Exception exception) => Line(AnswerLine.OfError(null, BatchError.From(exception)));

    /// <summary>The line of a formula: its results with their conditions, and what checks and explanations wrote.</summary>
    public static string Of(string input, BoundProgram program, Workspace workspace, SessionSettings settings, string output, CancellationToken cancellation) => Line(AnswerLine.OfSuccess(null, json =>
    {
        json.WriteString("input", input);
        json.WriteString("reading", ResultNumbers.Shown(program.Reading));
        json.WriteStartArray("results");
        foreach (BoundStatement statement in program.Statements)
        {
            switch (statement)
            {
                case BoundExpression expression:
                    string? number = ReferenceEquals(statement, program.Statements[^1]) ? $"%{workspace.Numbers.Count}" : null;
                    WriteResult(json, number, expression.Value, expression.Form is not null, settings, cancellation);
                    break;
                case BoundDefinition definition:
                    WriteResult(json, definition.Name, program.Resolve(definition.Symbol), false, settings, cancellation);
                    break;
                case BoundFunction { Body: { } body } function:
                    WriteResult(json, workspace.DefinitionOf(function.Name)?.Left ?? function.Name, body, false, settings, cancellation);
                    break;
            }
        }

        json.WriteEndArray();
        if (output.Length > 0)
        {
            json.WriteString("output", output);
        }

        WriteTexts(json, "notes", program.Notes.Select(static n => ResultNumbers.Shown(n.Text)));
    }));

    private static void WriteResult(Utf8JsonWriter json, string? name, Expr value, bool isForm, SessionSettings settings, CancellationToken cancellation)
    {
        // Whoever asks for a form wants to see that form.
        Simplified simplified = isForm ? new Simplified(value, []) : value.Simplify(new SimplifyOptions { Order = settings.Order, Cancellation = cancellation });
        json.WriteStartObject();
        if (name is not null)
        {
            json.WriteString("name", name);
        }

        json.WriteString(ResultFormats.NameOf(settings.Format), simplified.Result.Print(settings.Format));
        if (ConstantValue.Approximation(simplified.Result) is { } number && double.IsFinite(number))
        {
            json.WriteNumber("value", number);
        }

        WriteTexts(json, "conditions", simplified.Conditions.Select(static c => c.PrintCondition(ResultFormat.Text)));
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static string Line(ReadOnlyMemory<byte> line) => Encoding.UTF8.GetString(line.Span);
}
