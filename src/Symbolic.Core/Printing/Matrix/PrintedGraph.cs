using System.Collections.Immutable;

namespace Symbolic;

/// <summary>How an Einstein sum stands that has no matrix words.</summary>
internal enum WithoutWords : byte
{
    /// <summary>As the call that makes it: einsum("ki,j-&gt;kij", eye(3), x).</summary>
    AsCalls,

    /// <summary>By its entries over letters: δₖᵢxⱼ.</summary>
    ByEntries,
}

/// <summary>What the identity matrix is called beside a matrix that tells how large it is.</summary>
internal enum IdentityName : byte
{
    /// <summary>eye(3), as everywhere else.</summary>
    Call,

    /// <summary>I.</summary>
    Sign,
}

/// <summary>
/// A graph as printers see it: every node as it is, except that Einstein sums and operations on tensors entry by entry appear in
/// matrix words. A word goes by a negative number, so that the printers treat nodes and words alike. Nothing is added to the
/// graph, and a word is made when it is looked at, one level at a time.
/// </summary>
internal sealed partial class PrintedGraph(ExprGraph graph, WithoutWords without, IdentityName identity)
{
    // Factors in front of a product that join it; more stay a factor of their own.
    private const int MostFactors = 32;

    // A word stands for another at most a few times over, unless they lead back to each other.
    private const int MostHops = 64;

    private readonly bool _hasTensors = graph.HasTensors;
    private readonly List<Word> _words = [];
    private readonly Dictionary<(Operator, string), int> _known = [];
    private readonly Dictionary<int, int> _shown = [];

    /// <summary>A word and what belongs to it.</summary>
    /// <param name="Operator">The word, or an operator of the table over entries.</param>
    /// <param name="Operands">Nodes and words.</param>
    /// <param name="Order">0 for a number, 1 for a vector or row, 2 for a matrix.</param>
    /// <param name="Subscripts">The letters or ranges of a subscript, the sizes or the text of a verbatim word, in text form.</param>
    /// <param name="Number">The value of an exponent.</param>
    private sealed record Word(Operator Operator, int[] Operands, int Order, ImmutableArray<string> Subscripts, Rational Number)
    {
        /// <summary>What the word stands for after a closer look; 0 when that is itself.</summary>
        public int Shown { get; set; }

        public bool IsSettled { get; set; }
    }

    public OperatorTable Operators => graph.Operators;

    public bool TryGetSymbol(string name, out Expr symbol) => graph.TryGetSymbol(name, out symbol);

    public bool IsFunctionName(string name) => graph.IsFunctionName(name);

    public Operator OperatorAt(int id) => (id = Shown(id)) < 0 ? _words[~id].Operator : graph.OperatorAt(id);

    public ReadOnlySpan<int> OperandsAt(int id) => (id = Shown(id)) < 0 ? _words[~id].Operands : graph.OperandsAt(id);

    public bool IsNumber(int id) => (id = Shown(id)) < 0 ? _words[~id].Operator == Symbolic.Operators.Number : graph.IsNumber(id);

    public Rational NumberAt(int id) => (id = Shown(id)) < 0 ? _words[~id].Number : graph.NumberAt(id);

    public bool IsDecimalAt(int id) => (id = Shown(id)) >= 0 && graph.IsDecimalAt(id);

    public bool IsSymbol(int id) => (id = Shown(id)) >= 0 && graph.IsSymbol(id);

    public string SymbolNameAt(int id) => graph.SymbolNameAt(Shown(id));

    public FunctionSymbol FunctionAt(int id) => graph.FunctionAt(Shown(id));

    /// <summary>The shape of an array; of a matrix of blocks how many rows and columns of blocks it has.</summary>
    public Shape ShapeAt(int id) => Shown(id) is < 0 and var word
        ? new Shape([.. _words[~word].Subscripts.Select(static count => Dim.Of(int.Parse(count, System.Globalization.CultureInfo.InvariantCulture)))])
        : graph.TypeAt(id).Shape;

    /// <summary>The number of axes; of a row that of a vector.</summary>
    public int OrderAt(int id) => (id = Shown(id)) < 0 ? _words[~id].Order : graph.TypeAt(id).Shape.Order;

    /// <summary>The letters or ranges of a subscript, the sizes or the text of a verbatim word.</summary>
    public ImmutableArray<string> SubscriptsAt(int id) => (id = Shown(id)) < 0 ? _words[~id].Subscripts : [];

    /// <summary>The word for operands; equal words are one.</summary>
    public int Make(Operator op, int order, ReadOnlySpan<int> operands, ImmutableArray<string> subscripts = default, Rational number = default)
    {
        subscripts = subscripts.IsDefault ? [] : subscripts;
        string key = $"{order}|{string.Join(',', operands.ToArray())}|{string.Join(';', subscripts)}|{number}";
        if (!_known.TryGetValue((op, key), out int id))
        {
            _words.Add(new Word(op, operands.ToArray(), order, subscripts, number));
            id = ~(_words.Count - 1);
            _known.Add((op, key), id);
        }

        return id;
    }

    /// <summary>The word as it was made, without a closer look; null for a node of the graph.</summary>
    public (Operator Operator, int[] Operands, int Order)? Made(int id) => id < 0 ? (_words[~id].Operator, _words[~id].Operands, _words[~id].Order) : null;

    /// <summary>The number of axes of a node or of a word as it was made.</summary>
    public int OrderOf(int id) => id < 0 ? _words[~id].Order : graph.TypeAt(id).Shape.Order;

    /// <summary>True for the inverse of a matrix, as a node of the graph.</summary>
    public bool IsInverse(int id) => id >= 0 && graph.OperatorAt(id) == Symbolic.Operators.Inverse;

    /// <summary>A tensor with more than two axes by its entries, when it holds Einstein sums; otherwise the node.</summary>
    public int Whole(int root)
    {
        if (!_hasTensors || without == WithoutWords.AsCalls || graph.TypeAt(root).Shape.Order < 3)
        {
            return root;
        }

        var open = new Stack<int>();
        var seen = new HashSet<int>();
        open.Push(root);
        while (open.TryPop(out int id))
        {
            Expr node = new(graph, id);
            if (node.Is(Symbolic.Operators.Einsum) && !ExprGraph.IsFill(node))
            {
                return new IndexForm(this, graph).ByEntries(new Expr(graph, root));
            }

            if (node.Operator is UnaryOperator or BinaryOperator or NaryOperator)
            {
                foreach (int operand in graph.OperandsAt(id))
                {
                    if (graph.TypeAt(operand).Shape.Order >= 3 && seen.Add(operand))
                    {
                        open.Push(operand);
                    }
                }
            }
        }

        return root;
    }

    /// <summary>One entry of a tensor over letters for its axes.</summary>
    public (int Entry, ImmutableArray<string> Letters) EntryOf(int root)
    {
        Expr node = new(graph, root);
        return node.Shape.IsScalar && !node.Is(Symbolic.Operators.Einsum) ? (root, [])
            : new IndexForm(this, graph, node.Shape.Order > 2 ? IndexForm.Parts.InMatrixWords : IndexForm.Parts.AsSums).Entry(node);
    }

    /// <summary>The Kronecker product for ∂Y/∂X of two matrices, when it is one.</summary>
    public int? KroneckerOf(int root, Vectorization order) => new KroneckerForm(this).Of(new Expr(graph, root), order);

    /// <summary>What is printed for a node.</summary>
    private int Shown(int id)
    {
        if (!_hasTensors)
        {
            return id;
        }

        for (int hops = 0; hops < MostHops; hops++)
        {
            int next;
            if (id < 0)
            {
                Word word = _words[~id];
                if (!word.IsSettled)
                {
                    word.Shown = Settled(id, word);
                    word.IsSettled = true;
                }

                next = word.Shown;
                if (next == id)
                {
                    return id;
                }
            }
            else
            {
                if (!_shown.TryGetValue(id, out next))
                {
                    next = WordFor(new Expr(graph, id));
                    _shown.Add(id, next);
                }

                if (next >= 0)
                {
                    return id;
                }
            }

            id = next;
        }

        throw new InvalidOperationException("What is printed for a node leads back to it.");
    }

    private int Settled(int id, Word word) =>
        word.Operator == MatrixWords.Product ? new Chains(this).Polished(id)
        : word.Operator == MatrixWords.Entry ? new IndexForm(this, graph, word.Number.IsZero ? IndexForm.Parts.InMatrixWords : IndexForm.Parts.AsSums).EntryOf(new Expr(graph, word.Operands[0]), word.Subscripts)
        : id;

    private int WordFor(Expr node)
    {
        if (node.Is(Symbolic.Operators.Einsum))
        {
            return OfEinsum(node);
        }

        if (node.Is(Symbolic.Operators.Delta))
        {
            return new Raising(this).OfDelta(node.Delta) is { } part ? part
                : without == WithoutWords.ByEntries ? new IndexForm(this, graph).ByEntries(node)
                : OfDelta(node.Delta);
        }

        if (TensorFunctions.IsLeviCivita(node, 3))
        {
            return Make(MatrixWords.Signs, 3, [], ["3"]);
        }

        if (node.Operator is TensorOperator op)
        {
            return OfTensorOperator(node, op);
        }

        if (node.Shape.Order is 1 or 2 && (node.Is(Symbolic.Operators.Add) || node.Is(Symbolic.Operators.Subtract)) && new BlockForm(this).Of(node) is { } blocks)
        {
            return blocks;
        }

        if (node.Shape.Order == 2 && (node.Is(Symbolic.Operators.Add) || node.Is(Symbolic.Operators.Subtract)) && BesideIdentity(node) is { } sum)
        {
            return sum;
        }

        if (node.Shape.IsScalar)
        {
            return node.Is(Symbolic.Operators.Multiply) && node.Operands[1].Is(Symbolic.Operators.Einsum) ? Scaled(node)
                : node.Is(Symbolic.Operators.Divide) && node.Operands[0].Is(Symbolic.Operators.Einsum) ? OfQuotient(node)
                : node.Operands is [var squares, ..] && squares.Is(Symbolic.Operators.Einsum) ? OfSquares(node, squares)
                : node.Id;
        }

        if (node.Is(Symbolic.Operators.Multiply))
        {
            return node.Operands[0].Shape.IsScalar || node.Operands[1].Shape.IsScalar ? Scaled(node) : Make(MatrixWords.Hadamard, node.Shape.Order, graph.OperandsAt(node.Id));
        }

        if (node.Is(Symbolic.Operators.Divide))
        {
            if (node.Operands[1].Shape.IsScalar)
            {
                return OfQuotient(node);
            }

            // ab ./ x of two numbers a and b is one product, as a matrix would make it.
            var factors = new List<int>();
            if (node.Operands[0].Shape.IsScalar)
            {
                AddFactors(node.Operands[0], factors);
            }

            return Make(MatrixWords.Quotient, node.Shape.Order, factors.Count < 2 ? graph.OperandsAt(node.Id) : [Make(MatrixWords.Product, 0, [.. factors]), node.Operands[1].Id]);
        }

        return node.Is(Symbolic.Operators.Power) ? Make(MatrixWords.EntryPower, node.Shape.Order, graph.OperandsAt(node.Id))
            : node.Is(Symbolic.Operators.Exp) ? Make(MatrixWords.Exponential, node.Shape.Order, graph.OperandsAt(node.Id))
            : node.Id;
    }

    // A + I, I − A: the matrix beside it tells how large the identity is, so that it goes by its sign.
    private int? BesideIdentity(Expr sum)
    {
        (Expr left, Expr right) = (sum.Operands[0], sum.Operands[1]);
        bool first = IsIdentity(left), second = IsIdentity(right);
        if (identity == IdentityName.Call || first == second || TryGetSymbol(MatrixWords.IdentitySign.Notation.Unicode, out _) || IsMadeOfIdentities(first ? right : left))
        {
            return null;
        }

        int sign = Make(MatrixWords.IdentitySign, 2, [], [sum.Shape[0].ToString()]);
        return Make(sum.Operator, 2, first ? [sign, right.Id] : [left.Id, sign]);
    }

    private static bool IsIdentity(Expr node) => node.Is(Symbolic.Operators.Delta) && node.Delta.IsKronecker;

    // What does not tell by itself how large it is: a number in every entry, or the identity again.
    private static bool IsMadeOfIdentities(Expr node)
    {
        while (node.Is(Symbolic.Operators.Negate) || node.Is(Symbolic.Operators.Multiply) || node.Is(Symbolic.Operators.Divide))
        {
            node = node.Operands[node.Is(Symbolic.Operators.Multiply) && node.Operands[0].Shape.IsScalar ? 1 : 0];
        }

        return node.Is(Symbolic.Operators.Delta) || ExprGraph.IsFill(node);
    }
}
