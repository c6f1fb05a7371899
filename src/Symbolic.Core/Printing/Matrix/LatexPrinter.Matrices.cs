using System.Collections.Immutable;

namespace Symbolic;

internal sealed partial class LatexPrinter
{
    // Juxtaposition is plainly tighter than a sign.
    protected override Level BesideSign(int operand) => LayoutOf(operand) == Layout.MatrixProduct ? Level.Product : Level.Prefix;

    protected override void SpellMatrixProduct(int product)
    {
        int[] factors = Graph.OperandsAt(product).ToArray();
        for (int i = 0; i < factors.Length; i++)
        {
            bool beforeName = i + 1 < factors.Length && BeginsWithFunctionName(factors[i + 1]);
            Then(factors[i], i == factors.Length - 1 || beforeName ? Level.Prefix : Level.Power);
            if (i + 1 < factors.Length)
            {
                Then(SignBetween(factors[i], factors[i + 1], Operators.Multiply.Notation));
            }
        }
    }

    protected override void SpellAlongAxis(Operator op, ReadOnlySpan<int> operands, string axis)
    {
        Then($"{op.Notation.Latex}_{{{axis["axis=".Length..]}}}");
        ThenArguments(operands);
    }

    protected override void SpellEntryPower(int power)
    {
        ReadOnlySpan<int> operands = Graph.OperandsAt(power);
        if (Graph.OrderAt(power) < 2)
        {
            SpellPower(operands[0], operands[1]);
            return;
        }

        Then(operands[0], Level.Atom);
        Then($"^{{{MatrixWords.EntryPower.Notation.Latex}");
        Then(operands[1]);
        Then("}");
    }

    protected override void SpellTranspose(int transposed)
    {
        bool inverse = LayoutOf(transposed) == Layout.Inverse;
        Then(inverse ? Graph.OperandsAt(transposed)[0] : transposed, Level.Atom);
        Then(inverse ? @"^{-\top}" : @"^{\top}");
    }

    protected override void SpellInverse(int matrix)
    {
        Then(matrix, Level.Atom);
        Then("^{-1}");
    }

    protected override void SpellSolve(int matrix, int right)
    {
        Then(matrix, Level.Atom);
        Then("^{-1} ");
        Then(right, Level.Prefix);
    }

    protected override void SpellNorm(Operator norm, int operand)
    {
        bool tall = IsTall(operand);
        Then(tall ? @"\left\lVert " : @"\lVert ");
        Then(operand);
        Then(tall ? @" \right\rVert" : @" \rVert");
        Then(norm == MatrixWords.FrobeniusNorm ? "_{F}" : "");
    }

    protected override void SpellSubscript(int part)
    {
        int whole = Graph.OperandsAt(part)[0];

        // A name that has a subscript is closed before it gets another.
        bool closes = Graph.IsSymbol(whole) && Graph.SymbolNameAt(whole).Contains('_', StringComparison.Ordinal);
        Then(closes ? "{" : "");
        Then(whole, Level.Atom);
        Then(closes ? "}" : "");
        Then($"_{{{Below(Graph.SubscriptsAt(part))}}}");
    }

    protected override void SpellIndexSum(int sum)
    {
        foreach (string letter in Graph.SubscriptsAt(sum))
        {
            Then($@"\sum_{{{letter}}} ");
        }

        Then(Graph.OperandsAt(sum)[0], Level.Product);
    }

    protected override void SpellByEntries(int tensor)
    {
        Then(@"\left[ ");
        Then(Graph.OperandsAt(tensor)[0]);
        Then($@" \right]_{{{Below(Graph.SubscriptsAt(tensor))}}}");
    }

    protected override void SpellVerbatim(int word)
    {
        Operator op = Graph.OperatorAt(word);
        var subscripts = Graph.SubscriptsAt(word);
        if (op == MatrixWords.Call)
        {
            Then($@"\operatorname{{{subscripts[0]}}}(");
            ThenList(Graph.OperandsAt(word));
            Then($"{string.Concat(subscripts.Skip(1).Select(static option => $", {LatexOption(option)}"))})");
            return;
        }

        if (op == MatrixWords.Signs || op == MatrixWords.OneHot)
        {
            Then(op == MatrixWords.Signs ? op.Notation.Latex : $"{op.Notation.Latex}_{{{subscripts[0]}}}");
            return;
        }

        Then(op == MatrixWords.Condition ? $@"\left[ {string.Join(" = ", subscripts).Replace("*", @" ", StringComparison.Ordinal)} \right]"
            : op == MatrixWords.Identity || op == MatrixWords.IdentitySign ? Graph.TryGetSymbol(op.Notation.Latex, out _) ? @"\mathbf{I}" : op.Notation.Latex
            : $@"{op.Notation.Latex}_{{{string.Join(@" \times ", subscripts)}}}");
    }

    private static string LatexOption(string option) => option.Split('=') is [var name, var value] ? $@"\mathrm{{{name}}} = {value}" : option.Replace("*", " ", StringComparison.Ordinal);

    protected override string Indexed(string name, ImmutableArray<string> letters) =>
        letters.IsEmpty ? LatexNames.Of(name).Written : $"{LatexNames.Of(name).Written}_{{{Below(letters)}}}";

    // Single letters side by side, anything longer with commas.
    private static string Below(IReadOnlyCollection<string> subscripts) => string.Join(subscripts.All(static s => s.Length == 1 && s != ":") ? "" : ", ", subscripts);
}
