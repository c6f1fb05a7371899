using System.Globalization;
using Symbolic.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// `report` and `tensors` print one table of figures in a minute; any other arguments go to BenchmarkDotNet.
if (args is ["report", ..])
{
    Report.Run(Console.Out);
    return 0;
}

if (args is ["tensors", ..])
{
    TensorsReport.Run(Console.Out);
    return 0;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
return 0;
