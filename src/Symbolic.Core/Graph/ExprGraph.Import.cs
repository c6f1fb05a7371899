namespace Symbolic;

public sealed partial class ExprGraph
{
    /// <summary>Copies an expression of another graph (with its operators, names and assumptions) into this one.</summary>
    public Expr Import(Expr source)
    {
        if (ReferenceEquals(source.Graph, this))
        {
            return source;
        }

        if (source.Graph is null)
        {
            throw ForeignNode(source);
        }

        ExprGraph from = source.Graph;
        bool[] needed = from.Reachable([source.Id]);
        int[] copies = new int[source.Id + 1];
        var operands = new List<Expr>();
        for (int id = 0; id <= source.Id; id++)
        {
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

        return new Expr(this, copies[source.Id]);
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
