namespace Symbolic;

/// <summary>Products of matrices as chains of factors: joined, transposed, closed to numbers, and put in the form that people write.</summary>
internal sealed class Chains(PrintedGraph words)
{
    /// <summary>ab, one chain.</summary>
    public int Times(int a, int b, int order) => words.Make(MatrixWords.Product, order, [.. FactorsOf(a), .. FactorsOf(b)]);

    /// <summary>Several numbers, and what they multiply.</summary>
    public int Scaled(IReadOnlyList<int> numbers, int? rest)
    {
        if (rest is not { } tensor)
        {
            return numbers.Count == 1 ? numbers[0] : words.Make(MatrixWords.Product, 0, [.. numbers]);
        }

        // 2(x ⊙ y) is 2x ⊙ y, from whichever place the first of all factors stands in.
        int order = words.OrderOf(tensor);
        var around = new Stack<(Operator Operator, int[] Operands)>();
        while (words.Made(tensor = words.EntryProductAt(tensor)) is { } made && made.Operator.Notation.Layout == Layout.EntryProduct)
        {
            around.Push((made.Operator, made.Operands));
            tensor = made.Operands[0];
        }

        int scaled = words.Make(MatrixWords.Product, order, [.. numbers, .. FactorsOf(tensor)]);
        foreach ((Operator op, int[] operands) in around)
        {
            scaled = words.Make(op, order, [scaled, .. operands[1..]]);
        }

        return scaled;
    }

    /// <summary>aᵀ; pushed inwards through products, diagonal matrices are their own.</summary>
    public int Transposed(int a)
    {
        if (words.Made(a) is not { } word)
        {
            return words.Make(MatrixWords.Transpose, words.OrderOf(a), [a]);
        }

        if (word.Order == 0 || word.Operator == MatrixWords.Identity || (word.Operator == MatrixWords.Diagonal && word.Order == 2))
        {
            return a;
        }

        if (word.Operator == MatrixWords.Transpose)
        {
            return word.Operands[0];
        }

        if (word.Operator == MatrixWords.Product)
        {
            return words.Make(MatrixWords.Product, word.Order, [.. word.Operands.Reverse().Select(Transposed)]);
        }

        return word.Operator == MatrixWords.Hadamard && word.Order == 2
            ? words.Make(MatrixWords.Hadamard, 2, [.. word.Operands.Select(Transposed)])
            : words.Make(MatrixWords.Transpose, word.Order, [a]);
    }

    /// <summary>aᵀb of two vectors, from whichever end needs fewer transpositions.</summary>
    public int Dot(int a, int b)
    {
        int forward = Times(Transposed(a), b, 0), backward = Times(Transposed(b), a, 0);
        return Transpositions(FactorsAsMade(backward)) < Transpositions(FactorsAsMade(forward)) ? backward : forward;
    }

    /// <summary>tr a: the first factor first and as few transpositions as can be; ‖·‖² where the loop is one half and its mirror.</summary>
    /// <param name="a">A square matrix.</param>
    /// <param name="position">Where a factor stood among the operands.</param>
    public int Trace(int a, Func<int, int> position)
    {
        int[] factors = FactorsOf(a);
        int n = factors.Length;
        int[] mirrored = [.. factors.Reverse().Select(Transposed)];
        int[]? half = null;
        for (int r = 0; r < n && n % 2 == 0; r++)
        {
            int[] turned = [.. factors[r..], .. factors[..r]];
            if (IsMirrored(turned) && (half is null || Transpositions(turned[(n / 2)..]) < Transpositions(half)))
            {
                half = turned[(n / 2)..];
            }
        }

        if (half is not null)
        {
            return Squared(MatrixWords.FrobeniusNorm, Chain(half, 2));
        }

        int[] loop = Transpositions(mirrored) < Transpositions(factors) ? mirrored
            : Transpositions(mirrored) > Transpositions(factors) ? factors
            : IsTransposed(factors.MinBy(position)) ? mirrored : factors;
        int first = Array.IndexOf(loop, loop.MinBy(position));
        return words.Make(MatrixWords.Trace, 0, [Chain([.. loop[first..], .. loop[..first]], 2)]);
    }

    /// <summary>‖a‖².</summary>
    public int Squared(MatrixWord norm, int a)
    {
        int two = words.Make(Operators.Number, 0, [], number: 2);
        return words.Make(MatrixWords.Power, 0, [words.Make(norm, 0, [a]), two]);
    }

    /// <summary>A chain as people write it: repeated matrices as powers, xᵀAᵀAx as ‖Ax‖², one transposition for three.</summary>
    public int Polished(int product)
    {
        if (words.Made(product) is not { } word || word.Operator != MatrixWords.Product)
        {
            return product;
        }

        int[] factors = word.Operands;
        if (factors.Length == 1)
        {
            return factors[0];
        }

        if (word.Order == 0 && factors.Length % 2 == 0 && factors.All(f => words.OrderOf(f) > 0) && IsMirrored(factors))
        {
            int half = factors.Length / 2;
            return Squared(MatrixWords.Norm, Chain(factors[half..], 1));
        }

        int[] powers = Powers(factors);
        int start = Array.FindIndex(powers, f => words.OrderOf(f) > 0);
        if (start >= 0 && factors.Length - start >= 3 && Array.TrueForAll(powers[start..], f => words.OrderOf(f) == 2 && IsTransposed(f)))
        {
            int inner = Chain([.. powers[start..].Reverse().Select(Transposed)], 2);
            int outer = words.Make(MatrixWords.Transpose, 2, [inner]);
            return start == 0 ? outer : words.Make(MatrixWords.Product, 2, [.. powers[..start], outer]);
        }

        return powers.Length == factors.Length ? product : Chain(powers, word.Order);
    }

    private int Chain(int[] factors, int order) => factors.Length == 1 ? factors[0] : words.Make(MatrixWords.Product, order, factors);

    // A closed number such as xᵀy is one factor, whatever it is made of.
    private int[] FactorsOf(int a) => words.Made(a) is { } word && word.Operator == MatrixWords.Product && word.Order > 0 ? word.Operands : [a];

    private int[] FactorsAsMade(int product) => words.Made(product)!.Value.Operands;

    private bool IsTransposed(int factor) => words.Made(factor) is { } word && word.Operator == MatrixWords.Transpose;

    private int Transpositions(int[] factors) => factors.Count(IsTransposed);

    private bool IsMirrored(int[] factors)
    {
        for (int i = 0; i < factors.Length / 2; i++)
        {
            if (Transposed(factors[i]) != factors[^(i + 1)])
            {
                return false;
            }
        }

        return true;
    }

    // AA is A², AᵀAᵀ is (A²)ᵀ; also xᵀy·xᵀy is (xᵀy)².
    private int[] Powers(int[] factors)
    {
        var result = new List<int>(factors.Length);
        for (int i = 0; i < factors.Length;)
        {
            int j = i;
            while (j < factors.Length && factors[j] == factors[i] && MayRepeat(factors[i]))
            {
                j++;
            }

            int count = Math.Max(1, j - i);
            result.Add(count == 1 ? factors[i]
                : IsTransposed(factors[i]) ? words.Make(MatrixWords.Transpose, 2, [PowerOf(Transposed(factors[i]), count)])
                : PowerOf(factors[i], count));
            i += count;
        }

        return [.. result];
    }

    // Numbers that people wrote twice stay as they are; an inverse squared would need another sign.
    private bool MayRepeat(int factor) => words.OrderOf(factor) switch
    {
        0 => words.Made(factor) is { } word && word.Operator != MatrixWords.Power,
        2 => !words.IsInverse(IsTransposed(factor) ? Transposed(factor) : factor),
        _ => false,
    };

    private int PowerOf(int @base, int exponent) =>
        words.Make(MatrixWords.Power, words.OrderOf(@base), [@base, words.Make(Operators.Number, 0, [], number: exponent)]);
}
