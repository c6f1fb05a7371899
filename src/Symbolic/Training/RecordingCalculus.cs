using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>Takes derivatives and remembers which of numbers were taken.</summary>
internal sealed class RecordingCalculus(ICalculus calculus) : ICalculus
{
    /// <summary>What was differentiated, and by what.</summary>
    public List<(Expr Of, Expr By)> Derivatives { get; } = [];

    public Expr Differentiate(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        Remember(f, variables);
        return calculus.Differentiate(f, variables, notes);
    }

    public IReadOnlyList<Expr> Gradient(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        Remember(f, variables);
        return calculus.Gradient(f, variables, notes);
    }

    public Expr[,] Jacobian(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        foreach (Expr f in outputs)
        {
            Remember(f, variables);
        }

        return calculus.Jacobian(outputs, variables, notes);
    }

    public Expr[,] Hessian(Expr f, IReadOnlyList<Expr> rows, IReadOnlyList<Expr> columns, ICollection<string> notes)
    {
        Remember(f, [.. rows.Union(columns)]);
        return calculus.Hessian(f, rows, columns, notes);
    }

    public IReadOnlyList<Expr> Jvp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangents, ICollection<string> notes) =>
        calculus.Jvp(outputs, variables, tangents, notes);

    public IReadOnlyList<Expr> Vjp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangents, ICollection<string> notes) =>
        calculus.Vjp(outputs, variables, cotangents, notes);

    public Expr Simplify(Expr f) => calculus.Simplify(f);

    public bool? AreEqual(Expr left, Expr right, ICollection<string> notes) => calculus.AreEqual(left, right, notes);

    public Expr InForm(AlgebraicForm form, Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => calculus.InForm(form, f, variables, notes);

    private void Remember(Expr f, IEnumerable<Expr> variables)
    {
        foreach (Expr variable in variables)
        {
            if (f.Shape.IsScalar && !Derivatives.Contains((f, variable)))
            {
                Derivatives.Add((f, variable));
            }
        }
    }
}
