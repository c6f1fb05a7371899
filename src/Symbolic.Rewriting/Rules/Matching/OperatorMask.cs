namespace Symbolic;

/// <summary>A set of operators; those that users register share one place.</summary>
internal readonly record struct OperatorMask(ulong A, ulong B, ulong C, ulong D)
{
    public static OperatorMask None => default;

    public static OperatorMask Of(Operator op)
    {
        int place = op.StandardId is >= 0 and < 255 ? op.StandardId : 255;
        ulong bit = 1UL << (place & 63);
        return (place >> 6) switch
        {
            0 => new(bit, 0, 0, 0),
            1 => new(0, bit, 0, 0),
            2 => new(0, 0, bit, 0),
            _ => new(0, 0, 0, bit),
        };
    }

    public static OperatorMask operator |(OperatorMask x, OperatorMask y) => new(x.A | y.A, x.B | y.B, x.C | y.C, x.D | y.D);

    /// <summary>Are all operators of another set in this one?</summary>
    public bool Contains(OperatorMask other) => (other.A & ~A) == 0 && (other.B & ~B) == 0 && (other.C & ~C) == 0 && (other.D & ~D) == 0;
}
