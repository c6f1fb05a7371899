namespace Symbolic;

/// <content>What each step does with vectors.</content>
internal sealed unsafe partial class InterpretedKernel<TVector, TLanes>
{
    private readonly struct Negative : IUnary
    {
        public static TVector Of(TVector a) => TLanes.Negate(a);
    }

    private readonly struct Root : IUnary
    {
        public static TVector Of(TVector a) => TLanes.Sqrt(a);
    }

    private readonly struct Magnitude : IUnary
    {
        public static TVector Of(TVector a) => TLanes.Abs(a);
    }

    private readonly struct Complement : IUnary
    {
        public static TVector Of(TVector a) => TLanes.Choose(a, default, TLanes.Equal(default, default));
    }

    private readonly struct Mask : IUnary
    {
        public static TVector Of(TVector a) => TLanes.NotEqual(a, default);
    }

    private readonly struct OneOrZero : IUnary
    {
        public static TVector Of(TVector a) => TLanes.And(a, TLanes.Constant(1));
    }

    private readonly struct Square : IUnary
    {
        public static TVector Of(TVector a) => TLanes.Multiply(a, a);
    }

    private readonly struct Cube : IUnary
    {
        public static TVector Of(TVector a) => TLanes.Multiply(TLanes.Multiply(a, a), a);
    }

    private readonly struct FourthPower : IUnary
    {
        public static TVector Of(TVector a) => Square.Of(Square.Of(a));
    }

    private readonly struct Sum : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Add(a, b);
    }

    private readonly struct Difference : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Subtract(a, b);
    }

    private readonly struct Product : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Multiply(a, b);
    }

    private readonly struct Quotient : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Divide(a, b);
    }

    private readonly struct Less : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Less(a, b);
    }

    private readonly struct LessOrEqual : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.LessOrEqual(a, b);
    }

    private readonly struct Equal : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Equal(a, b);
    }

    private readonly struct NotEqual : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.NotEqual(a, b);
    }

    private readonly struct Both : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.And(a, b);
    }

    private readonly struct Either : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Or(a, b);
    }

    private readonly struct Without : IBinary
    {
        public static TVector Of(TVector a, TVector b) => TLanes.Choose(b, default, a);
    }

    private readonly struct Choice : ITernary
    {
        public static TVector Of(TVector a, TVector b, TVector c) => TLanes.Choose(a, b, c);
    }

    private readonly struct SumWithProduct : ITernary
    {
        public static TVector Of(TVector a, TVector b, TVector c) => TLanes.MultiplyAdd(a, b, c);
    }

    private readonly struct ProductLess : ITernary
    {
        public static TVector Of(TVector a, TVector b, TVector c) => TLanes.MultiplyAdd(a, b, TLanes.Negate(c));
    }

    private readonly struct LessProduct : ITernary
    {
        public static TVector Of(TVector a, TVector b, TVector c) => TLanes.MultiplyAdd(TLanes.Negate(a), b, c);
    }
}
