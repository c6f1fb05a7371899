namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>A norm of any order.</summary>
    public static readonly BuiltFunction Norm = Declare(new BuiltFunction("norm")
    {
        Summary = "norm(x) is the Euclidean norm, of a matrix that of all its entries (Frobenius), of a number its absolute value; norm(x, p) is sum(abs(x).^p)^(1/p) for p > 0, norm(x, inf) the largest absolute value, norm(x, F) the Frobenius norm. The derivative at 0 is 0.",
        Example = "norm(x, 1)",
        MinArguments = 1,
        MaxArguments = 2,
        Options = ["axis"],
        Build = static call => call.Count == 1 || call[1] is { IsSymbol: true, Name: "F" } ? NormOf(call, 2) : AxisOf(call) is { } axis
            ? TensorFunctions.Norm(call[0], call[1], axis)
            : TensorFunctions.Norm(call[0], call[1]),
    });

    /// <summary>The sum of absolute values.</summary>
    public static readonly BuiltFunction Norm1 = Declare(NormOf("norm1", [], "The sum of the absolute values of all entries", static call => NormOf(call, 1)));

    /// <summary>The Euclidean norm.</summary>
    public static readonly BuiltFunction Norm2 = Declare(NormOf("norm2", [], "The Euclidean norm of all entries", static call => NormOf(call, 2)));

    /// <summary>The Frobenius norm.</summary>
    public static readonly BuiltFunction NormF = Declare(NormOf("normF", ["normfro"], "The Frobenius norm, the Euclidean norm of all entries", static call => NormOf(call, 2)));

    /// <summary>The largest absolute value.</summary>
    public static readonly BuiltFunction NormInfinity = Declare(NormOf("norminf", ["normInf"], "The largest absolute value of all entries", static call =>
        AxisOf(call) is { } axis ? TensorFunctions.Norm(call[0], call.Graph.Constant(Operators.Infinity), axis) : TensorFunctions.Norm(call[0], call.Graph.Constant(Operators.Infinity))));

    private static BuiltFunction NormOf(string name, string[] aliases, string what, Func<FunctionCall, Expr> build) => new(name)
    {
        Aliases = [.. aliases],
        Summary = $"{what}; with axis=1 down the columns, with axis=2 along the rows; of a number its absolute value.",
        Example = $"{name}(x)",
        MinArguments = 1,
        MaxArguments = 1,
        Options = ["axis"],
        Build = build,
    };

    private static Expr NormOf(FunctionCall call, int order)
    {
        Expr p = call.Graph.Number(order);
        return AxisOf(call) is { } axis ? TensorFunctions.Norm(call[0], p, axis) : TensorFunctions.Norm(call[0], p);
    }
}
