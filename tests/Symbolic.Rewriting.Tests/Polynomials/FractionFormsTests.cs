namespace Symbolic.Tests;

/// <summary>What expressions over the same variables share changes no form.</summary>
public sealed class FractionFormsTests
{
    private static readonly string[] Formulas =
    [
        "(x^2-1)/(x-1)", "(x^2-1)/(x-1)+1/(x+1)", "(1-x)*(1+x)+sqrt(1+x^2)", "x*sqrt(1+x^2)/(1+x^2)", "(sqrt(1+x^2)-1)*(sqrt(1+x^2)+1)/x^2",
        "0.5*x+0.25*x^2+sqrt(1+x^2)", "x/2+x^2/4+sqrt(1+x^2)", "1/(1-x)-1/(x-1)+sqrt(1+x^2)", "(x+y)^2-(x-y)^2", "x*y/(x*y+x)-y/(1+y)",
        "exp(2*x)-1", "(exp(2*x)-1)/(exp(x)+1)", "sqrt(2)*x+sqrt(8)*x^2", "(a*x+b)*(a*x-b)/(a*x+b)^2", "1/0+x+x^2", "x^40-y^40+(x+y)^3",
    ];

    [Fact]
    public void Are_the_same_after_others_were_read_and_alone()
    {
        var graph = new ExprGraph();
        var shared = new FractionMemories();
        for (int round = 0; round < 2; round++)
        {
            foreach (string formula in round == 0 ? Formulas : Enumerable.Reverse(Formulas))
            {
                Expr expr = graph.Parse(formula);
                Assert.Equal(FormsOf(expr, new FractionMemories()), FormsOf(expr, shared));
            }
        }
    }

    [Theory]
    [InlineData("(x^2-1)/(x-1)", "x + 1")]
    [InlineData("x^2-y^2", "(x - y)*(x + y)")]
    public void Factored_and_cancelled(string formula, string expected)
    {
        FractionForms forms = FractionForms.Read(new ExprGraph().Parse(formula), new FractionMemories(), CancellationToken.None)!;
        Assert.Equal(expected, forms.Factored()!.Value.ToText());
    }

    private static (Expr? Factored, Expr? Cancelled) FormsOf(Expr expr, FractionMemories memories)
    {
        FractionForms? forms = FractionForms.Read(expr, memories, CancellationToken.None);
        return (forms?.Factored(), forms?.Cancelled());
    }
}
