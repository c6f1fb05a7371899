using Symbolic.Parsing;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Tests.Printing;

/// <summary>Builds what the parser of the language reads: numbers, names and calls, no shapes and no programs.</summary>
internal sealed class TreeReader(ExprGraph graph) : IFunctionNames
{
    public int LongestSpelling => Spellings.Max(static s => s.Length);

    public IEnumerable<string> Spellings => graph.Operators.Functions.SelectMany(static o => o.Aliases.Append(o.Name).Append(o.Notation.Unicode));

    public bool TryGet(ReadOnlySpan<char> spelling, out FunctionName function)
    {
        string name = spelling.ToString();
        Operator? op = graph.Operators.TryFind(name, out Operator? found) && found.IsFunction ? found
            : graph.Operators.Functions.FirstOrDefault(o => o.Notation.Unicode == name);
        function = op is null ? null! : new FunctionName(
            op.Notation.Text, op.MinOperands, op.MaxOperands,
            op.Traits.HasFlag(Traits.AppliesBare) ? FunctionApplication.Prefix : FunctionApplication.Call,
            op.InverseName, op == Operators.Log ? "base" : null);
        return op is not null;
    }

    /// <summary>What a text means, and the remarks of the parser.</summary>
    public Expr Read(string text, IReadOnlyCollection<string> variables, IReadOnlyCollection<string> functions, out IReadOnlyList<Lint> notes)
    {
        var scope = new NameScope();
        foreach (string name in variables)
        {
            scope.Declare(name, NameKinds.Variable);
        }

        foreach (string name in functions)
        {
            scope.Declare(name, NameKinds.Function);
        }

        ParsedProgram program = Parser.Parse(text, new ParserOptions(this) { Scope = scope });
        notes = program.Notes;
        return Build(((ExpressionStatement)program.Statements.Single()).Expression);
    }

    private Expr Build(ExpressionNode node) => node switch
    {
        NumberNode number when number.IsFraction => graph.Number(Rational.Parse(number.Text)),
        NumberNode number => number.Text.AsSpan().ContainsAny('.', 'e', 'E') ? graph.Decimal(Rational.Parse(number.Text)) : graph.Number(Rational.Parse(number.Text)),
        NameNode { Name: "nan" } => graph.Constant(Operators.Undefined),
        NameNode name => graph.TryGetSymbol(name.Name, out Expr symbol) ? symbol : throw new FormatException($"'{name.Name}' is no name of the graph."),
        ConstantNode constant => graph.Constant(constant.Value switch
        {
            Constant.E => Operators.E,
            Constant.Pi => Operators.Pi,
            Constant.Infinity => Operators.Infinity,
            Constant.True => Operators.True,
            _ => Operators.False,
        }),
        UnaryNode { Operation: UnaryOperation.Negate } sign => -Build(sign.Operand),
        UnaryNode { Operation: UnaryOperation.Not } not => !Build(not.Operand),
        BinaryNode binary => graph.Apply(OperatorOf(binary.Operation), Build(binary.Left), Build(binary.Right)),
        ConditionalNode choice => graph.Select(Build(choice.Condition), Build(choice.WhenTrue), Build(choice.WhenFalse)),
        CasesNode cases => Choose(cases),
        CallNode call => Call(call),
        _ => throw new FormatException($"{node.GetType().Name} at {node.Span} is not expected."),
    };

    private Expr Choose(CasesNode cases)
    {
        Expr value = Build(cases.Cases[^1].Value);
        for (int i = cases.Cases.Count - 2; i >= 0; i--)
        {
            value = graph.Select(Build(cases.Cases[i].Condition!), Build(cases.Cases[i].Value), value);
        }

        return value;
    }

    private Expr Call(CallNode call)
    {
        Expr[] operands = [.. call.Arguments.Select(a => Build(a is NamedArgumentNode named ? named.Value : a))];
        return call.Origin != FunctionOrigin.Builtin ? graph.Call(call.Name, operands, new int[call.Primes])
            : call.Arguments[^1] is NamedArgumentNode { Name: "base" } ? Operators.LogBase[operands[0], operands[1]]
            : graph.Operators.TryFind(call.Name, out Operator? op) ? graph.Apply(op, operands)
            : throw new FormatException($"'{call.Name}' is no function of the table.");
    }

    private static BinaryOperator OperatorOf(BinaryOperation operation) => operation switch
    {
        BinaryOperation.Add => Operators.Add,
        BinaryOperation.Subtract => Operators.Subtract,
        BinaryOperation.Multiply or BinaryOperation.Dot or BinaryOperation.Times => Operators.Multiply,
        BinaryOperation.Divide => Operators.Divide,
        BinaryOperation.Power => Operators.Power,
        BinaryOperation.Less => Operators.Less,
        BinaryOperation.LessOrEqual => Operators.LessOrEqual,
        BinaryOperation.Greater => Operators.Greater,
        BinaryOperation.GreaterOrEqual => Operators.GreaterOrEqual,
        BinaryOperation.Equal => Operators.Equal,
        BinaryOperation.NotEqual => Operators.NotEqual,
        BinaryOperation.And => Operators.And,
        BinaryOperation.Or => Operators.Or,
        _ => throw new FormatException($"{operation} is not expected."),
    };
}
