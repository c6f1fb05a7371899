namespace Symbolic;

/// <summary>
/// C# for a method in a class that somebody else wrote: what is called is named in full, because any name may have another meaning
/// there.
/// </summary>
/// <param name="taken">Names that must get no other meaning in the method.</param>
internal sealed class CSharpMethodLanguage(IEnumerable<string> taken) : CSharpLanguage
{
    private const string MathType = "System.Math", SpecialType = "Symbolic.Numerics.Special";

    public override IEnumerable<string> Words => base.Words.Concat(taken);

    public override string? Template(Operator op) => base.Template(op)?
        .Replace("Math.", $"global::{MathType}.", StringComparison.Ordinal)
        .Replace($"{SpecialType}.", $"global::{SpecialType}.", StringComparison.Ordinal);

    /// <summary>The statements and results of a function whose inputs are parameters.</summary>
    public CSharpMethodBody WriteBody(ExportedFunction function, IReadOnlyList<string> parameters)
    {
        CodeBody body = function.Compose(parameters);
        var writer = new CodeWriter();
        if (body.NamedCount > MostVariables)
        {
            body = function.Compose(parameters, inArray: true);
            WriteParts(writer, function, body, parameters);
        }
        else
        {
            writer.Hoisted(function, body, this).Statements(function, body, body.Root.Statements, this);
        }

        return new CSharpMethodBody(
            writer.ToString(),
            [.. body.Outputs.Select(CodeWriter.WithoutParentheses)],
            [.. function.Line.Outputs.Select(function.Line.IsLogical)],
            [.. function.OperatorsUsed().SelectMany(Calls).DistinctBy(static c => (c.Type, c.Method))]);
    }

    // The values stand in an array, and the work is cut up into local functions.
    private void WriteParts(CodeWriter writer, ExportedFunction function, CodeBody body, IReadOnlyList<string> parameters)
    {
        string values = function.Prefix;
        string inputs = string.Concat(parameters.Select((p, i) => function.IsUsed(i) ? $"double {p}, " : ""));
        string arguments = string.Concat(parameters.Select((p, i) => function.IsUsed(i) ? $"{p}, " : ""));
        writer.Line($"double[] {values} = new double[{Number(body.NamedCount + 1)}];");
        foreach (Statement[] statements in body.Root.Statements.Chunk(StatementsPerPart))
        {
            string part = function.Identifiers.Fresh("Part");
            writer.Line($"{part}({arguments}{values});").Line($"static void {part}({inputs}double[] {values})").Open("{");
            writer.Statements(function, body, statements, this).Close();
        }
    }

    private IEnumerable<(string Type, string Method, Operator Operator)> Calls(Operator op)
    {
        string template = Template(op) ?? "";
        foreach (string type in (string[])[MathType, SpecialType])
        {
            string start = $"global::{type}.";
            for (int at = template.IndexOf(start, StringComparison.Ordinal); at >= 0; at = template.IndexOf(start, at + 1, StringComparison.Ordinal))
            {
                ReadOnlySpan<char> rest = template.AsSpan(at + start.Length);
                yield return (type, rest[..rest.IndexOf('(')].ToString(), op);
            }
        }
    }
}
