namespace Symbolic;

/// <summary>
/// Constructions with vectors, matrices and tensors from C#. Axes are counted from 1, as in the language; a vector is a column
/// and has one axis. What only moves entries about is contraction with a <see cref="Delta"/>, so derivatives of every order
/// follow from one rule.
/// </summary>
public static partial class TensorFunctions
{
    /// <summary>The tensor of ones; without axes the number 1.</summary>
    public static Expr Ones(ExprGraph graph, params ReadOnlySpan<Dim> axes) => graph.Fill(graph.One, new Shape(axes));

    /// <summary>The tensor of zeros; without axes the number 0.</summary>
    public static Expr Zeros(ExprGraph graph, params ReadOnlySpan<Dim> axes) => graph.Fill(graph.Zero, new Shape(axes));

    // The axis given by a number from 1, counted from 0.
    private static int AxisOf(string function, Shape shape, int axis) => axis >= 1 && axis <= shape.Order
        ? axis - 1
        : throw new ArgumentValueException(function, $"has no axis {axis} to work along in {shape}") { Hint = shape.IsScalar ? "A number has no axes." : $"The axes are 1 to {shape.Order}." };

    // A function that works along the last axis and keeps it, along any axis.
    private static Expr KeepingAxis(Expr x, int axis, Func<Expr, Expr> alongLast)
    {
        int[] axes = AxesOf(x);
        Expr result = alongLast(MovedToLast(x, axis));
        return Permuted(result, axes, [.. axes[..axis], axes[^1], .. axes[axis..^1]]);
    }

    private static Expr MovedToLast(Expr x, int axis)
    {
        int[] axes = AxesOf(x);
        return Permuted(x, axes, [.. axes[..axis], .. axes[(axis + 1)..], axis]);
    }

    private static Expr Permuted(Expr x, int[] from, int[] to) => from.AsSpan().SequenceEqual(to) ? x : Contracted(x, from, to);

    private static Expr Contracted(Expr x, int[] indices, int[] kept)
    {
        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, indices);
        return builder.Build(kept);
    }

    // A vector or tensor repeated over further axes of a larger shape: its axes are the given ones of that shape.
    private static Expr Repeated(Expr x, Shape shape, int[] axes)
    {
        if (x.Shape.IsScalar)
        {
            return x;
        }

        var builder = new ContractionBuilder(x.Graph);
        for (int axis = 0; axis < shape.Order; axis++)
        {
            builder.Size(axis, shape[axis]);
        }

        builder.Multiply(x, axes);
        return builder.Build([.. Enumerable.Range(0, shape.Order)]);
    }

    private static int[] AxesOf(Expr x) => [.. Enumerable.Range(0, x.Shape.Order)];
}
