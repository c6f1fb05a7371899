using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>An expression with points and the values there of itself and of its derivative by the first variable, to the last bit.</summary>
internal sealed record AccuracyCase(string Name, string Text, IReadOnlyList<string> Variables, IReadOnlyList<AccuracyPoint> Points)
{
    private const int MostBits = 64;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Accuracy");

    /// <summary>Classical expressions that lose digits.</summary>
    public static IReadOnlyList<AccuracyCase> Classical { get; } = Read("cases.txt", "reference.txt");

    /// <summary>The examples of the rules.</summary>
    public static IReadOnlyList<AccuracyCase> OfRules { get; } = Read("rules.txt", "rules-reference.txt");

    private static IReadOnlyList<AccuracyCase> Read(string cases, string reference)
    {
        ILookup<string, AccuracyPoint> points = File.ReadLines(Path.Combine(Folder, reference))
            .Select(static line => line.Split(' '))
            .ToLookup(static parts => parts[0], static parts =>
            {
                double[] numbers = [.. parts.Skip(1).Select(static p => double.Parse(p, CultureInfo.InvariantCulture))];
                return new AccuracyPoint(numbers[..^2], numbers[^2], numbers[^1]);
            });
        return
        [
            .. File.ReadLines(Path.Combine(Folder, cases)).Where(static line => line.Length > 0 && line[0] != '#').Select(line =>
            {
                string[] parts = [.. line.Split('|').Select(static p => p.Trim())];
                return new AccuracyCase(parts[0], parts[1], [.. parts.Skip(2).Select(static p => p.Split(' ')[0])], [.. points[parts[0]]]);
            }),
        ];
    }

    /// <summary>The average and the largest error in bits of an expression over the variables of the case.</summary>
    public (double Average, double Worst) ErrorOf(Expr expr, Func<AccuracyPoint, double> wanted)
    {
        var program = Program.Create(expr, [.. Variables.Select(v => expr.Graph.Symbol(v))]);
        double[] errors = [.. Points.Select(p => Bits(program.Run(p.Place), wanted(p)))];
        return (errors.Average(), errors.Max());
    }

    /// <summary>The binary logarithm of the number of doubles between two, both included: 0 for the same double, 64 for no number.</summary>
    public static double Bits(double actual, double wanted) =>
        double.IsNaN(actual) || double.IsNaN(wanted) ? (double.IsNaN(actual) && double.IsNaN(wanted) ? 0 : MostBits)
        : actual == wanted ? 0
        : Math.Min(MostBits, Math.Log2(1 + (double)Int128.Abs((Int128)Ordinal(actual) - Ordinal(wanted))));

    // The place of a double among all doubles; both zeros have one place.
    private static long Ordinal(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        return x < 0 ? -bits : bits;
    }
}

/// <summary>A point, and the doubles nearest to value and derivative.</summary>
internal sealed record AccuracyPoint(double[] Place, double Value, double Derivative);
