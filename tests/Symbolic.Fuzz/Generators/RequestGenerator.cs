using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Symbolic.Fuzz.Generators;

/// <summary>Requests of the machine interface: mostly as they should be, and now and then with a field of another kind.</summary>
internal sealed class RequestGenerator(Random random)
{
    private static readonly string[] s_operations =
    [
        "parse", "simplify", "diff", "gradient", "jacobian", "hessian", "eval", "check", "explain", "codegen", "jvp", "vjp", "cost", "equal", "expand", "factor", "collect", "together", "cancel", "apart",
    ];

    private static readonly string[] s_formats = ["text", "unicode", "latex", "csharp", "c", "python", "julia", "sql", "dot", "tree", "mathml", "named", "none"];
    private static readonly string[] s_values = ["1", "0", "-2.5", "1e300", "\"NaN\"", "\"Infinity\"", "\"1/3\"", "[1,2,3]", "[[1,2],[3,4]]", "[[1,2,3],[4,5,6]]", "true", "null", "{}", "\"x\"", "[]", "[[]]", "{\"1\": [1, 2]}"];

    private readonly FormulaGenerator _formulas = new(random);

    /// <summary>A line.</summary>
    public string Line()
    {
        var request = new JsonObject();
        string operation = _formulas.Pick(s_operations);
        bool isProgram = random.Next(3) == 0;
        Put(request, "id", () => random.Next(100));
        request["op"] = operation;
        request["source"] = isProgram ? new ProgramGenerator(random).Program() : _formulas.Number(random.Next(1, 8));
        if (operation == "equal")
        {
            request["other"] = _formulas.Number(random.Next(1, 6));
        }

        if (operation == "codegen")
        {
            request["target"] = _formulas.Pick("csharp", "c", "python", "julia", "sql", "torch");
        }

        if (operation is "jvp" or "vjp")
        {
            request["direction"] = JsonNode.Parse($"{{\"x\": {_formulas.Pick(s_values)}, \"y\": 1}}");
        }

        Sometimes(request, "wrt", 2, () => Names(random.Next(1, 4)));
        Sometimes(request, "of", 6, () => _formulas.Pick("y1", "y2", "E", "x", "nothing"));
        Sometimes(request, "names", 8, () => Names(1));
        Sometimes(request, "assume", 5, () => new JsonArray(_formulas.Pick("x > 0", "y < 0", "x >= 0", "y.^2 = 1", "A symmetric", "x in R^3", "0 < x < 1", "x")));
        Sometimes(request, "simplify", 6, () => random.Next(2) == 0);
        Sometimes(request, "shapes", 5, () => JsonNode.Parse($"{{\"{_formulas.Pick("x", "A", "b")}\": {_formulas.Pick("[3]", "[2,3]", "[\"n\"]", "[\"n\",\"n+1\"]", "[]", "[0]", "[1]", "3")}}}"));
        Sometimes(request, "at", 2, () => new JsonArray(Point(), Point()));
        Sometimes(request, "formats", 3, () => new JsonArray(_formulas.Pick(s_formats), _formulas.Pick(s_formats)));
        Sometimes(request, "level", 6, () => random.Next(0, 5));
        Sometimes(request, "paths", 8, () => true);
        Sometimes(request, "tables", 8, () => true);
        Sometimes(request, "lines", 8, () => true);
        Sometimes(request, "order", 10, () => _formulas.Pick("falling", "rising", "none"));
        Sometimes(request, "what", 10, () => new JsonArray(_formulas.Pick("value", "gradient", "hessian", "jacobian")));
        Sometimes(request, "dialect", 10, () => _formulas.Pick("postgresql", "duckdb", "sqlite", "none"));
        Sometimes(request, "name", 10, () => _formulas.Pick("f", "", "a b", "class", "é", "f\nreturn"));
        return request.ToJsonString(s_relaxed);
    }

    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonNode Point()
    {
        var text = new StringBuilder("{");
        foreach (string name in (string[])["x", "y", "z", "a", "b", "t", "A"])
        {
            if (random.Next(8) > 0)
            {
                string value = random.Next(4) == 0 ? _formulas.Pick(s_values) : ((random.NextDouble() * 4) - 2).ToString("R", CultureInfo.InvariantCulture);
                text.Append(text.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"\"{name}\":{value}");
            }
        }

        return JsonNode.Parse(text.Append('}').ToString())!;
    }

    private JsonArray Names(int count) => [.. Enumerable.Range(0, count).Select(_ => JsonValue.Create(_formulas.Pick("x", "y", "z", "a", "A", "b", "W[1]", "rate", "λ", "")))];

    private void Sometimes(JsonObject request, string field, int oneIn, Func<JsonNode?> value)
    {
        if (random.Next(oneIn) == 0)
        {
            Put(request, field, value);
        }
    }

    private void Put(JsonObject request, string field, Func<JsonNode?> value) =>
        request[field] = random.Next(12) == 0 ? JsonNode.Parse(_formulas.Pick(s_values)) : value();
}
