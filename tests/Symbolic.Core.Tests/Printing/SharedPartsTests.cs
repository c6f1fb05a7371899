using static Symbolic.Operators;

namespace Symbolic.Tests.Printing;

public class SharedPartsTests
{
    [Fact]
    public void APartThatIsUsedTwiceIsNamed()
    {
        var graph = new ExprGraph();
        (Expr x, Expr w, Expr b) = graph.Symbols("x", "w", "b");
        Expr s = Sigmoid[(w * x) + b];
        SharedParts named = (s * (1 - s) * x).NameSharedParts();
        Assert.Equal("s*(1 - s)*x where s = sigmoid(w*x + b)", named.ToText());
        Assert.Equal("s(1 − s) x where s = σ(wx + b)", named.ToUnicode());
        Assert.Equal(@"s (1 - s) x \quad \text{where } s = \sigma(w x + b)", named.ToLatex());
    }

    [Fact]
    public void SmallPartsAndPartsUsedOnceKeepTheirText()
    {
        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr e = (x.Pow(2) * Sin[x.Pow(2)]) + Exp[x - (y * 2)];
        SharedParts named = e.NameSharedParts();
        Assert.Empty(named.Parts);
        Assert.Equal(e.ToText(), named.ToText());
    }

    [Fact]
    public void NamesThatTheGraphHasAreLeftAlone()
    {
        var graph = new ExprGraph();
        (Expr s, Expr t, Expr x) = graph.Symbols("s", "t", "x");
        graph.Call("u", [x]);
        Expr part = Sin[(s * x) + t];
        Assert.Equal("v*exp(v) where v = sin(s*x + t)", (part * Exp[part]).NameSharedParts().ToText());
    }

    [Fact]
    public void ATextIsAsLongAsTheGraphIsLarge()
    {
        var graph = new ExprGraph();
        Expr e = graph.Symbol("x") + 1;
        for (int i = 0; i < 60; i++)
        {
            e = Sin[e] * e;
        }

        SharedParts named = e.NameSharedParts();
        string text = named.ToText();
        Assert.InRange(text.Length, 100, 4000);
        Assert.Equal(named.Parts.Length, text.Split(" = ").Length - 1);

        // Each name is explained after its use, by names that are explained later still.
        for (int i = 0; i < named.Parts.Length; i++)
        {
            Assert.DoesNotContain(named.Parts[i].Value.ToText(), named.Result.ToText());
        }

        Assert.EndsWith("sin(x + 1)*(x + 1)", text);
    }

    [Fact]
    public void PutBackInPlaceThePartsGiveTheExpression()
    {
        var graph = new ExprGraph();
        for (int seed = 0; seed < 200; seed++)
        {
            Expr e = new RandomExpressions(graph, seed).Next(12);
            SharedParts named = SharedParts.Of(e, smallest: 3);
            var values = new Dictionary<string, Expr>();
            foreach ((Expr name, Expr value) in named.Parts)
            {
                values.Add(name.Name, Replace(graph, value, values));
            }

            Assert.Equal(e, Replace(graph, named.Result, values));
        }
    }

    private static Expr Replace(ExprGraph graph, Expr node, Dictionary<string, Expr> values)
    {
        if (node.Operands.Count == 0)
        {
            return node.IsSymbol && values.TryGetValue(node.Name, out Expr value) ? value : graph.Import(node);
        }

        Expr[] operands = [.. node.Operands.Select(o => Replace(graph, o, values))];
        return node.Operator == Call ? graph.Call(node.Function.Name, operands, node.Function.Derivatives.AsSpan()) : graph.Apply(node.Operator, operands);
    }
}
