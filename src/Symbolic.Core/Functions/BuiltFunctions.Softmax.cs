namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>The softmax.</summary>
    public static readonly BuiltFunction Softmax = Declare(ByColumns("softmax", ["Softmax"], "exp(x_i)/sum_j exp(x_j)", TensorFunctions.Softmax));

    /// <summary>The logarithm of the softmax.</summary>
    public static readonly BuiltFunction LogSoftmax = Declare(ByColumns("logsoftmax", ["LogSoftmax"], "The logarithm of softmax, without overflow", TensorFunctions.LogSoftmax));

    /// <summary>The logarithm of a sum of exponentials.</summary>
    public static readonly BuiltFunction LogSumExp = Declare(new BuiltFunction("logsumexp")
    {
        Aliases = ["lse", "LogSumExp"],
        Summary = "log(sum_i exp(x_i)) of all entries, without overflow; with axis=1 down the columns, with axis=2 along the rows; of several numbers, over them.",
        Example = "logsumexp(x)",
        MinArguments = 1,
        MaxArguments = int.MaxValue,
        Options = ["axis"],
        Build = static call =>
        {
            if (call.Count > 1)
            {
                return call.Arguments.All(static a => a.Shape.IsScalar)
                    ? TensorFunctions.LogSumExp(TensorFunctions.Stack([.. call.Arguments.Select(static a => new[] { a })]))
                    : throw call.Misfit("It takes one tensor, or several numbers.");
            }

            return AxisOf(call) is { } axis ? TensorFunctions.LogSumExp(call[0], axis) : TensorFunctions.LogSumExp(call[0]);
        },
    });

    /// <summary>The share of each entry in the largest.</summary>
    public static readonly BuiltFunction ShareOfLargest = Declare(ByColumns("argmaxshare", [], "1/k where an entry is one of k that attain the largest, otherwise 0", TensorFunctions.ShareOfLargest));

    /// <summary>The products of all other entries.</summary>
    public static readonly BuiltFunction OtherProducts = Declare(ByColumns("otherproducts", [], "For each entry the product of all others", TensorFunctions.OtherProducts));

    /// <summary>The vector of length 1 in the same direction.</summary>
    public static readonly BuiltFunction Unit = Declare(ByColumns("unit", [], "x/norm(x), and 0 where x is 0", TensorFunctions.Unit));

    private static BuiltFunction ByColumns(string name, string[] aliases, string what, Func<Expr, int?, Expr> build) => new(name)
    {
        Aliases = [.. aliases],
        Summary = $"{what}: along a vector, down the columns of a matrix, or along the axis that is named.",
        Example = $"{name}(x)",
        MinArguments = 1,
        MaxArguments = 1,
        Options = ["axis"],
        Build = call => build(call[0], AxisOf(call)),
    };
}
