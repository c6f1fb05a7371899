using System.Collections;
using System.Diagnostics;

namespace Symbolic;

/// <summary>The partial derivatives of one expression, in the order of the variables asked for.</summary>
[DebuggerDisplay("{Count} derivatives of {Of}")]
public sealed class Gradient : IReadOnlyList<Expr>
{
    private readonly Expr[] _derivatives;

    internal Gradient(Expr of, IReadOnlyList<Expr> variables, Expr[] derivatives, IReadOnlyList<string> notes) =>
        (Of, Variables, _derivatives, Notes) = (of, variables, derivatives, notes);

    /// <summary>The expression that was differentiated.</summary>
    public Expr Of { get; }

    /// <summary>The variables.</summary>
    public IReadOnlyList<Expr> Variables { get; }

    /// <summary>What the reader should know.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <inheritdoc/>
    public int Count => _derivatives.Length;

    /// <inheritdoc/>
    public Expr this[int index] => _derivatives[index];

    /// <summary>The derivative by a variable.</summary>
    /// <exception cref="ArgumentException">The variable was not asked for.</exception>
    public Expr this[Expr variable]
    {
        get
        {
            for (int i = 0; i < Variables.Count; i++)
            {
                if (Variables[i] == variable)
                {
                    return _derivatives[i];
                }
            }

            throw new ArgumentException($"The gradient was not taken by {variable}.", nameof(variable));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<Expr> GetEnumerator() => ((IEnumerable<Expr>)_derivatives).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
