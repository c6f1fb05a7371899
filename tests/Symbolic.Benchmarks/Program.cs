using System.Globalization;
using Symbolic.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// `report`, `tensors`, `batch`, `scalar`, `adbench`, `peers`, `accuracy`, `simplify` and `vectors` print tables of figures. Of those that take
// minutes, parts may be named: of `tensors` products, network, hessians, factorizations, columns; of `scalar` steps, title, rosenbrock, calls; of
// `adbench` gmm, ba, lstm; of `simplify` derivatives (with --every N), sympy, textbook, growth, cases. Any other arguments go to BenchmarkDotNet.
if (args is ["report", ..])
{
    Report.Run(Console.Out);
    return 0;
}

if (args is ["tensors", .. var parts])
{
    TensorsReport.Run(Console.Out, parts);
    return 0;
}

if (args is ["adbench", .. var objectives])
{
    AdbenchReport.Run(Console.Out, objectives);
    return 0;
}

if (args is ["peers"])
{
    PeersReport.Run(Console.Out);
    return 0;
}

if (args is ["scalar", .. var sections])
{
    ScalarReport.Run(Console.Out, sections);
    return 0;
}

if (args is ["batch"])
{
    BatchReport.Run(Console.Out);
    return 0;
}

if (args is ["accuracy"])
{
    AccuracyReport.Run(Console.Out);
    return 0;
}

if (args is ["vectors", .. var functions])
{
    VectorsReport.Run(Console.Out, functions);
    return 0;
}

if (args is ["simplify", .. var wanted])
{
    SimplifyReport.Run(Console.Out, wanted);
    return 0;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
return 0;
