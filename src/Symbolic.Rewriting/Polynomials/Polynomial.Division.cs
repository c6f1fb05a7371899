using System.Numerics;
using System.Runtime.InteropServices;

namespace Symbolic;

internal sealed partial class Polynomial
{
    /// <summary>The greatest common divisor of the coefficients, with the sign of the leading one.</summary>
    public BigInteger Content()
    {
        BigInteger content = BigInteger.Zero;
        foreach (BigInteger coefficient in _coefficients)
        {
            content = BigInteger.GreatestCommonDivisor(content, coefficient);
            if (content.IsOne)
            {
                break;
            }
        }

        return LeadingCoefficient.Sign < 0 ? -content : content;
    }

    /// <summary>The polynomial divided by its content: coprime coefficients, the leading one positive.</summary>
    public Polynomial PrimitivePart() => IsZero ? this : DivideBy(Content());

    /// <summary>The largest monomial that divides every term.</summary>
    public UInt128 MonomialContent()
    {
        if (IsZero)
        {
            return 0;
        }

        var content = UInt128.Zero;
        for (int v = 0; v < Ring.Variables; v++)
        {
            int least = int.MaxValue;
            foreach (UInt128 monomial in _monomials)
            {
                least = Math.Min(least, Ring.ExponentOf(monomial, v));
                if (least == 0)
                {
                    break;
                }
            }

            content += Ring.Power(v, least);
        }

        return content;
    }

    /// <summary>The quotient by a divisor when it divides without a remainder; otherwise null.</summary>
    public Polynomial? TryDivide(Polynomial divisor, AlgebraBudget budget)
    {
        if (IsZero || divisor.IsOne)
        {
            return this;
        }

        if (divisor.Count == 1)
        {
            return TryDivideByTerm(divisor);
        }

        int[] own = Degrees(), other = divisor.Degrees();
        for (int v = 0; v < own.Length; v++)
        {
            if (other[v] > own[v])
            {
                return null;
            }
        }

        // The last terms multiply like the first ones: a cheap test before the work.
        if (!Ring.Divides(divisor._monomials[^1], _monomials[^1]) || !(_coefficients[^1] % divisor._coefficients[^1]).IsZero)
        {
            return null;
        }

        var rest = new Dictionary<UInt128, BigInteger>(Count);
        var order = new PriorityQueue<UInt128, UInt128>(Count);
        for (int i = 0; i < Count; i++)
        {
            rest.Add(_monomials[i], _coefficients[i]);
            order.Enqueue(_monomials[i], UInt128.MaxValue - _monomials[i]);
        }

        var monomials = new List<UInt128>();
        var coefficients = new List<BigInteger>();
        while (order.TryDequeue(out UInt128 monomial, out _))
        {
            rest.Remove(monomial, out BigInteger coefficient);
            if (coefficient.IsZero)
            {
                continue;
            }

            if (!Ring.Divides(divisor._monomials[0], monomial))
            {
                return null;
            }

            BigInteger factor = BigInteger.DivRem(coefficient, divisor._coefficients[0], out BigInteger remainder);
            if (!remainder.IsZero)
            {
                return null;
            }

            UInt128 shift = monomial - divisor._monomials[0];
            for (int v = 0; v < own.Length; v++)
            {
                if (Ring.ExponentOf(shift, v) > own[v] - other[v])
                {
                    return null;
                }
            }

            monomials.Add(shift);
            coefficients.Add(factor);
            budget.CheckTerms(monomials.Count);
            budget.Spend(divisor.Count * AlgebraBudget.CostOf(factor, divisor.LeadingCoefficient) * 2);
            for (int i = 1; i < divisor.Count; i++)
            {
                UInt128 place = divisor._monomials[i] + shift;
                ref BigInteger sum = ref CollectionsMarshal.GetValueRefOrAddDefault(rest, place, out bool existed);
                sum -= factor * divisor._coefficients[i];
                if (!existed)
                {
                    order.Enqueue(place, UInt128.MaxValue - place);
                }
            }
        }

        return new Polynomial(Ring, [.. monomials], [.. coefficients]);
    }

    /// <summary>
    /// The pseudo-remainder by a divisor in one variable: the remainder of lc(divisor)^(m − n + 1)·this, which exists without
    /// fractions (Knuth, The Art of Computer Programming 2, 4.6.1, algorithm R).
    /// </summary>
    public Polynomial PseudoRemainder(Polynomial divisor, int variable, AlgebraBudget budget)
    {
        int n = divisor.DegreeIn(variable);
        Polynomial leading = divisor.LeadingCoefficientIn(variable);
        Polynomial tail = divisor.Subtract(leading.Multiply(Variable(Ring, variable, n), budget), budget);
        Polynomial rest = this;
        int steps = DegreeIn(variable) - n + 1;
        while (!rest.IsZero && rest.DegreeIn(variable) >= n)
        {
            int degree = rest.DegreeIn(variable);
            Polynomial top = rest.LeadingCoefficientIn(variable);
            Polynomial lower = rest.Subtract(top.Multiply(Variable(Ring, variable, degree), budget), budget);
            Polynomial shifted = degree == n ? tail : tail.Multiply(Variable(Ring, variable, degree - n), budget);
            rest = lower.Multiply(leading, budget).Subtract(shifted.Multiply(top, budget), budget);
            steps--;
        }

        return steps <= 0 || rest.IsZero ? rest : rest.Multiply(leading.Pow(steps, budget), budget);
    }

    private Polynomial? TryDivideByTerm(Polynomial divisor)
    {
        (UInt128 monomial, BigInteger coefficient) = (divisor._monomials[0], divisor._coefficients[0]);
        for (int i = 0; i < Count; i++)
        {
            if (!Ring.Divides(monomial, _monomials[i]) || !(_coefficients[i] % coefficient).IsZero)
            {
                return null;
            }
        }

        return Unshift(monomial).DivideBy(coefficient);
    }
}
