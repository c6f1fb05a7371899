namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>A fully connected layer.</summary>
    public static readonly BuiltFunction Linear = Declare(new BuiltFunction("linear")
    {
        Summary = "W*x + b; the columns of a matrix x are inputs, and b, which may be left out, is added to each.",
        Example = "linear(x, W, b)",
        MinArguments = 2,
        MaxArguments = 3,
        Build = static call => TensorFunctions.Linear(call[0], call[1], call.Count == 3 ? call[2] : null),
    });

    /// <summary>A one-dimensional convolution layer.</summary>
    public static readonly BuiltFunction Conv1D = Declare(Convolution(
        "conv1d", "y_i = sum_j k_j x_(i+j-1); with channels x[c,n] and k[o,c,m], and with a batch x[b,c,n]", TensorFunctions.Conv1D));

    /// <summary>A two-dimensional convolution layer.</summary>
    public static readonly BuiltFunction Conv2D = Declare(Convolution(
        "conv2d", "Y_ij = sum_pq K_pq X_(i+p-1,j+q-1); with channels X[c,h,w] and K[o,c,p,q], and with a batch X[b,c,h,w]", TensorFunctions.Conv2D));

    /// <summary>The largest entries of windows.</summary>
    public static readonly BuiltFunction MaxPool1D = Declare(Pool("maxpool1d", "The largest entry", "of the last axis", TensorFunctions.MaxPool1D));

    /// <summary>The largest entries of square windows.</summary>
    public static readonly BuiltFunction MaxPool2D = Declare(Pool("maxpool2d", "The largest entry", "of the last two axes", TensorFunctions.MaxPool2D));

    /// <summary>The means of windows.</summary>
    public static readonly BuiltFunction AveragePool1D = Declare(Pool("avgpool1d", "The mean", "of the last axis", TensorFunctions.AveragePool1D));

    /// <summary>The means of square windows.</summary>
    public static readonly BuiltFunction AveragePool2D = Declare(Pool("avgpool2d", "The mean", "of the last two axes", TensorFunctions.AveragePool2D));

    /// <summary>The gated linear unit.</summary>
    public static readonly BuiltFunction Glu = Declare(new BuiltFunction("glu")
    {
        Summary = "glu(a, b) is a.*sigmoid(b); glu(x) takes the two halves of the first axis, or of the one that is named.",
        Example = "glu(a, b)",
        MinArguments = 1,
        MaxArguments = 2,
        Options = ["axis"],
        Build = static call => call.Count == 2 ? TensorFunctions.Glu(call[0], call[1]) : TensorFunctions.Glu(call[0], AxisOf(call) ?? 1),
    });

    /// <summary>The largest of several layers.</summary>
    public static readonly BuiltFunction Maxout = Declare(new BuiltFunction("maxout")
    {
        Summary = "maxout(a, b) is the larger entry by entry, of any number of layers; maxout(x, 2) takes the entries of x in groups of 2; maxout(Z) takes the largest along the last axis.",
        Example = "maxout(a, b)",
        MinArguments = 1,
        MaxArguments = int.MaxValue,
        Build = static call =>
        {
            if (call.Count == 1)
            {
                return call[0].Shape.Order > 1 ? TensorFunctions.Largest(call[0], call[0].Shape.Order) : throw call.Misfit("Write maxout(a, b) for the larger of two layers, or maxout(x, 2) for groups of 2 entries.");
            }

            if (call.Count == 2 && !call[0].Shape.IsScalar && call[1].IsNumber)
            {
                return TensorFunctions.Maxout(call[0], call.Integer(call[1], "the size of a group"));
            }

            return call.Arguments.All(a => a.Shape == call[0].Shape) ? Operators.Max[[.. call.Arguments]] : throw call.Misfit("All layers need one shape.");
        },
    });

    /// <summary>Batch normalization.</summary>
    public static readonly BuiltFunction BatchNorm = Declare(Normalization(
        "batchnorm", "of each feature: of each row of a matrix, whose columns are the inputs of a batch, of each channel of x[b,c,...], of all of a vector", TensorFunctions.BatchNorm));

    /// <summary>Layer normalization.</summary>
    public static readonly BuiltFunction LayerNorm = Declare(Normalization(
        "layernorm", "along a vector, down the columns of a matrix, or along the axis that is named", TensorFunctions.LayerNorm));

    /// <summary>Dropout with a given mask.</summary>
    public static readonly BuiltFunction Dropout = Declare(new BuiltFunction("dropout")
    {
        Summary = "x.*mask; with keep=q divided by q, with p=q divided by 1 - q. The mask is an input, so the value is no matter of chance.",
        Example = "dropout(x, mask, p=1/2)",
        MinArguments = 2,
        MaxArguments = 2,
        Options = ["p", "keep"],
        Build = static call =>
        {
            if (call[0].Shape != call[1].Shape)
            {
                throw call.Misfit("The mask has the shape of x.");
            }

            Expr masked = call[0] * call[1];
            return call.TryOption("keep", out Expr keep) ? masked / keep
                : call.TryOption("p", out Expr dropped) ? masked / (1 - dropped)
                : masked;
        },
    });

    private static BuiltFunction Convolution(string name, string what, Func<Expr, Expr, int, int, Expr> build) => new(name)
    {
        Summary = $"The cross-correlation {what}; at places where the kernel lies within the input and pad zeros around it, stride apart.",
        Example = $"{name}(x, k, stride=2, pad=1)",
        MinArguments = 2,
        MaxArguments = 2,
        Options = ["stride", "pad"],
        Build = call => build(call[0], call[1], call.IntegerOption("stride", 1), call.IntegerOption("pad", 0)),
    };

    private static BuiltFunction Pool(string name, string what, string where, Func<Expr, int, int?, int, Expr> build) => new(name)
    {
        Summary = $"{what} of each window {where}; windows are as far apart as they are long, unless stride says otherwise.",
        Example = $"{name}(x, 2)",
        MinArguments = 2,
        MaxArguments = 2,
        Options = ["stride", "pad"],
        Build = call =>
        {
            int size = call.Integer(call[1], "the size of a window");
            return build(call[0], size, call.IntegerOption("stride", size), call.IntegerOption("pad", 0));
        },
    };

    private static BuiltFunction Normalization(string name, string along, Func<Expr, Expr?, Expr?, Expr, int?, Expr> build) => new(name)
    {
        Summary = $"gamma*(x - mean)/sqrt(variance + eps) + beta {along}; eps is 1e-5 unless given, gamma 1 and beta 0.",
        Example = $"{name}(x, gamma, beta)",
        MinArguments = 1,
        MaxArguments = 3,
        Options = ["eps", "axis"],
        Build = call => build(
            call[0],
            call.Count > 1 ? call[1] : null,
            call.Count > 2 ? call[2] : null,
            call.TryOption("eps", out Expr epsilon) ? epsilon : call.Graph.Number(1e-5),
            AxisOf(call)),
    };
}
