using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Finds the structure of operators from the partial derivatives that they declare: each partial is built once over variables in a
/// graph of its own, and what depends on what is read off there. So an operator that a user registers is known as well as a
/// standard one, and there is no second list to keep.
/// </summary>
internal sealed class OperatorStructures(OperatorTable operators)
{
    // An operator that folds, f(a, b, c) = f(f(a, b), c), has the structure of two operands; others with more are taken for dense.
    private const int MostOperands = 8;

    private readonly ExprGraph _scratch = new(operators);
    private readonly Dictionary<(Operator, int), OperatorStructure> _known = [];
    private readonly Dictionary<(Operator, int), (Expr[] Operands, Partial[] Partials)> _partials = [];

    /// <summary>The structure of the operator of a node.</summary>
    public OperatorStructure Of(Operator op, int operands)
    {
        if (!_known.TryGetValue((op, operands), out OperatorStructure? structure))
        {
            structure = Find(op, operands);
            _known.Add((op, operands), structure);
        }

        return structure;
    }

    private OperatorStructure Find(Operator op, int operands) => op switch
    {
        LeafOperator when op == Operators.Array => Linear(operands),
        // A product is linear in each factor.
        LeafOperator when op == Operators.Einsum => Linear(operands) with { Pairs = [.. AllPairs(operands).Where(static p => p.First != p.Second)] },
        // About an unknown function nothing is known; rows of a tensor operator depend on all that they are made of.
        LeafOperator or TensorOperator => Dense(operands),
        NaryOperator { Fold: not null } when operands > 2 => Folded(op, operands),
        _ when operands > MostOperands => Dense(operands),
        _ => Declared(op, operands),
    };

    private static OperatorStructure Linear(int operands) => new([.. Enumerable.Repeat(true, operands)], [.. new bool[operands]], []);

    private static OperatorStructure Dense(int operands) => Linear(operands) with { Pairs = [.. AllPairs(operands)] };

    private static IEnumerable<(int First, int Second)> AllPairs(int operands) =>
        Enumerable.Range(0, operands).SelectMany(i => Enumerable.Range(i, operands - i).Select(j => (i, j)));

    private OperatorStructure Folded(Operator op, int operands)
    {
        OperatorStructure two = Of(op, 2);
        OperatorStructure all = two.Pairs.Length == 0 ? Linear(operands) : Dense(operands);
        return two.Refuses.Contains(true) ? all with { Refuses = [.. Enumerable.Repeat(true, operands)] } : all;
    }

    private OperatorStructure Declared(Operator op, int count)
    {
        (Expr[] operands, Partial[] partials) = PartialsOf(op, count);
        var pairs = new SortedSet<(int, int)>();
        for (int position = 0; position < count; position++)
        {
            if (MayDepend(partials[position]) && partials[position].Refusal is null)
            {
                foreach (int other in DependenciesOf(partials[position].Value, operands))
                {
                    pairs.Add((Math.Min(position, other), Math.Max(position, other)));
                }
            }
        }

        return new OperatorStructure([.. partials.Select(MayDepend)], [.. partials.Select(static p => p.Refusal is not null)], [.. pairs]);
    }

    // A condition is constant almost everywhere.
    private static bool MayDepend(Partial partial) => partial.Refusal is not null || !partial.Value.IsZero;

    private (Expr[] Operands, Partial[] Partials) PartialsOf(Operator op, int count)
    {
        if (!_partials.TryGetValue((op, count), out (Expr[] Operands, Partial[] Partials) known))
        {
            Expr[] operands = [.. Enumerable.Range(0, count).Select(i =>
                _scratch.FreshSymbol("operand", op.OperandElement(i) == Element.Boolean ? ExprType.Boolean : ExprType.Real, Facts.Real))];
            Expr node = _scratch.Apply(op, operands);
            known = (operands, [.. Enumerable.Range(0, count).Select(i => PartialOf(op, operands, node, i))]);
            _partials.Add((op, count), known);
        }

        return known;
    }

    private Partial PartialOf(Operator op, Expr[] operands, Expr node, int position) =>
        op.OperandElement(position) == Element.Boolean || op.ResultElement == Element.Boolean
            ? _scratch.Zero
            : LocalPartial.Declared(op, operands, node, position);

    // On which variables a partial depends, by the first derivatives of the operators in it.
    private HashSet<int> DependenciesOf(Expr partial, Expr[] variables)
    {
        var found = new HashSet<int>();
        var seen = new HashSet<int> { partial.Id };
        var open = new Stack<Expr>([partial]);
        while (open.TryPop(out Expr node))
        {
            int variable = System.Array.IndexOf(variables, node);
            if (variable >= 0)
            {
                found.Add(variable);
            }

            int count = node.Operands.Count;
            Partial[]? partials = count == 0 || node.Operator is LeafOperator or TensorOperator ? null : PartialsOf(node.Operator, count).Partials;
            for (int i = 0; i < count; i++)
            {
                if ((partials is null || MayDepend(partials[i])) && seen.Add(node.Operands[i].Id))
                {
                    open.Push(node.Operands[i]);
                }
            }
        }

        return found;
    }
}
