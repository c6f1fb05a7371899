namespace Symbolic.Tensors;

/// <summary>
/// Turns tensor expressions into steps: each node becomes a look at a value, so nodes that only move entries cost nothing. What
/// single operators become stands in files of their own.
/// </summary>
internal sealed partial class TensorLowering
{
    private readonly ExprGraph _graph;
    private readonly Cone _cone;
    private readonly StepList _steps = new();
    private readonly Dictionary<int, View> _inputs = [];
    private readonly IReadOnlyDictionary<string, int> _dimensions;
    private readonly TensorOptions _options;
    private readonly View?[] _views;
    private readonly List<string> _missing = [];

    private TensorLowering(ExprGraph graph, int[] roots, IReadOnlyDictionary<string, int> dimensions, TensorOptions options)
    {
        (_graph, _dimensions, _options) = (graph, dimensions, options);
        _cone = new Cone(graph);
        _cone.Collect(roots);
        _views = new View?[_cone.Count];
    }

    public static TensorProgram Lower(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, IReadOnlyDictionary<string, int> dimensions, TensorOptions options)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(inputs);
        if (outputs.Count == 0)
        {
            throw new ArgumentException("A program needs at least one output.", nameof(outputs));
        }

        ExprGraph graph = outputs[0].Graph ?? throw ExprGraph.NeverBuilt();
        int[] roots = [.. outputs.Select(graph.Check)];
        return new TensorLowering(graph, roots, dimensions, options).Run(roots, inputs);
    }

    private TensorProgram Run(int[] roots, IReadOnlyList<Expr> inputs)
    {
        var names = new List<string>();
        var shapes = new List<Shape>();
        foreach (Expr input in inputs)
        {
            int id = _graph.Check(input);
            if (!_graph.IsSymbol(id))
            {
                throw new ArgumentException($"An input is a variable; {input} is not one.", nameof(inputs));
            }

            int[] sizes = SizesOf(input.Shape, $"'{input.Name}'");
            if (!_inputs.TryAdd(id, _steps.Input(names.Count, sizes)))
            {
                throw new ArgumentException($"The input '{input.Name}' is given twice.", nameof(inputs));
            }

            names.Add(input.Name);
            shapes.Add(ShapeOf(sizes));
        }

        for (int place = 0; place < _cone.Count; place++)
        {
            _options.Cancellation.ThrowIfCancellationRequested();

            // A delta is written out only where something needs its entries.
            if (_graph.OperatorAt(_cone[place]) != Operators.Delta)
            {
                _views[place] = LowerNode(_graph[_cone[place]]);
            }
        }

        if (_missing.Count > 0)
        {
            throw Unresolved(names.Count);
        }

        View[] results = [.. roots.Select(ViewOf)];
        for (int i = 0; i < results.Length; i++)
        {
            // A result that is an input as it stands is set aside first: inputs and results may share memory.
            if (_steps.Values[results[i].Value].Place == Place.Input)
            {
                results[i] = _steps.Emit(new MapStep([results[i]], []) { Count = results[i].Count }, results[i].Sizes);
            }
        }

        return Assembly.Assemble(_steps, results, [.. names], [.. shapes], [.. results.Select(static r => ShapeOf(r.Sizes))], _options.Precision);
    }

    private View LowerNode(Expr node) => node.Operator switch
    {
        LeafOperator leaf => LowerLeaf(node, leaf),
        TensorOperator op => LowerKernel(node, op),
        _ => LowerPointwise(node),
    };

    private View LowerLeaf(Expr node, LeafOperator leaf)
    {
        if (leaf == Operators.Number)
        {
            return _steps.Number(node.Number.ToDouble());
        }

        if (leaf == Operators.Symbol)
        {
            return _inputs.TryGetValue(node.Id, out View? input) ? input
                : node.Shape.IsScalar && _dimensions.TryGetValue(node.Name, out int length) ? _steps.Number(length)
                : Missing(node.Name, node.Shape);
        }

        if (leaf == Operators.Call)
        {
            return Missing(node.Function.Name, node.Shape);
        }

        if (leaf == Operators.Einsum)
        {
            return new EinsumLowering(_steps, _options).Lower(
                node.Contraction, SizesOf(node.Contraction.Sizes, node), [.. node.Operands.Select(FactorOf)]);
        }

        if (leaf == Operators.Array)
        {
            View[] entries = [.. node.Operands.Select(o => ViewOf(o.Id))];
            int[] sizes = SizesOf(node.Shape, node);
            return entries.Length == 0 ? _steps.Constant([], sizes) : _steps.Emit(new AssembleStep(entries) { Count = entries.Length }, sizes);
        }

        return leaf.Value is { } value ? _steps.Number(value) : throw new NotSupportedException($"'{leaf.Name}' has no value.");
    }

    private Factor FactorOf(Expr operand)
    {
        if (!operand.Is(Operators.Delta))
        {
            return new Factor(ViewOf(operand.Id), null);
        }

        Delta delta = operand.Delta;
        return new Factor(null, new Equation(SizesOf(delta.Axes, operand), [.. delta.Factors.Select(f => (long)LengthOf(f, operand))], LengthOf(delta.Constant, operand)));
    }

    private View ViewOf(int id) => _views[_cone.PlaceOf(id)] ??= WrittenOut(_graph[id]);

    private View WrittenOut(Expr delta)
    {
        Factor factor = FactorOf(delta);
        int[] sizes = factor.Equation!.Sizes;
        double[] entries = new double[StepList.CheckedCount(View.CountOf(sizes))];
        factor.Equation.WriteTo(entries);
        return _steps.Constant(entries, sizes);
    }

    private View Missing(string name, Shape shape)
    {
        _missing.Add(name);
        return View.Repeated(_steps.Number(double.NaN), SizesOf(shape, name));
    }

    private int[] SizesOf(Shape shape, object what) => SizesOf(shape.Axes, what);

    private int[] SizesOf(IReadOnlyList<Dim> axes, object what)
    {
        var sizes = new int[axes.Count];
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            sizes[axis] = LengthOf(axes[axis], what);
            if (sizes[axis] < 0)
            {
                throw new ArgumentException($"With these dimensions an axis of {what} has the length {sizes[axis]}.");
            }
        }

        return sizes;
    }

    private int LengthOf(Dim dim, object what)
    {
        if (dim.IsFixed)
        {
            return dim.Length;
        }

        Dim bound = dim.With(_dimensions);
        return bound.IsFixed ? bound.Length : throw new UnresolvedNameException(
            $"The dimension '{bound}' of {what} has no number.", [.. bound.Symbols])
        {
            Hint = "State the length of each symbolic axis when the program is made, or give the values of the inputs.",
        };
    }

    private static Shape ShapeOf(int[] sizes) => new([.. sizes.Select(static s => Dim.Of(s))]);

    private UnresolvedNameException Unresolved(int inputs)
    {
        string[] names = [.. _missing.Distinct()];
        string list = names.Length == 1 ? $"'{names[0]}'" : $"{string.Join(", ", names[..^1].Select(static n => $"'{n}'"))} and '{names[^1]}'";
        string known = inputs == 0 ? "there are no inputs" : "it is no input";
        return new UnresolvedNameException(
            names.Length == 1 ? $"{list} has no value: {known} and no constant." : $"{list} have no values: they are neither inputs nor constants.", names)
        {
            Hint = "Pass each variable as an input, and replace each unknown function by its definition.",
        };
    }
}
