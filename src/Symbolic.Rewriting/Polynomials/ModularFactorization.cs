using System.Numerics;

namespace Symbolic;

/// <summary>Factors of a square-free polynomial modulo an odd prime: by degree first, then those of one degree at random (Cantor, Zassenhaus 1981).</summary>
internal static class ModularFactorization
{
    /// <summary>The products of all irreducible factors of each degree, of a monic square-free polynomial.</summary>
    public static List<(uint[] Product, int Degree)> ByDegree(uint[] f, PrimeField field, AlgebraBudget budget)
    {
        var result = new List<(uint[], int)>();
        uint[] rest = f, power = [0, 1];
        for (int degree = 1; 2 * degree <= rest.Length - 1; degree++)
        {
            budget.Spend((long)rest.Length * rest.Length * 40);
            power = field.Power(power, field.Prime, rest);
            uint[] common = field.Gcd(rest, field.Subtract(power, [0, 1]));
            if (common.Length > 1)
            {
                result.Add((common, degree));
                rest = field.Divide(rest, common).Quotient;
                power = field.Remainder(power, rest);
            }
        }

        if (rest.Length > 1)
        {
            result.Add((rest, rest.Length - 1));
        }

        return result;
    }

    /// <summary>The irreducible factors of a product of factors of one degree.</summary>
    public static List<uint[]> OfDegree(uint[] product, int degree, PrimeField field, Random random, AlgebraBudget budget)
    {
        var result = new List<uint[]>();
        var open = new Stack<uint[]>();
        open.Push(product);
        BigInteger exponent = (BigInteger.Pow(field.Prime, degree) - 1) / 2;
        while (open.TryPop(out uint[]? next))
        {
            if (next.Length - 1 == degree)
            {
                result.Add(next);
                continue;
            }

            budget.Spend((long)next.Length * next.Length * 20 * degree);
            var trial = new uint[next.Length - 1];
            for (int i = 0; i < trial.Length; i++)
            {
                trial[i] = (uint)random.NextInt64(field.Prime);
            }

            uint[] common = field.Gcd(next, field.Subtract(field.Power(PrimeField.Trim(trial), exponent, next), [1]));
            if (common.Length > 1 && common.Length < next.Length)
            {
                open.Push(common);
                open.Push(field.Divide(next, common).Quotient);
            }
            else
            {
                open.Push(next);
            }
        }

        return result;
    }
}
