using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>
/// Turns expressions into a <see cref="Program"/>. The steps stand in files of their own: the order of the nodes, what each node
/// becomes (<c>Lowering.Nodes.cs</c>), the condition under which it is computed (<c>Lowering.Regions.cs</c>), the flat code
/// (<c>Lowering.Emission.cs</c>) and the places of the values (<c>Lowering.Slots.cs</c>). Each is a loop.
/// </summary>
/// <remarks>
/// A reference to a value is a node's place in the order when it is at least 0, otherwise the complement of the place of a leaf
/// (an input or a constant).
/// </remarks>
internal sealed partial class Lowering
{
    private readonly ExprGraph _graph;
    private readonly int[] _roots;
    private readonly int _inputs;
    private readonly CancellationToken _cancellation;
    private readonly Dictionary<int, int> _inputLeaves = [];
    private readonly List<double> _leaves = [];
    private readonly Dictionary<long, int> _constants = [];
    private readonly FunctionTable _functions = new();
    private readonly List<string> _missing = [];

    // By place in the order: what the node became. A leaf has code −1 and its reference in _reference.
    private readonly int[] _order;
    private readonly int[] _place;
    private readonly int[] _reference;
    private readonly int[] _code;
    private readonly int[] _a;
    private readonly int[] _b;
    private readonly int[] _uses;
    private readonly List<int> _pool = [];

    private Lowering(ExprGraph graph, int[] roots, ReadOnlySpan<int> inputs, CancellationToken cancellation)
    {
        _graph = graph;
        _roots = roots;
        _cancellation = cancellation;
        _inputs = inputs.Length;
        foreach (int input in inputs)
        {
            _inputLeaves.Add(input, _leaves.Count);
            _leaves.Add(0);
        }

        (_order, _place) = Postorder(graph, roots);
        _reference = new int[_order.Length];
        _code = new int[_order.Length];
        _a = new int[_order.Length];
        _b = new int[_order.Length];
        _uses = new int[_order.Length];
    }

    public static Program Lower(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0)
        {
            throw new ArgumentException("A program needs at least one output.", nameof(outputs));
        }

        ExprGraph graph = outputs[0].Graph ?? throw new InvalidOperationException("An expression that was never built (default(Expr)) cannot be compiled.");
        var roots = new List<int>();
        var types = new ExprType[outputs.Count];
        for (int i = 0; i < types.Length; i++)
        {
            int id = graph.Check(outputs[i]);
            types[i] = graph.TypeAt(id);
            Flatten(graph, id, roots);
        }

        var (symbols, names) = InputsOf(graph, inputs);
        return new Lowering(graph, [.. roots], symbols, cancellation).Run(types, names);
    }

    // Once in a while: the loops over nodes and steps call this with where they are.
    private void Observe(int step)
    {
        if ((step & 0xFFF) == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
        }
    }

    private Program Run(ExprType[] types, string[] names)
    {
        LowerNodes();
        if (_missing.Count > 0)
        {
            throw Unresolved(_missing, _inputs);
        }

        PlaceInRegions();
        Emit();
        int slots = AllocateSlots();
        return new Program(
            names,
            types,
            [.. _roots.Select(root => _graph.TypeAt(root).Element == Element.Boolean)],
            CollectionsMarshal.AsSpan(_instructions).ToArray(),
            [.. _finalPool],
            _results,
            [.. _leaves],
            slots,
            _longestCall,
            _functions.ToImmutable());
    }

    internal static void Flatten(ExprGraph graph, int id, List<int> roots)
    {
        if (graph.OperatorAt(id) == Operators.Array)
        {
            roots.AddRange(graph.OperandsAt(id));
        }
        else
        {
            roots.Add(id);
        }
    }

    /// <summary>The variables that are inputs, arrays by their entries, with their names.</summary>
    internal static (int[] Symbols, string[] Names) InputsOf(ExprGraph graph, ReadOnlySpan<Expr> inputs)
    {
        var symbols = new List<int>(inputs.Length);
        foreach (Expr input in inputs)
        {
            Flatten(graph, graph.Check(input), symbols);
        }

        var known = new HashSet<int>(symbols.Count);
        foreach (int symbol in symbols)
        {
            if (!graph.IsSymbol(symbol))
            {
                throw new ArgumentException($"An input is a variable; {graph[symbol]} is not one.");
            }

            if (!known.Add(symbol))
            {
                throw new ArgumentException($"The input '{graph.SymbolNameAt(symbol)}' is given twice.");
            }
        }

        return ([.. symbols], [.. symbols.Select(graph.SymbolNameAt)]);
    }

    internal static UnresolvedNameException Unresolved(IEnumerable<string> missing, int inputs)
    {
        string[] names = [.. missing.Distinct()];
        string list = names.Length == 1 ? $"'{names[0]}'" : $"{string.Join(", ", names[..^1].Select(static n => $"'{n}'"))} and '{names[^1]}'";
        string known = inputs == 0 ? "there are no inputs" : "it is no input";
        return new UnresolvedNameException(
            names.Length == 1 ? $"{list} has no value: {known} and no constant." : $"{list} have no values: they are neither inputs nor constants.", names)
        {
            Hint = "Pass each variable as an input, and replace each unknown function by its definition.",
        };
    }

    // Operands before users, as a reader would compute: all that an operand needs stands right before it, so values are short-lived.
    internal static (int[] Order, int[] Place) Postorder(ExprGraph graph, int[] roots)
    {
        int last = -1;
        foreach (int root in roots)
        {
            last = Math.Max(last, root);
        }

        const int Unseen = 0, Open = -1;
        var place = new int[last + 1];
        var order = new List<int>();
        var stack = new Stack<(int Id, int Next)>();
        foreach (int root in roots)
        {
            if (place[root] != Unseen)
            {
                continue;
            }

            place[root] = Open;
            stack.Push((root, 0));
            while (stack.TryPop(out var top))
            {
                ReadOnlySpan<int> operands = graph.OperandsAt(top.Id);
                int next = top.Next;
                while (next < operands.Length && place[operands[next]] != Unseen)
                {
                    next++;
                }

                if (next < operands.Length)
                {
                    place[operands[next]] = Open;
                    stack.Push((top.Id, next + 1));
                    stack.Push((operands[next], 0));
                    continue;
                }

                order.Add(top.Id);
                place[top.Id] = order.Count;
            }
        }

        for (int i = 0; i < place.Length; i++)
        {
            place[i]--;
        }

        return ([.. order], place);
    }
}
