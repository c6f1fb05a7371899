using System.Globalization;

namespace Symbolic;

/// <summary>
/// Tensor expressions entry by entry: each entry of each tensor becomes an expression of single numbers, in a graph of its own, so
/// that languages without tensors can hold it. Sums of products are written out, and so are eliminations
/// (<c>EntryExpansion.Matrices.cs</c>) and what works along the last axis (<c>EntryExpansion.Rows.cs</c>). Entries that are
/// equal are one node, and products with zeros of a delta are none.
/// </summary>
internal sealed partial class EntryExpansion
{
    // Code beyond this many products is no longer of use to a compiler.
    private const long MostProducts = 4_000_000;

    private readonly ExprGraph _source;
    private readonly ExprGraph _target;
    private readonly Dictionary<int, Expr[]> _entries = [];
    private readonly CancellationToken _cancellation;
    private long _products;

    private EntryExpansion(ExprGraph source, CancellationToken cancellation) =>
        (_source, _target, _cancellation) = (source, new ExprGraph(source.Operators), cancellation);

    /// <summary>True when something in the expressions is no single number.</summary>
    public static bool IsNeeded(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs)
    {
        if (inputs.Any(static i => i.Graph is not null && !i.Shape.IsScalar && i.Operator != Operators.Array))
        {
            return true;
        }

        ExprGraph graph = outputs[0].Graph;
        int[] roots = [.. outputs.SelectMany(static o => o.Operator == Operators.Array ? o.Operands.Select(static e => e.Id) : [o.Id])];
        return Lowering.Postorder(graph, roots).Order.Any(id => IsOfTensors(graph, id));
    }

    /// <summary>True for a node that programs of numbers do not compute: of several numbers, or one that is made of such.</summary>
    public static bool IsOfTensors(ExprGraph graph, int id) =>
        !graph.TypeAt(id).Shape.IsScalar || graph.OperatorAt(id) is TensorOperator || graph.OperatorAt(id) == Operators.Einsum;

    /// <summary>Expands.</summary>
    /// <returns>The entries of all outputs and of all inputs, the last axis running fastest.</returns>
    /// <exception cref="ExportException">A length has no number, or there are too many entries.</exception>
    public static (Expr[] Outputs, Expr[] Inputs) Of(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> inputs, CancellationToken cancellation)
    {
        ExprGraph graph = outputs[0].Graph;
        var expansion = new EntryExpansion(graph, cancellation);
        Expr[] entries = [.. inputs.SelectMany(expansion.Enter)];
        foreach (int id in Lowering.Postorder(graph, [.. outputs.Select(graph.Check)]).Order)
        {
            if (!expansion._entries.ContainsKey(id))
            {
                cancellation.ThrowIfCancellationRequested();
                expansion._entries.Add(id, expansion.Expand(graph[id]));
            }
        }

        return ([.. outputs.SelectMany(o => expansion._entries[o.Id])], entries);
    }

    /// <summary>The names of the entries of outputs that have names: G[1,2]. Null where the outputs have none.</summary>
    public static string[]? NamesOf(IReadOnlyList<Expr> outputs, IReadOnlyList<string>? names) => names is null || names.Count != outputs.Count ? null
        : [.. outputs.Zip(names).SelectMany(static o => o.First.Shape.IsScalar ? [o.Second] : Indices(SizesOf(o.First)).Select(i => o.Second + Subscript(i)))];

    private static string Subscript(int[] at) => $"[{string.Join(',', at.Select(static k => (k + 1).ToString(CultureInfo.InvariantCulture)))}]";

    private IEnumerable<Expr> Enter(Expr input)
    {
        if (input.Operator == Operators.Array)
        {
            return input.Operands.SelectMany(Enter);
        }

        if (!input.IsSymbol)
        {
            throw new ArgumentException($"An input is a variable; {input} is not one.");
        }

        int[] sizes = SizesOf(input);
        Expr[] entries = sizes.Length == 0
            ? [_target.Symbol(input.Name, input.Facts, input.Type)]
            : [.. Indices(sizes).Select(i => _target.Symbol(input.Name + Subscript(i), input.Facts, new ExprType(input.Type.Element, Shape.Scalar)))];
        if (!_entries.TryAdd(input.Id, entries))
        {
            throw new ArgumentException($"The input '{input.Name}' is given twice.");
        }

        return entries;
    }

    private Expr[] Expand(Expr node)
    {
        switch (node.Operator)
        {
            case TensorOperator op:
                return Kernel(node, op);
            case LeafOperator leaf when leaf == Operators.Number:
                return [_target.Number(node.Number)];
            case LeafOperator leaf when leaf == Operators.Einsum:
                return Einsum(node);
            case LeafOperator leaf when leaf == Operators.Delta:
                return [.. Indices(SizesOf(node)).Select(i => Holds(node.Delta, i) ? _target.One : _target.Zero)];
            case LeafOperator leaf when leaf == Operators.Array:
                return [.. node.Operands.SelectMany(o => _entries[o.Id])];
            case LeafOperator leaf when leaf == Operators.Symbol:
                // No input: named as missing when the code is written.
                return [.. Indices(SizesOf(node)).Select(_ => _target.FreshSymbol(node.Name, default, Facts.Unknown))];
            case LeafOperator leaf when leaf == Operators.Call:
                throw Lowering.Unresolved([node.Function.Name], 1);
            case LeafOperator leaf:
                return [_target.Constant(leaf)];
            default:
                return Pointwise(node);
        }
    }

    // Operands are of the shape of the result, or numbers.
    private Expr[] Pointwise(Expr node)
    {
        Expr[][] operands = [.. node.Operands.Select(o => _entries[o.Id])];
        var result = new Expr[View(SizesOf(node))];
        Spend(result.Length);
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = _target.Apply(node.Operator, [.. operands.Select(o => o.Length == 1 ? o[0] : o[i])]);
        }

        return result;
    }

    private Expr[] Einsum(Expr node)
    {
        Contraction pattern = node.Contraction;
        Expr[] operands = [.. node.Operands];
        int[] sizes = [.. pattern.Sizes.Select(d => LengthOf(d, node))];
        int[] summed = [.. pattern.Summed.Order()];
        int[] outer = [.. pattern.Output.Select(i => sizes[i])], inner = [.. summed.Select(i => sizes[i])];
        var result = new Expr[View(outer)];
        var at = new int[sizes.Length];
        int position = 0;
        Spend(Math.Max(1, (long)result.Length * View(inner)));
        foreach (int[] o in Indices(outer))
        {
            for (int i = 0; i < o.Length; i++)
            {
                at[pattern.Output[i]] = o[i];
            }

            Expr sum = _target.Zero;
            foreach (int[] s in Indices(inner))
            {
                for (int i = 0; i < s.Length; i++)
                {
                    at[summed[i]] = s[i];
                }

                if (Product(pattern, operands, sizes, at) is { } product)
                {
                    sum = sum.IsZero ? product : sum + product;
                }
            }

            result[position++] = sum;
        }

        return result;
    }

    // Null where a delta is 0.
    private Expr? Product(Contraction pattern, Expr[] operands, int[] sizes, int[] at)
    {
        for (int k = 0; k < operands.Length; k++)
        {
            if (operands[k].Operator == Operators.Delta && !Holds(operands[k].Delta, [.. pattern.Inputs[k].Select(i => at[i])]))
            {
                return null;
            }
        }

        Expr product = _target.One;
        for (int k = 0; k < operands.Length; k++)
        {
            if (operands[k].Operator == Operators.Delta)
            {
                continue;
            }

            int offset = 0;
            foreach (int index in pattern.Inputs[k])
            {
                offset = (offset * sizes[index]) + at[index];
            }

            Expr[] entries = _entries[operands[k].Id];
            Expr factor = entries[entries.Length == 1 ? 0 : offset];
            product = product.IsOne ? factor : product * factor;
        }

        return product;
    }

    private static bool Holds(Delta delta, int[] at)
    {
        long sum = 0;
        for (int i = 0; i < at.Length; i++)
        {
            sum += (long)delta.Factors[i].Length * at[i];
        }

        return sum == delta.Constant.Length;
    }

    private void Spend(long products)
    {
        _products += products;
        _cancellation.ThrowIfCancellationRequested();
        if (_products > MostProducts)
        {
            throw new ExportException($"Written out entry by entry this is more than {MostProducts / 1_000_000} million operations.") { Hint = "Export to NumPy or PyTorch, which have tensors." };
        }
    }

    private static int[] SizesOf(Expr node) => [.. node.Shape.Axes.Select(d => LengthOf(d, node))];

    private static int LengthOf(Dim length, Expr node) => length.IsFixed ? length.Length
        : throw new ExportException($"The length {length} in {(node.IsSymbol ? node.Name : $"'{node.Operator.Name}'")} has no number.");

    private static int View(int[] sizes) => checked(sizes.Aggregate(1, static (product, size) => product * size));

    // All positions, the last axis running fastest. The array is the same each time.
    private static IEnumerable<int[]> Indices(int[] sizes)
    {
        var at = new int[sizes.Length];
        if (Array.IndexOf(sizes, 0) >= 0)
        {
            yield break;
        }

        while (true)
        {
            yield return at;
            int axis = sizes.Length - 1;
            while (axis >= 0 && ++at[axis] == sizes[axis])
            {
                at[axis--] = 0;
            }

            if (axis < 0)
            {
                yield break;
            }
        }
    }
}
