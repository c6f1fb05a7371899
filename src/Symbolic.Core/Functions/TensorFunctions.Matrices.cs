namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>A whole power of a square matrix: A·A·…, the identity for 0, powers of the inverse below.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public static Expr MatrixPower(Expr matrix, int exponent)
    {
        Shape shape = Square("matrix power", matrix.Shape);
        if (exponent == 0)
        {
            return matrix.Graph.Identity(shape[0]);
        }

        Expr square = exponent < 0 ? Operators.Inverse[matrix] : matrix;
        Expr? result = null;
        for (uint rest = (uint)Math.Abs((long)exponent); rest != 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                result = result is { } found ? Product(found, square) : square;
            }

            if (rest > 1)
            {
                square = Product(square, square);
            }
        }

        return result ?? matrix;
    }

    /// <summary>The sum of the diagonal of a square matrix.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public static Expr Trace(Expr matrix)
    {
        Square("tr", matrix.Shape);
        return matrix.Graph.Contract("ii->", 0, 0, matrix);
    }

    private static Expr Product(Expr left, Expr right) => left.Graph.Contract("ij,jk->ik", 0, 0, left, right);

    private static Shape Square(string function, Shape shape) => shape.Order == 2 && shape[0] == shape[1]
        ? shape
        : throw new ShapeException(function, shape) { Hint = "It needs a square matrix." };
}
