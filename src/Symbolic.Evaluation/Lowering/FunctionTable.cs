using Symbolic.Vectors;

namespace Symbolic;

/// <summary>The functions that a program calls, each once.</summary>
internal sealed class FunctionTable
{
    private readonly List<Func<double, double>> _unary = [];
    private readonly List<Func<double, double, double>> _binary = [];
    private readonly List<NaryFunction> _nary = [];
    private readonly List<VectorKernel?> _unaryVectors = [];
    private readonly List<VectorKernel?> _binaryVectors = [];
    private readonly Dictionary<object, int> _positions = [];

    public int Unary(UnaryOperator op) => Position(op, op.Evaluate, _unary, op.Vector, _unaryVectors);

    public int Binary(BinaryOperator op) => Position(op, op.Evaluate, _binary, op.Vector, _binaryVectors);

    /// <summary>The function of two operands by which an operator takes in any number of them.</summary>
    public int Fold(NaryOperator op, Func<double, double, double> fold) => Position(op, fold, _binary, op.Vector, _binaryVectors);

    public int Nary(NaryOperator op) => Position(op, op.Evaluate, _nary);

    /// <summary>The function of one operand that a power with a fixed exponent is, made once for each exponent.</summary>
    public int AtExactRight(BinaryOperator op, Rational right, Func<double, double> function) => Position((op, right), function, _unary, op.VectorAtExactRight?.Invoke(right), _unaryVectors);

    public CompiledFunctions ToImmutable() => new([.. _unary], [.. _binary], [.. _nary], [.. _unaryVectors], [.. _binaryVectors]);

    private int Position<T>(object key, T function, List<T> list, VectorKernel? vector = null, List<VectorKernel?>? vectors = null)
    {
        if (!_positions.TryGetValue(key, out int position))
        {
            position = list.Count;
            list.Add(function);
            vectors?.Add(vector);
            _positions.Add(key, position);
        }

        return position;
    }
}

/// <summary>
/// The functions that a program calls, by the number of operands, and beside those of one and two operands their vector forms,
/// where they have one. Never changed after the program is made.
/// </summary>
internal sealed record CompiledFunctions(
    Func<double, double>[] Unary, Func<double, double, double>[] Binary, NaryFunction[] Nary, VectorKernel?[] UnaryVectors, VectorKernel?[] BinaryVectors);
