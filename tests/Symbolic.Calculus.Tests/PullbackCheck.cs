namespace Symbolic.Tests;

/// <summary>
/// What an operator on tensors declares about its derivative, against differences: the vector-Jacobian product for every operand, of
/// vectors, of rows and of square matrices, with and without an axis of the adjoint in front, and the derivatives of that product.
/// </summary>
internal sealed class PullbackCheck(TensorOperator op)
{
    private const double Tolerance = 1e-6;

    // The slopes of the values, which no declared derivative changes: measured once.
    private readonly Dictionary<(string Case, int Seed), double[]> _slopes = [];

    /// <summary>Compares everything; throws at the first entry that disagrees.</summary>
    public void Run()
    {
        foreach ((Expr[] Operands, Expr Node, Expr Adjoint, int Position, Expr Value) product in Products())
        {
            Compare(product, product.Adjoint.Shape.Order - product.Node.Shape.Order);
        }
    }

    /// <summary>The product for each operand in every case that is compared.</summary>
    public IEnumerable<(Expr[] Operands, Expr Node, Expr Adjoint, int Position, Expr Value)> Products() =>
        from shapes in ShapesOf()
        from position in Enumerable.Range(0, op.MinOperands)
        from outer in Enumerable.Range(0, 2)
        select Product(shapes, position, outer);

    /// <summary>Random entries; where the operator works on matrices those of a square one with a large diagonal.</summary>
    public double[] Drawn(Shape shape, Random random)
    {
        bool square = op.LastAxes > 1 && shape.Order == 2 && shape[0] == shape[1];
        int columns = square ? shape[1].Length : 1;
        return [.. Enumerable.Range(0, Dense.SizeOf(shape)).Select(k => (random.NextDouble() * 2) - 0.8 + (square && k / columns == k % columns ? 3 : 0))];
    }

    private IEnumerable<Shape[]> ShapesOf()
    {
        Shape square = new(3, 3);
        Shape[] first = op.LastAxes == 1 ? [new(3), new(2, 3), square] : [square];
        Shape[] others = op.LastAxes == 1 ? [] : [new(3), new(3, 2), square];
        return op.MinOperands == 1 ? first.Select(static s => new[] { s }) : first.SelectMany(_ => others, static (s, o) => new[] { s, o });
    }

    private (Expr[] Operands, Expr Node, Expr Adjoint, int Position, Expr Value) Product(Shape[] shapes, int position, int outer)
    {
        var graph = new ExprGraph();
        Expr[] operands = [.. shapes.Select((shape, i) => graph.Symbol($"x{i}", shape))];
        Expr node = op[operands];
        Assert.Same(op, node.Operator);
        Expr adjoint = graph.Symbol("v", new Shape([.. new Dim[] { 2 }.Take(outer), .. node.Shape.Axes]));
        return (operands, node, adjoint, position, op.Pullback(operands, node, adjoint, position));
    }

    private void Compare((Expr[] Operands, Expr Node, Expr Adjoint, int Position, Expr Value) product, int outer)
    {
        (Expr[] operands, Expr node, Expr adjoint, int position, Expr value) = product;
        Expr operand = operands[position];
        Assert.Equal(new Shape([.. adjoint.Shape.Axes[..outer], .. operand.Shape.Axes]), value.Shape);

        string what = $"{op} of {string.Join(", ", operands.Select(static o => o.Shape))}, operand {position}, {outer} axes in front";
        for (int seed = 5; seed < 8; seed++)
        {
            var random = new Random(seed);
            Dictionary<Expr, double[]> point = operands.Append(adjoint).ToDictionary(static e => e, e => Drawn(e.Shape, random));
            if (!_slopes.TryGetValue((what, seed), out double[]? slopes))
            {
                _slopes.Add((what, seed), slopes = node.Differences(operand, point));
            }

            double[] weights = point[adjoint];
            int inputs = Dense.SizeOf(operand.Shape), outputs = Dense.SizeOf(node.Shape);
            double[] expected = [.. Enumerable.Range(0, weights.Length / outputs * inputs).Select(k =>
                Enumerable.Range(0, outputs).Sum(i => weights[(k / inputs * outputs) + i] * slopes[(i * inputs) + (k % inputs)]))];
            Close(expected, value.Entries(point), what);
            foreach (Expr variable in outer == 0 && seed == 5 ? operands : [])
            {
                Close(value.Differences(variable, point), value.Jacobian(variable).Entries(point), $"{what}, by {variable}");
            }
        }

        // At a kink something stands for the derivative that is missing.
        foreach (double entry in op is { IsTotal: true, Kink: not null } ? [0, 1.0] : Array.Empty<double>())
        {
            var random = new Random(5);
            Dictionary<Expr, double[]> point = operands.Append(adjoint).ToDictionary(static e => e, e => Drawn(e.Shape, random));
            Array.Fill(point[operand], entry);
            Assert.All(value.Entries(point), v => Assert.True(double.IsFinite(v), $"{what}: {v} where all entries are {entry}"));
        }
    }

    private static void Close(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= Tolerance * scale, $"{what}: entry {i} is {actual[i]}, numerically {expected[i]}");
        }
    }
}
