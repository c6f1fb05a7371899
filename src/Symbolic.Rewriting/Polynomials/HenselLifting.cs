using System.Numerics;

namespace Symbolic;

/// <summary>
/// Lifts a factorization modulo a prime to one modulo a power of it, quadratically and two factors at a time along a tree
/// (von zur Gathen, Gerhard, Modern Computer Algebra, 15.4 and 15.5).
/// </summary>
internal static class HenselLifting
{
    /// <summary>Factors with leading coefficient 1 modulo <paramref name="modulus"/>, a power of the prime with exponent 2^k.</summary>
    public static List<BigInteger[]> Lift(BigInteger[] f, List<uint[]> factors, uint prime, BigInteger modulus, AlgebraBudget budget)
    {
        var lifted = new List<BigInteger[]>();
        var open = new Stack<(BigInteger[] Product, List<uint[]> Factors)>();
        open.Push((f, factors));
        var field = new PrimeField(prime);
        while (open.TryPop(out var next))
        {
            (BigInteger[] product, List<uint[]> parts) = next;
            if (parts.Count == 1)
            {
                BigInteger inverse = Inverse(product[^1], modulus, field, budget);
                budget.Spend(product.Length * AlgebraBudget.CostOf(inverse, modulus));
                lifted.Add(DenseIntegers.Symmetric(Array.ConvertAll(product, c => c * inverse), modulus));
                continue;
            }

            List<uint[]> left = parts[..(parts.Count / 2)], right = parts[(parts.Count / 2)..];
            uint[] g = left.Aggregate<uint[], uint[]>([field.Reduce(product[^1])], (soFar, p) => field.Multiply(soFar, p));
            uint[] h = right.Aggregate<uint[], uint[]>([1], (soFar, p) => field.Multiply(soFar, p));
            (BigInteger[] liftedG, BigInteger[] liftedH) = LiftPair(product, g, h, field, modulus, budget);
            open.Push((liftedH, right));
            open.Push((liftedG, left));
        }

        return lifted;
    }

    private static (BigInteger[] G, BigInteger[] H) LiftPair(BigInteger[] f, uint[] g0, uint[] h0, PrimeField field, BigInteger modulus, AlgebraBudget budget)
    {
        (uint[] s0, uint[] t0) = field.Bezout(g0, h0);
        (BigInteger[] g, BigInteger[] h, BigInteger[] s, BigInteger[] t) = (Wide(g0), Wide(h0), Wide(s0), Wide(t0));
        for (BigInteger m = field.Prime; m < modulus;)
        {
            m *= m;
            BigInteger[] error = DenseIntegers.Symmetric(DenseIntegers.Add(f, DenseIntegers.Multiply(g, h, budget), -1), m);
            (BigInteger[] q, BigInteger[] r) = DenseIntegers.DivideByMonic(DenseIntegers.MultiplyModulo(s, error, m, budget), h, m, budget);
            BigInteger[] nextG = DenseIntegers.Symmetric(DenseIntegers.Add(g, DenseIntegers.Add(DenseIntegers.Multiply(t, error, budget), DenseIntegers.Multiply(q, g, budget))), m);
            BigInteger[] nextH = DenseIntegers.Symmetric(DenseIntegers.Add(h, r), m);
            BigInteger[] b = DenseIntegers.Symmetric(DenseIntegers.Add(DenseIntegers.Add(DenseIntegers.Multiply(s, nextG, budget), DenseIntegers.Multiply(t, nextH, budget)), [BigInteger.One], -1), m);
            (BigInteger[] c, BigInteger[] d) = DenseIntegers.DivideByMonic(DenseIntegers.MultiplyModulo(s, b, m, budget), nextH, m, budget);
            s = DenseIntegers.Symmetric(DenseIntegers.Add(s, d, -1), m);
            t = DenseIntegers.Symmetric(DenseIntegers.Add(t, DenseIntegers.Add(DenseIntegers.Multiply(t, b, budget), DenseIntegers.Multiply(c, nextG, budget)), -1), m);
            (g, h) = (nextG, nextH);
        }

        return (DenseIntegers.Symmetric(g, modulus), DenseIntegers.Symmetric(h, modulus));
    }

    private static BigInteger[] Wide(uint[] a) => Array.ConvertAll(a, static c => (BigInteger)c);

    // Newton's iteration, which doubles the exponent of the prime with each step (Modern Computer Algebra, 9.1).
    private static BigInteger Inverse(BigInteger value, BigInteger modulus, PrimeField field, AlgebraBudget budget)
    {
        BigInteger inverse = field.Invert(field.Reduce(value));
        for (BigInteger m = field.Prime; m < modulus;)
        {
            m *= m;
            budget.Spend(3 * AlgebraBudget.CostOf(m, m));
            inverse = inverse * (2 - (value % m * inverse)) % m;
        }

        return inverse;
    }
}
