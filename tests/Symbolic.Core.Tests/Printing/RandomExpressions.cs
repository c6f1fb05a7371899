using System.Numerics;

namespace Symbolic.Tests.Printing;

/// <summary>
/// Expressions over all operators of a table, grown at random from leaves that are likely to make trouble. Every choice comes from
/// one seed, and a smaller size gives a smaller expression.
/// </summary>
internal sealed class RandomExpressions
{
    private readonly Random _random;
    private readonly List<Expr> _numbers = [];
    private readonly List<Expr> _conditions = [];
    private readonly List<Operator> _operators = [];
    private readonly ExprGraph _graph;

    public RandomExpressions(ExprGraph graph, int seed)
    {
        _graph = graph;
        _random = new Random(seed);
        foreach (string name in (ReadOnlySpan<string>)["x", "y", "x_1", "net", "λ", "log", "x_i", "w_12", "x_max", "Δx", "ŷ", "W1", "n", "T", "d", "f", "σ", "a", "b", "p", "i"])
        {
            _numbers.Add(graph.Symbol(name));
        }

        foreach (Rational value in (ReadOnlySpan<Rational>)[0, 1, -1, 2, 3, 10, Rational.From(1, 2), Rational.From(-3, 4), BigInteger.Pow(7, 40)])
        {
            _numbers.Add(graph.Number(value));
        }

        foreach (double value in (ReadOnlySpan<double>)[0.5, -0.1, 2.5e-30, 1e25])
        {
            _numbers.Add(graph.Number(value));
        }

        foreach (Operator op in graph.Operators.All)
        {
            if (op is LeafOperator { Value: not null } constant)
            {
                (constant.Result == Element.Real ? _numbers : _conditions).Add(graph.Constant(constant));
            }
            else if (op is not (LeafOperator or TensorOperator))
            {
                _operators.Add(op);

                // Most of the difficulties lie in the operators that are no calls.
                _operators.AddRange(Enumerable.Repeat(op, op.Notation.Layout == Layout.Function ? 0 : 6));
            }
        }
    }

    /// <summary>The number of arguments up to which unknown functions are differentiated.</summary>
    public int LargestArityOfDerivatives { get; init; } = 3;

    public Expr Next(int size)
    {
        int leaves = _numbers.Count;
        Expr made = _numbers[_random.Next(leaves)];
        for (int i = 0; i < size; i++)
        {
            made = _random.Next(12) == 0 ? Call() : Apply(_operators[_random.Next(_operators.Count)]);
            (made.Type.Element == Element.Real ? _numbers : _conditions).Add(made);
        }

        return made;
    }

    private Expr Call()
    {
        int arity = _random.Next(1, 4);
        var operands = new Expr[arity];
        for (int i = 0; i < arity; i++)
        {
            operands[i] = Pick(Element.Real);
        }

        int[] derivatives = new int[arity <= LargestArityOfDerivatives ? _random.Next(4) : 0];
        for (int i = 0; i < derivatives.Length; i++)
        {
            derivatives[i] = _random.Next(arity);
        }

        return _graph.Call(_random.Next(2) == 0 ? "g" : "φ", operands, derivatives);
    }

    private Expr Apply(Operator op)
    {
        int count = op.MaxOperands == int.MaxValue ? op.MinOperands + _random.Next(3) : op.MaxOperands;
        var operands = new Expr[count];
        Element element = Element.Real;
        for (int i = 0; i < count; i++)
        {
            // A selection chooses between two conditions now and then.
            element = op is NaryOperator { Conditions: > 0 } nary && i >= nary.Conditions
                ? i == nary.Conditions ? (_random.Next(4) == 0 ? Element.Boolean : Element.Real) : element
                : op.OperandElement(i);
            operands[i] = Pick(element);
        }

        return _graph.Apply(op, operands);
    }

    // What was made last is taken most often, so the expression grows in depth, and shares.
    private Expr Pick(Element element)
    {
        List<Expr> from = element == Element.Real ? _numbers : _conditions;
        int back = _random.Next(3) == 0 ? _random.Next(from.Count) : _random.Next(Math.Min(4, from.Count));
        return from[^(back + 1)];
    }
}
