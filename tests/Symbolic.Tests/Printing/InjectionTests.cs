using System.Text.RegularExpressions;
using System.Xml.Linq;
using Symbolic.Verification;

namespace Symbolic.Tests.Printing;

/// <summary>
/// Whatever a variable is called, what is written for it in any language is what is written for any other variable, with another
/// identifier or another quoted name in its place. Names are made of pieces that end texts, comments and elements somewhere.
/// </summary>
public class InjectionTests
{
    private const string Plain = "qq7";

    public static TheoryData<SourceLanguage> Languages() => [.. Enum.GetValues<SourceLanguage>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Code_differs_by_an_identifier_alone(SourceLanguage language)
    {
        bool quotes = language == SourceLanguage.Sql;
        Regex shape = ShapeOf(WithoutComments(Code(Plain, language), language), quotes ? """(?:[^"\0]|"")+""" : "[A-Za-z][A-Za-z0-9_]*");
        foreach (string name in HostileNames.All)
        {
            string code;
            try
            {
                code = Code(name, language);
            }
            catch (ExportException)
            {
                // No database has NUL in a name.
                Assert.Contains('\0', name);
                continue;
            }

            // With long names, lines are broken up by other means than blanks.
            bool isLong = Regex.Match(code, @"is called (\w+)").Groups[1].Length > 20;
            Assert.True(isLong || shape.IsMatch(WithoutComments(code, language)), $"{language}: {HostileNames.Shown(name)} gives {code}");
            Assert.True(quotes || code.All(static c => c is '\n' or (>= ' ' and < '\u007f') || char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c == '…'), $"{language}: {HostileNames.Shown(name)} gives {code}");
            Assert.DoesNotContain(code.Split('\n'), static line => line.StartsWith("//", StringComparison.Ordinal) && line.EndsWith('\\'));
        }
    }

    [Fact]
    public void LaTeX_has_no_command_that_a_name_brought_along()
    {
        foreach (string name in HostileNames.All)
        {
            string latex = Sum(name).ToLatex();

            // What is escaped is text; of commands only those that names are set with.
            string bare = Regex.Replace(latex, @"\\(?:[\\{}$%&#_^~ ,;!|]|textbackslash|textasciitilde|textasciicircum|mathrm|mathit|text|hat|tilde|bar|dot|ddot|vec|grave|acute|breve|check|mathring|Delta|lambda|sin|cdot|backslash|left|right|mathord)", "");
            Assert.False(bare.Any(static c => c is '\\' or '$' or '%' or '#' or '&' or '\u2028' or '\u2029' or '\u202e' or '\u2066' || char.IsControl(c)), $"{HostileNames.Shown(name)} gives {latex}");
            int depth = 0;
            Assert.All(bare, c => Assert.True((depth += c == '{' ? 1 : c == '}' ? -1 : 0) >= 0, $"{HostileNames.Shown(name)} gives {latex}"));
            Assert.Equal(0, depth);
        }
    }

    [Fact]
    public void MathML_and_pictures_have_no_element_that_a_name_brought_along()
    {
        string[] mathElements = ["math", "mrow", "mi", "mo", "mn", "msub", "msup", "msubsup", "mover", "mtext", "mspace", "mstyle", "mfrac"];
        string[] svgElements = ElementsOf(Svg(Plain));
        foreach (string name in HostileNames.All)
        {
            Assert.Subset(mathElements.ToHashSet(), ElementsOf(Sum(name).ToMathMl()).ToHashSet());
            Assert.Equal(svgElements.ToHashSet(), ElementsOf(Svg(name)).ToHashSet());
        }
    }

    [Fact]
    public void DOT_differs_by_quoted_labels_alone()
    {
        const string quoted = """
            "(?:[^"\\]|\\.)*"
            """;
        string expression = Regex.Replace(Sum(Plain).ToDot(), quoted, "", RegexOptions.Singleline);
        string graph = Regex.Replace(Drawing(Plain).ToDot(), quoted, "", RegexOptions.Singleline);
        foreach (string name in HostileNames.All)
        {
            Assert.Equal(expression, Regex.Replace(Sum(name).ToDot(), quoted, "", RegexOptions.Singleline));
            Assert.Equal(graph, Regex.Replace(Drawing(name).ToDot(), quoted, "", RegexOptions.Singleline));
        }
    }

    [Fact]
    public void JSON_brings_names_back()
    {
        foreach (string name in HostileNames.All)
        {
            Expr read = ExprJson.Read(new ExprGraph(), ExprJson.Write(Sum(name)))[0];
            Assert.Equal(name, Assert.Single(read.FreeVariables()).Name);
        }
    }

    [Fact]
    public void Half_a_character_is_no_name()
    {
        foreach (string name in (string[])["a\ud800", "\udc00", "\udc00\ud800", "x\ud835\udcb3\ud835"])
        {
            Assert.Throws<ArgumentException>(() => new ExprGraph().Symbol(name));
        }

        Assert.Equal("\ud835\udcb3", new ExprGraph().Symbol("\ud835\udcb3").Name);
    }

    private static Expr Sum(string name)
    {
        Expr x = new ExprGraph().Symbol(name);
        return (Operators.Sin[x] * 2) + x;
    }

    private static string Code(string name, SourceLanguage language)
    {
        Expr f = Sum(name);
        return f.ToSourceCode(language, ExportOptions.Default, f.FreeVariables()[0]);
    }

    private static GraphDrawing Drawing(string name) => GraphDrawing.Of(ComputationalGraph.Of(Sum(name)), "f");

    private static string Svg(string name)
    {
        GraphDrawing drawing = Drawing(name);
        return drawing.ToSvg(drawing.ValuesAt(new Dictionary<string, double> { [name] = 1 }), name);
    }

    private static string[] ElementsOf(string xml) => [.. XDocument.Parse(xml).Descendants().Select(static e => e.Name.LocalName)];

    // Without blanks, too: lines with long names are broken elsewhere. A quoted name of SQL may begin a line, its one comment is the first.
    private static string WithoutComments(string code, SourceLanguage language) => string.Concat(code.Split('\n')
        .Where((l, i) => language == SourceLanguage.Sql ? i > 0 : !(l.StartsWith("//", StringComparison.Ordinal) || l.StartsWith('#')))
        .SelectMany(static l => l.Where(static c => !char.IsWhiteSpace(c))));

    // The code of a plain name, in which another may stand everywhere in its place.
    private static Regex ShapeOf(string code, string identifier)
    {
        string pattern = Regex.Escape(code);
        int first = pattern.IndexOf(Plain, StringComparison.Ordinal);
        return new Regex($"^{pattern[..first]}({identifier}){pattern[(first + Plain.Length)..].Replace(Plain, @"\1", StringComparison.Ordinal)}$");
    }
}
