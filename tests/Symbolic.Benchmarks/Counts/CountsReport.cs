using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>How many operations derivatives take, over those of the functions: figures that do not depend on the machine.</summary>
internal static class CountsReport
{
    private const int MostCrossed = 10_000;

    public static void Run(TextWriter output, IReadOnlyList<string> parts)
    {
        if (parts.Contains("weights"))
        {
            OperatorWeights.Run(output);
            return;
        }

        output.WriteLine($"{"function",-34} {"bar",6} {"ratio",7} {"f",9} {"Jacobian",9} {"crossed",9} {"shared",9} {"ratio",7}");
        foreach (CountedFunction function in CountedFunctions.All)
        {
            if (parts.Count == 0 || parts.Any(p => function.Name.Contains(p, StringComparison.OrdinalIgnoreCase)))
            {
                Line(output, function);
            }
        }
    }

    private static void Line(TextWriter output, CountedFunction function)
    {
        (Expr[] outputs, Expr[] variables) = function.Build();
        int own = Operations(outputs);
        Expr[] entries = [.. outputs.Jacobian(variables).Entries.Select(static e => e.Value)];
        int jacobian = Operations(entries);
        // Elimination keeps a table for every node; on the largest functions it would take longer than all the rest.
        string crossed = own > MostCrossed ? "-" : Operations(
            [.. outputs.Jacobian(new DerivativeOptions { Accumulation = Accumulation.CrossCountry }, variables).Entries.Select(static e => e.Value)]).ToString(CultureInfo.InvariantCulture);
        int shared = Operations([.. entries.ShareFactors()]);
        string bar = function.Bar is { } most ? most.ToString("0.0", CultureInfo.InvariantCulture) : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{function.Name,-34} {bar,6} {(double)jacobian / own,7:0.00} {own,9} {jacobian,9} {crossed,9} {shared,9} {(double)shared / own,7:0.00}"));
    }

    private static int Operations(Expr[] roots)
    {
        var cone = new Cone(roots[0].Graph);
        cone.Collect([.. roots.Select(static r => r.Id)]);
        return cone.Ids.Count(id => roots[0].Graph.OperandsAt(id).Length > 0);
    }
}
