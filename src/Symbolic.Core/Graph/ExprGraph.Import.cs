using System.Collections.Immutable;

namespace Symbolic;

public sealed partial class ExprGraph
{
    /// <summary>Copies an expression of another graph (with its operators, names and assumptions) into this one.</summary>
    public Expr Import(Expr source) => Import(source, CancellationToken.None);

    /// <inheritdoc cref="Import(Expr)"/>
    /// <param name="source">The expression.</param>
    /// <param name="cancellation">Stops the work, with an <see cref="OperationCanceledException"/>; what was copied stays in the graph.</param>
    public Expr Import(Expr source, CancellationToken cancellation)
    {
        if (ReferenceEquals(source.Graph, this))
        {
            return source;
        }

        if (source.Graph is null)
        {
            throw ForeignNode(source);
        }

        return ImportAll([source], cancellation)[0];
    }

    /// <summary>
    /// A graph that holds these expressions and nothing else. A graph only grows, and all of its nodes stay in memory as long as an
    /// expression of it does; in a program that runs for long, what is still needed moves to a new graph from time to time, and the
    /// old one goes when no expression of it is kept. Variables are found by their names, equal expressions stay equal, and operators
    /// and assumptions come along.
    /// </summary>
    /// <param name="kept">Expressions of this graph.</param>
    /// <returns>The same expressions, in their order, in the new graph.</returns>
    public ImmutableArray<Expr> Compact(params ReadOnlySpan<Expr> kept) => Compact(CancellationToken.None, kept);

    /// <inheritdoc cref="Compact(ReadOnlySpan{Expr})"/>
    /// <param name="cancellation">Stops the work, with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="kept">Expressions of this graph.</param>
    public ImmutableArray<Expr> Compact(CancellationToken cancellation, params ReadOnlySpan<Expr> kept)
    {
        foreach (Expr expr in kept)
        {
            Check(expr);
        }

        return [.. new ExprGraph(Operators).ImportAll(kept, cancellation)];
    }

    /// <summary>Copies several expressions of one other graph; what they share stays shared.</summary>
    internal Expr[] ImportAll(ReadOnlySpan<Expr> sources, CancellationToken cancellation = default)
    {
        if (sources.IsEmpty)
        {
            return [];
        }

        ExprGraph from = sources[0].Owner;
        int[] roots = new int[sources.Length];
        for (int i = 0; i < roots.Length; i++)
        {
            roots[i] = from.Check(sources[i]);
        }

        bool[] needed = from.Reachable(roots);
        int[] copies = new int[needed.Length];
        var operands = new List<Expr>();
        for (int id = 0; id < needed.Length; id++)
        {
            if ((id & 0xFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (!needed[id])
            {
                continue;
            }

            operands.Clear();
            foreach (int operand in from.OperandsAt(id))
            {
                operands.Add(new Expr(this, copies[operand]));
            }

            copies[id] = Copy(from[id], System.Runtime.InteropServices.CollectionsMarshal.AsSpan(operands)).Id;
        }

        return [.. roots.Select(root => new Expr(this, copies[root]))];
    }

    /// <summary>Marks the nodes on which others depend, those included.</summary>
    /// <returns>One entry for each position up to the largest root.</returns>
    internal bool[] Reachable(ReadOnlySpan<int> roots)
    {
        int last = -1;
        foreach (int root in roots)
        {
            last = Math.Max(last, root);
        }

        bool[] needed = new bool[last + 1];
        foreach (int root in roots)
        {
            needed[root] = true;
        }

        for (int id = last; id >= 0; id--)
        {
            if (needed[id])
            {
                foreach (int operand in OperandsAt(id))
                {
                    needed[operand] = true;
                }
            }
        }

        return needed;
    }

    private Expr Copy(Expr node, ReadOnlySpan<Expr> operands)
    {
        Operator op = node.Operator;
        if (op.StandardId < 0 && !_registered.ContainsKey(op))
        {
            Register(op);
        }

        return op == Symbolic.Operators.Number ? new Expr(this, NumberId(node.Number, node.IsDecimal))
            : op == Symbolic.Operators.Symbol ? CopySymbol(node)
            : op is LeafOperator { Value: not null } constant ? Constant(constant)
            : Rebuild(node, operands);
    }

    private Expr CopySymbol(Expr symbol)
    {
        Expr copy = Symbol(symbol.Name, symbol.Facts, symbol.Type, symbol.MatrixTraits);
        if (symbol.PowerFact is { } fact)
        {
            AssumePower(copy, fact.Exponent, fact.Value);
        }

        return copy;
    }
}
