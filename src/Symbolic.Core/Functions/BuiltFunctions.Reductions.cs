namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>The sum of entries.</summary>
    public static readonly BuiltFunction Sum = Declare(new BuiltFunction("sum")
    {
        Summary = "The sum of all entries; with axis=1 down the columns, with axis=2 along the rows.",
        Example = "sum(X, axis=1)",
        MinArguments = 1,
        MaxArguments = 1,
        Options = ["axis"],
        Build = static call => call.TryOption("axis", out Expr axis) ? TensorFunctions.Sum(call[0], call.Integer(axis, "axis")) : TensorFunctions.Sum(call[0]),
    });

    /// <summary>The mean of entries.</summary>
    public static readonly BuiltFunction Mean = Declare(new BuiltFunction("mean")
    {
        Summary = "The mean of all entries; with axis=1 down the columns, with axis=2 along the rows.",
        Example = "mean(X, axis=1)",
        MinArguments = 1,
        MaxArguments = 1,
        Options = ["axis"],
        Build = static call => call.TryOption("axis", out Expr axis) ? TensorFunctions.Mean(call[0], call.Integer(axis, "axis")) : TensorFunctions.Mean(call[0]),
    });
}
