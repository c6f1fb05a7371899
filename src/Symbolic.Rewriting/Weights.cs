namespace Symbolic;

/// <summary>
/// The size of an expression as it prints: names, numbers, functions and signs, each as often as it stands there. Sizes of nodes are
/// found once and kept, so comparing two forms of an expression costs only their new nodes.
/// </summary>
internal sealed class Weights(ExprGraph graph)
{
    private readonly Dictionary<int, double> _known = [];
    private readonly Stack<int> _open = new();

    /// <summary>The size; it grows exponentially with the depth of shared nodes, hence a double.</summary>
    public double Of(Expr expr)
    {
        if (_known.TryGetValue(expr.Id, out double weight))
        {
            return weight;
        }

        _open.Push(expr.Id);
        while (_open.TryPeek(out int id))
        {
            double sum = OwnOf(id);
            bool ready = true;
            foreach (int operand in graph.OperandsAt(id))
            {
                if (_known.TryGetValue(operand, out double part))
                {
                    sum += part;
                }
                else
                {
                    _open.Push(operand);
                    ready = false;
                }
            }

            if (ready)
            {
                _open.Pop();
                _known[id] = sum;
            }
        }

        return _known[expr.Id];
    }

    private double OwnOf(int id)
    {
        if (!graph.IsNumber(id))
        {
            // n factors of an Einstein sum are joined by n − 1 signs.
            return graph.OperatorAt(id) == Operators.Einsum ? Math.Max(1, graph.OperandsAt(id).Length - 1) : 1;
        }

        Rational number = graph.NumberAt(id);
        long bits = number.Numerator.GetBitLength() + number.Denominator.GetBitLength();
        return (number.Sign < 0 ? 2 : 1) + (number.IsInteger || graph.IsDecimalAt(id) ? 0 : 2) + (bits <= 64 ? 0 : bits / 32);
    }
}
