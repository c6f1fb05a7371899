namespace Symbolic;

/// <summary>
/// How tightly the outermost sign of a printed expression binds. A part stands in parentheses when it binds less tightly than its
/// place asks for.
/// </summary>
internal enum Level : byte
{
    /// <summary>Fits only between brackets, commas or the ends of the text: cases in braces.</summary>
    Lowest,

    /// <summary>a or b.</summary>
    Disjunction,

    /// <summary>a and b.</summary>
    Conjunction,

    /// <summary>not a.</summary>
    Not,

    /// <summary>a &lt; b.</summary>
    Comparison,

    /// <summary>a + b, a − b.</summary>
    Sum,

    /// <summary>−a: may begin a sum but not follow a sign.</summary>
    Negation,

    /// <summary>a·b, a/b, and fractions as they are written in a line.</summary>
    Product,

    /// <summary>√a, sin a: a sign or name before its operand.</summary>
    Prefix,

    /// <summary>a^b.</summary>
    Power,

    /// <summary>Names, whole numbers, calls, anything between brackets.</summary>
    Atom,

    /// <summary>No node binds like this: a place that always asks for parentheses.</summary>
    Enclosed,
}
