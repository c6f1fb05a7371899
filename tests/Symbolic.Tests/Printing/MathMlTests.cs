using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Symbolic.Tests.Language;
using Symbolic.Parsing;
using Xunit.Abstractions;

namespace Symbolic.Tests.Printing;

/// <summary>Every LaTeX that is printed has a translation, is well-formed, and carries all letters and digits.</summary>
public partial class MathMlTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("x^2", "<msup><mi>x</mi><mn>2</mn></msup>")]
    [InlineData("x/y", "<mfrac><mi>x</mi><mi>y</mi></mfrac>")]
    [InlineData("sqrt(x)", "<msqrt><mi>x</mi></msqrt>")]
    [InlineData("cbrt(x)", "<mroot><mi>x</mi><mn>3</mn></mroot>")]
    [InlineData("2x", "<mn>2</mn><mo>\u2062</mo><mi>x</mi>")]
    [InlineData("sin(x)^2", "<msup><mi>sin</mi><mn>2</mn></msup><mo lspace=\"0.167em\">\u2061</mo><mi>x</mi>")]
    [InlineData("x < y", "<mi>x</mi><mo>&lt;</mo><mi>y</mi>")]
    [InlineData("x_max - 1", "<msub><mi>x</mi><mi>max</mi></msub><mo>−</mo><mn>1</mn>")]
    [InlineData("(x + 1)^n", "<msup><mrow><mo fence=\"true\" stretchy=\"false\" form=\"prefix\">(</mo><mrow><mi>x</mi><mo>+</mo><mn>1</mn></mrow><mo fence=\"true\" stretchy=\"false\" form=\"postfix\">)</mo></mrow><mi>n</mi></msup>")]
    public void Formulas_are_set_as_they_read(string formula, string inside) =>
        Assert.Equal($"<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><mrow>{inside}</mrow></math>", new ExprGraph().Parse(formula).ToMathMl());

    [Fact]
    public void Every_operator_of_the_table_has_a_translation()
    {
        foreach (Operator op in OperatorTable.Standard.All.Where(static o => o.Notation.Layout == Layout.Function))
        {
            Check(op.Notation.Latex + "(x)");
        }

        foreach (LeafOperator leaf in OperatorTable.Standard.All.OfType<LeafOperator>().Where(static l => l.Notation.Latex.Length > 0))
        {
            Check(leaf.Notation.Latex);
        }

        var graph = new ExprGraph();
        (Expr x, Expr y) = graph.Symbols("α_β", "rate");
        foreach (Operator op in OperatorTable.Standard.All)
        {
            Expr made = op switch
            {
                UnaryOperator { IsLogical: false } => graph.Apply(op, x),
                BinaryOperator when op.OperandElement(0) == Element.Real => graph.Apply(op, x, y),
                _ => x,
            };
            Check(made.ToLatex());
            if (made.Type.Element == Element.Real)
            {
                Check((1 / (made + 1)).ToLatex());
            }
        }
    }

    [Fact]
    public void Random_expressions_have_translations()
    {
        for (int seed = 0; seed < 2_000; seed++)
        {
            Check(new RandomExpressions(new ExprGraph(), seed).Next(seed % 30).ToLatex());
        }
    }

    [Theory]
    [InlineData("cas.jsonl")]
    [InlineData("feynman.jsonl")]
    [InlineData("simplify.jsonl")]
    [InlineData("rubi.jsonl")]
    [InlineData("traps.jsonl")]
    [InlineData("optim.jsonl")]
    public void Formulas_of_the_collections_and_their_derivatives_have_translations(string collection)
    {
        int read = 0;
        foreach (string text in SharedCases.Lines(collection, output).Take(600).SelectMany(Strings).Where(static t => t.Length is > 0 and < 400))
        {
            var graph = new ExprGraph();
            if (!graph.TryParse(text, out Expr f))
            {
                continue;
            }

            read++;
            Check(f.ToLatex());
            if (f.Shape.IsScalar && f.Type.Element == Element.Real && graph.TryGetSymbol("x", out Expr x))
            {
                try
                {
                    Check(f.Differentiate(x).ToLatex());
                }
                catch (DerivativeUndefinedException)
                {
                    // floor has none.
                }
            }
        }

        output.WriteLine($"{read} formulas");
    }

    [Fact]
    public void Formulas_of_matrices_have_translations()
    {
        foreach (JsonElement line in SharedCases.Lines("matrix.jsonl", output).Take(1_000))
        {
            string declarations = string.Join("; ", line.GetProperty("variables").EnumerateObject().Select(static v =>
                v.Value.TryGetProperty("shape", out JsonElement shape) && shape.GetArrayLength() == 2
                    ? shape[1].GetInt32() == 1 ? $"{v.Name} in R^{shape[0].GetInt32()}" : $"{v.Name} in R^{{{shape[0].GetInt32()}×{shape[1].GetInt32()}}}" : $"var {v.Name}"));
            try
            {
                Model model = new ExprGraph().ParseModel($"{declarations}\n{line.GetProperty("expr").GetString()}");
                Expr f = model.Program.ResultInNames!.Value;
                Check(f.ToLatex());
                foreach (Expr by in line.GetProperty("wrt").EnumerateArray().Select(w => f.Graph.TryGetSymbol(w.GetString()!, out Expr v) ? v : default).Where(static v => v.Graph is not null))
                {
                    Check(f.Differentiate(by).Simplify().Result.ToLatex());
                }
            }
            catch (Exception e) when (e is SymbolicException or ParseException)
            {
                // Other tests say which of them are read and derived.
            }
        }
    }

    [Theory]
    [InlineData(@"\begin{bmatrix} a & \frac{1}{2} \\ \sum_{i} x_{i} & \lVert v \rVert_{F} \end{bmatrix}")]
    [InlineData(@"\begin{cases} x & \text{if } x > 0 \\ -x & \text{otherwise} \end{cases}")]
    [InlineData(@"\frac{\partial}{\partial x}\left[x y\right] = y")]
    [InlineData(@"f^{\prime\prime}(x) + \partial_{1}^{2} g(x, y) + \hat{x}^{-\top} \odot \mathbf{1}_{n \times m}")]
    [InlineData(@"\mathrm{grad}[v_{3}] \cdot 2 v_{1} \to \mathrm{a\_b\text{\^{}}c}")]
    public void Pieces_of_the_printers_have_translations(string latex) => Check(latex);

    [Theory]
    [InlineData(@"\unknown{x}")]
    [InlineData("{x")]
    [InlineData("x}")]
    [InlineData(@"\left(x")]
    [InlineData("a & b")]
    [InlineData(@"\frac{a}")]
    [InlineData(@"\mathbb{X}")]
    public void What_is_not_known_is_refused(string latex) => Assert.Throws<FormatException>(() => MathMl.Inline(latex));

    [Fact]
    public void Sets_and_assignments_of_documents_have_translations() =>
        Assert.Equal("x∈ℝn←π≈3", XElement.Parse(MathMl.Inline(@"x \in \mathbb{R}^{n} \leftarrow \pi \approx 3")).Value);

    [Fact]
    public void What_was_cut_off_is_translated_up_to_the_cut()
    {
        string latex = new ExprGraph().Parse("if x > 0 then (a/(b + sqrt(c_max)))^2 + |exp(x)| + sin(w_12) else theta").ToLatex();
        for (int length = 0; length < latex.Length; length++)
        {
            XElement.Parse(MathMl.Inline(latex[..length] + "…"));
        }
    }

    [Fact]
    public void Names_are_escaped() =>
        Assert.Contains("&lt;script&gt;&amp;", new ExprGraph().Symbol("<script>&").ToMathMl(), StringComparison.Ordinal);

    [Fact]
    public void Formulas_of_any_depth_are_translated()
    {
        var latex = new StringBuilder();
        for (int i = 0; i < 50_000; i++)
        {
            latex.Append(@"\frac{1}{");
        }

        Assert.Contains("<mfrac>", MathMl.Inline(latex.Append('x').Append('}', 50_000).ToString()), StringComparison.Ordinal);
    }

    private static void Check(string latex)
    {
        XElement math = XElement.Parse(MathMl.Inline(latex));
        string expected = Sorted(Command().Replace(latex, static m => MeaningOf(m.Value)));
        Assert.True(expected == Sorted(math.Value), $"{latex} became {math}");
    }

    // Commands that are words in the output, such as \sin, keep their letters; the others stand for a sign.
    private static string MeaningOf(string command) =>
        command.StartsWith(@"\begin", StringComparison.Ordinal) || command.StartsWith(@"\end", StringComparison.Ordinal) || XElement.Parse(MathMl.Inline(Alone(command) ?? "{}")).Value.All(static c => !char.IsAsciiLetter(c)) ? ""
        : command[1..];

    private static string? Alone(string command)
    {
        try
        {
            MathMl.Inline(command);
            return command;
        }
        catch (Exception e) when (e is FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static string Sorted(string text) => string.Concat(text.Normalize(NormalizationForm.FormKD).Where(static c => char.IsAsciiLetterOrDigit(c)).Order());

    private static IEnumerable<string> Strings(JsonElement line) => line.EnumerateObject().Where(static p => p.Value.ValueKind == JsonValueKind.String).Select(static p => p.Value.GetString()!);

    [GeneratedRegex(@"\\(begin|end)\{[^}]*\}|\\[A-Za-z]+|\\.")]
    private static partial Regex Command();
}
