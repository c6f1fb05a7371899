namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>The Euclidean norm; of a matrix or tensor that of all its entries (Frobenius), of a number its absolute value. Its derivative at 0 is 0.</summary>
    public static Expr Norm(Expr x) => x.Shape.IsScalar ? Operators.Abs[x] : Operators.Norm[Entries(x)];

    /// <summary>The Euclidean norms along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Norm(Expr x, int axis) => Operators.Norm[MovedToLast(x, AxisOf("norm", x.Shape, axis))];

    /// <summary>
    /// (Σ|xᵢ|ᵖ)^(1/p) over all entries, max |xᵢ| for p = ∞. Of a matrix the entries count as those of one vector. Its derivative at
    /// 0 is 0.
    /// </summary>
    /// <param name="x">A number or tensor.</param>
    /// <param name="p">A positive number, the constant infinity, or an expression for a positive number.</param>
    /// <exception cref="ArgumentValueException">p is not positive.</exception>
    public static Expr Norm(Expr x, Expr p) => x.Shape.IsScalar ? Operators.Abs[x] : NormAlongLast(Entries(x), p);

    /// <summary>The norms of order p along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis, or p is not positive.</exception>
    public static Expr Norm(Expr x, Expr p, int axis) => NormAlongLast(MovedToLast(x, AxisOf("norm", x.Shape, axis)), p);

    private static Expr NormAlongLast(Expr x, Expr p)
    {
        ExprGraph graph = x.Graph;
        if (!p.Shape.IsScalar || (p.IsNumber && p.Number.Sign <= 0))
        {
            throw new ArgumentValueException("norm", $"needs a positive order, not {p}") { Hint = "Write norm(x, 1), norm(x, 2), norm(x, inf) or norm(x, F)." };
        }

        if (p.Is(Operators.Infinity))
        {
            RequireEntries("norm", [x.Shape[x.Shape.Order - 1]]);
            return Operators.Largest[Operators.Abs[x]];
        }

        if (p.IsNumber && p.Number == 2)
        {
            return Operators.Norm[x];
        }

        Expr sizes = Operators.Abs[x];
        if (p.IsOne)
        {
            return Sum(sizes, x.Shape.Order);
        }

        // At 0 the root is not taken, so its derivative there is 0 and not infinity times 0.
        Expr sum = Sum(sizes.Pow(p), x.Shape.Order);
        return graph.Select(sum > 0, sum.Pow(1 / p), graph.Zero);
    }
}
