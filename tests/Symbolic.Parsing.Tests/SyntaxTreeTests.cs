using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Tests;

public class SyntaxTreeTests
{
    // The typed text of every operation, in the order of the tree.
    private static List<string> Spans(string text)
    {
        var spans = new List<string>();
        var work = new Stack<SyntaxNode>();
        foreach (var statement in Parser.Parse(text, TestFunctions.Options).Statements.Reverse())
            work.Push(statement);
        while (work.TryPop(out var node))
        {
            if (node.ChildCount > 0 && node is not ExpressionStatement)
                spans.Add(text.Substring(node.Span.Start, node.Span.Length));
            for (var k = node.ChildCount - 1; k >= 0; k--)
            {
                var child = node.Child(k);
                Assert.True(child.Span.Start >= 0 && child.Span.End <= text.Length);
                work.Push(child);
            }
        }

        return spans;
    }

    [Fact]
    public void Spans_are_exact()
    {
        Assert.Equal(["(xy + z)² + exp(x − yz)", "(xy + z)²", "(xy + z)", "xy", "exp(x − yz)", "x − yz", "yz"], Spans("(xy + z)² + exp(x − yz)"));
        Assert.Equal(["-sin 2x", "sin 2x", "2x"], Spans("-sin 2x"));
        Assert.Equal(["d/dx x²", "x²"], Spans("d/dx x²"));
        Assert.Equal(["y = a[1]", "a[1]"], Spans("y = a[1]"));
        Assert.Equal(["dz/dx"], Spans("dz/dx"));
        Assert.Equal(["Σ_{i=1}^n i²", "1}^n", "i²"], Spans("Σ_{i=1}^n i²"));
        Assert.Equal(["|x| y", "|x|"], Spans("|x| y"));
    }

    [Fact]
    public void Spans_point_into_LaTeX_as_typed() => Assert.Equal([@"\frac{a}{b} + c", @"\frac{a}{b}"], Spans(@"\frac{a}{b} + c"));

    [Theory]
    [InlineData("0.1", 1, 10)]
    [InlineData("2.50", 5, 2)]
    [InlineData("1e3", 1000, 1)]
    [InlineData("1.5e-2", 3, 200)]
    [InlineData("½", 1, 2)]
    [InlineData("10", 10, 1)]
    public void Numbers_are_exact(string text, int numerator, int denominator)
    {
        var number = (NumberNode)((ExpressionStatement)Parser.Parse(text, TestFunctions.Options).Statements[0]).Expression;
        Assert.Equal((numerator, denominator), number.ExactValue());
    }

    [Fact]
    public void Big_numbers_keep_every_digit()
    {
        var number = (NumberNode)((ExpressionStatement)Parser.Parse("123456789012345678901234567890.5", TestFunctions.Options).Statements[0]).Expression;
        Assert.Equal(System.Numerics.BigInteger.Parse("246913578024691357802469135781", System.Globalization.CultureInfo.InvariantCulture), number.ExactValue().Numerator);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void Culture_does_not_matter(string culture)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new System.Globalization.CultureInfo(culture);
            Assert.Equal("(1.5 * x) - 2", Reading.Of("1.5x - 2"));
            Assert.Equal((3, 2), ((NumberNode)((ExpressionStatement)Parser.Parse("1.5", TestFunctions.Options).Statements[0]).Expression).ExactValue());
            Assert.Equal("syntax", Reading.Error("1,5").Code);
            Assert.Equal("f_{1,2}(x, y)", Reading.Of("f_{1,2}(x,y)"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Updates_differ_from_definitions()
    {
        AssignmentStatement Statement(string text) => (AssignmentStatement)Parser.Parse(text, TestFunctions.Options).Statements[0];
        Assert.Equal(AssignmentKind.Definition, Statement("y = x").Kind);
        Assert.Equal(AssignmentKind.Update, Statement("y := y + x").Kind);
        Assert.Equal(AssignmentKind.Update, Statement("y ← y + x").Kind);
    }
}
