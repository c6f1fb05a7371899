using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>One pass over the cone of a root, operands first; a chain of sums is taken as a whole at its topmost node.</summary>
internal sealed class TidyPass(ExprGraph graph, CancellationToken cancellation)
{
    private readonly Cone _cone = new(graph);
    private readonly List<Expr> _conditions = [];
    private readonly List<Expr> _norms = [];
    private readonly Symmetry _symmetry = new(graph);
    private Expr[] _results = [];
    private bool[] _inside = [];

    /// <summary>Where the result has a value but the original may have none.</summary>
    public IReadOnlyList<Expr> Conditions => _conditions;

    /// <summary>Norms by which something is divided that was 0 where they are 0.</summary>
    public IReadOnlyList<Expr> Norms => _norms;

    public Expr Run(Expr root)
    {
        _cone.Collect([root.Id]);
        _results = new Expr[_cone.Count];
        FindChains();
        var operands = new List<Expr>();
        for (int place = 0; place < _cone.Count; place++)
        {
            if ((place & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

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
            _results[place] = same.Is(Operators.Einsum) ? TidyEntries.Of(same) ?? TidyRepetition.Of(same) ?? new TidyProduct(graph, _symmetry, Report).Of(same)
                : same.Is(Operators.Select) ? TidySelect.Of(same, _norms.Add)
                : same.Is(Operators.Inverse) && same.Operands[0].Is(Operators.Inverse) ? InverseOfInverse(same.Operands[0].Operands[0])
                : SoftmaxForm.OfQuotient(same) ?? SoftmaxForm.OfLogarithm(same) ?? same;
        }

        return _results[_cone.PlaceOf(root.Id)];
    }

    private Expr InverseOfInverse(Expr matrix)
    {
        Report(Operators.NotEqual[Operators.Determinant[matrix], graph.Zero]);
        return matrix;
    }

    private void Report(Expr condition)
    {
        if (!condition.Is(Operators.True) && !_conditions.Contains(condition))
        {
            _conditions.Add(condition);
        }
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
