namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>exp xᵢ/Σ exp xⱼ along one axis; without one along a vector, or down the columns of a matrix.</summary>
    /// <exception cref="ShapeException">The argument is a number, or has more than two axes and none is named.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Softmax(Expr x, int? axis = null) => KeepingAxis(x, ColumnAxis("softmax", x, axis), static row => Operators.Softmax[row]);

    /// <summary>xᵢ − log Σ exp xⱼ along one axis; without one along a vector, or down the columns of a matrix.</summary>
    /// <exception cref="ShapeException">The argument is a number, or has more than two axes and none is named.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr LogSoftmax(Expr x, int? axis = null) => KeepingAxis(x, ColumnAxis("logsoftmax", x, axis), static row => Operators.LogSoftmax[row]);

    /// <summary>log Σ exp xᵢ of all entries.</summary>
    public static Expr LogSumExp(Expr x) => x.Shape.IsScalar ? x : Operators.LogSumExp[Entries(x)];

    /// <summary>log Σ exp xᵢ along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr LogSumExp(Expr x, int axis) => Operators.LogSumExp[MovedToLast(x, AxisOf("logsumexp", x.Shape, axis))];

    /// <summary>1/k where an entry is one of k that attain the largest along one axis, otherwise 0: the derivative of the largest.</summary>
    /// <exception cref="ShapeException">The argument is a number, or has more than two axes and none is named.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr ShareOfLargest(Expr x, int? axis = null) => KeepingAxis(x, ColumnAxis("argmaxshare", x, axis), static row => Operators.ShareOfLargest[row]);

    /// <summary>For each entry the product of all others along one axis: the derivative of the product.</summary>
    /// <exception cref="ShapeException">The argument is a number, or has more than two axes and none is named.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr OtherProducts(Expr x, int? axis = null) => KeepingAxis(x, ColumnAxis("otherproducts", x, axis), static row => Operators.OtherProducts[row]);

    /// <summary>x/‖x‖ along one axis, and 0 where x is 0: the derivative of the norm.</summary>
    /// <exception cref="ShapeException">The argument is a number, or has more than two axes and none is named.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Unit(Expr x, int? axis = null) => KeepingAxis(x, ColumnAxis("unit", x, axis), static row => Operators.Unit[row]);

    private static int ColumnAxis(string function, Expr x, int? axis)
    {
        if (axis is { } given)
        {
            return AxisOf(function, x.Shape, given);
        }

        return x.Shape.Order is 1 or 2
            ? 0
            : throw new ShapeException(function, x.Shape) { Hint = x.Shape.IsScalar ? "It needs a vector or a matrix." : $"Say along which axis: {function}(x, axis=1)." };
    }
}
