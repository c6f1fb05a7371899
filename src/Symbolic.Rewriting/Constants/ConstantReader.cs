namespace Symbolic;

/// <summary>Reads expressions without variables as exact algebraic numbers, and remembers what it has read.</summary>
internal sealed class ConstantReader
{
    private const int MaxNodes = 400;
    private const int MaxPower = 24;

    private readonly Dictionary<int, NestedSurd?> _known = [];

    /// <summary>The value; null for anything but arithmetic and roots of exact numbers, and where bounds are passed.</summary>
    public NestedSurd? Read(Expr expr)
    {
        if (_known.TryGetValue(expr.Id, out NestedSurd? value))
        {
            return value;
        }

        var open = new Stack<Expr>();
        open.Push(expr);
        int steps = 0;
        while (open.TryPeek(out Expr node))
        {
            if (++steps > MaxNodes)
            {
                _known[expr.Id] = null;
                return null;
            }

            bool ready = true;
            if (IsArithmetic(node) && !HasUnknowable(node))
            {
                foreach (int id in node.Graph.OperandsAt(node.Id))
                {
                    if (!_known.TryGetValue(id, out _))
                    {
                        open.Push(node.Graph[id]);
                        ready = false;
                    }
                }
            }

            if (ready)
            {
                open.Pop();
                _known[node.Id] = Compute(node);
            }
        }

        return _known[expr.Id];
    }

    // One operand without a value is enough for the whole to have none.
    private bool HasUnknowable(Expr node)
    {
        foreach (int id in node.Graph.OperandsAt(node.Id))
        {
            if (_known.TryGetValue(id, out NestedSurd? known) && known is null)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsArithmetic(Expr node) =>
        node.Type.IsRealScalar && (node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Negate) || node.Is(Operators.Multiply)
        || node.Is(Operators.Divide) || node.Is(Operators.Sqrt) || node.Is(Operators.Cbrt) || node.Is(Operators.Power));

    private NestedSurd? Compute(Expr node)
    {
        if (node.IsNumber)
        {
            return node.IsDecimal ? null : NestedSurd.Of(Surd.Of(node.Number));
        }

        if ((node.Is(Operators.Sin) || node.Is(Operators.Cos) || node.Is(Operators.Tan)) && Angles.MultipleOfPi(node.Operands[0]) is { } angle)
        {
            return node.Is(Operators.Sin) ? Angles.Sine(angle) : node.Is(Operators.Cos) ? Angles.Cosine(angle) : Angles.Tangent(angle);
        }

        if (!IsArithmetic(node) || _known.GetValueOrDefault(node.Operands[0].Id) is not { } first)
        {
            return null;
        }

        if (node.Is(Operators.Negate))
        {
            return first.Negated();
        }

        if (node.Is(Operators.Sqrt))
        {
            return first.Root();
        }

        if (node.Is(Operators.Cbrt))
        {
            return first.Plain?.AsRational is { } cube && Surd.Power(cube, Rational.From(1, 3)) is { } root ? NestedSurd.Of(root) : null;
        }

        if (_known.GetValueOrDefault(node.Operands[1].Id) is not { } second)
        {
            return null;
        }

        return node.Is(Operators.Add) ? NestedSurd.Add(first, second)
            : node.Is(Operators.Subtract) ? NestedSurd.Add(first, second.Negated())
            : node.Is(Operators.Multiply) ? NestedSurd.Multiply(first, second)
            : node.Is(Operators.Divide) ? (second.Reciprocal() is { } inverse ? NestedSurd.Multiply(first, inverse) : null)
            : second.Plain?.AsRational is { } exponent ? Power(first, exponent)
            : null;
    }

    private static NestedSurd? Power(NestedSurd @base, Rational exponent)
    {
        if (@base.Plain?.AsRational is { } number)
        {
            return exponent.IsZero ? NestedSurd.Of(Surd.One) : Surd.Power(number, exponent) is { } power ? NestedSurd.Of(power) : null;
        }

        Rational twice = exponent * 2;
        if (!twice.IsInteger || Rational.Abs(twice) > MaxPower || (exponent.IsInteger ? @base : @base.Root()) is not { } root)
        {
            return null;
        }

        NestedSurd? result = NestedSurd.Of(Surd.One);
        Rational count = Rational.Abs(exponent.IsInteger ? exponent : twice);
        for (Rational i = Rational.One; i <= count && result is not null; i += 1)
        {
            result = NestedSurd.Multiply(result, root);
        }

        return exponent.Sign < 0 ? result?.Reciprocal() : result;
    }
}
