namespace Symbolic;

/// <summary>Python with PyTorch: a function of tensors that broadcasts.</summary>
internal sealed class TorchLanguage : PythonLanguage
{
    public override string Name => "Python with PyTorch";

    public override string? Template(Operator op) => op.Code.Torch
        ?? op.Code.Python.Replace("np.", "torch.", StringComparison.Ordinal).Replace("sp.", "torch.special.", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string Constant(LineConstant constant)
    {
        string code = base.Constant(constant);
        return constant.Leaf is { ResultElement: Element.Boolean } ? $"torch.tensor({code}, device=device)" : code;
    }

    /// <summary>Functions of tensors take no plain numbers; arithmetic does.</summary>
    public override string ConstantOperand(LineConstant constant, Operator op) =>
        (op is LeafOperator || Template(op)!.Contains("torch.", StringComparison.Ordinal)) && constant.Leaf?.ResultElement != Element.Boolean
            ? $"constant({CodeWriter.WithoutParentheses(Constant(constant))})"
            : Constant(constant);

    /// <inheritdoc/>
    protected override string Module => "torch";

    /// <inheritdoc/>
    protected override string DeltaSupport => """
        def symbolic_delta(lengths, factors, total):
            indices = torch.meshgrid(*[torch.arange(n) for n in lengths], indexing='ij')
            return (sum(f * i for f, i in zip(factors, indices)) == total).to(torch.float64)
        """;

    /// <inheritdoc/>
    protected override string Full(string code, string shape) => $"torch.full({shape}, {code}, dtype=torch.float64, device=device)";

    /// <inheritdoc/>
    protected override string Entries(IEnumerable<string> entries) => $"torch.stack([{string.Join(", ", entries)}])";

    /// <inheritdoc/>
    protected override string EinsumOptions(int operands) => "";

    /// <inheritdoc/>
    protected override string Whole(string code) => code;

    /// <inheritdoc/>
    protected override void WriteImports(CodeWriter writer, ExportedFunction function) => writer.Line("import torch");

    /// <inheritdoc/>
    protected override void WriteInputs(CodeWriter writer, ExportedFunction function)
    {
        string device = function.Inputs.Length == 0 ? "None" : $"{function.Inputs[0]}.device if isinstance({function.Inputs[0]}, torch.Tensor) else None";
        writer.Line($"device = {device}");
        for (int i = 0; i < function.Inputs.Length; i++)
        {
            string name = function.Inputs[i];
            writer.Line($"{name} = torch.as_tensor({name}, device=device).to({(function.Line.IsLogical(i) ? "torch.bool" : "torch.float64")}){(function.Line.InputShapes is { } shapes ? $".reshape({ShapeText(shapes[i])})" : "")}");
        }

        if (function.Line.InputShapes is null)
        {
            writer.Items("shape = torch.broadcast_shapes(", function.Inputs.Select(static name => $"{name}.shape"), ")");
        }

        writer.Open("def constant(x):").Line("return torch.tensor(x, dtype=torch.float64, device=device)").Close(null);
    }

    /// <inheritdoc/>
    protected override void WriteStatements(CodeWriter writer, ExportedFunction function, CodeBody body)
    {
        writer.Statements(function, body, body.Root.Statements, this);
        WriteReturn(writer, function, body, function.Options.Precision == ExportPrecision.Single ? "torch.float32" : "torch.float64");
    }

    /// <inheritdoc/>
    protected override string Typed(string code, string type, bool converts) => converts ? $"({code}).to({type}, copy=True)" : code;
}
