using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Interactive;

/// <summary>A session keeps its calculus; what stops the work changes with each input.</summary>
internal sealed class StoppableCalculus : ICalculus
{
    /// <summary>The calculus of the input that is being worked on.</summary>
    public ICalculus Current { get; set; } = LanguageCalculus.Instance;

    public Expr Differentiate(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => Current.Differentiate(f, variables, notes);

    public IReadOnlyList<Expr> Gradient(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => Current.Gradient(f, variables, notes);

    public Expr[,] Jacobian(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, ICollection<string> notes) => Current.Jacobian(outputs, variables, notes);

    public Expr[,] Hessian(Expr f, IReadOnlyList<Expr> rows, IReadOnlyList<Expr> columns, ICollection<string> notes) => Current.Hessian(f, rows, columns, notes);

    public IReadOnlyList<Expr> Jvp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangents, ICollection<string> notes) =>
        Current.Jvp(outputs, variables, tangents, notes);

    public IReadOnlyList<Expr> Vjp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangents, ICollection<string> notes) =>
        Current.Vjp(outputs, variables, cotangents, notes);

    public Expr Simplify(Expr f) => Current.Simplify(f);

    public bool? AreEqual(Expr left, Expr right, ICollection<string> notes) => Current.AreEqual(left, right, notes);

    public Expr InForm(AlgebraicForm form, Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => Current.InForm(form, f, variables, notes);
}
