namespace Symbolic;

/// <summary>
/// A rule by which parameters go down a loss. It writes expressions: what it does can be printed, differentiated and compiled like
/// everything else.
/// </summary>
public abstract record Optimizer
{
    /// <summary>The lines of one step, those of the optimizer's own variables among them.</summary>
    /// <param name="loss">A number.</param>
    /// <param name="parameters">The variables that are to change.</param>
    /// <exception cref="DerivativeUndefinedException">The loss has no derivative by a parameter.</exception>
    public IReadOnlyList<Update> Minimize(Expr loss, params IReadOnlyList<Expr> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Gradient gradient = loss.Gradient([.. parameters]);
        return [.. Lines(loss.Graph, [.. parameters.Select(p => (p, gradient[p]))])];
    }

    private protected abstract IEnumerable<Update> Lines(ExprGraph graph, IReadOnlyList<(Expr Parameter, Expr Gradient)> parameters);

    // A variable of the optimizer beside a parameter. Not v_x, which on the left of an update would be a component of v.
    private protected static Expr Beside(Expr parameter, string prefix) => parameter.Graph.Symbol($"{prefix}{parameter.Name}", parameter.Shape);
}

/// <summary>Gradient descent: <c>W := W − η ∂L/∂W</c>.</summary>
/// <param name="Rate">The learning rate η.</param>
public sealed record Descent(double Rate) : Optimizer
{
    private protected override IEnumerable<Update> Lines(ExprGraph graph, IReadOnlyList<(Expr Parameter, Expr Gradient)> parameters)
    {
        Expr rate = graph.Number(Rate);
        return parameters.Select(p => new Update(p.Parameter, p.Parameter - (rate * p.Gradient)));
    }
}

/// <summary>
/// Gradient descent with momentum: <c>v := μ v − η ∂L/∂W; W := W + v</c>, from v = 0 (Polyak, <i>Some methods of speeding up the
/// convergence of iteration methods</i>, 1964). The velocity of W is called <c>vW</c>.
/// </summary>
/// <param name="Rate">The learning rate η.</param>
/// <param name="Decay">How much of the velocity stays, μ.</param>
public sealed record Momentum(double Rate, double Decay = 0.9) : Optimizer
{
    private protected override IEnumerable<Update> Lines(ExprGraph graph, IReadOnlyList<(Expr Parameter, Expr Gradient)> parameters)
    {
        Expr rate = graph.Number(Rate), decay = graph.Number(Decay);
        foreach ((Expr w, Expr gradient) in parameters)
        {
            Expr v = Beside(w, "v"), next = (decay * v) - (rate * gradient);
            yield return new Update(v, next) { Initial = graph.Zero };
            yield return new Update(w, w + next);
        }
    }
}

/// <summary>
/// Adam (Kingma and Ba, <i>Adam: a method for stochastic optimization</i>, 2015, algorithm 1): with g = ∂L/∂W, entry by entry,
/// <c>t := t + 1; m := β₁ m + (1 − β₁) g; s := β₂ s + (1 − β₂) g²; W := W − η (m/(1 − β₁ᵗ)) / (√(s/(1 − β₂ᵗ)) + ε)</c>, from zeros. The
/// moments of W are called <c>mW</c> and <c>sW</c>, and the number of steps <c>tAdam</c>.
/// </summary>
/// <param name="Rate">The step size η.</param>
/// <param name="First">How much of the first moment stays, β₁.</param>
/// <param name="Second">How much of the second moment stays, β₂.</param>
/// <param name="Epsilon">What keeps quotients finite, ε.</param>
public sealed record Adam(double Rate = 0.001, double First = 0.9, double Second = 0.999, double Epsilon = 1e-8) : Optimizer
{
    private protected override IEnumerable<Update> Lines(ExprGraph graph, IReadOnlyList<(Expr Parameter, Expr Gradient)> parameters)
    {
        Expr rate = graph.Number(Rate), first = graph.Number(First), second = graph.Number(Second), epsilon = graph.Number(Epsilon);
        Expr count = graph.Symbol("tAdam"), next = count + 1;
        yield return new Update(count, next) { Initial = graph.Zero };
        Expr unbiasFirst = 1 - first.Pow(next), unbiasSecond = 1 - second.Pow(next);
        foreach ((Expr w, Expr g) in parameters)
        {
            Expr m = Beside(w, "m"), s = Beside(w, "s");
            Expr nextM = (first * m) + ((1 - first) * g), nextS = (second * s) + ((1 - second) * g.Pow(2));
            yield return new Update(m, nextM) { Initial = graph.Zero };
            yield return new Update(s, nextS) { Initial = graph.Zero };
            yield return new Update(w, w - (rate * (nextM / unbiasFirst) / (Operators.Sqrt[nextS / unbiasSecond] + epsilon)));
        }
    }
}
