using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>The derivatives of the input language, taken by the calculus of the graph.</summary>
public sealed class LanguageCalculus : ICalculus
{
    private readonly CancellationToken _cancellation;

    /// <summary>Creates the calculus of a piece of work.</summary>
    /// <param name="cancellation">Stops the work.</param>
    public LanguageCalculus(CancellationToken cancellation = default) => _cancellation = cancellation;

    /// <summary>Calculus that nothing stops.</summary>
    public static LanguageCalculus Instance { get; } = new();

    /// <inheritdoc/>
    public Expr Differentiate(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) =>
        f.Shape.IsScalar && variables.All(static v => v.Shape.IsScalar)
            ? f.Differentiate(Options(notes), [.. variables])
            : variables.Aggregate(f, (derivative, variable) => derivative.Jacobian(variable, Options(notes)));

    /// <inheritdoc/>
    public IReadOnlyList<Expr> Gradient(Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes) => f.Gradient(Options(notes), [.. variables]);

    /// <inheritdoc/>
    public Expr[,] Jacobian(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, ICollection<string> notes) =>
        outputs.Jacobian(Options(notes), [.. variables]).ToArray();

    /// <inheritdoc/>
    public Expr[,] Hessian(Expr f, IReadOnlyList<Expr> rows, IReadOnlyList<Expr> columns, ICollection<string> notes)
    {
        if (rows.SequenceEqual(columns))
        {
            return f.Hessian(Options(notes), [.. rows]).ToArray();
        }

        return f.Gradient(Options(notes), [.. rows]).Jacobian(Options(notes), [.. columns]).ToArray();
    }

    /// <inheritdoc/>
    public IReadOnlyList<Expr> Jvp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangents, ICollection<string> notes) =>
        outputs.Jvp(variables, tangents, Options(notes));

    /// <inheritdoc/>
    public IReadOnlyList<Expr> Vjp(IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangents, ICollection<string> notes) =>
        outputs.Vjp(variables, cotangents, Options(notes));

    /// <inheritdoc/>
    public Expr Simplify(Expr f) => f.Simplify(SimplifyOptions.Default with { Cancellation = _cancellation }).Result;

    /// <inheritdoc/>
    public bool? AreEqual(Expr left, Expr right, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        EqualityReport report = left.IsEqualTo(right, new EqualityOptions { Cancellation = _cancellation });
        notes.Add(report.ToString());
        return report.Verdict switch
        {
            EqualityVerdict.Undecided => null,
            EqualityVerdict.Different => false,
            _ => true,
        };
    }

    /// <inheritdoc/>
    public Expr InForm(AlgebraicForm form, Expr f, IReadOnlyList<Expr> variables, ICollection<string> notes)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(notes);
        var options = new FormOptions { Cancellation = _cancellation };
        Simplified result = form switch
        {
            AlgebraicForm.Expanded => f.Expand(new ExpandOptions { Cancellation = _cancellation }),
            AlgebraicForm.Factored => f.Factor(options),
            AlgebraicForm.Collected => f.Collect(options, [.. variables]),
            AlgebraicForm.Together => f.Together(options),
            AlgebraicForm.Cancelled => f.Cancel(options),
            _ => f.Apart(variables[0], options),
        };
        if (result.Conditions.Count > 0)
        {
            notes.Add($"the result is meant where {string.Join(" and ", result.Conditions)}");
        }

        return result.Result;
    }

    private DerivativeOptions Options(ICollection<string> notes) => new() { Notes = notes, Cancellation = _cancellation };
}
