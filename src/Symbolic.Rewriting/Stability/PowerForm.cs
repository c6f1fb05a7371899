namespace Symbolic;

/// <summary>A product and quotient of powers of one base as one power: 1/(u·√u) is u^(−3/2).</summary>
internal readonly record struct PowerForm(Rational Coefficient, Expr Base, Expr Exponent)
{
    private const int MostNodes = 12;

    /// <summary>True for powers but the base itself, its reciprocal and its square, for which there are better identities.</summary>
    public bool IsPower => !Exponent.IsNumber || (!Rational.Abs(Exponent.Number).IsOne && !Exponent.Number.IsZero && Exponent.Number != 2);

    /// <summary>The power; null for what is no power of one base.</summary>
    public static PowerForm? Of(StabilityScope scope, Expr node)
    {
        if (!MayBePower(scope, node))
        {
            return null;
        }

        ExprGraph graph = scope.Graph;
        Rational coefficient = Rational.One;
        Expr? @base = null;
        Expr exponent = graph.Zero;
        var open = new Stack<(Expr Node, Rational Times)>();
        open.Push((node, Rational.One));
        for (int steps = 0; open.TryPop(out (Expr Node, Rational Times) next); steps++)
        {
            (Expr factor, Rational times) = next;
            if (steps == MostNodes)
            {
                return null;
            }

            if (factor.Is(Operators.Multiply) || factor.Is(Operators.Divide))
            {
                open.Push((factor.Operands[1], factor.Is(Operators.Divide) ? -times : times));
                open.Push((factor.Operands[0], times));
            }
            else if (factor.IsNumber && !factor.IsZero && times.IsInteger && Rational.TryPow(factor.Number, times.Numerator, 256, out Rational number))
            {
                coefficient *= number;
            }
            else if (scope.As(factor, Operators.Power) is { } power)
            {
                if (power.Operands[1].IsNumber && power.Operands[1].Number.IsInteger)
                {
                    open.Push((power.Operands[0], times * power.Operands[1].Number));
                }
                else if (!Take(power.Operands[0], times, power.Operands[1]))
                {
                    return null;
                }
            }
            else if (scope.As(factor, Operators.Sqrt) is { } root)
            {
                if (!Take(root.Operands[0], times, graph.Number(Rational.From(1, 2))))
                {
                    return null;
                }
            }
            else if (scope.As(factor, Operators.Cbrt) is { } cube)
            {
                if (!Take(cube.Operands[0], times, graph.Number(Rational.From(1, 3))))
                {
                    return null;
                }
            }
            else if (!Take(factor, times, graph.One))
            {
                return null;
            }
        }

        return @base is { } found ? new PowerForm(coefficient, found, exponent) : null;

        bool Take(Expr factor, Rational times, Expr own)
        {
            bool same = @base is not { } before || before == factor;
            @base = factor;
            exponent += StabilitySum.Scaled(times, own);
            return same;
        }
    }

    private static bool MayBePower(StabilityScope scope, Expr node) =>
        node.Is(Operators.Multiply) || node.Is(Operators.Divide) || scope.As(node, Operators.Power) is not null || node.Is(Operators.Sqrt) || node.Is(Operators.Cbrt);
}
