using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Applied functions: operators of the table, the user's own, and those about which nothing is known.
internal sealed partial class Binder
{
    private void Call(CallNode call, int state)
    {
        if (state == 0 && call.Origin == FunctionOrigin.Builtin && !_functions.TryGetOperator(call.Name, out _))
        {
            Verb(call);
            return;
        }

        if (state < call.Arguments.Count)
        {
            Push(call, state + 1);
            Visit(call.Arguments[state]);
            return;
        }

        if (call.Origin == FunctionOrigin.Builtin && _functions.TryGetOperator(call.Name, out var op))
            ApplyOperator(call, op);
        else
            ApplyFunction(call);
    }

    private void ApplyOperator(CallNode call, Operator op)
    {
        var count = call.Arguments.Count;
        var arguments = _values.AsSpan(_count - count, count);
        Expr result;
        if (NamedArgument(call) is { } named)
        {
            if (op is not UnaryOperator { Parameter: { } parameter } || parameter.Name != named.Name || count != 2 || call.Arguments[1] != named || call.Primes > 0)
                throw Error(ParseErrorCode.Name, $"{op.Name} takes no argument named '{named.Name}'", named);
            result = parameter.Build(arguments[0], arguments[1]);
        }
        else if (count < op.MinOperands || count > op.MaxOperands)
        {
            throw Error(ParseErrorCode.Name, ExprGraph.ArityMessage(op, count), call);
        }
        else
        {
            result = call.Primes == 0 ? OnNumbers(op, arguments) : Primed(call, op, arguments.ToArray());
        }

        _count -= count;
        Push(result);
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

    // tanh'(x): the derivative at a variable, then the argument in its place.
    private Expr Primed(CallNode call, Operator op, Expr[] arguments)
    {
        if (op is not UnaryOperator)
            throw Error(ParseErrorCode.Name, $"a prime is the derivative of a function of one argument, and {op.Name} takes more", call, "write ∂/∂x");
        var argument = arguments[0];
        RequireNumber(argument, call.Arguments[0]);
        var variable = _graph.FreshSymbol("x", ExprType.Real, Facts.Real);
        arguments[0] = variable;
        var derivative = Differentiated(OnNumbers(op, arguments), [.. Enumerable.Repeat(variable, call.Primes)], call);
        return _equations.Substitute(derivative, new Dictionary<int, Expr> { [variable.Id] = argument });
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
                RequireNumber(arguments[k], call.Arguments[k]);
            Push(_graph.Call(name, arguments, [.. positions]));
            return;
        }

        if (function.Parameters.Count != call.Arguments.Count)
        {
            var wanted = function.Parameters.Count == 1 ? "1 argument" : $"{function.Parameters.Count} arguments";
            throw Error(ParseErrorCode.Name, $"{name} takes {wanted}, got {call.Arguments.Count}", call, $"it is defined as {name}({string.Join(", ", function.Definition.Parameters)})");
        }

        if (function.Body is { } body)
        {
            if (positions.Count > 0)
                body = function.Derivative(positions, (f, variables) => Differentiated(f, variables, call));
            Push(Filled(body, function.Parameters, Pop(call.Arguments.Count)));
            return;
        }

        if (positions.Count > 0)
            throw Error(ParseErrorCode.Name, $"{name} has no derivative, because a parameter of it is no plain number", call);
        Expand(function, Pop(call.Arguments.Count));
    }

    // A parameter of a function may stand for one of the same symbols, so all are replaced at the same time.
    private Expr Filled(Expr body, IReadOnlyList<Expr> parameters, Expr[] arguments)
    {
        var replacements = new Dictionary<int, Expr>(arguments.Length);
        for (var k = 0; k < arguments.Length; k++)
            replacements.Add(parameters[k].Id, arguments[k]);
        return _equations.Substitute(body, replacements);
    }

    // The body of a function with numbers in the place of its parameters.
    private void Expand(UserFunction function, Expr[] arguments)
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
        if (GivenNames.In(function.Body).Overlaps(function.Parameters))
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
