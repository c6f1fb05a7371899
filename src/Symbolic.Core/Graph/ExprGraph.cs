using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>
/// An arena of hash-consed nodes. Every expression lives in one graph; equal expressions are one node; operands always have
/// smaller positions than the nodes that use them, so every pass over a graph is a loop. One thread may build at a time, any
/// number may read finished nodes meanwhile.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class ExprGraph
{
    /// <summary>The largest number of nodes of one graph.</summary>
    public const int MaxNodes = 1 << 29;

    /// <summary>The largest number of different types, numbers and truth values included, that the nodes of one graph may have.</summary>
    public const int MaxTypes = 1 << 16;

    private const int InitialBucketBits = 7;
    private const uint NearbyPlaces = 8;

    private static int s_graphs;

    private readonly int _number = Interlocked.Increment(ref s_graphs);
    private readonly Dictionary<Operator, ushort> _registered = [];
    private readonly List<ExprType> _types = [ExprType.Real, ExprType.Boolean];
    private readonly Dictionary<ExprType, int> _typeIndices = [];
    private Operator[] _operators;
    private bool[] _occurs;
    private Node[] _nodes = new Node[64];
    private int[] _pool = new int[16];

    // Open addressing in two stages. A node is built soon after its operands, so its first few places lie where its later operand
    // points: neighbours in time are neighbours in memory, and a lookup finds its cache line warm. When those places are taken
    // (many nodes over one operand), the search goes on in strides that the hash gives. An entry is position + 1 in the low bits, which always suffice for it, and a tag of the hash in the rest:
    // most probes are then settled without touching the node, whose cache line is what a lookup costs.
    private uint[] _buckets = new uint[1 << InitialBucketBits];
    private int _bucketBits = InitialBucketBits;
    private int _count;
    private int _pooled;

    /// <summary>An empty graph over the standard operators.</summary>
    public ExprGraph()
        : this(OperatorTable.Standard)
    {
    }

    /// <summary>An empty graph over a table of operators.</summary>
    public ExprGraph(OperatorTable operators)
    {
        ArgumentNullException.ThrowIfNull(operators);
        Operators = operators;
        _operators = [.. operators.All];
        _occurs = new bool[_operators.Length];
        for (int i = 0; i < _operators.Length; i++)
        {
            if (_operators[i].StandardId < 0)
            {
                _registered.Add(_operators[i], (ushort)i);
            }
        }

        Zero = Number(Rational.Zero);
        One = Number(Rational.One);
    }

    /// <summary>The operators of this graph.</summary>
    public OperatorTable Operators { get; private set; }

    /// <summary>The number of nodes.</summary>
    public int Count => _count;

    /// <summary>The number 0.</summary>
    public Expr Zero { get; }

    /// <summary>The number 1.</summary>
    public Expr One { get; }

    /// <summary>Adds a user's operator to the table of this graph.</summary>
    /// <exception cref="ArgumentException">A name of the operator is taken, or its LaTeX would end the formula in which it stands.</exception>
    public void Register(Operator added)
    {
        Operators = Operators.With(added);
        _registered.Add(added, (ushort)_operators.Length);
        _operators = [.. _operators, added];
        System.Array.Resize(ref _occurs, _operators.Length);
    }

    /// <summary>The node at a position. Public code walks the operands of expressions instead: a node that is not part of one has no meaning of its own.</summary>
    internal Expr this[int id]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(id);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, _count);
            return new Expr(this, id);
        }
    }

    /// <summary>Names the graph in messages.</summary>
    public override string ToString() => $"graph {_number} ({_count} nodes)";

    internal ref readonly Node NodeAt(int id) => ref _nodes[id];

    internal Operator OperatorAt(int id) => _operators[_nodes[id].Op];

    /// <summary>Does a node have this operator?</summary>
    internal bool Has(Operator op) => op.StandardId >= 0 ? _occurs[op.StandardId] : _registered.TryGetValue(op, out ushort place) && _occurs[place];

    /// <summary>The number of operators that the nodes have; it grows when one joins them.</summary>
    internal int OperatorsThatOccur { get; private set; }

    internal int OperatorCount => _operators.Length;

    internal Operator OperatorWithId(int op) => _operators[op];

    internal int OpAt(int id) => _nodes[id].Op;

    internal ExprType TypeAt(int id) => _types[_nodes[id].Type];

    internal bool IsScalarReal(int id) => _nodes[id].Type == 0;

    internal Facts FactsAt(int id) => new(_nodes[id].Facts);

    /// <summary>The operands of a node. The span stays valid while the graph grows: finished nodes never change.</summary>
    internal ReadOnlySpan<int> OperandsAt(int id)
    {
        ref Node node = ref _nodes[id];
        return node.Kind switch
        {
            NodeKind.Leaf => [],
            NodeKind.Pooled => _pool.AsSpan(node.A + 1, node.B),
            // A and B lie side by side, so the node itself is the list of its operands.
            _ => MemoryMarshal.CreateReadOnlySpan(ref node.A, (int)node.Kind),
        };
    }

    /// <summary>The attribute of a leaf or pooled node: the position of its number, name, function or shape.</summary>
    internal int AttributeAt(int id)
    {
        ref Node node = ref _nodes[id];
        return node.Kind == NodeKind.Leaf ? node.A : _pool[node.A];
    }

    internal int IdOf(Operator op)
    {
        if (op.StandardId >= 0)
        {
            return op.StandardId;
        }

        return _registered.TryGetValue(op, out ushort id)
            ? id
            : throw new ArgumentException($"The operator '{op.Name}' is not registered in {this}.", nameof(op));
    }

    internal int Check(Expr expr) => ReferenceEquals(expr.Graph, this) ? expr.Id : throw ForeignNode(expr);

    internal static InvalidOperationException NeverBuilt() => new("An expression that was never built (default(Expr)) cannot be used.");

    private InvalidOperationException ForeignNode(Expr expr) => expr.Graph is null
        ? NeverBuilt()
        : new InvalidOperationException($"An expression of {expr.Graph} cannot be used in {this}; copy it with Import.");

    private int InternLeaf(int op, int attribute, ExprType type, Facts facts) => Intern(op, attribute, 0, NodeKind.Leaf, TypeIndex(type), facts.Possible);

    private int InternUnary(int op, int a, int type, Possible facts) => Intern(op, a, 0, NodeKind.Unary, type, facts);

    private int Intern(int op, int a, int b, NodeKind kind, int type, Possible facts)
    {
        uint hash = Hash(op, a, b);
        int found = Find(hash, op, a, b, out int slot);
        return found >= 0 ? found : Append(slot, hash, op, a, b, kind, type, facts);
    }

    /// <summary>The product of two nodes if it has been built already, in either order.</summary>
    internal Expr? FindProduct(Expr left, Expr right)
    {
        int op = Symbolic.Operators.Multiply.StandardId;
        int found = Find(Hash(op, left.Id, right.Id), op, left.Id, right.Id, out _);
        if (found < 0)
        {
            found = Find(Hash(op, right.Id, left.Id), op, right.Id, left.Id, out _);
        }

        return found >= 0 ? new Expr(this, found) : null;
    }

    private int Find(uint hash, int op, int a, int b, out int slot)
    {
        uint[] buckets = _buckets;
        uint mask = (uint)buckets.Length - 1;
        uint tag = hash & ~mask;
        uint step = 0;
        uint probe = FirstPlace(hash, Math.Max(a, b)) & mask;
        for (uint entry = buckets[probe]; entry != 0; probe = NextPlace(probe, hash, ++step) & mask, entry = buckets[probe])
        {
            if ((entry & ~mask) == tag)
            {
                int found = (int)(entry & mask) - 1;
                ref Node node = ref _nodes[found];
                if (node.A == a && node.B == b && node.Op == op)
                {
                    slot = -1;
                    return found;
                }
            }
        }

        slot = (int)probe;
        return -1;
    }

    private int InternPooled(int op, int attribute, ReadOnlySpan<int> operands, ExprType type, Possible facts)
    {
        uint hash = HashPooled(op, attribute, operands);
        uint mask = (uint)_buckets.Length - 1;
        uint step = 0;
        uint probe = FirstPlace(hash, LargestOf(operands)) & mask;
        for (uint entry = _buckets[probe]; entry != 0; probe = NextPlace(probe, hash, ++step) & mask, entry = _buckets[probe])
        {
            int found = (int)(entry & mask) - 1;
            ref Node node = ref _nodes[found];
            if ((entry & ~mask) == (hash & ~mask) && node.Op == op && node.Kind == NodeKind.Pooled && node.B == operands.Length
                && _pool[node.A] == attribute && _pool.AsSpan(node.A + 1, node.B).SequenceEqual(operands))
            {
                return found;
            }
        }

        int offset = _pooled;
        int needed = checked(offset + operands.Length + 1);
        if (needed > _pool.Length)
        {
            System.Array.Resize(ref _pool, Math.Max(needed, _pool.Length * 2));
        }

        _pool[offset] = attribute;
        operands.CopyTo(_pool.AsSpan(offset + 1));
        _pooled = needed;
        return Append((int)probe, hash, op, offset, operands.Length, NodeKind.Pooled, TypeIndex(type), facts);
    }

    private int Append(int slot, uint hash, int op, int a, int b, NodeKind kind, int type, Possible facts)
    {
        int id = _count;
        if (id == _nodes.Length)
        {
            if (id >= MaxNodes)
            {
                throw new LimitException($"A graph holds at most {MaxNodes} nodes.");
            }

            System.Array.Resize(ref _nodes, id * 2);
        }

        ref Node node = ref _nodes[id];
        node.A = a;
        node.B = b;
        node.Op = (ushort)op;
        node.Type = (ushort)type;
        node.Facts = facts;
        node.Kind = kind;
        AssertChildrenFirst(id);
        _count = id + 1;
        if (!_occurs[op])
        {
            _occurs[op] = true;
            OperatorsThatOccur++;
        }

        _buckets[slot] = (hash & ~((uint)_buckets.Length - 1)) | (uint)(id + 1);
        if (_count * 3L > _buckets.Length * 2L)
        {
            Rehash();
        }

        return id;
    }

    private void Rehash()
    {
        _bucketBits++;
        uint[] buckets = new uint[1 << _bucketBits];
        uint mask = (uint)buckets.Length - 1;
        for (int id = 0; id < _count; id++)
        {
            ref Node node = ref _nodes[id];
            uint hash = node.Kind switch
            {
                NodeKind.Pooled => HashPooled(node.Op, _pool[node.A], _pool.AsSpan(node.A + 1, node.B)),
                _ => Hash(node.Op, node.A, node.B),
            };
            int latest = node.Kind == NodeKind.Pooled ? LargestOf(_pool.AsSpan(node.A + 1, node.B)) : Math.Max(node.A, node.B);
            uint step = 0;
            uint probe = FirstPlace(hash, latest) & mask;
            while (buckets[probe] != 0)
            {
                probe = NextPlace(probe, hash, ++step) & mask;
            }

            buckets[probe] = (hash & ~mask) | (uint)(id + 1);
        }

        _buckets = buckets;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(int op, int a, int b)
    {
        ulong h = ((ulong)(uint)a * 0x9E3779B97F4A7C15UL) ^ ((ulong)(uint)b * 0xC2B2AE3D27D4EB4FUL) ^ ((ulong)(uint)op * 0x165667B19E3779F9UL);
        h ^= h >> 29;
        h *= 0xBF58476D1CE4E5B9UL;
        return (uint)(h >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FirstPlace(uint hash, int latestOperand) => ((uint)latestOperand * 2) + (hash & (NearbyPlaces - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NextPlace(uint place, uint hash, uint step) => step < NearbyPlaces ? place + 1 : place + ((hash >> 7) | 1);

    private static int LargestOf(ReadOnlySpan<int> operands)
    {
        int largest = 0;
        foreach (int operand in operands)
        {
            largest = Math.Max(largest, operand);
        }

        return largest;
    }

    private static uint HashPooled(int op, int attribute, ReadOnlySpan<int> operands)
    {
        uint hash = Hash(op, attribute, operands.Length);
        foreach (int operand in operands)
        {
            hash = Hash((int)hash, operand, 1);
        }

        return hash;
    }

    private int TypeIndex(ExprType type)
    {
        if (type.Shape.IsScalar)
        {
            return (int)type.Element;
        }

        if (!_typeIndices.TryGetValue(type, out int index))
        {
            index = _types.Count < MaxTypes ? _types.Count : throw new LimitException($"A graph holds at most {MaxTypes} different shapes.");
            _types.Add(type);
            _typeIndices.Add(type, index);
        }

        return index;
    }

    [Conditional("DEBUG")]
    private void AssertChildrenFirst(int id)
    {
        foreach (int operand in OperandsAt(id))
        {
            Debug.Assert(operand < id, "Operands precede the nodes that use them.");
        }
    }
}
