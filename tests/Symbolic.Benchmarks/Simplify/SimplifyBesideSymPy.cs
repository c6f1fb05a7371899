using System.Globalization;
using static Symbolic.Benchmarks.SimplifyCorpus;

namespace Symbolic.Benchmarks;

/// <summary>The same derivatives simplified here and by SymPy's <c>simplify(diff(f))</c>.</summary>
internal static class SimplifyBesideSymPy
{
    private const int Cases = 100;
    private const int LeastNodes = 10;
    private const int MostNodes = 60;
    private const double CaseSeconds = 20;

    public static void Run(TextWriter output)
    {
        if (Read("rubi.jsonl", output) is not { } rows)
        {
            return;
        }

        // Of the formulas of moderate size, evenly over the whole suite.
        DerivativeCase[] moderate = [.. rows.Where(static r => r.GetProperty("nodes").GetInt32() is >= LeastNodes and <= MostNodes).Select(SimplifyDerivatives.Case)];
        DerivativeCase[] cases = [.. Enumerable.Range(0, Math.Min(Cases, moderate.Length)).Select(i => moderate[(int)((long)i * moderate.Length / Cases)])];
        if (SimplifyPeers.SymPy(cases, CaseSeconds) is not { } peers)
        {
            output.WriteLine("(SymPy is not installed: no comparison with it)");
            return;
        }

        var sizes = new List<double>();
        var times = new List<double>();
        var rowsOfLonger = new List<(int Excess, string Line)>();
        int shorter = 0, equal = 0, longer = 0, late = 0;
        double ours = 0, theirs = 0;
        foreach (DerivativeCase test in cases)
        {
            test.Run();
            (string Before, string? After, double Differentiation, double Simplification)[] runs = [.. Enumerable.Range(0, 3).Select(_ => test.Run())];
            double time = runs.Min(static r => r.Differentiation + r.Simplification);
            SymPyAnswer? answer = peers.Answers.GetValueOrDefault(test.Name);
            ours += time;
            theirs += (answer?.DiffSeconds ?? 0) + (answer?.SimplifySeconds ?? 0);
            if (runs[0].After is not { } text || answer is null || answer.Simplified.Length == 0)
            {
                late++;
                output.WriteLine($"    no answer of {(runs[0].After is null ? "this library" : "SymPy")} in time: {test.Name}  {test.Formula}");
                continue;
            }

            int size = PrintedSize.Of(text), other = PrintedSize.Of(answer.Simplified);
            sizes.Add((double)size / other);
            times.Add(time / (answer.DiffSeconds + answer.SimplifySeconds));
            shorter += size < other ? 1 : 0;
            equal += size == other ? 1 : 0;
            longer += size > other ? 1 : 0;
            if (size > other)
            {
                rowsOfLonger.Add((size - other, $"    longer, {size} to {other}: {test.Name}  d/d{test.Variable} {test.Formula}{Environment.NewLine}        {text}{Environment.NewLine}        {answer.Simplified}"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Length} derivatives of formulas of {LeastNodes} to {MostNodes} nodes beside SymPy {peers.Version}, real symbols, at most {CaseSeconds} s of computing each"));
        output.WriteLine($"shorter than SymPy's: {shorter}, equal: {equal}, longer: {longer}, not in time: {late}");
        output.WriteLine($"size / SymPy's: median {Ratio(Median(sizes))}, geometric mean {Ratio(Math.Exp(sizes.Select(static s => Math.Log(s)).DefaultIfEmpty().Average()))}, worst {Ratio(sizes.DefaultIfEmpty().Max())}");
        output.WriteLine($"time / SymPy's: median {Ratio(Median(times))}, worst {Ratio(times.DefaultIfEmpty().Max())}; altogether {Time(ours)} beside {Time(theirs)}");
        foreach ((_, string line) in rowsOfLonger.OrderByDescending(static r => r.Excess))
        {
            output.WriteLine(line);
        }
    }
}
