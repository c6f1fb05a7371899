namespace Symbolic;

/// <summary>How a further argument of a function of one variable is written.</summary>
public enum ParameterForm : byte
{
    /// <summary>After the operand: <c>sigmoid(x, λ)</c>.</summary>
    Positional,

    /// <summary>With its name, or as a subscript of the function: <c>log(x, base=2)</c>, <c>log_2 x</c>.</summary>
    Named,
}

/// <summary>A further argument that a function of one variable takes, and what the function means with it.</summary>
/// <param name="Name">The name of the argument.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Build">The expression, from the operand and the argument.</param>
public sealed record Parameter(string Name, ParameterForm Form, Func<Expr, Expr, Expr> Build);
