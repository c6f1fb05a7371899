namespace Symbolic.Repl.Work;

/// <summary>What is assumed about one variable.</summary>
/// <param name="Variable">The canonical name.</param>
/// <param name="Facts">The facts.</param>
internal sealed record Assumption(string Variable, Facts Facts)
{
    private const string Examples = "Write for instance: x > 0, x >= 0, x < 0, x != 0, n integer.";

    private static readonly Dictionary<string, Facts> Words = new(StringComparer.Ordinal)
    {
        ["integer"] = Facts.Integer,
        ["positive"] = Facts.Positive,
        ["nonnegative"] = Facts.Nonnegative,
        ["negative"] = Facts.Negative,
        ["nonpositive"] = Facts.Nonpositive,
        ["nonzero"] = Facts.NonZero,
        ["real"] = Facts.Real,
    };

    /// <summary>Reads an assumption. It may be a chain or a conjunction (<c>0 &lt; x &lt; 1</c>), hence several.</summary>
    /// <param name="text">The condition, or a name and a word.</param>
    /// <param name="read">Reads an expression, in a graph apart from the one that the assumption is for.</param>
    /// <exception cref="RequestException">It is not an assumption about the sign of a variable.</exception>
    public static IEnumerable<Assumption> Read(string text, Func<string, Expr?> read)
    {
        string trimmed = text.Trim();
        int blank = trimmed.LastIndexOf(' ');
        if (blank > 0 && Words.TryGetValue(trimmed[(blank + 1)..], out Facts word))
        {
            return [new Assumption(Expression(trimmed[..blank]) is { IsSymbol: true } symbol ? symbol.Name : throw Refused(text), word)];
        }

        var found = new List<Assumption>();
        var open = new Stack<Expr>([Expression(trimmed)]);
        while (open.TryPop(out Expr condition))
        {
            if (condition.Operator == Operators.And)
            {
                open.Push(condition.Operands[1]);
                open.Push(condition.Operands[0]);
            }
            else
            {
                found.Add(Comparison(condition) ?? throw Refused(text));
            }
        }

        return found;

        Expr Expression(string part)
        {
            try
            {
                return read(part) ?? throw Refused(text);
            }
            catch (Exception e) when (e is ParseException or SymbolicException)
            {
                throw new RequestException($"The assumption '{text}' cannot be read: {e.Message}", Examples);
            }
        }
    }

    private static Assumption? Comparison(Expr condition)
    {
        if (condition.Operands.Count != 2)
        {
            return null;
        }

        (Expr left, Expr right) = (condition.Operands[0], condition.Operands[1]);
        return left.IsSymbol && right.IsNumber && FactsOf(condition.Operator, right.Number) is { } facts ? new Assumption(left.Name, facts)
            : right.IsSymbol && left.IsNumber && FactsOf(Mirrored(condition.Operator), left.Number) is { } mirrored ? new Assumption(right.Name, mirrored)
            : null;
    }

    // What a bound says about the sign: x > 2 makes x positive, x > -1 says nothing that could be used.
    private static Facts? FactsOf(Operator op, Rational bound) =>
        op == Operators.Greater && bound.Sign >= 0 ? Facts.Positive
        : op == Operators.GreaterOrEqual && bound.Sign >= 0 ? (bound.IsZero ? Facts.Nonnegative : Facts.Positive)
        : op == Operators.Less && bound.Sign <= 0 ? Facts.Negative
        : op == Operators.LessOrEqual && bound.Sign <= 0 ? (bound.IsZero ? Facts.Nonpositive : Facts.Negative)
        : op == Operators.NotEqual && bound.IsZero ? Facts.NonZero
        : op == Operators.Greater || op == Operators.GreaterOrEqual || op == Operators.Less || op == Operators.LessOrEqual || op == Operators.NotEqual ? Facts.Real
        : null;

    private static Operator Mirrored(Operator op) =>
        op == Operators.Greater ? Operators.Less
        : op == Operators.GreaterOrEqual ? Operators.LessOrEqual
        : op == Operators.Less ? Operators.Greater
        : op == Operators.LessOrEqual ? Operators.GreaterOrEqual
        : op;

    private static RequestException Refused(string text) => new($"'{text}' is not an assumption about the sign of one variable.", Examples);
}
