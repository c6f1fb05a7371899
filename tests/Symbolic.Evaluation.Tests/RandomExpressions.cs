namespace Symbolic.Evaluation.Tests;

/// <summary>Random graphs over the whole operator table, and a plain evaluator of them to compare with.</summary>
internal sealed class RandomExpressions
{
    private static readonly Operator[] s_operators =
        [.. OperatorTable.Standard.All.Where(static op => op is UnaryOperator or BinaryOperator or NaryOperator)];

    private readonly Random _random;
    private readonly Operator[] _preferred;
    private readonly List<Expr> _reals = [];
    private readonly List<Expr> _truths = [];

    public RandomExpressions(int seed, int nodes, int variables = 3, Operator[]? preferred = null)
    {
        _preferred = preferred ?? [Operators.Add, Operators.Subtract, Operators.Multiply, Operators.Divide, Operators.Select, Operators.Less, Operators.Power];
        _random = new Random(seed);
        Graph = new ExprGraph();
        Variables = [.. Enumerable.Range(0, variables).Select(i => Graph.Symbol("x" + i))];
        _reals.AddRange(Variables);
        _reals.Add(Graph.Number(2));
        _reals.Add(Graph.Number(Rational.From(-1, 3)));
        _reals.Add(Graph.Number(0.75));
        _reals.Add(Graph.Constant(Operators.Pi));
        _truths.Add(Variables[0] < Variables[^1]);
        for (int i = 0; i < nodes; i++)
        {
            Expr made = Make();
            (made.Type.Element == Element.Boolean ? _truths : _reals).Add(made);
        }
    }

    public ExprGraph Graph { get; }

    public Expr[] Variables { get; }

    public Expr[] Outputs(int count)
    {
        var outputs = new Expr[count];
        for (int i = 0; i < count; i++)
        {
            outputs[i] = _random.Next(8) == 0 ? Pick(_truths) : Pick(_reals);
        }

        return outputs;
    }

    public double[] Point()
    {
        double[] special = [0, -0.0, 1, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e-300, -1e300];
        return [.. Variables.Select(_ => _random.Next(6) == 0 ? special[_random.Next(special.Length)] : (_random.NextDouble() - 0.4) * 6)];
    }

    /// <summary>The value of every node of the graph, by the operators' own functions.</summary>
    public double[] Values(double[] point)
    {
        double[] values = new double[Graph.Count];
        for (int id = 0; id < values.Length; id++)
        {
            Expr node = Graph[id];
            double[] operands = [.. node.Operands.Select(o => values[o.Id])];
            values[id] = node.Operator switch
            {
                LeafOperator when node.IsNumber => node.Number.ToDouble(),
                LeafOperator when node.IsSymbol => point[Array.IndexOf(Variables, node)],
                LeafOperator leaf => leaf.Value!.Value,
                UnaryOperator unary => unary.Evaluate(operands[0]),
                BinaryOperator binary when node.Operands[1].IsNumber && binary.EvaluateAtExactRight is { } exact => exact(node.Operands[1].Number)?.Invoke(operands[0]) ?? binary.Evaluate(operands[0], operands[1]),
                BinaryOperator binary => binary.Evaluate(operands[0], operands[1]),
                NaryOperator nary => nary.Evaluate(operands),
                _ => throw new InvalidOperationException(),
            };
        }

        return values;
    }

    private Expr Make()
    {
        Operator op = s_operators[_random.Next(s_operators.Length)];
        // Arithmetic in most of the nodes: otherwise almost everything is undefined.
        if (_random.Next(3) > 0)
        {
            op = _preferred[_random.Next(_preferred.Length)];
        }

        int count = Math.Min(op.MaxOperands, op.MinOperands + _random.Next(3));
        var operands = new Expr[count];
        for (int i = 0; i < count; i++)
        {
            operands[i] = op.OperandElement(i) == Element.Boolean ? Pick(_truths) : Pick(_reals);
        }

        if (op == Operators.Power && _random.Next(2) == 0)
        {
            operands[1] = Graph.Number(Rational.From(_random.Next(-7, 12), _random.Next(1, 5)));
        }

        return Graph.Apply(op, operands);
    }

    // Recent nodes are preferred, so that expressions become deep.
    private Expr Pick(List<Expr> from) => from[_random.Next(3) == 0 ? _random.Next(from.Count) : from.Count - 1 - _random.Next(Math.Min(from.Count, 12))];
}
