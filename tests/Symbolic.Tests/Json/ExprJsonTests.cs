using System.Text.Json;
using Symbolic.Tests.Printing;

namespace Symbolic.Tests;

public class ExprJsonTests
{
    private readonly ExprGraph _graph = new();

    [Fact]
    public void AnExpressionIsAListOfNodes()
    {
        Assert.Equal(
            """{"symbolic":1,"nodes":[{"op":"symbol","name":"x"},{"op":"sin","args":[0]},{"op":"*","args":[1,0]}],"roots":[2]}""",
            ExprJson.Write(_graph.Parse("sin(x) x")));
    }

    [Fact]
    public void RandomExpressionsComeBackAsTheyWere()
    {
        for (int seed = 1; seed <= 300; seed++)
        {
            Expr e = new RandomExpressions(_graph, seed).Next(30);
            string json = ExprJson.Write(e);

            // Into the same graph: the same node. Into an empty one: the same JSON again.
            Assert.Equal(e, Assert.Single(ExprJson.Read(_graph, json)));
            Expr copy = Assert.Single(ExprJson.Read(new ExprGraph(), json));
            Assert.Equal(json, ExprJson.Write(copy));
        }
    }

    [Theory]
    [InlineData("A in R^{m×n}; x in R^n\n‖A x‖² + sum(softmax(A x))")]
    [InlineData("x in R^3\nx[2] + sum([x; 1])")]
    [InlineData("A in R^{n×n}\ntr(A⁻¹) + logdet(A) + sum(A .* eye(n))")]
    public void TensorsComeBackAsTheyWere(string text)
    {
        Expr f = _graph.ParseModel(text).Result!.Value;
        Expr gradient = f.Gradient(f.FreeVariables()[0])[0];
        string json = ExprJson.Write(f, gradient);
        Assert.Equal([f, gradient], ExprJson.Read(_graph, json));
        IReadOnlyList<Expr> copies = ExprJson.Read(new ExprGraph(), json);
        Assert.Equal(gradient.ToString(), copies[1].ToString());
        Assert.Equal(gradient.Shape, copies[1].Shape);
    }

    [Fact]
    public void WhatIsSharedIsWrittenOnce()
    {
        Expr e = _graph.Symbol("x");
        for (int i = 0; i < 20_000; i++)
        {
            e = Operators.Sin[e] * e;
        }

        string json = ExprJson.Write(e);
        Assert.Equal(e, ExprJson.Read(_graph, json)[0]);
        Assert.Throws<LimitException>(() => ExprJson.Read(_graph, json, new ExprJsonOptions { MaxNodes = 1000 }));
        Assert.Throws<LimitException>(() => ExprJson.Read(_graph, json, new ExprJsonOptions { MaxLength = 1000 }));
    }

    [Fact]
    public void AssumptionsAndExactNumbersAreKept()
    {
        Expr y = _graph.Symbol("y", Facts.Positive);
        _graph.AssumePower(y, 2, 2);
        Expr e = (y * Rational_(1, 3)) + _graph.Decimal(Rational.From(1, 10)) + _graph.Symbol("z");
        Expr copy = ExprJson.Read(new ExprGraph(), ExprJson.Write(e))[0];
        Assert.Equal("y*(1/3) + 0.1 + z", copy.ToText());
        Expr copied = copy.FreeVariables().Single(static v => v.Name == "y");
        Assert.Equal(Facts.Positive, copied.Facts);
        Assert.Equal(y.PowerFact, copied.PowerFact);
    }

    [Fact]
    public void OwnOperatorsAreFoundByName()
    {
        var own = new ExprGraph();
        own.Register(Operator.Unary("bump", OwnOperatorTests.Bump, (x, y) => y));
        string json = ExprJson.Write(own.Parse("bump(x)"));
        Assert.Equal("bump(x)", ExprJson.Read(own, json)[0].ToText());
        Assert.Contains("no operator 'bump'", Assert.Throws<JsonException>(() => ExprJson.Read(_graph, json)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"symbolic":2,"nodes":[],"roots":[]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"sin","args":[0]}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"sin","args":[5]}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"sin"}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"number","value":"1/0"}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"number","value":"x"}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"symbol","name":""}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"symbol","name":"x"},{"op":"not","args":[0]}],"roots":[1]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"symbol","name":"x"},{"op":"array","shape":[3],"args":[0]}],"roots":[1]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"array","shape":[["n"]],"args":[]}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"array","shape":[[0,[1,"n"]]],"args":[]}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"symbol","name":"x","shape":[2]},{"op":"einsum","inputs":[[7]],"output":[],"sizes":[2],"args":[0]}],"roots":[1]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"symbol","name":"x","shape":[2]},{"op":"einsum","inputs":[[0]],"output":[],"sizes":[3],"args":[0]}],"roots":[1]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"symbol","name":"x"},{"op":"call","name":"f","derivatives":[1],"args":[0]}],"roots":[1]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"delta","axes":[2],"factors":[],"constant":[0]}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[{"op":"number"}],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[7],"roots":[0]}""")]
    [InlineData("""{"symbolic":1,"nodes":[],"roots":[0]}""")]
    public void WhatIsNoExpressionIsRefused(string json) => Assert.ThrowsAny<JsonException>(() => ExprJson.Read(_graph, json));

    [Fact]
    public void AConverterServesOtherTypes()
    {
        var options = new JsonSerializerOptions { Converters = { new ExprJsonConverter(_graph) } };
        var law = new Law("spring", _graph.Parse("-k x"));
        Assert.Equal(law, JsonSerializer.Deserialize<Law>(JsonSerializer.Serialize(law, options), options));
    }

    private Expr Rational_(int p, int q) => _graph.Number(Rational.From(p, q));

    private sealed record Law(string Name, Expr Force);
}
