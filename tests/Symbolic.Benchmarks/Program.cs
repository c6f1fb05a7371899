using System.Globalization;
using Symbolic.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// Each mode prints a table of figures; of some, parts may be named behind the mode.
var modes = new Dictionary<string, Action<string[]>>
{
    ["report"] = static _ => Report.Run(Console.Out),

    // products, network, hessians, factorizations, columns
    ["tensors"] = static parts => TensorsReport.Run(Console.Out, parts),
    ["batch"] = static _ => BatchReport.Run(Console.Out),

    // steps, title, rosenbrock, calls
    ["scalar"] = static parts => ScalarReport.Run(Console.Out, parts),

    // gmm, ba, lstm
    ["adbench"] = static parts => AdbenchReport.Run(Console.Out, parts),
    ["peers"] = static _ => PeersReport.Run(Console.Out),
    ["accuracy"] = static _ => AccuracyReport.Run(Console.Out),

    // derivatives (with --every N), sympy, textbook, growth, cases
    ["simplify"] = static parts => SimplifyReport.Run(Console.Out, parts),

    // names of functions
    ["vectors"] = static parts => VectorsReport.Run(Console.Out, parts),

    // weights: measures the weights of operators
    ["counts"] = static parts => CountsReport.Run(Console.Out, parts),

    // the number of rows
    ["map"] = static parts => MapReport.Run(Console.Out, parts),

    // one of the loops that `map` is compared with: way, input, output
    ["map-loop"] = static parts => MapLoops.Run(parts[0], parts[1], parts[2]),

    ["training"] = static _ => TrainingReport.Run(Console.Out),
    ["optimizers"] = static _ => OptimizersReport.Run(Console.Out),
    ["keys"] = static _ => KeysReport.Run(Console.Out),
    ["web"] = static _ => WebReport.Run(Console.Out),

    // folders with other builds of the generator
    ["generator"] = static parts => GeneratorReport.Run(Console.Out, parts),

    // paths of published commands
    ["coldstart"] = static parts => ColdStartReport.Run(Console.Out, parts),
};

if (args is [var mode, .. var parts] && modes.TryGetValue(mode, out Action<string[]>? run))
{
    run(parts);
    return 0;
}

BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Report).Assembly).Run(args);
return 0;
