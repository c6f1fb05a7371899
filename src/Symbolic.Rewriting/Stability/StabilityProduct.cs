namespace Symbolic;

/// <summary>A product of powers with whole exponents while rules look at it.</summary>
internal sealed class StabilityProduct(StabilityScope scope)
{
    private const int LargestExponent = 16;
    private const int SmallNumber = 12;

    private readonly List<(Expr Base, int Exponent)> _factors = [];

    public StabilityScope Scope => scope;

    public Rational Coefficient { get; set; } = Rational.One;

    public int Count => _factors.Count;

    public (Expr Base, int Exponent) this[int index]
    {
        get => _factors[index];
        set => _factors[index] = value;
    }

    /// <summary>True when a guarded form counts as what it stands for.</summary>
    private bool SeesThroughGuards { get; init; }

    /// <summary>The factors of a product as the graph has it; what goes beyond some number of factors stays one factor.</summary>
    public static StabilityProduct Small(StabilityScope scope, Expr node)
    {
        var product = new StabilityProduct(scope) { SeesThroughGuards = true };
        product.MultiplyAll(node, 1);
        return product;
    }

    /// <summary>Multiplies by the factors of a product as the graph has it, or divides by them.</summary>
    public void MultiplyAll(Expr node, int sign)
    {
        var open = new Stack<(Expr Node, int Sign)>();
        int most = Count + SmallNumber;
        open.Push((node, sign));
        while (open.TryPop(out (Expr Node, int Sign) next))
        {
            (Expr factor, int power) = next;
            if (SeesThroughGuards && factor.Is(Operators.Select) && scope.FormerOf(factor) is { } former && (former.Is(Operators.Multiply) || former.Is(Operators.Divide)))
            {
                factor = former;
            }

            if ((factor.Is(Operators.Multiply) || factor.Is(Operators.Divide)) && Count + open.Count < most)
            {
                open.Push((factor.Operands[1], factor.Is(Operators.Divide) ? -power : power));
                open.Push((factor.Operands[0], power));
            }
            else
            {
                Multiply(factor, power);
            }
        }
    }

    /// <summary>Takes what two products have in common out of both.</summary>
    public StabilityProduct TakeCommon(StabilityProduct other)
    {
        var common = new StabilityProduct(scope);
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < other.Count; j++)
            {
                (Expr factor, int n) = _factors[i];
                (Expr same, int m) = other._factors[j];
                if (factor == same && Math.Sign(n) == Math.Sign(m) && n != 0)
                {
                    int shared = n > 0 ? Math.Min(n, m) : Math.Max(n, m);
                    common.Add(factor, shared);
                    _factors[i] = (factor, n - shared);
                    other._factors[j] = (same, m - shared);
                }
            }
        }

        return common;
    }

    /// <summary>Multiplies by a node, or divides by it.</summary>
    public void Multiply(Expr node, int sign)
    {
        if (node.IsNumber && !(node.IsZero && sign < 0))
        {
            Coefficient = sign > 0 ? Coefficient * node.Number : Coefficient / node.Number;
        }
        else if (node.Is(Operators.Power) && node.Operands[1].IsNumber && node.Operands[1].Number.TryGetInt32(out int n) && n is > 0 and <= LargestExponent)
        {
            _factors.Add((node.Operands[0], sign * n));
        }
        else
        {
            _factors.Add((node, sign));
        }
    }

    /// <summary>Adds a factor that a rule made.</summary>
    public void Add(Expr @base, int exponent) => _factors.Add((@base, exponent));

    /// <summary>The product as nodes: factor after factor in their order, so that nothing overflows that did not before.</summary>
    public Expr Build()
    {
        ExprGraph graph = scope.Graph;
        Rational magnitude = Rational.Abs(Coefficient);
        Expr product = graph.Number((Rational)magnitude.Numerator);
        foreach ((Expr factor, int exponent) in _factors)
        {
            if (exponent > 0)
            {
                product *= factor.Pow(exponent);
            }
            else if (exponent < 0)
            {
                product /= factor.Pow(-exponent);
            }
        }

        if (!magnitude.Denominator.IsOne)
        {
            product /= graph.Number((Rational)magnitude.Denominator);
        }

        return Coefficient.Sign < 0 ? -product : product;
    }
}
