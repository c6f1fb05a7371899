using FsCheck;
using FsCheck.Fluent;

namespace Symbolic.Tests.Explanation;

/// <summary>Derivations: each line is an equation that holds, and the last one gives what differentiation gives.</summary>
public class ExplanationTests
{
    private const double Tolerance = 1e-8;

    public static TheoryData<string> Operators => [.. OperatorTable.Standard.All.Where(static o => o is not (LeafOperator or TensorOperator) && o.ResultElement == Element.Real).Select(static o => o.Name)];

    [Theory]
    [MemberData(nameof(Operators))]
    public void Every_operator_explains_itself(string name)
    {
        Operator op = OperatorTable.Standard.All.First(o => o.Name == name && o is not TensorOperator);
        double[] sample = op switch
        {
            UnaryOperator unary => [unary.Samples[^1]],
            BinaryOperator binary => [binary.Samples[0].Item1, binary.Samples[0].Item2],
            _ => [.. ((NaryOperator)op).Samples[0]],
        };
        for (int position = 0; position < sample.Length; position++)
        {
            if (op.OperandElement(position) != Element.Real)
            {
                continue;
            }

            // x² plus a number that makes the operand the sample at x = 1.
            var graph = new ExprGraph();
            Expr x = graph.Symbol("x");
            var point = new Dictionary<string, double> { ["x"] = 1 };
            var operands = new Expr[sample.Length];
            for (int i = 0; i < operands.Length; i++)
            {
                operands[i] = op.OperandElement(i) != Element.Real ? graph.Symbol("c") > 0
                    : i == position ? x.Pow(2) + graph.Number(Rational.FromDoubleExact(sample[i]) - 1)
                    : graph.Symbol($"y{i}");
                point[$"y{i}"] = sample[i];
            }

            point["c"] = 1;
            Holds(graph.Apply(op, operands), x, point);
        }
    }

    [Fact]
    public void Random_formulas_are_explained_by_equations_that_hold()
    {
        int compared = 0;
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), seed =>
        {
            var random = new Random(seed);
            var graph = new ExprGraph();
            var parts = new List<Expr> { graph.Symbol("x"), graph.Symbol("y"), graph.Number(2), graph.Number(Rational.From(1, 3)) };
            Operator[] all = [.. OperatorTable.Standard.All.Where(static o => o is UnaryOperator { IsLogical: false } or BinaryOperator { Operands: Element.Real, Result: Element.Real })];
            for (int i = 0; i < 8; i++)
            {
                // Arithmetic half of the time, so that most formulas have a value somewhere.
                Operator op = random.Next(2) == 0 ? all[random.Next(5)] : all[random.Next(all.Length)];
                Expr Any() => parts[random.Next(parts.Count)];
                parts.Add(op is UnaryOperator ? graph.Apply(op, Any()) : graph.Apply(op, Any(), Any()));
            }

            Expr f = parts[^1];
            if (f.IsNumber)
            {
                return;
            }

            compared += Holds(f, graph.Symbol("x"), new Dictionary<string, double> { ["x"] = 0.7 + random.NextDouble(), ["y"] = 0.3 + random.NextDouble() });
        }).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(600));
        Assert.True(compared > 1000, $"only {compared} lines were compared");
    }

    /// <returns>How many equations had values to compare.</returns>
    private static int Holds(Expr f, Expr x, IReadOnlyDictionary<string, double> point)
    {
        Expr derivative;
        try
        {
            derivative = f.Differentiate(x);
        }
        catch (DerivativeUndefinedException e)
        {
            Assert.Equal(e.Message, Assert.Throws<DerivativeUndefinedException>(() => f.Explain(x)).Message);
            return 0;
        }

        int compared = 0;
        foreach (ExplainLevel level in Enum.GetValues<ExplainLevel>())
        {
            Symbolic.Explanation explanation = f.Explain(x, new ExplainOptions { Level = level });

            // A product of two nodes that are there already is reused, so that the second derivative may group its factors in another way.
            Close(derivative.Evaluate(point), explanation.Derivative.Evaluate(point), $"the derivative of {f}");
            Close(derivative.Simplify().Result.Evaluate(point), explanation.Result.Evaluate(point), $"the simplified derivative of {f}");
            Assert.NotEmpty(explanation.ToText());
            Assert.NotEmpty(explanation.ToUnicode());
            Assert.StartsWith(@"\begin{align*}", explanation.ToLatex());
            Assert.Equal(explanation.Result, explanation.Steps[^1].After);
            foreach (ExplanationStep step in explanation.Steps)
            {
                double before = explanation.Resolve(step.Before).Evaluate(point), after = explanation.Resolve(step.After).Evaluate(point);
                compared += double.IsFinite(before) && double.IsFinite(after) ? 1 : 0;
                Close(before, after, $"{step.Rule}: {explanation.Print(step.Before, PrintForm.Text)} = {explanation.Print(step.After, PrintForm.Text)}");

                if (step.Kind == StepKind.Calculus && explanation.DerivativeOf(step.Before) is { } part && step.Note is null)
                {
                    HasSlope(part, point, after);
                }
            }
        }

        return compared;
    }

    // Three differences that agree are a slope; where they do not there is a kink, a pole, or too little precision.
    private static void HasSlope(Expr part, IReadOnlyDictionary<string, double> point, double expected)
    {
        double Difference(double h)
        {
            double At(double x) => part.Evaluate(new Dictionary<string, double>(point) { ["x"] = x });
            return (At(point["x"] + h) - At(point["x"] - h)) / (2 * h);
        }

        double first = Difference(1e-4), second = Difference(5e-5), third = Difference(2.5e-5);
        double scale = Math.Max(1, Math.Abs(third));
        if (double.IsFinite(expected) && Math.Abs(first - third) < 1e-7 * scale && Math.Abs(second - third) < 1e-7 * scale)
        {
            Assert.True(Math.Abs(expected - third) < 1e-5 * scale, $"the slope of {part} is {third}, not {expected}");
        }
    }

    private static void Close(double wanted, double found, string what) =>
        Assert.True(!double.IsFinite(wanted) || !double.IsFinite(found) || Math.Abs(wanted - found) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(wanted), Math.Abs(found))), $"{what}: {wanted} and {found}");

    [Fact]
    public void Rules_have_the_names_of_the_textbook()
    {
        var graph = new ExprGraph();
        Assert.Equal(
            ["quotient rule", "product rule", "power rule", "chain rule, derivative of sin", "constant factor rule", "sum rule", "put together and simplify"],
            Rules(graph.Parse("x^3 sin(2x)/(1 + x)")).Distinct());
        Assert.Equal(["general power rule (logarithmic differentiation)", "put together and simplify"], Rules(graph.Parse("x^x")));
        Assert.Equal("exponential rule", Rules(graph.Parse("2^x"))[0]);
        Assert.Equal("chain rule, exponential rule", Rules(graph.Parse("exp(x^2)"))[0]);
        Assert.Equal("derivative of the branch taken", Rules(graph.Parse("if x > 0 then x^2 else sin(x)"))[0]);
        Assert.Equal("derivative of max", Rules(graph.Parse("max(x, 0)"))[0]);
        Assert.Equal("chain rule, derivative of f", Rules(graph.Parse("f(x^2)"))[0]);
        Assert.Equal(["derivative of a constant"], Rules(graph.Parse("y^2")));
        Assert.Equal(["derivative of the variable"], Rules(graph.Symbol("x")));
    }

    private static string[] Rules(Expr f) => [.. f.Explain(f.Graph.Symbol("x")).Steps.Select(static s => s.Rule)];

    [Fact]
    public void The_derivative_of_the_outer_function_is_that_of_its_declaration()
    {
        var graph = new ExprGraph();
        OuterDerivative outer = Assert.Single(graph.Parse("tanh(x^2)").Explain(graph.Symbol("x")).Steps[0].Outer);
        Assert.Equal(("tanh(u)", "u", "1 - tanh(u)^2"), (outer.Function.ToText(), outer.By.ToText(), outer.Derivative.ToText()));
    }

    [Fact]
    public void An_operator_of_a_user_explains_itself()
    {
        var graph = new ExprGraph();
        var twice = new UnaryOperator("tripled")
        {
            Summary = "Three times.",
            Notation = Notation.Function("tripled", @"\operatorname{tripled}"),
            Code = new() { CSharp = "(3 * {0})", C = "(3 * {0})", Python = "(3 * {0})", Julia = "(3 * {0})", Sql = "(3 * {0})" },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, _) => x.Graph.Number(3),
            Evaluate = static x => 3 * x,
            Samples = [1],
        };
        graph.Register(twice);
        Expr x = graph.Symbol("x");
        ExplanationStep step = twice[x.Pow(2)].Explain(x).Steps[0];
        Assert.Equal("chain rule, derivative of tripled", step.Rule);
        Assert.Equal("3", step.Outer[0].Derivative.ToText());
    }

    [Fact]
    public void Text_of_a_step_can_be_read_again()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Symbolic.Explanation explanation = graph.Parse("x^2*sin(3*x) - exp(x)/x").Explain(x, new ExplainOptions { Level = ExplainLevel.Simplification });
        foreach (ExplanationStep step in explanation.Steps)
        {
            double before = graph.Parse(explanation.Print(step.Before, PrintForm.Text)).Evaluate((x, 0.8)), after = graph.Parse(explanation.Print(step.After, PrintForm.Text)).Evaluate((x, 0.8));
            Close(before, after, step.Rule);
        }
    }

    [Fact]
    public void A_part_that_is_used_often_is_explained_once()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr e = x;
        for (int i = 0; i < 30; i++)
        {
            e = global::Symbolic.Operators.Sin[e] * e;
        }

        Assert.Equal(60, e.Explain(x).Steps.Count(static s => s.Kind == StepKind.Calculus));
    }

    [Fact]
    public void A_hundred_thousand_levels_are_no_difficulty_and_what_is_left_out_is_counted()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr e = x;
        for (int i = 0; i < 100_000; i++)
        {
            e = global::Symbolic.Operators.Sin[e];
        }

        Symbolic.Explanation explanation = e.Explain(x, new ExplainOptions { MaxSteps = 50 });
        Assert.Equal(99_950, explanation.Omitted);
        Assert.Equal(51, explanation.Steps.Length);
        Assert.Contains("99950 more parts", explanation.ToText());
        Assert.True(explanation.ToText().Length < 1_000_000);
    }

    [Fact]
    public void Hundreds_of_thousands_of_nodes_are_explained_within_the_limit_of_steps()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr e = x;
        for (int i = 0; i < 60_000; i++)
        {
            e = (e * x) + graph.Number(i + 1);
        }

        Symbolic.Explanation explanation = e.Explain(x, new ExplainOptions { Level = ExplainLevel.Simplification, MaxSteps = 20 });
        Assert.InRange(explanation.Steps.Length, 20, 23);
        Assert.True(explanation.Omitted > 100_000, $"{explanation.Omitted} parts are left out");
    }

    [Fact]
    public void A_sum_of_a_hundred_thousand_terms_is_explained_in_few_lines()
    {
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");
        Expr e = x;
        for (int i = 1; i < 100_000; i++)
        {
            e += graph.Number(i) * x.Pow(i % 50 + 2);
        }

        Assert.InRange(e.Explain(x).Steps.Length, 1, 201);
    }

    [Fact]
    public void Work_can_be_stopped()
    {
        var graph = new ExprGraph();
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => graph.Parse("sin(x)^2").Explain(graph.Symbol("x"), new ExplainOptions { Cancellation = source.Token }));
    }

    [Fact]
    public void A_tensor_is_refused_in_a_sentence()
    {
        var graph = new ExprGraph();
        Expr v = graph.Symbol("v", new Shape(3));
        Assert.Contains("tensor", Assert.Throws<DerivativeUndefinedException>(() => v.Explain(graph.Symbol("x"))).Message);
    }

    [Fact]
    public void A_simplification_says_under_which_condition_it_holds()
    {
        var graph = new ExprGraph();
        Symbolic.Explanation explanation = graph.Parse("x^2/x").Explain(graph.Symbol("x"));
        Assert.Equal(explanation.Conditions, explanation.Steps[^1].Conditions);
        Assert.Contains("provided x != 0", explanation.ToText());
    }
}
