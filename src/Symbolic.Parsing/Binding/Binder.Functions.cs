using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Functions of vectors and matrices, norms, and matrices in brackets.
internal sealed partial class Binder
{
    private void ApplyBuilt(CallNode call, BuiltFunction function)
    {
        if (call.Primes > 0)
            throw Error(ParseErrorCode.Name, $"'{call.Name}' has no derivative to write with a prime", call, "write ∂/∂x");
        var values = PopValues(call.Arguments.Count);
        var arguments = new List<Expr>();
        var options = new List<(string Name, Expr Value)>();
        for (var k = 0; k < values.Length; k++)
        {
            if (call.Arguments[k] is NamedArgumentNode { Name: "over" } over)
                options.Add(("axis", AxisOver(values[0], values[k].Node, over)));
            else if (call.Arguments[k] is NamedArgumentNode named)
                options.Add((named.Name, _equations.Resolve(Plain(values[k]))));
        }

        // A vector for each value of a free index: the function works along the last axis of all of them.
        if (values is [{ Indices: { } names, Order: 1 } rows] && options.Count == 0 && function.Options.Contains("axis"))
        {
            var node = BuildFunction(function, call, [rows.Node], ("axis", _graph.Number(names.Length + 1)));
            Push(new Value(node, names, rows.IsRow && node.Shape == rows.Node.Shape));
            return;
        }

        for (var k = 0; k < values.Length; k++)
        {
            if (call.Arguments[k] is not NamedArgumentNode)
                arguments.Add(AsArgument(values[k]));
        }

        LearnFromUse(function, arguments);
        Push(BuildFunction(function, call, arguments, [.. options]));
    }

    // tr(A) says that A is a matrix, sum(x) that x has components. A norm has its own meaning for a number.
    private void LearnFromUse(BuiltFunction function, List<Expr> arguments)
    {
        if (_open.Count == 0 || arguments.Count == 0 || !arguments[0].Shape.IsScalar)
            return;
        LearnMatricesIn(arguments[0]);
        if (function.MaxArguments == 1 && function.Options.Contains("axis") && IsOpenOrGreek(new Value(arguments[0]), out var name) && !IsCapital(name))
            throw _inference.Learn(name, new Shape(_inference.NewLength()));
    }

    // Numbers stand for themselves where a length or a position is wanted.
    private Expr AsArgument(Value value)
    {
        var plain = Plain(value);
        return plain.IsSymbol && plain.Shape.IsScalar && _equations.Resolve(plain) is { IsNumber: true } number ? number : plain;
    }

    // The axis of a length that is named.
    private Expr AxisOver(Value value, Expr length, NamedArgumentNode over)
    {
        var axes = value.Axes;
        var found = Lengths.TryRead(_equations.Resolve(length), out var dim) ? Enumerable.Range(0, axes.Length).Where(axis => axes[axis] == dim).ToArray() : [];
        return found.Length == 1 ? _graph.Number(found[0] + 1)
            : throw Error(ParseErrorCode.Shape, $"{(found.Length == 0 ? "no axis" : "more than one axis")} of {value.Shape} has the length {Shown(over.Value)}", over, "name the axis by its number, as in axis=1");
    }

    private Expr BuildFunction(string name, SyntaxNode node, IReadOnlyList<Expr> arguments, params ReadOnlySpan<(string Name, Expr Value)> options) =>
        BuiltFunctions.TryGet(name, out var function) ? BuildFunction(function, node, arguments, options)
        : throw Error(ParseErrorCode.Name, $"'{name}' is not available", node);

    private Expr BuildFunction(BuiltFunction function, SyntaxNode node, IReadOnlyList<Expr> arguments, params ReadOnlySpan<(string Name, Expr Value)> options)
    {
        _at = node;
        var named = new Dictionary<string, Expr>(options.Length);
        foreach (var (name, value) in options)
            named[name] = value;
        try
        {
            return function.Apply(_graph, arguments, named);
        }
        catch (ShapeException)
        {
            LearnFromRefusal(arguments);
            throw;
        }
    }

    // A function that does not take its arguments as they are may take them when open names are vectors or matrices, and open lengths are one.
    private void LearnFromRefusal(IReadOnlyList<Expr> arguments)
    {
        foreach (var argument in arguments)
        {
            if (IsOpenOrGreek(new Value(argument), out var name))
                throw IsCapital(name) ? _inference.LearnMatrices() : _inference.Learn(name, new Shape(_inference.NewLength()));
            LearnMatricesIn(argument);
        }

        for (var k = 1; k < arguments.Count; k++)
        {
            if (arguments[k].Shape.Order == arguments[0].Shape.Order)
                LearnEqual(arguments[0].Shape.Axes.Zip(arguments[k].Shape.Axes));
        }

        foreach (var argument in arguments)
        {
            if (argument.Shape.Order == 2)
                LearnEqual([(argument.Shape[0], argument.Shape[1])]);
        }
    }

    private void LearnEqual(IEnumerable<(Dim First, Dim Second)> lengths)
    {
        foreach (var (first, second) in lengths)
        {
            if (first != second && _inference.Unify(first, second) is { } learned)
                throw learned;
        }
    }

    // ‖x‖, ‖x‖_1, ‖W‖_F. Every norm of a number is its absolute value.
    private Value Norm(Value operand, NormNode norm)
    {
        if (operand.IsNumber)
        {
            RequireReal(operand.Node, norm);
            if (norm.Order is NameNode { Name: "F" } && IsOpen(operand, out var name) && IsCapital(name))
                throw _inference.LearnMatrices();
            return Elementwise(Operators.Abs, norm, operand);
        }

        if (operand.Indices is { } names)
        {
            return operand.Order == 1 && norm.Order is null or NumberNode { Text: "2" }
                ? new Value(Operators.Norm[operand.Node], names)
                : throw new FreeIndexException(Error(ParseErrorCode.Name, $"the index '{names[0]}' is free here, where it cannot be", norm, $"give it limits, as in Σ_{{{names[0]}=1}}^3"));
        }

        var plain = operand.IsRow ? operand.Node : Plain(operand);
        return new Value(norm.Order switch
        {
            null => BuildFunction("norm", norm, [plain]),
            NameNode { Name: "F" } => BuildFunction("normF", norm, [plain]),
            ConstantNode { Value: Syntax.Constant.Infinity } => BuildFunction("norminf", norm, [plain]),
            var order => BuildFunction("norm", norm, [plain, _equations.Resolve(Plain(Nested(order, _context)))]),
        });
    }

    private void Matrix(MatrixNode node)
    {
        var values = PopValues(node.ChildCount);
        if (!Array.TrueForAll(values, static value => value.IsSingle))
        {
            Push(Blocks(node, values));
            return;
        }

        var columns = node.ColumnCount(0);
        for (var row = 1; row < node.RowCount; row++)
        {
            if (node.ColumnCount(row) != columns)
                throw Error(ParseErrorCode.Shape, $"row {row + 1} has {Count(node.ColumnCount(row))} and row 1 has {Count(columns)}", node, "give all rows the same length");
        }

        // A single column is a vector, a single row the row of one.
        Expr[] entries = Array.ConvertAll(values, static value => value.Node);
        Push(columns == 1 ? new Value(_graph.Array(new Shape(node.RowCount), entries))
            : node.RowCount == 1 ? new Value(_graph.Array(new Shape(columns), entries), null, true)
            : new Value(_graph.Array(new Shape(node.RowCount, columns), entries)));
    }

    private static string Count(int entries) => entries == 1 ? "1 entry" : $"{entries} entries";

    // Vectors and matrices beside and below each other; a number fills the block that is left for it.
    private Value Blocks(MatrixNode node, Value[] values)
    {
        var rows = new List<Expr[]>();
        var next = 0;
        for (var row = 0; row < node.RowCount; row++)
        {
            var blocks = new Expr[node.ColumnCount(row)];
            for (var column = 0; column < blocks.Length; column++)
                blocks[column] = Plain(values[next++]);
            rows.Add(blocks);
        }

        return new Value(TensorFunctions.Stack(rows));
    }
}
