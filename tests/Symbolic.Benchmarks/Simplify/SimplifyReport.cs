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
            if (arguments[i] != "--every")
            {
                parts.Add(arguments[i]);
            }
            else if (++i == arguments.Count || !int.TryParse(arguments[i], CultureInfo.InvariantCulture, out every) || every < 1)
            {
                output.WriteLine("--every needs a whole number above 0: of so many cases one is taken.");
                return;
            }
        }

        if (parts.Except(Parts(output, every).Select(static p => p.Name)).FirstOrDefault() is { } unknown)
        {
            output.WriteLine($"There is no part '{unknown}'; the parts are {string.Join(", ", Parts(output, every).Select(static p => p.Name))}.");
            return;
        }

        output.WriteLine("Times are those that the thread computed, not those on the wall. Sizes are those of printed text: names, numbers, functions and signs, each as often as it stands there.");
        foreach ((string name, Action work) in Parts(output, every))
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

    private static (string Name, Action Work)[] Parts(TextWriter output, int every) =>
    [
        ("derivatives", () => SimplifyDerivatives.Run(output, every)),
        ("sympy", () => SimplifyBesideSymPy.Run(output)),
        ("textbook", () => SimplifyTextbook.Run(output)),
        ("growth", () => SimplifyGrowth.Run(output)),
        ("cases", () => SimplifyCases.Run(output)),
    ];
}
