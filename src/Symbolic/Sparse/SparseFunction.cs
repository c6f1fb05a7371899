using System.Buffers;
using MathNet.Numerics.LinearAlgebra;

namespace Symbolic;

/// <summary>
/// Compiled derivatives with a fixed pattern: each call fills the values of a matrix in compressed rows, and before them what else
/// was compiled with it (a value and its gradient). Any number of threads may call it at a time.
/// </summary>
public sealed class SparseFunction
{
    private readonly SparseRun _run;
    private readonly int _inputs;

    internal SparseFunction(SparsityPattern pattern, int inputs, int leading, int colors, SparseRun run) =>
        (Pattern, _inputs, LeadingCount, ColorCount, _run) = (pattern, inputs, leading, colors, run);

    /// <summary>The positions of the values.</summary>
    public SparsityPattern Pattern { get; }

    /// <summary>How many numbers go in.</summary>
    public int InputCount => _inputs;

    /// <summary>How many results come before the matrix: with a Hessian the value and the gradient, otherwise none.</summary>
    public int LeadingCount { get; }

    /// <summary>The number of colors of the compressed computation; 0 when entries are computed one by one.</summary>
    public int ColorCount { get; }

    /// <summary>Computes the values of the matrix, in the order of <see cref="SparsityPattern.ColumnIndices"/>. Nothing is allocated once its buffers are pooled.</summary>
    /// <exception cref="ArgumentException">Too few or too many inputs, or too little room.</exception>
    public void Run(ReadOnlySpan<double> inputs, Span<double> values)
    {
        if (LeadingCount == 0)
        {
            Check(inputs.Length, values.Length);
            _run(inputs, [], values);
            return;
        }

        double[] leading = ArrayPool<double>.Shared.Rent(LeadingCount);
        Run(inputs, leading, values);
        ArrayPool<double>.Shared.Return(leading);
    }

    /// <summary>Computes what comes before the matrix (value, then gradient) and the values of the matrix.</summary>
    /// <exception cref="ArgumentException">Too few or too many inputs, or too little room.</exception>
    public void Run(ReadOnlySpan<double> inputs, Span<double> leading, Span<double> values)
    {
        Check(inputs.Length, values.Length);
        if (leading.Length < LeadingCount)
        {
            throw new ArgumentException($"There are {LeadingCount} results before the matrix, but there is room for {leading.Length}.", nameof(leading));
        }

        _run(inputs, leading[..LeadingCount], values[..Pattern.NonZeros]);
    }

    /// <summary>The matrix at a point, for the solvers of MathNet.Numerics.</summary>
    /// <exception cref="ArgumentException">Too few or too many inputs.</exception>
    public Matrix<double> ToMatrix(params ReadOnlySpan<double> inputs)
    {
        double[] values = new double[Pattern.NonZeros];
        Run(inputs, values);
        return Matrix<double>.Build.SparseFromCompressedSparseRowFormat(
            Pattern.Rows, Pattern.Columns, values.Length, Pattern.RowPointers.ToArray(), Pattern.ColumnIndices.ToArray(), values);
    }

    private void Check(int inputs, int values)
    {
        if (inputs != _inputs)
        {
            throw new ArgumentException($"There are {_inputs} inputs, but {inputs} values are given.", nameof(inputs));
        }

        if (values < Pattern.NonZeros)
        {
            throw new ArgumentException($"The matrix has {Pattern.NonZeros} values, but there is room for {values}.", nameof(values));
        }
    }
}

internal delegate void SparseRun(ReadOnlySpan<double> inputs, Span<double> leading, Span<double> values);
