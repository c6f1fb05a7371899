namespace Symbolic.Repl.Quiz;

/// <summary>An operation with the derivatives of its operands.</summary>
/// <param name="Node">The operation.</param>
/// <param name="U">Its first operand.</param>
/// <param name="V">Its second operand; the first again where there is one.</param>
/// <param name="DU">The derivative of the first operand.</param>
/// <param name="DV">The derivative of the second.</param>
/// <param name="Variable">The variable.</param>
internal sealed record LocalDerivative(Expr Node, Expr U, Expr V, Expr DU, Expr DV, Expr Variable)
{
    public Layout Layout => Node.Operator.Notation.Layout;

    /// <summary>Whether the first operand depends on the variable; of x·0 nobody would say so.</summary>
    public bool UVaries { get; init; }

    public bool VVaries { get; init; }

    /// <summary>The derivative of a function of one variable at its operand; null for operations.</summary>
    public Expr? Outer => Node.Operator is UnaryOperator { IsLogical: false } f && Layout != Layout.Negation && f.Partial(U, Node) is { Refusal: null } partial ? partial.Value : null;

    /// <summary>Whether it is a power with a constant exponent.</summary>
    public bool IsPower => Layout == Layout.Power && UVaries && !VVaries;
}

/// <summary>A mistake that is made with a rule of calculus: what takes the place of the derivative of an operation.</summary>
/// <param name="Diagnosis">What to tell, from the operation where it happened.</param>
/// <param name="Derivative">The wrong derivative, or null where the mistake cannot be made.</param>
internal sealed record WrongRule(Func<LocalDerivative, string> Diagnosis, Func<LocalDerivative, Expr?> Derivative)
{
    /// <summary>The classical ones; where two lead to the same, the first is told.</summary>
    public static IReadOnlyList<WrongRule> All { get; } =
    [
        new(
            static d => $"The inner derivative is missing: by the chain rule the derivative of {d.U.ToUnicode()} is a factor.",
            static d => d.U == d.Variable || !d.UVaries ? null : d.Outer ?? (d.IsPower ? d.V * d.U.Pow(d.V - 1) : null)),
        new(
            static _ => "That is the product of the derivatives; the product rule is (uv)′ = u′v + uv′.",
            static d => d.Layout == Layout.Product && d.UVaries && d.VVaries ? d.DU * d.DV : null),
        new(
            static _ => "Of the product rule one term is missing: (uv)′ = u′v + uv′.",
            static d => d.Layout == Layout.Product && d.UVaries && d.VVaries ? d.DU * d.V : null),
        new(
            static _ => "Of the product rule one term is missing: (uv)′ = u′v + uv′.",
            static d => d.Layout == Layout.Product && d.UVaries && d.VVaries ? d.U * d.DV : null),
        new(
            static _ => "The terms of a product are added: (uv)′ = u′v + uv′.",
            static d => d.Layout == Layout.Product && d.UVaries && d.VVaries ? (d.DU * d.V) - (d.U * d.DV) : null),
        new(
            static _ => "That is the quotient of the derivatives; the quotient rule is (u/v)′ = (u′v − uv′)/v².",
            static d => d.Layout == Layout.Quotient && d.VVaries ? (d.UVaries ? d.DU : d.U) / d.DV : null),
        new(
            static _ => "The terms of the quotient rule are in the wrong order: (u/v)′ = (u′v − uv′)/v².",
            static d => d.Layout == Layout.Quotient && d.VVaries ? ((d.U * d.DV) - (d.DU * d.V)) / d.V.Pow((Rational)2) : null),
        new(
            static _ => "The quotient rule has a minus: (u/v)′ = (u′v − uv′)/v².",
            static d => d.Layout == Layout.Quotient && d.VVaries && d.UVaries ? ((d.U * d.DV) + (d.DU * d.V)) / d.V.Pow((Rational)2) : null),
        new(
            static _ => "In the quotient rule the denominator is squared: (u/v)′ = (u′v − uv′)/v².",
            static d => d.Layout == Layout.Quotient && d.VVaries ? ((d.DU * d.V) - (d.U * d.DV)) / d.V : null),
        new(
            static d => $"The sign is wrong: {OfLetter((UnaryOperator)d.Node.Operator)}.",
            static d => d.Outer is { } outer && d.UVaries ? -(outer * d.DU) : null),
        new(
            static d => $"The exponent {d.V.ToUnicode()} goes down by one: (uⁿ)′ = n uⁿ⁻¹ u′.",
            static d => d.IsPower ? d.V * d.Node * d.DU : null),
        new(
            static d => $"The exponent {d.V.ToUnicode()} comes down as a factor: (uⁿ)′ = n uⁿ⁻¹ u′.",
            static d => d.IsPower ? d.U.Pow(d.V - 1) * d.DU : null),
        new(
            static d => $"The factor is the old exponent {d.V.ToUnicode()}: (uⁿ)′ = n uⁿ⁻¹ u′.",
            static d => d.IsPower ? (d.V - 1) * d.U.Pow(d.V - 1) * d.DU : null),
        new(
            static _ => "The exponent goes down, not up: that is how one integrates. (uⁿ)′ = n uⁿ⁻¹ u′.",
            static d => d.IsPower ? d.V * d.U.Pow(d.V + 1) * d.DU : null),
        new(
            static _ => "An exponential is no power of its exponent: (eᵘ)′ = eᵘ u′.",
            static d => d.Layout == Layout.Exponential && d.UVaries ? d.U * ((UnaryOperator)d.Node.Operator)[d.U - 1] * d.DU : null),
        new(
            static _ => "The variable is in the exponent, so the power rule does not hold: (aᵘ)′ = aᵘ log(a) u′.",
            static d => d.Layout == Layout.Power && d.VVaries && !d.UVaries ? d.V * d.U.Pow(d.V - 1) * d.DV : null),
        new(
            static d => $"The derivative of the constant {(d.UVaries ? d.V : d.U).ToUnicode()} is 0.",
            static d => d.Layout is Layout.Sum && d.UVaries != d.VVaries ? (d.UVaries ? d.DU + d.V : d.U + d.DV) : d.Layout is Layout.Difference && d.UVaries && !d.VVaries ? d.DU - d.V : null),
        new(
            static d => $"The constant factor {(d.UVaries ? d.V : d.U).ToUnicode()} stays.",
            static d => d.Layout == Layout.Product && d.UVaries != d.VVaries ? (d.UVaries ? d.DU : d.DV) : null),
        new(
            static d => $"The derivative is that of another function: {OfLetter((UnaryOperator)d.Node.Operator)}.",
            static d => d.Outer is not null && d.UVaries ? d.Node * d.DU : null),
        new(
            static d => $"The argument of a function is not differentiated on its own: {OfLetter((UnaryOperator)d.Node.Operator)}.",
            static d => d.Outer is not null && d.UVaries ? ((UnaryOperator)d.Node.Operator)[d.DU] : null),
    ];

    // (cos u)′ = −sin(u) u′
    private static string OfLetter(UnaryOperator f)
    {
        var graph = new ExprGraph();
        Expr u = graph.Symbol("u");
        return $"({f[u].ToUnicode()})′ = {(f[u].Differentiate(u).Simplify().Result * graph.Symbol("du")).ToUnicode().Replace("du", "u′", StringComparison.Ordinal)}";
    }
}
