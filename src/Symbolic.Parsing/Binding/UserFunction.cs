using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

/// <summary>A function that the user has defined.</summary>
/// <param name="Definition">The statement that defines it.</param>
/// <param name="Text">The text in which that statement stands.</param>
/// <param name="Names">The indices of the loops in which it stands.</param>
/// <param name="Parameters">A symbol for each parameter.</param>
/// <param name="Body">
/// What it computes; null when a parameter is no plain number (a limit of Σ, an index, a list, a condition), so that the body has a meaning
/// only for given arguments.
/// </param>
internal sealed record UserFunction(FunctionDefinition Definition, string Text, LocalNames? Names, IReadOnlyList<Expr> Parameters, Expr? Body)
{
    private readonly Dictionary<string, Expr> _derivatives = [];

    public string Name => Definition.Name;

    /// <summary>A derivative of the body by parameters at positions (from 0), computed once.</summary>
    public Expr Derivative(IReadOnlyList<int> positions, Func<Expr, IReadOnlyList<Expr>, Expr> differentiate)
    {
        var key = string.Join(',', positions.Order());
        if (!_derivatives.TryGetValue(key, out var derivative))
            _derivatives[key] = derivative = differentiate(Body!.Value, [.. positions.Select(position => Parameters[position])]);
        return derivative;
    }
}
