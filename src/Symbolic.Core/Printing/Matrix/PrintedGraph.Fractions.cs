using System.Collections.Immutable;

namespace Symbolic;

/// <summary>Fraction lines and factors beside words.</summary>
internal sealed partial class PrintedGraph
{
    // One fraction line below a word, with equal numbers below it as powers.
    private int Quotient(int above, IReadOnlyCollection<int> below)
    {
        if (below.Count == 0)
        {
            return above;
        }

        int[] powers = [.. below.GroupBy(static b => b).Select(static b => (Base: b.Key, Count: b.Count())).Select(p => p.Count == 1 ? p.Base
            : Make(MatrixWords.Power, 0, [p.Base, Make(Symbolic.Operators.Number, 0, [], number: p.Count)]))];
        return Make(Symbolic.Operators.Divide, OrderOf(above), [above, powers.Length == 1 ? powers[0] : Make(MatrixWords.Product, 0, powers)]);
    }

    // What stands above and below the fraction line of a word that is looked at.
    private (int Above, List<int> Below) Parts(int word)
    {
        if (word >= 0 || _words[~word].Operator != Symbolic.Operators.Divide)
        {
            return (word, []);
        }

        int[] operands = _words[~word].Operands;
        var below = new List<int>();
        foreach (int factor in operands[1] < 0 && _words[~operands[1]].Operator == MatrixWords.Product ? _words[~operands[1]].Operands : [operands[1]])
        {
            if (factor < 0 && _words[~factor].Operator == MatrixWords.Power)
            {
                below.AddRange(Enumerable.Repeat(_words[~factor].Operands[0], (int)_words[~_words[~factor].Operands[1]].Number.Numerator));
            }
            else
            {
                below.Add(factor);
            }
        }

        return (operands[0], below);
    }

    // x/‖x‖ below another number: one fraction line.
    private int OfQuotient(Expr node)
    {
        if (FunctionForm.AveragePool(this, node.Operands[0], node.Operands[1]) is { } means)
        {
            return means;
        }

        (int above, List<int> below) = Parts(Shown(node.Operands[0].Id));
        if (below.Count == 0)
        {
            return node.Id;
        }

        Expr divisor = node.Operands[1];
        if (Symbolic.Operators.NormIn(divisor) is var (vector, power) && power.TryGetInt32(out int count) && count is > 0 and < MostFactors)
        {
            return Quotient(above, [.. below, .. Enumerable.Repeat(NormOf(vector), count)]);
        }

        var factors = new List<int>();
        AddFactors(divisor, factors);
        return Quotient(above, [.. factors, .. below]);
    }

    // A number times a tensor: the number's factors first.
    private int Scaled(Expr node)
    {
        int order = node.Shape.Order;
        List<int> divisors = [];
        var factors = new List<int>();
        while (node.Is(Symbolic.Operators.Multiply) && node.Operands[0].Shape.IsScalar && factors.Count < MostFactors)
        {
            AddFactors(node.Operands[0], factors);
            node = node.Operands[1];
        }

        if (node.Is(Symbolic.Operators.Multiply) && node.Operands[1].Shape.IsScalar && factors.Count == 0)
        {
            while (node.Is(Symbolic.Operators.Multiply) && node.Operands[1].Shape.IsScalar && factors.Count < MostFactors)
            {
                var behind = new List<int>();
                AddFactors(node.Operands[1], behind);
                factors.InsertRange(0, behind);
                node = node.Operands[0];
            }

            factors.Insert(0, node.Id);
        }
        else if ((node.Is(Symbolic.Operators.Einsum) || node.Is(Symbolic.Operators.Unit)) && Shown(node.Id) is < 0 and var word)
        {
            (word, divisors) = Parts(word);
            if (word < 0 && _words[~word].Operator.Notation.Layout == Layout.EntryProduct)
            {
                return Quotient(new Chains(this).Scaled(factors, word), divisors);
            }

            factors.AddRange(word < 0 && _words[~word].Operator == MatrixWords.Product ? _words[~word].Operands : [word]);
        }
        else
        {
            // 2(x ⊙ y) is 2x ⊙ y.
            var entries = new Stack<int>();
            int first = Shown(node.Id);
            while (first < 0 && _words[~first].Operator.Notation.Layout == Layout.EntryProduct)
            {
                entries.Push(first);
                first = Shown(_words[~first].Operands[0]);
            }

            // c(1 ./ x) is c ./ x.
            bool one = entries.Count > 0 && IsNumber(first) && NumberAt(first).IsOne;
            factors.AddRange(one ? [] : first < 0 && _words[~first].Operator == MatrixWords.Product ? _words[~first].Operands : [first]);
            int scaled = one && factors is [var only] ? only : Make(MatrixWords.Product, order, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(factors));
            foreach (int entry in entries)
            {
                scaled = Make(_words[~entry].Operator, order, [scaled, _words[~entry].Operands[1]]);
            }

            return scaled;
        }

        return Quotient(Make(MatrixWords.Product, order, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(factors)), divisors);
    }

    private static void AddFactors(Expr number, List<int> factors)
    {
        int place = factors.Count;
        int most = place + MostFactors;
        while (number.Is(Symbolic.Operators.Multiply) && factors.Count < most)
        {
            factors.Insert(place, number.Operands[1].Id);
            number = number.Operands[0];
        }

        factors.Insert(place, number.Id);
    }
}
