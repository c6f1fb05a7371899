namespace Symbolic.Tests;

/// <summary>
/// The laws that tie the modes of differentiation together, on one expression at one point: forward mode against Richardson
/// extrapolation, forward against reverse, both against the whole Jacobian, and the second order against the first.
/// </summary>
internal sealed class TensorLaws
{
    private readonly ExprGraph _graph;
    private readonly Expr _value;
    private readonly Expr[] _variables;
    private readonly Expr[] _tangents;
    private readonly string _what;

    public TensorLaws(string what, Expr value, Expr[] variables, int seed, double low = -0.8, double high = 1.2)
    {
        (_what, _graph, _value, _variables) = (what, value.Graph, value, variables);
        var random = new Random(seed);
        _tangents = [.. variables.Select((v, i) => Drawn(_graph.Symbol($"tangent_{i}_{_graph.Count}", v.Shape), random, -1, 1))];
        Cotangent = Drawn(_graph.Symbol($"cotangent_{_graph.Count}", value.Shape), random, -1, 1);
        foreach (Expr variable in variables)
        {
            Drawn(variable, random, low, high);
        }
    }

    public Dictionary<Expr, double[]> Point { get; } = [];

    /// <summary>v, in the shape of the value.</summary>
    public Expr Cotangent { get; }

    /// <summary>J·u against (f(x + zu) − f(x − zu))/2z, extrapolated.</summary>
    public void Forward_mode_agrees_with_Richardson()
    {
        double[] wide = Difference(2e-3), narrow = Difference(1e-3);
        double[] numeric = [.. wide.Zip(narrow).Select(static p => p.Second + ((p.Second - p.First) / 3))];
        Close(numeric, Values(Jvp()), 1e-7, "J·u, numerically");
    }

    /// <summary>∂⟨v, value⟩/∂x against differences in each component of x, extrapolated.</summary>
    public void The_gradient_agrees_with_Richardson_in_every_component()
    {
        IReadOnlyList<Expr> pulled = ((IReadOnlyList<Expr>)[_value]).Vjp(_variables, [Cotangent]);
        for (int i = 0; i < pulled.Count; i++)
        {
            Close(Weighted().Differences(_variables[i], Point), Values(pulled[i]), 1e-7, $"the gradient by {_variables[i]}, numerically");
        }
    }

    /// <summary>The second derivatives of ⟨v, value⟩ against differences of the first.</summary>
    public void The_Hessian_agrees_with_Richardson_in_every_component()
    {
        foreach (Expr first in _variables)
        {
            Expr gradient = Weighted().Jacobian(first);
            foreach (Expr second in _variables)
            {
                Close(gradient.Differences(second, Point), Values(Weighted().Hessian(first, second)), 1e-6, $"the Hessian by {first}, {second}, numerically");
            }
        }
    }

    /// <summary>⟨v, J·u⟩ = ⟨Jᵀv, u⟩.</summary>
    public void Forward_and_reverse_mode_are_dual()
    {
        IReadOnlyList<Expr> pulled = ((IReadOnlyList<Expr>)[_value]).Vjp(_variables, [Cotangent]);
        for (int i = 0; i < pulled.Count; i++)
        {
            Assert.Equal(_variables[i].Shape, pulled[i].Shape);
        }

        double left = Dot(Values(Cotangent), Values(Jvp()));
        double right = pulled.Zip(_tangents).Sum(p => Dot(Values(p.First), Values(p.Second)));
        Close([left], [right], 1e-9, "⟨v, J·u⟩ and ⟨Jᵀv, u⟩");
    }

    /// <summary>The Jacobian entry by entry times u is J·u.</summary>
    public void The_Jacobian_times_a_tangent_is_forward_mode()
    {
        var sum = new double[Dense.SizeOf(_value.Shape)];
        for (int i = 0; i < _variables.Length; i++)
        {
            Expr jacobian = _value.Jacobian(_variables[i]);
            Assert.Equal(new Shape([.. _value.Shape.Axes, .. _variables[i].Shape.Axes]), jacobian.Shape);
            Accumulate(sum, Values(jacobian), Values(_tangents[i]));
        }

        Close(sum, Values(Jvp()), 1e-9, "the Jacobian times u and J·u");
    }

    /// <summary>For f = ⟨v, value⟩: every block of the Hessian is the transpose of its mirror image, and the blocks times u are Hvp.</summary>
    public void The_Hessian_is_symmetric_and_times_a_vector_is_Hvp()
    {
        Expr f = Weighted();
        DerivativeMatrix hessian = f.Hessian(_variables);
        IReadOnlyList<Expr> products = f.Hvp(_variables, _tangents);
        for (int row = 0; row < _variables.Length; row++)
        {
            var sum = new double[Dense.SizeOf(_variables[row].Shape)];
            for (int column = 0; column < _variables.Length; column++)
            {
                (Expr a, Expr b) = (_variables[row], _variables[column]);
                double[] block = Values(hessian[row, column]);
                Assert.Equal(new Shape([.. a.Shape.Axes, .. b.Shape.Axes]), hessian[row, column].Shape);
                Close(block, Transposed(Values(f.Hessian(b, a)), Dense.SizeOf(b.Shape), Dense.SizeOf(a.Shape)), 1e-8, $"H[{a}, {b}] and H[{b}, {a}]ᵀ");
                Accumulate(sum, block, Values(_tangents[column]));
            }

            Assert.Equal(_variables[row].Shape, products[row].Shape);
            Close(sum, Values(products[row]), 1e-8, $"the Hessian times u and Hvp by {_variables[row]}");
        }
    }

    /// <summary>
    /// With the last variable B a function of another tensor C, B = tanh C entry by entry: the derivatives by the other variables are
    /// those of before with tanh C for B, and the one by C is the one by B times 1 − tanh² C.
    /// </summary>
    public void Substitution_commutes_with_differentiation()
    {
        Expr replaced = _variables[^1], inner = Drawn(_graph.Symbol($"inner_{_graph.Count}", replaced.Shape), new Random(12), -1, 1), value = Operators.Tanh[inner];
        Expr before = Weighted(), after = before.Substitute(replaced, value);
        foreach (Expr variable in _variables[..^1])
        {
            Close(Values(before.Jacobian(variable).Substitute(replaced, value)), Values(after.Jacobian(variable)), 1e-9, $"the derivative by {variable} after a substitution");
        }

        Close(Values(before.Jacobian(replaced).Substitute(replaced, value) * (1 - value.Pow(2))), Values(after.Jacobian(inner)), 1e-9, "the derivative by what was substituted");
    }

    public Expr Jvp()
    {
        Expr forward = ((IReadOnlyList<Expr>)[_value]).Jvp(_variables, _tangents)[0];
        Assert.Equal(_value.Shape, forward.Shape);
        return forward;
    }

    /// <summary>⟨v, value⟩.</summary>
    public Expr Weighted() => _value.Shape.IsScalar ? Cotangent * _value
        : _graph.Einsum($"{Letters},{Letters}->", Cotangent, _value);

    public double[] Values(Expr expr) => expr.Entries(Point);

    public void Close(double[] expected, double[] actual, double tolerance, string law)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Length == 0 ? 1 : Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"{_what}: {law}: entry {i} is {actual[i]}, not {expected[i]}");
        }
    }

    private string Letters => "abcdef"[.._value.Shape.Order];

    private Expr Drawn(Expr symbol, Random random, double low, double high)
    {
        Point[symbol] = [.. Enumerable.Range(0, Dense.SizeOf(symbol.Shape)).Select(_ => low + (random.NextDouble() * (high - low)))];
        return symbol;
    }

    private double[] Difference(double z)
    {
        double[] up = Shifted(z), down = Shifted(-z);
        return [.. up.Zip(down).Select(p => (p.First - p.Second) / (2 * z))];
    }

    private double[] Shifted(double z)
    {
        var moved = new Dictionary<Expr, double[]>(Point);
        for (int i = 0; i < _variables.Length; i++)
        {
            moved[_variables[i]] = [.. Point[_variables[i]].Zip(Point[_tangents[i]]).Select(p => p.First + (z * p.Second))];
        }

        return _value.Entries(moved);
    }

    // Rows of a matrix times a vector.
    private static void Accumulate(double[] sum, double[] matrix, double[] vector)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += Dot(matrix.AsSpan(i * vector.Length, vector.Length), vector);
        }
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Assert.Equal(x.Length, y.Length);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * y[i];
        }

        return sum;
    }

    private static double[] Transposed(double[] matrix, int rows, int columns) =>
        [.. Enumerable.Range(0, matrix.Length).Select(k => matrix[(k % rows * columns) + (k / rows)])];
}
