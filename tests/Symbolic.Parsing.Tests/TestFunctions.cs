using Symbolic.Parsing;

namespace Symbolic.Parsing.Tests;

/// <summary>The functions of the language page, without the operator table.</summary>
internal sealed class TestFunctions : IFunctionNames
{
    public static readonly TestFunctions Instance = new();

    public static readonly ParserOptions Options = new(Instance);

    private readonly Dictionary<string, FunctionName> _functions = [];

    private TestFunctions()
    {
        foreach (var name in "sin cos tan sinh cosh tanh".Split(' '))
            Prefix(name, inverse: "a" + name);
        foreach (var name in "cot sec csc asin acos atan acot asec acsc coth sech csch asinh acosh atanh acoth asech acsch exp expm1 log1p log2 log10 sqrt cbrt abs sign erf erfc gamma lgamma digamma sigmoid logit relu tr det".Split(' '))
            Prefix(name);
        _functions["log"] = new FunctionName("log", Application: FunctionApplication.Prefix, SubscriptParameter: "base");
        foreach (var name in "softplus elu selu gelu silu mish hardlim step hardsigmoid hardtanh softsign softmax logsoftmax logsumexp glu logdet inv vec transpose norm1 norm2 normF norminf diag tril triu floor ceil round".Split(' '))
            _functions[name] = new FunctionName(name, 1, name == "elu" ? 2 : 1);
        foreach (var name in "max min maxout concat hcat vcat ones zeros linear conv1d conv2d maxpool1d maxpool2d avgpool1d avgpool2d batchnorm layernorm dropout".Split(' '))
            _functions[name] = new FunctionName(name, 1, int.MaxValue);
        foreach (var name in "leakyrelu prelu rrelu atan2 pow hypot dot outer kron hadamard cross mse crossentropy bce nll kl l1 l2".Split(' '))
            _functions[name] = new FunctionName(name, 2, 2);
        foreach (var name in "sum prod mean norm eye".Split(' '))
            _functions[name] = new FunctionName(name, 1, 2);
        _functions["clamp"] = new FunctionName("clamp", 3, 3);
        Alias("ln", "log");
        Alias("arcsin", "asin");
        Alias("arccos", "acos");
        Alias("arctan", "atan");
        Alias("arsinh", "asinh");
        Alias("arcosh", "acosh");
        Alias("artanh", "atanh");
        Alias("trace", "tr");
        Alias("logistic", "sigmoid");
        Alias("σ", "sigmoid");
        Alias("Γ", "gamma");
        Alias("ReLU", "relu");
        Alias("LeakyReLU", "leakyrelu");
        Alias("Softmax", "softmax");
        Alias("lse", "logsumexp");
    }

    public int LongestSpelling => 12;

    public IEnumerable<string> Spellings => _functions.Keys;

    public bool TryGet(ReadOnlySpan<char> spelling, out FunctionName function) =>
        _functions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out function!);

    private void Prefix(string name, string? inverse = null) =>
        _functions[name] = new FunctionName(name, Application: FunctionApplication.Prefix, Inverse: inverse);

    private void Alias(string alias, string name) => _functions[alias] = _functions[name];
}
