using System.Text.RegularExpressions;
using System.Xml.Linq;
using Symbolic.Verification;

namespace Symbolic.Tests.Printing;

/// <summary>
/// Every name that a program can give (to a number, a tensor, a function, an operator, a label) in every text that has a syntax:
/// what is written is what is written for a plain name, with other words in it.
/// </summary>
public class HostileTextTests
{
    private const string Plain = "qq7";

    // Of commands only those that names, and what cannot be seen in them, are set with.
    private static readonly Regex s_nameCommands = new(
        @"\\(?:[\\{}$%&#_^~ ,;!|]|(?:textbackslash|textasciitilde|textasciicircum|mathrm|mathit|mathbf|text|hat|tilde|bar|dot|ddot|vec|grave|acute|breve|check|mathring|backslash|operatorname|lambda)(?![A-Za-z]))");

    private static readonly Dictionary<string, Func<string, Expr>> s_carriers = new()
    {
        ["number"] = static name => new ExprGraph().Symbol(name) is var x ? (Operators.Sin[x] * 2) + x : default,
        ["vector"] = static name => new ExprGraph().Symbol(name, new Shape(2)) is var v ? v.Graph.Einsum("i,i->", v, Operators.Exp[v]) : default,
        ["matrix"] = static name => new ExprGraph() is var g ? g.Einsum("ij,j->i", g.Symbol(name, new Shape(2, 2)), g.Symbol("v", new Shape(2))) : default!,
        ["function"] = static name => new ExprGraph() is var g ? g.Call(name, [g.Symbol("x"), g.Symbol("y")]) + 1 : default!,
        ["derivative of a function"] = static name => new ExprGraph() is var g ? g.Call(name, [g.Symbol("x").Pow(2), g.Symbol("y")]).Differentiate(g.Symbol("x")) : default!,
        ["operator"] = static name => Own(name, @"\operatorname{own}"),
    };

    private static readonly Dictionary<string, Func<Expr, string, string>> s_pictures = new()
    {
        ["MathML"] = static (f, _) => f.ToMathMl(),
        ["graph"] = static (f, name) => Drawing(f, name).ToSvg(null, name),
        ["plot"] = static (f, name) => Plotted(f, name),
        ["pattern"] = static (f, name) => Pattern(f, name),
    };

    public static TheoryData<string> Carriers() => [.. s_carriers.Keys];

    [Theory]
    [MemberData(nameof(Carriers))]
    public void LaTeX_balances_and_has_no_command_that_a_name_brought_along(string carrier)
    {
        HashSet<string> known = [.. CommandsOf(s_carriers[carrier](Plain).ToLatex())];
        foreach (string name in HostileNames.All)
        {
            if (Built(carrier, name) is not { } f)
            {
                continue;
            }

            string latex = f.ToLatex();
            Assert.True(CommandsOf(s_nameCommands.Replace(latex, "")).All(known.Contains), $"{HostileNames.Shown(name)} gives {latex}");
            string bare = Regex.Replace(latex, @"\\[^A-Za-z]", "");
            Assert.False(bare.Any(static c => c is '$' or '%' or '#' or '&' or '\u2028' or '\u2029' or '\u202e' or '\u2066' || char.IsControl(c)), $"{HostileNames.Shown(name)} gives {HostileNames.Shown(latex)}");
            int depth = 0;
            Assert.All(bare, c => Assert.True((depth += c == '{' ? 1 : c == '}' ? -1 : 0) >= 0, $"{HostileNames.Shown(name)} gives {latex}"));
            Assert.Equal(0, depth);
        }
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void XML_has_no_element_and_no_attribute_that_a_name_brought_along(string carrier)
    {
        string[] ofNames = ["mrow", "mi", "mo", "mn", "msub", "msup", "msubsup", "mover", "mtext", "mspace", "mstyle", "mathvariant", "accent", "stretchy", "lspace", "rspace", "width", "form", "separator", "fence", "displaystyle"];
        foreach ((string kind, Func<Expr, string, string> write) in s_pictures)
        {
            HashSet<string> known = [.. WordsOf(write(s_carriers[carrier](Plain), Plain)), .. kind == "MathML" ? ofNames : []];
            foreach (string name in HostileNames.All)
            {
                if (Built(carrier, name) is { } f)
                {
                    string[] strange = [.. WordsOf(write(f, name)).Where(w => !known.Contains(w))];
                    Assert.True(strange.Length == 0, $"{kind} of {HostileNames.Shown(name)} has {string.Join(", ", strange)}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Carriers))]
    public void DOT_differs_by_quoted_labels_alone(string carrier)
    {
        foreach (Func<Expr, string, string> write in (Func<Expr, string, string>[])[static (f, _) => f.ToDot(), static (f, name) => Drawing(f, name).ToDot()])
        {
            string expected = WithoutLabels(write(s_carriers[carrier](Plain), Plain));
            foreach (string name in HostileNames.All)
            {
                if (Built(carrier, name) is { } f)
                {
                    string dot = write(f, name);
                    Assert.True(expected == WithoutLabels(dot), $"{HostileNames.Shown(name)} gives {dot}");
                }
            }
        }
    }

    [Fact]
    public void A_derivation_is_a_complete_environment_of_LaTeX()
    {
        foreach (string name in HostileNames.All)
        {
            var graph = new ExprGraph();
            Expr x = graph.Symbol(name), f = graph.Call(name, [x]) * Operators.Sin[x];
            string latex = f.Explain(x).ToLatex();
            Assert.True(latex.StartsWith("\\begin{align*}\n", StringComparison.Ordinal) && latex.TrimEnd().EndsWith("\\end{align*}", StringComparison.Ordinal));
            Assert.Single(Regex.Matches(latex, @"\\end\b"));
            string bare = Regex.Replace(latex, @"\\[^A-Za-z]", "");
            int depth = 0;
            Assert.All(bare, c => Assert.True((depth += c == '{' ? 1 : c == '}' ? -1 : 0) >= 0, $"{HostileNames.Shown(name)} gives {latex}"));
            Assert.True(depth == 0 && bare.Count(static c => c == '$') % 2 == 0, $"{HostileNames.Shown(name)} gives {latex}");
            Assert.False(bare.Any(static c => c is '%' or '#' or '\u2028' or '\u2029' or '\u202e' or '\u2066' || (char.IsControl(c) && c != '\n')), $"{HostileNames.Shown(name)} gives {latex}");
        }
    }

    [Theory]
    [InlineData("}")]
    [InlineData(@"\mathrm{a")]
    [InlineData("a$b")]
    [InlineData("a%b")]
    [InlineData("a&b")]
    [InlineData("a#1")]
    [InlineData("a\nb")]
    [InlineData("a\u202eb")]
    [InlineData(@"a\")]
    [InlineData("")]
    public void LaTeX_of_an_operator_that_would_end_the_formula_is_refused(string latex)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => Own("own", latex));
        Assert.Contains("'own'", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"\psi")]
    [InlineData(@"\operatorname{a\_b}")]
    [InlineData(@"f^{\ast}_{1}")]
    [InlineData(@"\mathrm{a \& b \% \# \$ \{ \}}")]
    public void Other_LaTeX_is_taken(string latex) => Assert.Contains(latex, Own("own", latex).ToLatex(), StringComparison.Ordinal);

    [Fact]
    public void Markup_in_the_LaTeX_of_an_operator_is_text_in_MathML()
    {
        string mathMl = Own("own", @"\operatorname{</mi><script>alert(1)</script>}").ToMathMl();
        Assert.DoesNotContain("script", WordsOf(mathMl));
    }

    private static Expr Own(string name, string latex)
    {
        var graph = new ExprGraph();
        var op = new UnaryOperator(name)
        {
            Summary = name,
            Notation = Notation.Function(name, latex),
            Code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null },
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (_, y) => y,
            Evaluate = Math.Exp,
            Samples = [1],
        };
        graph.Register(op);
        return op[graph.Symbol("x")] + 1;
    }

    // Null where the name is refused.
    private static Expr? Built(string carrier, string name)
    {
        try
        {
            return s_carriers[carrier](name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static GraphDrawing Drawing(Expr f, string name) => f.FreeVariables().All(static v => v.Shape.IsScalar)
        ? GraphDrawing.Of(ComputationalGraph.Of(f), name)
        : GraphDrawing.WithDerivatives(f, name, []);

    private static string Plotted(Expr f, string name)
    {
        Expr x = f.Graph.Symbol("t");
        return Plot.Of([new PlotRequest(name, x.Pow(2))], x, 0, 1).ToSvg(name);
    }

    private static string Pattern(Expr f, string name)
    {
        Expr x = f.Graph.Symbol("t");
        return PatternPicture.Of(new[] { x.Pow(2) }.JacobianSparsity(x), [name], [name]).ToSvg(name);
    }

    private static IEnumerable<string> CommandsOf(string latex) => Regex.Matches(Regex.Replace(latex, @"\\[^A-Za-z]", ""), @"\\[A-Za-z]+").Select(static m => m.Value);

    private static IEnumerable<string> WordsOf(string xml) => XDocument.Parse(xml).Descendants().SelectMany(static e => e.Attributes().Select(static a => a.Name.LocalName).Prepend(e.Name.LocalName)).Distinct();

    private static string WithoutLabels(string dot) => Regex.Replace(dot, """
        "(?:[^"\\]|\\.)*"
        """, "", RegexOptions.Singleline);
}
