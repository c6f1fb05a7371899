namespace Symbolic.Parsing.Binding;

/// <summary>A form in which an expression is asked for by name.</summary>
public enum AlgebraicForm
{
    /// <summary><c>expand(u)</c>: multiplied out.</summary>
    Expanded,

    /// <summary><c>factor(u)</c>: a product of irreducible factors.</summary>
    Factored,

    /// <summary><c>collect(u, x)</c>: by falling powers of variables.</summary>
    Collected,

    /// <summary><c>together(u)</c>: one fraction.</summary>
    Together,

    /// <summary><c>cancel(u)</c>: one fraction without common factors, multiplied out.</summary>
    Cancelled,

    /// <summary><c>apart(u, x)</c>: partial fractions by a variable.</summary>
    Apart,
}
