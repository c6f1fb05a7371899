using System.Globalization;

namespace Symbolic;

/// <summary>
/// C# over vectors of eight numbers: operators with a form for vectors in the table, all others lane by lane. Both arms of a
/// selection are computed, and one is chosen in each lane.
/// </summary>
internal sealed class CSharpVectorLanguage : Language, IStatementStyle
{
    public override string Name => "C#";

    public override IEnumerable<string> Words => CSharpLanguage.Keywords;

    public override string Comment => "// ";

    public override bool IsLazy => false;

    public override string? Template(Operator op) => op.Code.CSharpVector ?? ByLane(op);

    public override string Constant(LineConstant constant) => constant.Leaf switch
    {
        { ResultElement: Element.Boolean } => constant.Value != 0 ? "Vector512<double>.AllBitsSet" : "Vector512<double>.Zero",
        { } leaf => $"Vector512.Create({leaf.Code.CSharp})",
        _ when double.IsInfinity(constant.Value) => $"Vector512.Create({(constant.Value < 0 ? "-" : "")}{Operators.Infinity.Code.CSharp})",
        _ => $"Vector512.Create({NumberText.Fraction(constant) ?? NumberText.Decimal(constant.Value)})",
    };

    public string? Declare(string name, bool logical) => null;

    public string Assign(string name, string code, bool logical, bool declares) => $"Vector512<double> {name} = {code};";

    public (string If, string Else, string? End) Condition(string test) => throw new NotSupportedException("Vectors have no conditional statements.");

    public override string Write(ExportedFunction function) => throw new NotSupportedException("Code for vectors is part of a C# class.");

    /// <summary>The functions that the code calls.</summary>
    public static string Lanes(string real)
    {
        string load = real == "double"
            ? "Vector512.Create(column.Slice(row, 8))"
            : "Vector512.Create((double)column[row], column[row + 1], column[row + 2], column[row + 3], column[row + 4], column[row + 5], column[row + 6], column[row + 7])";
        string store = real == "double"
            ? "values.CopyTo(column.Slice(row, 8));"
            : "for (int i = 0; i < 8; i++) column[row + i] = (float)values[i];";
        return $$"""
            private static Vector512<double> Load(ReadOnlySpan<{{real}}> column, int row) => {{load}};

            private static void Store(Vector512<double> values, Span<{{real}}> column, int row)
            {
                {{store}}
            }

            private static Vector512<double> Lanes(Vector512<double> x, Func<double, double> f) => Vector512.Create(
                f(x[0]), f(x[1]), f(x[2]), f(x[3]), f(x[4]), f(x[5]), f(x[6]), f(x[7]));

            private static Vector512<double> Lanes(Vector512<double> x, Vector512<double> y, Func<double, double, double> f) => Vector512.Create(
                f(x[0], y[0]), f(x[1], y[1]), f(x[2], y[2]), f(x[3], y[3]), f(x[4], y[4]), f(x[5], y[5]), f(x[6], y[6]), f(x[7], y[7]));

            private static Vector512<double> Lanes(Vector512<double> x, Vector512<double> y, Vector512<double> z, Func<double, double, double, double> f) => Vector512.Create(
                f(x[0], y[0], z[0]), f(x[1], y[1], z[1]), f(x[2], y[2], z[2]), f(x[3], y[3], z[3]),
                f(x[4], y[4], z[4]), f(x[5], y[5], z[5]), f(x[6], y[6], z[6]), f(x[7], y[7], z[7]));
            """;
    }

    private static string? ByLane(Operator op)
    {
        string template = op.Code.CSharp;
        int count = op is NaryOperator { Fold: not null } ? 2 : op.MinOperands == 1 && op is BinaryOperator ? 2 : op is UnaryOperator ? 1 : op.MinOperands;
        if (template.Length == 0 || count is < 1 or > 3 || op.ResultElement == Element.Boolean || op.OperandElement(0) == Element.Boolean)
        {
            return null;
        }

        string[] parameters = [.. Enumerable.Range(0, count).Select(static i => $"lane{i.ToString(CultureInfo.InvariantCulture)}")];
        string operands = string.Join(", ", Enumerable.Range(0, count).Select(static i => $"{{{i.ToString(CultureInfo.InvariantCulture)}}}"));
        return $"Lanes({operands}, static ({string.Join(", ", parameters)}) => {Code.Fill(template, parameters)})";
    }
}
