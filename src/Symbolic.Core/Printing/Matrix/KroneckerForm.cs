using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// ∂Y/∂X of two matrices as the matrix M of vec(dY) = M·vec(dX): when each entry is P[i,k]·Q[j,l], the Kronecker product of the
/// two, in the order in which the entries of a matrix are put one below the other.
/// </summary>
internal sealed class KroneckerForm(PrintedGraph words)
{
    public int? Of(Expr node, Vectorization order)
    {
        var numbers = new List<int>();
        bool negative = false;
        while (!node.Is(Operators.Einsum))
        {
            if (node.Is(Operators.Negate))
            {
                negative = !negative;
                node = node.Operands[0];
            }
            else if (node.Is(Operators.Multiply) && node.Operands[0].Shape.IsScalar)
            {
                numbers.Add(node.Operands[0].Id);
                node = node.Operands[1];
            }
            else
            {
                return null;
            }
        }

        Contraction pattern = node.Contraction;
        if (pattern.Output is not [var i, var j, var k, var l] || ExprGraph.IsFill(node) || Side(node, i, k) is not { } rows || Side(node, j, l) is not { } columns)
        {
            return null;
        }

        // Every part must be on one of the two sides.
        int known = IndexForm.PartsOf(pattern).Count(part => IsOn(pattern, part, i, k) || IsOn(pattern, part, j, l));
        if (known != IndexForm.PartsOf(pattern).Count)
        {
            return null;
        }

        (rows, columns) = (Signed(rows), Signed(columns));
        int product = words.Make(MatrixWords.Kronecker, 2, order == Vectorization.ByColumns ? [columns, rows] : [rows, columns]);
        int scaled = numbers.Count == 0 ? product : words.Make(MatrixWords.Product, 2, [.. numbers, product]);
        return negative ? words.Make(Operators.Negate, 2, [scaled]) : scaled;
    }

    // The shape of the derivative tells how large an identity is.
    private int Signed(int side) => words.Made(side)?.Operator == MatrixWords.Identity && !words.TryGetSymbol(MatrixWords.IdentitySign.Notation.Unicode, out _)
        ? words.Make(MatrixWords.IdentitySign, 2, [], words.SubscriptsAt(side)) : side;

    private static bool IsOn(Contraction pattern, int[] part, int from, int to)
    {
        int[] free = [.. part.SelectMany(p => pattern.Inputs[p]).Distinct().Where(index => pattern.Output.Contains(index))];
        return free.Length > 0 && Array.TrueForAll(free, index => index == from || index == to);
    }

    private int? Side(Expr node, int from, int to)
    {
        Contraction pattern = node.Contraction;
        int[] on = [.. IndexForm.PartsOf(pattern).Where(part => IsOn(pattern, part, from, to)).SelectMany(static part => part).Order()];
        return on.Length == 0 ? null
            : new Raising(words).Raise([.. on.Select(p => node.Operands[p])], [.. on.Select(p => pattern.Inputs[p].ToArray())], [from, to], pattern.Sizes);
    }
}
