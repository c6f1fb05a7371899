namespace Symbolic;

/// <summary>
/// exp(v)/Σ exp(v) is softmax(v), and log Σ exp(v) is logsumexp(v): the same values for every real vector v, and none overflows on the
/// way.
/// </summary>
internal static class SoftmaxForm
{
    // How far products are searched.
    private const int MostFactors = 16;

    /// <summary>The logarithm of a sum of exponentials; null for anything else.</summary>
    public static Expr? OfLogarithm(Expr node) => node.Is(Operators.Log) && Exponents(node.Operands[0]) is { } v ? Operators.LogSumExp[v] : null;

    /// <summary>The quotient of a tensor that has the factor exp(v) by a product that has the factor Σ exp(v); null for anything else.</summary>
    public static Expr? OfQuotient(Expr node)
    {
        if (!node.Is(Operators.Divide) || node.Shape.IsScalar || !node.Operands[1].Shape.IsScalar)
        {
            return null;
        }

        // A product of numbers leans to the left.
        Expr divisor = node.Operands[1], rest = divisor;
        var after = new Stack<Expr>();
        for (int depth = 0; depth < MostFactors; depth++)
        {
            Expr factor = rest.Is(Operators.Multiply) ? rest.Operands[1] : rest;
            (Expr @base, Rational power) = factor.Is(Operators.Power) && factor.Operands[1].IsNumber ? (factor.Operands[0], factor.Operands[1].Number) : (factor, Rational.One);
            if (power >= 1 && Exponents(@base) is { } v && WithSoftmax(node.Operands[0], v) is { } above)
            {
                Expr less = @base.Pow(power - 1);
                Expr below = rest.Is(Operators.Multiply) ? rest.Operands[0] * less : less;
                return above / after.Aggregate(below, static (product, next) => product * next);
            }

            if (!rest.Is(Operators.Multiply))
            {
                return null;
            }

            after.Push(factor);
            rest = rest.Operands[0];
        }

        return null;
    }

    // v of Σ exp(v).
    private static Expr? Exponents(Expr sum) =>
        sum.Is(Operators.Einsum) && sum.Shape.IsScalar && sum.Operands is [var only] && only.Shape.Order == 1 && only.Is(Operators.Exp) ? only.Operands[0] : null;

    // The tensor with one of its factors exp(v) replaced by softmax(v); null where it has none.
    private static Expr? WithSoftmax(Expr tensor, Expr v)
    {
        Expr exponential = Operators.Exp[v];
        var around = new Stack<(Expr Node, int Position)>();
        while (tensor != exponential && !(tensor.Is(Operators.Einsum) && tensor.Operands.Contains(exponential)))
        {
            bool product = tensor.Is(Operators.Multiply);
            if (around.Count >= MostFactors || !(product || tensor.Is(Operators.Divide) || tensor.Is(Operators.Negate)))
            {
                return null;
            }

            int position = product && (tensor.Operands[0].Shape.IsScalar || tensor.Operands[1] == exponential) ? 1 : 0;
            around.Push((tensor, position));
            tensor = tensor.Operands[position];
        }

        ExprGraph graph = tensor.Graph;
        Expr result = Operators.Softmax[v];
        if (tensor != exponential)
        {
            int at = tensor.Operands.ToList().IndexOf(exponential);
            result = graph.Rebuild(tensor, [.. tensor.Operands.Select((o, i) => i == at ? result : o)]);
        }

        return around.Aggregate(result, (inner, outer) => graph.Rebuild(outer.Node, [.. outer.Node.Operands.Select((o, i) => i == outer.Position ? inner : o)]));
    }
}
