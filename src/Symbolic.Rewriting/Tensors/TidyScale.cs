namespace Symbolic;

/// <summary>The numbers in front of a tensor as powers of distinct bases.</summary>
internal sealed class TidyScale(ExprGraph graph) : IEquatable<TidyScale>
{
    private const int Most = 64;

    private readonly List<(Expr Base, Rational Exponent)> _powers = [];

    /// <summary>True when the numbers have a value everywhere.</summary>
    public bool IsTotal => _powers.TrueForAll(static p => p.Base.Facts.IsTotal && p.Exponent.Sign > 0 && p.Exponent.IsInteger);

    /// <summary>Multiplies by a number to the power 1 or −1; exact numbers go into the coefficient, which is returned.</summary>
    public Rational Multiply(Expr number, int sign, Rational coefficient)
    {
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((number, sign));
        for (int taken = 0; open.TryPop(out (Expr Node, int Sign) next); taken++)
        {
            (Expr node, int power) = next;
            bool inside = taken < Most;
            if (inside && node.Is(Operators.Multiply))
            {
                open.Push((node.Operands[1], power));
                open.Push((node.Operands[0], power));
            }
            else if (inside && node.Is(Operators.Divide))
            {
                open.Push((node.Operands[1], -power));
                open.Push((node.Operands[0], power));
            }
            else if (inside && node.Is(Operators.Negate))
            {
                coefficient = -coefficient;
                open.Push((node.Operands[0], power));
            }
            else if (node.IsNumber && !node.IsZero && !node.IsDecimal)
            {
                coefficient = power > 0 ? coefficient * node.Number : coefficient / node.Number;
            }
            else if (node.Is(Operators.Sqrt))
            {
                Include(node.Operands[0], Rational.From(power, 2));
            }
            else if (node.Is(Operators.Power) && node.Operands[1].IsNumber)
            {
                Include(node.Operands[0], node.Operands[1].Number * power);
            }
            else
            {
                Include(node, power);
            }
        }

        return coefficient;
    }

    /// <summary>What all of some scales share, with exponents that leave whole powers behind.</summary>
    public static TidyScale Common(ExprGraph graph, IEnumerable<TidyScale> scales)
    {
        TidyScale[] all = [.. scales];
        var common = new TidyScale(graph);
        foreach ((Expr @base, Rational exponent) in all[0]._powers)
        {
            Rational smallest = exponent;
            bool shared = all[0].HasOnce(@base);
            foreach (TidyScale other in all)
            {
                int at = other._powers.FindIndex(p => p.Base == @base);
                shared &= at >= 0 && other.HasOnce(@base) && other._powers[at].Exponent.Sign == exponent.Sign && (other._powers[at].Exponent - exponent).IsInteger;
                if (shared && Rational.Abs(other._powers[at].Exponent) < Rational.Abs(smallest))
                {
                    smallest = other._powers[at].Exponent;
                }
            }

            if (shared)
            {
                common._powers.Add((@base, smallest));
            }
        }

        return common;
    }

    /// <summary>What is left without the common part.</summary>
    public TidyScale Without(TidyScale common)
    {
        var rest = new TidyScale(graph);
        foreach ((Expr @base, Rational exponent) in _powers)
        {
            int at = common._powers.FindIndex(p => p.Base == @base);
            Rational left = at < 0 ? exponent : exponent - common._powers[at].Exponent;
            if (!left.IsZero)
            {
                rest._powers.Add((@base, left));
            }
        }

        return rest;
    }

    /// <summary>The product of the powers, and what it is divided by.</summary>
    public (Expr? Above, Expr? Below) Build()
    {
        Expr? above = null, below = null;
        foreach ((Expr @base, Rational exponent) in _powers)
        {
            Expr power = @base.Pow(Rational.Abs(exponent));
            if (exponent.Sign > 0)
            {
                above = above is { } a ? a * power : power;
            }
            else
            {
                below = below is { } b ? b * power : power;
            }
        }

        return (above, below);
    }

    /// <inheritdoc/>
    public bool Equals(TidyScale? other) => other is not null && _powers.Count == other._powers.Count && _powers.TrueForAll(other._powers.Contains);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TidyScale);

    /// <inheritdoc/>
    public override int GetHashCode() => _powers.Aggregate(0, static (hash, p) => hash ^ HashCode.Combine(p.Base, p.Exponent));

    private bool HasOnce(Expr @base) => _powers.Count(p => p.Base == @base) == 1;

    // The domain of a product with x/x or √x·√x is not that of x, so only powers of one sign and whole ones join.
    private void Include(Expr @base, Rational exponent)
    {
        int at = _powers.FindIndex(p => p.Base == @base && p.Exponent.Sign == exponent.Sign && p.Exponent.IsInteger && exponent.IsInteger);
        if (at >= 0)
        {
            _powers[at] = (@base, _powers[at].Exponent + exponent);
        }
        else
        {
            _powers.Add((@base, exponent));
        }
    }
}
