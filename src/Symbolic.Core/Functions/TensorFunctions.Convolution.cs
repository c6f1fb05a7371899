namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>
    /// The cross-correlation along the last axis, yᵢ = Σⱼ kⱼ·x(s·i + j − p) counted from 0, at all places where the kernel lies
    /// within the input and the zeros around it. With channels, x[c, n] and k[o, c, m] give y[o, n′], summed over c, and an axis
    /// in front of x is a batch (PyTorch's conv1d).
    /// </summary>
    /// <param name="x">A vector, or a tensor with axes (channels, length) or (batch, channels, length).</param>
    /// <param name="kernel">A vector, or a tensor with axes (outputs, channels, length).</param>
    /// <param name="stride">The step from one place to the next.</param>
    /// <param name="pad">How many zeros stand on both sides of the input.</param>
    /// <exception cref="ShapeException">The axes do not fit.</exception>
    /// <exception cref="ArgumentValueException">The stride or the padding is not possible.</exception>
    public static Expr Conv1D(Expr x, Expr kernel, int stride = 1, int pad = 0) => Convolved("conv1d", x, kernel, 1, stride, pad);

    /// <summary>
    /// The cross-correlation along the last two axes, Yᵢⱼ = Σ Kₚq·X(s·i + p, s·j + q). With channels, X[c, h, w] and
    /// K[o, c, p, q] give Y[o, h′, w′], summed over c, and an axis in front of X is a batch (PyTorch's conv2d).
    /// </summary>
    /// <param name="x">A matrix, or a tensor with axes (channels, height, width) or (batch, channels, height, width).</param>
    /// <param name="kernel">A matrix, or a tensor with axes (outputs, channels, height, width).</param>
    /// <param name="stride">The step from one place to the next.</param>
    /// <param name="pad">How many zeros stand on every side of the input.</param>
    /// <exception cref="ShapeException">The axes do not fit.</exception>
    /// <exception cref="ArgumentValueException">The stride or the padding is not possible.</exception>
    public static Expr Conv2D(Expr x, Expr kernel, int stride = 1, int pad = 0) => Convolved("conv2d", x, kernel, 2, stride, pad);

    /// <summary>The largest entry of each window of the last axis; positions outside the input do not count.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="size">The length of a window.</param>
    /// <param name="stride">The step from one window to the next; without it the size.</param>
    /// <param name="pad">How far windows reach beyond the input on both sides, at most half the size.</param>
    /// <exception cref="ShapeException">The input is shorter than a window.</exception>
    /// <exception cref="ArgumentValueException">The size, the stride or the padding is not possible.</exception>
    public static Expr MaxPool1D(Expr x, int size, int? stride = null, int pad = 0) => MaxPooled("maxpool1d", x, 1, size, stride ?? size, pad);

    /// <summary>The largest entry of each square window of the last two axes; positions outside the input do not count.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="size">The side of a window.</param>
    /// <param name="stride">The step from one window to the next; without it the size.</param>
    /// <param name="pad">How far windows reach beyond the input on every side, at most half the size.</param>
    /// <exception cref="ShapeException">The input is smaller than a window.</exception>
    /// <exception cref="ArgumentValueException">The size, the stride or the padding is not possible.</exception>
    public static Expr MaxPool2D(Expr x, int size, int? stride = null, int pad = 0) => MaxPooled("maxpool2d", x, 2, size, stride ?? size, pad);

    /// <summary>The mean of each window of the last axis; positions outside the input count as zeros.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="size">The length of a window.</param>
    /// <param name="stride">The step from one window to the next; without it the size.</param>
    /// <param name="pad">How far windows reach beyond the input on both sides, at most half the size.</param>
    /// <exception cref="ShapeException">The input is shorter than a window.</exception>
    /// <exception cref="ArgumentValueException">The size, the stride or the padding is not possible.</exception>
    public static Expr AveragePool1D(Expr x, int size, int? stride = null, int pad = 0) => AveragePooled("avgpool1d", x, 1, size, stride ?? size, pad);

    /// <summary>The mean of each square window of the last two axes; positions outside the input count as zeros.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="size">The side of a window.</param>
    /// <param name="stride">The step from one window to the next; without it the size.</param>
    /// <param name="pad">How far windows reach beyond the input on every side, at most half the size.</param>
    /// <exception cref="ShapeException">The input is smaller than a window.</exception>
    /// <exception cref="ArgumentValueException">The size, the stride or the padding is not possible.</exception>
    public static Expr AveragePool2D(Expr x, int size, int? stride = null, int pad = 0) => AveragePooled("avgpool2d", x, 2, size, stride ?? size, pad);

    private static Expr Convolved(string function, Expr x, Expr kernel, int spatial, int stride, int pad)
    {
        int order = x.Shape.Order;
        bool channels = kernel.Shape.Order == spatial + 2;
        if (channels ? order - spatial is not (1 or 2) || x.Shape[order - spatial - 1] != kernel.Shape[1] : order != spatial || kernel.Shape.Order != spatial)
        {
            throw new ShapeException(function, x.Shape, kernel.Shape)
            {
                Hint = spatial == 1
                    ? "It takes x[n] with k[m], x[c,n] with k[o,c,m], or x[b,c,n] with k[o,c,m]."
                    : "It takes X[h,w] with K[p,q], X[c,h,w] with K[o,c,p,q], or X[b,c,h,w] with K[o,c,p,q].",
            };
        }

        RequireSteps(function, stride, pad);
        int first = order - spatial, firstOfKernel = kernel.Shape.Order - spatial;
        int[] input = AxesOf(x);
        int[] window = [.. Enumerable.Range(order, spatial)], place = [.. Enumerable.Range(order + spatial, spatial)];
        int output = order + (2 * spatial);
        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(kernel, channels ? [output, first - 1, .. window] : window);
        builder.Multiply(x, input);
        for (int k = 0; k < spatial; k++)
        {
            builder.Multiply(Windows(function, x, kernel.Shape, first + k, kernel.Shape[firstOfKernel + k], stride, pad), [input[first + k], place[k], window[k]]);
        }

        return builder.Build(channels ? [.. input[..(first - 1)], output, .. place] : place);
    }

    private static Expr AveragePooled(string function, Expr x, int spatial, int size, int stride, int pad)
    {
        RequirePool(function, x, spatial, size, stride, pad);
        int first = x.Shape.Order - spatial;
        int[] input = AxesOf(x);
        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, input);
        int count = 1;
        for (int k = 0; k < spatial; k++)
        {
            builder.Multiply(Windows(function, x, new Shape(size), first + k, size, stride, pad), [first + k, input.Length + k, input.Length + spatial + k]);
            count = checked(count * size);
        }

        return builder.Build([.. input[..first], .. Enumerable.Range(input.Length, spatial)]) / x.Graph.Number(count);
    }

    private static Expr MaxPooled(string function, Expr x, int spatial, int size, int stride, int pad)
    {
        RequirePool(function, x, spatial, size, stride, pad);
        return Operators.Largest[InWindows(function, pad > 0 ? Bordered(x, spatial, pad) : x, spatial, size, stride)];
    }

    // The tensor with −∞ around its last axes: what is never the largest.
    private static Expr Bordered(Expr x, int spatial, int pad)
    {
        ExprGraph graph = x.Graph;
        Expr inside = Within(Ones(graph, x.Shape.Axes.AsSpan()));
        return graph.Select(inside > 0, Within(x), -graph.Constant(Operators.Infinity));

        Expr Within(Expr value)
        {
            int order = value.Shape.Order;
            var builder = new ContractionBuilder(graph);
            builder.Multiply(value, [.. Enumerable.Range(0, order).Select(axis => axis < order - spatial ? axis : axis + order)]);
            for (int axis = order - spatial; axis < order; axis++)
            {
                Dim length = value.Shape[axis];
                builder.Multiply(graph.Delta([length + (2 * (Dim)pad), length], [1, Dim.Signed(-1)], pad), [axis, axis + order]);
            }

            return builder.Build([.. Enumerable.Range(0, order)]);
        }
    }

    // The entries of each window along a new last axis.
    private static Expr InWindows(string function, Expr x, int spatial, int size, int stride)
    {
        ExprGraph graph = x.Graph;
        int first = x.Shape.Order - spatial;
        int[] input = AxesOf(x);
        int[] place = [.. Enumerable.Range(input.Length, spatial)], window = [.. Enumerable.Range(input.Length + spatial, spatial)];
        var builder = new ContractionBuilder(graph);
        builder.Multiply(x, input);
        for (int k = 0; k < spatial; k++)
        {
            builder.Multiply(Windows(function, x, new Shape(size), first + k, size, stride, 0), [first + k, place[k], window[k]]);
        }

        if (spatial == 1)
        {
            return builder.Build([.. input[..first], .. place, .. window]);
        }

        int entry = input.Length + (2 * spatial);
        var square = new Shape([.. window.Select(_ => (Dim)size)]);
        builder.Multiply(Flattening(graph, square, [.. Enumerable.Range(0, spatial)]), [entry, .. window]);
        return builder.Build([.. input[..first], .. place, entry]);
    }

    // One where an input position belongs to a place of the window: position − stride·place − offset = −pad.
    private static Expr Windows(string function, Expr x, Shape window, int axis, Dim size, int stride, int pad)
    {
        Dim length = x.Shape[axis];
        Dim room = length + (2 * (Dim)pad) - size;
        if (IsNegative(room))
        {
            throw new ShapeException(function, x.Shape, window) { Hint = $"A window of {size} does not fit into {length} positions{(pad > 0 ? $" with {pad} more on both sides" : "")}." };
        }

        Dim places = room.FloorOf(stride) is { } steps
            ? steps + 1
            : throw new ShapeException(function, x.Shape, window) { Hint = $"How many steps of {stride} there are in {room} is known only when the length is a number: give the axis a fixed length, or one such as {stride}*h." };
        return x.Graph.Delta([length, places, size], [1, Dim.Signed(-stride), Dim.Signed(-1)], Dim.Signed(-pad));
    }

    private static void RequirePool(string function, Expr x, int spatial, int size, int stride, int pad)
    {
        if (x.Shape.Order < spatial)
        {
            throw new ShapeException(function, x.Shape) { Hint = spatial == 1 ? "It needs at least a vector." : "It needs at least a matrix." };
        }

        if (size < 1 || pad > size / 2)
        {
            throw new ArgumentValueException(function, size < 1 ? $"needs windows of at least 1, not {size}" : $"cannot reach {pad} beyond the input with windows of {size}")
            {
                Hint = size < 1 ? $"Write {function}(x, 2)." : "The padding is at most half the window.",
            };
        }

        RequireSteps(function, stride, pad);
    }

    private static void RequireSteps(string function, int stride, int pad)
    {
        if (stride < 1 || pad < 0)
        {
            throw new ArgumentValueException(function, stride < 1 ? $"needs a stride of at least 1, not {stride}" : $"needs a padding of at least 0, not {pad}")
            {
                Hint = "stride counts the steps between windows, pad the zeros on each side.",
            };
        }
    }
}
