namespace Symbolic.Numerics;

public static partial class Special
{
    /// <summary>
    /// The remainder of floored division x − y⌊x/y⌋, with the sign of the divisor (Knuth, The Art of Computer Programming 1,
    /// 1.2.4); NaN for y = 0 and for infinite x.
    /// </summary>
    public static double Mod(double x, double y)
    {
        double remainder = x % y;
        if (remainder == 0)
        {
            return Math.CopySign(0, y);
        }

        return remainder < 0 == y < 0 ? remainder : remainder + y;
    }

    /// <summary>The nearest integer; a tie goes to the even neighbour.</summary>
    public static double Round(double x) => Math.Round(x, MidpointRounding.ToEven);
}
