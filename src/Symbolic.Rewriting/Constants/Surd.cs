using System.Numerics;

namespace Symbolic;

/// <summary>
/// A sum of rational multiples of radicals, in canonical form: it is zero exactly when it has no terms. Operations answer null where
/// the result would be larger than the bounds.
/// </summary>
internal sealed class Surd
{
    private const int MaxTerms = 64;
    private const int MaxDegree = 36;
    private const int MaxBits = 1024;

    private readonly Dictionary<Radical, Rational> _terms;

    private Surd(Dictionary<Radical, Rational> terms) => _terms = terms;

    public static Surd Zero { get; } = new([]);

    public static Surd One { get; } = Of(Rational.One);

    /// <summary>The radicals and the numbers in front.</summary>
    public IReadOnlyDictionary<Radical, Rational> Terms => _terms;

    public bool IsZero => _terms.Count == 0;

    /// <summary>The value where it is rational.</summary>
    public Rational? AsRational => _terms.Count == 0 ? Rational.Zero : _terms.Count == 1 && _terms.TryGetValue(Radical.One, out Rational number) ? number : null;

    public static Surd Of(Rational number) => number.IsZero ? Zero : new(new() { [Radical.One] = number });

    /// <summary>A rational number to a rational power, real also for a negative base with an odd root.</summary>
    public static Surd? Power(Rational @base, Rational exponent)
    {
        if (@base.IsZero)
        {
            return exponent.Sign > 0 ? Zero : null;
        }

        if (@base.Sign < 0 && exponent.Denominator.IsEven)
        {
            return null;
        }

        if (exponent.IsInteger)
        {
            return Rational.TryPow(@base, exponent.Numerator, MaxBits, out Rational whole) ? Of(whole) : null;
        }

        if (Rational.Abs(exponent) > 64 || exponent.Denominator > 64 || PrimeFactors.Of(Rational.Abs(@base)) is not { } factors
            || Radical.Of(factors.Select(f => (f.Prime, exponent * f.Exponent))) is not { } power)
        {
            return null;
        }

        Rational number = @base.Sign < 0 && !exponent.Numerator.IsEven ? -power.Number : power.Number;
        return new(new() { [power.Radical] = number });
    }

    public Surd Times(Rational number) => number.IsZero ? Zero : new(_terms.ToDictionary(static t => t.Key, t => t.Value * number));

    public static Surd operator -(Surd a) => a.Times(-1);

    public static Surd operator +(Surd a, Surd b)
    {
        var terms = new Dictionary<Radical, Rational>(a._terms);
        foreach ((Radical radical, Rational number) in b._terms)
        {
            Accumulate(terms, radical, number);
        }

        return new(terms);
    }

    public static Surd operator -(Surd a, Surd b) => a + -b;

    public static Surd? Multiply(Surd a, Surd b)
    {
        if (a._terms.Count * b._terms.Count > MaxTerms * 16)
        {
            return null;
        }

        var terms = new Dictionary<Radical, Rational>();
        foreach ((Radical left, Rational m) in a._terms)
        {
            foreach ((Radical right, Rational n) in b._terms)
            {
                if (Radical.Multiply(left, right) is not { } product)
                {
                    return null;
                }

                Rational number = m * n * product.Number;
                if (number.Numerator.GetBitLength() + number.Denominator.GetBitLength() > MaxBits)
                {
                    return null;
                }

                Accumulate(terms, product.Radical, number);
            }
        }

        return terms.Count > MaxTerms ? null : new(terms);
    }

    /// <summary>The reciprocal, from the linear equations of the field that the radicals generate; null for zero.</summary>
    public Surd? Reciprocal()
    {
        if (_terms.Count == 0)
        {
            return null;
        }

        if (_terms.Count == 1)
        {
            (Radical radical, Rational number) = _terms.First();
            return Radical.Of(radical.Factors.Select(static f => (f.Prime, -f.Exponent))) is { } inverse ? new(new() { [inverse.Radical] = inverse.Number / number }) : null;
        }

        if (Basis() is not { } basis)
        {
            return null;
        }

        // Column j holds this·basisⱼ; the last one the number 1.
        int size = basis.Count;
        var places = basis.Select(static (r, i) => (r, i)).ToDictionary(static p => p.r, static p => p.i);
        var matrix = new Rational[size, size + 1];
        for (int j = 0; j < size; j++)
        {
            if (Multiply(this, new(new() { [basis[j]] = Rational.One })) is not { } column)
            {
                return null;
            }

            foreach ((Radical radical, Rational number) in column._terms)
            {
                matrix[places[radical], j] = number;
            }
        }

        matrix[places[Radical.One], size] = Rational.One;
        if (Solve(matrix, size) is not { } solution)
        {
            return null;
        }

        var terms = new Dictionary<Radical, Rational>();
        for (int i = 0; i < size; i++)
        {
            if (!solution[i].IsZero)
            {
                terms.Add(basis[i], solution[i]);
            }
        }

        return new(terms);
    }

    /// <summary>The primes under the square roots and others.</summary>
    public IEnumerable<BigInteger> Primes => _terms.Keys.SelectMany(static r => r.Factors).Select(static f => f.Prime).Distinct().Order();

    /// <summary>True when every root is a square root.</summary>
    public bool IsMultiquadratic => _terms.Keys.All(static r => r.Factors.All(static f => f.Exponent.Denominator == 2));

    /// <summary>
    /// The sign. A surd with terms is not zero, so it shows at some precision; null where that is beyond the bounds.
    /// </summary>
    public int? Sign()
    {
        if (_terms.Count <= 1)
        {
            return IsZero ? 0 : _terms.First().Value.Sign;
        }

        foreach (int bits in Enclosure.Precisions)
        {
            if (Enclose(bits) is not { } enclosure)
            {
                return null;
            }

            if (enclosure.Sign is { } sign)
            {
                return sign;
            }
        }

        return null;
    }

    /// <summary>Numbers between which the value lies; null where that is too much work.</summary>
    public Enclosure? Enclose(int bits)
    {
        Enclosure? sum = Enclosure.Of(Rational.Zero, bits);
        foreach ((Radical radical, Rational number) in _terms)
        {
            sum = radical.Enclose(bits) is { } root ? sum + (Enclosure.Of(number, bits) * root) : null;
        }

        return sum;
    }

    /// <summary>The parts a and b of a + b·√p, neither of which has √p.</summary>
    public (Surd A, Surd B) Split(BigInteger prime)
    {
        var a = new Dictionary<Radical, Rational>();
        var b = new Dictionary<Radical, Rational>();
        foreach ((Radical radical, Rational number) in _terms)
        {
            if (radical.Factors.Any(f => f.Prime == prime))
            {
                b.Add(Radical.Of(radical.Factors.Where(f => f.Prime != prime))!.Value.Radical, number);
            }
            else
            {
                a.Add(radical, number);
            }
        }

        return (new(a), new(b));
    }

    private static void Accumulate(Dictionary<Radical, Rational> terms, Radical radical, Rational number)
    {
        Rational sum = terms.GetValueOrDefault(radical) + number;
        if (sum.IsZero)
        {
            terms.Remove(radical);
        }
        else
        {
            terms[radical] = sum;
        }
    }

    // All products of powers of the roots that occur; null where there are too many.
    private List<Radical>? Basis()
    {
        List<Radical> basis = [Radical.One];
        foreach (BigInteger prime in Primes)
        {
            BigInteger root = _terms.Keys.SelectMany(static r => r.Factors).Where(f => f.Prime == prime)
                .Aggregate(BigInteger.One, static (lcm, f) => lcm / BigInteger.GreatestCommonDivisor(lcm, f.Exponent.Denominator) * f.Exponent.Denominator);
            if (root * basis.Count > MaxDegree)
            {
                return null;
            }

            basis = [.. Enumerable.Range(0, (int)root).SelectMany(k => basis.Select(r =>
                Radical.Of(r.Factors.Append((prime, Rational.From(k, root))))!.Value.Radical))];
        }

        return basis;
    }

    /// <summary>The solution of a square system whose right side is the last column; null where there is no single one.</summary>
    public static Rational[]? Solve(Rational[,] matrix, int size)
    {
        for (int column = 0; column < size; column++)
        {
            int pivot = column;
            while (pivot < size && matrix[pivot, column].IsZero)
            {
                pivot++;
            }

            if (pivot == size)
            {
                return null;
            }

            Rational scale = matrix[pivot, column];
            for (int j = 0; j <= size; j++)
            {
                (matrix[pivot, j], matrix[column, j]) = (matrix[column, j], matrix[pivot, j] / scale);
            }

            for (int i = 0; i < size; i++)
            {
                Rational factor = matrix[i, column];
                if (i == column || factor.IsZero)
                {
                    continue;
                }

                for (int j = column; j <= size; j++)
                {
                    matrix[i, j] -= factor * matrix[column, j];
                }
            }
        }

        return [.. Enumerable.Range(0, size).Select(i => matrix[i, size])];
    }
}
