using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The costs of a formula and its derivatives as a table.</summary>
internal static class CostReport
{
    public static void Write(Screen screen, Problem problem, IReadOnlyList<CostLine> lines)
    {
        screen.Quiet($"reading: {problem.Reading}");
        screen.Line($"{"",-18}{"nodes",8}{"operations",12}{"flops",10}{"depth",8}{"bytes",10}");
        foreach (CostLine line in lines)
        {
            Row(screen, line.Name, line.Written);
            Row(screen, $"{line.Name} simplified", line.Simplified);
        }

        if (lines.Count > 1)
        {
            screen.Line($"∇f to f: {Ratio(lines[1].Written, lines[0].Written)} of the flops, simplified {Ratio(lines[1].Simplified, lines[0].Simplified)}");
        }

        foreach (string note in problem.Notes)
        {
            screen.Warning($"note: {note}");
        }
    }

    private static void Row(Screen screen, string name, Cost cost) => screen.Line(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-18}{cost.Nodes,8}{cost.Operations,12}{Known(cost.Flops),10}{cost.Depth,8}{Known(cost.Bytes),10}"));

    private static string Known(double? value) => value is { } known ? known.ToString("0.##", CultureInfo.InvariantCulture) : "-";

    private static string Ratio(Cost of, Cost to) =>
        of.Flops is { } more && to.Flops is > 0 and { } less ? (more / less).ToString("0.00", CultureInfo.InvariantCulture) : "-";
}
