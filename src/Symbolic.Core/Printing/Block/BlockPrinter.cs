namespace Symbolic;

/// <summary>
/// For reading on a screen of characters: what <see cref="UnicodePrinter"/> writes in a line, with marks (<see cref="BlockMarks"/>) around what
/// is not to stand in the line.
/// </summary>
internal sealed class BlockPrinter(ExprGraph graph, PrintOutput output) : UnicodePrinter(graph, output)
{
    private int _left;

    protected override Level LevelOf(int node) => LayoutOf(node) switch
    {
        Layout.Quotient => Level.Power,
        Layout.Exponential when !EIsVariable => Level.Power,
        Layout.Select => Level.Atom,
        Layout.Bars => Level.Atom,
        _ => base.LevelOf(node),
    };

    // As a fraction a number needs no parentheses, except below an exponent.
    protected override Level LevelOfNumber(Rational value, bool isDecimal) =>
        value.Sign > 0 && !isDecimal && !value.IsInteger ? Level.Power : base.LevelOfNumber(value, isDecimal);

    protected override void SpellNumber(Rational value, bool isDecimal)
    {
        if (isDecimal || value.IsInteger)
        {
            base.SpellNumber(value, isDecimal);
            return;
        }

        Rational size = Rational.Abs(value);
        Then($"{(value.Sign < 0 ? "− " : "")}{BlockMarks.Fraction}{size.Numerator}{BlockMarks.Next}{size.Denominator}{BlockMarks.End}");
    }

    protected override void SpellQuotient(int quotient)
    {
        Mark(BlockMarks.Fraction);
        Then(Graph.OperandsAt(quotient)[0]);
        Mark(BlockMarks.Next);
        Then(Graph.OperandsAt(quotient)[1]);
        Mark(BlockMarks.End);
    }

    protected override void SpellProduct(int product)
    {
        int[] spine = SpineOf(product, Layout.Product, Layout.Product).ToArray();
        int[] rest = [.. spine.Select(node => Graph.OperandsAt(node)[1])];
        int first = Graph.OperandsAt(spine[0])[0];
        Then(first, Level.Product);
        BeginProduct(first, rest);
        for (int i = 0; i < rest.Length; i++)
        {
            Join(Graph.OperatorAt(spine[i]).Notation, rest[i]);
            Then(rest[i], Level.Prefix);
        }
    }

    protected override void BeginProduct(int first, ReadOnlySpan<int> rest)
    {
        base.BeginProduct(first, rest);
        _left = first;
    }

    protected override void BeginMatrixProduct(int[] factors)
    {
        base.BeginMatrixProduct(factors);
        _left = factors[0];
    }

    // Beside a bar nothing needs a sign.
    protected override void Join(Notation notation, int right)
    {
        if (IsFraction(_left) || IsFraction(right))
        {
            Then(" ");
            GoOnApart(right);
        }
        else
        {
            base.Join(notation, right);
        }

        _left = right;
    }

    protected override void SpellPower(int @base, int exponent)
    {
        if (RaisedExponent(exponent) is not null)
        {
            base.SpellPower(@base, exponent);
            return;
        }

        Then(@base, Level.Atom);
        ThenRaised(exponent);
    }

    protected override void SpellExponential(Operator op, int operand)
    {
        if (EIsVariable)
        {
            base.SpellExponential(op, operand);
            return;
        }

        Then(Operators.E.Notation.Unicode);
        ThenRaised(operand);
    }

    protected override void SpellRoot(Operator op, int operand)
    {
        if (LayoutOf(operand) == Layout.Leaf && !IsFraction(operand))
        {
            base.SpellRoot(op, operand);
            return;
        }

        Mark(BlockMarks.Root);
        Then(op.Notation.Unicode);
        Mark(BlockMarks.Next);
        Then(operand);
        Mark(BlockMarks.End);
    }

    // Bars of different heights need no names inside each other, but equal ones would be as hard to pair as in a line.
    protected override void SpellBars(Operator op, int operand) => Enclosed(BlockMarks.Bars, operand);

    protected override void SpellNorm(Operator norm, int operand)
    {
        Enclosed(BlockMarks.DoubleBars, operand);
        Then(norm == MatrixWords.FrobeniusNorm ? "_F" : "");
    }

    protected override void SpellSelect(int node, Operator op)
    {
        Mark(BlockMarks.Cases);
        while (true)
        {
            ReadOnlySpan<int> operands = Graph.OperandsAt(node);
            Then(operands[1]);
            Mark(BlockMarks.Next);
            Then("if ");
            Then(operands[0], Level.Disjunction);
            Mark(BlockMarks.NextRow);
            node = operands[2];
            if (LayoutOf(node) != Layout.Select)
            {
                break;
            }
        }

        Then(node);
        Mark(BlockMarks.Next);
        Then("otherwise");
        Mark(BlockMarks.End);
    }

    protected override void SpellArray(Shape shape, ReadOnlySpan<int> entries)
    {
        if (shape.Order > 2 || entries.IsEmpty)
        {
            base.SpellArray(shape, entries);
            return;
        }

        int columns = shape.Order < 2 ? 1 : shape[1].Length;
        Mark(BlockMarks.Matrix);
        for (int i = 0; i < entries.Length; i++)
        {
            if (i > 0)
            {
                Mark(i % columns == 0 ? BlockMarks.NextRow : BlockMarks.Next);
            }

            Then(entries[i]);
        }

        Mark(BlockMarks.End);
    }

    protected override void SpellIndexSum(int sum)
    {
        foreach (string letter in Graph.SubscriptsAt(sum))
        {
            Then($"{BlockMarks.Under}Σ{BlockMarks.Next}{letter}{BlockMarks.End} ");
        }

        Then(Graph.OperandsAt(sum)[0], Level.Product);
    }

    private void Enclosed(char mark, int operand)
    {
        Mark(mark);
        Then(operand);
        Mark(BlockMarks.End);
    }

    // A number as an exponent stands in one line.
    private void ThenRaised(int exponent)
    {
        Mark(BlockMarks.Raised);
        if (Graph.IsNumber(exponent) && !Graph.IsDecimalAt(exponent))
        {
            Rational value = Graph.NumberAt(exponent);
            Then((value.Sign < 0 ? "−" : "") + Rational.Abs(value));
        }
        else
        {
            Then(exponent);
        }

        Mark(BlockMarks.End);
    }

    private void Mark(char mark) => Then(mark.ToString());

    private bool IsFraction(int node) =>
        LayoutOf(node) == Layout.Quotient || (Graph.IsNumber(node) && !Graph.IsDecimalAt(node) && !Graph.NumberAt(node).IsInteger);
}
