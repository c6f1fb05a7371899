namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>The sum of all entries.</summary>
    public static Expr Sum(Expr x) => x.Shape.IsScalar ? x : Contracted(x, []);

    /// <summary>The sums along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Sum(Expr x, int axis)
    {
        int summed = AxisOf("sum", x.Shape, axis);
        return Contracted(x, [.. Enumerable.Range(0, x.Shape.Order).Where(k => k != summed)]);
    }

    /// <summary>The mean of all entries.</summary>
    public static Expr Mean(Expr x)
    {
        Expr result = Sum(x);
        foreach (Dim axis in x.Shape.Axes)
        {
            result /= x.Graph.Length(axis);
        }

        return result;
    }

    /// <summary>The means along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Mean(Expr x, int axis) => Sum(x, axis) / x.Graph.Length(x.Shape[AxisOf("mean", x.Shape, axis)]);

    private static Expr Contracted(Expr x, int[] kept)
    {
        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, [.. Enumerable.Range(0, x.Shape.Order)]);
        return builder.Build(kept);
    }
}
