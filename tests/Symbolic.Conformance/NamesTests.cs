namespace Symbolic.Conformance;

public class NamesTests
{
    public static TheoryData<string> All() => OperatorCases.NamesOf(OperatorTable.Standard.All);

    [Fact]
    public void Names_and_aliases_are_unique()
    {
        IEnumerable<string> names = OperatorTable.Standard.All.SelectMany(static o => o.Aliases.Append(o.Name).Distinct());
        Assert.Empty(names.GroupBy(static n => n).Where(static g => g.Count() > 1).Select(static g => g.Key));
    }

    [Fact]
    public void Every_name_and_alias_is_found()
    {
        foreach (Operator op in OperatorTable.Standard.All)
        {
            foreach (string name in op.IsFunction ? op.Aliases.Append(op.Name) : op.Aliases)
            {
                Assert.True(OperatorTable.Standard.TryFind(name, out Operator? found), name);
                Assert.Same(op, found);
            }
        }
    }

    [Fact]
    public void Inverse_names_lead_to_operators()
    {
        Assert.All(OperatorTable.Standard.All.Where(static o => o.InverseName is not null), static o => Assert.True(OperatorTable.Standard.TryFind(o.InverseName!, out _)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Texts_are_complete(string name)
    {
        Operator op = OperatorCases.Named(name);
        Assert.EndsWith(".", op.Summary, StringComparison.Ordinal);
        Assert.Equal(op.Summary.Trim(), op.Summary);
        Assert.True(op.Kink is null || op.Kink.EndsWith('.'));
        if (op is not LeafOperator { Value: null })
        {
            Assert.NotEmpty(op.Notation.Text);
            Assert.NotEmpty(op.Notation.Unicode);
            Assert.True(op.Notation.Latex.Length > 0 || op.Notation.Layout == Layout.Select);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Templates_use_every_operand_and_no_other(string name)
    {
        Operator op = OperatorCases.Named(name);
        int count = op is NaryOperator { Fold: not null } or BinaryOperator ? 2 : op.MinOperands;
        foreach (string? template in new[] { op.Code.CSharp, op.Code.C, op.Code.Python, op.Code.Julia, op.Code.Sql })
        {
            for (int i = 0; i < 10; i++)
            {
                Assert.True(template is null || op is LeafOperator or TensorOperator || template.Contains($"{{{i}}}") == i < count, $"{op}: {template}");
            }
        }
    }

    [Fact]
    public void Kinked_functions_say_so()
    {
        // Whoever guards a partial or calls it zero almost everywhere owes a sentence about the exceptional points.
        var graph = new ExprGraph();
        foreach (Operator op in OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real))
        {
            int count = op.MinOperands == op.MaxOperands ? op.MinOperands : 2;
            Expr node = graph.Apply(op, OperatorCases.Variables(graph, op, op is UnaryOperator ? 1 : count));
            for (int i = 0; i < node.Operands.Count; i++)
            {
                Partial partial = OperatorCases.PartialOf(node, i);
                Assert.True((partial.Guard is null && partial.Note is null) || op.Kink is not null, $"{op} has a kink and does not say what happens there");
            }
        }
    }
}
