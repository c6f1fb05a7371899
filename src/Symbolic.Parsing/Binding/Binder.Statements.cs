using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Statements in their order, except that an equation is bound as soon as something needs it.
internal sealed partial class Binder
{
    private readonly List<PlannedStatement> _begun = [];
    private Dictionary<string, PlannedStatement>? _equationsAhead;
    private Dictionary<string, PlannedStatement>? _functionsAhead;

    private List<BoundStatement> Statements()
    {
        var plan = Plan();
        foreach (var planned in plan)
        {
            if (planned.Progress == Progress.Done)
                continue;
            _cancellation.ThrowIfCancellationRequested();
            if (planned.Statement is AssignmentStatement { Kind: AssignmentKind.Update } update)
            {
                Update(planned, update);
                continue;
            }

            EndStep();
            switch (planned.Statement)
            {
                case AssignmentStatement or FunctionDefinition:
                    Begin(planned);
                    Loop();
                    break;
                case ExpressionStatement statement:
                    planned.Bound = Expression(statement, planned.Names);
                    break;
                default:
                    planned.Bound = Declaration(planned.Statement);
                    break;
            }
        }

        EndStep();
        return [.. plan.Select(static planned => planned.Bound!)];
    }

    // The statements with loops unrolled. Equations and functions are entered under their names first, because they may be used before they stand.
    private List<PlannedStatement> Plan()
    {
        var top = new PlannedStatement?[_parsed.Statements.Count];
        for (var k = 0; k < top.Length; k++)
        {
            var statement = _parsed.Statements[k];
            if (statement is ForStatement || statement is AssignmentStatement assignment && !assignment.Target.Indices.All(static index => index is NumberNode))
                continue;
            top[k] = Planned(statement, null);
            Declare(statement);
        }

        var plan = new List<PlannedStatement>(top.Length);
        for (var k = 0; k < top.Length; k++)
        {
            if (top[k] is { } planned)
                plan.Add(planned);
            else if (_parsed.Statements[k] is ForStatement loop)
                Unroll(loop, plan);
            else
                plan.Add(Planned(_parsed.Statements[k], null));
        }

        return plan;
    }

    private PlannedStatement Planned(StatementNode statement, LocalNames? names)
    {
        var planned = new PlannedStatement(statement, names);
        switch (statement)
        {
            case AssignmentStatement assignment:
                planned.Target = Target(assignment.Target, names);
                if (assignment.Kind == AssignmentKind.Definition && !(_equationsAhead ??= []).TryAdd(planned.Target, planned))
                    Note(assignment.Target, $"'{planned.Target}' has more than one equation: the last one holds", LintSeverity.Warning);
                break;
            case FunctionDefinition function:
                planned.Target = function.Name;
                (_functionsAhead ??= []).TryAdd(function.Name, planned);
                break;
        }

        return planned;
    }

    private string Target(TargetNode target, LocalNames? names)
    {
        if (target.Indices.Count == 0)
            return target.Name;
        var indices = new int[target.Indices.Count];
        for (var k = 0; k < indices.Length; k++)
        {
            var value = _equations.Resolve(Evaluate(target.Indices[k], new Context(null, names, _parsed.Text)));
            if (!value.IsNumber)
                throw TensorError($"'{Shown(target.Indices[k])}' has no value here, so this defines all components of a vector", target, "give the index a number, or put the equation into a loop");
            indices[k] = WholeNumber(value, target.Indices[k], "an index");
        }

        return CanonicalName.Member(target.Name, indices);
    }

    private void Unroll(ForStatement outermost, List<PlannedStatement> plan)
    {
        var open = new Stack<Rounds>();
        open.Push(Enter(outermost, null));
        while (open.TryPeek(out var rounds))
        {
            if (!rounds.TryNext(_graph, out var statement, out var names))
                open.Pop();
            else if (statement is ForStatement inner)
                open.Push(Enter(inner, names));
            else
                plan.Add(Planned(statement, names));
        }
    }

    private Rounds Enter(ForStatement loop, LocalNames? names)
    {
        if (loop.Domain is not RangeNode range)
            throw Error(ParseErrorCode.Syntax, "a loop runs from one number to another", loop.Domain, "write for n = 1..4 { … }");
        var context = new Context(null, names, _parsed.Text);
        var from = Limit(Evaluate(range.From, context), range.From, "the first number of the loop");
        var to = Limit(Evaluate(range.To, context), range.To, "the last number of the loop");
        CountTerms(Math.Max(0L, (long)to - from + 1) * loop.Body.Count, range);
        return new Rounds(loop, from, to, names);
    }

    private void Begin(PlannedStatement planned)
    {
        planned.Progress = Progress.Begun;
        _begun.Add(planned);
        Push(new Return(_context), 0);
        Push(new Completion(planned), 0);
        if (planned.Statement is FunctionDefinition function)
        {
            BeginFunction(planned, function);
            return;
        }

        _context = new Context(planned, planned.Names, _parsed.Text);
        Visit(((AssignmentStatement)planned.Statement).Value);
    }

    private void Complete(PlannedStatement planned)
    {
        _at = planned.Statement;
        planned.Bound = planned.Statement is FunctionDefinition function ? CompleteFunction(function) : DefineByEquation(planned, Pop());
        planned.Progress = Progress.Done;
        _begun.RemoveAt(_begun.Count - 1);
    }

    private BoundDefinition DefineByEquation(PlannedStatement planned, Expr value)
    {
        var name = planned.Target!;
        Definition definition;
        if (_equations.TryGet(name, out var old) && old.Symbol.Type == value.Type)
        {
            if (_equations.DependsOn(value, old.Symbol))
                throw Cycle(planned, planned.Statement);
            Freeze([old.Symbol.Id]);
            definition = new Definition(name, old.Symbol, value, DefinitionKind.Equation);
        }
        else if (old is null && _state.Free.TryGetValue(name, out var free) && free.Symbol.Type == value.Type)
        {
            // The name has been used already: what was said about it holds for its value from now on.
            if (_equations.DependsOn(value, free.Symbol))
                throw Cycle(planned, planned.Statement);
            _equations.Forget();
            definition = new Definition(name, free.Symbol, value, DefinitionKind.Equation);
        }
        else
        {
            definition = new Definition(name, Fresh(name, value), value, DefinitionKind.Equation);
        }

        _equations.Set(definition);
        return new BoundDefinition(planned.Statement.Span, name, definition.Symbol, value);
    }

    // Nothing is assumed about the symbol of an equation, not even that it has a value: its facts would be used while it varies.
    private Expr Fresh(string name, Expr value) => _graph.FreshSymbol(name, value.Type, Facts.Unknown);

    private BoundStatement Expression(ExpressionStatement statement, LocalNames? names)
    {
        var context = new Context(null, names, _parsed.Text);
        if (statement.Expression is CallNode { Name: "check", Origin: FunctionOrigin.Builtin } call && !_functions.TryGetOperator("check", out _))
        {
            _context = context;
            return Check(call, statement.Span);
        }

        var value = Evaluate(statement.Expression, context);
        _at = statement;
        return new BoundExpression(statement.Span, value, _equations.Resolve(value));
    }

    private BoundDeclaration Declaration(StatementNode statement) => new(statement.Span, statement switch
    {
        DeclarationStatement declaration => [.. declaration.Items.Select(static item => item.Target.Name)],
        MembershipStatement membership => [.. membership.Targets.Select(static target => target.Name)],
        _ => [],
    });

    // What a declaration says about the meaning of names; the parser has used what it says about reading.
    private void Declare(StatementNode statement)
    {
        switch (statement)
        {
            case DeclarationStatement declaration:
                foreach (var item in declaration.Items)
                {
                    Declare(item.Target, item.Domain);
                    if (declaration.Kind == DeclarationKind.Parameter && !_state.Parameters.Contains(item.Target.Name))
                        _state.Parameters.Add(item.Target.Name);
                }

                break;
            case MembershipStatement membership:
                foreach (var target in membership.Targets)
                    Declare(target, membership.Domain);
                break;
        }
    }

    private void Declare(TargetNode target, DomainNode? domain)
    {
        if (domain is null)
            return;
        if (domain.Dimensions.Count > 0)
        {
            _state.Tensors.Add(target.Name);
        }
        else if (target.Indices.Count == 0)
        {
            _state.Tensors.Remove(target.Name);
            // A name that the graph has already stays what it is there.
            if (domain.Set != NumberSet.Reals && !_graph.TryGetSymbol(target.Name, out _))
                _graph.Symbol(target.Name, domain.Set == NumberSet.Integers ? Facts.Integer : Facts.Integer.And(Facts.Nonnegative));
        }
    }

    private sealed class Completion(PlannedStatement planned) : Frame
    {
        public override void Resume(Binder binder, int state) => binder.Complete(planned);
    }

    // A loop under way.
    private sealed class Rounds(ForStatement loop, int from, int to, LocalNames? outer)
    {
        private long _round = from - 1L;
        private int _next = loop.Body.Count;
        private LocalNames? _names;

        public bool TryNext(ExprGraph graph, out StatementNode statement, out LocalNames? names)
        {
            if (_next == loop.Body.Count)
            {
                _round++;
                _next = 0;
                _names = new LocalNames(loop.Index, graph.Number((int)Math.Min(_round, int.MaxValue)), outer);
            }

            names = _names;
            if (_round > to || loop.Body.Count == 0)
            {
                statement = loop;
                return false;
            }

            statement = loop.Body[_next++];
            return true;
        }
    }
}
