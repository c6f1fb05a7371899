using MathNet.Numerics.LinearAlgebra;

namespace Symbolic.Tests;

public sealed class TensorValueTests
{
    [Fact]
    public void Values_come_from_and_go_to_what_people_use()
    {
        TensorValue number = 2.5;
        TensorValue vector = (double[])[1, 2, 3];
        TensorValue matrix = new double[,] { { 1, 2, 3 }, { 4, 5, 6 } };
        Assert.Equal(Shape.Scalar, number.Shape);
        Assert.Equal(new Shape(3), vector.Shape);
        Assert.Equal(new Shape(2, 3), matrix.Shape);
        Assert.Equal(2.5, (double)number);
        Assert.Equal([1, 2, 3], (double[])vector);
        Assert.Equal(6, ((double[,])matrix)[1, 2]);
        Assert.Equal(4, matrix[1, 0]);
        Assert.Equal(matrix, (TensorValue)(Matrix<double>)matrix);
        Assert.Equal(vector, (TensorValue)(Vector<double>)vector);
        Assert.Equal(3, ((Matrix<double>)matrix)[0, 2]);
        Assert.NotEqual(matrix, new TensorValue(new Shape(3, 2), 1, 2, 3, 4, 5, 6));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        TensorValue matrix = new double[,] { { 1, 2 } };
        Assert.Throws<InvalidCastException>(() => (double)matrix);
        Assert.Throws<InvalidCastException>(() => (double[])matrix);
        Assert.Throws<ArgumentException>(() => new TensorValue(new Shape(2, 2), 1, 2, 3));
        Assert.Throws<ArgumentException>(() => matrix[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix[0, 2]);
    }

    [Fact]
    public void A_value_is_not_changed_from_outside()
    {
        double[] entries = [1, 2];
        TensorValue vector = entries;
        entries[0] = 5;
        ((double[])vector)[1] = 7;
        Assert.Equal([1, 2], (double[])vector);
    }
}
