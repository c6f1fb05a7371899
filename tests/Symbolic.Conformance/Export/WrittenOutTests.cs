namespace Symbolic.Conformance.Export;

/// <summary>What a library takes only as a whole number that is written out is refused by name where it is anything else.</summary>
public class WrittenOutTests
{
    public static TheoryData<SourceLanguage, string, int> Cases
    {
        get
        {
            var data = new TheoryData<SourceLanguage, string, int>();
            foreach (WrittenOutOperands w in WrittenOutOperands.All)
            {
                data.Add(w.Language, w.Operator.Name, w.Position);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Whole_numbers_are_written_out_and_all_else_is_refused(SourceLanguage language, string name, int position)
    {
        var graph = new ExprGraph();
        Operator op = OperatorCases.Named(name);
        Expr[] operands = OperatorCases.Variables(graph, op, op.MinOperands);
        Expr variable = operands[position];
        foreach (Expr other in new[] { variable, variable + 1, graph.Number(Rational.From(3, 2)), graph.Number(-1), graph.Constant(Operators.Pi) })
        {
            operands[position] = other;
            Expr f = 1 + graph.Apply(op, operands);
            ExportException refusal = Assert.Throws<ExportException>(() => f.ToSourceCode(language, ExportOptions.Default, [.. operands.Append(variable).Where(static o => o.IsSymbol).Distinct()]));
            Assert.Contains($"'{name}'", refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"argument {position + 1}", refusal.Message, StringComparison.Ordinal);
        }

        operands[position] = graph.Number(7);
        string code = graph.Apply(op, operands).ToSourceCode(language, ExportOptions.Default, [.. operands.Where(static o => !o.IsNumber)]);
        Assert.Matches(@"[(,] ?7[),]", code);
        Assert.DoesNotContain("#", string.Concat(code.Split('\n').Where(static line => !line.StartsWith('#'))), StringComparison.Ordinal);
    }

    [Fact]
    public void There_is_such_a_function() => Assert.Contains(WrittenOutOperands.All, static w => w.Operator == Operators.Polygamma && w.Language == SourceLanguage.Torch);

    [Theory]
    [InlineData(SourceLanguage.CSharp)]
    [InlineData(SourceLanguage.C)]
    [InlineData(SourceLanguage.NumPy)]
    [InlineData(SourceLanguage.Julia)]
    public void Other_libraries_take_a_variable_order(SourceLanguage language)
    {
        var graph = new ExprGraph();
        Assert.Contains("olygamma(", graph.Parse("polygamma(n, x)").ToSourceCode(language, ExportOptions.Default, graph.Symbol("n"), graph.Symbol("x")), StringComparison.Ordinal);
    }
}
