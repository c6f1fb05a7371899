using System.Diagnostics;

namespace Symbolic;

/// <summary>
/// A node of a graph: a handle of two words, compared in constant time. Equal expressions of one graph are the same node.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(DebuggerView))]
public readonly partial struct Expr : IEquatable<Expr>
{
    internal Expr(ExprGraph graph, int id) => (Graph, Id) = (graph, id);

    /// <summary>The graph that owns the node.</summary>
    public ExprGraph Graph { get; }

    /// <summary>The position in the graph, larger than that of every operand: an order for nodes, not a way to them.</summary>
    public int Id { get; }

    /// <summary>The operator.</summary>
    public Operator Operator => Graph.OperatorAt(Id);

    /// <summary>The type of the value.</summary>
    public ExprType Type => Graph.TypeAt(Id);

    /// <summary>What is known about the value.</summary>
    public Facts Facts => Graph.FactsAt(Id);

    /// <summary>What is assumed about a matrix variable as a whole; nothing for any other node.</summary>
    public MatrixTraits MatrixTraits => Graph.MatrixTraitsAt(Id);

    /// <summary>The equation that is assumed about a power of a variable; null when there is none, and for any other node.</summary>
    public PowerFact? PowerFact => Graph.PowerFactAt(Id);

    /// <summary>The operands in the order in which they were written: x·y and y·x are two nodes, because people read what they typed.</summary>
    public OperandList Operands => new(this);

    /// <summary>True for an exact number.</summary>
    public bool IsNumber => Graph.IsNumber(Id);

    /// <summary>True for a variable.</summary>
    public bool IsSymbol => Graph.IsSymbol(Id);

    /// <summary>The value of an exact number.</summary>
    /// <exception cref="InvalidOperationException">The node is no number.</exception>
    public Rational Number => IsNumber ? Graph.NumberAt(Id) : throw new InvalidOperationException($"{this} is not a number.");

    /// <summary>True for a number that was written as a decimal.</summary>
    public bool IsDecimal => IsNumber && Graph.IsDecimalAt(Id);

    /// <summary>The name of a variable.</summary>
    /// <exception cref="InvalidOperationException">The node is no variable.</exception>
    public string Name => IsSymbol ? Graph.SymbolNameAt(Id) : throw new InvalidOperationException($"{this} is not a variable.");

    /// <summary>The unknown function that a call node calls.</summary>
    /// <exception cref="InvalidOperationException">The node is no call of an unknown function.</exception>
    public FunctionSymbol Function => Operator == Operators.Call ? Graph.FunctionAt(Id) : throw new InvalidOperationException($"{this} is not a call of an unknown function.");

    /// <summary>The index pattern of an Einstein sum.</summary>
    /// <exception cref="InvalidOperationException">The node is no Einstein sum.</exception>
    public Contraction Contraction => Operator == Operators.Einsum ? Graph.ContractionAt(Id) : throw new InvalidOperationException($"{this} is not an Einstein sum.");

    /// <summary>The equation of a tensor of zeros and ones.</summary>
    /// <exception cref="InvalidOperationException">The node is no such tensor.</exception>
    public Delta Delta => Operator == Operators.Delta ? Graph.DeltaAt(Id) : throw new InvalidOperationException($"{this} is not a delta.");

    /// <summary>The shape of the value.</summary>
    public Shape Shape => Type.Shape;

    /// <summary>The same node.</summary>
    public bool Equals(Expr other) => Id == other.Id && ReferenceEquals(Graph, other.Graph);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Expr other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Id;

    /// <summary>The same node.</summary>
    public static bool operator ==(Expr left, Expr right) => left.Equals(right);

    /// <summary>Not the same node.</summary>
    public static bool operator !=(Expr left, Expr right) => !left.Equals(right);

    /// <summary>The graph, or an error that says what is wrong with <c>default(Expr)</c>.</summary>
    internal ExprGraph Owner => Graph ?? throw ExprGraph.NeverBuilt();

    internal bool IsZero => IsNumber && Number.IsZero;

    internal bool IsOne => IsNumber && Number.IsOne;

    internal bool Is(Operator op) => Graph.OpAt(Id) == op.StandardId && op.StandardId >= 0;

    // What a debugger shows below the text.
    private sealed class DebuggerView(Expr node)
    {
        public string? Operator { get; } = node.Graph is null ? null : node.Operator.Name;

        public ExprType Type { get; } = node.Graph is null ? default : node.Type;

        [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
        public Expr[] Operands { get; } = node.Graph is null ? [] : [.. node.Operands];
    }

    /// <summary>The operands of a node.</summary>
    public readonly struct OperandList : IReadOnlyList<Expr>
    {
        private readonly Expr _node;

        internal OperandList(Expr node) => _node = node;

        /// <inheritdoc/>
        public int Count => _node.Graph.OperandsAt(_node.Id).Length;

        /// <inheritdoc/>
        public Expr this[int index] => new(_node.Graph, _node.Graph.OperandsAt(_node.Id)[index]);

        /// <inheritdoc/>
        public IEnumerator<Expr> GetEnumerator()
        {
            for (int i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
