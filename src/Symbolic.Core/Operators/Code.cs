using System.Text;

namespace Symbolic;

/// <summary>
/// The spelling of an operator in programming languages. Each is a template in which <c>{0}</c>, <c>{1}</c> … stand for the
/// operands (parenthesised by the writer where needed: everything but names, calls and unsigned numbers; an operand may occur
/// more than once). <c>{0#}</c> stands for an operand that a library takes only as a whole number from 0 up that is written out; code
/// in which anything else stands there is refused. A template of an operator that folds (see <see cref="NaryOperator.Fold"/>) is for
/// two operands. The templates are complete expressions that bind like a call.
/// </summary>
public sealed record Code
{
    /// <summary>C#, with <c>Math</c> or <c>Symbolic.Numerics.Special</c>.</summary>
    public required string CSharp { get; init; }

    /// <summary>
    /// C# over vectors of doubles (<c>Vector512&lt;double&gt;</c>; truth values are masks); null when there is no such form and the
    /// function is called for each number.
    /// </summary>
    public string? CSharpVector { get; init; }

    /// <summary>C99 with math.h.</summary>
    public required string C { get; init; }

    /// <summary>A C function that the C template calls and math.h lacks, as source text; null when there is none.</summary>
    public string? CSupport { get; init; }

    /// <summary>Python with NumPy as <c>np</c> and, where needed, scipy.special as <c>sp</c>.</summary>
    public required string Python { get; init; }

    /// <summary>Python with PyTorch; null when it is the NumPy template with <c>torch</c> for <c>np</c> and <c>torch.special</c> for <c>sp</c>.</summary>
    public string? Torch { get; init; }

    /// <summary>
    /// Julia, with SpecialFunctions where needed, and NaNMath for functions that throw outside their domain instead of giving NaN.
    /// </summary>
    public required string Julia { get; init; }

    /// <summary>
    /// SQL on double precision columns, or null when it cannot be said in SQL. Names in capitals are functions of databases, which
    /// raise errors outside their domains: CASE keeps them in. Names in small letters are operators and constants of this table.
    /// Arithmetic may be used freely: the writer keeps databases from raising errors where it overflows. Databases hold NaN equal
    /// to NaN, and greater than all other numbers. An operand that is NULL must make the value NULL.
    /// </summary>
    public required string? Sql { get; init; }

    /// <summary>Puts the operands into a template.</summary>
    /// <param name="template">One of the templates above.</param>
    /// <param name="operands">The operands as text, parenthesised where needed.</param>
    public static string Fill(string template, params ReadOnlySpan<string> operands)
    {
        var text = new StringBuilder(template.Length + 16);
        for (int i = 0; i < template.Length; i++)
        {
            // Braces that hold no digit belong to the language.
            int end = i + 2 < template.Length && template[i + 2] == '#' ? i + 3 : i + 2;
            if (template[i] == '{' && end < template.Length && char.IsAsciiDigit(template[i + 1]) && template[end] == '}')
            {
                text.Append(operands[template[i + 1] - '0']);
                i = end;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return text.ToString();
    }
}
