namespace Symbolic;

/// <summary>
/// A word in which printers say what the graph holds as an Einstein sum or as an operation entry by entry. Such words are never
/// nodes of a graph: they have a notation and no value.
/// </summary>
internal sealed class MatrixWord(string name) : Operator(name)
{
    /// <inheritdoc/>
    public override int MinOperands => 0;

    /// <inheritdoc/>
    public override int MaxOperands => int.MaxValue;
}

/// <summary>The matrix words.</summary>
internal static class MatrixWords
{
    private static readonly Code s_noCode = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null };

    /// <summary>AB, Ax, xᵀy, 2A.</summary>
    public static readonly MatrixWord Product = Word("product", "The product of matrices, vectors and numbers.", new(Layout.MatrixProduct, "*", "·", ""));

    /// <summary>A ⊙ B.</summary>
    public static readonly MatrixWord Hadamard = Word("hadamard", "The product entry by entry.", new(Layout.EntryProduct, ".*", " ⊙ ", @" \odot "));

    /// <summary>A ./ B.</summary>
    public static readonly MatrixWord Quotient = Word("entryquotient", "The quotient entry by entry.", new(Layout.EntryProduct, "./", " ./ ", @" \oslash "));

    /// <summary>A.^k.</summary>
    public static readonly MatrixWord EntryPower = Word("entrypower", "Every entry to a power.", new(Layout.EntryPower, ".^", ".^", @"\odot "));

    /// <summary>A².</summary>
    public static readonly MatrixWord Power = Word("matrixpower", "A matrix times itself.", new(Layout.Power, "^", "^", "^"));

    /// <summary>Aᵀ.</summary>
    public static readonly MatrixWord Transpose = Word("transpose", "Rows as columns.", new(Layout.Transpose, "'", "ᵀ", @"\top"));

    /// <summary>A⁻¹.</summary>
    public static readonly MatrixWord Inverse = Word("inverse", "The inverse matrix.", new(Layout.Inverse, "inv", "⁻¹", "-1"));

    /// <summary>A\b.</summary>
    public static readonly MatrixWord Solve = Word("solve", "The solution of a linear system.", new(Layout.Solve, @"\", @"\", ""));

    /// <summary>‖x‖.</summary>
    public static readonly MatrixWord Norm = Word("norm", "The Euclidean norm.", new(Layout.Norm, "norm", "‖", @"\lVert"));

    /// <summary>‖A‖_F.</summary>
    public static readonly MatrixWord FrobeniusNorm = Word("normF", "The root of the sum of the squares of all entries.", new(Layout.Norm, "normF", "‖", @"\lVert"));

    /// <summary>tr A.</summary>
    public static readonly MatrixWord Trace = Function("tr", "The sum of the diagonal.");

    /// <summary>The diagonal of a matrix, or the diagonal matrix of a vector.</summary>
    public static readonly MatrixWord Diagonal = Function("diag", "The diagonal matrix of a vector, the diagonal of a matrix.");

    /// <summary>The sum of all entries, or over one axis.</summary>
    public static readonly MatrixWord Sum = Function("sum", "The sum of all entries, or over one axis.");

    /// <summary>exp of every entry: e to the power of a matrix would mean something else.</summary>
    public static readonly MatrixWord Exponential = Word("exp", "The exponential of every entry.", Notation.Function("exp", @"\exp"));

    /// <summary>A tensor of ones.</summary>
    public static readonly MatrixWord Ones = Word("ones", "A tensor of ones.", new(Layout.Verbatim, "ones", "ones", @"\mathbf{1}"));

    /// <summary>The identity matrix.</summary>
    public static readonly MatrixWord Identity = Word("eye", "The identity matrix.", new(Layout.Verbatim, "eye", "I", "I"));

    /// <summary>The identity matrix beside a matrix that tells how large it is.</summary>
    public static readonly MatrixWord IdentitySign = Word("identitysign", "The identity matrix of the size of what it is added to.", new(Layout.Verbatim, "eye", "I", "I"));

    /// <summary>conv1d(x, k, stride=2): a function of the language by its name, with its options behind the operands.</summary>
    public static readonly MatrixWord Call = Word("call", "A function of the language.", new(Layout.Verbatim, "", "", ""));

    /// <summary>onehot(2, 3).</summary>
    public static readonly MatrixWord OneHot = Word("onehot", "A unit vector.", new(Layout.Verbatim, "onehot", "onehot", "e"));

    /// <summary>The signs of permutations.</summary>
    public static readonly MatrixWord Signs = Word("levicivita", "The signs of permutations.", new(Layout.Verbatim, "levicivita", "levicivita", @"\varepsilon"));

    /// <summary>1 where an equation between indices holds, otherwise 0.</summary>
    public static readonly MatrixWord Condition = Word("condition", "One where an equation between indices holds, otherwise zero.", new(Layout.Verbatim, "", "", ""));

    /// <summary>x[2], A[:,1].</summary>
    public static readonly MatrixWord Subscript = Word("subscript", "An entry or a part.", new(Layout.Subscript, "", "", ""));

    /// <summary>Σ over an index.</summary>
    public static readonly MatrixWord IndexSum = Word("indexsum", "The sum over an index.", new(Layout.IndexSum, "sum", "Σ", @"\sum"));

    /// <summary>A tensor by its entries.</summary>
    public static readonly MatrixWord ByEntries = Word("byentries", "A tensor by its entries.", new(Layout.ByEntries, "for", "for", ""));

    /// <summary>einsum("ki,j-&gt;kij", eye(3), x).</summary>
    public static readonly MatrixWord Einsum = Word("einsumcall", "An Einstein sum by its letters.", new(Layout.Verbatim, "einsum", "einsum", ""));

    /// <summary>A tensor of zeros and ones by the call that makes it.</summary>
    public static readonly MatrixWord Construction = Word("construction", "A tensor of zeros and ones.", new(Layout.Verbatim, "", "", ""));

    /// <summary>[A, B; C, D]: matrices beside and below each other.</summary>
    public static readonly MatrixWord Blocks = Word("blocks", "Matrices, vectors and numbers beside and below each other.", new(Layout.Array, "", "", ""));

    /// <summary>A ⊗ B.</summary>
    public static readonly MatrixWord Kronecker = Word("kron", "The Kronecker product.", new(Layout.Kronecker, "kron", " ⊗ ", @" \otimes "));

    /// <summary>The entry of a node at letters, not looked at yet.</summary>
    public static readonly MatrixWord Entry = Word("entry", "An entry of a tensor.", new(Layout.Subscript, "", "", ""));

    private static MatrixWord Function(string name, string summary) => Word(name, summary, Notation.Function(name, $@"\operatorname{{{name}}}"));

    private static MatrixWord Word(string name, string summary, Notation notation) => new(name) { Summary = summary, Notation = notation, Code = s_noCode };
}
