using System.Collections.Immutable;

namespace Symbolic;

internal partial class UnicodePrinter
{
    protected override void BeginMatrixProduct(int[] factors)
    {
        _ofMatrices = true;
        _lastFactor = Array.IndexOf(factors, factors[^1]) == factors.Length - 1 ? factors[^1] : null;
        _tight = true;
        _slashed = LevelOf(factors[0]) == Level.Product && FirstPlace(factors[0]) == Level.Product;
        _spaced = HasLongRun(factors[0], factors.AsSpan(1));
        _run = "";
        GoOn(factors[0], FirstPlace(factors[0]));
    }

    // A product without signs and blanks binds more tightly than ⊙.
    protected override Level BesideSign(int operand) => LayoutOf(operand) == Layout.MatrixProduct && IsTight(operand) ? Level.Product : Level.Prefix;

    protected override void SpellTranspose(int transposed)
    {
        bool inverse = LayoutOf(transposed) == Layout.Inverse;
        Then(inverse ? Graph.OperandsAt(transposed)[0] : transposed, Level.Atom);
        Then(inverse ? "⁻ᵀ" : "ᵀ");
    }

    protected override void SpellInverse(int matrix)
    {
        Then(matrix, Level.Atom);
        Then(MatrixWords.Inverse.Notation.Unicode);
    }

    protected override void SpellNorm(Operator norm, int operand)
    {
        Then("‖");
        Then(operand);
        Then(norm == MatrixWords.FrobeniusNorm ? "‖_F" : "‖");
    }

    protected override void SpellEntryPower(int power)
    {
        ReadOnlySpan<int> operands = Graph.OperandsAt(power);
        if (Graph.OrderAt(power) < 2 && RaisedExponent(operands[1]) is not null)
        {
            SpellPower(operands[0], operands[1]);
        }
        else
        {
            base.SpellEntryPower(power);
        }
    }

    protected override void SpellSubscript(int part)
    {
        int whole = Graph.OperandsAt(part)[0];
        if (Lowered(part) is { } lowered)
        {
            Then(whole, Level.Atom);
            Then(lowered);
        }
        else
        {
            base.SpellSubscript(part);
        }
    }

    protected override void SpellIndexSum(int sum)
    {
        foreach (string letter in Graph.SubscriptsAt(sum))
        {
            Then($"Σ{Scripts.Lower(letter) ?? $"_{letter}"} ");
        }

        Then(Graph.OperandsAt(sum)[0], Level.Product);
    }

    protected override void SpellVerbatim(int word)
    {
        if (Graph.OperatorAt(word) == MatrixWords.IdentitySign)
        {
            Then(MatrixWords.IdentitySign.Notation.Unicode);
        }
        else
        {
            base.SpellVerbatim(word);
        }
    }

    protected override string ConditionText(ImmutableArray<string> sides) => $"[{string.Join(" = ", sides.Select(Spelled))}]";

    protected override string Spelled(string subscript) => subscript.Replace('-', '−').Replace("*", "·", StringComparison.Ordinal);

    // Xᵢⱼ, (VᵀV)ⱼₗ: letters below a name that has nothing below it yet, or below parentheses.
    private string? Lowered(int part)
    {
        int whole = Graph.OperandsAt(part)[0];
        bool bare = LayoutOf(whole) == Layout.Leaf && LeafName(whole) is { IsLetter: true, HasSubscript: false };
        string letters = string.Concat(Graph.SubscriptsAt(part));
        return (bare || LevelOf(whole) < Level.Atom) && letters.All(char.IsAsciiLetterLower) && letters.Length == Graph.SubscriptsAt(part).Length ? Scripts.Lower(letters) : null;
    }

    private bool IsTight(int product)
    {
        int[] factors = Graph.OperandsAt(product).ToArray();
        BeginMatrixProduct(factors);
        for (int i = 1; i < factors.Length && _tight; i++)
        {
            _tight &= SignBefore(factors[i], ".").Length == 0;
            GoOn(factors[i], Level.Prefix);
        }

        return _tight && !_slashed;
    }

    private Start StartOfWord(int node) => LayoutOf(node) switch
    {
        Layout.Transpose => LayoutOf(Graph.OperandsAt(node)[0]) == Layout.Inverse
            ? StartOf(Graph.OperandsAt(Graph.OperandsAt(node)[0])[0], Level.Atom)
            : StartOf(Graph.OperandsAt(node)[0], Level.Atom),
        Layout.Inverse or Layout.Subscript or Layout.EntryPower => StartOf(Graph.OperandsAt(node)[0], Level.Atom),
        Layout.Norm => Start.Bars,
        Layout.Verbatim when Graph.OperatorAt(node) == MatrixWords.IdentitySign => Start.Letter,
        Layout.Verbatim when Graph.OperatorAt(node) == MatrixWords.Condition => Start.Other,
        Layout.Verbatim => Start.Function,
        _ => Start.Other,
    };

    private (End End, string Name) EndOfWord(int node)
    {
        int first = Graph.OperandsAt(node) is [var operand, ..] ? operand : 0;
        switch (LayoutOf(node))
        {
            case Layout.Transpose or Layout.Inverse:
                int named = LayoutOf(first) == Layout.Inverse ? Graph.OperandsAt(first)[0] : first;
                return (End.Superscript, LayoutOf(named) == Layout.Leaf ? LeafName(named).Letter ?? "" : "");
            case Layout.EntryPower:
                return Graph.OrderAt(node) < 2 && RaisedExponent(Graph.OperandsAt(node)[1]) is not null
                    ? (End.Superscript, LayoutOf(first) == Layout.Leaf && !Graph.IsNumber(first) ? LeafName(first).Letter ?? "" : "")
                    : (End.Other, "");
            case Layout.Norm:
                return Graph.OperatorAt(node) == MatrixWords.FrobeniusNorm ? (End.Other, "") : (End.Bars, "");
            case Layout.Subscript:
                return Lowered(node) is null ? (End.Bracket, "") : (End.Subscript, "");
            case Layout.Verbatim:
                return Graph.OperatorAt(node) == MatrixWords.IdentitySign ? (End.Letter, "I") : (End.Bracket, "");
            default:
                return (End.Other, "");
        }
    }
}
