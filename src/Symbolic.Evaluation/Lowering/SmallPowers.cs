using System.Runtime.CompilerServices;

namespace Symbolic;

/// <summary>Powers with a small whole exponent as products, as <see cref="Numerics.Special.PowInteger"/> defines them.</summary>
internal static class SmallPowers
{
    /// <summary>The largest exponent for which the power is a product.</summary>
    public const int Largest = 4;

    /// <summary>x^n for n from 2 to 4. Compiled code performs the same products, so both agree to the last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(double x, int n)
    {
        double square = x * x;
        return n == 2 ? square : square * (n == 3 ? x : square);
    }
}
