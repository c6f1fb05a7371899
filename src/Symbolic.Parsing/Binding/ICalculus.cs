namespace Symbolic.Parsing.Binding;

/// <summary>
/// What the language needs from calculus. Each method adds to <c>notes</c> what the reader should know: that a variable does not occur, that
/// a derivative is zero almost everywhere. What cannot be done is a <see cref="SymbolicException"/>, never a 0.
/// </summary>
public interface ICalculus
{
    /// <summary>The derivative of a number by one variable after the other; repeats are allowed.</summary>
    Expr Differentiate(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes);

    /// <summary>The derivatives of a number by each of the variables, in their order; each has the shape of its variable.</summary>
    IReadOnlyList<Expr> Gradient(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes);

    /// <summary>The first derivatives: a row for each output, a column for each variable.</summary>
    Expr[,] Jacobian(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, ICollection<string> notes);

    /// <summary>The second derivatives of a number: a row for each variable of the rows, a column for each of the columns.</summary>
    Expr[,] Hessian(Expr f, IReadOnlyList<Expr> rows, IReadOnlyList<Expr> columns, ICollection<string> notes);

    /// <summary>The derivatives of the outputs in the direction of the tangents, one for each output; each variable has one tangent of its shape.</summary>
    IReadOnlyList<Expr> Jvp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangents, ICollection<string> notes);

    /// <summary>
    /// The derivatives, by each of the variables, of the sum of the outputs, each times its cotangent; each output has one cotangent of
    /// its shape.
    /// </summary>
    IReadOnlyList<Expr> Vjp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangents, ICollection<string> notes);

    /// <summary>A simpler expression of the same value.</summary>
    Expr Simplify(Expr f);

    /// <summary>Whether two expressions are equal; null where that cannot be told. How it was found goes to the notes.</summary>
    bool? AreEqual(Expr left, Expr right, ICollection<string> notes);

    /// <summary>The same value in a form that was asked for by name; the variables are those to collect by or to take partial fractions by.</summary>
    Expr InForm(AlgebraicForm form, Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes);
}
