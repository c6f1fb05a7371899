namespace Symbolic.Conformance;

/// <summary>The rewrites that constructors apply keep value and domain: the built node against the declared value of its operands.</summary>
public class ExactTests
{
    public static TheoryData<string> Computing() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real && o.OperandElement(0) == Element.Real));

    public static TheoryData<string> Comparisons() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.ResultElement == Element.Boolean && o.OperandElement(0) == Element.Real));

    [Theory]
    [MemberData(nameof(Computing))]
    [MemberData(nameof(Comparisons))]
    public void Plain_operands_keep_their_value(string name)
    {
        new ExactCheck(OperatorCases.Named(name)).Plain();
    }

    [Theory]
    [MemberData(nameof(Computing))]
    public void Compound_operands_keep_their_value(string name) => new ExactCheck(OperatorCases.Named(name)).Compound();

    [Fact]
    public void Multiples_of_pi_have_their_exact_values()
    {
        var graph = new ExprGraph();
        Expr pi = graph.Constant(Operators.Pi);
        Expr two = Operators.Sqrt[graph.Number(2)], three = Operators.Sqrt[graph.Number(3)];
        Assert.Equal(graph.Zero, Operators.Sin[pi]);
        Assert.Equal(-graph.One, Operators.Cos[pi]);
        Assert.Equal(graph.Number(Rational.From(1, 2)), Operators.Sin[pi / 6]);
        Assert.Equal(three / 2, Operators.Cos[pi / 6]);
        Assert.Equal(-(two / 2), Operators.Cos[3 * pi / 4]);
        Assert.Equal(three, Operators.Tan[pi / 3]);
        Assert.Equal(-graph.One, Operators.Tan[-pi / 4]);
        Assert.Equal(graph.Constant(Operators.Undefined), Operators.Tan[pi / 2]);
        Assert.Equal(graph.Constant(Operators.Undefined), Operators.Sec[5 * pi / 2]);
        Assert.Equal(2 / three, Operators.Csc[2 * pi / 3]);
        Assert.Same(Operators.Sin, Operators.Sin[pi / 7].Operator);
    }
}
