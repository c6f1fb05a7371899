namespace Symbolic.Parsing.Syntax;

/// <summary>The name on the left of an equation or in a declaration, with indices where it is one member of a family or one component.</summary>
internal sealed class TargetNode : SyntaxNode
{
    /// <summary>Creates a target.</summary>
    public TargetNode(TextSpan span, string name, IReadOnlyList<ExpressionNode> indices) : base(span)
    {
        Name = name;
        Indices = indices;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The indices; empty for a plain name.</summary>
    public IReadOnlyList<ExpressionNode> Indices { get; }

    /// <inheritdoc/>
    public override int ChildCount => Indices.Count;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => Indices[index];
}

/// <summary>The sets of numbers.</summary>
internal enum NumberSet
{
    /// <summary>ℝ</summary>
    Reals,

    /// <summary>ℕ</summary>
    Naturals,

    /// <summary>ℤ</summary>
    Integers,
}

/// <summary>A set with dimensions: <c>R^{m×n}</c>.</summary>
internal sealed class DomainNode : SyntaxNode
{
    internal DomainNode(TextSpan span, NumberSet set, IReadOnlyList<ExpressionNode> dimensions, char bracket) : base(span)
    {
        Set = set;
        Dimensions = dimensions;
        Bracket = bracket;
    }

    /// <summary>Which numbers.</summary>
    public NumberSet Set { get; }

    /// <summary>The dimensions; empty for a scalar.</summary>
    public IReadOnlyList<ExpressionNode> Dimensions { get; }

    /// <summary>How the dimensions were bracketed, so that the reading shows what was typed: <c>{</c>, <c>(</c>, or 0 for none.</summary>
    internal char Bracket { get; }

    /// <inheritdoc/>
    public override int ChildCount => Dimensions.Count;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => Dimensions[index];
}

/// <summary>An expression on its own.</summary>
internal sealed class ExpressionStatement : StatementNode
{
    /// <summary>Creates a statement.</summary>
    public ExpressionStatement(TextSpan span, ExpressionNode expression) : base(span) => Expression = expression;

    /// <summary>The expression.</summary>
    public ExpressionNode Expression { get; }

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Expression : throw NoChild(index);
}

/// <summary>Whether an equation defines a name or changes it.</summary>
internal enum AssignmentKind
{
    /// <summary><c>=</c></summary>
    Definition,

    /// <summary><c>:=</c> or <c>←</c>: the new value of a symbol that may stand on the right as the old one.</summary>
    Update,
}

/// <summary><c>y = …</c>, <c>a[n] = …</c>, <c>W := …</c>.</summary>
internal sealed class AssignmentStatement : StatementNode
{
    /// <summary>Creates an equation.</summary>
    public AssignmentStatement(TextSpan span, AssignmentKind kind, TargetNode target, ExpressionNode value) : base(span)
    {
        Kind = kind;
        Target = target;
        Value = value;
    }

    /// <summary>Definition or update.</summary>
    public AssignmentKind Kind { get; }

    /// <summary>The left-hand side.</summary>
    public TargetNode Target { get; }

    /// <summary>The right-hand side.</summary>
    public ExpressionNode Value { get; }

    /// <inheritdoc/>
    public override int ChildCount => 2;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index switch { 0 => Target, 1 => Value, _ => throw NoChild(index) };
}

/// <summary><c>f(x, y) = …</c>.</summary>
internal sealed class FunctionDefinition : StatementNode
{
    /// <summary>Creates a definition.</summary>
    public FunctionDefinition(TextSpan span, string name, IReadOnlyList<string> parameters, ExpressionNode body) : base(span)
    {
        Name = name;
        Parameters = parameters;
        Body = body;
    }

    /// <summary>The name of the function.</summary>
    public string Name { get; }

    /// <summary>The names of its parameters.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>What it computes.</summary>
    public ExpressionNode Body { get; }

    /// <inheritdoc/>
    public override int ChildCount => 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Body : throw NoChild(index);
}

/// <summary>The kinds of declaration.</summary>
internal enum DeclarationKind
{
    /// <summary><c>var</c></summary>
    Variable,

    /// <summary><c>const</c></summary>
    Constant,

    /// <summary><c>dim</c></summary>
    Dimension,

    /// <summary><c>batch</c></summary>
    Batch,

    /// <summary><c>index</c></summary>
    Index,

    /// <summary><c>param</c></summary>
    Parameter,

    /// <summary><c>input</c></summary>
    Input,

    /// <summary><c>symmetric</c></summary>
    Symmetric,

    /// <summary><c>family</c></summary>
    Family,

    /// <summary><c>func</c></summary>
    Function,
}

/// <summary>One name of a declaration, with its set where one is given.</summary>
internal sealed class DeclaredNode : SyntaxNode
{
    /// <summary>Creates an item.</summary>
    public DeclaredNode(TextSpan span, TargetNode target, DomainNode? domain) : base(span)
    {
        Target = target;
        Domain = domain;
    }

    /// <summary>The name.</summary>
    public TargetNode Target { get; }

    /// <summary>The set, or null.</summary>
    public DomainNode? Domain { get; }

    /// <inheritdoc/>
    public override int ChildCount => Domain is null ? 1 : 2;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Target : index == 1 && Domain is not null ? Domain : throw NoChild(index);
}

/// <summary><c>var a, b</c>, <c>param W in R^{m×n}</c>, …</summary>
internal sealed class DeclarationStatement : StatementNode
{
    /// <summary>Creates a declaration.</summary>
    public DeclarationStatement(TextSpan span, DeclarationKind kind, IReadOnlyList<DeclaredNode> items) : base(span)
    {
        Kind = kind;
        Items = items;
    }

    /// <summary>What is declared.</summary>
    public DeclarationKind Kind { get; }

    /// <summary>The names.</summary>
    public IReadOnlyList<DeclaredNode> Items { get; }

    /// <inheritdoc/>
    public override int ChildCount => Items.Count;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => Items[index];
}

/// <summary><c>x, y in R^n</c>.</summary>
internal sealed class MembershipStatement : StatementNode
{
    /// <summary>Creates a membership.</summary>
    public MembershipStatement(TextSpan span, IReadOnlyList<TargetNode> targets, DomainNode domain) : base(span)
    {
        Targets = targets;
        Domain = domain;
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<TargetNode> Targets { get; }

    /// <summary>The set that they belong to.</summary>
    public DomainNode Domain { get; }

    /// <inheritdoc/>
    public override int ChildCount => Targets.Count + 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == Targets.Count ? Domain : Targets[index];
}

/// <summary><c>for n = 1..L { … }</c>.</summary>
internal sealed class ForStatement : StatementNode
{
    /// <summary>Creates a loop.</summary>
    public ForStatement(TextSpan span, string index, ExpressionNode domain, IReadOnlyList<StatementNode> body) : base(span)
    {
        Index = index;
        Domain = domain;
        Body = body;
    }

    /// <summary>The name that counts.</summary>
    public string Index { get; }

    /// <summary>What it runs over.</summary>
    public ExpressionNode Domain { get; }

    /// <summary>The statements of the loop.</summary>
    public IReadOnlyList<StatementNode> Body { get; }

    /// <inheritdoc/>
    public override int ChildCount => Body.Count + 1;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => index == 0 ? Domain : Body[index - 1];
}

/// <summary><c>strict on</c> and <c>strict off</c>.</summary>
internal sealed class StrictStatement : StatementNode
{
    /// <summary>Creates the directive.</summary>
    public StrictStatement(TextSpan span, UndeclaredLetters undeclaredLetters) : base(span) => UndeclaredLetters = undeclaredLetters;

    /// <summary>What holds from here on.</summary>
    public UndeclaredLetters UndeclaredLetters { get; }

    /// <inheritdoc/>
    public override int ChildCount => 0;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => throw NoChild(index);
}
