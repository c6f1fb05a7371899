namespace Symbolic.Tests.Training;

public class UpdateTests
{
    private static readonly double[,] s_a = { { 2, 0.5 }, { 0.5, 1 }, { -1, 3 } };
    private static readonly double[] s_b = [1, -1, 0.5];

    private static readonly Dictionary<string, TensorValue> s_values = new() { ["A"] = s_a, ["b"] = s_b, ["w"] = new[] { 0.3, -0.7 } };

    private static readonly ReadingOptions s_shapes = new() { Shapes = new Dictionary<string, Shape> { ["A"] = new(3, 2), ["b"] = new(3), ["w"] = new(2) } };

    [Fact]
    public void Momentum_equals_steps_by_hand()
    {
        Symbolic.Training training = Compile("v = 0; v := 0.9 v - 0.05 ∂E/∂w; w := w + v");
        double[] w = [0.3, -0.7], v = [0, 0];
        for (int step = 0; step < 50; step++)
        {
            training.Step();
            double[] g = Slope(w);
            for (int i = 0; i < 2; i++)
            {
                v[i] = (0.9 * v[i]) - (0.05 * g[i]);
                w[i] += v[i];
            }

            Close(v, training["v"]);
            Close(w, training["w"]);
        }
    }

    [Fact]
    public void Adam_equals_steps_by_hand_from_the_language_and_from_an_optimizer()
    {
        Symbolic.Training typed = Compile("""
            m = 0; s = 0; t = 0; β₁ = 0.9; β₂ = 0.999
            g = ∂E/∂w
            t := t + 1
            m := β₁ m + (1 - β₁) g
            s := β₂ s + (1 - β₂) g.^2
            w := w - 0.1 (m/(1 - β₁^t)) ./ (sqrt(s/(1 - β₂^t)) + 1e-8)
            """);
        Model model = new ExprGraph().ParseModel("E = sum((A w - b).^2)", s_shapes);
        Symbolic.Training built = new Adam(0.1).Train(model["E"], [model["w"]], s_values);
        double[] w = [0.3, -0.7], m = [0, 0], s = [0, 0];
        for (int step = 1; step <= 50; step++)
        {
            typed.Step();
            built.Step();
            double[] g = Slope(w);
            for (int i = 0; i < 2; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                s[i] = (0.999 * s[i]) + (0.001 * g[i] * g[i]);
                w[i] -= 0.1 * (m[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(s[i] / (1 - Math.Pow(0.999, step))) + 1e-8);
            }

            Close(w, typed["w"]);
            Close(w, built["w"]);
            Close(m, built["mw"]);
            Close(s, built["sw"]);
        }

        Assert.Equal(50, (double)typed["t"]);
    }

    [Fact]
    public void An_optimizer_writes_what_can_be_read_again()
    {
        Model model = new ExprGraph().ParseModel("E = (x - 3)^2");
        IReadOnlyList<Update> updates = new Momentum(0.25, 0.5).Minimize(model["E"], model["x"]);
        Assert.Equal(["vx := 0.5*vx - 0.5*(x - 3)", "x := x + (0.5*vx - 0.5*(x - 3))"], updates.Select(static u => u.ToText()));
        Assert.All(updates, static u => Assert.Single(new ExprGraph().ParseUpdates(u.ToText()).Updates));
    }

    [Fact]
    public void A_line_uses_what_the_lines_above_have_updated()
    {
        Symbolic.Training training = new ExprGraph().ParseUpdates("a := a + b; b := 2a").Compile(new Dictionary<string, TensorValue> { ["a"] = 1, ["b"] = 10 });
        training.Step();
        Assert.Equal((11, 22), ((double)training["a"], (double)training["b"]));
        training.Step();
        Assert.Equal((33, 66), ((double)training["a"], (double)training["b"]));
    }

    [Fact]
    public void Gradients_of_updates_that_stand_together_are_those_from_before_the_step()
    {
        const string text = "L = (x y - 6)^2; x := x - 0.01 ∂L/∂x; y := y - 0.01 ∂L/∂y";
        var values = new Dictionary<string, TensorValue> { ["x"] = 1, ["y"] = 2 };
        Symbolic.Training training = new ExprGraph().ParseUpdates(text).Compile(values);
        training.Step();
        Assert.Equal(1 - (0.01 * 2 * (2 - 6) * 2), (double)training["x"], 1e-15);
        Assert.Equal(2 - (0.01 * 2 * (2 - 6) * 1), (double)training["y"], 1e-15);

        // The program itself, carried out once, says the same.
        Model once = new ExprGraph().ParseModel(text);
        Assert.Equal(once["y"].Evaluate((once["y"].Graph.Symbol("x"), 1.0), (once["y"].Graph.Symbol("y"), 2.0)), (double)training["y"], 1e-15);
    }

    [Fact]
    public void A_name_that_is_updated_twice_makes_two_steps_in_one()
    {
        Symbolic.Training training = new ExprGraph().ParseUpdates("L = x^2; x := x - 0.1 ∂L/∂x; x := x - 0.1 ∂L/∂x").Compile(new Dictionary<string, TensorValue> { ["x"] = 1 });
        training.Step();
        Assert.Equal(0.64, (double)training["x"], 1e-15);
    }

    [Fact]
    public void Members_of_a_family_begin_and_change_in_loops()
    {
        UpdateProgram program = new ExprGraph().ParseUpdates("""
            s = [2, 3, 1]
            W[n] in R^{s[n+1] × s[n]}; x in R^2
            for n = 1..2 { v[n] := 0 }
            y = W[2]*tanh(W[1]*x)
            L = (y[1] - 1)^2
            for n = 1..2 { v[n] := 0.5 v[n] - 0.1 ∂L/∂W[n] }
            for n = 1..2 { W[n] := W[n] + v[n] }
            """);
        Symbolic.Training training = program.Compile(
            new Dictionary<string, TensorValue> { ["x"] = new[] { 1.0, -2 } },
            new TrainingOptions { Initial = new Dictionary<string, Initialization> { ["W"] = new Initialization.Normal(0, 1) } });
        Assert.Equal("L", program.LossName);
        Assert.All(program.Check(training), static c => Assert.True(c.Report.Passed, c.Report.ToString()));
        training.Run(200);
        Assert.InRange(training.Measure()[0], 0, 1e-12);
    }

    [Fact]
    public void Steps_allocate_nothing()
    {
        Symbolic.Training training = Compile("w := w - 0.01 ∂E/∂w");
        training.Run(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        training.Run(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_step_that_is_not_finite_is_not_made_and_says_where()
    {
        Symbolic.Training training = new ExprGraph().ParseUpdates("h = log(x); L = h + 0.5 x^2; x := x - 0.7 ∂L/∂x").Compile(new Dictionary<string, TensorValue> { ["x"] = 0.5 });
        NotFiniteException stop = Assert.Throws<NotFiniteException>(() => training.Run(100));
        Assert.Equal("h", stop.Quantity);
        Assert.Equal(training.Steps + 1, stop.Step);
        Assert.True((double)training["x"] < 0);
        Assert.Equal($"Step {stop.Step} stops: h is not finite there; the values are those after step {stop.Step - 1}.", stop.Message);
    }

    [Fact]
    public void Cancelling_keeps_what_was_reached()
    {
        Symbolic.Training training = Compile("w := w - 0.01 ∂E/∂w");
        using var stop = new CancellationTokenSource();
        long made = training.Run(1000, t =>
        {
            if (t.Steps == 9)
            {
                stop.Cancel();
            }

            return true;
        }, stop.Token);
        Assert.Equal((10, 10), (made, training.Steps));
    }

    [Fact]
    public void What_is_shown_belongs_to_the_values_before_the_step()
    {
        Symbolic.Training training = Compile("w := w - 0.01 ∂E/∂w");
        double first = training.Measure()[0];
        training.Step();
        Assert.Equal(first, training.Shown[0], 1e-14);
        Assert.True(training.Measure()[0] < first);
    }

    [Theory]
    [InlineData(ExampleAxis.Rows)]
    [InlineData(ExampleAxis.Columns)]
    public void Minibatches_take_every_example_equally_often(ExampleAxis axis)
    {
        double[] data = [1, 2, 4, 8, 16];
        TensorValue x = axis == ExampleAxis.Rows ? new TensorValue(new Shape(5, 1), data) : new TensorValue(new Shape(1, 5), data);
        UpdateProgram program = new ExprGraph().ParseUpdates(axis == ExampleAxis.Rows ? "x in R^{t×1}; total := total + sum(x)" : "x in R^{1×t}; total := total + sum(x)", new ReadingOptions { Names = ["total"] });
        foreach (ExampleOrder order in Enum.GetValues<ExampleOrder>())
        {
            Symbolic.Training training = program.Compile(
                new Dictionary<string, TensorValue> { ["x"] = x, ["total"] = 0 }, new TrainingOptions { Minibatches = new Minibatches(2, "x") { Axis = axis, Order = order } });
            if (order == ExampleOrder.AsGiven)
            {
                training.Run(3);
                Assert.Equal(1 + 2 + 4 + 8 + 16 + 1, (double)training["total"]);
                training.Run(2);
            }
            else
            {
                training.Run(5);
            }

            Assert.Equal(62, (double)training["total"]);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    public void Derivatives_are_checked_before_the_first_step_also_where_it_takes_more_than_all_examples(int size)
    {
        UpdateProgram program = new ExprGraph().ParseUpdates("x in R^{t×1}; E = sum((x w - 1).^2); w := w - 0.001 ∂E/∂w");
        Symbolic.Training training = program.Compile(
            new Dictionary<string, TensorValue> { ["x"] = new TensorValue(new Shape(3, 1), [1, 2, 4]), ["w"] = new TensorValue(new Shape(1), [0.5]) }, new TrainingOptions { Minibatches = new Minibatches(size, "x") });
        Assert.All(program.Check(training), static c => Assert.True(c.Report.Passed));
        training.Step();
        Assert.Equal(1, training.Steps);
    }

    [Fact]
    public void A_wrong_derivative_of_an_operator_of_ones_own_is_found_before_the_first_step()
    {
        var graph = new ExprGraph();
        graph.Register(Operator.Unary("twist", Math.Sin, static (x, y) => -Operators.Cos[x]));
        UpdateProgram program = graph.ParseUpdates("E = twist(w)^2; w := w - 0.1 ∂E/∂w");
        Symbolic.Training training = program.Compile(new Dictionary<string, TensorValue> { ["w"] = 0.5 });
        Assert.False(Assert.Single(program.Check(training)).Report.Passed);
    }

    [Fact]
    public void Single_precision_goes_the_same_way()
    {
        UpdateProgram program = new ExprGraph().ParseUpdates("E = sum((A w - b).^2); w := w - 0.01 ∂E/∂w", s_shapes);
        Symbolic.Training full = program.Compile(s_values), half = program.Compile(s_values, new TrainingOptions { Precision = Precision.Single });
        full.Run(100);
        half.Run(100);
        Assert.Equal(((double[])full["w"])[0], ((double[])half["w"])[0], 1e-6);
    }

    [Theory]
    [InlineData("y = x^2", "The program updates nothing")]
    [InlineData("x := x - y", "No value is given for y.")]
    public void What_cannot_be_trained_is_said(string text, string message)
    {
        Exception error = Assert.ThrowsAny<Exception>(() => new ExprGraph().ParseUpdates(text).Compile(new Dictionary<string, TensorValue> { ["x"] = 1 }));
        Assert.StartsWith(message, error.Message);
    }

    private static Symbolic.Training Compile(string updates) => new ExprGraph().ParseUpdates($"E = sum((A w - b).^2)\n{updates}", s_shapes).Compile(s_values);

    // 2Aᵀ(A w − b).
    private static double[] Slope(double[] w)
    {
        double[] slope = new double[2];
        for (int i = 0; i < 3; i++)
        {
            double rest = (s_a[i, 0] * w[0]) + (s_a[i, 1] * w[1]) - s_b[i];
            slope[0] += 2 * rest * s_a[i, 0];
            slope[1] += 2 * rest * s_a[i, 1];
        }

        return slope;
    }

    private static void Close(double[] expected, TensorValue actual) =>
        Assert.Equal(expected, (double[])actual, static (a, b) => Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)));
}
