using Symbolic.Verification;

namespace Symbolic.Evaluation.Tests;

/// <summary>Random graphs over the whole operator table.</summary>
internal sealed partial class RandomExpressions
{
    private readonly Random _random;
    private readonly ExpressionGrower _grower;

    public RandomExpressions(int seed, int nodes, int variables = 3, Operator[]? preferred = null)
    {
        _random = new Random(seed);
        Graph = new ExprGraph();
        Variables = [.. Enumerable.Range(0, variables).Select(i => Graph.Symbol("x" + i))];
        _grower = new ExpressionGrower(Graph, _random)
        {
            Preferred = preferred ?? [Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Divide, Operators.Select, Operators.Less, Operators.Power],
            OneOfAllIn = 3,
            Newest = 12,
            ChoosesConditions = true,
        };
        _grower.Numbers.AddRange(Variables);
        _grower.Numbers.AddRange([Graph.Number(2), Graph.Number(Rational.From(-1, 3)), Graph.Number(0.75), Graph.Constant(Operators.Pi)]);
        _grower.Keep(Variables[0] < Variables[^1]);
        for (int i = 0; i < nodes; i++)
        {
            // Exact exponents have functions of their own.
            if (_random.Next(12) == 0)
            {
                _grower.Keep(_grower.Pick(Element.Real).Pow(Rational.From(_random.Next(-7, 12), _random.Next(1, 5))));
            }
            else
            {
                _grower.Grow();
            }
        }
    }

    public ExprGraph Graph { get; }

    public Expr[] Variables { get; }

    public Expr[] Outputs(int count)
    {
        var outputs = new Expr[count];
        for (int i = 0; i < count; i++)
        {
            outputs[i] = _grower.Pick(_random.Next(8) == 0 ? Element.Boolean : Element.Real);
        }

        return outputs;
    }

    public double[] Point()
    {
        double[] special = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-300, -1e300];
        return [.. Variables.Select(_ => _random.Next(6) == 0 ? special[_random.Next(special.Length)] : (_random.NextDouble() - 0.4) * 6)];
    }
}
