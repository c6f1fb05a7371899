using System.Globalization;

namespace Symbolic;

/// <summary>Julia: a function of numbers that returns a tuple, to be broadcast with a dot.</summary>
internal sealed class JuliaLanguage : Language, IStatementStyle
{
    // Compilation takes more than linear time in the length of a function.
    private const int MostVariables = 2000;
    private const int StatementsPerPart = 400;

    private static readonly string[] s_words =
        "abstract baremodule begin break catch const continue do else elseif end export false finally for function global if import importall in isa let local macro module mutable new outer primitive public quote return struct true try type using var where while NaNMath SpecialFunctions Base Core Float64 Float32 Int Inf NaN pi im zeros ones values".Split(' ');

    public override string Name => "Julia";

    public override IEnumerable<string> Words => s_words;

    public override string Comment => "# ";

    // The function ifelse of the table computes both arms.
    public override string? Template(Operator op) => op.Primitive == Primitive.Select ? "({0} ? {1} : {2})" : op.Code.Julia;

    public string? Declare(string name, bool logical) => name[^1] == ']' ? null : $"local {name}";

    public string Assign(string name, string code, bool logical, bool declares) => $"{name} = {code}";

    public (string If, string Else, string? End) Condition(string test) => ($"if {test}", "else", "end");

    public override string Write(ExportedFunction function)
    {
        var writer = new CodeWriter();
        foreach (string line in function.Description())
        {
            writer.Line(Comment + line);
        }

        string[] templates = [.. function.OperatorsUsed().Select(op => Template(op)!)];
        foreach (string package in new[] { "NaNMath", "SpecialFunctions" })
        {
            if (templates.Any(t => t.Contains(package + ".", StringComparison.Ordinal)))
            {
                writer.Line($"import {package}");
            }
        }

        writer.Line();
        CodeBody body = function.Compose(function.Inputs);
        if (body.NamedCount > MostVariables)
        {
            WriteParts(writer, function);
            return writer.ToString();
        }

        writer.Items($"function {function.Name}(", function.Inputs, ")").Indent();
        WriteConversions(writer, function);
        writer.Hoisted(function, body, this).Statements(function, body, body.Root.Statements, this);
        WriteReturn(writer, function, body);
        return writer.Close("end").ToString();
    }

    private static void WriteConversions(CodeWriter writer, ExportedFunction function)
    {
        for (int i = 0; i < function.Inputs.Length; i++)
        {
            if (function.IsUsed(i) && !function.Line.IsLogical(i))
            {
                writer.Line($"{function.Inputs[i]} = Float64({function.Inputs[i]})");
            }
        }
    }

    private static void WriteReturn(CodeWriter writer, ExportedFunction function, CodeBody body)
    {
        string type = function.Options.Precision == ExportPrecision.Single ? "Float32" : "Float64";
        string[] results = [.. body.Outputs.Select(code => $"{type}({CodeWriter.WithoutParentheses(code)})")];
        if (results.Length == 1)
        {
            writer.Line($"return {results[0]}");
        }
        else
        {
            writer.Items("return (", results, ")");
        }
    }

    // A huge function in parts over one array of values.
    private void WriteParts(CodeWriter writer, ExportedFunction function)
    {
        string inputs = function.Identifiers.Fresh("inputs");
        CodeBody body = function.Compose([.. function.Inputs.Select((_, i) => function.Line.IsLogical(i) ? $"({inputs}[{i + 1}] != 0.0)" : $"{inputs}[{i + 1}]")], inArray: true);
        int parts = 0;
        foreach (Statement[] statements in body.Root.Statements.Chunk(StatementsPerPart))
        {
            writer.Open($"function {function.Name}_part{Number(parts++)}({inputs}, {function.Prefix})");
            writer.Statements(function, body, statements, this).Line("return nothing").Close("end").Line();
        }

        writer.Items($"function {function.Name}(", function.Inputs, ")").Indent();
        writer.Items($"{inputs} = Float64[", function.Inputs, "]");
        writer.Line($"{function.Prefix} = zeros({Number(body.NamedCount)})");
        for (int i = 0; i < parts; i++)
        {
            writer.Line($"{function.Name}_part{Number(i)}({inputs}, {function.Prefix})");
        }

        WriteReturn(writer, function, body);
        writer.Close("end");
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
