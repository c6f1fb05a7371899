using System.Collections.Immutable;

namespace Symbolic;

internal abstract partial class LinePrinter
{
    protected override void SpellMatrixProduct(int product)
    {
        int[] factors = Graph.OperandsAt(product).ToArray();
        Then(factors[0], FirstPlace(factors[0]));
        BeginMatrixProduct(factors);
        for (int i = 1; i < factors.Length; i++)
        {
            Join(MatrixWords.Product.Notation, factors[i]);
            Then(factors[i], Level.Prefix);
        }
    }

    /// <summary>A product of matrices begins.</summary>
    protected virtual void BeginMatrixProduct(int[] factors)
    {
    }

    /// <summary>A fraction in front of a product stands as it is; sums, and products entry by entry, do not.</summary>
    protected Level FirstPlace(int first) => LayoutOf(first) is Layout.Leaf or Layout.Quotient ? Level.Product : Level.Prefix;

    protected override void SpellAlongAxis(Operator op, ReadOnlySpan<int> operands, string axis)
    {
        Then(FreeName(op));
        Then("(");
        ThenList(operands);
        Then($", {axis})");
    }

    protected override void SpellEntryPower(int power)
    {
        ReadOnlySpan<int> operands = Graph.OperandsAt(power);
        Then(operands[0], Level.Atom);
        Then(Sign(Graph.OperatorAt(power).Notation));
        Then(operands[1], Level.Prefix);
    }

    protected override void SpellSolve(int matrix, int right)
    {
        Then(matrix, Level.Prefix);
        Then(@"\");
        Then(right, BeginsWithWord(right) ? Level.Enclosed : Level.Prefix);
    }

    // \eye would read as a command of LaTeX.
    private bool BeginsWithWord(int node)
    {
        while (LayoutOf(node) is Layout.Transpose or Layout.Subscript or Layout.EntryPower or Layout.Power)
        {
            node = Graph.OperandsAt(node)[0];
        }

        return LevelOf(node) >= Level.Power && !Graph.IsNumber(node)
            && !(Graph.IsSymbol(node) && NameText(Graph.SymbolNameAt(node)) is var name && (name.Length == 1 || !char.IsLetter(name[1])));
    }

    protected override void SpellSubscript(int part)
    {
        Then(Graph.OperandsAt(part)[0], Level.Atom);
        Then($"[{string.Join(',', Graph.SubscriptsAt(part).Select(Spelled))}]");
    }

    protected override void SpellByEntries(int tensor)
    {
        Then("[");
        Then(Graph.OperandsAt(tensor)[0]);
        Then($" for {string.Join(", ", Graph.SubscriptsAt(tensor).Select(Spelled))}]");
    }

    protected override void SpellVerbatim(int word)
    {
        Operator op = Graph.OperatorAt(word);
        ImmutableArray<string> subscripts = Graph.SubscriptsAt(word);
        if (op == MatrixWords.Einsum)
        {
            Then($"{FreeName(op, op.Notation.Text)}({subscripts[0]}, ");
            ThenList(Graph.OperandsAt(word));
            Then(")");
            return;
        }

        if (op == MatrixWords.Call)
        {
            Then($"{subscripts[0]}(");
            ThenList(Graph.OperandsAt(word));
            Then($"{string.Concat(subscripts.Skip(1).Select(option => $", {Spelled(option)}"))})");
            return;
        }

        Then(op == MatrixWords.Condition ? ConditionText(subscripts)
            : op == MatrixWords.Construction ? Spelled(subscripts[0])
            : $"{FreeName(op, op.Notation.Text)}({string.Join(", ", subscripts.Select(Spelled))})");
    }

    /// <summary>An equation between indices that counts as 1 where it holds.</summary>
    protected abstract string ConditionText(ImmutableArray<string> sides);

    // Beyond two axes the entries are those of one column, in the order in which reshape reads them.
    protected override void SpellArray(Shape shape, ReadOnlySpan<int> entries)
    {
        if (shape.Order < 3)
        {
            base.SpellArray(shape, entries);
            return;
        }

        Then("reshape(");
        base.SpellArray(new Shape(entries.Length), ArrayOrder.ByColumns(shape, entries));
        Then($", {string.Join(", ", shape.Axes)})");
    }

    protected override string Indexed(string name, ImmutableArray<string> letters) =>
        letters.IsEmpty ? name : $"{name}[{string.Join(',', letters.Select(Spelled))}]";

    /// <summary>A length or letter of a subscript as this form spells it.</summary>
    protected virtual string Spelled(string subscript) => subscript;
}
