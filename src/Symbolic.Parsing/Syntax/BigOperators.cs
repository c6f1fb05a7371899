namespace Symbolic.Parsing.Syntax;

/// <summary>The operators with limits.</summary>
internal enum BigOperation
{
    /// <summary>Σ</summary>
    Sum,

    /// <summary>Π</summary>
    Product,
}

/// <summary>A sum or product over indices: <c>Σ_{i=1}^n x_i</c>. Without indices it runs over all components of the body.</summary>
internal sealed class BigOperatorNode : ExpressionNode
{
    /// <summary>Creates a sum or product.</summary>
    public BigOperatorNode(TextSpan span, BigOperation operation, IReadOnlyList<string> indices, ExpressionNode? domain, ExpressionNode body) : base(span)
    {
        Operation = operation;
        Indices = indices;
        Domain = domain;
        Body = body;
    }

    /// <summary>Sum or product.</summary>
    public BigOperation Operation { get; }

    /// <summary>The indices that it binds; may be empty.</summary>
    public IReadOnlyList<string> Indices { get; }

    /// <summary>A <see cref="RangeNode"/>, a set, a lower bound without an upper one, or null where the shapes of the body tell.</summary>
    public ExpressionNode? Domain { get; }

    /// <summary>What is summed or multiplied.</summary>
    public ExpressionNode Body { get; }

    /// <inheritdoc/>
    public override int ChildCount => Domain is null ? 1 : 2;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => (index, Domain) switch
    {
        (0, null) => Body,
        (0, _) => Domain,
        (1, not null) => Body,
        _ => throw NoChild(index),
    };
}

/// <summary>A derivative in Leibniz' notation: <c>d/dx u</c>, <c>dz/dx</c>, <c>∂²u/∂x∂y</c>, <c>d(u)/d(x)</c>.</summary>
internal sealed class DerivativeNode : ExpressionNode
{
    /// <summary>Creates a derivative.</summary>
    public DerivativeNode(TextSpan span, ExpressionNode operand, IReadOnlyList<ExpressionNode> variables) : base(span)
    {
        Operand = operand;
        Variables = variables;
    }

    /// <summary>What is differentiated.</summary>
    public ExpressionNode Operand { get; }

    /// <summary>The variables in order, repeated for higher orders: names or indexed names.</summary>
    public IReadOnlyList<ExpressionNode> Variables { get; }

    /// <inheritdoc/>
    public override int ChildCount => Variables.Count + 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Operand : Variables[index - 1];
}

/// <summary><c>∇u</c>, <c>∇_w u</c>: the gradient, or with <c>∇²</c> the Laplacian.</summary>
internal sealed class GradientNode : ExpressionNode
{
    /// <summary>Creates a gradient.</summary>
    public GradientNode(TextSpan span, GradientKind kind, ExpressionNode operand, IReadOnlyList<ExpressionNode> variables) : base(span)
    {
        Kind = kind;
        Operand = operand;
        Variables = variables;
    }

    /// <summary>Gradient or Laplacian.</summary>
    public GradientKind Kind { get; }

    /// <summary>What is differentiated.</summary>
    public ExpressionNode Operand { get; }

    /// <summary>The variables; empty for all parameters.</summary>
    public IReadOnlyList<ExpressionNode> Variables { get; }

    /// <inheritdoc/>
    public override int ChildCount => Variables.Count + 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Operand : Variables[index - 1];
}

/// <summary>What a nabla stands for.</summary>
internal enum GradientKind
{
    /// <summary>∇</summary>
    Gradient,

    /// <summary>∇²</summary>
    Laplacian,
}
