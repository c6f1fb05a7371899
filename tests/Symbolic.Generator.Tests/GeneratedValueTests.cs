using System.Globalization;
using System.Reflection;
using System.Text;

namespace Symbolic.Generator.Tests;

/// <summary>What generated methods compute, beside what the expressions are.</summary>
public class GeneratedValueTests
{
    private delegate double Function(double x, double y, double z);

    private delegate double ValueAndGradient(double x, double y, double z, Span<double> gradient);

    private const string OfVectors = "norm([x; y; z])² + trace([x, y; z, 2]*[x, y; z, 2])";

    private static readonly string[] s_formulas =
    [
        "(xy+z)²+exp(x−yz)",
        "log(x² + y²) + sqrt(1 + z²)",
        "log(1 + x) - log y + z",
        "sqrt(x+1) - sqrt(x) + y z",
        "sin(x y) cos(z)/(1 + x^2)",
        "x^y + y^(2/3) + z^3",
        "max(x, y, z) + |x − z| + relu(y)",
        "if x > y and z < 2 then log(x − y) z else x y + exp(z)",
        "a = x y; b = sin a; b² + a z + exp b",
        "sum_{i=1}^{6} x^i/(i + y²) − z",
        "x²/x + y + z",
        "log(x + sqrt(x² + 1)) y − z",
        "d/dx (x³ y) + z",
        OfVectors,
        "h(t) = t² + z; h(x) h(y)",
        "tan(x)/(2 + sin(y)) + sinh(z)/cosh(z)",
        "0.1 x + 1/3 y + 1e-3 z + pi",
    ];

    private static readonly double[][] s_points = [[1, 2, 0], [0.5, -1.25, 3], [-0.75, 0.5, 1.5], [2, 2, 2], [0, 1, -1], [3.5, 0.25, 0.125]];

    [Fact]
    public void Values_gradients_and_second_derivatives_are_those_of_the_expressions()
    {
        var source = new StringBuilder("using System; using Symbolic; public static partial class Generated {\n");
        for (int i = 0; i < s_formulas.Length; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                [Formula("{{s_formulas[i]}}")] public static partial double F{{i}}(double x, double y, double z);
                [Gradient("{{s_formulas[i]}}")] public static partial double G{{i}}(double x, double y, double z, Span<double> gradient);
                [Derivative("{{s_formulas[i]}}", "x", "y")] public static partial double S{{i}}(double x, double y, double z);

                """);
        }

        Type generated = GeneratorRun.Of(source.Append('}').ToString()).Load().GetType("Generated")!;
        for (int i = 0; i < s_formulas.Length; i++)
        {
            var graph = new ExprGraph();
            Expr f = graph.ParseModel(s_formulas[i] == OfVectors ? "x² + y² + z² + x² + 2 y z + 4" : s_formulas[i]).Result!.Value;
            Expr[] variables = [graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("z")];
            Gradient gradient = f.Gradient(variables);
            Expr second = f.Differentiate(variables[0], variables[1]);
            Function[] expected = [.. new[] { f }.Concat(gradient).Append(second).Select(e => e.Compile<Function>(new CompileOptions { Form = NumericalForm.AsWritten }, variables))];
            var value = generated.GetMethod($"F{i}")!.CreateDelegate<Function>();
            var both = generated.GetMethod($"G{i}")!.CreateDelegate<ValueAndGradient>();
            var mixed = generated.GetMethod($"S{i}")!.CreateDelegate<Function>();
            foreach (double[] p in s_points)
            {
                double[] slopes = new double[3];
                double[] values = [.. expected.Select(e => e(p[0], p[1], p[2]))];
                Same(values[0], value(p[0], p[1], p[2]), s_formulas[i], p);
                Same(values[0], both(p[0], p[1], p[2], slopes), s_formulas[i], p);
                for (int k = 0; k < 3; k++)
                {
                    Same(values[1 + k], slopes[k], $"{s_formulas[i]} by {variables[k]}", p);
                }

                Same(values[4], mixed(p[0], p[1], p[2]), $"{s_formulas[i]} by x and y", p);
            }
        }
    }

    /// <summary>A parameter as C#, and as a formula.</summary>
    public static TheoryData<string, string> Names => new()
    {
        { "e", "e" }, { "i", "i" }, { "pi", "pi" }, { "π", "π" }, { "inf", "inf" }, { "nan", "nan" }, { "T", "T" }, { "d", "d" }, { "dx", "dx" }, { "sin", "sin" },
        { "log10", "log10" }, { "Σ", "Σ" }, { "sum", "sum" }, { "norm", "norm" }, { "var", "var" }, { "index", "index" }, { "and", "and" }, { "then", "then" },
        { "@class", "class" }, { "@if", "if" }, { "@else", "else" }, { "@for", "for" }, { "@true", "true" }, { "@double", "double" }, { "@x", "x" },
        { "@return", "return" }, { "await", "await" }, { "value", "value" }, { "record", "record" }, { "v1", "v1" }, { "Math", "Math" }, { "System", "System" }, { "global", "global" },
        { "\\u0078", "x" }, { "r\\u0061te", "rate" }, { "x_1", "x_1" }, { "x_1", "x₁" }, { "x_max", "x_max" }, { "x_", "x_" }, { "learning_rate", "learning_rate" }, { "lambda", "λ" }, { "λ", "lambda" },
        { "alpha_1", "α_1" }, { "Δx", "Δx" }, { "é", "é" }, { "e\u0301", "é" }, { "é", "e\u0301" }, { "\u00b5", "\u00b5" }, { "\u00b5", "\u03bc" }, { "\u212a", "K" }, { "日本", "日本" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_may_be_called_like_constants_functions_and_words_of_both_languages(string parameter, string variable)
    {
        Type generated = GeneratorRun.Of($$"""
            using Symbolic;
            public static partial class Generated
            {
                [Formula("{{variable}} q + {{variable}} {{variable}}")] public static partial double Value(double {{parameter}}, double q);
                [Derivative("2 {{variable}} q + 5{{(char.IsLetter(variable[0]) && variable[0] != 'e' ? "" : "·")}}{{variable}}³")] public static partial (double, double) Slopes(double {{parameter}}, double q);
            }
            """).Load().GetType("Generated")!;
        Assert.Equal(10.0, generated.GetMethod("Value")!.Invoke(null, [2.0, 3.0]));
        Assert.Equal((66.0, 4.0), generated.GetMethod("Slopes")!.Invoke(null, [2.0, 3.0]));
    }

    [Fact]
    public void Every_function_of_the_table_is_generated_where_the_package_is_referenced()
    {
        var source = new StringBuilder("using System; using Symbolic; public static partial class Generated {\n");
        UnaryOperator[] functions = [.. OperatorTable.Standard.Functions.OfType<UnaryOperator>().Where(static f => !f.IsLogical && f.ResultElement == Element.Real)];
        for (int i = 0; i < functions.Length; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $$"""
                [Formula("{{functions[i].Name}}(t)")] public static partial double F{{i}}(double t);
                [Derivative("{{functions[i].Name}}(t)", "t")] public static partial double D{{i}}(double t);

                """);
        }

        GeneratorRun run = GeneratorRun.Of($"#pragma warning disable SYM008\n{source}}}", withSymbolic: true);
        Type generated = run.Load().GetType("Generated")!;
        Assert.True(functions.Length > 40);
        for (int i = 0; i < functions.Length; i++)
        {
            var graph = new ExprGraph();
            Expr t = graph.Symbol("t"), f = graph.Parse($"{functions[i].Name}(t)"), derivative = f.Differentiate(t);
            foreach (double at in functions[i].Samples)
            {
                Same(f.Evaluate((t, at)), (double)generated.GetMethod($"F{i}")!.Invoke(null, [at])!, functions[i].Name, [at]);
                Same(derivative.Evaluate((t, at)), (double)generated.GetMethod($"D{i}")!.Invoke(null, [at])!, $"the derivative of {functions[i].Name}", [at]);
            }
        }
    }

    [Fact]
    public void A_removed_singularity_stays_without_a_value()
    {
        var run = GeneratorRun.Of("""
            using Symbolic;
            public static partial class Generated
            {
                [Formula("x²/x")] public static partial double Value(double x);
                [Derivative("x²/x")] public static partial double Slope(double x);
            }
            """);
        Type generated = run.Load().GetType("Generated")!;
        Assert.Equal(double.NaN, generated.GetMethod("Value")!.Invoke(null, [0.0]));
        Assert.Equal(double.NaN, generated.GetMethod("Slope")!.Invoke(null, [0.0]));
        Assert.Equal(1.0, generated.GetMethod("Slope")!.Invoke(null, [-7.0]));
        Assert.Contains(run.Files, static f => f.Contains("/// <remarks>Provided x ≠ 0; otherwise NaN.</remarks>", StringComparison.Ordinal));
    }

    [Fact]
    public void A_branch_that_is_not_taken_has_no_say()
    {
        Type generated = GeneratorRun.Of("""
            using Symbolic;
            public static partial class Generated { [Derivative("if x > 0 then sqrt(x) log(x) else x²")] public static partial double Slope(double x); }
            """).Load().GetType("Generated")!;
        Assert.Equal(-4.0, generated.GetMethod("Slope")!.Invoke(null, [-2.0]));
    }

    [Fact]
    public void Without_the_package_what_is_stable_stays_so_as_far_as_the_framework_goes()
    {
        const string source = """
            using Symbolic;
            public static partial class Generated
            {
                [Formula("sqrt(x + 1) - sqrt(x)")] public static partial double Roots(double x);
                [Formula("log(1 + x)")] public static partial double Logarithm(double x);
            }
            """;
        GeneratorRun without = GeneratorRun.Of(source), with = GeneratorRun.Of(source, withSymbolic: true);
        Assert.Contains(without.Files, static f => f.Contains("global::System.Math.Log(1.0 + x)", StringComparison.Ordinal));
        Assert.Contains(with.Files, static f => f.Contains("global::Symbolic.Numerics.Special.Log1p(x)", StringComparison.Ordinal));
        Assert.Equal(4.9999999999999995e-9, (double)without.Load().GetType("Generated")!.GetMethod("Roots")!.Invoke(null, [1e16])!, 1e-23);
        Assert.Equal(1e-20, (double)with.Load().GetType("Generated")!.GetMethod("Logarithm")!.Invoke(null, [1e-20])!, 1e-35);
    }

    [Fact]
    public void A_formula_of_thousands_of_values_is_cut_up()
    {
        // Each sine is used twice, so that it gets a name.
        string formula = string.Join(" + ", Enumerable.Range(1, 700).Select(static i => $"sin({i} x y)^2 sin({i} x y)"));
        GeneratorRun run = GeneratorRun.Of($$"""
            using System;
            using Symbolic;
            public static partial class Generated { [Gradient("{{formula}}")] public static partial double F(double x, in double y, Span<double> v); }
            """);
        MethodInfo method = run.Load().GetType("Generated")!.GetMethod("F")!;
        Assert.Contains("static void Part", run.Files[0], StringComparison.Ordinal);
        var graph = new ExprGraph();
        var (x, y) = graph.Symbols("x", "y");
        Expr f = graph.Parse(formula);
        double[] slopes = new double[2];
        double value = method.CreateDelegate<LargeFunction>()(0.01, 0.7, slopes);
        Same(f.Evaluate((x, 0.01), (y, 0.7)), value, "a long sum", [0.01, 0.7]);
        Same(f.Differentiate(y).Evaluate((x, 0.01), (y, 0.7)), slopes[1], "a long sum", [0.01, 0.7]);
    }

    private delegate double LargeFunction(double x, in double y, Span<double> v);

    // Where the derivative as it comes has no value, the simplified one may have it.
    private static void Same(double expected, double actual, string what, double[] at)
    {
        bool same = double.IsNaN(expected) || expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-11 * Math.Max(1, Math.Abs(expected));
        Assert.True(same, string.Create(CultureInfo.InvariantCulture, $"{what} at {string.Join(", ", at)} is {expected}, generated code computes {actual}"));
    }
}
