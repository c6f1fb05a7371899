using System.Collections.Concurrent;

namespace Symbolic.Conformance;

/// <summary>What an operator claims of its value, for operands of which this or that is assumed, against values at sampled points.</summary>
internal sealed class FactsCheck(Operator op)
{
    // Moderate numbers: no claim about real numbers is refuted by overflow or underflow here.
    public static readonly double[] Values =
        [-20, -11.25, -7.5, -4, -3, -2.5, -2, -1.5, -1, -0.75, -0.5, -0.25, -1e-3, 0, 1e-3, 0.25, 0.5, 0.75, 1, 1.5, 2, 2.5, 3, 4, 7.5, 11.25, 20];

    private static readonly Facts[] s_assumptions =
    [
        Facts.Real, Facts.Positive, Facts.Nonnegative, Facts.Negative, Facts.Nonpositive, Facts.NonZero, Facts.Integer,
        Facts.Integer.And(Facts.Positive), Facts.Integer.And(Facts.Nonnegative), Facts.Integer.And(Facts.Negative),
    ];

    // What the values are does not depend on what is claimed, so they are computed once.
    private static readonly ConcurrentDictionary<(Operator, int), (Possible Seen, double[] Point)[]> s_seen = [];

    private readonly int _count = Math.Max(op.MinOperands, op is UnaryOperator ? 1 : 2);

    /// <summary>Fails where a value is none of those that are claimed to be possible.</summary>
    public void Run()
    {
        int number = 0;
        foreach (Facts[] assumed in Combinations(s_assumptions, _count))
        {
            Facts facts = ClaimedOf(assumed);
            foreach ((Possible seen, double[] point) in Seen(number++, assumed))
            {
                Assert.True(
                    (seen & ~facts.Possible) == 0,
                    $"{op}({string.Join(", ", point)}) = {OperatorCases.ValueOf(op, point)}, but {facts.Possible} was claimed of operands that are {string.Join(", ", assumed.Select(static a => a.Possible))}");
            }
        }
    }

    /// <summary>How often each thing is claimed to be impossible, over all assumptions.</summary>
    public string Promises()
    {
        Possible[] cases = [Possible.Negative, Possible.Zero, Possible.Positive, Possible.Fraction, Possible.Undefined];
        int[] times = new int[cases.Length];
        int all = 0;
        foreach (Facts[] assumed in Combinations(s_assumptions, _count))
        {
            all++;
            Facts facts = ClaimedOf(assumed);
            for (int i = 0; i < cases.Length; i++)
            {
                times[i] += (facts.Possible & cases[i]) == 0 ? 1 : 0;
            }
        }

        return $"of {all}, {string.Join(", ", cases.Select((c, i) => $"never {c} {times[i]}"))}";
    }

    /// <summary>What an operator claims for operands of which something is assumed.</summary>
    private Facts ClaimedOf(Facts[] assumed)
    {
        var graph = new ExprGraph();
        return graph.Apply(op, [.. assumed.Select((a, i) => IsLogical(i) ? graph.Symbol($"c{i}", Facts.Unknown, ExprType.Boolean) : graph.Symbol($"x{i}", a))]).Facts;
    }

    private bool IsLogical(int operand) => op.OperandElement(operand) == Element.Boolean;

    // What the value is somewhere, with the first point where it is that.
    private (Possible, double[])[] Seen(int number, Facts[] assumed) => s_seen.GetOrAdd((op, number), _ =>
    {
        double[][] samples = [.. assumed.Select((a, i) => IsLogical(i) ? [0.0, 1.0] : Values.Where(v => Fits(v, a)).Where((_, k) => _count < 3 || k % 4 == 0).ToArray())];
        var seen = new Dictionary<Possible, double[]>();
        foreach (double[] point in Combinations(samples))
        {
            double value = OperatorCases.ValueOf(op, point);
            Possible here = !double.IsFinite(value) ? Possible.Undefined
                : (value < 0 ? Possible.Negative : value > 0 ? Possible.Positive : Possible.Zero) | (double.IsInteger(value) ? Possible.None : Possible.Fraction);
            seen.TryAdd(here, point);
        }

        if (!IsLogical(_count - 1) && (assumed[^1].Possible & Possible.Fraction) != 0)
        {
            foreach ((Possible crossed, double[] point) in Crossings(samples))
            {
                seen.TryAdd(crossed, point);
            }
        }

        return [.. seen.Select(static s => (s.Key, s.Value))];
    });

    // Zeros and poles at irrational numbers lie between samples at which the value has different signs.
    private IEnumerable<(Possible Crossed, double[] Point)> Crossings(double[][] samples)
    {
        const int Halvings = 80;
        const double Small = 1e-9;
        foreach (double[] others in Combinations(samples[..^1]))
        {
            for (int i = 1; i < samples[^1].Length; i++)
            {
                (double low, double high) = (samples[^1][i - 1], samples[^1][i]);
                double below = Value(low), above = Value(high);
                // Zero is a sample itself, unless it is excluded.
                if ((low < 0 && high > 0) || !double.IsFinite(below) || !double.IsFinite(above) || below * above >= 0)
                {
                    continue;
                }

                for (int k = 0; k < Halvings; k++)
                {
                    // A power has no value between whole exponents: nothing is crossed there.
                    double middle = (low + high) / 2, value = Value(middle);
                    (low, high) = double.IsNaN(value) ? (value, value) : value < 0 == below < 0 ? (middle, high) : (low, middle);
                }

                double size = Math.Abs(Value(low));
                if (size is < Small or > 1 / Small)
                {
                    yield return (size < 1 ? Possible.Zero : Possible.Undefined, [.. others, low]);
                }
            }

            double Value(double last) => OperatorCases.ValueOf(op, [.. others, last]);
        }
    }

    public static bool Fits(double value, Facts facts)
    {
        if (!double.IsFinite(value))
        {
            return !facts.IsTotal;
        }

        Possible sign = value < 0 ? Possible.Negative : value > 0 ? Possible.Positive : Possible.Zero;
        return (facts.Possible & sign) != 0 && (double.IsInteger(value) || (facts.Possible & Possible.Fraction) != 0);
    }

    private static IEnumerable<T[]> Combinations<T>(T[] choices, int count) => Combinations([.. Enumerable.Repeat(choices, count)]);

    public static IEnumerable<T[]> Combinations<T>(T[][] choices)
    {
        if (choices.Any(static c => c.Length == 0))
        {
            yield break;
        }

        int[] digits = new int[choices.Length];
        while (true)
        {
            yield return [.. choices.Select((c, i) => c[digits[i]])];
            int place = choices.Length - 1;
            while (place >= 0 && ++digits[place] == choices[place].Length)
            {
                digits[place--] = 0;
            }

            if (place < 0)
            {
                yield break;
            }
        }
    }
}
