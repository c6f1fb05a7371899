namespace Symbolic;

/// <summary>
/// A sum times a vector along one index, where a term of the sum is repeated along that index and has the vector as a factor: the
/// vector goes into the terms. So (I − p1ᵀ)diag(p) is diag(p) − ppᵀ, while (X − μ1ᵀ)diag(v) stays.
/// </summary>
internal static class TidyRepetition
{
    private const int MostTerms = 16;

    /// <summary>The product with the vector in the terms; null where that is not the case.</summary>
    public static Expr? Of(Expr node)
    {
        Contraction pattern = node.Contraction;
        for (int at = 0; at < pattern.Inputs.Length; at++)
        {
            Expr sum = node.Operands[at];
            if (sum.Shape.Order < 2 || !IsSum(sum) || TermsOf(sum) is not { } terms)
            {
                continue;
            }

            for (int axis = 0; axis < sum.Shape.Order; axis++)
            {
                int index = pattern.Inputs[at][axis];
                int vector = Enumerable.Range(0, pattern.Inputs.Length).Where(i => pattern.Inputs[i] is [var own] && own == index).DefaultIfEmpty(-1).First();
                if (vector >= 0 && terms.Exists(t => IsRepeated(t.Term, axis, node.Operands[vector])))
                {
                    return Rebuilt(node, at, vector, Product(terms, axis, node.Operands[vector]));
                }
            }
        }

        return null;
    }

    private static bool IsSum(Expr node) => node.Is(Operators.Add) || node.Is(Operators.Subtract);

    // The terms with their signs; null when they are too many, or numbers among tensors.
    private static List<(Expr Term, int Sign)>? TermsOf(Expr sum)
    {
        var terms = new List<(Expr, int)>();
        var open = new Stack<(Expr Node, int Sign)>([(sum, 1)]);
        while (open.TryPop(out (Expr Node, int Sign) next))
        {
            if (IsSum(next.Node))
            {
                open.Push((next.Node.Operands[1], next.Node.Is(Operators.Add) ? next.Sign : -next.Sign));
                open.Push((next.Node.Operands[0], next.Sign));
            }
            else if (next.Node.Shape != sum.Shape || terms.Count == MostTerms)
            {
                return null;
            }
            else
            {
                terms.Add(next);
            }
        }

        return terms;
    }

    // A product, perhaps with numbers in front or below it, that does not depend on an index and has the vector as a factor.
    private static bool IsRepeated(Expr term, int axis, Expr vector)
    {
        for (int depth = 0; depth < MostTerms && !term.Is(Operators.Einsum); depth++)
        {
            if (term.Is(Operators.Multiply) && term.Operands[0].Shape.IsScalar)
            {
                term = term.Operands[1];
            }
            else if (term.Is(Operators.Negate) || ((term.Is(Operators.Divide) || term.Is(Operators.Multiply)) && term.Operands[1].Shape.IsScalar))
            {
                term = term.Operands[0];
            }
            else
            {
                return false;
            }
        }

        return term.Is(Operators.Einsum) && term.Operands.Contains(vector) && term.Contraction.Output[axis] is var index && !term.Contraction.Inputs.Any(i => i.Contains(index));
    }

    private static Expr Product(List<(Expr Term, int Sign)> terms, int axis, Expr vector)
    {
        Expr? sum = null;
        foreach ((Expr term, int sign) in terms)
        {
            int[] all = [.. Enumerable.Range(0, term.Shape.Order)];
            var builder = new ContractionBuilder(term.Graph);
            for (int i = 0; i < all.Length; i++)
            {
                builder.Size(i, term.Shape[i]);
            }

            builder.Multiply(term, all);
            builder.Multiply(vector, [axis]);
            Expr product = builder.Build(all);
            sum = sum is { } before ? (sign < 0 ? before - product : before + product) : sign < 0 ? -product : product;
        }

        return sum!.Value;
    }

    private static Expr Rebuilt(Expr node, int sum, int vector, Expr product)
    {
        Contraction pattern = node.Contraction;
        var builder = new ContractionBuilder(node.Graph);
        for (int index = 0; index < pattern.Sizes.Length; index++)
        {
            builder.Size(index, pattern.Sizes[index]);
        }

        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            if (i != vector)
            {
                builder.Multiply(i == sum ? product : node.Operands[i], [.. pattern.Inputs[i]]);
            }
        }

        return builder.Build([.. pattern.Output]);
    }
}
