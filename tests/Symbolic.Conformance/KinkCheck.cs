using static Symbolic.Operators;

namespace Symbolic.Conformance;

/// <summary>What is stated about derivatives at kinks and beside branches that are not taken.</summary>
internal sealed class KinkCheck
{
    private readonly ExprGraph _graph = new();

    public KinkCheck()
    {
        Expr x = _graph.Symbol("x"), y = _graph.Symbol("y"), a = _graph.Symbol("a");
        Stated =
        [
            ("abs", Abs[x], x, 0, 0, 0, 0),
            ("sign", Sign[x], x, 0, 0, 0, 0),
            ("relu", Relu[x], x, 0, 0, 0, 0),
            ("heaviside", Heaviside[x], x, 0, 0, 0, 0),
            ("hardlim", HardLimit[x], x, 0, 0, 0, 0),
            ("sqrt", Sqrt[x], x, 0, 0, 0, double.PositiveInfinity),
            ("cbrt", Cbrt[x], x, 0, 0, 0, double.PositiveInfinity),
            ("asin", Asin[x], x, 1, 0, 0, double.PositiveInfinity),
            ("asin on the left", Asin[x], x, -1, 0, 0, double.PositiveInfinity),
            ("acos", Acos[x], x, 1, 0, 0, double.NegativeInfinity),
            ("acos on the left", Acos[x], x, -1, 0, 0, double.NegativeInfinity),
            ("acosh", Acosh[x], x, 1, 0, 0, double.PositiveInfinity),
            ("asech", Asech[x], x, 1, 0, 0, double.NegativeInfinity),
            ("asec", Asec[x], x, 1, 0, 0, double.PositiveInfinity),
            ("asec on the left", Asec[x], x, -1, 0, 0, double.PositiveInfinity),
            ("acsc", Acsc[x], x, 1, 0, 0, double.NegativeInfinity),
            ("acsc on the left", Acsc[x], x, -1, 0, 0, double.NegativeInfinity),
            ("acot", Acot[x], x, 0, 0, 0, -1),
            ("atan2 at the jump", Atan2[y, x], y, -2, 0, 0, -0.5),
            ("ceil", Ceiling[x], x, 2, 0, 0, 0),
            ("round", Round[x], x, 2.5, 0, 0, 0),
            ("floor", Floor[x], x, 2, 0, 0, 0),
            ("leakyrelu", LeakyRelu[x, a], x, 0, 0, 0.1, 0.1),
            ("leakyrelu by its slope", LeakyRelu[x, a], a, 0, 0, 0.1, 0),
            ("elu", Elu[x, a], x, 0, 0, 1.5, 1.5),
            ("elu far out", Elu[x, a], x, 1000, 0, 1.5, 1),
            ("selu", Selu[x], x, 0, 0, 0, 1.7580993408473768),
            ("hardtanh", HardTanh[x], x, 1, 0, 0, 0),
            ("hardtanh on the left", HardTanh[x], x, -1, 0, 0, 0),
            ("hardsigmoid on the right", HardSigmoid[x], x, 3, 0, 0, 0),
            ("hardsigmoid", HardSigmoid[x], x, -3, 0, 0, 0),
            ("mod at a jump, by the divisor", Mod[x, y], y, 6, 3, 0, -2),
            ("mod", Mod[x, _graph.One], x, 0.5, 0, 0, 1),
            ("hypot at the origin", Hypot[x, y], x, 0, 0, 0, 0),
            ("hypot at the origin, by the other", Hypot[x, y], y, 0, 0, 0, 0),
            ("hypot beside it", Hypot[x, y], y, 0, -2, 0, -1),
            ("max, a tie of two", Max[x, y], x, 1, 1, 0, 0.5),
            ("max, one of two", Max[x, y], x, 2, 1, 0, 1),
            ("max, the other", Max[x, y], x, 0, 1, 0, 0),
            ("max, a tie of three", Max[x, y, a], y, 1, 1, 1, 1.0 / 3),
            ("max, a tie of two of three", Max[x, y, a], y, 1, 1, 0, 0.5),
            ("max, a tie apart", Max[x, y, a], a, 1, 1, 0, 0),
            ("min, one of two", Min[x, y], x, 0, 1, 0, 1),
            ("min, a tie of two", Min[x, y], y, 1, 1, 0, 0.5),
            ("max of the same slopes", Max[x, Expm1[x], ((x + 1).Pow(2) / 2) - 0.5], x, 0, 0, 0, 1),
            ("clamp inside", Clamp[x, y, a], x, 1, 0, 2, 1),
            ("clamp on a bound", Clamp[x, y, a], x, 0, 0, 2, 0),
            ("clamp on a bound, by the bound", Clamp[x, y, a], y, 0, 0, 2, 1),
            ("clamp on the upper bound", Clamp[x, y, a], x, 2, 0, 2, 0),
            ("clamp on the upper bound, by the bound", Clamp[x, y, a], a, 2, 0, 2, 1),
            ("clamp between equal bounds, by the lower", Clamp[x, y, a], y, 0, 1, 1, 0),
            ("clamp between equal bounds, by the upper", Clamp[x, y, a], a, 0, 1, 1, 1),
            ("clamp between crossed bounds", Clamp[x, y, a], a, 1, 3, 2, 1),
            ("power of a negative number by the exponent", x.Pow(y), y, -2, 2, 0, double.NaN),
            ("power of zero by the exponent", x.Pow(y), y, 0, 2, 0, 0),

            // Branches that are not taken.
            ("max beside an infinite slope", Max[x, Sqrt[y]], y, 5, 0, 0, 0),
            ("min beside an infinite slope", Min[x, Sqrt[y]], y, -5, 0, 0, 0),
            ("relu of an infinite slope", Relu[Sqrt[y] - 1], y, 0, 0, 0, 0),
            ("clamp of an infinite slope", Clamp[Sqrt[y], x, a], y, 1, 0, 2, 0),
            ("hypot of an infinite slope", Hypot[Sqrt[y], x], x, 3, 0, 0, 1),
            ("a root where it is not asked for", _graph.Select(x > 0, Sqrt[x], _graph.Zero), x, -1, 0, 0, 0),
            ("a quotient where it is not asked for", _graph.Select(y > 1, x / y, _graph.Zero), y, 1, 0, 0, 0),
            ("an overflow where it is not asked for", Elu[x, _graph.One], x, 1e4, 0, 0, 1),
        ];
    }

    /// <summary>The stated slopes: name, function, variable, x, y, a, derivative.</summary>
    public IReadOnlyList<(string Name, Expr Function, Expr Variable, double X, double Y, double A, double Slope)> Stated { get; }

    /// <summary>Checks all that is stated about an operator; throws where a derivative is not what is stated.</summary>
    public void Run(Operator op)
    {
        for (int i = 0; i < Stated.Count; i++)
        {
            if (Stated[i].Function.Descendants().Any(n => n.Operator == op))
            {
                Run(i);
            }
        }

        if (op is NaryOperator { Fold: not null } folding)
        {
            Ties(folding);
        }
    }

    /// <summary>Checks one statement, by forward and by reverse mode.</summary>
    public void Run(int stated)
    {
        (string name, Expr function, Expr variable, double x, double y, double a, double expected) = Stated[stated];
        var point = new Dictionary<string, double> { ["x"] = x, ["y"] = y, ["a"] = a };
        double forward = function.Differentiate(variable).At(point);
        double reverse = function.Gradient(variable)[variable].At(point);
        Assert.True(forward.Equals(expected) || Math.Abs(forward - expected) < 1e-15, $"{name}: {forward} instead of {expected}");
        Assert.True(reverse.Equals(expected) || Math.Abs(reverse - expected) < 1e-15, $"{name}: {reverse} instead of {expected}");
    }

    /// <summary>Operands that attain the value share the derivative, whichever they are; the others have no part in it.</summary>
    public void Ties(NaryOperator op)
    {
        for (int count = 2; count <= 4; count++)
        {
            Expr[] variables = [.. Enumerable.Range(0, count).Select(i => _graph.Symbol($"t{i}"))];
            Expr node = op[variables];
            Expr[] derivatives = [.. variables.Select(v => node.Differentiate(v))];
            for (int choice = 0; choice < 1 << count; choice++)
            {
                double[] values = [.. Enumerable.Range(0, count).Select(i => 2.5 + ((choice >> i) & 1))];
                double value = OperatorCases.ValueOf(op, values);
                Dictionary<string, double> point = variables.Zip(values).ToDictionary(static p => p.First.Name, static p => p.Second);
                for (int i = 0; i < count; i++)
                {
                    Assert.Equal(values[i] == value ? 1.0 / values.Count(v => v == value) : 0, derivatives[i].At(point), 1e-15);
                }
            }
        }
    }
}
