namespace Symbolic;

/// <summary>
/// Constructions with vectors, matrices and tensors from C#. Axes are counted from 1, as in the language; a vector is a column
/// and has one axis.
/// </summary>
public static partial class TensorFunctions
{
    /// <summary>Aᵀ of a matrix; a vector becomes the row of its entries.</summary>
    /// <exception cref="ShapeException">The argument has more than two axes.</exception>
    public static Expr Transpose(Expr x) => x.Shape.Order switch
    {
        0 => x,
        1 => x.Graph.Contract("i,j->ji", 0, 0, x, Ones(x.Graph, 1)),
        2 => x.Graph.Contract("ij->ji", 0, 0, x),
        _ => throw new ShapeException("transpose", x.Shape) { Hint = "A tensor is turned by einsum, such as einsum(\"ijk->kji\", T)." },
    };

    /// <summary>The tensor of ones.</summary>
    public static Expr Ones(ExprGraph graph, params ReadOnlySpan<Dim> axes) => graph.Fill(graph.One, new Shape(axes));

    // The axis given by a number from 1, counted from 0.
    private static int AxisOf(string function, Shape shape, int axis) => axis >= 1 && axis <= shape.Order
        ? axis - 1
        : throw new ArgumentValueException(function, $"has no axis {axis} to work along in {shape}") { Hint = shape.IsScalar ? "A number has no axes." : $"The axes are 1 to {shape.Order}." };

    // A function that works along the last axis and keeps it, along any axis.
    private static Expr KeepingAxis(Expr x, int axis, Func<Expr, Expr> alongLast) =>
        axis == x.Shape.Order - 1 ? alongLast(x) : MoveFromLast(alongLast(MoveToLast(x, axis)), axis);

    // A function that works along the last axis and drops it, along any axis.
    private static Expr DroppingAxis(Expr x, int axis, Func<Expr, Expr> alongLast) => alongLast(MoveToLast(x, axis));

    private static Expr MoveToLast(Expr x, int axis)
    {
        int[] axes = [.. Enumerable.Range(0, x.Shape.Order)];
        return Permuted(x, axes, [.. axes[..axis], .. axes[(axis + 1)..], axis]);
    }

    private static Expr MoveFromLast(Expr x, int axis)
    {
        int[] axes = [.. Enumerable.Range(0, x.Shape.Order)];
        return Permuted(x, axes, [.. axes[..axis], axes[^1], .. axes[axis..^1]]);
    }

    private static Expr Permuted(Expr x, int[] from, int[] to)
    {
        if (from.AsSpan().SequenceEqual(to))
        {
            return x;
        }

        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, from);
        return builder.Build(to);
    }
}
