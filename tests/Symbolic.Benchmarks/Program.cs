using System.Globalization;
using Symbolic.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// `report`, `tensors` and `accuracy` print one table of figures each, `tensors` in a few minutes or only the parts that are named: products,
// network, hessians, factorizations, columns. Any other arguments go to BenchmarkDotNet.
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

if (args is ["accuracy"])
{
    AccuracyReport.Run(Console.Out);
    return 0;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
return 0;
