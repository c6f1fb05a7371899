using System.Numerics;
using Symbolic.Verification;

namespace Symbolic.Tests.Printing;

/// <summary>
/// Expressions over all operators of a table, grown at random from leaves that are likely to make trouble. Every choice comes from
/// one seed, and a smaller size gives a smaller expression.
/// </summary>
internal sealed class RandomExpressions
{
    private readonly Random _random;
    private readonly ExpressionGrower _grower;
    private readonly ExprGraph _graph;

    public RandomExpressions(ExprGraph graph, int seed)
    {
        _graph = graph;
        _random = new Random(seed);

        // Most of the difficulties lie in the operators that are no calls.
        _grower = new ExpressionGrower(graph, _random)
        {
            Preferred = [.. graph.Operators.All.Where(static op => op is (UnaryOperator or BinaryOperator or NaryOperator) and not { Notation.Layout: Layout.Function })],
            OneOfAllIn = 3,
            Newest = 4,
            MostOperands = 4,
            ChoosesConditions = true,
        };
        foreach (string name in (ReadOnlySpan<string>)["x", "y", "x_1", "net", "λ", "log", "x_i", "w_12", "x_max", "Δx", "ŷ", "W1", "n", "T", "d", "f", "σ", "a", "b", "p", "i"])
        {
            _grower.Keep(graph.Symbol(name));
        }

        foreach (Rational value in (ReadOnlySpan<Rational>)[0, 1, -1, 2, 3, 10, Rational.From(1, 2), Rational.From(-3, 4), BigInteger.Pow(7, 40)])
        {
            _grower.Keep(graph.Number(value));
        }

        foreach (double value in (ReadOnlySpan<double>)[0.5, -0.1, 2.5e-30, 1e25])
        {
            _grower.Keep(graph.Number(value));
        }

        foreach (LeafOperator constant in graph.Operators.All.OfType<LeafOperator>().Where(static op => op.Value is not null))
        {
            _grower.Keep(graph.Constant(constant));
        }
    }

    /// <summary>The number of arguments up to which unknown functions are differentiated.</summary>
    public int LargestArityOfDerivatives { get; init; } = 3;

    public Expr Next(int size)
    {
        Expr made = _grower.Numbers[_random.Next(_grower.Numbers.Count)];
        for (int i = 0; i < size; i++)
        {
            made = _random.Next(12) == 0 ? _grower.Keep(Call()) : _grower.Grow();
        }

        return made;
    }

    private Expr Call()
    {
        int arity = _random.Next(1, 4);
        var operands = new Expr[arity];
        for (int i = 0; i < arity; i++)
        {
            operands[i] = _grower.Pick(Element.Real);
        }

        int[] derivatives = new int[arity <= LargestArityOfDerivatives ? _random.Next(4) : 0];
        for (int i = 0; i < derivatives.Length; i++)
        {
            derivatives[i] = _random.Next(arity);
        }

        return _graph.Call(_random.Next(2) == 0 ? "g" : "φ", operands, derivatives);
    }
}
