using System.Collections.Immutable;

namespace Symbolic;

/// <summary>Words for the operators of tensors, Einstein sums and deltas.</summary>
internal sealed partial class PrintedGraph
{
    private int OfTensorOperator(Expr node, TensorOperator op)
    {
        ReadOnlySpan<int> operands = graph.OperandsAt(node.Id);
        int order = node.Operands[0].Shape.Order;
        switch (op.Kernel)
        {
            case Kernel.Inverse when order == 2:
                return Make(MatrixWords.Inverse, 2, operands);
            case Kernel.Solve:
                return Make(MatrixWords.Solve, node.Shape.Order, operands);
            case Kernel.Norm when order == 1:
                return NormOf(node.Operands[0]);
            case Kernel.Unit when order == 1:
                return Quotient(operands[0], [NormOf(node.Operands[0])]);
            case Kernel.Determinant or Kernel.LogDeterminant or Kernel.Inverse:
                return node.Id;
            default:
                if (op.Kernel == Kernel.Maximum && FunctionForm.MaxPool(this, node.Operands[0]) is { } pool)
                {
                    return pool;
                }

                if (op.LastAxes == 1 && node.Shape.Order == order - 1)
                {
                    if (FunctionForm.MovedToLast(node.Operands[0]) is { } moved)
                    {
                        return Make(op, node.Shape.Order, [moved.Inner.Id], [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"axis={moved.Axis + 1}")]);
                    }

                    if (order == 1 && EntriesOf(node.Operands[0]) is { } whole)
                    {
                        return Make(op, 0, [whole.Id]);
                    }
                }

                // Of a matrix the last axis, which people do not expect.
                return order < 2 || op.MaxOperands > 1 ? node.Id
                    : Make(op, node.Shape.Order, operands, [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"axis={order}")]);
        }
    }

    private int NormOf(Expr vector) => EntriesOf(vector) is not { } whole ? Make(MatrixWords.Norm, 0, [vector.Id])
        : Make(whole.Shape.Order == 2 ? MatrixWords.FrobeniusNorm : MatrixWords.Norm, 0, [whole.Id]);

    /// <summary>The word for a product entry by entry that a node is; anything else as it is.</summary>
    public int EntryProductAt(int id) => id >= 0 && !graph.TypeAt(id).Shape.IsScalar && Shown(id) is < 0 and var word && _words[~word].Operator.Notation.Layout == Layout.EntryProduct ? word : id;

    // The tensor whose entries, the last index running fastest, a vector lists.
    internal static Expr? EntriesOf(Expr vector)
    {
        if (!vector.Is(Symbolic.Operators.Einsum) || vector.Operands.Count != 2 || vector.Contraction is not { Output: [var place] } pattern)
        {
            return null;
        }

        int at = vector.Operands[0].Is(Symbolic.Operators.Delta) ? 0 : 1;
        return vector.Operands[at].Is(Symbolic.Operators.Delta) && Flattening.Of(vector.Operands[at].Delta) is { } flattening
            && pattern.Inputs[at][flattening.Whole] == place
            && pattern.Inputs[1 - at].Reverse().SequenceEqual(flattening.FastestFirst.Select(axis => pattern.Inputs[at][axis]))
            ? vector.Operands[1 - at] : null;
    }

    // √(‖x‖²) is ‖x‖, and (‖x‖²)^(3/2) is ‖x‖³.
    private int OfSquares(Expr node, Expr squares)
    {
        Rational exponent = node.Is(Symbolic.Operators.Sqrt) ? 1 : node.Is(Symbolic.Operators.Power) && node.Operands[1].IsNumber ? 2 * node.Operands[1].Number : 0;
        if (!exponent.IsInteger || exponent.IsZero || Shown(squares.Id) is not (< 0 and var square) || _words[~square].Operator != MatrixWords.Power
            || OperatorAt(_words[~square].Operands[0]).Notation.Layout != Layout.Norm)
        {
            return node.Id;
        }

        int norm = _words[~square].Operands[0];
        return exponent.IsOne ? norm : Make(MatrixWords.Power, 0, [norm, Make(Symbolic.Operators.Number, 0, [], number: exponent)]);
    }

    private int OfEinsum(Expr node)
    {
        Contraction pattern = node.Contraction;
        if (ExprGraph.IsFill(node))
        {
            int ones = Make(MatrixWords.Ones, pattern.Output.Length, [], [.. node.Shape.Axes.Select(static a => a.ToString())]);
            if (node.Operands[0].IsOne)
            {
                return ones;
            }

            var factors = new List<int>();
            AddFactors(node.Operands[0], factors);
            return Make(MatrixWords.Product, pattern.Output.Length, [.. factors, ones]);
        }

        // v/‖v‖ in a product: the norm goes below the fraction line of the whole.
        var norms = new List<int>();
        Expr[] operands = [.. node.Operands.Select(o => o.Is(Symbolic.Operators.Unit) && o.Shape.Order == 1 ? OverNorm(o) : o)];
        List<Term> terms = FunctionForm.Of(this, operands.Select((o, i) => new Term(o.Id, o, [.. pattern.Inputs[i]])), pattern.Output, pattern.Sizes);
        if (WordFor(terms, [.. pattern.Output], pattern.Sizes) is { } word)
        {
            return Quotient(word, norms);
        }

        Expr OverNorm(Expr unit)
        {
            norms.Add(NormOf(unit.Operands[0]));
            return unit.Operands[0];
        }

        if (without == WithoutWords.ByEntries)
        {
            return new IndexForm(this, graph).ByEntries(node);
        }

        // With the vectors that are divided by their norms as they are, the sum is what it reads back as.
        terms = FunctionForm.Of(this, node.Operands.Select((o, i) => o.Is(Symbolic.Operators.Unit) && o.Shape.Order == 1
            ? new Term(Make(MatrixWords.Call, 1, [o.Operands[0].Id], [BuiltFunctions.Unit.Name]), null, [.. pattern.Inputs[i]])
            : new Term(o.Id, o, [.. pattern.Inputs[i]])), pattern.Output, pattern.Sizes);
        return new EinsumForm(this).Of(terms, pattern.Output, pattern.Sizes);
    }

    private int? WordFor(List<Term> terms, int[] output, ImmutableArray<Dim> sizes) =>
        terms is [{ IsDelta: false } only] && only.Indices.AsSpan().SequenceEqual(output) ? only.Word < 0 ? only.Word : Make(MatrixWords.Product, output.Length, [only.Word])
        : output.Length <= 2 ? new Raising(this).Raise(terms, output, sizes)
        : null;

    private int OfDelta(Delta delta)
    {
        (int word, int[] axes) = new EinsumForm(this).OfDelta(delta);
        if (axes.AsSpan().SequenceEqual(Enumerable.Range(0, axes.Length).ToArray()))
        {
            return word;
        }

        // Only a part of the identity is turned.
        return Make(MatrixWords.Transpose, 2, [word]);
    }
}
