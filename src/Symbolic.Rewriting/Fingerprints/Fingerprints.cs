using System.Numerics;

namespace Symbolic;

/// <summary>
/// Recognises expressions that are equal by the identities of rational arithmetic, exponentials, logarithms, and trigonometric and
/// hyperbolic functions. Each expression is mapped into two prime fields: e^u becomes a product of powers of one element for each
/// term of u, sines and cosines follow from Euler's formula with the imaginary unit and the roots of unity of the fields, the
/// logarithm of a product is a sum, and whatever is nothing of this kind (an inverse function, a root of a sum) is an element drawn
/// by a hash of its operands. The map keeps sums, products and quotients, so equal expressions have equal prints; two others have by
/// chance, with a probability of about 2⁻¹²⁰ times their degree (Schwartz 1980, Zippel 1979). Equal means: at every point where both
/// have values. Which of them has values at more points, the print does not say.
/// </summary>
internal sealed class Fingerprints(ExprGraph graph)
{
    // A symbol is the 60th power of its element, so that its roots up to the sixth are elements, too.
    private const int RootDegree = 60;

    private const int Kernel = -10, Exponential = -11, Circular = -12, Logarithm = -13, RootOf = -14, Unknowable = -15, PowerOf = -16;

    private static readonly Fingerprint s_half = Fingerprint.Of(Rational.From(1, 2));

    private readonly Dictionary<int, Fingerprint> _known = [];
    private readonly Dictionary<int, (Fingerprint Turn, Fingerprint Back)> _turns = [];
    private readonly Dictionary<(int, Rational), Fingerprint> _powers = [];
    private readonly HashSet<int> _unknowable = [];

    /// <summary>The print of an expression.</summary>
    public Fingerprint Of(Expr expr)
    {
        if (_known.TryGetValue(expr.Id, out Fingerprint print))
        {
            return print;
        }

        // A stack of its own: a product of some factors that a print needs is printed on the way.
        var open = new Stack<int>();
        open.Push(expr.Id);
        while (open.TryPeek(out int id))
        {
            if (_known.ContainsKey(id))
            {
                open.Pop();
                continue;
            }

            Expr node = graph[id];
            bool ready = true;
            foreach (int operand in graph.OperandsAt(id))
            {
                if (!_known.ContainsKey(operand))
                {
                    open.Push(operand);
                    ready = false;
                }
            }

            Expr? definition = ready ? DefinitionOf(node) : null;
            if (definition is { } simpler && !_known.ContainsKey(simpler.Id))
            {
                open.Push(simpler.Id);
                ready = false;
            }

            if (ready)
            {
                open.Pop();
                _known[id] = definition is { } known ? _known[known.Id] : Compute(node);
                if (definition is { } same && _unknowable.Contains(same.Id))
                {
                    _unknowable.Add(id);
                }
            }
        }

        return _known[expr.Id];
    }

    /// <summary>The print of a power of an expression with a number as exponent.</summary>
    public Fingerprint OfPower(Expr @base, Rational exponent)
    {
        if (exponent.IsOne)
        {
            return Of(@base);
        }

        if (!_powers.TryGetValue((@base.Id, exponent), out Fingerprint power))
        {
            if (!exponent.IsInteger || !Of(@base).TryPower(exponent.Numerator, out power))
            {
                power = Of(exponent.Sign < 0 ? 1 / @base.Pow(-exponent) : @base.Pow(exponent));
            }

            _powers.Add((@base.Id, exponent), power);
        }

        return power;
    }

    /// <summary>Does the print say something? Not where infinity or 1/0 stands inside, which no field has.</summary>
    public bool Tells(Expr expr)
    {
        Of(expr);
        return !_unknowable.Contains(expr.Id);
    }

    /// <summary>Is an expression zero at every point where it has a value?</summary>
    public bool IsZero(Expr expr) => Of(expr) == Fingerprint.Zero && Tells(expr);

    private Expr? DefinitionOf(Expr node) => node.Type.IsRealScalar && node.Operator is UnaryOperator { Definition: { } definition } ? definition(node.Operands[0]) : null;

    private Fingerprint Compute(Expr node)
    {
        if (!node.Type.IsRealScalar || node.Is(Operators.Infinity) || node.Is(Operators.Undefined))
        {
            return NotTold(node);
        }

        foreach (int operand in graph.OperandsAt(node.Id))
        {
            if (_unknowable.Contains(operand) && graph[operand].Type.IsRealScalar)
            {
                return NotTold(node);
            }
        }

        if (node.IsNumber)
        {
            return Fingerprint.Of(node.Number);
        }

        if (node.IsSymbol)
        {
            Fingerprint.Hash(Kernel, node.Id).TryPower(RootDegree, out Fingerprint power);
            return power;
        }

        if (node.Is(Operators.E))
        {
            return Exp(graph.One) ?? NotTold(node);
        }

        int count = node.Operands.Count;
        if (count == 0)
        {
            return Fingerprint.Hash(Kernel, node.Id);
        }

        return (count == 2 ? Arithmetic(node) : count == 1 ? Function(node) : null) ?? Hashed(node);
    }

    private Fingerprint NotTold(Expr node)
    {
        _unknowable.Add(node.Id);
        return Fingerprint.Hash(Unknowable, node.Id);
    }

    private Fingerprint? Arithmetic(Expr node)
    {
        if (!node.Operands[0].Type.IsRealScalar || !node.Operands[1].Type.IsRealScalar)
        {
            return null;
        }

        Fingerprint first = _known[node.Operands[0].Id], second = _known[node.Operands[1].Id];
        return node.Is(Operators.Add) ? first + second
            : node.Is(Operators.Subtract) ? first - second
            : node.Is(Operators.Multiply) ? first * second
            : node.Is(Operators.Divide) ? (second.TryInverse(out Fingerprint inverse) ? first * inverse : NotTold(node))
            : node.Is(Operators.Power) ? Power(node.Operands[0], node.Operands[1]) ?? NotTold(node)
            : null;
    }

    private Fingerprint? Function(Expr node)
    {
        Expr operand = node.Operands[0];
        Fingerprint print = _known[operand.Id];
        if (node.Is(Operators.Negate))
        {
            return -print;
        }

        if (node.Is(Operators.Sqrt))
        {
            return Power(operand, Rational.From(1, 2));
        }

        if (node.Is(Operators.Exp))
        {
            return Exp(operand) ?? NotTold(node);
        }

        if (node.Is(Operators.Log))
        {
            return Log(operand);
        }

        if (node.Is(Operators.Sin) || node.Is(Operators.Cos))
        {
            // (T ± 1/T)/2, for the sine over i, with T = e^(iu), which both share.
            if (!_turns.TryGetValue(operand.Id, out (Fingerprint Turn, Fingerprint Back) at))
            {
                at.Turn = Turn(operand);
                at.Turn.TryInverse(out at.Back);
                _turns.Add(operand.Id, at);
            }

            return node.Is(Operators.Cos) ? (at.Turn + at.Back) * s_half : (at.Back - at.Turn) * s_half * Fingerprint.I;
        }

        int op = graph.NodeAt(node.Id).Op;
        return !node.Type.IsRealScalar || !operand.Type.IsRealScalar ? null
            : node.Operator.Is(Traits.Even) ? Fingerprint.Hash(op, print.Lower)
            : node.Operator.Is(Traits.Odd) ? (print.IsUpper ? -Fingerprint.Hash(op, -print) : Fingerprint.Hash(op, print))
            : null;
    }

    private Fingerprint Hashed(Expr node)
    {
        int op = graph.NodeAt(node.Id).Op;

        // The name of an unknown function, the indices of a sum of products: what a node has beside its operands.
        Fingerprint all = Fingerprint.Hash(op, graph.NodeAt(node.Id).Kind == NodeKind.Pooled ? graph.AttributeAt(node.Id) : 0);
        bool anyOrder = node.Operator.Is(Traits.Commutative);
        foreach (Expr operand in node.Operands)
        {
            Fingerprint print = _known[operand.Id];
            all = anyOrder ? all + Fingerprint.Hash(op, print) : Fingerprint.Hash(op, all + Fingerprint.Hash(0, print));
        }

        return all;
    }

    // The terms c·u of a sum with rational c; one factor that is a sum is multiplied out, so that 2(x + y) is 2x + 2y.
    private IEnumerable<(Rational Coefficient, Expr? Term)> LinearTerms(Expr expr)
    {
        var open = new Stack<(Expr Node, Rational Factor)>();
        open.Push((expr, Rational.One));
        while (open.TryPop(out (Expr Node, Rational Factor) next))
        {
            if (Terms.Of(next.Node) is { } terms)
            {
                foreach ((Expr node, int sign) in terms)
                {
                    open.Push((node, next.Factor * sign));
                }

                continue;
            }

            Monomial product = Monomial.Of(next.Node);
            Rational coefficient = next.Factor * product.Coefficient;
            if (product.Factors.Count == 0)
            {
                yield return (coefficient, null);
            }
            else if (product.Factors.Count == 1 && product.Factors[0].Exponent.IsOne)
            {
                Expr only = product.Factors[0].Base;
                if (only != next.Node && Terms.Of(only) is not null)
                {
                    open.Push((only, coefficient));
                }
                else
                {
                    yield return (coefficient, only);
                }
            }
            else
            {
                yield return (coefficient, Monomial.Of(Rational.One, product.Factors).Build(graph));
            }
        }
    }

    // e^u, a product over the terms of u. A term c·log b is b^c.
    private Fingerprint? Exp(Expr exponent)
    {
        Fingerprint product = Fingerprint.One;
        foreach ((Rational coefficient, Expr? rest) in LinearTerms(exponent))
        {
            Fingerprint? factor = rest is { } term && term.Is(Operators.Log) ? Power(term.Operands[0], coefficient) : PowerOfElement(Exponential, rest, coefficient);
            if (factor is not { } known)
            {
                return null;
            }

            product *= known;
        }

        return product;
    }

    // e^(iu): a multiple of π is a root of unity.
    private Fingerprint Turn(Expr angle)
    {
        Fingerprint product = Fingerprint.One;
        foreach ((Rational coefficient, Expr? rest) in LinearTerms(angle))
        {
            product *= rest is { } term && term.Is(Operators.Pi) && Fingerprint.HasUnitRoot(coefficient.Denominator)
                ? Fingerprint.UnitRoot(coefficient.Numerator, coefficient.Denominator)
                : PowerOfElement(Circular, rest, coefficient)!.Value;
        }

        return product;
    }

    // t^c, where t belongs to a term; a term and its negative share one element.
    private Fingerprint? PowerOfElement(int kind, Expr? rest, Rational coefficient)
    {
        Fingerprint print = rest is { } term ? Of(term) : Fingerprint.One;
        if (print.IsUpper)
        {
            (print, coefficient) = (-print, -coefficient);
        }

        Rational steps = coefficient * RootDegree;
        if (!steps.IsInteger)
        {
            (print, steps) = (print * Fingerprint.Of(Rational.From(1, coefficient.Denominator)), coefficient.Numerator * (Rational)RootDegree);
        }

        return Fingerprint.Hash(kind, print).TryPower(steps.Numerator, out Fingerprint power) ? power : null;
    }

    private Fingerprint? Power(Expr @base, Expr exponent)
    {
        if (exponent.IsNumber)
        {
            return Power(@base, exponent.Number);
        }

        if (@base.IsZero)
        {
            // 0^u is 0 or 1, and nothing follows for 0^(u + 1).
            return Fingerprint.Hash(PowerOf, Of(exponent));
        }

        // b^(c₁u₁ + c₂u₂ + n) = (b^u₁)^c₁ (b^u₂)^c₂ b^n
        Fingerprint product = Fingerprint.One;
        foreach ((Rational coefficient, Expr? rest) in LinearTerms(exponent))
        {
            Fingerprint? factor = rest is not { } term ? Power(@base, coefficient) : PowerOfProduct(@base, term, coefficient);
            if (factor is not { } known)
            {
                return null;
            }

            product *= known;
        }

        return product;
    }

    // (b^u)^c over the factors of b, where a number is the product of its primes.
    private Fingerprint? PowerOfProduct(Expr @base, Expr exponent, Rational coefficient)
    {
        Fingerprint unknown = Of(exponent);
        if (unknown.IsUpper)
        {
            (unknown, coefficient) = (-unknown, -coefficient);
        }

        Fingerprint product = Fingerprint.One;
        IEnumerable<(Fingerprint Base, Rational Exponent)> factors = @base.IsNumber
            ? SmallPrimes.Factor(@base.Number).Select(static f => (Fingerprint.Of((Rational)f.Prime), (Rational)f.Exponent)).Concat(@base.Number.Sign < 0 ? [(-Fingerprint.One, Rational.One)] : [])
            : [(Of(@base), Rational.One)];
        foreach ((Fingerprint factor, Rational times) in factors)
        {
            Rational steps = coefficient * times * RootDegree;
            Fingerprint element = Fingerprint.Hash(PowerOf, factor + Fingerprint.Hash(PowerOf, unknown));
            if (!steps.IsInteger)
            {
                (element, steps) = (Fingerprint.Hash(PowerOf, element * Fingerprint.Of(steps)), 1);
            }

            if (!element.TryPower(steps.Numerator, out Fingerprint power))
            {
                return null;
            }

            product *= power;
        }

        return product;
    }

    private Fingerprint? Power(Expr @base, Rational exponent)
    {
        Fingerprint print = Of(@base);
        if (exponent.IsInteger)
        {
            return print.TryPower(exponent.Numerator, out Fingerprint whole) ? whole : null;
        }

        if (@base.IsSymbol && (exponent * RootDegree).IsInteger)
        {
            return Fingerprint.Hash(Kernel, @base.Id).TryPower((exponent * RootDegree).Numerator, out Fingerprint root) ? root : null;
        }

        if (@base.Is(Operators.Exp))
        {
            return Exp(graph.Number(exponent) * @base.Operands[0]);
        }

        if (@base.IsNumber && @base.Number.Sign > 0)
        {
            return PowerOfNumber(@base.Number, exponent);
        }

        // The q-th root is an element of its own; its whole powers follow.
        return Fingerprint.Hash(RootOf, print * Fingerprint.Hash(RootOf, Fingerprint.Of((Rational)exponent.Denominator))).TryPower(exponent.Numerator, out Fingerprint power) ? power : null;
    }

    private static Fingerprint? PowerOfNumber(Rational number, Rational exponent)
    {
        Fingerprint product = Fingerprint.One;
        foreach ((BigInteger prime, int times) in SmallPrimes.Factor(number))
        {
            Rational power = exponent * times;
            BigInteger whole = Rational.Floor(power).Numerator;
            Rational fraction = power - whole;
            if (!Fingerprint.Of((Rational)prime).TryPower(whole, out Fingerprint factor))
            {
                return null;
            }

            product *= factor;
            if (fraction == Rational.From(1, 2) && prime < 64)
            {
                product *= Fingerprint.RootOfPrime((int)prime);
            }
            else if (!fraction.IsZero)
            {
                product *= Fingerprint.Hash(RootOf, Fingerprint.Of((Rational)prime) * Fingerprint.Hash(RootOf, Fingerprint.Of(fraction)));
            }
        }

        return product;
    }

    // log Π bᵉ = Σ e·log|b| wherever the left side has a value.
    private Fingerprint? Log(Expr operand)
    {
        Monomial product = Monomial.Of(operand);
        if (product.Coefficient.IsZero)
        {
            return null;
        }

        Fingerprint sum = Fingerprint.Zero;
        foreach ((BigInteger prime, int times) in SmallPrimes.Factor(Rational.Abs(product.Coefficient)))
        {
            sum += Fingerprint.Of((Rational)times) * Fingerprint.Hash(Logarithm, Fingerprint.Of((Rational)prime));
        }

        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            Fingerprint log = @base.Is(Operators.Exp) ? Of(@base.Operands[0])
                : @base.Is(Operators.E) ? Fingerprint.One
                : Fingerprint.Hash(Logarithm, (@base.Is(Operators.Abs) ? Of(@base.Operands[0]) : Of(@base)).Lower);
            sum += Fingerprint.Of(exponent) * log;
        }

        return sum;
    }
}
