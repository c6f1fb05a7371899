using Symbolic.Verification;

namespace Symbolic.Conformance.Mutation;

/// <summary>One mistake in the declaration of a partial derivative.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Name">Which one of its kind.</param>
/// <param name="Change">The wrong partial in the place of the declared one; the declared one where the mistake cannot be made.</param>
internal sealed record PartialMutant(string Kind, string Name, Func<DeclaredPartial, Partial> Change)
{
    public override string ToString() => Name.Length == 0 ? Kind : $"{Kind}: {Name}";
}

/// <summary>The mistakes that can be made in the declaration of a partial derivative.</summary>
internal static class PartialMutants
{
    /// <summary>All mistakes in the partial of an operator by the operand at a position.</summary>
    public static IEnumerable<PartialMutant> Of(Operator op, int count, int position)
    {
        var graph = new ExprGraph();
        Expr[] variables = OperatorCases.Variables(graph, op, count);
        Expr node = graph.Apply(op, variables);
        var declared = new DeclaredPartial(variables, node, position, OperatorCases.PartialOf(node, position));
        if (declared.Partial.Refusal is not null)
        {
            yield return new("a number for a refusal", "zero", static d => d.Graph.Zero);
            yield return new("a number for a refusal", "one", static d => d.Graph.One);
            yield break;
        }

        yield return new("refusal", "", static _ => Partial.Undefined("there is no derivative"));
        if (declared.Partial.Note is not null)
        {
            yield return new("no note", "", static d => d.Partial.Value);
        }

        yield return Whole("sign", static d => -d.Partial.Value);
        yield return Whole("factor", static d => 2 * d.Partial.Value);
        yield return Whole("zero", static d => d.Graph.Zero);
        yield return Whole("one more", static d => d.Partial.Value + 1);
        yield return Whole("reciprocal", static d => 1 / d.Partial.Value);
        yield return new("a thousandth too much", "", static d => d.With(d.Partial.Value * d.Graph.Number(Rational.From(1001, 1000))));
        foreach (PartialMutant other in OfOthers(op, variables, position))
        {
            yield return other;
        }

        HashSet<Expr> given = [.. variables, node];
        foreach (NodeMutant mistake in NodeMutants.Of(declared.Partial.Value, given))
        {
            yield return new("one node", mistake.ToString(), d => d.With(d.Partial.Value.With(mistake)));
        }

        if (declared.Partial.Guard is { } guard)
        {
            yield return new("condition", "none", static d => d.Partial.Value);
            foreach (NodeMutant mistake in NodeMutants.Of(guard, given))
            {
                yield return new("condition", mistake.ToString(), d => d.Partial.Guard is { } condition ? Partial.When(condition.With(mistake), d.Partial.Value) : d.Partial);
            }
        }
    }

    private static IEnumerable<PartialMutant> OfOthers(Operator op, Expr[] variables, int position)
    {
        for (int i = 0; i < variables.Length; i++)
        {
            int other = i;
            if (i != position && op.OperandElement(i) == op.OperandElement(position))
            {
                // The declaration itself is changed, so the partial of the other operand is the declared one.
                yield return new("by another operand", $"{i}", d => other < d.Operands.Length && OperatorCases.PartialOf(d.Node, other) is { Refusal: null } partial ? partial : d.Partial);
                yield return Whole("operands exchanged", d => other >= d.Operands.Length ? d.Partial.Value : d.Partial.Value.Substitute(
                    new Dictionary<Expr, Expr> { [d.Operands[position]] = d.Operands[other], [d.Operands[other]] = d.Operands[position] }));
            }
        }

        if (op is UnaryOperator)
        {
            foreach (UnaryOperator another in OperatorCases.RealUnary.Where(o => o != op))
            {
                yield return new("of another function", another.Name, d => another.Partial(d.Operands[0], another[d.Operands[0]]));
            }
        }
        else if (op is BinaryOperator)
        {
            foreach (BinaryOperator another in OperatorCases.Computing.OfType<BinaryOperator>().Where(o => o != op && o.Operands == Element.Real && o.Result == Element.Real))
            {
                yield return new("of another function", another.Name, d =>
                {
                    Expr node = another[d.Operands[0], d.Operands[1]];
                    Partial partial = position == 0 ? another.Left(d.Operands[0], d.Operands[1], node) : another.Right(d.Operands[0], d.Operands[1], node);
                    return partial.Refusal is null ? partial : d.Partial;
                });
            }
        }
    }

    private static PartialMutant Whole(string kind, Func<DeclaredPartial, Expr> wrong) => new(kind, "", d => d.With(wrong(d)));
}
