namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>The entries as one vector, the first index running fastest: the columns of a matrix one below the other.</summary>
    public static Expr Vec(Expr x) => Flattened(x, [.. AxesOf(x).Reverse()]);

    /// <summary>The entries in another shape; both are read with the first index running fastest, as <see cref="Vec"/> does.</summary>
    /// <exception cref="ShapeException">The shapes do not have equally many entries.</exception>
    public static Expr Reshape(Expr x, params ReadOnlySpan<Dim> axes)
    {
        var shape = new Shape(axes);
        if (SizeOf(x.Shape) != SizeOf(shape))
        {
            throw new ShapeException("reshape", x.Shape, shape) { Hint = $"The one has {SizeOf(x.Shape)} entries and the other {SizeOf(shape)}." };
        }

        if (x.Shape == shape)
        {
            return x;
        }

        if (shape.IsScalar)
        {
            return Sum(x);
        }

        // Entries that are written out only move.
        if (x.Is(Operators.Array) && x.Shape.Order == 1 && shape.Axes.All(static a => a.IsFixed))
        {
            return x.Graph.Array(shape, ArrayOrder.ByRows<Expr>(shape, x.Operands.ToArray()));
        }

        Expr entries = x.Shape.IsScalar ? x.Graph.Fill(x, new Shape(1)) : Vec(x);
        return shape.Order == 1 ? entries : Unflattened(entries, shape, [.. Enumerable.Range(0, shape.Order).Reverse()]);
    }

    // The entries as one vector, the last index running fastest, which is how they lie in memory.
    private static Expr Entries(Expr x) => Flattened(x, AxesOf(x));

    private static Expr Flattened(Expr x, int[] slowestFirst)
    {
        int order = x.Shape.Order;
        if (order <= 1)
        {
            return order == 1 ? x : x.Graph.Fill(x, new Shape(1));
        }

        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, AxesOf(x));
        builder.Multiply(Flattening(x.Graph, x.Shape, slowestFirst), [order, .. AxesOf(x)]);
        return builder.Build([order]);
    }

    private static Expr Unflattened(Expr entries, Shape shape, int[] slowestFirst)
    {
        int[] axes = [.. Enumerable.Range(0, shape.Order)];
        var builder = new ContractionBuilder(entries.Graph);
        builder.Multiply(entries, [shape.Order]);
        builder.Multiply(Flattening(entries.Graph, shape, slowestFirst), [shape.Order, .. axes]);
        return builder.Build(axes);
    }

    // One where the place in the list of entries is that of the indices.
    private static Expr Flattening(ExprGraph graph, Shape shape, int[] slowestFirst)
    {
        var factors = new Dim[shape.Order + 1];
        factors[0] = 1;
        Dim run = 1;
        for (int k = shape.Order - 1; k >= 0; k--)
        {
            factors[slowestFirst[k] + 1] = -1 * run;
            run *= shape[slowestFirst[k]];
        }

        return graph.Delta([run, .. shape.Axes], [.. factors], 0);
    }
}
