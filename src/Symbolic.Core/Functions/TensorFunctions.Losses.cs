namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>The mean of (yᵢ − tᵢ)² over all entries.</summary>
    /// <param name="y">The values: a number or a tensor.</param>
    /// <param name="target">What they should be, of the same shape.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr MeanSquaredError(Expr y, Expr target) => Mean(Difference("mse", y, target).Pow(2));

    /// <summary>−Σ dᵢ log pᵢ over all entries. The logarithm of a softmax is taken without overflow.</summary>
    /// <param name="probabilities">The probabilities p, a tensor of positive entries.</param>
    /// <param name="target">The wanted probabilities d, of the same shape.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr CrossEntropy(Expr probabilities, Expr target)
    {
        RequireEqual("crossentropy", probabilities, target);
        return -Dot(target, LogOf(probabilities));
    }

    /// <summary>−Σ dᵢ·lᵢ over all entries, for logarithms l of probabilities.</summary>
    /// <param name="logarithms">The logarithms l, a tensor.</param>
    /// <param name="target">The wanted probabilities d, of the same shape.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr NegativeLogLikelihood(Expr logarithms, Expr target)
    {
        RequireEqual("nll", logarithms, target);
        return -Dot(target, logarithms);
    }

    /// <summary>The mean of −(yᵢ log pᵢ + (1 − yᵢ) log(1 − pᵢ)) over all entries. The logarithm of a sigmoid is taken without overflow.</summary>
    /// <param name="probabilities">The probabilities p, a number or a tensor with entries between 0 and 1.</param>
    /// <param name="target">The wanted values y, of the same shape.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr BinaryCrossEntropy(Expr probabilities, Expr target)
    {
        RequireEqualOrNumber("bce", probabilities, target);
        if (probabilities.Is(Operators.Sigmoid))
        {
            // −log σ(z) = softplus(−z) and −log(1 − σ(z)) = softplus(z).
            Expr z = probabilities.Operands[0];
            return Mean((target * Operators.Softplus[-z]) + ((1 - target) * Operators.Softplus[z]));
        }

        return -Mean((target * Operators.Log[probabilities]) + ((1 - target) * Operators.Log1p[-probabilities]));
    }

    /// <summary>The Kullback–Leibler divergence Σ pᵢ log(pᵢ/qᵢ) over all entries.</summary>
    /// <param name="p">The probabilities p, a tensor.</param>
    /// <param name="q">The probabilities q that are compared with them, of the same shape.</param>
    /// <returns>A number.</returns>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr KullbackLeibler(Expr p, Expr q)
    {
        RequireEqual("kl", p, q);
        return Dot(p, SoftmaxIn(p) is null && SoftmaxIn(q) is null ? Operators.Log[p / q] : LogOf(p) - LogOf(q));
    }

    private static Expr Difference(string function, Expr y, Expr target)
    {
        RequireEqualOrNumber(function, y, target);
        return y - target;
    }

    private static void RequireEqualOrNumber(string function, Expr x, Expr y)
    {
        if (!x.Shape.IsScalar && !y.Shape.IsScalar)
        {
            RequireEqual(function, x, y);
        }
    }

    private static Expr LogOf(Expr probabilities)
    {
        if (SoftmaxIn(probabilities) is not { } softmax)
        {
            return Operators.Log[probabilities];
        }

        Expr logarithms = Operators.LogSoftmax[softmax.Operands[0]];
        return softmax == probabilities ? logarithms : probabilities.Graph.Rebuild(probabilities, [logarithms]);
    }

    // The softmax that an expression is, perhaps with its axes in another order.
    private static Expr? SoftmaxIn(Expr x)
    {
        if (x.Is(Operators.Softmax))
        {
            return x;
        }

        return x.Is(Operators.Einsum) && x.Operands is [var only] && only.Is(Operators.Softmax)
            && x.Contraction is { Inputs: [var axes] } pattern && axes.Length == pattern.Output.Length && axes.Distinct().Count() == axes.Length
            && axes.All(pattern.Output.Contains) ? only : default(Expr?);
    }
}
