using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests;

/// <summary>Small random polynomials in three variables, the same for the same seed.</summary>
internal static class RandomPolynomials
{
    public static PolynomialRing Ring { get; } = new(3);

    public static AlgebraBudget Budget => AlgebraBudget.Command();

    /// <summary>Checks a property of random numbers from which polynomials are made.</summary>
    public static void ForAll(int times, Func<Random, Property> property) =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed => property(new Random(seed))).Check(Config.QuickThrowOnFailure.WithReplay(20250201, 7919).WithMaxTest(times));

    public static Polynomial Next(Random random, int terms = 4, int degree = 3, int variables = 3, int size = 9)
    {
        var collected = new Dictionary<UInt128, BigInteger>();
        for (int i = 0; i < terms; i++)
        {
            UInt128 monomial = 0;
            for (int v = 0; v < variables; v++)
            {
                monomial += Ring.Power(v, random.Next(degree + 1));
            }

            collected[monomial] = random.Next(-size, size + 1);
        }

        return Polynomial.FromTerms(Ring, collected);
    }

    public static Polynomial NonZero(Random random, int terms = 4, int degree = 3, int variables = 3, int size = 9)
    {
        while (true)
        {
            if (Next(random, terms, degree, variables, size) is { IsZero: false } polynomial)
            {
                return polynomial;
            }
        }
    }

    /// <summary>Equal up to the sign.</summary>
    public static bool IsSame(Polynomial a, Polynomial b) => a.Equals(b) || a.Equals(-b);
}
