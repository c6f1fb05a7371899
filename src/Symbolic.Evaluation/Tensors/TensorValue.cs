using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace Symbolic;

/// <summary>A number, vector, matrix or tensor of numbers: a shape and the entries, the last axis running fastest.</summary>
public sealed class TensorValue : IEquatable<TensorValue>
{
    /// <summary>A tensor of given entries, which are copied.</summary>
    /// <exception cref="ArgumentException">The number of entries does not fit the shape.</exception>
    public TensorValue(Shape shape, params ReadOnlySpan<double> entries)
        : this(shape, entries.ToArray())
    {
    }

    internal TensorValue(Shape shape, double[] data)
    {
        if (CountOf(shape) != data.Length)
        {
            throw new ArgumentException($"{shape} has {CountOf(shape).ToString(CultureInfo.InvariantCulture)} entries, not {data.Length.ToString(CultureInfo.InvariantCulture)}.", nameof(data));
        }

        (Shape, Data) = (shape, data);
    }

    /// <summary>The axes; their lengths are numbers.</summary>
    public Shape Shape { get; }

    /// <summary>The entries, the last axis running fastest.</summary>
    public ReadOnlySpan<double> Entries => Data;

    internal double[] Data { get; }

    /// <summary>The entry at a position for each axis, counted from 0.</summary>
    public double this[params ReadOnlySpan<int> index]
    {
        get
        {
            if (index.Length != Shape.Order)
            {
                throw new ArgumentException($"{Shape} needs {Program.Count(Shape.Order, "position")}, not {index.Length.ToString(CultureInfo.InvariantCulture)}.", nameof(index));
            }

            int at = 0;
            for (int axis = 0; axis < index.Length; axis++)
            {
                ArgumentOutOfRangeException.ThrowIfNegative(index[axis], nameof(index));
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index[axis], Shape[axis].Length, nameof(index));
                at = (at * Shape[axis].Length) + index[axis];
            }

            return Data[at];
        }
    }

    /// <summary>A number.</summary>
    public static implicit operator TensorValue(double number) => new(Shape.Scalar, [number]);

    /// <summary>A vector.</summary>
    public static implicit operator TensorValue(double[] vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new TensorValue(new Shape(vector.Length), (double[])vector.Clone());
    }

    /// <summary>A matrix by its rows.</summary>
    public static implicit operator TensorValue(double[,] matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        double[] entries = new double[matrix.Length];
        Buffer.BlockCopy(matrix, 0, entries, 0, entries.Length * sizeof(double));
        return new TensorValue(new Shape(matrix.GetLength(0), matrix.GetLength(1)), entries);
    }

    /// <summary>A vector of numbers in single precision.</summary>
    public static implicit operator TensorValue(float[] vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new TensorValue(new Shape(vector.Length), Array.ConvertAll(vector, static x => (double)x));
    }

    /// <summary>A vector.</summary>
    public static implicit operator TensorValue(Vector<double> vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new TensorValue(new Shape(vector.Count), vector.ToArray());
    }

    /// <summary>A matrix.</summary>
    public static implicit operator TensorValue(Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new TensorValue(new Shape(matrix.RowCount, matrix.ColumnCount), matrix.ToRowMajorArray());
    }

    /// <summary>A vector of numbers in single precision.</summary>
    public static implicit operator TensorValue(Vector<float> vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return vector.ToArray();
    }

    /// <summary>A matrix of numbers in single precision.</summary>
    public static implicit operator TensorValue(Matrix<float> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new TensorValue(new Shape(matrix.RowCount, matrix.ColumnCount), Array.ConvertAll(matrix.ToRowMajorArray(), static x => (double)x));
    }

    /// <summary>The number.</summary>
    /// <exception cref="InvalidCastException">The value has axes.</exception>
    public static explicit operator double(TensorValue value) => value.Of(0).Data[0];

    /// <summary>The entries of a vector.</summary>
    /// <exception cref="InvalidCastException">The value is no vector.</exception>
    public static explicit operator double[](TensorValue value) => (double[])value.Of(1).Data.Clone();

    /// <summary>The matrix.</summary>
    /// <exception cref="InvalidCastException">The value is no matrix.</exception>
    public static explicit operator double[,](TensorValue value)
    {
        var matrix = new double[value.Of(2).Shape[0].Length, value.Shape[1].Length];
        Buffer.BlockCopy(value.Data, 0, matrix, 0, value.Data.Length * sizeof(double));
        return matrix;
    }

    /// <summary>The vector for linear algebra.</summary>
    /// <exception cref="InvalidCastException">The value is no vector.</exception>
    public static explicit operator Vector<double>(TensorValue value) => Vector<double>.Build.DenseOfArray(value.Of(1).Data);

    /// <summary>The matrix for linear algebra.</summary>
    /// <exception cref="InvalidCastException">The value is no matrix.</exception>
    public static explicit operator Matrix<double>(TensorValue value) =>
        Matrix<double>.Build.DenseOfRowMajor(value.Of(2).Shape[0].Length, value.Shape[1].Length, value.Data);

    /// <summary>The entries of a vector, rounded to single precision.</summary>
    /// <exception cref="InvalidCastException">The value is no vector.</exception>
    public static explicit operator float[](TensorValue value) => Array.ConvertAll(value.Of(1).Data, static x => (float)x);

    /// <summary>The vector for linear algebra, rounded to single precision.</summary>
    /// <exception cref="InvalidCastException">The value is no vector.</exception>
    public static explicit operator Vector<float>(TensorValue value) => Vector<float>.Build.DenseOfArray((float[])value);

    /// <summary>The matrix for linear algebra, rounded to single precision.</summary>
    /// <exception cref="InvalidCastException">The value is no matrix.</exception>
    public static explicit operator Matrix<float>(TensorValue value) =>
        Matrix<float>.Build.DenseOfRowMajor(value.Of(2).Shape[0].Length, value.Shape[1].Length, Array.ConvertAll(value.Data, static x => (float)x));

    /// <summary>Same shape and same entries; NaN equals NaN.</summary>
    public bool Equals(TensorValue? other) => other is not null && Shape == other.Shape && Data.AsSpan().SequenceEqual(other.Data);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TensorValue);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Shape);
        foreach (double entry in Data.AsSpan(0, Math.Min(16, Data.Length)))
        {
            hash.Add(entry);
        }

        return hash.ToHashCode();
    }

    /// <summary>The shape and the first entries.</summary>
    public override string ToString()
    {
        const int shown = 8;
        string entries = string.Join(", ", Data.Take(shown).Select(static x => x.ToString("R", CultureInfo.InvariantCulture)));
        return Shape.IsScalar ? entries : $"{Shape}: {entries}{(Data.Length > shown ? ", …" : "")}";
    }

    internal static long CountOf(Shape shape)
    {
        long count = 1;
        foreach (Dim axis in shape.Axes)
        {
            count = checked(count * axis.Length);
        }

        return count;
    }

    // An n×1 matrix may stand for a vector.
    internal bool Fits(Shape shape) => Shape == shape || (shape.Order == 1 && Shape.Order == 2 && Shape[0] == shape[0] && Shape[1] == Dim.Of(1));

    private TensorValue Of(int order) => Shape.Order == order ? this : throw new InvalidCastException(
        $"The value is in {Shape}, not a {(order == 0 ? "number" : order == 1 ? "vector" : "matrix")}.");
}
