using static Symbolic.BuiltFunctions;

namespace Symbolic.Tests;

/// <summary>What functions do not take they refuse, with their name, the shapes and what to write instead.</summary>
public sealed class FunctionRefusalTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr s_c = s_graph.Symbol("c");
    private static readonly Expr s_x = s_graph.Symbol("x", new Shape(3));
    private static readonly Expr s_y = s_graph.Symbol("y", new Shape(4));
    private static readonly Expr s_n = s_graph.Symbol("v", new Shape("n"));
    private static readonly Expr s_a = s_graph.Symbol("A", new Shape(2, 3));
    private static readonly Expr s_t = s_graph.Symbol("T", new Shape(2, 3, 4));

    private static readonly Dictionary<string, Func<Expr>> s_refused = new()
    {
        ["'tr' cannot take R^{2×3}."] = static () => Trace[s_a],
        ["'det' cannot take R^3."] = static () => Determinant[s_x],
        ["'inv' cannot take R^{2×3}."] = static () => Inverse[s_a],
        ["'solve' cannot combine R^{2×2} with R^3."] = static () => Solve[s_graph.Identity(2), s_x],
        ["'^' cannot take R^{2×3}."] = static () => TensorFunctions.MatrixPower(s_a, 2),
        ["'dot' cannot combine R^3 with R^4."] = static () => Dot[s_x, s_y],
        ["'cross' cannot combine R^3 with R^4."] = static () => Cross[s_x, s_y],
        ["'kron' cannot combine R^{2×3×4} with R^3."] = static () => Kronecker[s_t, s_x],
        ["'transpose' cannot take R^{2×3×4}."] = static () => Transpose[s_t],
        ["'diag' cannot take R^{2×3×4}."] = static () => Diagonal[s_t],
        ["'tril' cannot take R^3."] = static () => LowerTriangle[s_x],
        ["'softmax' cannot take scalar."] = static () => Softmax[s_c],
        ["'softmax' cannot take R^{2×3×4}."] = static () => Softmax[s_t],
        ["'mse' cannot combine R^3 with R^4."] = static () => MeanSquaredError[s_x, s_y],
        ["'l1' cannot combine R^3 with R^4."] = static () => L1[s_x, s_y],
        ["'linear' cannot combine R^3, R^{2×3} with R^3."] = static () => Linear[s_x, s_a, s_x],
        ["'conv1d' cannot combine R^3 with R^4."] = static () => Conv1D[s_x, s_y],
        ["'conv2d' cannot combine R^{2×3} with R^3."] = static () => Conv2D[s_a, s_x],
        ["'maxpool1d' cannot combine R^n with R^2."] = static () => MaxPool1D[s_n, s_graph.Number(2)],
        ["'maxpool2d' cannot take R^3."] = static () => MaxPool2D[s_x, s_graph.Number(2)],
        ["'maxpool1d' needs a whole number for the size of a window, not c."] = static () => MaxPool1D[s_x, s_c],
        ["'avgpool1d' needs windows of at least 1, not 0."] = static () => AveragePool1D[s_x, s_graph.Zero],
        ["'conv1d' needs a stride of at least 1, not 0."] = static () => TensorFunctions.Conv1D(s_y, s_x, 0),
        ["'glu' cannot take R^3."] = static () => Glu[s_x],
        ["'maxout' cannot take R^3."] = static () => Maxout[s_x, s_graph.Number(2)],
        ["'batchnorm' cannot combine R^{2×3} with R^4."] = static () => BatchNorm[s_a, s_y],
        ["'dropout' cannot combine R^3 with R^4."] = static () => Dropout[s_x, s_y],
        ["'reshape' cannot combine R^{2×3} with R^4."] = static () => Reshape[s_a, s_graph.Number(4)],
        ["'reshape' needs a length, not c/2."] = static () => Reshape[s_a, s_c / 2],
        ["'onehot' has no place 5 in 4 entries."] = static () => OneHot[s_graph.Number(5), s_graph.Number(4)],
        ["'[…]' cannot combine R^3 with R^4."] = static () => TensorFunctions.Stack([[s_x, s_y]]),
        ["'[…]' cannot take R^{2×3×4}."] = static () => TensorFunctions.Stack([[s_t]]),
        ["'[…]' cannot take 4 of axis 1 of R^3."] = static () => TensorFunctions.Slice(s_x, AxisPart.At(4)),
        ["'[…]' cannot take 0:2 of axis 1 of R^3."] = static () => TensorFunctions.Slice(s_x, AxisPart.Range(0, 2)),
        ["'[…]' cannot take R^{2×3}."] = static () => TensorFunctions.Slice(s_a, AxisPart.At(1)),
        ["'norm' needs a positive order, not -1."] = static () => Norm[s_x, s_graph.Number(-1)],
        ["'variance' of 3 entries has no correction of 3."] = static () => TensorFunctions.Variance(s_x, correction: 3),
        ["'max' has no value where there are no entries."] = static () => Largest[s_graph.Symbol("none", new Shape(0))],
        ["'mean' has no value where there are no entries."] = static () => Mean[s_graph.Symbol("nothing", new Shape(2, 0))],
    };

    public static TheoryData<string> Messages => [.. s_refused.Keys];

    [Theory]
    [MemberData(nameof(Messages))]
    public void Refusals_name_the_function_and_say_what_to_do(string message)
    {
        SymbolicException refusal = Assert.ThrowsAny<SymbolicException>(() => s_refused[message]());
        Assert.Equal(message, refusal.Message);
        Assert.False(string.IsNullOrWhiteSpace(refusal.Hint));
    }
}
