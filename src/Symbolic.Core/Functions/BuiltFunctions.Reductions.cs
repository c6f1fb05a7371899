namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>The sum of entries.</summary>
    public static readonly BuiltFunction Sum = Declare(Reduction("sum", "The sum", TensorFunctions.Sum, TensorFunctions.Sum));

    /// <summary>The mean of entries.</summary>
    public static readonly BuiltFunction Mean = Declare(Reduction("mean", "The mean", TensorFunctions.Mean, TensorFunctions.Mean));

    /// <summary>The product of entries.</summary>
    public static readonly BuiltFunction Product = Declare(Reduction("prod", "The product", TensorFunctions.Product, TensorFunctions.Product));

    /// <summary>The largest entry. The binding of the language reads max of one tensor as this.</summary>
    public static readonly BuiltFunction Largest = Declare(Reduction("largest", "The largest", TensorFunctions.Largest, TensorFunctions.Largest, Operators.Max));

    /// <summary>The smallest entry. The binding of the language reads min of one tensor as this.</summary>
    public static readonly BuiltFunction Smallest = Declare(Reduction("smallest", "The smallest", TensorFunctions.Smallest, TensorFunctions.Smallest, Operators.Min));

    /// <summary>The variance of entries.</summary>
    public static readonly BuiltFunction Variance = Declare(Spread("variance", "The mean of the squared deviations from the mean", TensorFunctions.Variance));

    /// <summary>The standard deviation of entries.</summary>
    public static readonly BuiltFunction StandardDeviation = Declare(Spread("std", "The square root of the variance", TensorFunctions.StandardDeviation));

    private static BuiltFunction Reduction(string name, string what, Func<Expr, Expr> whole, Func<Expr, int, Expr> along, Operator? folds = null) => new(name)
    {
        Folds = folds,
        Summary = $"{what} of all entries; with axis=1 down the columns, with axis=2 along the rows.",
        Example = $"{name}(X, axis=1)",
        MinArguments = 1,
        MaxArguments = 1,
        Options = ["axis"],
        Build = call => AxisOf(call) is { } axis ? along(call[0], axis) : whole(call[0]),
    };

    private static BuiltFunction Spread(string name, string what, Func<Expr, int?, int, Expr> build) => new(name)
    {
        Summary = $"{what}, of all entries or along an axis; with correction=1 the divisor is n - 1 instead of n.",
        Example = $"{name}(x, correction=1)",
        MinArguments = 1,
        MaxArguments = 1,
        Options = ["axis", "correction"],
        Build = call => build(call[0], AxisOf(call), call.IntegerOption("correction", 0)),
    };

    private static int? AxisOf(FunctionCall call) => call.TryOption("axis", out Expr axis) ? call.Integer(axis, "axis") : null;
}
