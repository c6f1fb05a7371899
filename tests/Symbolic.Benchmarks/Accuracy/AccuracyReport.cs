using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>How many bits of value and derivative are lost, as written and in stable form.</summary>
internal static class AccuracyReport
{
    // Below this the difference of two averages is noise.
    private const double Noise = 0.2;

    public static void Run(TextWriter output)
    {
        IReadOnlyList<AccuracyCase> cases = AccuracyCase.Classical;
        output.WriteLine("Bits of error, average / worst, of value and derivative: as written, put into stable form, and (derivative) derived from the stable form.");
        output.WriteLine($"{"case",-20} {"expression",-44} {"f written",11} {"stable",11}   {"f' written",11} {"stable",11} {"of stable",11}");
        var sums = new double[5];
        int better = 0, worse = 0;
        foreach (AccuracyCase test in cases)
        {
            (double Average, double Worst)[] errors = Errors(test);
            output.WriteLine($"{test.Name,-20} {test.Text,-44} {Cell(errors[0])} {Cell(errors[1])}   {Cell(errors[2])} {Cell(errors[3])} {Cell(errors[4])}{Mark(errors)}");
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += errors[i].Average / cases.Count;
            }

            better += errors[1].Average < errors[0].Average - Noise ? 1 : 0;
            worse += errors[1].Average > errors[0].Average + Noise ? 1 : 0;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"average of {cases.Count,3}{"",51} {sums[0],11:0.0} {sums[1],11:0.0}   {sums[2],11:0.0} {sums[3],11:0.0} {sums[4],11:0.0}"));
        output.WriteLine($"values of {better} better, {worse} worse, {cases.Count - better - worse} alike");
        Speed(output);
        Cost(output);
    }

    /// <summary>Errors of the value as written and stable, and of the derivative as written, stable, and derived from the stable value.</summary>
    public static (double Average, double Worst)[] Errors(AccuracyCase test)
    {
        var graph = new ExprGraph();
        Expr f = graph.Parse(test.Text), x = graph.Symbol(test.Variables[0]), derivative = f.Differentiate(x), stable = f.Stabilize();
        return
        [
            test.ErrorOf(f, static p => p.Value),
            test.ErrorOf(stable, static p => p.Value),
            test.ErrorOf(derivative, static p => p.Derivative),
            test.ErrorOf(derivative.Stabilize(), static p => p.Derivative),
            test.ErrorOf(stable.Differentiate(x).Stabilize(), static p => p.Derivative),
        ];
    }

    // A graph in which most sums and products are candidates for some rule.
    private static void Speed(TextWriter output)
    {
        foreach (int terms in (int[])[10_000, 100_000])
        {
            var graph = new ExprGraph();
            var (x, y) = graph.Symbols("x", "y");
            Expr sum = graph.Zero;
            for (int i = 1; i <= terms; i++)
            {
                Expr u = (i * x) + y;
                sum += Operators.Exp[u] - 1 + (Operators.Log[1 + u] * Operators.Sqrt[u.Pow(2) + y.Pow(2)]);
            }

            int nodes = graph.Count;
            var watch = System.Diagnostics.Stopwatch.StartNew();
            sum.Stabilize();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{nodes} nodes into stable form: {watch.Elapsed.TotalSeconds:0.00} s"));
        }
    }

    // What the stable form costs in one call of a delegate.
    private static void Cost(TextWriter output)
    {
        foreach (string text in (string[])["sqrt(x^2+y^2)", "log(1+exp(x))", "log(exp(x)+exp(y))", "1-cos(x)", "exp(x)-1", "log(1+x)", "sqrt(x+1)-sqrt(x)", "log(x+1)-log(x)", "x^2-y^2", "exp(x)/(exp(x)+exp(y))"])
        {
            var graph = new ExprGraph();
            var (x, y) = graph.Symbols("x", "y");
            Expr f = graph.Parse(text);
            double[] times = [.. ((NumericalForm[])[NumericalForm.AsWritten, NumericalForm.Stable]).Select(form =>
            {
                var compiled = f.Compile<Func<double, double, double>>(new CompileOptions { Form = form }, x, y);
                double sum = 0;
                return Measure.Seconds(
                    () =>
                    {
                        for (int i = 1; i <= 1000; i++)
                        {
                            sum += compiled(i * 0.003, 1.5);
                        }
                    },
                    0.3) / 1000;
            })];
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{text,-30} {times[0] * 1e9,6:0.0} ns as written, {times[1] * 1e9,6:0.0} ns stable"));
        }
    }

    private static string Cell((double Average, double Worst) error) =>
        string.Create(CultureInfo.InvariantCulture, $"{error.Average,5:0.0} /{error.Worst,4:0}");

    private static string Mark((double Average, double Worst)[] errors) =>
        errors[1].Average > errors[0].Average + Noise || errors[1].Worst > errors[0].Worst + 1 ? "  !f"
        : errors[3].Average > errors[2].Average + Noise || errors[3].Worst > errors[2].Worst + 1 ? "  !f'"
        : "";
}
