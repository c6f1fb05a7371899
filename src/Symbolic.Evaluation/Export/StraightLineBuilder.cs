namespace Symbolic;

/// <summary>Makes a <see cref="StraightLine"/> in one loop over the nodes.</summary>
internal sealed class StraightLineBuilder
{
    // A whole number beyond this has lost its parity in double precision.
    private const double LargestExactInteger = 1L << 53;

    private const int LargestCubeRootPower = 4;

    private readonly ExprGraph _graph;
    private readonly List<StraightLine.Value> _values = [];
    private readonly List<int> _operands = [];
    private readonly List<LineConstant> _constants = [];
    private readonly Dictionary<(long Bits, Rational? Exact, LeafOperator? Leaf), int> _byConstant = [];
    private readonly Dictionary<(Operator, int, int), int> _made = [];
    private readonly List<string> _missing = [];
    private readonly Dictionary<int, int> _inputs = [];
    private readonly Dictionary<int, Expr> _tensors = [];
    private readonly bool _ofTensors;
    private readonly bool _ofComplex;

    private StraightLineBuilder(ExprGraph graph, bool ofTensors, bool ofComplex) => (_graph, _ofTensors, _ofComplex) = (graph, ofTensors, ofComplex);

    public static StraightLine Build(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs, CancellationToken cancellation, bool ofComplex = false)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0)
        {
            throw new ArgumentException("Code needs at least one output.", nameof(outputs));
        }

        ExprGraph graph = outputs[0].Graph ?? throw new InvalidOperationException("An expression that was never built (default(Expr)) cannot be exported.");
        var roots = new List<int>();
        foreach (Expr output in outputs)
        {
            Lowering.Flatten(graph, graph.Check(output), roots);
        }

        var (symbols, names) = Lowering.InputsOf(graph, inputs);
        return new StraightLineBuilder(graph, ofTensors: false, ofComplex).Run([.. roots], symbols, names, cancellation);
    }

    public static StraightLine BuildOfTensors(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs, CancellationToken cancellation)
    {
        ExprGraph graph = outputs[0].Graph;
        var (symbols, names) = Lowering.InputsOf(graph, inputs);
        return new StraightLineBuilder(graph, ofTensors: true, ofComplex: false).Run([.. outputs.Select(graph.Check)], symbols, names, cancellation);
    }

    private StraightLine Run(int[] roots, int[] symbols, string[] names, CancellationToken cancellation)
    {
        foreach (int symbol in symbols)
        {
            _inputs.Add(symbol, _values.Count);
            _values.Add(new StraightLine.Value(null, 0, 0, _graph.TypeAt(symbol).Element == Element.Boolean));
        }

        var (order, place) = Lowering.Postorder(_graph, roots);
        var made = new int[order.Length];
        for (int k = 0; k < order.Length; k++)
        {
            if ((k & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            made[k] = Convert(order[k], made, place);
        }

        if (_missing.Count > 0)
        {
            throw Lowering.Unresolved(_missing, symbols.Length);
        }

        return new StraightLine(_values, _operands, _constants, _tensors, names, [.. roots.Select(root => made[place[root]])])
        {
            InputShapes = _ofTensors ? [.. symbols.Select(symbol => _graph.TypeAt(symbol).Shape)] : null,
            OutputShapes = _ofTensors ? [.. roots.Select(root => _graph.TypeAt(root).Shape)] : null,
        };
    }

    private int Convert(int id, int[] made, int[] place)
    {
        Operator op = _graph.OperatorAt(id);
        ReadOnlySpan<int> nodes = _graph.OperandsAt(id);
        if (_ofTensors && (op is TensorOperator || op == Operators.Einsum || op == Operators.Delta || op == Operators.Array))
        {
            int first = _operands.Count;
            foreach (int node in nodes)
            {
                _operands.Add(made[place[node]]);
            }

            _tensors.Add(_values.Count, _graph[id]);
            _values.Add(new StraightLine.Value(op, first, nodes.Length, _graph.TypeAt(id).Element == Element.Boolean));
            return _values.Count - 1;
        }

        if (op is LeafOperator leaf)
        {
            return ConvertLeaf(id, leaf);
        }

        if (_ofTensors)
        {
            // Functions entry by entry are written as those of numbers.
        }
        else if (op is TensorOperator || !_graph.TypeAt(id).Shape.IsScalar)
        {
            throw new ExportException($"'{op.Name}' works on tensors; source code is written of single numbers.");
        }

        if (op == Operators.Power && _graph.IsNumber(nodes[1]))
        {
            return RaiseExactly(made[place[nodes[0]]], _graph.NumberAt(nodes[1]));
        }

        Span<int> operands = nodes.Length <= 64 ? stackalloc int[nodes.Length] : new int[nodes.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            operands[i] = made[place[nodes[i]]];
        }

        if (op is not NaryOperator { Fold: not null })
        {
            return Apply(op, operands);
        }

        int folded = operands[0];
        foreach (int next in operands[1..])
        {
            folded = Apply(op, [folded, next]);
        }

        return folded;
    }

    private int ConvertLeaf(int id, LeafOperator leaf)
    {
        if (leaf == Operators.Number)
        {
            Rational number = _graph.NumberAt(id);
            return Constant(new LineConstant(number.ToDouble(), number, null));
        }

        if (leaf == Operators.Symbol)
        {
            return _inputs.TryGetValue(id, out int input) ? input : Missing(_graph.SymbolNameAt(id));
        }

        if (leaf == Operators.Call)
        {
            return Missing(_graph.FunctionAt(id).Name);
        }

        return leaf.Value is { } value
            ? Constant(new LineConstant(value, null, leaf))
            : throw new ExportException($"'{leaf.Name}' works on tensors; source code is written of single numbers.");
    }

    private int Missing(string name)
    {
        _missing.Add(name);
        return Constant(new LineConstant(double.NaN, null, Operators.Undefined));
    }

    private int Number(Rational number) => Constant(new LineConstant(number.ToDouble(), number, null));

    private int Constant(LineConstant constant)
    {
        // By its bits: −0 is not 0.
        var key = (BitConverter.DoubleToInt64Bits(constant.Value), constant.Exact, constant.Leaf);
        if (!_byConstant.TryGetValue(key, out int value))
        {
            value = _values.Count;
            _values.Add(new StraightLine.Value(null, _constants.Count, 0, constant.Leaf?.ResultElement == Element.Boolean));
            _constants.Add(constant);
            _byConstant.Add(key, value);
        }

        return value;
    }

    private int Apply(Operator op, params ReadOnlySpan<int> operands)
    {
        if (TryFold(op, operands, out int constant))
        {
            return constant;
        }

        (Operator, int, int) key = (op, operands[0], operands.Length > 1 ? operands[1] : -1);
        if (operands.Length <= 2 && _made.TryGetValue(key, out int known))
        {
            return known;
        }

        int start = _operands.Count;
        _operands.AddRange(operands);
        _values.Add(new StraightLine.Value(op, start, operands.Length, op.ResultElement == Element.Boolean));
        if (operands.Length <= 2)
        {
            _made.Add(key, _values.Count - 1);
        }

        return _values.Count - 1;
    }

    // What is computed here is what our own programs compute. Operators of users are not known to be functions.
    private bool TryFold(Operator op, ReadOnlySpan<int> operands, out int constant)
    {
        constant = -1;
        if (op.StandardId < 0 || _ofComplex)
        {
            return false;
        }

        Span<double> values = operands.Length <= 64 ? stackalloc double[operands.Length] : new double[operands.Length];
        for (int i = 0; i < operands.Length; i++)
        {
            StraightLine.Value operand = _values[operands[i]];
            if (operand.Operator is not null || operands[i] < _inputs.Count)
            {
                return false;
            }

            values[i] = _constants[operand.Start].Value;
        }

        double value = op switch
        {
            UnaryOperator unary => unary.Evaluate(values[0]),
            BinaryOperator binary => binary.Evaluate(values[0], values[1]),
            NaryOperator nary => nary.Evaluate(values),
            _ => throw new NotSupportedException($"'{op.Name}' has no value in double precision."),
        };
        LeafOperator? leaf = op.ResultElement == Element.Boolean ? (value != 0 ? Operators.True : Operators.False)
            : double.IsNaN(value) ? Operators.Undefined
            : null;
        constant = Constant(new LineConstant(value, null, leaf));
        return true;
    }

    // Real powers: see Numerics.Special.RealPow. Libraries know only those of positive numbers and whole exponents.
    private int RaiseExactly(int x, Rational exponent)
    {
        if (_ofComplex)
        {
            return exponent.TryGetInt32(out int whole) && whole is >= 0 and <= SmallPowers.Largest ? Product(x, whole)
                : exponent == Rational.From(1, 2) ? Apply(Operators.Sqrt, x)
                : Apply(Operators.Power, x, Number(exponent));
        }

        if (_values[x].Operator is null && x >= _inputs.Count && Operators.Power.EvaluateAtExactRight!(exponent) is { } function)
        {
            double value = function(_constants[_values[x].Start].Value);
            return Constant(new LineConstant(value, null, double.IsNaN(value) ? Operators.Undefined : null));
        }

        if (exponent.TryGetInt32(out int n) && Math.Abs(n) <= SmallPowers.Largest)
        {
            return n < 0 ? Apply(Operators.Divide, Number(Rational.One), Product(x, -n)) : Product(x, n);
        }

        bool odd = !exponent.Numerator.IsEven;
        if (exponent.IsInteger)
        {
            return Math.Abs(exponent.ToDouble()) <= LargestExactInteger ? Apply(Operators.Power, x, Number(exponent)) : OfMagnitude(x, exponent, odd);
        }

        if (exponent.Denominator.IsEven)
        {
            return exponent == Rational.From(1, 2) ? Apply(Operators.Sqrt, x) : Apply(Operators.Power, x, Number(exponent));
        }

        if (exponent.Denominator == 3 && (exponent * 3).TryGetInt32(out int p) && Math.Abs(p) <= LargestCubeRootPower)
        {
            return RaiseExactly(Apply(Operators.Cbrt, x), p);
        }

        return OfMagnitude(x, exponent, odd);
    }

    private int OfMagnitude(int x, Rational exponent, bool odd)
    {
        int power = Apply(Operators.Power, Apply(Operators.Abs, x), Number(exponent));
        return odd ? Apply(Operators.Select, Apply(Operators.Less, x, Number(Rational.Zero)), Apply(Operators.Negate, power), power) : power;
    }

    private int Product(int x, int n)
    {
        if (n is 0 or 1)
        {
            return n == 0 ? Number(Rational.One) : x;
        }

        int square = Apply(Operators.Multiply, x, x);
        return n == 2 ? square : Apply(Operators.Multiply, square, n == 3 ? x : square);
    }
}
