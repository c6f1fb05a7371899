namespace Symbolic;

/// <summary>
/// A product as a number times powers of distinct bases. Views like this exist only while a simplification runs; what is stored
/// are binary nodes.
/// </summary>
internal sealed partial class Product(SimplifyContext context)
{
    // Beyond this size the power of a coefficient is not written out.
    private const int MaxCoefficientBits = 256;

    // (10ⁿ)³ is 1000ⁿ, but 7³⁰ⁿ stays.
    private const int MaxBaseBits = 10;

    private readonly List<Factor> _factors = [];
    private readonly Dictionary<Fingerprint, int> _positions = [];
    private readonly List<Expr> _dropped = [];
    private bool _isRearranged;

    private struct Factor
    {
        public Expr Base;

        /// <summary>The exact part of the exponent.</summary>
        public Rational Exponent;

        /// <summary>The rest of the exponent, when it has one.</summary>
        public Expr? Symbolic;

        /// <summary>True when some part of the power asked for a base that is not zero.</summary>
        public bool NeedsNonZero;

        /// <summary>True when some part of the power asked for a base that is not negative.</summary>
        public bool NeedsNonnegative;

        /// <summary>True when several powers of the base were joined.</summary>
        public bool Joined;

        /// <summary>True when the exponents of a power of a power were multiplied.</summary>
        public bool IsNested;
    }

    /// <summary>The exact number in front.</summary>
    public Rational Coefficient { get; set; } = Rational.One;

    /// <summary>True when the coefficient was written as a decimal.</summary>
    public bool IsDecimal { get; set; }

    /// <summary>True for a product that a rule has built: its names stand in the order in which they first occurred anywhere.</summary>
    public bool IsNew { get; init; }

    /// <summary>The number of distinct bases.</summary>
    public int Count => _factors.Count;

    /// <summary>Multiplies by a node to the power 1 or −1.</summary>
    public void Multiply(Expr node, int sign)
    {
        if (node.IsNumber && !(sign < 0 && node.IsZero))
        {
            Coefficient = sign > 0 ? Coefficient * node.Number : Coefficient / node.Number;
            IsDecimal |= node.IsDecimal;
            _isRearranged |= _factors.Count > 0;
        }
        else if (node.Is(Operators.Sqrt))
        {
            Add(node.Operands[0], Rational.From(sign, 2), null);
        }
        else if (Operators.IsSquares(node))
        {
            // ‖x‖ and xᵀx are powers of one base.
            Add(Operators.Norm[node.Operands[0]], 2 * sign, null);
        }
        else if (ExprGraph.IsFill(node))
        {
            // A repeated number acts like the number; the shape of the whole is kept by whoever asked for the product.
            Multiply(node.Operands[0], sign);
        }
        else if (node.Is(Operators.Power))
        {
            Expr exponent = node.Operands[1];
            if (exponent.IsNumber)
            {
                AddPower(node.Operands[0], exponent.Number * sign);
            }
            else if (IsPowerOf(node.Operands[0], static (b, _) => b.Facts.IsPositive == Truth.True))
            {
                Expr product = node.Operands[0].Operands[1] * exponent;
                Nest(node.Operands[0].Operands[0], sign > 0 ? product : -product);
            }
            else
            {
                Add(node.Operands[0], Rational.Zero, sign > 0 ? exponent : -exponent);
            }
        }
        else
        {
            Add(node, sign, null);
        }
    }

    /// <summary>Adds the factors of a product that was built by <see cref="Build"/>, walking its binary nodes with a stack.</summary>
    public void MultiplyAll(Expr node, int sign, int limit = int.MaxValue)
    {
        var open = new Stack<(Expr Node, int Sign, bool IsDivisor)>();
        open.Push((node, sign, sign < 0));
        int taken = 0;
        while (open.TryPop(out (Expr Node, int Sign, bool IsDivisor) next))
        {
            bool open_ = taken++ < limit;
            if (open_ && next.Node.Is(Operators.Multiply))
            {
                open.Push((next.Node.Operands[1], next.Sign, next.IsDivisor));
                open.Push((next.Node.Operands[0], next.Sign, next.IsDivisor));
            }
            else if (open_ && next.Node.Is(Operators.Divide))
            {
                open.Push((next.Node.Operands[1], -next.Sign, true));
                open.Push((next.Node.Operands[0], next.Sign, next.IsDivisor));
            }
            else if (open_ && next.Node.Is(Operators.Negate))
            {
                Coefficient = -Coefficient;
                open.Push((next.Node.Operands[0], next.Sign, next.IsDivisor));
            }
            else
            {
                // 1/(x/0) has no value, although 0 comes to stand above the line.
                Multiply(next.Node, next.IsDivisor && next.Node.IsZero ? -1 : next.Sign);
            }
        }
    }

    /// <summary>The sums among the bases that stand above the fraction line with a small whole exponent.</summary>
    public IEnumerable<(Expr Sum, int Exponent)> SumsUpTo(int maxExponent)
    {
        foreach (Factor factor in _factors)
        {
            if ((factor.Base.Is(Operators.Add) || factor.Base.Is(Operators.Subtract)) && factor.Symbolic is null
                && factor.Exponent.TryGetInt32(out int exponent) && exponent >= 1 && exponent <= maxExponent)
            {
                yield return (factor.Base, exponent);
            }
        }
    }

    /// <summary>Takes one power of a base away, as multiplying out does; the base stays a factor of what is left.</summary>
    public void Cancel(Expr @base)
    {
        int position = PositionOf(@base);
        Factor factor = _factors[position];
        factor.Exponent -= 1;
        _factors[position] = factor;
    }

    /// <summary>
    /// The product as nodes in the order of a textbook: number, constants, names, powers, functions, sums; one fraction line.
    /// Reports a condition for each joined power that is defined on more than its parts were.
    /// </summary>
    public Expr Build(Func<Expr, int> height, Func<Expr, Expr> simplifySum, Action<Expr> report)
    {
        if (Coefficient.IsZero)
        {
            return BuildZero(report);
        }

        Logistic();
        CancelNorms();
        AbsorbSign();
        foreach (Expr dropped in _dropped)
        {
            if (!dropped.Facts.IsTotal)
            {
                foreach (Expr condition in Definedness.ConditionsOf(dropped))
                {
                    report(condition);
                }
            }
        }

        var above = new List<(int Rank, int Height, Expr Node)>();
        var below = new List<(int Rank, int Height, Expr Node)>();
        foreach (Factor factor in _factors)
        {
            Place(factor, above, below, height, simplifySum, report);
        }

        if (above.Exists(static f => !f.Node.Shape.IsScalar) || below.Exists(static f => !f.Node.Shape.IsScalar))
        {
            return OfTensors(above, below);
        }

        Expr numerator = Chain(Sorted(above), Rational.From(System.Numerics.BigInteger.Abs(Coefficient.Numerator), 1), IsDecimal ? Rational.Abs(Coefficient) : null);
        bool decimalWhole = IsDecimal && Coefficient.IsTerminatingDecimal;
        Rational divisor = decimalWhole ? Rational.One : Rational.From(Coefficient.Denominator, 1);
        Expr result = divisor.IsOne && below.Count == 0 ? numerator : numerator / Chain(Sorted(below), divisor, null);
        return Coefficient.Sign < 0 ? -result : result;
    }

    private Expr BuildZero(Action<Expr> report)
    {
        // 0·u is 0 where u has a value; a base that is not always defined is the condition.
        foreach (Factor factor in _factors)
        {
            if (factor.NeedsNonZero && factor.Base.Facts.IsNonZero != Truth.True)
            {
                report(Operators.NotEqual[factor.Base, context.Graph.Zero]);
            }
        }

        return context.Graph.Zero;
    }

    /// <summary>True when a zero coefficient may erase the factors: all of them have values everywhere, or a condition can say where not.</summary>
    public bool MayVanish => _factors.TrueForAll(static f => f.Base.Facts.IsTotal && f.Symbolic is null && !f.NeedsNonnegative);

    // (2u)³ is 8u³ and (1/u)² is 1/u²: a number in front of a base, or a base below a one, leaves the power.
    private void AddPower(Expr @base, Rational exponent)
    {
        if (exponent.IsInteger && (@base.Is(Operators.Multiply) || @base.Is(Operators.Divide)))
        {
            Expr first = @base.Operands[0], second = @base.Operands[1];
            if (first.IsNumber && Rational.TryPow(first.Number, exponent.Numerator, MaxCoefficientBits, out Rational power))
            {
                Coefficient *= power;
                IsDecimal |= first.IsDecimal;
                Add(second, @base.Is(Operators.Multiply) ? exponent : -exponent, null);
                return;
            }

            if (@base.Is(Operators.Divide) && second.IsNumber && Rational.TryPow(second.Number, -exponent.Numerator, MaxCoefficientBits, out power))
            {
                Coefficient *= power;
                IsDecimal |= second.IsDecimal;
                AddPower(first, exponent);
                return;
            }
        }

        if (Operators.IsSquares(@base))
        {
            Add(Operators.Norm[@base.Operands[0]], 2 * exponent, null);
            return;
        }

        // (√u)² is u where u ≥ 0; (u^(2/3))² is u^(4/3).
        if (exponent.IsInteger && @base.Is(Operators.Sqrt))
        {
            Join(@base.Operands[0], exponent / 2, Rational.From(1, 2));
        }
        else if (exponent.IsInteger && @base.Is(Operators.Power) && @base.Operands[1].IsNumber)
        {
            Join(@base.Operands[0], exponent * @base.Operands[1].Number, @base.Operands[1].Number);
        }
        else if (IsPowerOf(@base, (b, u) => !u.IsNumber
            && (b.Facts.IsPositive == Truth.True
            || (exponent.Sign > 0 && (b.Facts.IsNonnegative == Truth.True || (exponent.IsInteger && u.Facts.IsInteger == Truth.True))))))
        {
            // (10ⁿ)²⁰⁰⁰ is 10²⁰⁰⁰ⁿ, and (10ⁿ)³ is 1000ⁿ.
            Expr b = @base.Operands[0], u = @base.Operands[1];
            if (b.IsNumber && !b.IsDecimal && exponent.IsInteger && Rational.TryPow(b.Number, exponent.Numerator, MaxBaseBits, out Rational whole) && exponent.Sign > 0)
            {
                Add(context.Graph.Number(whole), Rational.Zero, u);
            }
            else
            {
                Nest(b, context.Graph.Number(exponent) * u);
            }
        }
        else
        {
            Add(@base, exponent, null);
        }
    }

    // (bᵘ)ᶜ is bᵘᶜ for all real u and c where b > 0; for b = 0 where c > 0, since 0ᵘ has a value for u ≥ 0 only; for b < 0 where u
    // and c are whole.
    private bool IsPowerOf(Expr @base, Func<Expr, Expr, bool> isSound) =>
        context.JoinsExponents && @base.Is(Operators.Power) && @base.Shape.IsScalar && isSound(@base.Operands[0], @base.Operands[1]);

    private void Nest(Expr @base, Expr exponent)
    {
        int position = Add(@base, Rational.Zero, exponent);
        Factor factor = _factors[position];
        factor.IsNested = true;
        _factors[position] = factor;
    }

    private void Join(Expr @base, Rational exponent, Rational inner)
    {
        int position = Add(@base, exponent, null, inner.Denominator.IsEven);
        Factor factor = _factors[position];
        factor.Joined = true;
        _factors[position] = factor;
    }

    // The place of the factor that the power went to. What must not be negative keeps its sign.
    private int Add(Expr @base, Rational exponent, Expr? symbolic, bool needsNonnegative = false)
    {
        if (symbolic is null && exponent.IsInteger && context.Rewriter.ContentOf(@base) is { } content && (!needsNonnegative || content.Number.Sign > 0)
            && Rational.TryPow(content.Number, exponent.Numerator, MaxCoefficientBits, out Rational power))
        {
            // (2x + 2)² is 4(x + 1)².
            Coefficient *= power;
            @base = content.Sum;
        }

        bool nonZero = exponent.Sign < 0 || symbolic is not null;
        bool nonnegative = exponent.Denominator.IsEven || symbolic is not null || needsNonnegative;
        Fingerprint print = context.Rewriter.Fingerprints.Of(@base);
        if (!_positions.TryGetValue(print, out int position))
        {
            // (a − b)/(b − a) is −1.
            if (symbolic is null && exponent.IsInteger && !needsNonnegative && _positions.TryGetValue(-print, out position) && _factors[position] is { Symbolic: null } mirrored && mirrored.Exponent.IsInteger)
            {
                Coefficient = exponent.Numerator.IsEven ? Coefficient : -Coefficient;
            }
            else
            {
                _positions.Add(print, _factors.Count);
                _factors.Add(new Factor { Base = @base, Exponent = exponent, Symbolic = symbolic, NeedsNonZero = nonZero, NeedsNonnegative = nonnegative });
                return _factors.Count - 1;
            }
        }

        Factor factor = _factors[position];
        if (factor.Base != @base)
        {
            _dropped.Add(@base);
        }

        factor.Exponent += exponent;
        factor.Symbolic = factor.Symbolic is { } s ? (symbolic is { } t ? s + t : s) : symbolic;
        factor.NeedsNonZero |= nonZero;
        factor.NeedsNonnegative |= nonnegative;
        factor.Joined = true;
        _factors[position] = factor;
        _isRearranged = true;
        return position;
    }

    // A base is found by its print, or by that of its negative.
    private int PositionOf(Expr @base)
    {
        Fingerprint print = context.Rewriter.Fingerprints.Of(@base);
        return _positions.TryGetValue(print, out int position) ? position : _positions.GetValueOrDefault(-print, -1);
    }

    // −(x − y)/z is (y − x)/z: a sum with both signs takes the minus in.
    private void AbsorbSign()
    {
        if (Coefficient.Sign >= 0)
        {
            return;
        }

        for (int i = 0; i < _factors.Count; i++)
        {
            Factor factor = _factors[i];
            if (factor.Symbolic is null && !factor.NeedsNonnegative && factor.Exponent.IsInteger && !factor.Exponent.Numerator.IsEven && SumContent.Mirrored(factor.Base) is { } mirrored)
            {
                _factors[i] = factor with { Base = mirrored };
                Coefficient = -Coefficient;
                return;
            }
        }
    }

    private void Place(
        Factor factor,
        List<(int, int, Expr)> above,
        List<(int, int, Expr)> below,
        Func<Expr, int> height,
        Func<Expr, Expr> simplifySum,
        Action<Expr> report)
    {
        Expr @base = factor.Base;
        Rational exponent = factor.Exponent;
        Expr? symbolic = factor.Symbolic;
        if (symbolic is { } rest)
        {
            Expr whole = exponent.IsZero && !factor.IsNested ? rest : simplifySum(rest + context.Graph.Number(exponent));
            (exponent, symbolic) = whole.IsNumber ? (whole.Number, (Expr?)null) : (Rational.Zero, whole);
        }

        bool stated = false;
        if (factor.Joined)
        {
            if (factor.NeedsNonnegative && symbolic is null && !exponent.Denominator.IsEven && @base.Facts.IsNonnegative != Truth.True)
            {
                report(factor.NeedsNonZero && exponent.Sign >= 0 ? @base > 0 : @base >= 0);
                stated = true;
            }
            else if (factor.NeedsNonZero && exponent.Sign >= 0 && @base.Facts.IsNonZero != Truth.True)
            {
                report(Operators.NotEqual[@base, context.Graph.Zero]);
                stated = true;
            }
        }

        if (symbolic is { } power)
        {
            bool negative = power.Is(Operators.Negate);
            if (negative && @base.IsNumber && !@base.IsDecimal && @base.Number.Sign > 0 && !@base.Number.IsInteger)
            {
                // (3/2)⁻ᵐ is (2/3)ᵐ.
                (@base, power, negative) = (context.Graph.Number(Rational.One / @base.Number), power.Operands[0], false);
            }

            (negative ? below : above).Add((PowerRank(@base), height(@base), @base.Pow(negative ? power.Operands[0] : power)));
        }
        else if (exponent.IsZero)
        {
            // A base about which nothing is stated may have no value somewhere: log(x)⁰ has none for x ≤ 0.
            if (!stated && !@base.Facts.IsTotal)
            {
                foreach (Expr condition in Definedness.ConditionsOf(@base))
                {
                    report(condition);
                }
            }
        }
        else
        {
            Rational size = Rational.Abs(exponent);
            Expr node = size.IsOne ? @base : @base.Pow(size);
            (exponent.Sign > 0 ? above : below).Add((size.IsOne ? ReadingOrder.RankOf(@base) : PowerRank(@base), height(@base), node));
        }
    }

    // A power of a name stands after the names, a power of anything else where that stands.
    private static int PowerRank(Expr @base) => Math.Max(ReadingOrder.RankOf(@base), 3);

    private List<(int Rank, int Height, Expr Node)> Sorted(List<(int Rank, int Height, Expr Node)> factors)
    {
        if (factors.Count < 2)
        {
            return factors;
        }

        // Names stand in the order in which they first occurred, which is that of their nodes; a product of names alone stays as it is.
        bool asWritten = !IsNew && !_isRearranged && factors.TrueForAll(static f => f.Rank <= 2);
        return [.. factors.OrderBy(static f => f.Rank).ThenBy(f => f.Rank > 2 ? f.Height : asWritten ? 0 : f.Node.Id)];
    }

    private Expr Chain(List<(int Rank, int Height, Expr Node)> factors, Rational whole, Rational? asDecimal)
    {
        Expr number = asDecimal is { } value && value.IsTerminatingDecimal ? context.Graph.Decimal(value) : context.Graph.Number(whole);
        Expr? product = number.IsOne ? null : number;
        foreach ((_, _, Expr factor) in factors)
        {
            product = product is { } soFar ? soFar * factor : factor;
        }

        return product ?? context.Graph.One;
    }
}
