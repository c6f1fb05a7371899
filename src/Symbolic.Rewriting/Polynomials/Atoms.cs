using System.Numerics;

namespace Symbolic;

/// <summary>
/// The variables of the polynomials that stand for expressions. Everything that is not +, −, ·, / and whole powers is an atom; atoms
/// that are powers of one base share a variable: √x and x are g and g², e^(2z) and e^(−z) are h² and 1/h, √2 has the relation g² = 2.
/// </summary>
internal sealed class Atoms(ExprGraph graph)
{
    // Larger numbers below a root are left as they are instead of being taken apart into primes.
    private const int MaxRadicand = 1_000_000;

    // The exponent of an exponential is taken apart into at most this many terms.
    private const int MaxExponentTerms = 16;
    private const int MaxExponentNodes = 4 * MaxExponentTerms;

    private readonly Dictionary<int, (Rational Coefficient, List<(Key Key, Rational Exponent)> Powers)> _powers = [];
    private readonly Dictionary<Key, List<Rational>> _exponents = [];
    private readonly List<Generator> _generators = [];
    private readonly Dictionary<Key, int> _positions = [];

    /// <summary>What a variable stands for: base^(unit·term).</summary>
    /// <param name="Base">The base; e for exponentials.</param>
    /// <param name="Term">The term of the exponent; 1 where the exponent is a number.</param>
    /// <param name="Unit">The exponent of the variable itself.</param>
    public sealed record Generator(Expr Base, Expr Term, Rational Unit)
    {
        public bool IsExponential => !Term.IsOne || Base.Is(Operators.E);

        /// <summary>True for a root of a number.</summary>
        public bool IsRadical => Base.IsNumber && Term.IsOne;

        /// <summary>The expression for a power of the variable.</summary>
        public Expr Power(int exponent)
        {
            Rational whole = Unit * exponent;
            if (Term.IsOne)
            {
                return whole.IsOne ? Base : Base.Is(Operators.E) ? Operators.Exp[Base.Graph.Number(whole)] : Base.Pow(whole);
            }

            return Base.Is(Operators.E) ? Operators.Exp[Multiple(Term, whole)] : Base.Pow(Multiple(Term, whole));
        }

        public static Expr Multiple(Expr term, Rational factor)
        {
            Rational size = Rational.Abs(factor);
            ExprGraph graph = term.Graph;
            Expr node = term.IsOne ? graph.Number(size)
                : size.IsInteger ? graph.Number(size) * term
                : graph.Number((Rational)size.Numerator) * term / graph.Number((Rational)size.Denominator);
            return factor.Sign < 0 ? -node : node;
        }
    }

    private readonly record struct Key(int Base, int Term);

    public ExprGraph Graph => graph;

    /// <summary>The variables in the order of the ring.</summary>
    public IReadOnlyList<Generator> Generators => _generators;

    /// <summary>The ring; only after <see cref="Freeze"/>.</summary>
    public PolynomialRing Ring { get; private set; } = null!;

    /// <summary>The atoms that were met.</summary>
    public IEnumerable<Expr> Nodes => _powers.Keys.Select(id => graph[id]);

    /// <summary>True for a node that the algebra looks into.</summary>
    public static bool IsArithmetic(Expr node) => node.Type.IsRealScalar
        && (node.Is(Operators.Add) || node.Is(Operators.Subtract) || node.Is(Operators.Multiply) || node.Is(Operators.Divide) || node.Is(Operators.Negate)
            || (node.Is(Operators.Power) && node.Operands[1].IsNumber && node.Operands[1].Number.TryGetInt32(out _)));

    /// <summary>Makes the variables of an atom known.</summary>
    /// <exception cref="AlgebraLimitException">There are too many.</exception>
    public void Add(Expr node)
    {
        if (node.IsNumber || _powers.ContainsKey(node.Id))
        {
            return;
        }

        if (node.Is(Operators.Infinity) || node.Is(Operators.Undefined) || !node.Type.IsRealScalar)
        {
            throw new NoAlgebraException();
        }

        var powers = new List<(Key, Rational)>();
        Rational coefficient = TakeApart(node, powers);
        _powers.Add(node.Id, (coefficient, powers));
        foreach ((Key key, Rational exponent) in powers)
        {
            if (!_exponents.TryGetValue(key, out List<Rational>? exponents))
            {
                _exponents.Add(key, exponents = []);
            }

            exponents.Add(exponent);
        }

        if (_exponents.Count > PolynomialRing.MaxVariables)
        {
            throw new AlgebraLimitException();
        }
    }

    /// <summary>Fixes the variables and their order: names first, then functions, roots of numbers and constants last.</summary>
    public void Freeze()
    {
        foreach ((Key key, List<Rational> exponents) in _exponents.OrderBy(e => Rank(e.Key)).ThenBy(static e => e.Key.Base).ThenBy(static e => e.Key.Term))
        {
            // One over the common denominator: e^(2x) is g² also where e^x does not occur, so that e^(2x) − 1 has factors.
            BigInteger common = BigInteger.One;
            foreach (Rational exponent in exponents)
            {
                common = common / BigInteger.GreatestCommonDivisor(common, exponent.Denominator) * exponent.Denominator;
            }

            Rational unit = Rational.From(BigInteger.One, common);

            bool falling = key.Term != graph.One.Id && exponents.TrueForAll(static e => e.Sign < 0);
            _positions.Add(key, _generators.Count);
            _generators.Add(new Generator(graph[key.Base], graph[key.Term], falling ? -unit : unit));
        }

        Ring = new PolynomialRing(_generators.Count);
    }

    /// <summary>Takes the ring of other atoms with the same variables, so that polynomials of both can be compared.</summary>
    public void Share(PolynomialRing ring) => Ring = ring;

    /// <summary>An atom as a number times powers of variables.</summary>
    public (Rational Coefficient, List<(int Variable, int Exponent)> Powers) Read(Expr atom)
    {
        if (!_powers.TryGetValue(atom.Id, out (Rational Coefficient, List<(Key Key, Rational Exponent)> Powers) known))
        {
            // A root of something that was not met on the way has no variables.
            throw new AlgebraLimitException();
        }

        (Rational coefficient, List<(Key Key, Rational Exponent)> powers) = known;
        var result = new List<(int, int)>();
        foreach ((Key key, Rational exponent) in powers)
        {
            int position = _positions[key];
            result.Add((position, (exponent / _generators[position].Unit).TryGetInt32(out int whole) ? whole : throw new AlgebraLimitException()));
        }

        return (coefficient, result);
    }

    private int Rank(Key key)
    {
        Expr @base = graph[key.Base];
        return @base.IsSymbol && key.Term == graph.One.Id ? 0 : key.Term != graph.One.Id || @base.Is(Operators.E) ? 2 : @base.IsNumber ? 4 : @base.Operands.Count == 0 ? 3 : 1;
    }

    private Rational TakeApart(Expr node, List<(Key, Rational)> powers)
    {
        int one = graph.One.Id;
        if (node.Is(Operators.Exp))
        {
            TakeApart(graph.Constant(Operators.E), node.Operands[0], powers);
            return Rational.One;
        }

        if (node.Is(Operators.E))
        {
            powers.Add((new Key(node.Id, one), Rational.One));
            return Rational.One;
        }

        bool root = node.Is(Operators.Sqrt);
        if (!root && !node.Is(Operators.Power))
        {
            powers.Add((new Key(node.Id, one), Rational.One));
            return Rational.One;
        }

        Expr @base = node.Operands[0];
        if (root || node.Operands[1].IsNumber)
        {
            Rational exponent = root ? Rational.From(1, 2) : node.Operands[1].Number;
            if (@base.IsNumber)
            {
                return Radical(@base, exponent, powers);
            }

            powers.Add((new Key(@base.Id, one), exponent));
            return Rational.One;
        }

        if (@base.IsSymbol || (@base.IsNumber && @base.Number.Sign > 0))
        {
            return TakeApart(@base, node.Operands[1], powers);
        }

        powers.Add((new Key(node.Id, one), Rational.One));
        return Rational.One;
    }

    // base^(c₀ + Σ rᵢ·tᵢ) as a product of powers.
    private Rational TakeApart(Expr @base, Expr exponent, List<(Key, Rational)> powers)
    {
        List<(Expr Term, Rational Coefficient)>? all = LinearTerms.Of([(exponent, Rational.One)], MaxExponentNodes);
        if (all is null || all.Count > MaxExponentTerms)
        {
            all = [(exponent, Rational.One)];
        }

        Rational constant = Rational.Zero;
        var terms = new List<(Expr Term, Rational Coefficient)>(all.Count);
        foreach ((Expr term, Rational coefficient) in all)
        {
            if (term.IsNumber)
            {
                constant += coefficient * term.Number;
            }
            else
            {
                terms.Add((term, coefficient));
            }
        }

        foreach (var group in terms.GroupBy(static t => t.Term.Id))
        {
            Rational sum = group.Aggregate(Rational.Zero, static (soFar, t) => soFar + t.Coefficient);
            if (!sum.IsZero)
            {
                powers.Add((new Key(@base.Id, group.Key), sum));
            }
        }

        if (constant.IsZero)
        {
            return Rational.One;
        }

        if (@base.IsNumber)
        {
            return Radical(@base, constant, powers);
        }

        powers.Add((new Key(@base.Id, graph.One.Id), constant));
        return Rational.One;
    }

    // A rational power of a number: primes below the root, so that √6 is √2·√3 and √8 is 2√2.
    private Rational Radical(Expr number, Rational exponent, List<(Key, Rational)> powers)
    {
        Rational value = number.Number;
        if (value.Sign <= 0 || value.Numerator > MaxRadicand || value.Denominator > MaxRadicand || !exponent.Denominator.IsOne && exponent.Denominator > 1000)
        {
            powers.Add((new Key(number.Id, graph.One.Id), exponent));
            return Rational.One;
        }

        Rational coefficient = Rational.One;
        foreach ((BigInteger part, int sign) in new[] { (value.Numerator, 1), (value.Denominator, -1) })
        {
            foreach ((int prime, int multiplicity) in Primes((int)part))
            {
                Rational whole = exponent * multiplicity * sign;
                Rational floor = Rational.Floor(whole);
                if (!Rational.TryPow(prime, floor.Numerator, 4096, out Rational power))
                {
                    throw new AlgebraLimitException();
                }

                coefficient *= power;
                if (!whole.IsInteger)
                {
                    powers.Add((new Key(graph.Number(prime).Id, graph.One.Id), whole - floor));
                }
            }
        }

        return coefficient;
    }

    private static IEnumerable<(int Prime, int Multiplicity)> Primes(int value)
    {
        for (int p = 2; value > 1; p = p * p > value ? value : p + 1)
        {
            int count = 0;
            for (; value % p == 0; value /= p)
            {
                count++;
            }

            if (count > 0)
            {
                yield return (p, count);
            }
        }
    }
}
