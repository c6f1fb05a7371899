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
                    Loop(0);
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
            if (statement is ForStatement || statement is AssignmentStatement assignment && !assignment.Target.Indices.All(static index => index is NumberNode or NameNode { Role: NameRole.Index }))
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
                planned.Components = ComponentIndices(assignment.Target, names);
                planned.Target = planned.Components is null ? Target(assignment.Target, names) : assignment.Target.Name;
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
            var value = _equations.Resolve(Plain(Evaluate(target.Indices[k], new Context(null, names, _parsed.Text))));
            if (!value.IsNumber)
                throw Error(ParseErrorCode.Name, $"'{Shown(target.Indices[k])}' has no value here", target, "give the index a number, put the equation into a loop, or name components by a subscript, as in y_k = …");
            indices[k] = WholeNumber(value, target.Indices[k], "an index");
        }

        return CanonicalName.Member(target.Name, indices);
    }

    // net_k = … gives all components of net at once: the names of its indices, unless they have values here.
    private static string[]? ComponentIndices(TargetNode target, LocalNames? names)
    {
        if (target.Indices.Count == 0 || !target.Indices.All(index => index is NameNode { Role: NameRole.Index } name && !LocalNames.TryGet(names, name.Name, out _)))
            return null;
        return [.. target.Indices.Select(static index => ((NameNode)index).Name)];
    }

    // for i = 1..n { y[i] = x[i]² } with a name n: all components at once, as long as no round needs another one.
    private bool TryForAll(ForStatement loop, List<PlannedStatement> plan)
    {
        if (loop.Domain is not RangeNode { From: NumberNode { Text: "1" } } range || Plain(Evaluate(range.To, new Context(null, null, _parsed.Text))) is var to && _equations.Resolve(to).IsNumber)
            return false;
        var equations = loop.Body.OfType<AssignmentStatement>().Where(one => one is { Kind: AssignmentKind.Definition, Target.Indices: [NameNode { Name: var name }] } && name == loop.Index).ToArray();
        if (equations.Length == 0 || equations.Length < loop.Body.Count)
            return false;
        var targets = equations.Select(static equation => equation.Target.Name).ToHashSet();
        if (equations.Any(equation => NeedsAnotherRound(equation.Value, targets, loop.Index)))
        {
            return TakeLimits(range.To) ? false
                : throw Error(ParseErrorCode.Name, $"the loop runs to '{Shown(range.To)}', which has no value, and a round needs the one before it", range.To, HintForLimit(range.To));
        }

        foreach (var equation in equations)
        {
            var planned = new PlannedStatement(equation, null) { Target = equation.Target.Name, Components = [loop.Index], UpTo = range.To };
            (_equationsAhead ??= []).TryAdd(planned.Target, planned);
            plan.Add(planned);
        }

        return true;
    }

    // Gives the names in the limit of a loop the numbers that came with the text. They are numbers in the whole text then.
    private bool TakeLimits(ExpressionNode limit)
    {
        foreach (var name in NamesIn(limit))
        {
            if (_equations.TryGet(name, out _) || _equationsAhead?.ContainsKey(name) == true)
                continue;
            if (!_limits.TryGetValue(name, out var number))
                return false;
            var value = _graph.Number(number);
            var isUsed = _state.Free.TryGetValue(name, out var free) && free.Symbol.Type == value.Type;
            if (isUsed)
                _equations.Forget();
            _equations.Set(new Definition(name, isUsed ? free.Symbol : Fresh(name, value), value, DefinitionKind.Equation));
        }

        return true;
    }

    private static string HintForLimit(ExpressionNode limit)
    {
        var name = NamesIn(limit).DefaultIfEmpty("n").First();
        return $"give it a number before, as in {name} = 4, or give {name} one value for all points";
    }

    private static List<string> NamesIn(ExpressionNode expression)
    {
        var names = new List<string>();
        var open = new Stack<SyntaxNode>();
        open.Push(expression);
        while (open.TryPop(out var node))
        {
            if (node is NameNode name)
                names.Add(name.Name);
            for (var k = 0; k < node.ChildCount; k++)
                open.Push(node.Child(k));
        }

        return names;
    }

    private static bool NeedsAnotherRound(ExpressionNode value, HashSet<string> targets, string index)
    {
        var open = new Stack<SyntaxNode>();
        open.Push(value);
        while (open.TryPop(out var node))
        {
            if (node is IndexNode { Target: NameNode target } part && targets.Contains(target.Name) && !(part.Indices is [NameNode own] && own.Name == index))
                return true;
            for (var k = 0; k < node.ChildCount; k++)
                open.Push(node.Child(k));
        }

        return false;
    }

    private void Unroll(ForStatement outermost, List<PlannedStatement> plan)
    {
        if (TryForAll(outermost, plan))
            return;
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
        var from = LoopLimit(range.From, "the first number of the loop");
        var to = LoopLimit(range.To, "the last number of the loop");
        CountTerms(Math.Max(0L, (long)to - from + 1) * loop.Body.Count, range);
        return new Rounds(loop, from, to, names);

        int LoopLimit(ExpressionNode limit, string what)
        {
            var value = Plain(Evaluate(limit, context));
            if (!_equations.Resolve(value).IsNumber && NamesIn(limit).TrueForAll(name => !LocalNames.TryGet(names, name, out _)))
            {
                if (!TakeLimits(limit) && !_equations.Resolve(value).Is(Operators.Infinity))
                    throw Error(ParseErrorCode.Name, $"{what} '{Shown(limit)}' has no value", limit, HintForLimit(limit));
                value = Plain(Evaluate(limit, context));
            }

            return Limit(value, limit, what);
        }
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

        var assignment = (AssignmentStatement)planned.Statement;
        var names = planned.Names;
        foreach (var index in planned.Components ?? [])
            names = new LocalNames(index, default(Value), names, IndexRange.Whole);
        _context = new Context(planned, names, _parsed.Text);
        Visit(assignment.Value);
    }

    private void Complete(PlannedStatement planned)
    {
        _at = planned.Statement;
        planned.Bound = planned.Statement is FunctionDefinition function ? CompleteFunction(function) : DefineByEquation(planned, Assigned(planned));
        planned.Progress = Progress.Done;
        _begun.RemoveAt(_begun.Count - 1);
    }

    // What an equation gives to its left side: a value, or one with the axes in the order of the indices there.
    private Value Assigned(PlannedStatement planned)
    {
        var value = PopValue();
        var target = ((AssignmentStatement)planned.Statement).Target;
        if (planned.Components is not { } names)
            return value.Indices is null ? value : new Value(Plain(value));
        if (names.Where((name, k) => Array.IndexOf(names, name) < k).FirstOrDefault() is { } twice)
            throw Error(ParseErrorCode.Name, $"the index '{twice}' stands twice on the left; each index of a component has its own letter", target);
        if (names.FirstOrDefault(name => value.Indices?.Contains(name) != true) is { } missing)
            throw Error(ParseErrorCode.Name, $"the index '{missing}' on the left does not occur on the right, so it is not known how many components there are", target);
        if (value.Indices!.FirstOrDefault(name => !names.Contains(name)) is { } loose)
            throw Error(ParseErrorCode.Name, $"the index '{loose}' is free on the right and does not occur on the left", planned.Statement, $"sum over it with Σ_{loose}, or write it on the left");
        if (planned.UpTo is { } upper)
            RequireLength(value.LengthOf(names[0]), upper, names[0]);
        return new Value(Arranged(value, names));
    }

    // The value with its free indices as axes, in a given order.
    private Expr Arranged(Value value, string[] names)
    {
        var builder = new ContractionBuilder(_graph);
        int[] own = [.. Enumerable.Range(0, value.Order)];
        builder.Multiply(value.Node, [.. AxesOf(value, names), .. own]);
        return builder.Build([.. Enumerable.Range(IndexAxis, names.Length), .. own]);
    }

    // y in R^n; y = …: the value has the shape that was declared.
    private void RequireDeclaredShape(string name, Value value, SyntaxNode node)
    {
        if (DeclaredOf(name) is not { } declared)
            return;
        var shape = _inference.Resolve(DeclaredShapeOf(name, declared));
        var own = value.IsRow ? value.Shape : value.Node.Shape;
        if (shape.Order != own.Order || !shape.Axes.Zip(own.Axes).All(pair => Unify(pair.First, pair.Second)))
            throw Error(ParseErrorCode.Shape, $"'{name}' is declared in {shape}, and the equation gives {(own.IsScalar ? "a number" : $"a value in {own}")}", node);
    }

    private BoundDefinition DefineByEquation(PlannedStatement planned, Value meant)
    {
        var name = planned.Target!;
        var value = meant.Node;
        RequireDeclaredShape(name, meant, ((AssignmentStatement)planned.Statement).Value);
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
        MarkRow(definition.Symbol, meant.IsRow);
        return new BoundDefinition(planned.Statement.Span, name, definition.Symbol, value);
    }

    private void MarkRow(Expr symbol, bool isRow)
    {
        if (isRow)
            _state.Rows.Add(symbol.Id);
        else
            _state.Rows.Remove(symbol.Id);
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

        if (statement.Expression is CallNode { Origin: FunctionOrigin.Builtin } asked && ExplanationForms.TryGetValue(asked.Name, out var form) && !_functions.TryGetOperator(asked.Name, out _))
        {
            _context = context;
            return Explain(asked, form, statement.Span);
        }

        _gradient = null;
        var result = Evaluate(statement.Expression, context);
        _at = statement;
        var value = result.Indices is { } free ? Arranged(result, free) : Plain(result);
        return new BoundExpression(statement.Span, value, _equations.Resolve(value))
        {
            Form = FormAskedBy(statement.Expression),
            Gradient = _gradient is { } gradient && ReferenceEquals(gradient.Node, statement.Expression) ? (gradient.Of, gradient.By) : null,
        };
    }

    private BoundDeclaration Declaration(StatementNode statement) => new(statement.Span, statement switch
    {
        DeclarationStatement declaration => [.. declaration.Items.Select(static item => item.Target.Name)],
        MembershipStatement membership => [.. membership.Targets.Select(static target => target.Name)],
        _ => [],
    });

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
