namespace Symbolic.Parsing.Syntax;

/// <summary>
/// A node of the syntax tree. Nodes are immutable and know the stretch of text they come from. Trees may be very deep: read them with a
/// stack of your own, through <see cref="ChildCount"/> and <see cref="Child"/>, never by recursion.
/// </summary>
internal abstract class SyntaxNode
{
    private protected SyntaxNode(TextSpan span) => Span = span;

    /// <summary>The stretch of the typed text, with the parentheses around the node if there are any.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>Number of children.</summary>
    public abstract int ChildCount { get; }

    /// <summary>A child, in the order of the text as far as the notation has one.</summary>
    public abstract SyntaxNode Child(int index);

    /// <summary>Takes surrounding parentheses into the span, while the tree is being built.</summary>
    internal void Enclose(TextSpan span) => Span = span;

    private protected static Exception NoChild(int index) => new ArgumentOutOfRangeException(nameof(index), index, "the node has no such child");
}

/// <summary>A part of a formula.</summary>
internal abstract class ExpressionNode : SyntaxNode
{
    private protected ExpressionNode(TextSpan span) : base(span)
    {
    }
}

/// <summary>A statement of a program.</summary>
internal abstract class StatementNode : SyntaxNode
{
    private protected StatementNode(TextSpan span) : base(span)
    {
    }
}
