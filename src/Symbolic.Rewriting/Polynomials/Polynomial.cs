using System.Numerics;

namespace Symbolic;

/// <summary>
/// A polynomial in several variables with whole coefficients: its terms by falling lexicographic order, no coefficient zero.
/// </summary>
internal sealed partial class Polynomial : IEquatable<Polynomial>
{
    private readonly UInt128[] _monomials;
    private readonly BigInteger[] _coefficients;
    private int _hash;

    private Polynomial(PolynomialRing ring, UInt128[] monomials, BigInteger[] coefficients) => (Ring, _monomials, _coefficients) = (ring, monomials, coefficients);

    public PolynomialRing Ring { get; }

    /// <summary>The number of terms.</summary>
    public int Count => _monomials.Length;

    public bool IsZero => Count == 0;

    public bool IsConstant => Count == 0 || (Count == 1 && _monomials[0] == 0);

    public bool IsOne => Count == 1 && _monomials[0] == 0 && _coefficients[0].IsOne;

    public ReadOnlySpan<UInt128> Monomials => _monomials;

    public ReadOnlySpan<BigInteger> Coefficients => _coefficients;

    /// <summary>The coefficient of the first term; 0 for the zero polynomial.</summary>
    public BigInteger LeadingCoefficient => Count == 0 ? BigInteger.Zero : _coefficients[0];

    public static Polynomial Zero(PolynomialRing ring) => new(ring, [], []);

    public static Polynomial Constant(PolynomialRing ring, BigInteger value) => value.IsZero ? Zero(ring) : new(ring, [UInt128.Zero], [value]);

    public static Polynomial One(PolynomialRing ring) => Constant(ring, BigInteger.One);

    public static Polynomial Variable(PolynomialRing ring, int variable, int exponent = 1) => new(ring, [ring.Power(variable, exponent)], [BigInteger.One]);

    public static Polynomial Term(PolynomialRing ring, UInt128 monomial, BigInteger coefficient) => coefficient.IsZero ? Zero(ring) : new(ring, [monomial], [coefficient]);

    /// <summary>The polynomial of terms collected in a table.</summary>
    public static Polynomial FromTerms(PolynomialRing ring, Dictionary<UInt128, BigInteger> terms)
    {
        var monomials = new List<UInt128>(terms.Count);
        foreach ((UInt128 monomial, BigInteger coefficient) in terms)
        {
            if (!coefficient.IsZero)
            {
                monomials.Add(monomial);
            }
        }

        monomials.Sort(static (a, b) => b.CompareTo(a));
        var coefficients = new BigInteger[monomials.Count];
        for (int i = 0; i < coefficients.Length; i++)
        {
            coefficients[i] = terms[monomials[i]];
        }

        return new Polynomial(ring, [.. monomials], coefficients);
    }

    /// <summary>The polynomial in one variable with the given coefficients, that of the highest power last.</summary>
    public static Polynomial FromDense(PolynomialRing ring, int variable, ReadOnlySpan<BigInteger> coefficients)
    {
        var monomials = new List<UInt128>();
        var kept = new List<BigInteger>();
        for (int i = coefficients.Length - 1; i >= 0; i--)
        {
            if (!coefficients[i].IsZero)
            {
                monomials.Add(ring.Power(variable, i));
                kept.Add(coefficients[i]);
            }
        }

        return new Polynomial(ring, [.. monomials], [.. kept]);
    }

    /// <summary>The coefficients of a polynomial in one variable, that of the highest power last.</summary>
    public BigInteger[] ToDense(int variable)
    {
        var dense = new BigInteger[DegreeIn(variable) + 1];
        for (int i = 0; i < Count; i++)
        {
            dense[Ring.ExponentOf(_monomials[i], variable)] = _coefficients[i];
        }

        return dense;
    }

    /// <summary>The degree in one variable; 0 for constants, zero too.</summary>
    public int DegreeIn(int variable)
    {
        int degree = 0;
        foreach (UInt128 monomial in _monomials)
        {
            degree = Math.Max(degree, Ring.ExponentOf(monomial, variable));
        }

        return degree;
    }

    /// <summary>The degrees in all variables.</summary>
    public int[] Degrees()
    {
        int[] degrees = new int[Ring.Variables];
        foreach (UInt128 monomial in _monomials)
        {
            for (int v = 0; v < degrees.Length; v++)
            {
                degrees[v] = Math.Max(degrees[v], Ring.ExponentOf(monomial, v));
            }
        }

        return degrees;
    }

    /// <summary>The degrees in all variables, as one monomial.</summary>
    private UInt128 Degree()
    {
        if (Count == 1)
        {
            return _monomials[0];
        }

        var degree = UInt128.Zero;
        for (int v = 0; v < Ring.Variables; v++)
        {
            degree += Ring.Power(v, DegreeIn(v));
        }

        return degree;
    }

    /// <summary>The largest sum of exponents of a term.</summary>
    public int TotalDegree()
    {
        int largest = 0;
        foreach (UInt128 monomial in _monomials)
        {
            int total = 0;
            for (int v = 0; v < Ring.Variables; v++)
            {
                total += Ring.ExponentOf(monomial, v);
            }

            largest = Math.Max(largest, total);
        }

        return largest;
    }

    /// <summary>The number of the variable of a polynomial in exactly one; otherwise −1.</summary>
    public int OnlyVariable()
    {
        int only = -1;
        int[] degrees = Degrees();
        for (int v = 0; v < degrees.Length; v++)
        {
            if (degrees[v] > 0)
            {
                if (only >= 0)
                {
                    return -1;
                }

                only = v;
            }
        }

        return only;
    }

    /// <summary>The coefficients by powers of one variable, highest power first; the coefficients do not contain it.</summary>
    public List<(int Degree, Polynomial Coefficient)> CoefficientsIn(int variable)
    {
        var groups = new SortedDictionary<int, (List<UInt128> Monomials, List<BigInteger> Coefficients)>();
        for (int i = 0; i < Count; i++)
        {
            int degree = -Ring.ExponentOf(_monomials[i], variable);
            if (!groups.TryGetValue(degree, out var group))
            {
                groups.Add(degree, group = ([], []));
            }

            // Within one power of the variable the order of the terms stays that of the rest.
            group.Monomials.Add(Ring.Without(_monomials[i], variable));
            group.Coefficients.Add(_coefficients[i]);
        }

        var result = new List<(int, Polynomial)>();
        foreach ((int degree, var group) in groups)
        {
            result.Add((-degree, new Polynomial(Ring, [.. group.Monomials], [.. group.Coefficients])));
        }

        return result;
    }

    /// <summary>The coefficient of the highest power of one variable.</summary>
    public Polynomial LeadingCoefficientIn(int variable) => CoefficientsIn(variable)[0].Coefficient;

    public bool Equals(Polynomial? other) =>
        other is not null && ReferenceEquals(Ring, other.Ring) && _monomials.AsSpan().SequenceEqual(other._monomials) && _coefficients.AsSpan().SequenceEqual(other._coefficients);

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            var hash = new HashCode();
            for (int i = 0; i < Count; i++)
            {
                hash.Add(_monomials[i]);
                hash.Add(_coefficients[i]);
            }

            _hash = hash.ToHashCode() | 1;
        }

        return _hash;
    }

    public override string ToString() => IsZero ? "0" : string.Join(" + ", Enumerable.Range(0, Count).Select(i =>
        string.Join("*", Enumerable.Range(0, Ring.Variables).Where(v => Ring.ExponentOf(_monomials[i], v) > 0).Select(v => $"v{v}^{Ring.ExponentOf(_monomials[i], v)}").Prepend($"{_coefficients[i]}"))));
}
