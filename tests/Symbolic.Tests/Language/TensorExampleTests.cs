using System.Text.Json;
using Xunit.Abstractions;

namespace Symbolic.Tests.Language;

/// <summary>Programs of vectors, matrices and families with their values, gradients, Jacobians and Hessians.</summary>
public class TensorExampleTests(ITestOutputHelper output)
{
    [Fact]
    public void Examples_have_their_values_and_derivatives()
    {
        if (SharedCases.Find("examples.json", output) is not { } file)
        {
            return;
        }

        var failures = new List<string>();
        int seen = 0;
        foreach (JsonElement example in JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("examples").EnumerateArray())
        {
            seen++;
            try
            {
                Check(example);
            }
            catch (Exception e)
            {
                failures.Add($"{example.GetProperty("id").GetString()}: {e.GetType().Name} {e.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
        Assert.True(seen >= 50, $"{seen} examples");
    }

    [Fact]
    public void Derivatives_of_matrix_calculus_have_their_values()
    {
        var failures = new List<string>();
        List<JsonElement> cases = SharedCases.Lines("matrix.jsonl", output);
        foreach (JsonElement one in cases)
        {
            string layout = one.GetProperty("layout").GetString()!;
            if (layout == "vec")
            {
                continue;
            }

            try
            {
                Dictionary<string, TensorValue> point = one.GetProperty("variables").EnumerateObject().ToDictionary(static v => v.Name, static v => Instance(v.Value));
                Model model = Read(one.GetProperty("expr").GetString()!, point);
                string[] by = [.. one.GetProperty("wrt").EnumerateArray().Select(static v => v.GetString()!)];
                Expr f = model.Result!.Value;
                Expr derivative = layout == "hessian" ? f.Hessian(model[by[0]], model[by[^1]]) : f.Jacobian(model[by[0]]);
                JsonTensors.Close("derivative", one.GetProperty("derivative_value"), derivative.EvaluateTensor(point), 1e-6);
            }
            catch (Exception e)
            {
                failures.Add($"{one.GetProperty("expr").GetString()}: {e.GetType().Name} {e.Message}");
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    private static TensorValue Instance(JsonElement variable)
    {
        TensorValue value = JsonTensors.Tensor(variable.GetProperty("value"));
        return variable.GetProperty("kind").GetString() switch
        {
            "scalar" => value.Entries[0],
            "vector" => new TensorValue(new Shape(value.Entries.Length), value.Entries),
            _ => value,
        };
    }

    private static Model Read(string text, Dictionary<string, TensorValue> point) => new ExprGraph().ParseModel(text, new ReadingOptions
    {
        Names = [.. point.Keys.Where(static n => !n.Contains('['))],
        Shapes = point.ToDictionary(static p => p.Key, static p => p.Value.Shape),
    });

    private static void Check(JsonElement example)
    {
        Dictionary<string, TensorValue> point = JsonTensors.Point(example.GetProperty("inputs"));
        Model model = Read(example.GetProperty("program").GetString()!, point);
        string of = example.GetProperty("output").GetString()!;
        Expr f = of.StartsWith('(') ? model.Result!.Value : model[of];
        JsonTensors.Close("value", example.GetProperty("value"), f.EvaluateTensor(point), 1e-11);
        foreach (string kind in (string[])["gradient", "jacobian"])
        {
            if (!example.TryGetProperty(kind, out JsonElement wanted))
            {
                continue;
            }

            foreach (JsonProperty one in wanted.EnumerateObject())
            {
                JsonElement value = kind == "jacobian" ? one.Value.GetProperty("value") : one.Value;
                JsonTensors.Close($"{kind} by {one.Name}", value, f.Jacobian(model[one.Name]).EvaluateTensor(point), 1e-9);
            }
        }

        if (!example.TryGetProperty("hessian", out JsonElement hessian))
        {
            return;
        }

        foreach (JsonProperty one in hessian.EnumerateObject().Where(static h => !h.Name.Contains(',')))
        {
            JsonTensors.Close($"Hessian by {one.Name}", one.Value.GetProperty("value"), f.Hessian(model[one.Name], model[one.Name]).EvaluateTensor(point), 1e-7);
        }
    }
}
