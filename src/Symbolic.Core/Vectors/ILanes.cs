namespace Symbolic.Vectors;

/// <summary>
/// The operations of vectors of one width, so that a loop is written once for all widths and both precisions: the compiler makes
/// a method of its own for each pair of types, in which every one of these is an instruction.
/// </summary>
internal unsafe interface ILanes<TVector, T>
    where TVector : struct
    where T : unmanaged
{
    /// <summary>How many numbers a vector has.</summary>
    static abstract int Count { get; }

    static abstract TVector Load(T* from);

    static abstract void Store(TVector vector, T* to);

    /// <summary>A number in every lane.</summary>
    static abstract TVector Repeat(T number);

    /// <summary>A number that is known beforehand in every lane.</summary>
    static abstract TVector Constant(double number);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Subtract(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>ab + c, rounded once where the machine can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>ab + c, rounded once on every machine: for the errors of products and sums.</summary>
    static abstract TVector FusedMultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>The larger number as Math.Max has it: NaN when either is NaN, and 0 above −0.</summary>
    static abstract TVector Max(TVector a, TVector b);

    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The larger number, in one instruction; where one is NaN, the second.</summary>
    static abstract TVector MaxNative(TVector a, TVector b);

    /// <summary>The smaller number, in one instruction; where one is NaN, the second.</summary>
    static abstract TVector MinNative(TVector a, TVector b);

    static abstract TVector Abs(TVector a);

    static abstract TVector Negate(TVector a);

    static abstract TVector Sqrt(TVector a);

    static abstract TVector Floor(TVector a);

    static abstract TVector Ceiling(TVector a);

    /// <summary>The nearest whole number, the even one of two.</summary>
    static abstract TVector Round(TVector a);

    static abstract TVector Truncate(TVector a);

    static abstract TVector CopySign(TVector magnitude, TVector sign);

    static abstract TVector Exp(TVector a);

    static abstract TVector Log(TVector a);

    static abstract TVector Sin(TVector a);

    static abstract TVector Cos(TVector a);

    /// <summary>All bits set where a is less than b; the other comparisons alike.</summary>
    static abstract TVector Less(TVector a, TVector b);

    static abstract TVector LessOrEqual(TVector a, TVector b);

    static abstract TVector Equal(TVector a, TVector b);

    static abstract TVector NotEqual(TVector a, TVector b);

    /// <summary>The bits of a where those of the mask are set, otherwise those of b.</summary>
    static abstract TVector Choose(TVector mask, TVector a, TVector b);

    static abstract TVector And(TVector a, TVector b);

    static abstract TVector Or(TVector a, TVector b);

    static abstract TVector Xor(TVector a, TVector b);

    static abstract TVector Not(TVector a);

    /// <summary>True when a bit is set in any lane.</summary>
    static abstract bool Any(TVector mask);

    /// <summary>A function of double-precision vectors for vectors of either precision; the lanes are widened and narrowed.</summary>
    static abstract TVector InDouble<TFunction>(TVector x)
        where TFunction : struct, IVectorFunction;

    /// <inheritdoc cref="InDouble{TFunction}(TVector)"/>
    static abstract TVector InDouble<TFunction>(TVector a, TVector b)
        where TFunction : struct, IBinaryVectorFunction;

    /// <summary>The bits of a double-precision number in every lane.</summary>
    static abstract TVector Bits(ulong bits);

    /// <summary>The sum of the bits of double-precision numbers, taken as whole numbers.</summary>
    static abstract TVector AddBits(TVector a, TVector b);

    /// <summary>The bits of double-precision numbers, shifted to the higher ones.</summary>
    static abstract TVector ShiftLeft(TVector a, int count);

    /// <summary>The bits of double-precision numbers, shifted to the lower ones; zeros come in.</summary>
    static abstract TVector ShiftRight(TVector a, int count);

    /// <summary>a·2ⁿ for double-precision a and whole n with |n| ≤ 2000, rounded once.</summary>
    static abstract TVector Scale(TVector a, TVector n);

    /// <summary>The lanes of y, but where the mask is set those of the scalar function of x, in double precision.</summary>
    static abstract TVector Patch<TFunction>(TVector mask, TVector x, TVector y)
        where TFunction : struct, IVectorFunction;

    /// <inheritdoc cref="Patch{TFunction}(TVector, TVector, TVector)"/>
    static abstract TVector Patch<TFunction>(TVector mask, TVector a, TVector b, TVector y)
        where TFunction : struct, IBinaryVectorFunction;
}
