using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>How short simplified formulas become, and how fast, beside other systems where those are installed.</summary>
internal static class SimplifyReport
{
    public static void Run(TextWriter output, IReadOnlyList<string> arguments)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        int every = 10;
        for (int i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--every" && i + 1 < arguments.Count)
            {
                every = Math.Max(1, int.Parse(arguments[++i], CultureInfo.InvariantCulture));
            }
            else
            {
                parts.Add(arguments[i]);
            }
        }

        output.WriteLine("Sizes are those of printed text: names, numbers, functions and signs, each as often as it stands there.");
        (string Name, Action Work)[] all =
        [
            ("derivatives", () => SimplifyDerivatives.Run(output, every)),
            ("sympy", () => SimplifyBesideSymPy.Run(output)),
            ("textbook", () => SimplifyTextbook.Run(output)),
            ("growth", () => SimplifyGrowth.Run(output)),
            ("cases", () => SimplifyCases.Run(output)),
        ];
        foreach ((string name, Action work) in all)
        {
            if (parts.Count == 0 || parts.Contains(name))
            {
                output.WriteLine();
                output.WriteLine(name);
                work();
                output.Flush();
            }
        }
    }
}
