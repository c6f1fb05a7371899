using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// The printer: decides signs, quotients and parentheses from the layouts of the operators. It is faithful, so operands keep
/// their order and their grouping; what stands in the text is what stands in the graph. The forms derived from it only spell.
/// Works through a list of what is still to be written, so neither deep nor long expressions are a difficulty.
/// </summary>
internal abstract class Printer(ExprGraph graph, PrintOutput output, WithoutWords without, IdentityName identity)
{
    private readonly Stack<Piece> _rest = new();
    private readonly List<Piece> _line = [];
    private readonly List<int> _spine = [];

    /// <summary>The graph in matrix words.</summary>
    protected PrintedGraph Graph { get; } = new(graph, without, identity);

    /// <summary>What is written for symbols that stand for something else, as one for the derivative of a part does; null for their names.</summary>
    public Func<int, string?>? Instead { get; set; }

    /// <summary>The place of the node that is being spelled, inside its parentheses if it has any.</summary>
    protected Level Place { get; private set; }

    /// <summary>True where the name e belongs to a variable, so that it cannot stand for the number.</summary>
    protected bool EIsVariable => Graph.TryGetSymbol(Operators.E.Notation.Text, out _);

    public static Printer Create(PrintForm form, ExprGraph graph, PrintOutput output) => form switch
    {
        PrintForm.Text => new TextPrinter(graph, output),
        PrintForm.Unicode => new UnicodePrinter(graph, output),
        PrintForm.Latex => new LatexPrinter(graph, output),
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "There is no such form."),
    };

    public void Print(int root) => PrintShown(Graph.Whole(root));

    /// <summary>One entry of a tensor: J[i,j] = A[i,k]*x[j].</summary>
    public void PrintEntry(int root, string name)
    {
        (int entry, ImmutableArray<string> letters) = Graph.EntryOf(root);
        output.Write(Indexed(name, letters));
        output.Write(" = ");
        PrintShown(entry);
    }

    /// <summary>The matrix of a derivative of a matrix by a matrix as a Kronecker product; false when it is none.</summary>
    public bool TryPrintKronecker(int root, Vectorization order)
    {
        if (Graph.KroneckerOf(root, order) is not { } product)
        {
            return false;
        }

        PrintShown(product);
        return true;
    }

    /// <summary>A name with letters for its axes.</summary>
    protected abstract string Indexed(string name, ImmutableArray<string> letters);

    private void PrintShown(int shown)
    {
        _rest.Push(new Piece(shown, null, Level.Lowest));
        while (!output.IsFull && _rest.TryPop(out Piece piece))
        {
            if (piece.Text is not null)
            {
                output.Write(piece.Text);
                if (piece.EndsBars)
                {
                    LeaveBars();
                }

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

    /// <summary>The next thing to be written: the sign that closes |x|, after which <see cref="LeaveBars"/> is called.</summary>
    protected void ThenEndOfBars(string text) => _line.Add(new Piece(0, text, default, EndsBars: true));

    /// <summary>Called when the sign that closes |x| has been written.</summary>
    protected virtual void LeaveBars()
    {
    }

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

    /// <summary>True for the number e where its name belongs to a variable.</summary>
    protected bool IsHiddenE(int node) => Graph.OperatorAt(node) == Operators.E && EIsVariable;

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
        Layout.MatrixProduct or Layout.EntryProduct or Layout.Solve or Layout.IndexSum or Layout.Kronecker => Level.Product,
        Layout.EntryPower or Layout.Transpose => Level.Power,
        _ => Level.Atom,
    };

    protected abstract Level LevelOfNumber(Rational value, bool isDecimal);

    protected abstract void SpellNumber(Rational value, bool isDecimal);

    protected abstract void SpellName(string name);

    protected abstract void SpellConstant(int node, Operator op);

    protected abstract void SpellProduct(int product);

    protected abstract void SpellQuotient(int quotient);

    protected abstract void SpellPower(int @base, int exponent);

    protected abstract void SpellFunction(Operator op, ReadOnlySpan<int> operands);

    /// <summary>A function of a matrix that works along one axis, which is named after the operands.</summary>
    private void SpellFunction(Operator op, ReadOnlySpan<int> operands, ImmutableArray<string> options)
    {
        if (options.IsEmpty)
        {
            SpellFunction(op, operands);
        }
        else
        {
            SpellAlongAxis(op, operands, options[0]);
        }
    }

    protected abstract void SpellAlongAxis(Operator op, ReadOnlySpan<int> operands, string axis);

    protected abstract void SpellRoot(Operator op, int operand);

    protected abstract void SpellBars(Operator op, int operand);

    protected abstract void SpellExponential(Operator op, int operand);

    protected abstract void SpellLogarithm(Operator op, int operand, int @base);

    protected abstract void SpellSelect(int node, Operator op);

    protected abstract void SpellNot(Notation notation, int operand);

    protected abstract void SpellCall(FunctionSymbol function, ReadOnlySpan<int> operands);

    /// <summary>A product of matrices, vectors and numbers, in order.</summary>
    protected abstract void SpellMatrixProduct(int product);

    protected abstract void SpellEntryPower(int power);

    protected abstract void SpellTranspose(int transposed);

    protected abstract void SpellInverse(int matrix);

    protected abstract void SpellSolve(int matrix, int right);

    protected abstract void SpellNorm(Operator norm, int operand);

    protected abstract void SpellSubscript(int part);

    protected abstract void SpellIndexSum(int sum);

    protected abstract void SpellByEntries(int tensor);

    protected abstract void SpellVerbatim(int word);

    /// <summary>A ⊙ B: a product of matrices stands bare beside the sign where it reads as one thing.</summary>
    protected virtual void SpellEntryProduct(int product)
    {
        ReadOnlySpan<int> spine = SpineOf(product, Layout.EntryProduct, Layout.EntryProduct);
        int left = Graph.OperandsAt(spine[0])[0];
        Then(left, LayoutOf(left) == Layout.EntryProduct ? Level.Product : BeforeSign(left));
        foreach (int node in spine)
        {
            Then(Sign(Graph.OperatorAt(node).Notation));
            Then(Graph.OperandsAt(node)[1], BesideSign(Graph.OperandsAt(node)[1]));
        }
    }

    /// <summary>What the first operand of ⊙ must bind like to stand without parentheses.</summary>
    protected virtual Level BeforeSign(int operand) => BesideSign(operand);

    /// <summary>What an operand of ⊙ must bind like to stand without parentheses.</summary>
    protected virtual Level BesideSign(int operand) => Level.Prefix;

    protected virtual void SpellKronecker(int product)
    {
        ReadOnlySpan<int> operands = Graph.OperandsAt(product);
        Then(operands[0], BesideSign(operands[0]));
        Then(Sign(Graph.OperatorAt(product).Notation));
        Then(operands[1], BesideSign(operands[1]));
    }

    /// <summary>[a, b; c, d]. A vector is a column: [a; b]. Beyond two axes brackets nest.</summary>
    protected virtual void SpellArray(Shape shape, ReadOnlySpan<int> entries)
    {
        var (open, column, row, close) = Brackets;
        int columns = shape.Order < 2 ? 1 : shape[shape.Order - 1].Length;
        int[] blocks = Blocks(shape, entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            int begun = blocks.Count(size => i % size == 0);
            if (i > 0)
            {
                Repeat(close, begun);
                Then(begun == 0 && i % columns == 0 ? row : column);
            }

            Repeat(open, begun);
            Then(entries[i]);
        }

        Repeat(open, entries.IsEmpty ? 1 : 0);
        Repeat(close, entries.IsEmpty ? 1 : blocks.Length);
    }

    /// <summary>What stands around the entries of a matrix and between them.</summary>
    protected abstract (string Open, string Column, string Row, string Close) Brackets { get; }

    protected virtual void Open(int node) => Then("(");

    protected virtual void Close(int node) => Then(")");

    protected abstract string Sign(Notation notation);

    /// <summary>
    /// The nodes of a chain such as a*b/c that groups from the left: from the innermost, whose left operand begins the text, outwards.
    /// Good until the next call.
    /// </summary>
    protected ReadOnlySpan<int> SpineOf(int node, Layout first, Layout second)
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

    private void Repeat(string text, int times)
    {
        for (int i = 0; i < times; i++)
        {
            Then(text);
        }
    }

    // The numbers of entries between a pair of brackets: of a vector or matrix, and of each axis around it.
    private static int[] Blocks(Shape shape, int size)
    {
        if (shape.Order < 2)
        {
            return [size];
        }

        int[] blocks = new int[shape.Order - 1];
        int block = shape[shape.Order - 1].Length;
        for (int axis = shape.Order - 2; axis >= 0; axis--)
        {
            block *= shape[axis].Length;
            blocks[axis] = block;
        }

        return blocks;
    }

    private void Expand(int node, Level place)
    {
        bool enclosed = LevelOf(node) < place;
        if (enclosed)
        {
            Open(node);
        }

        Place = enclosed ? Level.Lowest : place;
        Spell(node);
        if (enclosed)
        {
            Close(node);
        }
    }

    private void Spell(int node)
    {
        Operator op = Graph.OperatorAt(node);
        Notation notation = op.Notation;
        ReadOnlySpan<int> operands = Graph.OperandsAt(node);
        switch (notation.Layout)
        {
            case Layout.Leaf:
                SpellLeaf(node, op);
                break;
            case Layout.Sum or Layout.Difference:
                SpellInfix(SpineOf(node, Layout.Sum, Layout.Difference), Level.Negation, Level.Product);
                break;
            case Layout.Negation:
                Then(Sign(notation));
                Then(operands[0], BeginsWithZero(operands[0]) ? Level.Prefix : Level.Product);
                break;
            case Layout.Product:
                SpellProduct(node);
                break;
            case Layout.Quotient:
                SpellQuotient(node);
                break;
            case Layout.Power:
                SpellPower(operands[0], operands[1]);
                break;
            case Layout.Root:
                SpellRoot(op, operands[0]);
                break;
            case Layout.Bars:
                SpellBars(op, operands[0]);
                break;
            case Layout.Exponential:
                SpellExponential(op, operands[0]);
                break;
            case Layout.Logarithm:
                SpellLogarithm(op, operands[0], operands[1]);
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
                SpellSelect(node, op);
                break;
            case Layout.Call:
                SpellCall(Graph.FunctionAt(node), operands);
                break;
            case Layout.Array:
                SpellArray(Graph.ShapeAt(node), operands);
                break;
            case Layout.MatrixProduct:
                SpellMatrixProduct(node);
                break;
            case Layout.EntryProduct:
                SpellEntryProduct(node);
                break;
            case Layout.EntryPower:
                SpellEntryPower(node);
                break;
            case Layout.Transpose:
                SpellTranspose(operands[0]);
                break;
            case Layout.Inverse:
                SpellInverse(operands[0]);
                break;
            case Layout.Solve:
                SpellSolve(operands[0], operands[1]);
                break;
            case Layout.Norm:
                SpellNorm(op, operands[0]);
                break;
            case Layout.Subscript:
                SpellSubscript(node);
                break;
            case Layout.IndexSum:
                SpellIndexSum(node);
                break;
            case Layout.ByEntries:
                SpellByEntries(node);
                break;
            case Layout.Verbatim:
                SpellVerbatim(node);
                break;
            case Layout.Kronecker:
                SpellKronecker(node);
                break;
            default:
                SpellFunction(op, operands, Graph.SubscriptsAt(node));
                break;
        }
    }

    private void SpellLeaf(int node, Operator op)
    {
        if (Graph.IsNumber(node))
        {
            SpellNumber(Graph.NumberAt(node), Graph.IsDecimalAt(node));
        }
        else if (Graph.IsSymbol(node))
        {
            if (Instead?.Invoke(node) is { } spelled)
            {
                Then(spelled);
            }
            else
            {
                SpellName(Graph.SymbolNameAt(node));
            }
        }
        else
        {
            SpellConstant(node, op);
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

    private readonly record struct Piece(int Node, string? Text, Level Place, bool EndsBars = false);
}
