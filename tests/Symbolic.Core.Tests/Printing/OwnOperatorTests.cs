namespace Symbolic.Tests.Printing;

public class OwnOperatorTests
{
    private static readonly UnaryOperator s_bump = new("bump")
    {
        Summary = "1/(1 + x^4).",
        Notation = Notation.Function("bump", @"\operatorname{bump}"),
        Code = new() { CSharp = "(1 / (1 + {0} * {0} * {0} * {0}))", C = "", Python = "", Julia = "", Sql = null },
        Traits = Traits.Even | Traits.AppliesBare,
        Domain = Domain.Reals,
        Range = Interval.Positive,
        Partial = static (x, y) => -4 * x.Pow(3) * y.Pow(2),
        Evaluate = static x => 1 / (1 + (x * x * x * x)),
        Samples = [0, 1, -2],
    };

    [Fact]
    public void AUsersOperatorPrintsByItsDeclaration()
    {
        var graph = new ExprGraph();
        graph.Register(s_bump);
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr e = y * s_bump[x].Pow(2) / s_bump[x + 1];
        Assert.Equal("y*bump(x)^2/bump(x + 1)", e.ToText());
        Assert.Equal("y bump²(x)/bump(x + 1)", e.ToUnicode());
        Assert.Equal(@"\frac{y \operatorname{bump}(x)^{2}}{\operatorname{bump}(x + 1)}", e.ToLatex());
        Assert.Equal(e, TextReader.Read(graph, e.ToText()));
    }

    [Fact]
    public void ItsNameIsNotSpelledByAccident()
    {
        var graph = new ExprGraph(OperatorTable.Standard.With(Named("ab")));
        (Expr a, Expr b) = graph.Symbols("a", "b");
        Assert.Equal("a·b", (a * b).ToUnicode());
        Assert.Equal("ba", (b * a).ToUnicode());
    }

    private static UnaryOperator Named(string name) => new(name)
    {
        Summary = s_bump.Summary,
        Notation = Notation.Function(name, @"\operatorname{" + name + "}"),
        Code = s_bump.Code,
        Domain = s_bump.Domain,
        Range = s_bump.Range,
        Partial = s_bump.Partial,
        Evaluate = s_bump.Evaluate,
        Samples = s_bump.Samples,
    };
}
