using Symbolic.Parsing;

namespace Symbolic.Tests.Language;

/// <summary>Programs of equations: any order, functions, families, loops, updates.</summary>
public class EquationTests
{
    [Fact]
    public void Equations_come_in_any_order()
    {
        var graph = new ExprGraph();
        string[] equations = ["L = (p − t)²", "p = σ(s)", "s = w x + b"];
        Expr expected = graph.Parse("(σ(w x + b) − t)²");
        foreach (int[] order in (int[][])[[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
        {
            Model model = graph.ParseModel(string.Join('\n', order.Select(i => equations[i])));
            Assert.Equal(expected, model["L"]);
            Assert.Equal(graph.Parse("w x + b"), model["s"]);
            Assert.Equal(["b", "t", "w", "x"], model.Free.Select(static v => v.Name).Order());
        }
    }

    [Fact]
    public void Names_and_free_variables_come_in_the_order_of_the_text()
    {
        Model model = new ExprGraph().ParseModel("L = (q − c)²; q = u v; r = q + a");
        Assert.Equal(["L", "q", "r"], model.Names);
        Assert.Equal(["c", "u", "v", "a"], model.Free.Select(static v => v.Name));
        Assert.Equal("u*v + a", model.Result.ToString());
    }

    [Theory]
    [InlineData("x = x + 1", "x")]
    [InlineData("a = b; b = a", "a → b → a")]
    [InlineData("a = b + 1; b = c; c = d/da a", "a → b → c → a")]
    [InlineData("h[1] = h[2]; h[2] = h[1]", "h[1] → h[2] → h[1]")]
    [InlineData("f(x) = g(x); g(x) = f(x); f(1)", "f → g → f")]
    public void A_circle_is_an_error_that_names_it(string text, string circle)
    {
        ParseException error = Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(text));
        Assert.Equal(ParseErrorCode.Name, error.Code);
        Assert.Contains(circle, error.Message);
    }

    [Theory]
    [InlineData("f(v) = sin(v)\nz = f(f(f(w)))", "sin(sin(sin(w)))")]
    [InlineData("z = f(f(w)); f(v) = sin v; z", "sin(sin(w))")]
    [InlineData("f(x, y) = x − y; f(y, x)", "y - x")]
    [InlineData("f(x) = a x; a = 2y; f(3)", "2*y*3")]
    [InlineData("f(x) = x y; y = x; f(2)", "2*x")]
    [InlineData("f(n) = Σ_{i=1}^n i x^i; f(3)", "x + 2*x^2 + 3*x^3")]
    [InlineData("f(n) = Σ_{i=1}^n g(i); g(m) = Π_{j=1}^m x_j; f(2)", "x_1 + x_1*x_2")]
    [InlineData("f(v) = v[1]² + v[2]; f([x, y])", "x^2 + y")]
    [InlineData("f(c) = if c then x else y; f(x > 0)", "if x > 0 then x else y")]
    [InlineData("f(c, d) = if c and not d then x else y; f(x > 0, y > 0)", "if x > 0 and not y > 0 then x else y")]
    [InlineData("f(k) = x_{k+1} + x_{k+2}; f(2)", "x_3 + x_4")]
    [InlineData("f(x) = x²; f(f(x)+1)", "((x^2) + 1)^2")]
    [InlineData("ReLU(x) = max(0, 2x); ReLU(y)", "max(0, 2*y)")]
    [InlineData("f(x) = if x > c then x else c; c = 2; f(y)", "if y > 2 then y else 2")]
    public void Functions_are_filled_in(string text, string expected)
    {
        var graph = new ExprGraph();
        Assert.Equal(graph.Parse(expected), graph.ParseModel(text).Result);
    }

    [Theory]
    [InlineData("h[1] = x; for n = 1..3 { h[n+1] = sin(h[n]) }; h[4]", "sin(sin(sin(x)))")]
    [InlineData("h[4]; for n = 1..3 { h[n+1] = sin(h[n]) }; h[1] = x; h_4", "sin(sin(sin(x)))")]
    [InlineData("L = 3; for n = 1..L-1 { a[n] = n x }; a[1] + a[2]", "x + 2*x")]
    [InlineData("for n = 1..L { a[n] = n x }; L = 1 + 1; a[1] + a[2]", "x + 2*x")]
    [InlineData("for i = 1..2 { for j = 1..2 { m[i,j] = i x + j } }; m[2,1] + m[1,2]", "2*x + 1 + (x + 2)")]
    [InlineData("for n = 1..3 { a[n] = n }; Σ_{n=1}^3 a[n]", "6")]
    [InlineData("for n = 1..3 { a[n] = n }; Σ_{n=1}^3 a_n", "6")]
    [InlineData("u{1} = x; u{2} = u{1} + y; u[2]", "x + y")]
    [InlineData("a⁽¹⁾ = x; a⁽²⁾ = a⁽¹⁾ y; a[2]", "x*y")]
    [InlineData("for n = 3..1 { a[n] = n }; x", "x")]
    [InlineData("v = [x; y]; v[2]", "y")]
    [InlineData("i = 2; v = [x; y; z]; v[i+1]", "z")]
    public void Families_and_loops_unroll(string text, string expected)
    {
        var graph = new ExprGraph();
        Assert.Equal(graph.Parse(expected), graph.ParseModel(text).Result);
    }

    [Fact]
    public void Members_of_families_are_found_by_name()
    {
        Model model = new ExprGraph().ParseModel("for n = 1..2 { h[n+1] = h[n] + w[n] }");
        Assert.Equal(["h[2]", "h[3]"], model.Names);
        Assert.Equal("h[1]", model["h[1]"].Name);
        Assert.Equal(["h[1]", "w[1]", "w[2]"], model.Free.Select(static v => v.Name));
        Assert.Equal(model["h[1]"] + model["w[1]"], model["h[ 2 ]"]);
    }

    [Fact]
    public void Subscripts_and_components_of_scalars_are_names()
    {
        var graph = new ExprGraph();
        Assert.Equal(["x_1", "x_2"], graph.ParseModel("Σ_{i=1}^2 x_i").Free.Select(static v => v.Name));
        Assert.Equal(["w_11", "w_12", "w_21", "w_22"], graph.ParseModel("Σ_{i,j=1}^2 w_ij").Free.Select(static v => v.Name));
        Assert.Equal(graph.Parse("x_1 + x_2"), graph.Parse("Σ_{i=1}^2 x_i"));
        Assert.Equal(["w_1_9", "w_1_10"], graph.ParseModel("Σ_{j=9}^{10} w_{1,j}").Free.Select(static v => v.Name.Replace("w_19", "w_1_9")));
    }

    [Theory]
    [InlineData("w := w − η dE/dw; E = w²; w", "w - η*2*w")]
    [InlineData("E = (w − 3)²; w := 0; for n = 1..3 { w := w − 0.1 dE/dw }; w", "1.464")]
    [InlineData("E = (w − 3)²; w := 0; w := w − 0.1 dE/dw; E", "5.76")]
    [InlineData("x := 2; x := x² + x; x := x + 1; x", "7")]
    [InlineData("y = x²; x := 3; y", "9")]
    [InlineData("x := 3; y = x²; x := 4; y", "16")]
    [InlineData("x := 3; y := x²; x := 4; y", "9")]
    [InlineData("p := w + 1; w := 5; p", "6")]
    [InlineData("E = w²; v := m v − η dE/dw; w := w + v; w", "w + (m*v - η*2*w)")]
    [InlineData("w := 1; v := 0; E = w²; for n = 1..2 { v := v/2 − dE/dw/4; w := w + v }; w", "0")]
    [InlineData("a[1] := 1; a[1] := a[1] + 1; a[1]", "2")]
    [InlineData("f(x) = a x; a := 2; a := a + 1; f(10)", "30")]
    [InlineData("E = w²; w := w − dE/dw; s := dE/dw; s", "-2*w")]
    public void Updates_give_new_values(string text, string expected)
    {
        var graph = new ExprGraph();
        var point = new Dictionary<string, double> { ["w"] = 0.9, ["η"] = 0.1, ["m"] = 0.5, ["v"] = -2 };
        Assert.Equal(graph.Parse(expected).Evaluate(point), graph.ParseModel(text).Result!.Value.Evaluate(point), 1e-14);
    }

    [Fact]
    public void Updates_in_a_row_are_one_step_of_descent()
    {
        // The gradient of each parameter is taken at the old values of all of them.
        var graph = new ExprGraph();
        Model model = graph.ParseModel("""
            L = (u v − 1)²
            u := u − α ∂L/∂u
            v := v − α ∂L/∂v
            """);
        Assert.Equal(graph.Parse("u − α ∂/∂u (u v − 1)²"), model["u"]);
        Assert.Equal(graph.Parse("v − α ∂/∂v (u v − 1)²"), model["v"]);
        Assert.Equal(["u", "v", "alpha"], model.Free.Select(static v => v.ToString()));
        var point = new Dictionary<string, double> { ["u"] = 2, ["v"] = 3, ["α"] = 0.01 };
        double u = 2 - (0.01 * 2 * 5 * 3), v = 3 - (0.01 * 2 * 5 * 2);
        Assert.Equal(Math.Pow((u * v) - 1, 2), model["L"].Evaluate(point), 1e-13);
    }

    [Fact]
    public void Two_equations_for_one_name_are_remarked_on()
    {
        Model model = new ExprGraph().ParseModel("p = 3; q = p; p = 4");
        Assert.Equal("4", model["q"].ToString());
        Assert.Contains(model.Notes, static n => n.Text.Contains("more than one equation") && n.Severity == LintSeverity.Warning);
    }

    [Fact]
    public void Conditions_can_be_named()
    {
        var graph = new ExprGraph();
        Assert.Equal(graph.Parse("if x > 0 then x else −x"), graph.ParseModel("c = x > 0; if c then x else −x").Result);
        Assert.Equal(Element.Boolean, graph.ParseModel("c = x > 0").Result!.Value.Type.Element);
    }

    [Fact]
    public void Assumed_sets_of_numbers_become_facts()
    {
        var graph = new ExprGraph();
        Model model = graph.ParseModel("n in N; x in R; x^n");
        Assert.Equal(Truth.True, model["n"].Facts.IsInteger);
        Assert.Equal(Truth.Unknown, model["x"].Facts.IsInteger);
    }

    [Fact]
    public void A_name_that_is_not_there_is_refused_with_a_suggestion()
    {
        Model model = new ExprGraph().ParseModel("rate = 2x; f(t) = t");
        var error = Assert.Throws<UnresolvedNameException>(() => model["rare"]);
        Assert.Contains("rate", error.Hint);
        Assert.Contains("function", Assert.Throws<UnresolvedNameException>(() => model["f"]).Hint);
    }

    [Fact]
    public void Statements_keep_names_as_symbols()
    {
        var graph = new ExprGraph();
        Model model = graph.ParseModel("z = sin y; y = x²");
        var z = Assert.IsType<Parsing.Binding.BoundDefinition>(model.Program.Statements[0]);
        Assert.Equal("sin(y)", z.Expression.ToString());
        Expr y = model.Program.Symbol("y");
        Assert.Equal("cos(y)", model.Program.InTermsOf(z.Expression, y).Differentiate(y).ToString());
        Assert.Equal("cos(x^2)", model.Program.Resolve(z.Expression.Differentiate(y)).ToString());
        Assert.Equal(["x"], model.Program.FreeIn(z.Symbol).Select(static v => v.Name));
    }
}
