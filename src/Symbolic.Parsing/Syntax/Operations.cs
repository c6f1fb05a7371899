namespace Symbolic.Parsing.Syntax;

/// <summary>Operations on one operand.</summary>
internal enum UnaryOperation
{
    /// <summary>−x.</summary>
    Negate,

    /// <summary>The condition that does not hold.</summary>
    Not,

    /// <summary>xᵀ.</summary>
    Transpose,

    /// <summary>X⁻ᵀ, the inverse transposed.</summary>
    InverseTranspose,
}

/// <summary>An operation on one operand.</summary>
internal sealed class UnaryNode : ExpressionNode
{
    /// <summary>Creates an operation.</summary>
    public UnaryNode(TextSpan span, UnaryOperation operation, ExpressionNode operand) : base(span)
    {
        Operation = operation;
        Operand = operand;
    }

    /// <summary>Which operation.</summary>
    public UnaryOperation Operation { get; }

    /// <summary>What it is applied to.</summary>
    public ExpressionNode Operand { get; }

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Operand : throw NoChild(index);
}

/// <summary>Operations on two operands.</summary>
internal enum BinaryOperation
{
    /// <summary>+</summary>
    Add,

    /// <summary>−</summary>
    Subtract,

    /// <summary>A product, written or implied: scaling or matrix product.</summary>
    Multiply,

    /// <summary>/</summary>
    Divide,

    /// <summary>A \ b, the solution of A x = b.</summary>
    Solve,

    /// <summary>x · y, the dot product of vectors, otherwise the product.</summary>
    Dot,

    /// <summary>×, a product.</summary>
    Times,

    /// <summary>.* or ⊙, element by element.</summary>
    ElementwiseMultiply,

    /// <summary>./, element by element.</summary>
    ElementwiseDivide,

    /// <summary>⊗</summary>
    Kronecker,

    /// <summary>^</summary>
    Power,

    /// <summary>.^, element by element.</summary>
    ElementwisePower,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>≤</summary>
    LessOrEqual,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>≥</summary>
    GreaterOrEqual,

    /// <summary>==</summary>
    Equal,

    /// <summary>≠</summary>
    NotEqual,

    /// <summary>and</summary>
    And,

    /// <summary>or</summary>
    Or,
}

/// <summary>An operation on two operands.</summary>
internal sealed class BinaryNode : ExpressionNode
{
    /// <summary>Creates an operation.</summary>
    public BinaryNode(TextSpan span, BinaryOperation operation, ExpressionNode left, ExpressionNode right) : base(span)
    {
        Operation = operation;
        Left = left;
        Right = right;
    }

    /// <summary>Which operation.</summary>
    public BinaryOperation Operation { get; }

    /// <summary>The left operand.</summary>
    public ExpressionNode Left { get; }

    /// <summary>The right operand.</summary>
    public ExpressionNode Right { get; }

    /// <inheritdoc/>
    public override int ChildCount => 2;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index switch { 0 => Left, 1 => Right, _ => throw NoChild(index) };
}

/// <summary>Where an applied function is defined.</summary>
internal enum FunctionOrigin
{
    /// <summary>In the operator table, or a word of the language such as <c>diff</c>.</summary>
    Builtin,

    /// <summary>By the user, with <c>func f</c> or <c>f(x) = …</c>.</summary>
    Declared,

    /// <summary>Nowhere: an opaque function that differentiates to f′.</summary>
    Opaque,
}

/// <summary>A named argument, as in <c>log(x, base=2)</c>.</summary>
internal sealed class NamedArgumentNode : ExpressionNode
{
    /// <summary>Creates a named argument.</summary>
    public NamedArgumentNode(TextSpan span, string name, ExpressionNode value) : base(span)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The value.</summary>
    public ExpressionNode Value { get; }

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Value : throw NoChild(index);
}

/// <summary>An applied function.</summary>
internal sealed class CallNode : ExpressionNode
{
    /// <summary>Creates an application.</summary>
    public CallNode(
        TextSpan span, string name, FunctionOrigin origin, int primes, IReadOnlyList<ExpressionNode> arguments, IReadOnlyList<int>? partials = null) : base(span)
    {
        Partials = partials ?? [];
        Name = name;
        Origin = origin;
        Primes = primes;
        Arguments = arguments;
    }

    /// <summary>The canonical name.</summary>
    public string Name { get; }

    /// <summary>Where the function is defined.</summary>
    public FunctionOrigin Origin { get; }

    /// <summary>Order of the derivative: 1 for <c>f′(x)</c>.</summary>
    public int Primes { get; }

    /// <summary>
    /// The arguments, counted from 1, by which the function is differentiated, in order: 1 and 2 for <c>f_{1,2}(x, y)</c>. Empty for the
    /// function itself.
    /// </summary>
    public IReadOnlyList<int> Partials { get; }

    /// <summary>The arguments; named ones are <see cref="NamedArgumentNode"/>s.</summary>
    public IReadOnlyList<ExpressionNode> Arguments { get; }

    /// <inheritdoc/>
    public override int ChildCount => Arguments.Count;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => Arguments[index];
}

/// <summary>A norm; order is null for the 2-norm, otherwise a number, <c>F</c> or infinity.</summary>
internal sealed class NormNode : ExpressionNode
{
    /// <summary>Creates a norm.</summary>
    public NormNode(TextSpan span, ExpressionNode operand, ExpressionNode? order) : base(span)
    {
        Operand = operand;
        Order = order;
    }

    /// <summary>What is measured.</summary>
    public ExpressionNode Operand { get; }

    /// <summary>Which norm; null for the 2-norm.</summary>
    public ExpressionNode? Order { get; }

    /// <inheritdoc/>
    public override int ChildCount => Order is null ? 1 : 2;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Operand : index == 1 && Order is not null ? Order : throw NoChild(index);
}

/// <summary>A choice between two values.</summary>
internal sealed class ConditionalNode : ExpressionNode
{
    /// <summary>Creates a choice.</summary>
    public ConditionalNode(TextSpan span, ExpressionNode condition, ExpressionNode whenTrue, ExpressionNode whenFalse) : base(span)
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    /// <summary>What decides.</summary>
    public ExpressionNode Condition { get; }

    /// <summary>The value where the condition holds.</summary>
    public ExpressionNode WhenTrue { get; }

    /// <summary>The value elsewhere.</summary>
    public ExpressionNode WhenFalse { get; }

    /// <inheritdoc/>
    public override int ChildCount => 3;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index switch { 0 => Condition, 1 => WhenTrue, 2 => WhenFalse, _ => throw NoChild(index) };
}

/// <summary>A case of a <see cref="CasesNode"/>; the condition is null for <c>otherwise</c>.</summary>
internal sealed class CaseNode : ExpressionNode
{
    /// <summary>Creates a case.</summary>
    public CaseNode(TextSpan span, ExpressionNode value, ExpressionNode? condition) : base(span)
    {
        Value = value;
        Condition = condition;
    }

    /// <summary>The value of this case.</summary>
    public ExpressionNode Value { get; }

    /// <summary>When it applies; null for otherwise.</summary>
    public ExpressionNode? Condition { get; }

    /// <inheritdoc/>
    public override int ChildCount => Condition is null ? 1 : 2;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Value : index == 1 && Condition is not null ? Condition : throw NoChild(index);
}

/// <summary>Cases in braces: the first whose condition holds applies.</summary>
internal sealed class CasesNode : ExpressionNode
{
    /// <summary>Creates cases.</summary>
    public CasesNode(TextSpan span, IReadOnlyList<CaseNode> cases) : base(span) => Cases = cases;

    /// <summary>The cases in order.</summary>
    public IReadOnlyList<CaseNode> Cases { get; }

    /// <inheritdoc/>
    public override int ChildCount => Cases.Count;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => Cases[index];
}
