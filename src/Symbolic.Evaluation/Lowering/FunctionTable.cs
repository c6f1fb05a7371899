namespace Symbolic;

/// <summary>The functions that a program calls, each once.</summary>
internal sealed class FunctionTable
{
    private readonly List<Func<double, double>> _unary = [];
    private readonly List<Func<double, double, double>> _binary = [];
    private readonly List<NaryFunction> _nary = [];
    private readonly Dictionary<object, int> _positions = [];

    public int Unary(Operator op, Func<double, double> function) => Position(op, function, _unary);

    public int Binary(Operator op, Func<double, double, double> function) => Position(op, function, _binary);

    public int Nary(Operator op, NaryFunction function) => Position(op, function, _nary);

    /// <summary>The function of one operand that a power with a fixed exponent is, made once for each exponent.</summary>
    public int AtExactRight(BinaryOperator op, Rational right, Func<double, double> function) => Position((op, right), function, _unary);

    public CompiledFunctions ToImmutable() => new([.. _unary], [.. _binary], [.. _nary]);

    private int Position<T>(object key, T function, List<T> list)
    {
        if (!_positions.TryGetValue(key, out int position))
        {
            position = list.Count;
            list.Add(function);
            _positions.Add(key, position);
        }

        return position;
    }
}

/// <summary>The functions that a program calls, by the number of operands. Never changed after the program is made.</summary>
internal sealed record CompiledFunctions(Func<double, double>[] Unary, Func<double, double, double>[] Binary, NaryFunction[] Nary);
