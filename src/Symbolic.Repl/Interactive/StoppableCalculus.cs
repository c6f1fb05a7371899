using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Interactive;

/// <summary>A session keeps its calculus; what stops the work changes with each input. Remembers which derivatives were taken.</summary>
internal sealed class StoppableCalculus : ICalculus
{
    private readonly List<TakenDerivative> _taken = [];
    private LanguageCalculus _current = LanguageCalculus.Instance;

    /// <summary>The derivatives that the input had taken so far.</summary>
    public IReadOnlyList<TakenDerivative> Taken => _taken;

    /// <summary>Another input begins.</summary>
    public void Begin(CancellationToken cancellation)
    {
        _current = new LanguageCalculus(cancellation);
        _taken.Clear();
    }

    public Expr Differentiate(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        Expr derivative = _current.Differentiate(f, variables, notes);
        _taken.Add(new TakenDerivative(f, variables, [derivative], IsGradient: false));
        return derivative;
    }

    public IReadOnlyList<Expr> Gradient(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        IReadOnlyList<Expr> gradient = _current.Gradient(f, variables, notes);
        _taken.Add(new TakenDerivative(f, variables, gradient, IsGradient: true));
        return gradient;
    }

    public Expr[,] Jacobian(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, ICollection<string> notes) => _current.Jacobian(outputs, variables, notes);

    public Expr[,] Hessian(Expr f, IReadOnlyList<Expr> rows, IReadOnlyList<Expr> columns, ICollection<string> notes) => _current.Hessian(f, rows, columns, notes);

    public IReadOnlyList<Expr> Jvp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangents, ICollection<string> notes) =>
        _current.Jvp(outputs, variables, tangents, notes);

    public IReadOnlyList<Expr> Vjp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangents, ICollection<string> notes) =>
        _current.Vjp(outputs, variables, cotangents, notes);

    public Expr Simplify(Expr f) => _current.Simplify(f);

    public bool? AreEqual(Expr left, Expr right, ICollection<string> notes) => _current.AreEqual(left, right, notes);

    public Expr InForm(AlgebraicForm form, Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => _current.InForm(form, f, variables, notes);
}

/// <summary>A derivative that was taken.</summary>
/// <param name="Function">Of what.</param>
/// <param name="Variables">By what: of a gradient by each, otherwise one after the other.</param>
/// <param name="Derivatives">One for each variable of a gradient, otherwise one.</param>
/// <param name="IsGradient">Whether it is a gradient.</param>
internal sealed record TakenDerivative(Expr Function, IReadOnlyList<Expr> Variables, IReadOnlyList<Expr> Derivatives, bool IsGradient);
