using System.Collections.Immutable;

namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>Aᵀ of a matrix; a vector becomes the row of its entries.</summary>
    /// <exception cref="ShapeException">The argument has more than two axes.</exception>
    public static Expr Transpose(Expr x) => x.Shape.Order switch
    {
        0 => x,
        1 => Repeated(x, new Shape(1, x.Shape[0]), [1]),
        2 => x.Graph.Contract("ij->ji", 0, 0, x),
        _ => throw new ShapeException("transpose", x.Shape) { Hint = "The axes of a tensor are reordered by einsum, such as einsum(\"ijk->kji\", T)." },
    };

    /// <summary>A whole power of a square matrix: A·A·…, the identity for 0, powers of the inverse below.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public static Expr MatrixPower(Expr matrix, int exponent)
    {
        Shape shape = Square("^", matrix);
        if (exponent == 0)
        {
            return matrix.Graph.Identity(shape[0]);
        }

        Expr square = exponent < 0 ? Operators.Inverse[matrix] : matrix;
        Expr? result = null;
        for (long rest = Math.Abs((long)exponent); rest != 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                result = result is { } found ? MatrixProduct(found, square) : square;
            }

            if (rest > 1)
            {
                square = MatrixProduct(square, square);
            }
        }

        return result!.Value;
    }

    /// <summary>The sum of the diagonal of a square matrix; a number is its own trace.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public static Expr Trace(Expr matrix) => IsNumberFor("tr", matrix) ? matrix : matrix.Graph.Contract("ii->", 0, 0, matrix);

    /// <summary>The determinant of a square matrix; a number is its own determinant.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public static Expr Determinant(Expr matrix) => IsNumberFor("det", matrix) ? matrix : Operators.Determinant[matrix];

    /// <summary>The logarithm of the determinant of a square matrix, which must be positive.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public static Expr LogDeterminant(Expr matrix) => IsNumberFor("logdet", matrix) ? Operators.Log[matrix] : Operators.LogDeterminant[matrix];

    /// <summary>The inverse of a square matrix; of a number its reciprocal.</summary>
    /// <exception cref="ShapeException">The matrix is not square.</exception>
    public static Expr Inverse(Expr matrix) => IsNumberFor("inv", matrix) ? 1 / matrix : Operators.Inverse[matrix];

    /// <summary>The solution x of A·x = b for a vector or matrix b.</summary>
    /// <exception cref="ShapeException">A is not square, or b has another number of rows.</exception>
    public static Expr Solve(Expr matrix, Expr right)
    {
        if (IsNumberFor("solve", matrix))
        {
            return right / matrix;
        }

        return right.Shape.Order >= 1 && right.Shape[0] == matrix.Shape[0]
            ? Operators.Solve[matrix, right]
            : throw new ShapeException("solve", matrix.Shape, right.Shape) { Hint = $"The right-hand side needs {matrix.Shape[0]} rows." };
    }

    /// <summary>The sum of the products of corresponding entries: xᵀy of two vectors, tr(AᵀB) of two matrices.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr Dot(Expr x, Expr y)
    {
        RequireEqual("dot", x, y);
        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, AxesOf(x));
        builder.Multiply(y, AxesOf(y));
        return builder.Build([]);
    }

    /// <summary>Every entry of one times every entry of the other: x·yᵀ of two vectors. The axes of x come first.</summary>
    public static Expr Outer(Expr x, Expr y)
    {
        int[] first = AxesOf(x), second = [.. AxesOf(y).Select(k => k + first.Length)];
        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, first);
        builder.Multiply(y, second);
        return builder.Build([.. first, .. second]);
    }

    /// <summary>The product entry by entry.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Expr Hadamard(Expr x, Expr y)
    {
        RequireEqual("hadamard", x, y);
        return x * y;
    }

    /// <summary>
    /// The Kronecker product: the block matrix of all Aᵢⱼ·B. Of two vectors it is the vector of all products, the entries of the
    /// second running fastest; a vector beside a matrix is a matrix of one column.
    /// </summary>
    /// <exception cref="ShapeException">An argument has more than two axes.</exception>
    public static Expr Kronecker(Expr a, Expr b)
    {
        if (a.Shape.Order > 2 || b.Shape.Order > 2)
        {
            throw new ShapeException("kron", a.Shape, b.Shape) { Hint = "It takes numbers, vectors and matrices." };
        }

        if (a.Shape.IsScalar || b.Shape.IsScalar)
        {
            return a * b;
        }

        ExprGraph graph = a.Graph;
        var builder = new ContractionBuilder(graph);
        int order = Math.Max(a.Shape.Order, b.Shape.Order);
        int[] whole = [.. Enumerable.Range(0, order)];
        int[] outer = [.. whole.Select(k => k + order)], inner = [.. whole.Select(k => k + (2 * order))];
        builder.Multiply(a, outer[..a.Shape.Order]);
        builder.Multiply(b, inner[..b.Shape.Order]);
        for (int axis = 0; axis < order; axis++)
        {
            if (axis >= a.Shape.Order || axis >= b.Shape.Order)
            {
                // One of them has a single column: the columns are those of the other.
                whole[axis] = axis < a.Shape.Order ? outer[axis] : inner[axis];
                continue;
            }

            (Dim rows, Dim columns) = (a.Shape[axis], b.Shape[axis]);
            builder.Multiply(graph.Delta([rows * columns, rows, columns], [1, -1 * columns, Dim.Signed(-1)], 0), [whole[axis], outer[axis], inner[axis]]);
        }

        return builder.Build(whole);
    }

    /// <summary>The vector product of two vectors of three entries, or of the columns of two matrices of three rows.</summary>
    /// <exception cref="ShapeException">The arguments are no such vectors or matrices of one shape.</exception>
    public static Expr Cross(Expr a, Expr b)
    {
        if (a.Shape != b.Shape || a.Shape.Order is not (1 or 2) || a.Shape[0] != 3)
        {
            throw new ShapeException("cross", a.Shape, b.Shape) { Hint = "It takes two vectors of three entries." };
        }

        return a.Graph.Contract("ijk,j#,k#->i#", 0, a.Shape.Order - 1, LeviCivita(a.Graph, 3), a, b);
    }

    /// <summary>The diagonal matrix of a vector; of a matrix the vector of its diagonal.</summary>
    /// <exception cref="ShapeException">The argument is neither.</exception>
    public static Expr Diagonal(Expr x) => x.Shape.Order switch
    {
        0 => x,
        1 => x.Graph.Contract("i,ij->ij", 0, 0, x, x.Graph.Identity(x.Shape[0])),
        2 when Shorter(x.Shape[0], x.Shape[1]) is { } length => x.Graph.Contract("ii->i", 0, 0, Slice(x, AxisPart.Range(1, length), AxisPart.Range(1, length))),
        _ => throw new ShapeException("diag", x.Shape) { Hint = "It makes a matrix of a vector, and takes the diagonal of a matrix whose sides can be compared." },
    };

    /// <summary>The entries on and below a diagonal of a matrix, zeros above.</summary>
    /// <param name="x">A matrix.</param>
    /// <param name="diagonal">0 for the main diagonal, positive for those above it, negative for those below.</param>
    /// <exception cref="ShapeException">The argument is no matrix.</exception>
    public static Expr LowerTriangle(Expr x, int diagonal = 0) => Triangle("tril", x, 1, diagonal);

    /// <summary>The entries on and above a diagonal of a matrix, zeros below.</summary>
    /// <param name="x">A matrix.</param>
    /// <param name="diagonal">0 for the main diagonal, positive for those above it, negative for those below.</param>
    /// <exception cref="ShapeException">The argument is no matrix.</exception>
    public static Expr UpperTriangle(Expr x, int diagonal = 0) => Triangle("triu", x, -1, diagonal);

    /// <summary>The matrix with ones on its diagonal and zeros elsewhere.</summary>
    public static Expr Identity(ExprGraph graph, Dim rows, Dim columns) =>
        rows == columns ? graph.Identity(rows) : graph.Delta([rows, columns], [1, Dim.Signed(-1)], 0);

    /// <summary>The tensor with the entry 1 where Σ factor·index equals a number, for indices counted from 1, and 0 elsewhere.</summary>
    /// <exception cref="ArgumentValueException">There are not as many factors as axes, or a length is negative.</exception>
    public static Expr Indicator(ExprGraph graph, ImmutableArray<Dim> axes, ImmutableArray<Dim> factors, Dim constant) =>
        axes.Length != factors.Length || axes.Length == 0
            ? throw new ArgumentValueException("indicator", $"has {axes.Length} lengths and {factors.Length} factors") { Hint = "Each axis has a length and a factor: indicator([m, n], [1, -1], 0)." }
        : axes.Any(IsNegative) ? throw new ArgumentValueException("indicator", "needs lengths of at least 0") { Hint = "The first list gives the length of each axis." }
        : graph.Delta(axes, factors, factors.Aggregate(constant, static (rest, factor) => rest - factor));

    /// <summary>The tensor of as many axes as they are long with the sign of the permutation that the indices are, 0 where one repeats.</summary>
    /// <exception cref="ArgumentValueException">The number of axes is not one of 1 to 6.</exception>
    public static Expr LeviCivita(ExprGraph graph, int axes)
    {
        const int most = 6;
        if (axes is < 1 or > most)
        {
            throw new ArgumentValueException("levicivita", $"has from 1 to {most} axes, not {axes}") { Hint = "levicivita(3) is the tensor of the vector product." };
        }

        int count = (int)Math.Pow(axes, axes);
        var entries = new Expr[count];
        for (int place = 0; place < count; place++)
        {
            entries[place] = graph.Number(PermutationSign(place, axes));
        }

        return graph.Array(new Shape([.. Enumerable.Repeat((Dim)axes, axes)]), entries);
    }

    // The sign of the permutation that the indices of an entry are, 0 where one repeats.
    private static int PermutationSign(int place, int axes)
    {
        int[] index = new int[axes];
        for (int axis = axes - 1; axis >= 0; axis--, place /= axes)
        {
            index[axis] = place % axes;
        }

        int sign = 1;
        for (int i = 0; i < axes; i++)
        {
            for (int j = i + 1; j < axes; j++)
            {
                sign *= Math.Sign(index[j] - index[i]);
            }
        }

        return sign;
    }

    internal static bool IsLeviCivita(Expr node, int axes)
    {
        if (!node.Is(Operators.Array) || node.Shape.Order != axes || node.Shape.Axes.Any(a => a != axes))
        {
            return false;
        }

        // Every entry is the sign of the product of all differences of its indices.
        for (int place = 0; place < node.Operands.Count; place++)
        {
            if (!node.Operands[place].IsNumber || node.Operands[place].Number != PermutationSign(place, axes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The matrix [a]ₓ of the vector product: [a]ₓ·b = a × b.</summary>
    /// <exception cref="ShapeException">The argument is no vector of three entries.</exception>
    public static Expr Skew(Expr a) => a.Shape.Order == 1 && a.Shape[0] == 3
        ? a.Graph.Contract("ijk,j->ik", 0, 0, LeviCivita(a.Graph, 3), a)
        : throw new ShapeException("skew", a.Shape) { Hint = "It takes a vector of three entries." };

    /// <summary>The vector with a one at a position (counted from 1) and zeros elsewhere.</summary>
    /// <exception cref="ArgumentValueException">The position is outside the vector.</exception>
    public static Expr UnitVector(ExprGraph graph, Dim position, Dim length)
    {
        if (IsNegative(position - 1) || IsNegative(length - position))
        {
            throw new ArgumentValueException("onehot", $"has no place {position} in {length} entries") { Hint = $"Positions count from 1 to {length}." };
        }

        return graph.Delta([length], [1], position - 1);
    }

    /// <summary>The matrix K with K·vec(A) = vec(Aᵀ) for every A of some rows and columns.</summary>
    public static Expr Commutation(ExprGraph graph, Dim rows, Dim columns)
    {
        const int row = 2, column = 3;
        Dim size = rows * columns;
        var builder = new ContractionBuilder(graph);
        builder.Multiply(graph.Delta([size, columns, rows], [1, Dim.Signed(-1), -1 * columns], 0), [0, column, row]);
        builder.Multiply(graph.Delta([size, rows, columns], [1, Dim.Signed(-1), -1 * rows], 0), [1, row, column]);
        return builder.Build([0, 1]);
    }

    internal static Expr MatrixProduct(Expr left, Expr right) => left.Graph.Contract("ij,jk->ik", 0, 0, left, right);

    // Whether row − column + diagonal (or its negative) is one of the lengths from 0: a sum over all of them, so that the lengths
    // may be symbols and no matrix of ones has to be there.
    private static Expr Triangle(string function, Expr x, int sign, int diagonal)
    {
        if (x.Shape.Order != 2)
        {
            throw new ShapeException(function, x.Shape) { Hint = "It needs a matrix." };
        }

        (Dim rows, Dim columns) = (x.Shape[0], x.Shape[1]);
        Dim distances = sign > 0 ? rows + Dim.Signed(diagonal) : columns - Dim.Signed(diagonal);
        if (distances.IsFixed && distances.Length <= 0)
        {
            return Zeros(x.Graph, rows, columns);
        }

        var builder = new ContractionBuilder(x.Graph);
        builder.Multiply(x, [0, 1]);
        builder.Multiply(x.Graph.Delta([rows, columns, distances], [Dim.Signed(sign), Dim.Signed(-sign), Dim.Signed(-1)], Dim.Signed(-sign * diagonal)), [0, 1, 2]);
        return builder.Build([0, 1]);
    }

    private static Dim? Shorter(Dim a, Dim b) => (a - b) is { IsFixed: true } difference ? (difference.Length < 0 ? a : b) : default(Dim?);

    private static bool IsNumberFor(string function, Expr matrix)
    {
        if (!matrix.Shape.IsScalar)
        {
            Square(function, matrix);
        }

        return matrix.Shape.IsScalar;
    }

    private static Shape Square(string function, Expr matrix) => matrix.Shape.Order == 2 && matrix.Shape[0] == matrix.Shape[1]
        ? matrix.Shape
        : throw new ShapeException(function, matrix.Shape) { Hint = "It needs a square matrix." };

    private static void RequireEqual(string function, Expr x, Expr y)
    {
        if (x.Shape != y.Shape)
        {
            throw new ShapeException(function, x.Shape, y.Shape) { Hint = "Both arguments need one shape." };
        }
    }
}
