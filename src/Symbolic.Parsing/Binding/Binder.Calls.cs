using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Applied functions: operators of the table, the user's own, and those about which nothing is known.
internal sealed partial class Binder
{
    private void Call(CallNode call, int state)
    {
        if (state == 0 && call.Origin == FunctionOrigin.Builtin && !_functions.TryGetOperator(call.Name, out _) && !_functions.TryGetFunction(call.Name, out _))
        {
            Verb(call);
            return;
        }

        if (state < call.Arguments.Count)
        {
            Push(call, state + 1);
            // over=t names an axis by its length.
            if (call.Arguments[state] is NamedArgumentNode { Name: "over", Value: NameNode length })
                Push(LengthNamed(length.Name));
            else
                Visit(call.Arguments[state]);
            return;
        }

        if (call.Origin != FunctionOrigin.Builtin)
            ApplyFunction(call);
        else if (FunctionOf(call) is { } function)
            ApplyBuilt(call, function);
        else if (_functions.TryGetOperator(call.Name, out var op))
            ApplyOperator(call, op);
    }

    // max(x, y) is an operator on numbers and max(x) of a vector a reduction: what stands between the parentheses decides.
    private BuiltFunction? FunctionOf(CallNode call)
    {
        if (!_functions.TryGetFunction(call.Name, out var function))
            return null;
        if (!_functions.TryGetOperator(call.Name, out _))
            return function;
        var named = NamedArgument(call) is { } argument && (argument.Name == "over" || function.Options.Contains(argument.Name));
        return named || call.Arguments.Count == 1 && !_values[_count - 1].IsNumber ? function : null;
    }

    private void ApplyOperator(CallNode call, Operator op)
    {
        var count = call.Arguments.Count;
        if (NamedArgument(call) is { } named)
        {
            if (op is not UnaryOperator { Parameter: { } parameter } || parameter.Name != named.Name || count != 2 || call.Arguments[1] != named || call.Primes > 0)
                throw Error(ParseErrorCode.Name, $"{op.Name} takes no argument named '{named.Name}'", named);
            var setting = Pop();
            var value = PopValue();
            Push(value with { Node = parameter.Build(value.Node, setting) });
            return;
        }

        if (count < op.MinOperands || count > op.MaxOperands)
            throw Error(ParseErrorCode.Name, ExprGraph.ArityMessage(op, count), call);
        var arguments = PopValues(count);
        Push(call.Primes == 0 ? Elementwise(op, call, arguments) : Primed(call, op, arguments[0]));
    }

    // tanh'(x): the derivative at a variable, then the argument in its place.
    private Value Primed(CallNode call, Operator op, Value argument)
    {
        if (op is not UnaryOperator)
            throw Error(ParseErrorCode.Name, $"a prime is the derivative of a function of one argument, and {op.Name} takes more", call, "write ∂/∂x");
        RequireReal(argument.Node, call.Arguments[0]);
        var variable = _graph.FreshSymbol("x", ExprType.Real, Facts.Real);
        var derivative = Differentiated(_graph.Apply(op, [variable]), [.. Enumerable.Repeat(variable, call.Primes)], call);
        var filled = _equations.Substitute(derivative, new Dictionary<int, Expr> { [variable.Id] = argument.Node });
        return argument with { Node = filled.Shape == argument.Node.Shape ? filled : _graph.Fill(filled, argument.Node.Shape) };
    }

    private static NamedArgumentNode? NamedArgument(CallNode call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is NamedArgumentNode named)
                return named;
        }

        return null;
    }

    // All arguments are on the stack.
    private void ApplyFunction(CallNode call)
    {
        if (!FindFunction(call.Name, call, out var function))
            return;
        var name = call.Name;
        var positions = new List<int>();
        foreach (var partial in call.Partials)
        {
            // f_1(x, y) is the derivative of f by its first argument.
            if (partial < 1 || partial > call.Arguments.Count)
                throw Error(ParseErrorCode.Name, $"{name} has no argument number {partial} by which to differentiate", call);
            positions.Add(partial - 1);
        }

        if (NamedArgument(call) is { } named)
            throw Error(ParseErrorCode.Name, $"{call.Name} takes no argument named '{named.Name}'", named);
        if (call.Primes > 0)
        {
            if (call.Arguments.Count != 1)
                throw Error(ParseErrorCode.Name, $"a prime is the derivative of a function of one argument, and {name} has {call.Arguments.Count}", call, $"write {name}_1 for the derivative by the first one, or ∂/∂x");
            positions.AddRange(Enumerable.Repeat(0, call.Primes));
        }

        if (function is null)
        {
            var arguments = Pop(call.Arguments.Count);
            for (var k = 0; k < arguments.Length; k++)
            {
                if (!arguments[k].Shape.IsScalar)
                    throw Error(ParseErrorCode.Shape, $"nothing is known about {name}, so it takes numbers only, and '{Shown(call.Arguments[k])}' is in {arguments[k].Shape}", call.Arguments[k], $"define it, as in {name}(x) = …");
                RequireReal(arguments[k], call.Arguments[k]);
            }

            Push(_graph.Call(name, arguments, [.. positions]));
            return;
        }

        if (function.Parameters.Count != call.Arguments.Count)
        {
            var wanted = function.Parameters.Count == 1 ? "1 argument" : $"{function.Parameters.Count} arguments";
            throw Error(ParseErrorCode.Name, $"{name} takes {wanted}, got {call.Arguments.Count}", call, $"it is defined as {name}({string.Join(", ", function.Definition.Parameters)})");
        }

        var values = _values.AsSpan(_count - call.Arguments.Count, call.Arguments.Count);
        var onNumbers = true;
        foreach (var value in values)
            onNumbers &= value.IsSingle;
        if (function.Body is { } body && (onNumbers || positions.Count > 0))
        {
            if (positions.Count > 0)
                body = function.Derivative(positions, (f, variables) => Differentiated(f, variables, call));
            Push(Filled(body, function.Parameters, Pop(call.Arguments.Count)));
            return;
        }

        if (positions.Count > 0)
            throw Error(ParseErrorCode.Name, $"{name} has no derivative, because a parameter of it is no plain number", call);
        Expand(function, PopValues(call.Arguments.Count));
    }

    // A parameter of a function may stand for one of the same symbols, so all are replaced at the same time.
    private Expr Filled(Expr body, IReadOnlyList<Expr> parameters, Expr[] arguments)
    {
        var replacements = new Dictionary<int, Expr>(arguments.Length);
        for (var k = 0; k < arguments.Length; k++)
            replacements.Add(parameters[k].Id, arguments[k]);
        return _equations.Substitute(body, replacements);
    }

    // The body of a function with given values in the place of its parameters: numbers that limit sums, vectors, matrices.
    private void Expand(UserFunction function, Value[] arguments)
    {
        CountTerms(1, _at);
        Push(new Return(_context), 0);
        var names = function.Names;
        for (var k = 0; k < arguments.Length; k++)
            names = new LocalNames(function.Definition.Parameters[k], arguments[k], names);
        _context = new Context(null, names, function.Text);
        Visit(function.Definition.Body);
    }

    // False when the definition of the function stands further on: it is bound first, and the call comes back. Null for an unknown function.
    private bool FindFunction(string name, CallNode call, out UserFunction? function)
    {
        function = null;
        if (_functionsAhead is not null && _functionsAhead.TryGetValue(name, out var ahead) && ahead.Progress != Progress.Done)
        {
            if (ahead.Progress == Progress.Begun)
                throw Cycle(ahead, call);
            Push(call, call.Arguments.Count);
            Begin(ahead);
            return false;
        }

        _state.Functions.TryGetValue(name, out function);
        return true;
    }

    // A function that is mentioned without arguments stands for its value at its own parameters: ∂f/∂x, ∇f.
    private CallNode Applied(FunctionNode function, int primes)
    {
        var definition = _functionsAhead?.GetValueOrDefault(function.Name)?.Statement as FunctionDefinition ?? _state.Functions.GetValueOrDefault(function.Name)?.Definition;
        if (function.Origin == FunctionOrigin.Builtin || definition is null)
            throw Error(ParseErrorCode.Name, $"'{function.Name}' is a function, and its argument is missing", function, $"write {function.Name}(x)");
        return new CallNode(function.Span, function.Name, function.Origin, primes, [.. definition.Parameters.Select(parameter => new NameNode(function.Span, parameter))]);
    }

    private void BeginFunction(PlannedStatement planned, FunctionDefinition function)
    {
        _context = new Context(planned, null, _parsed.Text);
        var parameters = new Expr[function.Parameters.Count];
        for (var k = 0; k < parameters.Length; k++)
            parameters[k] = _graph.FreshSymbol(function.Parameters[k], ExprType.Real, Facts.Real);
        if (GivenNames.In(function.Body).Overlaps(function.Parameters) || IsAboutTensors(function.Body))
        {
            _state.Functions[function.Name] = new UserFunction(function, _parsed.Text, planned.Names, parameters, null);
            return;
        }

        var names = planned.Names;
        for (var k = 0; k < parameters.Length; k++)
            names = new LocalNames(function.Parameters[k], parameters[k], names);
        _context = _context with { Names = names };
        Push(new Body(planned, parameters), 0);
        Visit(function.Body);
    }

    // Whether a body speaks of vectors and matrices, so that its parameters may be such: it has a meaning only for given arguments.
    private bool IsAboutTensors(ExpressionNode body)
    {
        var open = new Stack<SyntaxNode>();
        open.Push(body);
        while (open.TryPop(out var node))
        {
            switch (node)
            {
                case MatrixNode or IndexNode or NormNode or UnaryNode { Operation: UnaryOperation.Transpose or UnaryOperation.InverseTranspose }:
                case BinaryNode { Operation: BinaryOperation.Dot or BinaryOperation.ElementwiseMultiply or BinaryOperation.ElementwiseDivide or BinaryOperation.ElementwisePower or BinaryOperation.Solve }:
                case CallNode call when call.Origin == FunctionOrigin.Builtin && _functions.TryGetFunction(call.Name, out _) && !_functions.TryGetOperator(call.Name, out _):
                case NameNode name when HasAxes(name.Name) || _equations.TryGet(name.Name, out var known) && !known.Symbol.Shape.IsScalar:
                    return true;
            }

            for (var k = 0; k < node.ChildCount; k++)
                open.Push(node.Child(k));
        }

        return false;
    }

    private BoundFunction CompleteFunction(FunctionDefinition definition)
    {
        var function = _state.Functions[definition.Name];
        return new BoundFunction(definition.Span, definition.Name, function.Parameters, function.Body);
    }

    private sealed class Body(PlannedStatement planned, Expr[] parameters) : Frame
    {
        public override void Resume(Binder binder, int state) =>
            binder._state.Functions[planned.Target!] = new UserFunction((FunctionDefinition)planned.Statement, binder._parsed.Text, planned.Names, parameters, binder.Pop());
    }
}
