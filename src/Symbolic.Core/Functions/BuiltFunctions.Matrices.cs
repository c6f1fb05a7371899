namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>The trace of a matrix.</summary>
    public static readonly BuiltFunction Trace = Declare(OfOne("tr", ["trace", "Tr"], "The sum of the diagonal entries of a square matrix", "tr(A*B)", TensorFunctions.Trace, appliesBare: true));

    /// <summary>The determinant of a matrix.</summary>
    public static readonly BuiltFunction Determinant = Declare(OfOne("det", ["Det"], "The determinant of a square matrix", "det(A)", TensorFunctions.Determinant, appliesBare: true));

    /// <summary>The logarithm of the determinant of a matrix.</summary>
    public static readonly BuiltFunction LogDeterminant = Declare(OfOne("logdet", [], "The logarithm of the determinant of a square matrix; the determinant must be positive", "logdet(A)", TensorFunctions.LogDeterminant));

    /// <summary>The inverse of a matrix.</summary>
    public static readonly BuiltFunction Inverse = Declare(OfOne("inv", [], "The inverse of a square matrix", "inv(A)", TensorFunctions.Inverse));

    /// <summary>The transpose of a matrix.</summary>
    public static readonly BuiltFunction Transpose = Declare(OfOne("transpose", [], "The transpose of a matrix; a vector, which is a column, becomes a row", "transpose(A)", TensorFunctions.Transpose));

    /// <summary>The diagonal.</summary>
    public static readonly BuiltFunction Diagonal = Declare(OfOne("diag", [], "The diagonal matrix of a vector; of a matrix the vector of its diagonal", "diag(x)", TensorFunctions.Diagonal));

    /// <summary>The solution of a linear system.</summary>
    public static readonly BuiltFunction Solve = Declare(OfTwo("solve", [], "The solution x of A*x = b, for a vector or matrix b", "solve(A, b)", TensorFunctions.Solve));

    /// <summary>The sum of products of corresponding entries.</summary>
    public static readonly BuiltFunction Dot = Declare(OfTwo("dot", [], "The sum of the products of corresponding entries: x'*y of two vectors, tr(A'*B) of two matrices", "dot(x, y)", TensorFunctions.Dot));

    /// <summary>The outer product.</summary>
    public static readonly BuiltFunction Outer = Declare(OfTwo("outer", [], "Every entry of one times every entry of the other: x*y' of two vectors; the axes of the first come first", "outer(x, y)", TensorFunctions.Outer));

    /// <summary>The product entry by entry.</summary>
    public static readonly BuiltFunction Hadamard = Declare(OfTwo("hadamard", [], "The product entry by entry of two tensors of one shape", "hadamard(A, B)", TensorFunctions.Hadamard));

    /// <summary>The Kronecker product.</summary>
    public static readonly BuiltFunction Kronecker = Declare(OfTwo("kron", [], "The Kronecker product, the block matrix of all A_ij*B; of two vectors the vector of all products, those with the first entry first", "kron(A, B)", TensorFunctions.Kronecker));

    /// <summary>The vector product.</summary>
    public static readonly BuiltFunction Cross = Declare(OfTwo("cross", [], "The vector product of two vectors of three entries, or of the columns of two matrices of three rows", "cross(a, b)", TensorFunctions.Cross));

    /// <summary>The matrix of the vector product.</summary>
    public static readonly BuiltFunction Skew = Declare(OfOne("skew", [], "The matrix of the vector product with a vector of three entries: skew(a)*b is cross(a, b)", "skew(a)", TensorFunctions.Skew));

    /// <summary>The lower triangle of a matrix.</summary>
    public static readonly BuiltFunction LowerTriangle = Declare(Triangle("tril", "on and below", "above", TensorFunctions.LowerTriangle));

    /// <summary>The upper triangle of a matrix.</summary>
    public static readonly BuiltFunction UpperTriangle = Declare(Triangle("triu", "on and above", "below", TensorFunctions.UpperTriangle));

    private static BuiltFunction OfOne(string name, string[] aliases, string what, string example, Func<Expr, Expr> build, bool appliesBare = false) => new(name)
    {
        Aliases = [.. aliases],
        Summary = $"{what}.",
        Example = example,
        MinArguments = 1,
        MaxArguments = 1,
        AppliesBare = appliesBare,
        Build = call => build(call[0]),
    };

    private static BuiltFunction OfTwo(string name, string[] aliases, string what, string example, Func<Expr, Expr, Expr> build) => new(name)
    {
        Aliases = [.. aliases],
        Summary = $"{what}.",
        Example = example,
        MinArguments = 2,
        MaxArguments = 2,
        Build = call => build(call[0], call[1]),
    };

    private static BuiltFunction Triangle(string name, string kept, string cleared, Func<Expr, int, Expr> build) => new(name)
    {
        Summary = $"The entries of a matrix {kept} its diagonal, zeros {cleared} it; {name}(A, k) takes the k-th diagonal above the main one instead.",
        Example = $"{name}(A)",
        MinArguments = 1,
        MaxArguments = 2,
        Build = call => build(call[0], call.Count == 2 ? call.Integer(call[1], "the diagonal") : 0),
    };
}
