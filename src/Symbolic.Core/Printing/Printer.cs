namespace Symbolic;

/// <summary>
/// The printer: decides signs, quotients and parentheses from the layouts of the operators. It is faithful, so operands keep
/// their order and their grouping; what stands in the text is what stands in the graph. The forms derived from it only spell.
/// Works through a list of what is still to be written, so neither deep nor long expressions are a difficulty.
/// </summary>
internal abstract class Printer(ExprGraph graph, PrintOutput output)
{
    private readonly Stack<Piece> _rest = new();
    private readonly List<Piece> _line = [];
    private readonly List<int> _spine = [];

    protected ExprGraph Graph { get; } = graph;

    public static Printer Create(PrintForm form, ExprGraph graph, PrintOutput output) => form switch
    {
        PrintForm.Text => new TextPrinter(graph, output),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
    };

    public void Print(int root)
    {
        _rest.Push(new Piece(root, null, Level.Lowest));
        while (!output.IsFull && _rest.TryPop(out Piece piece))
        {
            if (piece.Text is not null)
            {
                output.Write(piece.Text);
                continue;
            }

            Expand(piece.Node, piece.Place);
            for (int i = _line.Count - 1; i >= 0; i--)
            {
                _rest.Push(_line[i]);
            }

            _line.Clear();
        }
    }

    /// <summary>The next thing to be written: a text as it is.</summary>
    protected void Then(string text) => _line.Add(new Piece(0, text, default));

    /// <summary>The next thing to be written: a node, in parentheses when it binds less tightly than its place asks for.</summary>
    protected void Then(int node, Level place = Level.Lowest) => _line.Add(new Piece(node, null, place));

    /// <summary>Operands separated by commas.</summary>
    protected void ThenList(ReadOnlySpan<int> operands)
    {
        for (int i = 0; i < operands.Length; i++)
        {
            if (i > 0)
            {
                Then(", ");
            }

            Then(operands[i]);
        }
    }

    protected Layout LayoutOf(int node) => Graph.OperatorAt(node).Notation.Layout;

    /// <summary>How tightly a node binds in this form.</summary>
    protected virtual Level LevelOf(int node) => LayoutOf(node) switch
    {
        Layout.Leaf => Graph.IsNumber(node) ? LevelOfNumber(Graph.NumberAt(node), Graph.IsDecimalAt(node)) : Level.Atom,
        Layout.Sum or Layout.Difference => Level.Sum,
        Layout.Negation => Level.Negation,
        Layout.Product or Layout.Quotient => Level.Product,
        Layout.Power => Level.Power,
        Layout.Comparison => Level.Comparison,
        Layout.Conjunction => Level.Conjunction,
        Layout.Disjunction => Level.Disjunction,
        Layout.Not => Level.Not,
        _ => Level.Atom,
    };

    protected abstract Level LevelOfNumber(Rational value, bool isDecimal);

    protected abstract void SpellNumber(Rational value, bool isDecimal);

    protected abstract void SpellName(string name);

    protected abstract void SpellConstant(int node, Notation notation);

    protected abstract void SpellProduct(ReadOnlySpan<int> spine);

    protected abstract void SpellPower(int power, int @base, int exponent);

    protected abstract void SpellFunction(Notation notation, ReadOnlySpan<int> operands);

    protected abstract void SpellRoot(Notation notation, int operand);

    protected abstract void SpellBars(int node, Notation notation, int operand);

    protected abstract void SpellExponential(Notation notation, int operand);

    protected abstract void SpellSelect(int node, Notation notation);

    protected abstract void SpellNot(Notation notation, int operand);

    protected abstract void SpellCall(FunctionSymbol function, ReadOnlySpan<int> operands);

    protected abstract void SpellArray(Shape shape, ReadOnlySpan<int> entries);

    protected virtual void Open(int node) => Then("(");

    protected virtual void Close(int node) => Then(")");

    protected abstract string Sign(Notation notation);

    // The nodes of a chain such as a*b/c, grouped from the left: from the innermost, whose left operand begins the text, outwards.
    private ReadOnlySpan<int> SpineOf(int node, Layout first, Layout second)
    {
        _spine.Clear();
        while (LayoutOf(node) is var layout && (layout == first || layout == second))
        {
            _spine.Add(node);
            node = Graph.OperandsAt(node)[0];
        }

        _spine.Reverse();
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_spine);
    }

    private void Expand(int node, Level place)
    {
        bool enclosed = LevelOf(node) < place;
        if (enclosed)
        {
            Open(node);
        }

        Spell(node);
        if (enclosed)
        {
            Close(node);
        }
    }

    private void Spell(int node)
    {
        Notation notation = Graph.OperatorAt(node).Notation;
        ReadOnlySpan<int> operands = Graph.OperandsAt(node);
        switch (notation.Layout)
        {
            case Layout.Leaf:
                SpellLeaf(node, notation);
                break;
            case Layout.Sum or Layout.Difference:
                SpellInfix(SpineOf(node, Layout.Sum, Layout.Difference), Level.Negation, Level.Product);
                break;
            case Layout.Negation:
                Then(Sign(notation));
                Then(operands[0], BeginsWithZero(operands[0]) ? Level.Prefix : Level.Product);
                break;
            case Layout.Product or Layout.Quotient:
                SpellProduct(SpineOf(node, Layout.Product, Layout.Quotient));
                break;
            case Layout.Power:
                SpellPower(node, operands[0], operands[1]);
                break;
            case Layout.Root:
                SpellRoot(notation, operands[0]);
                break;
            case Layout.Bars:
                SpellBars(node, notation, operands[0]);
                break;
            case Layout.Exponential:
                SpellExponential(notation, operands[0]);
                break;
            case Layout.Comparison:
                Then(operands[0], Level.Sum);
                Then($" {Sign(notation)} ");
                Then(operands[1], Level.Sum);
                break;
            case Layout.Conjunction:
                SpellInfix(SpineOf(node, Layout.Conjunction, Layout.Conjunction), Level.Not, Level.Not);
                break;
            case Layout.Disjunction:
                SpellInfix(SpineOf(node, Layout.Disjunction, Layout.Disjunction), Level.Conjunction, Level.Conjunction);
                break;
            case Layout.Not:
                SpellNot(notation, operands[0]);
                break;
            case Layout.Select:
                SpellSelect(node, notation);
                break;
            case Layout.Call:
                SpellCall(Graph.FunctionAt(node), operands);
                break;
            case Layout.Array:
                SpellArray(Graph.TypeAt(node).Shape, operands);
                break;
            default:
                SpellFunction(notation, operands);
                break;
        }
    }

    private void SpellLeaf(int node, Notation notation)
    {
        if (Graph.IsNumber(node))
        {
            SpellNumber(Graph.NumberAt(node), Graph.IsDecimalAt(node));
        }
        else if (Graph.IsSymbol(node))
        {
            SpellName(Graph.SymbolNameAt(node));
        }
        else
        {
            SpellConstant(node, notation);
        }
    }

    private void SpellInfix(ReadOnlySpan<int> spine, Level first, Level rest)
    {
        Then(Graph.OperandsAt(spine[0])[0], first);
        foreach (int node in spine)
        {
            Then($" {Sign(Graph.OperatorAt(node).Notation)} ");
            Then(Graph.OperandsAt(node)[1], rest);
        }
    }

    // -0*log(x) would be read as (-0)*log(x), and -0 is 0: the sign would be lost.
    private bool BeginsWithZero(int node)
    {
        while (LayoutOf(node) is Layout.Product or Layout.Quotient)
        {
            node = Graph.OperandsAt(node)[0];
        }

        return Graph.IsNumber(node) && Graph.NumberAt(node).IsZero;
    }

    private readonly record struct Piece(int Node, string? Text, Level Place);
}
