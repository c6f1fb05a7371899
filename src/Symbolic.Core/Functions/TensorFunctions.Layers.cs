namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>W·x + b; the columns of a matrix x are inputs, and b is added to each.</summary>
    /// <exception cref="ShapeException">The lengths do not fit.</exception>
    public static Expr Linear(Expr x, Expr weights, Expr? bias = null)
    {
        if (x.Shape.IsScalar || weights.Shape.Order != 2 || weights.Shape[1] != x.Shape[0] || bias is { Shape: var own } && own != new Shape(weights.Shape[0]))
        {
            throw new ShapeException("linear", [x.Shape, weights.Shape, .. bias is { } given ? [given.Shape] : Array.Empty<Shape>()])
            {
                Hint = "It takes an input in R^n (or inputs as the columns of R^{n×t}), weights in R^{m×n} and a bias in R^m.",
            };
        }

        Expr product = x.Graph.Contract("ij,j#->i#", 0, x.Shape.Order - 1, weights, x);
        return bias is { } b ? product + Repeated(b, product.Shape, [0]) : product;
    }

    /// <summary>The gated linear unit a ⊙ σ(b).</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr Glu(Expr a, Expr b)
    {
        RequireEqual("glu", a, b);
        return a * Operators.Sigmoid[b];
    }

    /// <summary>The gated linear unit of the first half of an axis with the second.</summary>
    /// <exception cref="ShapeException">The axis has no middle.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Glu(Expr x, int axis = 1)
    {
        int along = AxisOf("glu", x.Shape, axis);
        Dim length = x.Shape[along];
        if (length.FloorOf(2) is not { } half || 2 * half != length)
        {
            throw new ShapeException("glu", x.Shape) { Hint = $"Axis {axis} is cut in two halves, so its length must be even; or write glu(a, b) for a⊙σ(b)." };
        }

        return Glu(Half(1, half), Half(half + 1, length));

        Expr Half(Dim from, Dim to) => Slice(x, [.. AxesOf(x).Select(k => k == along ? AxisPart.Range(from, to) : AxisPart.All)]);
    }

    /// <summary>The largest of each group of entries that follow each other along the first axis.</summary>
    /// <param name="x">A vector, or a tensor of which every column is taken by itself.</param>
    /// <param name="pieces">The size of a group.</param>
    /// <exception cref="ShapeException">The axis is not made of such groups.</exception>
    /// <exception cref="ArgumentValueException">A group has no entries.</exception>
    public static Expr Maxout(Expr x, int pieces)
    {
        if (pieces < 1)
        {
            throw new ArgumentValueException("maxout", $"needs groups of at least 1, not {pieces}") { Hint = "Write maxout(x, 2), or maxout(a, b) for the larger of two layers." };
        }

        if (x.Shape.IsScalar || x.Shape[0].FloorOf(pieces) is not { } groups || pieces * groups != x.Shape[0])
        {
            throw new ShapeException("maxout", x.Shape) { Hint = $"The first axis is taken in groups of {pieces}, so its length must be a multiple of it." };
        }

        const int group = 1 << 10, piece = group + 1;
        int[] rest = AxesOf(x)[1..];
        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, AxesOf(x));
        builder.Multiply(Flattening(x.Graph, new Shape(groups, pieces), [0, 1]), [0, group, piece]);
        return Operators.Largest[builder.Build([group, .. rest, piece])];
    }

    /// <summary>
    /// γ·(x − μ)/√(σ² + ε) + β with the mean μ and variance σ² (divisor: the number of entries) of each feature over everything else:
    /// of each row of a matrix, whose columns are the inputs of a batch; of each channel of a tensor x[batch, channel, …].
    /// </summary>
    /// <param name="x">A vector (the values of one feature), a matrix or a tensor.</param>
    /// <param name="scale">γ: a number, one for each feature, or one for each entry.</param>
    /// <param name="shift">β, likewise.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="axis">The axis of the features; without it 1 for a matrix and 2 for a tensor.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr BatchNorm(Expr x, Expr? scale, Expr? shift, Expr epsilon, int? axis = null)
    {
        if (x.Shape.Order == 1 && axis is null)
        {
            return Normalized("batchnorm", x, [], [], scale, shift, epsilon);
        }

        int feature = AxisOf("batchnorm", x.Shape, axis ?? (x.Shape.Order <= 2 ? 1 : 2));
        return Normalized("batchnorm", x, [feature], [feature], scale, shift, epsilon);
    }

    /// <summary>
    /// γ·(x − μ)/√(σ² + ε) + β with the mean μ and variance σ² (divisor: the number of entries) along one axis: of a vector, of each
    /// column of a matrix.
    /// </summary>
    /// <param name="x">A vector, a matrix, or a tensor with an axis named.</param>
    /// <param name="scale">γ: a number, one for each position along the axis, or one for each entry.</param>
    /// <param name="shift">β, likewise.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="axis">The axis that is normalized; without it that of a vector, or the columns of a matrix.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr LayerNorm(Expr x, Expr? scale, Expr? shift, Expr epsilon, int? axis = null)
    {
        int along = ColumnAxis("layernorm", x, axis);
        return Normalized("layernorm", x, [.. AxesOf(x).Where(k => k != along)], [along], scale, shift, epsilon);
    }

    // The mean and variance over all axes but those kept; scale and shift lie along the axes given for them.
    private static Expr Normalized(string function, Expr x, int[] kept, int[] scaled, Expr? scale, Expr? shift, Expr epsilon)
    {
        Expr centred = x - Repeated(MeanBut(x), x.Shape, kept);
        Expr deviation = Operators.Sqrt[MeanBut(centred.Pow(2)) + epsilon];
        Expr result = centred / Repeated(deviation, x.Shape, kept);
        result = scale is { } gamma ? Fitted(gamma) * result : result;
        return shift is { } beta ? result + Fitted(beta) : result;

        Expr MeanBut(Expr value)
        {
            RequireEntries(function, AxesOf(x).Except(kept).Select(k => x.Shape[k]));
            Dim count = AxesOf(x).Except(kept).Aggregate((Dim)1, (n, k) => n * x.Shape[k]);
            return Contracted(value, AxesOf(value), kept) / x.Graph.Length(count);
        }

        Expr Fitted(Expr parameter) => parameter.Shape.IsScalar || parameter.Shape == x.Shape ? parameter
            : scaled.Length == 1 && parameter.Shape == new Shape(x.Shape[scaled[0]]) ? Repeated(parameter, x.Shape, scaled)
            : throw new ShapeException(function, x.Shape, parameter.Shape)
            {
                Hint = scaled.Length == 1 ? $"Scale and shift are numbers, or in R^{x.Shape[scaled[0]]}." : "Scale and shift are numbers, or have the shape of the input.",
            };
    }
}
