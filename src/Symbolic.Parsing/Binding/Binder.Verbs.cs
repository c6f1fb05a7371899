using System.Collections.Frozen;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Words of the language that are written like functions but ask for something to be done: derivatives, checks, choices.
internal sealed partial class Binder
{
    private static readonly FrozenDictionary<string, Func<Binder, VerbCall, Expr>> Verbs = new Dictionary<string, Func<Binder, VerbCall, Expr>>
    {
        ["diff"] = static (binder, call) => binder.Diff(call),
        ["partial"] = static (binder, call) => binder.Partial(call),
        ["grad"] = static (binder, call) => binder.Gradient(binder.Operand(call), binder.VariablesOrAll(call, 1), call.Node),
        ["laplacian"] = static (binder, call) => binder.Laplacian(binder.Operand(call), binder.VariablesOrAll(call, 1), call.Node),
        ["divergence"] = static (binder, call) => binder.Divergence(call),
        ["jacobian"] = static (binder, call) => binder.Jacobian(call),
        ["hessian"] = static (binder, call) => binder.Hessian(call),
        ["jvp"] = static (binder, call) => binder.Jvp(call),
        ["vjp"] = static (binder, call) => binder.Vjp(call),
        ["hvp"] = static (binder, call) => binder.Hvp(call),
        ["fd"] = static (binder, call) => binder.ForwardDifference(call),
        ["richardson"] = static (binder, call) => binder.Richardson(call),
        ["simplify"] = static (binder, call) => binder.Simplified(call),
        ["equal"] = static (binder, call) => binder.AreEqual(call),
        ["expand"] = static (binder, call) => binder.InForm(call, AlgebraicForm.Expanded),
        ["factor"] = static (binder, call) => binder.InForm(call, AlgebraicForm.Factored),
        ["collect"] = static (binder, call) => binder.InForm(call, AlgebraicForm.Collected),
        ["together"] = static (binder, call) => binder.InForm(call, AlgebraicForm.Together),
        ["cancel"] = static (binder, call) => binder.InForm(call, AlgebraicForm.Cancelled),
        ["apart"] = static (binder, call) => binder.InForm(call, AlgebraicForm.Apart),
        ["vector"] = static (binder, call) => binder.OfFittingShape(call, 1),
        ["matrix"] = static (binder, call) => binder.OfFittingShape(call, 2),
        ["piecewise"] = static (binder, call) => binder.Piecewise(call),
    }.ToFrozenDictionary();

    private void Verb(CallNode call)
    {
        if (call.Name == "check" || ExplanationForms.ContainsKey(call.Name))
            throw Error(ParseErrorCode.Name, $"'{call.Name}' is a statement of its own, not part of an expression", call, $"write {call.Name}(u, x) on a line by itself");
        if (call.Name == "einsum")
        {
            Push(new Gathering(call, [.. call.Arguments.Skip(1)], static (binder, gathering) => binder.Einsum((CallNode)gathering.Node)), 0);
            return;
        }

        if (!Verbs.TryGetValue(call.Name, out var verb))
            throw Error(ParseErrorCode.Name, $"'{call.Name}' is not available yet", call);

        if (call.Primes > 0)
            throw Error(ParseErrorCode.Name, $"'{call.Name}' has no derivative to write with a prime", call);
        RequireLists(call);
        Push(new VerbCall(this, call, ByDefault(call), verb), 0);
    }

    // In brackets a blank separates entries as a comma does, so [x y; z] is a slip and never a list of two.
    private void RequireLists(CallNode call)
    {
        foreach (var argument in call.Arguments)
        {
            var node = argument is NamedArgumentNode named ? named.Value : argument;
            if (node is MatrixNode { RowCount: > 1 } list && list.ChildCount != list.RowCount)
                throw Error(ParseErrorCode.Shape, "a list is needed here, one row or one column", node, "a blank in brackets separates entries: write products with *");
        }
    }

    // grad(u) is by the declared parameters.
    private List<ExpressionNode> ByDefault(CallNode call) =>
        call.Arguments.Count == 1 && call.Name is "grad" or "laplacian" or "jacobian" or "hessian" ? Parameters(call) : [];

    private Expr Operand(VerbCall call) => call[0].IsList
        ? throw Error(ParseErrorCode.Shape, "a number is needed here, and this is a list", call[0].Node)
        : call[0].Values[0];

    private Expr[] Outputs(VerbCall call)
    {
        foreach (var value in call[0].Values)
            RequireReal(value, call[0].Node);
        return call[0].Values;
    }

    // The variables from an argument on, each a name or a list of names.
    private Expr[] Variables(VerbCall call, int from, int to = int.MaxValue)
    {
        var values = new List<Expr>();
        var nodes = new List<SyntaxNode>();
        for (var k = from; k < Math.Min(to, call.Count); k++)
        {
            if (call[k].Name is not null)
                continue;
            values.AddRange(call[k].Values);
            nodes.AddRange(Enumerable.Repeat(call[k].Node, call[k].Values.Length));
        }

        return Variables([.. values], nodes);
    }

    private Expr[] VariablesOrAll(VerbCall call, int from)
    {
        var variables = Variables(call, from);
        if (variables.Length > 0)
            return variables;
        return FreeVariables(call[0].IsList ? Vector(call[0].Values) : call[0].Values[0], call.Node);
    }

    // (u(x + h) − u(x))/h
    private Expr ForwardDifference(VerbCall call)
    {
        var (f, x, h) = Differences(call);
        var ahead = Shifted(f, x, _graph.Apply(Operators.Add, x, h));
        return _graph.Apply(Operators.Divide, _graph.Apply(Operators.Subtract, ahead, f), h);
    }

    // φ(h/2) + (φ(h/2) − φ(h))/3 with the central differences φ.
    private Expr Richardson(VerbCall call)
    {
        var (f, x, h) = Differences(call);
        var wide = Central(f, x, h);
        var narrow = Central(f, x, _graph.Apply(Operators.Divide, h, _graph.Number(2)));
        var correction = _graph.Apply(Operators.Divide, _graph.Apply(Operators.Subtract, narrow, wide), _graph.Number(3));
        return _graph.Apply(Operators.Add, narrow, correction);
    }

    private Expr Central(Expr f, Expr x, Expr h)
    {
        var ahead = Shifted(f, x, _graph.Apply(Operators.Add, x, h));
        var behind = Shifted(f, x, _graph.Apply(Operators.Subtract, x, h));
        return _graph.Apply(Operators.Divide, _graph.Apply(Operators.Subtract, ahead, behind), _graph.Apply(Operators.Multiply, _graph.Number(2), h));
    }

    private (Expr F, Expr Variable, Expr Step) Differences(VerbCall call)
    {
        var variables = Variables(call, 1, 2);
        if (variables.Length != 1)
            throw Error(ParseErrorCode.Shape, "a difference is taken in one variable", call[1].Node);
        var step = call.Count > 2 ? call[2].Values[0] : Free("h", call.Node, call.Node.Span.End);
        RequireNumber(step, call.Node);
        var f = _equations.InTermsOf(Operand(call), variables);
        RequireNumber(f, call.Node);
        return (f, variables[0], step);
    }

    private Expr Shifted(Expr f, Expr variable, Expr value) => _equations.Substitute(f, new Dictionary<int, Expr> { [variable.Id] = value });

    private Expr Simplified(VerbCall call)
    {
        if (!call[0].IsList)
            return _calculus.Simplify(_equations.Resolve(call[0].Values[0]));
        return Vector([.. call[0].Values.Select(value => _calculus.Simplify(_equations.Resolve(value)))]);
    }

    // einsum("ij,jk->ik", A, B)
    private void Einsum(CallNode call)
    {
        var operands = Pop(call.Arguments.Count - 1);
        if (call.Arguments[0] is not TextNode pattern)
            throw Error(ParseErrorCode.Syntax, "the first argument of einsum is a text that gives each axis a letter", call.Arguments[0], "write einsum(\"ij,jk->ik\", A, B)");
        var sides = pattern.Text.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var inputs = sides[0].Split(',');
        if (sides.Length != 2 || sides.Any(static side => side.Any(static c => c != ',' && !char.IsLetter(c))) || sides[1].Contains(',') || sides[1].Distinct().Count() != sides[1].Length)
            throw Error(ParseErrorCode.Syntax, $"\"{pattern.Text}\" does not say which letter each axis has", pattern, "write the letters of each operand, then -> and those of the result, each once: \"ij,jk->ik\"");
        if (inputs.Length != operands.Length)
            throw Error(ParseErrorCode.Shape, $"\"{pattern.Text}\" speaks of {inputs.Length} operands, and there are {operands.Length}", call);
        var lengths = new Dictionary<char, Dim>();
        for (var k = 0; k < inputs.Length; k++)
        {
            LearnFromPattern(operands[k], inputs[k].Length);
            if (operands[k].Shape.Order != inputs[k].Length)
                throw Error(ParseErrorCode.Shape, $"\"{inputs[k]}\" has {inputs[k].Length} letters, and '{Shown(call.Arguments[k + 1])}' is in {operands[k].Shape}", call.Arguments[k + 1]);
            for (var axis = 0; axis < inputs[k].Length; axis++)
            {
                var length = operands[k].Shape[axis];
                if (!lengths.TryAdd(inputs[k][axis], length) && !Unify(lengths[inputs[k][axis]], length))
                    throw Error(ParseErrorCode.Shape, $"'{inputs[k][axis]}' stands for axes of the lengths {lengths[inputs[k][axis]]} and {length}", call.Arguments[k + 1]);
            }
        }

        if (sides[1].FirstOrDefault(letter => !lengths.ContainsKey(letter)) is var missing and not '\0')
            throw Error(ParseErrorCode.Shape, $"'{missing}' is an axis of the result, and no operand has it", pattern);
        Push(_graph.Einsum($"{string.Join(',', inputs)}->{sides[1]}", operands));
    }

    private void LearnFromPattern(Expr operand, int order)
    {
        if (order > 0)
            LearnFromIndices(new Value(operand), order);
    }

    // vector(1), matrix(0): one number in every entry of whatever shape fits what is around it.
    private Expr OfFittingShape(VerbCall call, int order)
    {
        var value = Operand(call);
        RequireNumber(value, call.Node);
        return _graph.Fill(value, _inference.Resolve(_inference.ShapeAt(call.Node.Span, order)));
    }

    // piecewise(a, c, b, d, otherwise): values and conditions in pairs, in either order.
    private Expr Piecewise(VerbCall call)
    {
        var result = call.Count % 2 == 1 ? call[call.Count - 1].Values[0] : _graph.Constant(Operators.Undefined);
        for (var k = call.Count / 2 * 2 - 2; k >= 0; k -= 2)
        {
            _at = call[k].Node;
            var (first, second) = (call[k].Values[0], call[k + 1].Values[0]);
            result = first.Type.Element == Element.Boolean ? _graph.Apply(Operators.Select, first, second, result) : _graph.Apply(Operators.Select, second, first, result);
        }

        return result;
    }

    // check(u, x, h), check(u, [x, y]), check(u)
    private BoundCheck Check(CallNode call, TextSpan span)
    {
        var bound = new BoundCheck[1];
        Push(new VerbCall(this, call, call.Arguments.Count == 1 ? Parameters(call) : [], (binder, check) =>
        {
            var hasStep = check.Count > 2 && check[2] is { IsList: false, Values: [var last] } && binder._equations.Resolve(last).IsNumber;
            var variables = binder.Variables(check, 1, hasStep ? 2 : int.MaxValue);
            var operand = binder.Operand(check);
            if (variables.Length == 0)
                variables = binder.FreeVariables(operand, call);
            binder.RequireDistinct(variables, call);
            var f = binder._equations.ResolveExcept(operand, variables);
            binder.RequireReal(f, call);
            bound[0] = new BoundCheck(span, f, variables, hasStep ? check[2].Values[0] : null);
            return f;
        }), 0);
        Loop(0);
        Pop();
        return bound[0];
    }

    /// <summary>An argument of a verb: one value, or those of a list.</summary>
    private readonly record struct Argument(ExpressionNode Node, string? Name, Expr[] Values, bool IsList);

    /// <summary>A verb whose arguments are being bound. Lists in brackets are lists of values here, not matrices.</summary>
    private sealed class VerbCall : Frame
    {
        private readonly List<(ExpressionNode Node, string? Name, int Count)> _groups = [];
        private readonly List<ExpressionNode> _items = [];
        private readonly Func<Binder, VerbCall, Expr> _finish;
        private readonly Binder _binder;
        private Argument[] _arguments = [];

        public VerbCall(Binder binder, CallNode node, IReadOnlyList<ExpressionNode> more, Func<Binder, VerbCall, Expr> finish)
        {
            _binder = binder;
            Node = node;
            _finish = finish;
            foreach (var argument in node.Arguments.Concat(more))
                Add(argument);
        }

        public CallNode Node { get; }

        public int Count => _arguments.Length;

        public Argument this[int argument] => _arguments[argument];

        public override void Resume(Binder binder, int state)
        {
            if (state < _items.Count)
            {
                binder.Push(this, state + 1);
                binder.Visit(_items[state]);
                return;
            }

            binder._at = Node;
            var values = Array.ConvertAll(binder.PopValues(_items.Count), value => value.IsRow && value.Node.IsSymbol ? value.Node : binder.Plain(value)).AsSpan();
            _arguments = new Argument[_groups.Count];
            for (var k = 0; k < _arguments.Length; k++)
            {
                var (node, name, count) = _groups[k];
                _arguments[k] = count < 0 ? Single(binder, node, name, values[0]) : new Argument(node, name, values[..count].ToArray(), true);
                values = values[Math.Abs(count)..];
            }

            binder.Push(_finish(binder, this));
        }

        // A name may stand for a list.
        private static Argument Single(Binder binder, ExpressionNode node, string? name, Expr value)
        {
            var list = binder.ListBehind(value);
            return list.Is(Operators.Array) ? new Argument(node, name, [.. list.Operands], true) : new Argument(node, name, [value], false);
        }

        private void Add(ExpressionNode argument)
        {
            var name = (argument as NamedArgumentNode)?.Name;
            var node = argument is NamedArgumentNode named ? named.Value : argument;
            if (node is MatrixNode list)
            {
                _groups.Add((node, name, list.ChildCount));
                for (var k = 0; k < list.ChildCount; k++)
                    _items.Add((ExpressionNode)list.Child(k));
                return;
            }

            // By a family: by all its members.
            if (_groups.Count > 0 && node is NameNode family && _binder.IsFamily(family.Name))
            {
                ExpressionNode[] members = [.. _binder.Members(family.Name).Order(NaturalOrder).Select(member => new NameNode(node.Span, member))];
                _groups.Add((node, name, members.Length));
                _items.AddRange(members);
                return;
            }

            _groups.Add((node, name, -1));
            _items.Add(node);
        }

        // W[2] before W[10].
        private static readonly Comparer<string> NaturalOrder = Comparer<string>.Create(static (a, b) => a.Length != b.Length ? a.Length - b.Length : string.CompareOrdinal(a, b));
    }
}
