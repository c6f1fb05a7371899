using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

// Notes on input that other people or programs read differently, each with the reading in parentheses.
internal sealed partial class TreeBuilder
{
    private const int LongestShown = 60;

    private string Typed(TextSpan span) => _source.Original.Substring(span.Start, span.Length);

    private static string? Shown(ExpressionNode node) => node.Span.Length <= LongestShown ? ReadingPrinter.Print(node) : null;

    private void NoteReading(ExpressionNode node, string? advice = null, LintSeverity severity = LintSeverity.Information)
    {
        if (node.Span.Length > LongestShown)
            return;
        Note(node.Span, $"{Typed(node.Span)} is read as {ReadingPrinter.Print(node)}" + (advice is null ? "" : "; " + advice), severity);
    }

    // Called for each factor joined to a term: `node` is the term so far, `items[at]` the factor.
    private void LintFactor(BinaryNode node, Item operation, ExpressionNode factor, ReadOnlySpan<Item> items, int at)
    {
        if (node.Operation is not (BinaryOperation.Multiply or BinaryOperation.Divide) || at >= items.Length)
            return;
        var type = Type(operation);
        if (type == TokenType.DIV)
        {
            if (IsTightProduct(factor))
                NoteReading(node, "write the product in parentheses or with *", StartsWithNumber(factor) ? LintSeverity.Warning : LintSeverity.Information);
            else if (node is { Left: BinaryNode { Operation: BinaryOperation.Power, Right: NumberNode { Text: "1" } } power, Right: NumberNode } && power.Right.Span.Length == 1)
                NoteReading(node, $"did you mean {Typed(power.Left.Span)}^(1/{Typed(node.Right.Span)})?", LintSeverity.Warning);
            else if (IsParenthesisFree(node.Left))
                NoteReading(node, "the argument ends before /");
            return;
        }

        if (type != TokenType.LJUX)
            return;
        if (node.Left is BinaryNode { Operation: BinaryOperation.Multiply, Left: NumberNode { IsFraction: true }, Right: NameNode } half && IsTightProduct(half) && Typed(half.Left.Span).Contains('/'))
            NoteReading(node, $"write {AsDenominator(half)} if the product is the denominator", LintSeverity.Warning);
        else if (node.Left is NumberNode { IsFraction: true } fraction && Typed(fraction.Span).Contains('/'))
            NoteReading(node);
        else if (node.Left is BinaryNode { Operation: BinaryOperation.Divide })
            NoteReading(node);
        else if (IsParenthesisFree(node.Left))
            NoteReading(node, "a blank ends the argument");
    }

    // 1/2K as 1/(2K).
    private string AsDenominator(BinaryNode half)
    {
        var typed = Typed(half.Span);
        var slash = typed.IndexOf('/');
        return $"{typed[..slash]}/({typed[(slash + 1)..]})";
    }

    // 1/2x: a fraction of whole numbers before a product is one number.
    private void LintFraction(ExpressionNode product)
    {
        var first = product;
        while (first is BinaryNode { Operation: BinaryOperation.Multiply } node && node.Span.Start == node.Left.Span.Start)
            first = node.Left;
        if (first is NumberNode { IsFraction: true } && !ReferenceEquals(first, product) && Typed(first.Span).Contains('/'))
            NoteReading(product);
    }

    // 2y, xy, (a)b: joined without a blank and without an operator.
    private bool IsTightProduct(ExpressionNode node) =>
        node is BinaryNode { Operation: BinaryOperation.Multiply } product
        && product.Span.Start == product.Left.Span.Start
        && product.Left.Span.End == product.Right.Span.Start;

    // λ/2‖w‖²: most people mean λ/2 by it, not 2‖w‖² below the line.
    private static bool StartsWithNumber(ExpressionNode product)
    {
        while (product is BinaryNode { Operation: BinaryOperation.Multiply } node)
        {
            if (node.Left is NumberNode)
                return node.Right is not (NameNode or BinaryNode { Operation: BinaryOperation.Power, Left: NameNode });
            product = node.Left;
        }

        return false;
    }

    // sin x, but neither sin(x) nor √x.
    private bool IsParenthesisFree(ExpressionNode node)
    {
        if (node is BinaryNode { Operation: BinaryOperation.Multiply or BinaryOperation.Divide } product)
            node = product.Right;
        if (node is BinaryNode { Operation: BinaryOperation.Power, Left: CallNode } power && power.Span.Start == power.Left.Span.Start)
            node = power.Left;
        return node is CallNode { Origin: FunctionOrigin.Builtin, Arguments.Count: > 0 } call
            && call.Span.Length > 0
            && char.IsLetter(_source.Original[call.Span.Start])
            && _source.Original[call.Span.End - 1] != ')';
    }

    // x^yz: the exponent is one operand. `items[at]` is the product sign after the power.
    private void LintExponent(ReadOnlySpan<Item> items, int at)
    {
        var caret = at - 1;
        while (caret > 0 && Type(items[caret]) is not (TokenType.POW or TokenType.EPOW))
            caret--;
        if (Type(items[caret]) is not (TokenType.POW or TokenType.EPOW))
            return;
        var exponent = _tokens[items[caret].Token + 1].Type;
        if (exponent is TokenType.NUMBER or TokenType.LPAR or TokenType.LGROUP && items[caret - 1].Node is not ConstantNode { Value: Constant.E })
            return;
        if (exponent is TokenType.LPAR or TokenType.LGROUP)
            return;
        var end = at;
        while (end + 1 < items.Length && items[end].Node is not ExpressionNode)
            end++;
        var span = TextSpan.FromBounds(Span(items[caret - 1]).Start, Span(items[end]).End);
        if (span.Length > LongestShown || caret + 1 >= at)
            return;
        var upTo = TextSpan.FromBounds(Span(items[caret - 1]).Start, Span(items[at - 1]).End);
        var raised = TextSpan.FromBounds(Span(items[caret + 1]).Start, Span(items[end]).End);
        Note(span, $"{Typed(span)} is read as ({Typed(upTo)})·{Typed(Span(items[end]))}: the exponent ends before it; write {Typed(Span(items[caret - 1]))}^{{{Typed(raised)}}} to raise to all of it", LintSeverity.Warning);
    }

    // Σ, d/dx and ∇ take one term: what follows + or − is not theirs.
    private void LintOpenTerm(ExpressionNode term, ReadOnlySpan<Item> items, int next)
    {
        if (next >= items.Length)
            return;
        while (term is UnaryNode { Operation: UnaryOperation.Negate } negated)
            term = negated.Operand;
        while (term is BinaryNode { Operation: BinaryOperation.Multiply or BinaryOperation.Divide } product)
            term = product.Right;
        var (shown, isOpen) = term switch
        {
            BigOperatorNode big => (big.Operation == BigOperation.Sum ? "Σ" : "Π", _source.Original[Math.Min(big.Span.Start, _source.Original.Length - 1)] is not ('(' or 's' or 'p')),
            DerivativeNode derivative => ("the derivative", derivative.Span.End == derivative.Operand.Span.End),
            GradientNode => ("∇", true),
            _ => ("", false),
        };
        if (isOpen && Typed(term.Span) is var typed && typed[0] != '(')
            Note(term.Span, $"{shown} ends before '{Typed(Span(items[next]))}'; write parentheses if it should go on", term is DerivativeNode ? LintSeverity.Warning : LintSeverity.Information);
    }

    // sin x(y+1): without parentheses of its own the function takes the whole product.
    private void LintArgument(PartNode part, ExpressionNode argument, TextSpan span)
    {
        if (argument is BinaryNode { Operation: BinaryOperation.Multiply, Right: var last } && IsTightProduct(argument)
            && _source.Original[last.Span.Start] == '(' && span.Length <= LongestShown)
        {
            Note(span, $"{Typed(span)} is read as {Typed(part.Span)}({ReadingPrinter.Print(argument)}); write parentheses around the argument");
        }
    }

    private void LintInverse(PartNode part, TextSpan span)
    {
        if (part.Second is not null && part.Value is Names.FunctionReference { Facts.SubscriptParameter: not null })
            Note(span, $"{Typed(part.Span)} is read as a power of the value; a base stands below, as in {((Names.FunctionReference)part.Value).Name}_2");
        if (part.Second is NumberNode { Text: "-1" } or UnaryNode { Operation: UnaryOperation.Negate, Operand: NumberNode { Text: "1" } })
            Note(span, $"{Typed(part.Span)} is read as the inverse function");
    }
}
