using System.Globalization;

namespace Symbolic;

/// <summary>What must hold at the points at which a program is run: the conditions as programs in its inputs.</summary>
internal sealed class AssertedConditions
{
    // More values than this are no help to the reader of a message.
    private const int MostValues = 12;

    private readonly Program _program;
    private readonly Program _each;
    private readonly (string Text, int[] Inputs)[] _conditions;

    private AssertedConditions(Program program, Program all, Program each, (string Text, int[] Inputs)[] conditions) =>
        (_program, All, _each, _conditions) = (program, all, each, conditions);

    /// <summary>All conditions together as one truth value.</summary>
    public Program All { get; }

    /// <exception cref="ArgumentException">A condition is no truth value.</exception>
    /// <exception cref="UnresolvedNameException">A condition has a variable that is no input, or an unknown function.</exception>
    public static AssertedConditions Create(Program program, IReadOnlyList<Expr> conditions)
    {
        foreach (Expr condition in conditions)
        {
            if (condition.Graph is null || condition.Type != ExprType.Boolean)
            {
                throw new ArgumentException(
                    condition.Graph is null ? "A condition was never built (default(Expr))." : $"{condition} is no condition; its value is in {condition.Type.Shape}.", nameof(conditions));
            }
        }

        // In a graph of their own, in which the inputs are found by name, whether or not the conditions mention them.
        var graph = new ExprGraph(conditions[0].Graph.Operators);
        Expr[] each = [.. conditions.Select(graph.Import)];
        Expr[] inputs = [.. program.Inputs.Select(graph.Symbol)];
        Expr all = each[0];
        foreach (Expr condition in each.Skip(1))
        {
            all &= condition;
        }

        return new(program, Program.Create(all, inputs), Program.Create(each, inputs), [.. each.Select(c => (c.ToString(), Mentioned(c, inputs)))]);
    }

    /// <summary>Whether a computed truth value says that the conditions hold: it is neither 0 nor NaN.</summary>
    public static bool Hold(double truth) => truth is > 0 or < 0;

    /// <summary>The error for a point where a condition does not hold.</summary>
    /// <param name="inputs">The point.</param>
    /// <param name="number">Which of many points it is, counted from 0; null where there is one.</param>
    public ConditionException Violated(ReadOnlySpan<double> inputs, nint? number = null)
    {
        double[] holds = new double[_conditions.Length];
        _each.Run(inputs, holds);
        (string condition, int[] mentioned) = _conditions[Math.Max(0, Array.FindIndex(holds, static h => !Hold(h)))];
        var point = new List<string>();
        foreach (int input in mentioned.AsSpan(0, Math.Min(mentioned.Length, MostValues)))
        {
            point.Add(string.Create(CultureInfo.InvariantCulture, $"{_program.Inputs[input]} = {inputs[input]:R}"));
        }

        string values = point.Count == 0 ? "" : $"{string.Join(", ", point)}{(mentioned.Length > MostValues ? ", …" : "")}";
        string place = number is { } n ? string.Create(CultureInfo.InvariantCulture, $" at point {n}{(values.Length > 0 ? ": " : "")}{values}")
            : values.Length > 0 ? $" at {values}" : "";
        return new ConditionException($"The condition {condition} does not hold{place}.", condition);
    }

    private static int[] Mentioned(Expr condition, Expr[] inputs)
    {
        HashSet<int> nodes = [.. condition.Graph.NodesOf(condition)];
        return [.. Enumerable.Range(0, inputs.Length).Where(i => nodes.Contains(inputs[i].Id))];
    }
}
