using System.Text.Json;
using Xunit.Abstractions;

namespace Symbolic.Tests.Language;

/// <summary>The worked examples whose inputs are all numbers: values, gradients, Hessians.</summary>
public class ExampleTests(ITestOutputHelper output)
{
    [Fact]
    public void Scalar_examples_have_their_values_gradients_and_Hessians()
    {
        if (SharedCases.Find("examples.json", output) is not { } file)
        {
            return;
        }

        int seen = 0;
        foreach (JsonElement example in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("examples").EnumerateArray())
        {
            JsonElement inputs = example.GetProperty("inputs");
            if (inputs.EnumerateObject().Any(static i => i.Value.ValueKind != JsonValueKind.Number))
            {
                continue;
            }

            seen++;
            Check(example, inputs.EnumerateObject().ToDictionary(static i => i.Name, static i => i.Value.GetDouble()));
        }

        Assert.True(seen >= 10, $"{seen} examples");
    }

    [Fact]
    public void Differences_are_those_of_the_checks()
    {
        if (SharedCases.Find("examples.json", output) is not { } file)
        {
            return;
        }

        int seen = 0;
        foreach (JsonElement check in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("checks").EnumerateArray())
        {
            if (check.GetProperty("kind").GetString() != "richardson")
            {
                continue;
            }

            seen++;
            var graph = new ExprGraph();
            Model model = graph.ParseModel(check.GetProperty("program").GetString()!);
            Expr variable = Assert.Single(model.Free);
            string step = check.GetProperty("z").GetRawText(), program = check.GetProperty("program").GetString()!;
            double at = check.GetProperty("at").GetDouble();
            double extrapolated = graph.Parse($"richardson({program}, {variable.Name}, {step})").Evaluate((variable, at));
            Assert.Equal(check.GetProperty("expected").GetProperty("extrapolated").GetDouble(), extrapolated, 1e-10);
            Assert.Equal(check.GetProperty("exact").GetDouble(), model.Result!.Value.Differentiate(variable).Evaluate((variable, at)), 1e-12);
        }

        Assert.True(seen >= 10, $"{seen} checks");
    }

    [Fact]
    public void One_hidden_layer_of_threshold_units_computes_exclusive_or()
    {
        var graph = new ExprGraph();
        Model model = graph.ParseModel("H(s) = {1 if s > 0; 0 otherwise}; H(H(x_1 + x_2 − 1/2) − H(x_1 + x_2 − 3/2) − 1/2)");
        foreach ((double a, double b) in ((double, double)[])[(0, 0), (0, 1), (1, 0), (1, 1)])
        {
            Assert.Equal(a == b ? 0 : 1, model.Result!.Value.Evaluate((graph.Symbol("x_1"), a), (graph.Symbol("x_2"), b)));
        }
    }

    private static void Check(JsonElement example, Dictionary<string, double> point)
    {
        string id = example.GetProperty("id").GetString()!;
        var graph = new ExprGraph();
        Model model = graph.ParseModel(example.GetProperty("program").GetString()!, new ReadingOptions { Names = point.Keys });
        string of = example.GetProperty("output").GetString()!;
        Expr f = of.StartsWith('(') ? model.Result!.Value : model[of];
        Close(id, example.GetProperty("value").GetDouble(), f.Evaluate(point), 1e-12);
        Gradient gradient = f.Gradient([.. model.Free]);
        foreach (JsonProperty wanted in example.GetProperty("gradient").EnumerateObject())
        {
            Close($"{id} by {wanted.Name}", wanted.Value.GetDouble(), gradient[graph.Symbol(wanted.Name)].Evaluate(point), 1e-10);
        }

        if (!example.TryGetProperty("hessian", out JsonElement hessian))
        {
            return;
        }

        foreach (JsonProperty wanted in hessian.EnumerateObject())
        {
            string[] names = wanted.Name.Split(',');
            Expr h = graph.ParseModel($"{example.GetProperty("program").GetString()}\nhessian({(of.StartsWith('(') ? "_" : of)}, [{wanted.Name}])".Replace("hessian(_, ", $"hessian({example.GetProperty("program").GetString()}, "), new ReadingOptions { Names = point.Keys }).Result!.Value;
            JsonElement value = wanted.Value.GetProperty("value");
            for (int i = 0; i < names.Length; i++)
            {
                for (int j = 0; j < names.Length; j++)
                {
                    double expected = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value[i][j].GetDouble();
                    Close($"{id} by {names[i]}, {names[j]}", expected, h.Operands[(i * names.Length) + j].Evaluate(point), 1e-8);
                }
            }
        }
    }

    private static void Close(string what, double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)), $"{what}: {actual} instead of {expected}");
}
