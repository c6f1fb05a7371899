using Symbolic.Parsing;
using Symbolic.Parsing.Tests;

namespace Symbolic.Tests.Language;

/// <summary>The readings of the language page as mathematics: what was typed and its explicit form are one node.</summary>
public class ReadingTests
{
    // What is about vectors and matrices although nothing is declared: Σ without limits, components with indices, functions of matrices.
    private static readonly HashSet<string> s_vectors =
    [
        "1/K Σ_k (o_k-d_k)²", "tr AB", "Σ_i w_i x_i", "Σ_i w_i x_i + b", "f(Σ_i w_i x_i + θ)", "∑_{k=1}^K (ŷ_k − y_k)²", "sum_{i=1}^n x_i y_i",
        "∏_i x_i", "Σ_i Σ_j a_ij x_i x_j", "λ Σ_i w_i²", "2Σ_i x_i y", "-Σ_c d_c log(X_c)", "exp(z_i)/Σ_j exp(z_j)", "∂E/∂w_{jk}", "sum(x)", "‖W‖_F²",
    ];

    private static readonly double[] s_values = [0.7, 0.3, 1.9, 0.45, 1.1, 0.85, 1.35, 0.25, 0.6];

    public static TheoryData<string, string> Scalars()
    {
        var data = new TheoryData<string, string>();
        foreach ((string section, string input, string? reading) in LanguageReadings.Rows)
        {
            if (section is not ("G" or "H") && reading is not null && input != "Σ_{i=1}^{n} i²" && !s_vectors.Contains(input))
            {
                data.Add(input, reading);
            }
        }

        return data;
    }

    public static TheoryData<string> Vectors() => [.. s_vectors];

    public static TheoryData<string> Rejected() => [.. LanguageReadings.Rows.Where(static r => r.Reading is null).Select(static r => r.Input).Distinct()];

    [Theory]
    [MemberData(nameof(Scalars))]
    public void An_input_and_its_explicit_form_are_the_same_node(string input, string reading)
    {
        var graph = new ExprGraph();
        Assert.Equal(graph.Parse(reading), graph.Parse(input));
    }

    [Theory]
    [MemberData(nameof(Scalars))]
    public void What_is_read_has_a_value_or_asks_for_an_unknown_function(string input, string reading)
    {
        _ = reading;
        var graph = new ExprGraph();
        Model model = graph.ParseModel(input);
        Expr result = model.Result!.Value;
        var point = model.Free.Select(static (v, i) => (v.Name, Value: s_values[i % s_values.Length])).ToDictionary(static p => p.Name, static p => p.Value);
        if (Contains(result, Operators.Call))
        {
            Assert.Throws<UnresolvedNameException>(() => result.Evaluate(point));
        }
        else if (result.Type.Shape.IsScalar)
        {
            _ = result.Evaluate(point);
        }
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void What_is_about_vectors_is_read_with_their_shapes(string input)
    {
        Model model = new ExprGraph().ParseModel(input);
        Assert.Contains(model.Notes, static note => note.Text.StartsWith("read with", StringComparison.Ordinal));
        Assert.Contains(model.Free, static v => !v.Shape.IsScalar);
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public void What_the_page_rejects_is_rejected(string input) => Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(input));

    private static bool Contains(Expr e, Operator op) => e.Descendants().Any(node => node.Operator == op);
}
