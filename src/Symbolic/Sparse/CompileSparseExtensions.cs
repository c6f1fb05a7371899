namespace Symbolic;

/// <summary>Sparse matrices of derivatives as compiled functions with a fixed pattern.</summary>
public static class CompileSparseExtensions
{
    private delegate void SpanFunction(ReadOnlySpan<double> inputs, Span<double> outputs);

    /// <summary>Compiles a matrix of derivatives that has been built: all entries in one program.</summary>
    /// <param name="matrix">A Jacobian or Hessian of numbers by numbers.</param>
    /// <param name="inputs">The variables in the order of the values that are given in each call.</param>
    /// <exception cref="ArgumentException">An entry is a tensor.</exception>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    public static SparseFunction CompileSparse(this DerivativeMatrix matrix, params ReadOnlySpan<Expr> inputs) => matrix.CompileSparse(SparseOptions.Default, inputs);

    /// <inheritdoc cref="CompileSparse(DerivativeMatrix, ReadOnlySpan{Expr})"/>
    public static SparseFunction CompileSparse(this DerivativeMatrix matrix, SparseOptions options, params ReadOnlySpan<Expr> inputs)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return OfEntries(matrix, [], options, inputs);
    }

    /// <summary>The Jacobian of several numbers as a compiled function.</summary>
    /// <param name="outputs">The rows.</param>
    /// <param name="variables">The columns.</param>
    /// <param name="options">How to compute it; null for the usual options.</param>
    /// <param name="inputs">The variables in the order of the values that are given; null for the variables of the columns.</param>
    /// <exception cref="ArgumentException">An output or a variable is a tensor.</exception>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    public static SparseFunction CompileSparseJacobian(this IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, SparseOptions? options = null, IReadOnlyList<Expr>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(variables);
        options ??= SparseOptions.Default;
        RequireNumbers([.. outputs, .. variables]);
        SparsityPattern pattern = outputs.JacobianSparsity(options.Derivatives, [.. variables]);
        if (!IsCompressed(pattern, options))
        {
            return OfEntries(outputs.Jacobian(options.Derivatives, [.. variables]), [], options, [.. inputs ?? variables]);
        }

        Coloring coloring = Coloring.OfColumns(pattern, options.Derivatives.Cancellation);
        Expr[] direction = Direction(variables);
        IReadOnlyList<Expr> product = outputs.Jvp(variables, direction, options.Derivatives);
        return Compressed(product, direction, pattern, coloring, isSymmetric: false, [], options, inputs ?? variables);
    }

    /// <summary>
    /// A number, its gradient and its sparse Hessian as one compiled function: <see cref="SparseFunction.Run(ReadOnlySpan{double}, Span{double}, Span{double})"/>
    /// gives the value and the gradient, then the values of the Hessian (both halves).
    /// </summary>
    /// <inheritdoc cref="CompileSparseJacobian"/>
    /// <param name="f">The number.</param>
    /// <param name="variables">The variables of the gradient, of the rows and of the columns.</param>
    /// <param name="options">How to compute it; null for the usual options.</param>
    /// <param name="inputs">The variables in the order of the values that are given; null for the variables of the columns.</param>
    public static SparseFunction CompileSparseHessian(this Expr f, IReadOnlyList<Expr> variables, SparseOptions? options = null, IReadOnlyList<Expr>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        options ??= SparseOptions.Default;
        RequireNumbers([f, .. variables]);
        SparsityPattern pattern = f.HessianSparsity(options.Derivatives, [.. variables]);
        Expr[] leading = [f, .. f.Gradient(options.Derivatives, [.. variables])];
        if (!IsCompressed(pattern, options))
        {
            return OfEntries(f.Hessian(options.Derivatives, [.. variables]), leading, options, [.. inputs ?? variables]);
        }

        Coloring coloring = Coloring.Star(pattern, options.Derivatives.Cancellation);
        Expr[] direction = Direction(variables);
        IReadOnlyList<Expr> product = f.Hvp(variables, direction, options.Derivatives);
        return Compressed(product, direction, pattern, coloring, isSymmetric: true, leading, options, inputs ?? variables);
    }

    private static bool IsCompressed(SparsityPattern pattern, SparseOptions options) =>
        options.Method == SparseMethod.Compressed || (options.Method == SparseMethod.Automatic && pattern.NonZeros > options.MostEntries);

    private static Expr[] Direction(IReadOnlyList<Expr> variables) =>
        [.. variables.Select(static v => v.Graph.FreshSymbol("direction", ExprType.Real, Facts.Real))];

    private static SparseFunction OfEntries(DerivativeMatrix matrix, Expr[] leading, SparseOptions options, ReadOnlySpan<Expr> inputs)
    {
        CompileOptions compilation = Checked(options);
        var entries = matrix.Entries.ToList();
        Expr[] values = [.. entries.Select(static e => e.Value)];
        RequireNumbers(values);
        SparsityPattern pattern = matrix.Pattern;
        int count = leading.Length;
        if (values.Length + count == 0)
        {
            return new SparseFunction(pattern, inputs.Length, 0, 0, static (_, _, _) => { });
        }

        Program program = CompileExtensions.Create([.. leading, .. values], compilation.Form, inputs, compilation.Cancellation);
        SpanFunction compiled = program.Compile<SpanFunction>(compilation);
        int total = program.OutputCount;
        return new SparseFunction(pattern, program.InputCount, count, 0, count == 0
            ? (given, _, results) => compiled(given, results)
            : (given, first, results) =>
            {
                double[] all = System.Buffers.ArrayPool<double>.Shared.Rent(total);
                compiled(given, all.AsSpan(0, total));
                all.AsSpan(0, count).CopyTo(first);
                all.AsSpan(count, total - count).CopyTo(results);
                System.Buffers.ArrayPool<double>.Shared.Return(all);
            });
    }

    private static SparseFunction Compressed(
        IReadOnlyList<Expr> product, Expr[] direction, SparsityPattern pattern, Coloring coloring, bool isSymmetric, Expr[] leading, SparseOptions options, IReadOnlyList<Expr> inputs)
    {
        CompileOptions compilation = Checked(options);
        Program program = CompileExtensions.Create([.. leading, .. product], compilation.Form, [.. inputs, .. direction], compilation.Cancellation);
        int given = program.InputCount - direction.Length;
        return new SparseFunction(
            pattern, given, leading.Length, coloring.Count, CompressedDerivatives.Create(program, compilation, pattern, coloring, isSymmetric, given, leading.Length));
    }

    private static CompileOptions Checked(SparseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Compilation.Conditions.Count == 0 ? options.Compilation
            : throw new ArgumentException("Conditions cannot be asserted by a sparse function; compile them by themselves.", nameof(options));
    }

    private static void RequireNumbers(IReadOnlyList<Expr> expressions)
    {
        foreach (Expr expression in expressions)
        {
            if (!expression.Shape.IsScalar)
            {
                throw new ArgumentException($"A sparse matrix has numbers for entries, and this is {expression.Type}: {expression}.");
            }
        }
    }
}
