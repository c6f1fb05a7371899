namespace Symbolic;

/// <summary>What a rewrite may change about a value, and what it needs.</summary>
public enum Tier : byte
{
    /// <summary>Same value and same domain for all real values of the variables: √(x²) is |x|.</summary>
    Exact,

    /// <summary>
    /// Equal wherever the left side has a value; the right side may have values beyond that, and then a condition says so:
    /// x/x is 1, provided x ≠ 0.
    /// </summary>
    Extends,

    /// <summary>Needs facts about its variables, which must be proved or assumed: log(xy) is log x + log y for positive x and y.</summary>
    Assumes,
}

/// <summary>When a rule that matches is applied.</summary>
public enum RuleUse : byte
{
    /// <summary>Whenever it matches: the right side is the form in which simplified expressions are kept.</summary>
    Always,

    /// <summary>Only where the whole becomes shorter.</summary>
    IfShorter,
}

/// <summary>The subject of a rule.</summary>
public enum RuleGroup : byte
{
    /// <summary>Sums, products, quotients.</summary>
    Algebra,

    /// <summary>Powers and roots.</summary>
    Powers,

    /// <summary>Exponentials and logarithms.</summary>
    Logarithms,

    /// <summary>Trigonometric functions and their inverses.</summary>
    Trigonometric,

    /// <summary>Hyperbolic functions and their inverses.</summary>
    Hyperbolic,

    /// <summary>Absolute values, signs, maxima, minima.</summary>
    AbsAndSign,

    /// <summary>Choices by a condition, and conditions.</summary>
    Select,

    /// <summary>Exact numbers: surds, multiples of π, logarithms of numbers.</summary>
    Constants,

    /// <summary>Vectors, matrices, tensors.</summary>
    Tensor,

    /// <summary>Rules that a user adds.</summary>
    Own,
}
