using System.Text;

namespace Symbolic;

/// <summary>How a language writes statements.</summary>
internal interface IStatementStyle
{
    /// <summary>A name that gets its value later.</summary>
    string? Declare(string name, bool logical);

    /// <summary>A value gets its name.</summary>
    string Assign(string name, string code, bool logical, bool declares);

    /// <summary>The lines around the arms of a condition; the last is null where indentation ends them.</summary>
    (string If, string Else, string? End) Condition(string test);
}

/// <summary>Lines of code with indentation.</summary>
internal sealed class CodeWriter
{
    private const int WidestLine = 110;

    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>A line.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            _text.Append(' ', 4 * _depth).Append(line);
        }

        _text.Append('\n');
        return this;
    }

    /// <summary>A line, and what follows stands deeper.</summary>
    public CodeWriter Open(string line)
    {
        Line(line);
        _depth++;
        return this;
    }

    /// <summary>What follows stands deeper.</summary>
    public CodeWriter Indent()
    {
        _depth++;
        return this;
    }

    /// <summary>What follows stands less deep.</summary>
    public CodeWriter Close(string? line = "}")
    {
        _depth--;
        return line is null ? this : Line(line);
    }

    /// <summary>Lines of source text as they are.</summary>
    public CodeWriter Raw(string lines)
    {
        foreach (string line in lines.ReplaceLineEndings("\n").Split('\n'))
        {
            Line(line);
        }

        return this;
    }

    /// <summary>Items separated by commas, over as many lines as they need.</summary>
    public CodeWriter Items(string before, IEnumerable<string> items, string after)
    {
        var line = new StringBuilder(before);
        bool first = true;
        foreach (string item in items)
        {
            if (!first)
            {
                line.Append(',');
                if (line.Length + item.Length > WidestLine)
                {
                    Line(line.ToString());
                    line.Clear().Append("    ");
                }
                else
                {
                    line.Append(' ');
                }
            }

            line.Append(item);
            first = false;
        }

        return Line(line.Append(after).ToString());
    }

    /// <summary>Declarations of values that are assigned in one block and used in another.</summary>
    public CodeWriter Hoisted(ExportedFunction function, CodeBody body, IStatementStyle style)
    {
        foreach (int value in body.Hoisted)
        {
            if (style.Declare(body.Names[value], function.Line.IsLogical(value)) is { } declaration)
            {
                Line(declaration);
            }
        }

        return this;
    }

    /// <summary>The statements of a block. Blocks nest no deeper than regions do, see <see cref="ValueRegions"/>.</summary>
    public CodeWriter Statements(ExportedFunction function, CodeBody body, IEnumerable<Statement> statements, IStatementStyle style)
    {
        foreach (Statement statement in statements)
        {
            if (statement is Assignment assignment)
            {
                bool declares = assignment.Declares && !body.Hoisted.Contains(assignment.Value);
                Line(style.Assign(body.Names[assignment.Value], WithoutParentheses(assignment.Code), function.Line.IsLogical(assignment.Value), declares));
            }
            else if (statement is Conditional { IsEmpty: false } conditional)
            {
                Condition(function, body, conditional, style);
            }
        }

        return this;
    }

    /// <summary>An expression without the parentheses around it.</summary>
    public static string WithoutParentheses(string code)
    {
        if (code.Length < 2 || code[0] != '(' || code[^1] != ')')
        {
            return code;
        }

        int open = 0;
        for (int i = 0; i < code.Length - 1; i++)
        {
            open += code[i] == '(' ? 1 : code[i] == ')' ? -1 : 0;
            if (open == 0)
            {
                return code;
            }
        }

        return code[1..^1];
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Condition(ExportedFunction function, CodeBody body, Conditional conditional, IStatementStyle style)
    {
        foreach (int value in conditional.Chosen)
        {
            if (!body.Hoisted.Contains(value) && style.Declare(body.Names[value], function.Line.IsLogical(value)) is { } declaration)
            {
                Line(declaration);
            }
        }

        bool onlyElse = conditional.Then.IsEmpty;
        string test = WithoutParentheses(conditional.Test);
        var (start, between, end) = style.Condition(onlyElse ? function.Language.Not(test) : test);
        Open(start);
        Statements(function, body, (onlyElse ? conditional.Else : conditional.Then).Statements, style);
        if (!onlyElse && !conditional.Else.IsEmpty)
        {
            Close(null).Open(between);
            Statements(function, body, conditional.Else.Statements, style);
        }

        Close(end);
    }
}
