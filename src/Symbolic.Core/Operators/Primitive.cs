namespace Symbolic;

/// <summary>The machine's own instructions: an operator that names one is compiled to it instead of a call.</summary>
public enum Primitive : byte
{
    /// <summary>No instruction: the operator's function is called.</summary>
    None,

    /// <summary>a + b.</summary>
    Add,

    /// <summary>a − b.</summary>
    Subtract,

    /// <summary>a·b.</summary>
    Multiply,

    /// <summary>a/b.</summary>
    Divide,

    /// <summary>−a.</summary>
    Negate,

    /// <summary>√a.</summary>
    SquareRoot,

    /// <summary>|a|.</summary>
    Absolute,

    /// <summary>a &lt; b.</summary>
    Less,

    /// <summary>a ≤ b.</summary>
    LessOrEqual,

    /// <summary>a &gt; b.</summary>
    Greater,

    /// <summary>a ≥ b.</summary>
    GreaterOrEqual,

    /// <summary>a = b.</summary>
    Equal,

    /// <summary>a ≠ b.</summary>
    NotEqual,

    /// <summary>Both hold.</summary>
    And,

    /// <summary>One of the two holds.</summary>
    Or,

    /// <summary>Does not hold.</summary>
    Not,

    /// <summary>The second operand where the first holds, otherwise the third; only the chosen one is computed.</summary>
    Select,

    /// <summary>a to the power b; constant exponents are compiled apart (see <see cref="BinaryOperator.EvaluateAtExactRight"/>).</summary>
    Power,
}
