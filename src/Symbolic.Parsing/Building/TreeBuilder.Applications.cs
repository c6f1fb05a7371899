using System.Globalization;
using Symbolic.Parsing.Names;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Building;

// Prefixes that wait for their operand: functions without parentheses, roots, Σ, d/dx, ∇; and calls.
internal sealed partial class TreeBuilder
{
    private PartNode Applied(ReadOnlySpan<Item> items)
    {
        ExpressionNode? subscript = null;
        ExpressionNode? power = null;
        var signs = 0;
        for (var k = 1; k < items.Length; k++)
        {
            switch (Type(items[k]))
            {
                case TokenType.FSUB:
                    subscript = Operand(items[k + 1]);
                    break;
                case TokenType.FPOW:
                    power = Operand(items[k + 1]);
                    break;
                case TokenType.FSUP:
                    power = (ExpressionNode)Value(items[k])!;
                    break;
                case TokenType.MINUS:
                    signs++;
                    break;
            }
        }

        return new PartNode(Span(items)) { Kind = Type(items[0]), Value = Value(items[0]), First = subscript, Second = power, Signs = signs };
    }

    private ExpressionNode Applied(PartNode part, ExpressionNode operand)
    {
        var span = Between(part, operand);
        switch (part.Kind)
        {
            case TokenType.SQRT or TokenType.CBRT:
                return new CallNode(span, part.Kind == TokenType.SQRT ? "sqrt" : "cbrt", FunctionOrigin.Builtin, 0, [operand]);
            case TokenType.BIGOP:
                return new BigOperatorNode(span, (BigOperation)part.Value!, part.Names, part.First, NoRange(operand));
            case TokenType.DDX:
                return new DerivativeNode(span, NoRange(operand), part.Parts);
            case TokenType.NABLA:
                if (operand is BinaryNode { Operation: >= BinaryOperation.Multiply and <= BinaryOperation.Kronecker } && _source.Original[operand.Span.Start] != '(')
                    Note(span, $"∇ takes the whole term: {Excerpt.Of(Typed(operand.Span))}");
                return new GradientNode(span, part.Signs > 0 ? GradientKind.Laplacian : GradientKind.Gradient, NoRange(operand), part.Parts);
            default:
                for (var k = 0; k < part.Signs; k++)
                    operand = new UnaryNode(operand.Span, UnaryOperation.Negate, operand);
                LintInverse(part, span);
                LintArgument(part, operand, span);
                return Apply(span, (FunctionReference)part.Value!, 0, part.First, part.Second, [operand]);
        }
    }

    // f, with an optional subscript and an optional power between name and argument.
    private ExpressionNode Apply(
        TextSpan span, FunctionReference function, int primes, ExpressionNode? subscript, ExpressionNode? power, IReadOnlyList<ExpressionNode> arguments)
    {
        foreach (var argument in arguments)
            NoRange(argument is NamedArgumentNode named ? named.Value : argument);
        CheckArguments(span, function, arguments);
        if (subscript is not null)
            arguments = [.. arguments, new NamedArgumentNode(subscript.Span, function.Facts!.SubscriptParameter!, subscript)];
        var name = function.Name;
        if (power is NumberNode { Text: "-1" } or UnaryNode { Operation: UnaryOperation.Negate, Operand: NumberNode { Text: "1" } })
        {
            var inverse = function.Facts?.Inverse
                ?? throw Error(span, $"'{name}⁻¹' could mean an inverse function or 1/{name}", $"write 1/{name}(…) or ({name}(…))^-1");
            if (subscript is not null || primes > 0)
                throw Error(span, $"'{name}⁻¹' is not read with a subscript or a prime", $"write {inverse}(…)");
            return new CallNode(span, inverse, FunctionOrigin.Builtin, 0, arguments);
        }

        var call = new CallNode(span, name, function.Origin, primes, arguments, Partials(span, function, primes, arguments.Count));
        return power is null ? call : new BinaryNode(span, BinaryOperation.Power, call, power);
    }

    // f_12 with fewer than twelve arguments is f_{1,2}.
    private IReadOnlyList<int> Partials(TextSpan span, FunctionReference function, int primes, int count)
    {
        if (function.Partials.Count == 0)
            return [];
        if (primes > 0)
            throw Error(span, "a derivative by position takes no prime", $"write {function.Name}_{{1,1}}(…)");
        var positions = function.Partials;
        if (positions.Count == 1 && positions[0] > count)
            positions = positions[0].ToString(CultureInfo.InvariantCulture).Select(digit => digit - '0').ToList();
        foreach (var position in positions)
        {
            if (position < 1 || position > count)
                throw Error(span, $"{function.Name} has no argument number {position} here", $"it is given {Count(count)}", ParseErrorCode.Name);
        }

        return positions;
    }

    private void CheckArguments(TextSpan span, FunctionReference function, IReadOnlyList<ExpressionNode> arguments)
    {
        var positional = 0;
        foreach (var argument in arguments)
        {
            if (argument is not NamedArgumentNode)
                positional++;
        }

        if (function.Facts is not { } facts)
        {
            if (positional == 0)
                throw Error(span, $"'{function.Name}' needs an argument", $"write {function.Name}(x)");
            return;
        }

        if (positional > facts.MaximumArguments && facts.SubscriptParameter is { } parameter && positional == 2)
        {
            var shown = arguments[1].Span is { Length: < 20 } second ? _source.Original.Substring(second.Start, second.Length) : "b";
            var bare = shown.All(char.IsLetterOrDigit) ? shown : "{" + shown + "}";
            throw Error(
                span, $"which argument of '{facts.Name}' is the {parameter} differs between programs", $"write {facts.Name}_{bare} x or {facts.Name}(x, {parameter}={shown})", ParseErrorCode.Name);
        }

        if (positional >= facts.MinimumArguments && positional <= facts.MaximumArguments)
            return;
        var needed = facts.MinimumArguments == facts.MaximumArguments ? Count(facts.MinimumArguments)
            : facts.MaximumArguments == int.MaxValue ? "at least " + Count(facts.MinimumArguments)
            : positional < facts.MinimumArguments ? "at least " + Count(facts.MinimumArguments)
            : "at most " + Count(facts.MaximumArguments);
        throw Error(
            span, $"{facts.Name} takes {needed}, got {positional}", facts.MaximumArguments == 1 ? $"write {facts.Name}(x)" : null, ParseErrorCode.Name);
    }

    private static string Count(int count) => count == 1 ? "1 argument" : $"{count} arguments";

    private PartNode Big(ReadOnlySpan<Item> items)
    {
        var kind = Type(items[0]);
        var parts = new List<ExpressionNode>();
        if (kind == TokenType.DDX)
        {
            Variables(items[1..], parts);
            return new PartNode(Span(items)) { Kind = kind, Parts = parts };
        }

        if (kind == TokenType.NABLA)
        {
            foreach (var item in items)
            {
                if (item.Node is ExpressionNode variable)
                    parts.Add(Differentiable(variable));
            }

            return new PartNode(Span(items)) { Kind = kind, Parts = parts, Signs = Type(items[^1]) == TokenType.LAPLACE ? 1 : 0 };
        }

        var names = new List<string>();
        ExpressionNode? domain = null;
        for (var k = 1; k < items.Length; k++)
        {
            switch (Type(items[k]))
            {
                case TokenType.VAR:
                    names.Add(((NameUse)Value(items[k])!).Name);
                    break;
                case TokenType.ASSIGN or TokenType.IN:
                    domain = Operand(items[k + 1]);
                    break;
                case TokenType.LUP:
                    var upper = NoRange(Operand(items[k + 1]));
                    if (domain is null)
                        throw Error(Span(items), "the lower limit is missing", "write Σ_{i=1}^n");
                    domain = new RangeNode(Between(domain, upper), NoRange(domain), upper);
                    break;
            }
        }

        return new PartNode(Span(items)) { Kind = kind, Value = Value(items[0]), Names = names, First = domain };
    }

    private void Variables(ReadOnlySpan<Item> items, List<ExpressionNode> variables)
    {
        foreach (var item in items)
        {
            if (item.Node is not PartNode variable)
                continue;
            for (var k = 0; k < variable.Signs; k++)
                variables.Add(variable.First!);
        }
    }

    // DVAR VAR index? DORDER?
    private PartNode Variable(ReadOnlySpan<Item> items)
    {
        ExpressionNode variable = Name(items[1]);
        var order = 1;
        for (var k = 2; k < items.Length; k++)
        {
            if (items[k].Node is PartNode index)
                variable = new IndexNode(Between(variable, index), variable, index.Parts);
            else
                order = (int)Value(items[k])!;
        }

        return new PartNode(Span(items)) { Kind = TokenType.DVAR, First = variable, Signs = order };
    }

    private ExpressionNode Differentiable(ExpressionNode variable)
    {
        if (variable is NameNode or IndexNode { Target: NameNode })
            return variable;
        throw Error(variable.Span, "a derivative is taken with respect to a name", "name the expression first", ParseErrorCode.Name);
    }
}
