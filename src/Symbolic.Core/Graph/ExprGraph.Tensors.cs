using System.Collections.Immutable;

namespace Symbolic;

public sealed partial class ExprGraph
{
    private readonly List<Contraction> _contractions = [];
    private readonly Dictionary<Contraction, int> _contractionPositions = [];
    private readonly List<Delta> _deltas = [];
    private readonly Dictionary<Delta, int> _deltaPositions = [];

    /// <summary>The real variable of a name and a shape; the same node for the same name.</summary>
    /// <exception cref="InvalidOperationException">The graph has the name with another shape.</exception>
    public Expr Symbol(string name, Shape shape)
    {
        var type = new ExprType(Element.Real, shape);
        return TryGetSymbol(name, out Expr known) && known.Type == type ? known : Symbol(name, Facts.Real, type);
    }

    /// <summary>A matrix variable with what is assumed about it as a whole.</summary>
    /// <exception cref="InvalidOperationException">The graph has the name with other facts or another type.</exception>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public Expr Symbol(string name, Shape shape, MatrixTraits traits) => Symbol(name, Facts.Real, new ExprType(Element.Real, shape), traits);

    /// <summary>An Einstein sum by letters: <c>Einsum("ij,jk-&gt;ik", a, b)</c> is the matrix product.</summary>
    /// <exception cref="ArgumentException">The pattern does not fit the operands.</exception>
    /// <exception cref="ShapeException">An index stands for axes of different lengths.</exception>
    public Expr Einsum(string pattern, params ReadOnlySpan<Expr> operands)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        string[] sides = pattern.Replace(" ", "", StringComparison.Ordinal).Split("->");
        string[] inputs = sides[0].Split(',');
        if (sides.Length != 2 || inputs.Length != operands.Length)
        {
            throw new ArgumentException($"The pattern '{pattern}' does not fit {operands.Length} operands.", nameof(pattern));
        }

        var builder = new ContractionBuilder(this);
        for (int i = 0; i < inputs.Length; i++)
        {
            builder.Multiply(operands[i], [.. inputs[i].Select(static c => (int)c)]);
        }

        return builder.Build([.. sides[1].Select(static c => (int)c)]);
    }

    /// <summary>An Einstein sum by an existing pattern.</summary>
    internal Expr Einsum(Contraction pattern, ReadOnlySpan<Expr> operands)
    {
        var builder = new ContractionBuilder(this);
        for (int index = 0; index < pattern.Sizes.Length; index++)
        {
            builder.Size(index, pattern.Sizes[index]);
        }

        for (int i = 0; i < operands.Length; i++)
        {
            builder.Multiply(operands[i], [.. pattern.Inputs[i]]);
        }

        return builder.Build([.. pattern.Output]);
    }

    /// <summary>A tensor in which one value repeats.</summary>
    public Expr Fill(Expr value, Shape shape)
    {
        Check(value);
        return shape.IsScalar ? value : InternEinsum([value], new Contraction([[]], [.. Enumerable.Range(0, shape.Order)], shape.Axes));
    }

    /// <summary>The identity matrix, which is never stored.</summary>
    public Expr Identity(Dim size) => Delta([size, size], [Dim.Of(1), Dim.Of(0) - Dim.Of(1)], Dim.Of(0));

    /// <summary>The tensor of zeros and ones for Σ factor·index = constant; without axes the number 1 where the constant is 0, else 0.</summary>
    public Expr Delta(ImmutableArray<Dim> axes, ImmutableArray<Dim> factors, Dim constant)
    {
        if (axes.IsEmpty)
        {
            return OneWhereZero(constant);
        }

        var delta = new Delta(axes, factors, constant);
        if (!_deltaPositions.TryGetValue(delta, out int position))
        {
            position = _deltas.Count;
            _deltas.Add(delta);
            _deltaPositions.Add(delta, position);
        }

        return new Expr(this, InternLeaf(Symbolic.Operators.Delta.StandardId, position, new ExprType(Element.Real, new Shape(axes.AsSpan())), new Facts(Possible.Zero | Possible.Positive)));
    }

    // k = 2, as people write k − 2 = 0.
    private Expr OneWhereZero(Dim dim)
    {
        if (dim.IsFixed)
        {
            return dim.Length == 0 ? One : Zero;
        }

        int constant = dim.Parts.Constant;
        return Select(Length(dim - Dim.Signed(constant)).EqualTo(Number(-constant)), One, Zero);
    }

    /// <summary>The length of an axis as a number of the graph; a symbolic length is the whole-number variable of its name.</summary>
    public Expr Length(Dim dim)
    {
        (int constant, IEnumerable<(int Factor, string[] Symbols)> products) = dim.Parts;
        Expr sum = Number(constant);
        foreach ((int factor, string[] symbols) in products)
        {
            Expr product = Number(factor);
            foreach (string symbol in symbols)
            {
                product *= TryGetSymbol(symbol, out Expr known) ? known : Symbol(symbol, new Facts(Possible.Positive | Possible.Zero));
            }

            sum = sum.IsZero ? product : sum + product;
        }

        return sum;
    }

    /// <summary>False where every node is a number or a truth value.</summary>
    internal bool HasTensors => _types.Count > 2;

    internal Contraction ContractionAt(int id) => _contractions[AttributeAt(id)];

    internal Delta DeltaAt(int id) => _deltas[_nodes[id].A];

    internal static bool IsFill(Expr node) => node.Is(Symbolic.Operators.Einsum) && node.Operands is [var only] && only.Shape.IsScalar;

    internal Expr InternEinsum(ReadOnlySpan<Expr> operands, Contraction pattern)
    {
        if (!_contractionPositions.TryGetValue(pattern, out int position))
        {
            position = _contractions.Count;
            _contractions.Add(pattern);
            _contractionPositions.Add(pattern, position);
        }

        Span<int> ids = operands.Length <= 64 ? stackalloc int[operands.Length] : new int[operands.Length];
        Possible facts = Possible.AnyReal;
        Element element = Element.Real;
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = operands[i].Id;
            facts |= operands[i].Facts.Possible & Possible.Undefined;
            element = operands[i].Type.Element;
        }

        if (operands is [var only] && only.Shape.IsScalar)
        {
            facts = only.Facts.Possible;
        }
        else if (operands is [var first, var second] && first == second && pattern.Inputs[0].AsSpan().SequenceEqual(pattern.Inputs[1].AsSpan()))
        {
            // A sum of squares.
            facts &= ~Possible.Negative;
        }

        return new Expr(this, InternPooled(Symbolic.Operators.Einsum.StandardId, position, ids, new ExprType(element, pattern.Shape), facts));
    }

    private Expr Apply(TensorOperator op, ReadOnlySpan<Expr> operands)
    {
        var shapes = new Shape[operands.Length];
        Span<int> ids = stackalloc int[operands.Length];
        for (int i = 0; i < shapes.Length; i++)
        {
            ids[i] = Check(operands[i]);
            RequireElement(op, operands[i], Element.Real);
            shapes[i] = operands[i].Shape;
        }

        Shape shape = op.Infer(shapes);
        if (op.Exact?.Invoke(operands) is { } known)
        {
            return known;
        }

        // Some operators have no value of nothing: the largest of no entries.
        Possible facts = Possible.Anything;
        if (op.IsTotal && System.Array.TrueForAll(shapes, static s => !s.Axes.Contains(Dim.Of(0))))
        {
            facts = op.Range.Possible;
            foreach (int id in ids)
            {
                facts |= FactsAt(id).Possible & Possible.Undefined;
            }
        }

        return new Expr(this, InternPooled(IdOf(op), 0, ids, new ExprType(Element.Real, shape), facts));
    }
}
