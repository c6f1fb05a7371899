namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>The mean squared error.</summary>
    public static readonly BuiltFunction MeanSquaredError = Declare(OfTwo("mse", [], "The mean of (y_i - t_i)^2 over all entries", "mse(y, t)", TensorFunctions.MeanSquaredError));

    /// <summary>The cross entropy.</summary>
    public static readonly BuiltFunction CrossEntropy = Declare(OfTwo(
        "crossentropy", [], "-sum(d.*log(p)) for probabilities p and targets d of one shape; the logarithm of a softmax is taken without overflow", "crossentropy(p, d)", TensorFunctions.CrossEntropy));

    /// <summary>The binary cross entropy.</summary>
    public static readonly BuiltFunction BinaryCrossEntropy = Declare(OfTwo(
        "bce", [], "The mean of -(y_i*log(p_i) + (1 - y_i)*log(1 - p_i)) over all entries; the logarithm of a sigmoid is taken without overflow", "bce(p, y)", TensorFunctions.BinaryCrossEntropy));

    /// <summary>The negative logarithm of a likelihood.</summary>
    public static readonly BuiltFunction NegativeLogLikelihood = Declare(OfTwo("nll", [], "-sum(d.*l) for logarithms l of probabilities and targets d of one shape", "nll(logsoftmax(x), d)", TensorFunctions.NegativeLogLikelihood));

    /// <summary>The Kullback–Leibler divergence.</summary>
    public static readonly BuiltFunction KullbackLeibler = Declare(OfTwo("kl", [], "The Kullback-Leibler divergence, the sum of p_i*log(p_i/q_i) over all entries", "kl(p, q)", TensorFunctions.KullbackLeibler));

    /// <summary>The sum of absolute differences.</summary>
    public static readonly BuiltFunction L1 = Declare(OfOneOrTwo("l1", "abs(x_i)", "abs(y_i - t_i)", static x => TensorFunctions.Sum(Operators.Abs[x])));

    /// <summary>The sum of squared differences.</summary>
    public static readonly BuiltFunction L2 = Declare(OfOneOrTwo("l2", "x_i^2", "(y_i - t_i)^2", static x => TensorFunctions.Sum(x.Pow(2))));

    private static BuiltFunction OfOneOrTwo(string name, string one, string two, Func<Expr, Expr> build) => new(name)
    {
        Summary = $"{name}(y, t) is the sum of {two} over all entries, {name}(x) that of {one}.",
        Example = $"{name}(y, t)",
        MinArguments = 1,
        MaxArguments = 2,
        Build = call => call.Count == 1 ? build(call[0])
            : call[0].Shape == call[1].Shape || call[0].Shape.IsScalar || call[1].Shape.IsScalar ? build(call[0] - call[1])
            : throw call.Misfit("Both arguments need one shape."),
    };
}
