using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>One pass over the cone of a root, operands first; a chain of sums is taken as a whole at its topmost node.</summary>
internal sealed class TidyPass(ExprGraph graph)
{
    // Arms larger than this are not searched for the condition that they stand under.
    private const int MostInArm = 200;

    private readonly Cone _cone = new(graph);
    private readonly Symmetry _symmetry = new(graph);
    private Expr[] _results = [];
    private bool[] _inside = [];

    public Expr Run(Expr root)
    {
        _cone.Collect([root.Id]);
        _results = new Expr[_cone.Count];
        FindChains();
        var operands = new List<Expr>();
        for (int place = 0; place < _cone.Count; place++)
        {
            Expr node = graph[_cone[place]];
            if (_inside[place])
            {
                continue;
            }

            if (IsSum(node))
            {
                _results[place] = SumOf(node);
                continue;
            }

            operands.Clear();
            bool changed = false;
            foreach (int operand in graph.OperandsAt(node.Id))
            {
                Expr result = _results[_cone.PlaceOf(operand)];
                operands.Add(result);
                changed |= result.Id != operand;
            }

            Expr same = changed ? graph.Rebuild(node, CollectionsMarshal.AsSpan(operands)) : node;
            _results[place] = same.Is(Operators.Einsum) ? new TidyProduct(graph, _symmetry).Of(same)
                : same.Is(Operators.Select) && !same.Shape.IsScalar ? graph.Select(same.Operands[0], Under(same.Operands[0], same.Operands[1], 1), Under(same.Operands[0], same.Operands[2], 2))
                : same;
        }

        return _results[_cone.PlaceOf(root.Id)];
    }

    // Inside an arm its condition is decided, so selections by the same condition are too.
    private Expr Under(Expr condition, Expr arm, int taken)
    {
        var open = new Stack<int>();
        var found = new SortedSet<int>();
        open.Push(arm.Id);
        bool decides = false;
        while (open.TryPop(out int id))
        {
            if (found.Count > MostInArm)
            {
                return arm;
            }

            if (id > condition.Id && found.Add(id))
            {
                decides |= IsDecided(graph[id]);
                foreach (int operand in graph.OperandsAt(id))
                {
                    open.Push(operand);
                }
            }
        }

        if (!decides)
        {
            return arm;
        }

        var known = new Dictionary<int, Expr>();
        foreach (int id in found)
        {
            Expr node = graph[id];
            Expr[] operands = [.. node.Operands.Select(o => known.GetValueOrDefault(o.Id, o))];
            known[id] = IsDecided(node) && operands[taken].Shape == node.Shape ? operands[taken]
                : operands.Length == 0 ? node
                : graph.Rebuild(node, operands);
        }

        return known[arm.Id];

        bool IsDecided(Expr node) => node.Is(Operators.Select) && node.Operands[0] == condition;
    }

    private static bool IsSum(Expr node) => node.Is(Operators.Add) || node.Is(Operators.Subtract);

    // The nodes inside a chain of sums: used once, by a node of the same kind.
    private void FindChains()
    {
        int[] uses = new int[_cone.Count];
        foreach (int id in _cone.Ids)
        {
            foreach (int operand in graph.OperandsAt(id))
            {
                uses[_cone.PlaceOf(operand)]++;
            }
        }

        _inside = new bool[_cone.Count];
        for (int place = 0; place < _cone.Count; place++)
        {
            Expr node = graph[_cone[place]];
            if (!IsSum(node))
            {
                continue;
            }

            foreach (int operand in graph.OperandsAt(node.Id))
            {
                int below = _cone.PlaceOf(operand);
                _inside[below] |= uses[below] == 1 && IsSum(graph[operand]) && graph[operand].Shape == node.Shape;
            }
        }
    }

    private Expr SumOf(Expr top)
    {
        var sum = new TidySum(graph, _symmetry, top.Shape);
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((top, 1));
        while (open.TryPop(out (Expr Node, int Sign) next))
        {
            (Expr node, int sign) = next;
            if (IsSum(node) && (node == top || _inside[_cone.PlaceOf(node.Id)]))
            {
                open.Push((node.Operands[1], node.Is(Operators.Add) ? sign : -sign));
                open.Push((node.Operands[0], sign));
            }
            else
            {
                sum.Add(_results[_cone.PlaceOf(node.Id)], sign);
            }
        }

        return sum.Build();
    }
}
