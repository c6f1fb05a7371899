using System.Globalization;

namespace Symbolic;

/// <summary>How an operator is laid out on the page. The printers decide parentheses from this, never from the operator itself.</summary>
public enum Layout : byte
{
    /// <summary>A number, a name, a constant.</summary>
    Leaf,

    /// <summary><c>name(x, y)</c>.</summary>
    Function,

    /// <summary>a + b.</summary>
    Sum,

    /// <summary>a − b.</summary>
    Difference,

    /// <summary>−a.</summary>
    Negation,

    /// <summary>a·b.</summary>
    Product,

    /// <summary>a/b.</summary>
    Quotient,

    /// <summary>a^b.</summary>
    Power,

    /// <summary>√a, ∛a: the degree is in the notation.</summary>
    Root,

    /// <summary>|a|.</summary>
    Bars,

    /// <summary>exp a, e to the power a.</summary>
    Exponential,

    /// <summary>The logarithm of a to the base b: <c>log(a, base=b)</c>, log₂(a), <c>\log_{2} a</c>.</summary>
    Logarithm,

    /// <summary>a &lt; b and its like.</summary>
    Comparison,

    /// <summary>a and b.</summary>
    Conjunction,

    /// <summary>a or b.</summary>
    Disjunction,

    /// <summary>not a.</summary>
    Not,

    /// <summary>One of two values by a condition.</summary>
    Select,

    /// <summary>A call of an unknown function or one of its partial derivatives.</summary>
    Call,

    /// <summary>Entries in brackets.</summary>
    Array,

    /// <summary>A product of tensors by an index pattern.</summary>
    Einsum,

    /// <summary>A product of matrices and vectors, with numbers in front: 2AB.</summary>
    MatrixProduct,

    /// <summary>A ⊙ B, A ./ B.</summary>
    EntryProduct,

    /// <summary>A.^2: every entry to a power.</summary>
    EntryPower,

    /// <summary>Aᵀ.</summary>
    Transpose,

    /// <summary>A⁻¹.</summary>
    Inverse,

    /// <summary>A\b.</summary>
    Solve,

    /// <summary>‖x‖.</summary>
    Norm,

    /// <summary>x[2], A[:,1], A[i,j].</summary>
    Subscript,

    /// <summary>Σ with the index below it.</summary>
    IndexSum,

    /// <summary>A tensor by its entries: [A[i,j]·x[k] for i, j, k].</summary>
    ByEntries,

    /// <summary>Something that needs no operands, as it stands: the identity matrix.</summary>
    Verbatim,

    /// <summary>A ⊗ B.</summary>
    Kronecker,
}

/// <summary>The spelling of an operator in the three printed forms.</summary>
/// <param name="Layout">How operands and symbol are arranged.</param>
/// <param name="Text">The name or sign in plain text.</param>
/// <param name="Unicode">The name or sign as people write it.</param>
/// <param name="Latex">The LaTeX command or sign.</param>
public sealed record Notation(Layout Layout, string Text, string Unicode, string Latex)
{
    /// <summary>A function written with its name before parentheses.</summary>
    /// <param name="name">The name in plain text.</param>
    /// <param name="latex">The LaTeX command, for instance <c>\tanh</c> or <c>\operatorname{erf}</c>.</param>
    /// <param name="unicode">The name in Unicode, when it differs.</param>
    public static Notation Function(string name, string latex, string? unicode = null) => new(Layout.Function, name, unicode ?? name, latex);

    /// <summary>True when the LaTeX can stand in any formula: braces balance, and nothing in it ends a line, a cell or the formula.</summary>
    internal bool IsLatexComplete
    {
        get
        {
            int depth = 0;
            for (int i = 0; i < Latex.Length && depth >= 0; i++)
            {
                char c = Latex[i];
                if (c == '\\')
                {
                    // What stands behind a backslash is taken as it is, but something must stand there.
                    i++;
                    if (i == Latex.Length)
                    {
                        return false;
                    }

                    c = char.IsControl(Latex[i]) ? Latex[i] : ' ';
                }

                if (c is '$' or '%' or '&' or '#'
                    || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                {
                    return false;
                }

                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            }

            return depth == 0 && (Layout != Layout.Function || Latex.Length > 0);
        }
    }
}
