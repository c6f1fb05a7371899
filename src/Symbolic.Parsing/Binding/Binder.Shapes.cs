using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Where the shapes of variables come from: they are given from outside, declared in the text, or found out from how a name is used.
internal sealed partial class Binder
{
    // The names that this binder has created in the graph.
    private readonly List<string> _created = [];

    // Symbols that were taken for numbers although nobody has said so, with their names.
    private readonly Dictionary<int, string> _open = [];

    // Symbols that were taken for vectors or matrices although nobody has said so.
    private readonly Dictionary<int, string> _inferred = [];

    // The numbers of declared lengths, as the given shapes show them.
    private readonly Dictionary<string, int> _givenLengths = [];

    private Expr NewVariable(string name, SyntaxNode node)
    {
        var isStated = TryGetStatedShape(name, node, out var shape, out var isSymmetric);
        var isInferred = !isStated && TryInferShape(name, out shape);
        isSymmetric &= shape.Order == 2 && shape[0] == shape[1];
        var type = new ExprType(Element.Real, shape);
        var traits = isSymmetric ? MatrixTraits.Symmetric : MatrixTraits.None;
        Expr symbol;
        if (_graph.TryGetSymbol(name, out var known))
        {
            // A name may mean something else from now on; what was built with it keeps the former variable.
            symbol = known.Type == type && known.MatrixTraits == traits ? known : _graph.FreshSymbol(name, type, Facts.Real, traits);
        }
        else
        {
            symbol = _graph.Symbol(name, Facts.Real, type, traits);
            _created.Add(name);
        }

        if (isInferred)
            _inferred[symbol.Id] = name;
        else if (!isStated && shape.IsScalar && !_inference.IsNumber(name))
            _open[symbol.Id] = name;
        return symbol;
    }

    private bool TryGetStatedShape(string name, SyntaxNode node, out Shape shape, out bool isSymmetric)
    {
        isSymmetric = _symmetric.Contains(name);
        var isGiven = _given.TryGetValue(name, out var given);
        if (DeclaredOf(name) is not { } declared)
        {
            shape = isGiven ? _inference.Resolve(given) : Shape.Scalar;
            if (isSymmetric && isGiven)
                RequireSquare(name, "assumed", shape, node);
            return isGiven;
        }

        shape = _inference.Resolve(DeclaredShapeOf(name, declared));
        if (isSymmetric || declared.IsSymmetric)
            RequireSquare(name, declared.IsSymmetric ? "declared" : "assumed", shape, node);
        isSymmetric |= declared.IsSymmetric;
        if (isGiven)
            Compare(name, shape, given, node);
        return true;
    }

    private void RequireSquare(string name, string how, Shape shape, SyntaxNode node)
    {
        if (shape.Order != 2 || !Unify(shape[0], shape[1]))
            throw Error(ParseErrorCode.Shape, $"'{name}' is {how} symmetric, and {shape} is not square", node);
    }

    // The values that are given for a declared name must have its shape; they tell how long its axes are.
    private void Compare(string name, Shape declared, Shape given, SyntaxNode node)
    {
        // A matrix with one column is accepted where a vector is meant.
        if (declared.Order == 1 && given.Order == 2 && given[1] == Dim.Of(1))
            given = new Shape(given[0]);
        if (declared.Order != given.Order)
            throw Error(ParseErrorCode.Shape, $"'{name}' is declared in {declared}, and its value is in {given}", node);
        for (var axis = 0; axis < declared.Order; axis++)
        {
            if (declared[axis] == given[axis] || !given[axis].IsFixed)
                continue;
            var open = declared[axis].With(_givenLengths);
            if (open.IsFixed && open != given[axis])
                throw Error(ParseErrorCode.Shape, $"'{name}' is declared in {declared}, and its value is in {given}", node, open == declared[axis] ? null : $"{declared[axis]} is {open} by the values before");
            if (!open.IsFixed && ShapeInference.Solve(open, given[axis]) is { } solved)
                _givenLengths[solved.Symbol] = solved.Length;
        }
    }

    private DeclaredShape? DeclaredOf(string name) =>
        _state.Declared.Count == 0 ? null
        : _state.Declared.TryGetValue(name, out var own) ? own
        : Family(name) is var family && family.Length < name.Length && _state.Declared.TryGetValue(family, out var generic) ? generic
        : null;

    private static string Family(string member) => member.IndexOf('[') is var bracket and > 0 ? member[..bracket] : member;

    private Shape DeclaredShapeOf(string name, DeclaredShape declared)
    {
        LocalNames? names = null;
        if (declared.Target.Indices.Count > 0 && !_state.Declared.ContainsKey(name))
        {
            // W[n] in R^{s[n+1] × s[n]}, for the n of this member.
            var numbers = name[(name.IndexOf('[') + 1)..^1].Split(',');
            for (var k = 0; k < Math.Min(numbers.Length, declared.Target.Indices.Count); k++)
            {
                if (declared.Target.Indices[k] is NameNode index)
                    names = new LocalNames(index.Name, _graph.Number(int.Parse(numbers[k], System.Globalization.CultureInfo.InvariantCulture)), names);
            }
        }

        var context = new Context(null, names, declared.Text);
        return new Shape([.. declared.Domain.Dimensions.Select(dimension => LengthIn(dimension, context))]);
    }

    private Dim LengthIn(ExpressionNode node, Context context)
    {
        if (node is NameNode name && !LocalNames.TryGet(context.Names, name.Name, out _) && !HasMeaning(name.Name))
        {
            _state.Lengths.Add(name.Name);
            return Dim.Of(name.Name);
        }

        var (around, at) = (_context, _at);
        _declaring++;
        var value = _equations.Resolve(Plain(Nested(node, context)));
        _declaring--;
        if (!Lengths.TryRead(value, out var length) || length.IsFixed && length.Length < 0)
        {
            _context = context;
            throw Error(ParseErrorCode.Shape, $"'{Shown(node)}' is {value}, which is not the length of an axis", node, "lengths are whole numbers, names, and sums of them");
        }

        (_context, _at) = (around, at);
        return length;
    }

    // While dimensions are read, names without a meaning are lengths.
    private int _declaring;

    private bool HasMeaning(string name) => _equationsAhead?.ContainsKey(name) == true || _equations.TryGet(name, out _);

    private bool IsLength(string name) => _state.Lengths.Contains(name) || _declaring > 0;

    private Expr LengthNamed(string name)
    {
        _state.Lengths.Add(name);
        return _graph.Length(_inference.Resolve(Dim.Of(name)));
    }

    // Whether a name stands for something with axes, before it is used.
    private bool HasAxes(string name) =>
        _given.TryGetValue(name, out var given) ? !given.IsScalar
        : _state.Declared.TryGetValue(name, out var declared) ? declared.Target.Indices.Count == 0 && declared.Domain.Dimensions.Count > 0
        : _inference.TryGet(name, out _) || _state.Free.TryGetValue(name, out var free) && !free.Symbol.Shape.IsScalar;

    private bool TryInferShape(string name, out Shape shape)
    {
        if (_inference.TryGet(name, out shape))
            return true;
        if (!_inference.CapitalsAreMatrices || _inference.IsNumber(name) || !IsCapital(name))
            return false;
        throw _inference.Learn(name, new Shape(_inference.NewLength(), _inference.NewLength()));
    }

    // What an operation says about a name of which nothing is known: a name added to a vector is a vector.
    private void Infer(BinaryOperation operation, Value left, Value right)
    {
        if (_open.Count == 0)
            return;
        if (!left.IsSingle && IsOpen(right, out var name))
            Infer(operation, left, name, isLeft: false);
        else if (!right.IsSingle && IsOpen(left, out name))
            Infer(operation, right, name, isLeft: true);
    }

    private void Infer(BinaryOperation operation, Value other, string name, bool isLeft)
    {
        if (other.Indices is not null || !(IsSmall(name) && other.Order >= 1 || IsCapital(name) && other.Order is 1 or 2))
            return;
        switch (operation)
        {
            case BinaryOperation.Add or BinaryOperation.Subtract or BinaryOperation.ElementwiseMultiply or BinaryOperation.ElementwiseDivide:
                if (IsSmall(name) ? other.IsVector : other.IsMatrix)
                    throw _inference.Learn(name, new Shape(other.Axes));
                break;
            case BinaryOperation.Dot when other.IsVector && IsSmall(name):
                throw _inference.Learn(name, new Shape(other.Axes));
            case BinaryOperation.Multiply or BinaryOperation.Times when !isLeft && IsSmall(name) && (other.IsMatrix || other.IsRow):
                throw _inference.Learn(name, new Shape(other.Axes[^1]));
            case BinaryOperation.Multiply or BinaryOperation.Times when IsCapital(name) && !(isLeft && other.IsRow) && !(!isLeft && other.IsColumn):
                throw _inference.Learn(name, isLeft ? new Shape(_inference.NewLength(), other.Axes[0]) : new Shape(other.Axes[^1], _inference.NewLength()));
        }
    }

    // xᵀ says that x is a vector, Xᵀ that X is a matrix.
    private void LearnFromTransposition(Value operand)
    {
        if (!operand.Node.IsSymbol)
        {
            LearnMatricesIn(operand.Node);
            return;
        }

        if (!IsOpen(operand, out var name))
            return;
        throw IsCapital(name) ? _inference.LearnMatrices() : _inference.Learn(name, new Shape(_inference.NewLength()));
    }

    // tr(AXB) says that A, X and B are matrices.
    private void LearnMatricesIn(Expr value)
    {
        if (_open.Count == 0 || _inference.CapitalsAreMatrices)
            return;
        foreach (var id in Definition.SymbolsOf(_equations.Resolve(value)))
        {
            if (_open.TryGetValue(id, out var name) && IsCapital(name))
                throw _inference.LearnMatrices();
        }
    }

    // x_i says that x has a component for each i.
    private void LearnFromIndices(Value target, int count)
    {
        if (IsOpenOrGreek(target, out var name))
            throw _inference.Learn(name, new Shape([.. Enumerable.Range(0, count).Select(_ => _inference.NewLength())]));
    }

    private bool IsOpen(Value value, out string name) => IsOpenOrGreek(value, out name) && (IsSmall(name) || IsCapital(name));

    private bool IsOpenOrGreek(Value value, out string name)
    {
        name = "";
        return value.IsSingle && value.Node.IsSymbol && _open.TryGetValue(value.Node.Id, out name!);
    }

    private bool IsTakenForMore(Value value, out string name)
    {
        name = "";
        return value.Node.IsSymbol && _inferred.TryGetValue(value.Node.Id, out name!);
    }

    // One Latin letter, maybe with marks, a subscript or the number of a layer.
    private static bool IsSmall(string name) => name[0] is >= 'a' and <= 'z' && IsOneLetter(name);

    private static bool IsCapital(string name) => name[0] is >= 'A' and <= 'Z' && IsOneLetter(name);

    private static bool IsOneLetter(string name) => name.Length == 1 || !char.IsLetter(name[1]);

    private void NoteInferredShapes()
    {
        string[] shapes = [.. _inference.Names.Where(name => _state.Free.ContainsKey(name)).Select(name => $"{name} in {_state.Free[name].Symbol.Shape}")];
        if (!_state.Free.ContainsKey("I") && _inference.TryGet("I", out var square))
            shapes = [.. shapes, $"I as the identity in {square}"];
        if (shapes.Length > 0)
            Note(_parsed.Statements[0], $"read with {string.Join(", ", shapes)}");
    }

    // What a declaration says about the meaning of names; the parser has used what it says about reading.
    private void Declare(StatementNode statement)
    {
        switch (statement)
        {
            case DeclarationStatement { Kind: DeclarationKind.Dimension or DeclarationKind.Batch } lengths:
                foreach (var item in lengths.Items)
                    _state.Lengths.Add(item.Target.Name);
                break;
            case DeclarationStatement declaration:
                foreach (var item in declaration.Items)
                {
                    Declare(item.Target, item.Domain, declaration.Kind == DeclarationKind.Symmetric);
                    if (declaration.Kind == DeclarationKind.Parameter && !_state.Parameters.Contains(item.Target.Name))
                        _state.Parameters.Add(item.Target.Name);
                }

                break;
            case MembershipStatement membership:
                foreach (var target in membership.Targets)
                    Declare(target, membership.Domain, isSymmetric: false);
                break;
        }
    }

    private void Declare(TargetNode target, DomainNode? domain, bool isSymmetric)
    {
        if (domain is null)
            return;
        var name = target.Name;
        if (target.Indices.Count > 0 && target.Indices.All(static index => index is NumberNode))
            name = Target(target, null);
        if (domain.Dimensions.Count > 0)
        {
            _state.Declared[name] = new DeclaredShape(target, domain, isSymmetric, _parsed.Text);
            if (_state.Free.TryGetValue(name, out var former) && former.Input != _input)
                _state.Free.Remove(name);
        }
        else if (target.Indices.Count == 0)
        {
            _state.Declared[name] = new DeclaredShape(target, domain, false, _parsed.Text);
            // A name that the graph has already stays what it is there.
            if (domain.Set != NumberSet.Reals && !_graph.TryGetSymbol(name, out _))
            {
                _graph.Symbol(name, domain.Set == NumberSet.Integers ? Facts.Integer : Facts.Integer.And(Facts.Nonnegative));
                _created.Add(name);
            }
        }
    }
}
