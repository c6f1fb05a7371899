namespace Symbolic;

internal sealed partial class TextPrinter
{
    protected override void SpellTranspose(int transposed)
    {
        Then(transposed, Level.Atom);
        Then(MatrixWords.Transpose.Notation.Text);
    }

    protected override void SpellInverse(int matrix) => SpellFunction(MatrixWords.Inverse, [matrix]);

    protected override void SpellNorm(Operator norm, int operand) => SpellFunction(norm, [operand]);

    protected override void SpellKronecker(int product) => SpellFunction(MatrixWords.Kronecker, Graph.OperandsAt(product));

    protected override void SpellIndexSum(int sum)
    {
        foreach (string letter in Graph.SubscriptsAt(sum))
        {
            Then($"sum_{letter} ");
        }

        Then(Graph.OperandsAt(sum)[0], Level.Product);
    }

    protected override void SpellVerbatim(int word)
    {
        Operator op = Graph.OperatorAt(word);
        var subscripts = Graph.SubscriptsAt(word);
        Then(op == MatrixWords.Condition ? $"({string.Join(" == ", subscripts)})" : $"{FreeName(op)}({string.Join(", ", subscripts)})");
    }
}
