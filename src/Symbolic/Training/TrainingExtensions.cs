using Symbolic.Parsing;

namespace Symbolic;

/// <summary>Programs and losses as training.</summary>
public static class TrainingExtensions
{
    /// <summary>Reads a program whose updates are to be repeated: <c>L = (w x − y)²; w := w − 0.1 ∂L/∂w</c>.</summary>
    /// <param name="graph">Where the expressions are built.</param>
    /// <param name="text">The program.</param>
    /// <param name="options">How it is read; null for the usual way.</param>
    /// <exception cref="ParseException">The text is not in the language, or what it says cannot be done.</exception>
    /// <exception cref="ArgumentException">The text updates nothing.</exception>
    public static UpdateProgram ParseUpdates(this ExprGraph graph, string text, ReadingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(graph);
        options ??= ReadingOptions.Default;
        return UpdateProgram.Read(graph, text, options.For(graph), null, options.Cancellation);
    }

    /// <summary>Prepares the descent of a loss: the updates of an optimizer, carried out again and again.</summary>
    /// <param name="optimizer">How to go down.</param>
    /// <param name="loss">A number; it is what is shown unless the options say otherwise.</param>
    /// <param name="parameters">The variables that are to change.</param>
    /// <param name="values">The values of variables by name, before the first step.</param>
    /// <param name="options">Minibatches, random initial values; null for the usual ones.</param>
    /// <exception cref="DerivativeUndefinedException">The loss has no derivative by a parameter.</exception>
    /// <exception cref="UnresolvedNameException">A variable has no value, or a length does not follow from the values.</exception>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable.</exception>
    public static Training Train(this Optimizer optimizer, Expr loss, IReadOnlyList<Expr> parameters, IReadOnlyDictionary<string, TensorValue> values, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        options ??= TrainingOptions.Default;
        return Training.Create(optimizer.Minimize(loss, parameters), values, options.Shown.Count > 0 ? options : options with { Shown = [loss] });
    }
}
