namespace Symbolic;

/// <summary>
/// The terms of which an expression is the sum, and all partial sums, with constant factors: whatever cancels in the end, the
/// rounding errors of the largest stay.
/// </summary>
internal sealed class SumTerms
{
    private const int MostTerms = 256;

    private readonly List<Expr> _terms = [];
    private readonly List<double> _factors = [];

    public SumTerms(Expr f)
    {
        var open = new Queue<(Expr Node, double Factor)>();
        open.Enqueue((f, 1));
        while (_terms.Count < MostTerms && open.TryDequeue(out var next))
        {
            var (node, factor) = next;
            _terms.Add(node);
            _factors.Add(Math.Abs(factor));
            Expr.OperandList operands = node.Operands;
            switch (node.Operator.Primitive)
            {
                case Primitive.Add or Primitive.Subtract:
                    open.Enqueue((operands[0], factor));
                    open.Enqueue((operands[1], factor));
                    break;
                case Primitive.Negate:
                    open.Enqueue((operands[0], factor));
                    break;
                case Primitive.Multiply when operands[0].IsNumber:
                    open.Enqueue((operands[1], factor * operands[0].Number.ToDouble()));
                    break;
                case Primitive.Multiply when operands[1].IsNumber:
                    open.Enqueue((operands[0], factor * operands[1].Number.ToDouble()));
                    break;
                case Primitive.Divide when operands[1].IsNumber:
                    open.Enqueue((operands[0], factor / operands[1].Number.ToDouble()));
                    break;
            }
        }
    }

    /// <summary>What must be evaluated; the expression itself comes first.</summary>
    public IReadOnlyList<Expr> Outputs => _terms;

    /// <summary>The largest entry of a term, given the values of <see cref="Outputs"/>.</summary>
    public double Largest(ReadOnlySpan<double[]> values)
    {
        double largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            foreach (double entry in values[i])
            {
                largest = Math.Max(largest, Math.Abs(entry) * _factors[i]);
            }
        }

        return largest;
    }

    /// <summary>The largest term, given the values of <see cref="Outputs"/>.</summary>
    public double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        for (int i = 0; i < values.Length; i++)
        {
            largest = Math.Max(largest, Math.Abs(values[i]) * _factors[i]);
        }

        return largest;
    }
}
