namespace Symbolic.Parsing.Binding;

/// <summary>
/// Functions of vectors and matrices that the language reserves while the operator table does not hold them: tr(A) must never become the
/// product t·r·A. An operator of the same name wins.
/// </summary>
internal static class ReservedFunctions
{
    /// <summary>Spellings with the functions that they name.</summary>
    public static IEnumerable<(string Spelling, FunctionName Function)> All { get; } =
    [
        .. Named(1, 1, FunctionApplication.Prefix, "tr", "det"),
        .. Named(1, 1, FunctionApplication.Call, "logdet", "inv", "pinv", "diag", "tril", "triu", "softmax", "logsoftmax", "glu"),
        .. Named(2, 2, FunctionApplication.Call, "dot", "outer", "kron", "hadamard", "cross"),
        .. Named(1, int.MaxValue, FunctionApplication.Call, "logsumexp", "maxout", "linear", "conv1d", "conv2d", "maxpool1d", "maxpool2d", "avgpool1d", "avgpool2d"),
        .. Named(1, int.MaxValue, FunctionApplication.Call, "batchnorm", "layernorm", "dropout", "mse", "crossentropy", "bce", "nll", "kl", "l1", "l2", "argmax", "argmin"),
        ("trace", new FunctionName("tr", 1, 1, FunctionApplication.Prefix)), ("Tr", new FunctionName("tr", 1, 1, FunctionApplication.Prefix)),
        ("Det", new FunctionName("det", 1, 1, FunctionApplication.Prefix)), ("Softmax", new FunctionName("softmax")), ("lse", new FunctionName("logsumexp", 1, int.MaxValue)),
        ("GLU", new FunctionName("glu")),
    ];

    private static IEnumerable<(string Spelling, FunctionName Function)> Named(int minimum, int maximum, FunctionApplication application, params string[] names) =>
        names.Select(name => (name, new FunctionName(name, minimum, maximum, application)));
}
