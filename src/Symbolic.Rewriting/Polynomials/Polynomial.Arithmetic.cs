using System.Numerics;
using System.Runtime.InteropServices;

namespace Symbolic;

internal sealed partial class Polynomial
{
    public static Polynomial operator -(Polynomial operand) => operand.Scale(BigInteger.MinusOne);

    public Polynomial Add(Polynomial other, AlgebraBudget budget) => Combine(this, other, BigInteger.One, budget);

    public Polynomial Subtract(Polynomial other, AlgebraBudget budget) => Combine(this, other, BigInteger.MinusOne, budget);

    /// <summary>The product with a number.</summary>
    public Polynomial Scale(BigInteger factor) =>
        factor.IsOne ? this : factor.IsZero ? Zero(Ring) : new Polynomial(Ring, _monomials, Array.ConvertAll(_coefficients, c => c * factor));

    /// <summary>The quotient by a number that divides every coefficient.</summary>
    public Polynomial DivideBy(BigInteger divisor) => divisor.IsOne ? this : new Polynomial(Ring, _monomials, Array.ConvertAll(_coefficients, c => c / divisor));

    /// <summary>The product with a monomial that leaves all exponents in range.</summary>
    public Polynomial Shift(UInt128 monomial, AlgebraBudget budget) => monomial == 0 ? this : Multiply(Term(Ring, monomial, BigInteger.One), budget);

    /// <summary>The quotient by a monomial that divides every term.</summary>
    public Polynomial Unshift(UInt128 monomial) => monomial == 0 ? this : new Polynomial(Ring, Array.ConvertAll(_monomials, m => m - monomial), _coefficients);

    public Polynomial Multiply(Polynomial other, AlgebraBudget budget)
    {
        if (IsZero || other.IsZero)
        {
            return Zero(Ring);
        }

        CheckDegrees(this, other);
        budget.Spend(((long)Count * other.Count * AlgebraBudget.CostOf(LeadingCoefficient, other.LeadingCoefficient)) + 1);
        if (Count == 1 || other.Count == 1)
        {
            (Polynomial term, Polynomial rest) = Count == 1 ? (this, other) : (other, this);
            (UInt128 shift, BigInteger factor) = (term._monomials[0], term._coefficients[0]);
            return new Polynomial(
                Ring,
                shift == 0 ? rest._monomials : Array.ConvertAll(rest._monomials, m => m + shift),
                factor.IsOne ? rest._coefficients : Array.ConvertAll(rest._coefficients, c => c * factor));
        }

        var terms = new Dictionary<UInt128, BigInteger>(Math.Max(Count, other.Count));
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < other.Count; j++)
            {
                ref BigInteger sum = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, _monomials[i] + other._monomials[j], out _);
                sum += _coefficients[i] * other._coefficients[j];
            }

            budget.CheckTerms(terms.Count);
        }

        return FromTerms(Ring, terms);
    }

    public Polynomial Pow(int exponent, AlgebraBudget budget)
    {
        if (Count == 1)
        {
            var monomial = UInt128.Zero;
            for (int v = 0; v < Ring.Variables; v++)
            {
                int own = Ring.ExponentOf(_monomials[0], v);
                monomial += own == 0 ? 0 : Ring.Power(v, Checked((long)own * exponent));
            }

            budget.Spend(1 + (_coefficients[0].GetBitLength() * exponent / 64));
            return new Polynomial(Ring, [monomial], [BigInteger.Pow(_coefficients[0], exponent)]);
        }

        // A power of a sum of t terms has C(t + n − 1, n) terms before like ones meet; repeated multiplication keeps the partial products sparse.
        Polynomial result = One(Ring);
        for (int i = 0; i < exponent; i++)
        {
            result = result.Multiply(this, budget);
        }

        return result;
    }

    /// <summary>The derivative by one variable.</summary>
    public Polynomial Derivative(int variable)
    {
        var monomials = new List<UInt128>(Count);
        var coefficients = new List<BigInteger>(Count);
        for (int i = 0; i < Count; i++)
        {
            int exponent = Ring.ExponentOf(_monomials[i], variable);
            if (exponent > 0)
            {
                monomials.Add(_monomials[i] - Ring.Power(variable, 1));
                coefficients.Add(_coefficients[i] * exponent);
            }
        }

        return new Polynomial(Ring, [.. monomials], [.. coefficients]);
    }

    /// <summary>The polynomial with one variable replaced by a number.</summary>
    public Polynomial Evaluate(int variable, BigInteger value, AlgebraBudget budget)
    {
        int degree = DegreeIn(variable);
        if (degree == 0)
        {
            return this;
        }

        budget.Spend(Count + (degree * (1 + (value.GetBitLength() * degree / 64))));
        var powers = new BigInteger[degree + 1];
        powers[0] = BigInteger.One;
        for (int i = 1; i <= degree; i++)
        {
            powers[i] = powers[i - 1] * value;
        }

        var terms = new Dictionary<UInt128, BigInteger>(Count);
        for (int i = 0; i < Count; i++)
        {
            BigInteger power = powers[Ring.ExponentOf(_monomials[i], variable)];
            budget.Spend(AlgebraBudget.CostOf(power, _coefficients[i]));
            ref BigInteger sum = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, Ring.Without(_monomials[i], variable), out _);
            sum += _coefficients[i] * power;
        }

        return FromTerms(Ring, terms);
    }

    /// <summary>
    /// den^k times the polynomial with g^power replaced by num/den wherever it fits, k the largest number of times that it does: a
    /// homogeneous form of Horner's scheme.
    /// </summary>
    public Polynomial Reduce(int variable, int power, Polynomial numerator, Polynomial denominator, AlgebraBudget budget)
    {
        var byQuotient = new Polynomial[(DegreeIn(variable) / power) + 1];
        Array.Fill(byQuotient, Zero(Ring));
        foreach ((int degree, Polynomial coefficient) in CoefficientsIn(variable))
        {
            Polynomial part = degree % power == 0 ? coefficient : coefficient.Multiply(Variable(Ring, variable, degree % power), budget);
            byQuotient[degree / power] = byQuotient[degree / power].Add(part, budget);
        }

        Polynomial result = byQuotient[^1], below = One(Ring);
        for (int i = byQuotient.Length - 2; i >= 0; i--)
        {
            below = below.Multiply(denominator, budget);
            result = result.Multiply(numerator, budget).Add(byQuotient[i].Multiply(below, budget), budget);
        }

        return result;
    }

    private static Polynomial Combine(Polynomial left, Polynomial right, BigInteger factor, AlgebraBudget budget)
    {
        if (right.IsZero)
        {
            return left;
        }

        budget.Spend(left.Count + right.Count);
        var monomials = new List<UInt128>(left.Count + right.Count);
        var coefficients = new List<BigInteger>(left.Count + right.Count);
        int i = 0, j = 0;
        while (i < left.Count || j < right.Count)
        {
            if (j == right.Count || (i < left.Count && left._monomials[i] > right._monomials[j]))
            {
                monomials.Add(left._monomials[i]);
                coefficients.Add(left._coefficients[i++]);
            }
            else if (i == left.Count || right._monomials[j] > left._monomials[i])
            {
                monomials.Add(right._monomials[j]);
                coefficients.Add(factor * right._coefficients[j++]);
            }
            else
            {
                BigInteger sum = left._coefficients[i] + (factor * right._coefficients[j]);
                if (!sum.IsZero)
                {
                    monomials.Add(left._monomials[i]);
                    coefficients.Add(sum);
                }

                (i, j) = (i + 1, j + 1);
            }
        }

        return new Polynomial(left.Ring, [.. monomials], [.. coefficients]);
    }

    private static void CheckDegrees(Polynomial left, Polynomial right)
    {
        if (left.Ring.Overflows(left.Degree() + right.Degree()))
        {
            throw new AlgebraLimitException();
        }
    }

    private static int Checked(long exponent, int largest = int.MaxValue) => exponent <= largest ? (int)exponent : throw new AlgebraLimitException();
}
