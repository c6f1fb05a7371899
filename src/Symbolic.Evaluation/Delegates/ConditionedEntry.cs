using System.Globalization;

namespace Symbolic;

/// <summary>Code that takes all inputs as one span and gives all results in another.</summary>
internal delegate void SpanCode(ReadOnlySpan<double> inputs, Span<double> outputs);

/// <summary>Delegates that run a program where conditions hold, and elsewhere throw or give NaN.</summary>
internal sealed class ConditionedEntry : SpanEntry
{
    // More values than this are no help to the reader of a message.
    private const int MostValues = 12;

    private readonly SpanCode _values;
    private readonly SpanCode _hold;
    private readonly Program _each;
    private readonly (string Text, int[] Inputs)[] _conditions;
    private readonly Violation _violation;

    private ConditionedEntry(Program program, SpanCode values, SpanCode hold, Program each, (string Text, int[] Inputs)[] conditions, Violation violation)
        : base(program) =>
        (_values, _hold, _each, _conditions, _violation) = (values, hold, each, conditions, violation);

    /// <exception cref="ArgumentException">A condition is no truth value, or NaN is asked for where the result is one.</exception>
    /// <exception cref="UnresolvedNameException">A condition has a variable that is no input, or an unknown function.</exception>
    public static ConditionedEntry Create(Program program, DelegateSignature signature, CompileOptions options)
    {
        if (signature.Output == OutputForm.Truth && options.Violation == Violation.NaN)
        {
            throw new ArgumentException("A delegate that returns bool cannot return NaN where a condition does not hold; throw, or return double.", nameof(options));
        }

        foreach (Expr condition in options.Conditions)
        {
            if (condition.Graph is null || condition.Type != ExprType.Boolean)
            {
                throw new ArgumentException(condition.Graph is null ? "A condition was never built (default(Expr))." : $"{condition} is no condition; its value is in {condition.Type.Shape}.", nameof(options));
            }
        }

        // In a graph of their own, in which the inputs are found by name, whether or not the conditions mention them.
        var graph = new ExprGraph(options.Conditions[0].Graph.Operators);
        Expr[] each = [.. options.Conditions.Select(graph.Import)];
        Expr[] inputs = [.. program.Inputs.Select(graph.Symbol)];
        Expr all = each[0];
        foreach (Expr condition in each.Skip(1))
        {
            all &= condition;
        }

        CompileOptions plain = options with { Conditions = [] };
        return new(
            program, program.Compile<SpanCode>(plain), Program.Create(all, inputs).Compile<SpanCode>(plain),
            Program.Create(each, inputs), [.. each.Select(c => (c.ToString(), Mentioned(c, inputs)))], options.Violation);
    }

    private static int[] Mentioned(Expr condition, Expr[] inputs)
    {
        HashSet<int> nodes = [.. condition.Graph.NodesOf(condition)];
        return [.. Enumerable.Range(0, inputs.Length).Where(i => nodes.Contains(inputs[i].Id))];
    }

    public override void Execute(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        Program.RequireInputs(inputs.Length);
        Program.RequireOutputs(outputs.Length);
        double hold = 0;
        _hold(inputs, new Span<double>(ref hold));

        // Neither 0 nor NaN.
        if (hold is > 0 or < 0)
        {
            _values(inputs, outputs);
        }
        else if (_violation == Violation.NaN)
        {
            outputs[..Program.OutputCount].Fill(double.NaN);
        }
        else
        {
            throw Violated(inputs);
        }
    }

    private ConditionException Violated(ReadOnlySpan<double> inputs)
    {
        double[] holds = new double[_conditions.Length];
        _each.Run(inputs, holds);
        (string condition, int[] mentioned) = _conditions[Math.Max(0, Array.FindIndex(holds, static h => !(h is > 0 or < 0)))];
        var point = new List<string>();
        foreach (int input in mentioned.AsSpan(0, Math.Min(mentioned.Length, MostValues)))
        {
            point.Add(string.Create(CultureInfo.InvariantCulture, $"{Program.Inputs[input]} = {inputs[input]:R}"));
        }

        string place = point.Count == 0 ? "" : $" at {string.Join(", ", point)}{(mentioned.Length > MostValues ? ", …" : "")}";
        return new ConditionException($"The condition {condition} does not hold{place}.", condition);
    }
}
