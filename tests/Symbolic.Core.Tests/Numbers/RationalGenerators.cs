using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Numbers;

/// <summary>Rationals on both sides of the 64-bit limit, with common factors likely.</summary>
internal static class RationalGenerators
{
    private static readonly BigInteger[] Edges =
    [
        0, 1, -1, 2, 3, 5, 6, 10, 12, long.MaxValue, long.MinValue, long.MinValue + 1, (BigInteger)long.MaxValue + 1,
        (BigInteger)long.MinValue - 1, int.MaxValue, int.MinValue, 1L << 53, (1L << 53) + 1, ulong.MaxValue,
        BigInteger.One << 64, BigInteger.Pow(10, 18), BigInteger.Pow(10, 19), BigInteger.Pow(6, 40), BigInteger.Pow(2, 200) + 1,
    ];

    private static readonly Gen<BigInteger> Small = Gen.Choose(-50, 50).Select(value => (BigInteger)value);

    private static readonly Gen<BigInteger> Smooth =
        from twos in Gen.Choose(0, 40)
        from threes in Gen.Choose(0, 20)
        from sign in Gen.Elements(-1, 1)
        select sign * BigInteger.Pow(2, twos) * BigInteger.Pow(3, threes);

    private static readonly Gen<BigInteger> Random =
        from length in Gen.Choose(1, 24)
        from bytes in Gen.Choose(0, 255).ArrayOf(length)
        select new BigInteger(bytes.Select(value => (byte)value).ToArray());

    public static readonly Gen<BigInteger> Integer = Gen.OneOf(Small, Gen.Elements(Edges), Smooth, Random);

    public static readonly Gen<(BigInteger Numerator, BigInteger Denominator)> Pair =
        from numerator in Integer
        from denominator in Integer
        select (numerator, denominator.IsZero ? BigInteger.One : denominator);

    public static readonly Gen<Rational> Number = Pair.Select(pair => Rational.From(pair.Numerator, pair.Denominator));

    /// <summary>Runs a property over random numbers; a failure names the shrunk arguments.</summary>
    public static void Check<T>(Gen<T> generator, Func<T, bool> property) =>
        FsCheck.Fluent.Prop.ForAll(generator.ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(2000));
}
