namespace Symbolic;

internal sealed partial class TextPrinter
{
    // A*B.*C groups from the left.
    protected override Level BeforeSign(int operand) => LayoutOf(operand) == Layout.MatrixProduct ? Level.Product : Level.Prefix;

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

    protected override string ConditionText(System.Collections.Immutable.ImmutableArray<string> sides) => $"({string.Join(" == ", sides)})";
}
