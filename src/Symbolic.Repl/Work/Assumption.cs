using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Work;

/// <summary>What is assumed about one variable, of a tensor about each entry.</summary>
/// <param name="Variable">The canonical name.</param>
/// <param name="Facts">The facts.</param>
/// <param name="Power">An equation about a power of it: y² = 1.</param>
/// <param name="Traits">What is assumed about a matrix as a whole.</param>
internal sealed record Assumption(string Variable, Facts Facts, PowerFact? Power = null, MatrixTraits Traits = MatrixTraits.None)
{
    private const string Examples = "Write for instance: x > 0, x >= 0, x < 0, x != 0, n integer, y^2 = 1, A symmetric.";

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

    // What people say about a matrix and nothing here uses.
    private static readonly HashSet<string> Unused = new(StringComparer.Ordinal)
    {
        "definite", "semidefinite", "psd", "spd", "pd", "invertible", "regular", "orthogonal", "diagonal", "unitary", "singular", "skew", "antisymmetric", "triangular",
    };

    /// <summary>True when the assumption says nothing that could be used.</summary>
    public bool IsEmpty => Facts == Facts.Real && Power is null && Traits == MatrixTraits.None;

    /// <summary>Both this and another assumption about the same variable.</summary>
    /// <exception cref="RequestException">They cannot both hold, or are two equations.</exception>
    public Assumption And(Assumption other)
    {
        Facts both = Facts.And(other.Facts);
        return both.Signs == Possible.None ? throw new RequestException($"The assumptions about {Variable} contradict each other.")
            : Power is not null && other.Power is not null && Power != other.Power ? throw new RequestException($"There are two equations about {Variable} among the assumptions.", "One equation about one power is enough.")
            : new Assumption(Variable, both, Power ?? other.Power, Traits | other.Traits);
    }

    /// <summary>Reads an assumption. It may be a chain or a conjunction (<c>0 &lt; x &lt; 1</c>), hence several.</summary>
    /// <param name="text">A condition, an equation about a power, or a name and a word.</param>
    /// <param name="read">Reads an expression, in a graph apart from the one that the assumption is for.</param>
    /// <exception cref="RequestException">It is not an assumption about one variable.</exception>
    public static IEnumerable<Assumption> Read(string text, Func<string, Expr?> read)
    {
        string trimmed = text.Trim();
        const string symmetric = "symmetric";
        if (trimmed.StartsWith(symmetric + " ", StringComparison.Ordinal))
        {
            return [new Assumption(Name(trimmed[(symmetric.Length + 1)..]), Facts.Real, Traits: MatrixTraits.Symmetric)];
        }

        int blank = trimmed.LastIndexOf(' ');
        string last = trimmed[(blank + 1)..];
        if (blank > 0 && last == symmetric)
        {
            return [new Assumption(Name(trimmed[..blank]), Facts.Real, Traits: MatrixTraits.Symmetric)];
        }

        if (blank > 0 && Words.TryGetValue(last, out Facts word))
        {
            return [new Assumption(Name(trimmed[..blank]), word)];
        }

        if (blank > 0 && Unused.Contains(last))
        {
            throw new RequestException($"'{text}' is not used by anything: of a matrix as a whole only 'symmetric' is.", Examples);
        }

        var found = new List<Assumption>();
        var open = new Stack<Expr>([Expression(AsCondition(trimmed))]);
        while (open.TryPop(out Expr condition))
        {
            if (condition.Operator == Operators.And)
            {
                open.Push(condition.Operands[1]);
                open.Push(condition.Operands[0]);
            }
            else
            {
                found.Add(Comparison(condition, text) ?? throw Refused(text));
            }
        }

        return found;

        string Name(string part) => Expression(part) is { IsSymbol: true } symbol ? symbol.Name : throw Refused(text);

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

    /// <summary>Reads assumptions and puts together what they say about each variable.</summary>
    /// <param name="texts">The assumptions.</param>
    /// <param name="read">Reads an expression, in a graph apart from the one that the assumptions are for.</param>
    /// <param name="notes">Takes what the reader should know.</param>
    /// <exception cref="RequestException">One is not an assumption about one variable, or they contradict each other.</exception>
    public static IReadOnlyCollection<Assumption> ReadAll(IEnumerable<string> texts, Func<string, Expr?> read, ICollection<string> notes)
    {
        var all = new Dictionary<string, Assumption>(StringComparer.Ordinal);
        foreach (string text in texts)
        {
            foreach (Assumption assumed in Read(text, read))
            {
                if (assumed.IsEmpty)
                {
                    notes.Add($"the assumption '{text}' says nothing about a sign and is not used");
                }

                all[assumed.Variable] = all.TryGetValue(assumed.Variable, out Assumption? known) ? known.And(assumed) : assumed;
            }
        }

        return all.Values;
    }

    /// <summary>Makes the variable in a graph that does not have it yet.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="symbol">The variable in another graph, for its shape; null for a number.</param>
    /// <param name="texts">The assumptions as they were written.</param>
    /// <param name="options">How they are read.</param>
    /// <exception cref="RequestException">The assumption does not fit the shape.</exception>
    public void Declare(ExprGraph graph, Expr? symbol, IEnumerable<string> texts, ParserOptions options)
    {
        if (symbol is { } known && Traits != MatrixTraits.None && known.MatrixTraits == MatrixTraits.None)
        {
            throw new RequestException($"{known.Name} is assumed symmetric, and it is {(known.Shape.IsScalar ? "a number" : $"in {known.Shape}")}.", "Only a square matrix is symmetric.");
        }

        Expr declared = graph.Symbol(Variable, Facts, symbol?.Type ?? default, symbol?.MatrixTraits ?? MatrixTraits.None);
        if (Power is { } power)
        {
            RequireEntrywise(texts, options, declared);
            graph.AssumePower(declared, power.Exponent, power.Value);
        }
    }

    // An equation was read as one between numbers; about a vector or matrix it must be one about each entry, which y'y = 1 is not.
    private static void RequireEntrywise(IEnumerable<string> texts, ParserOptions options, Expr variable)
    {
        if (variable.Shape.IsScalar)
        {
            return;
        }

        var scratch = new ExprGraph();
        ParserOptions ofTensors = options with { Shapes = new Dictionary<string, Shape> { [variable.Name] = variable.Shape } };
        foreach (string text in texts.Where(static t => t.Contains('=')))
        {
            try
            {
                _ = Read(text, t => Session.Read(t, scratch, LanguageCalculus.Instance, ofTensors).Result).Count();
            }
            catch (RequestException)
            {
                throw new RequestException($"'{text}' is not an equation about each entry of {variable.Name}, which is in {variable.Shape}.", $"Write for instance {variable.Name}.^2 = 1.");
            }
        }
    }

    // A single equals sign defines; here it asks.
    private static string AsCondition(string text)
    {
        int sign = text.IndexOf('=');
        bool isSingle = sign > 0 && !"=<>!:".Contains(text[sign - 1]) && (sign + 1 == text.Length || text[sign + 1] != '=');
        return isSingle ? text.Insert(sign, "=") : text;
    }

    private static Assumption? Comparison(Expr condition, string text)
    {
        if (condition.Operands.Count != 2)
        {
            return null;
        }

        (Expr left, Expr right) = (condition.Operands[0], condition.Operands[1]);
        if (condition.Operator == Operators.Equal)
        {
            return right.IsNumber ? Equation(left, right.Number, text) : left.IsNumber ? Equation(right, left.Number, text) : null;
        }

        return left.IsSymbol && right.IsNumber && FactsOf(condition.Operator, right.Number) is { } facts ? new Assumption(left.Name, facts)
            : right.IsSymbol && left.IsNumber && FactsOf(Mirrored(condition.Operator), left.Number) is { } mirrored ? new Assumption(right.Name, mirrored)
            : null;
    }

    // yⁿ = c or |y| = c, which is y² = c².
    private static Assumption? Equation(Expr power, Rational value, string text)
    {
        Expr variable = power;
        int exponent = 1;
        if (power.Operator == Operators.Abs && value.Sign >= 0)
        {
            (variable, exponent, value) = (power.Operands[0], 2, value * value);
        }
        else if (power.Operator == Operators.Power && power.Operands[1].IsNumber && power.Operands[1].Number is { IsInteger: true, Sign: > 0 } n && n < 1000)
        {
            (variable, exponent) = (power.Operands[0], (int)n.Numerator);
        }
        else if (power.Operator == Operators.Multiply && power.Operands[0] == power.Operands[1])
        {
            (variable, exponent) = (power.Operands[0], 2);
        }

        if (!variable.IsSymbol)
        {
            return null;
        }

        if (exponent % 2 == 0 && value.Sign < 0)
        {
            throw new RequestException($"No real {variable.Name} satisfies '{text}'.");
        }

        if (exponent == 1 || value.IsZero)
        {
            throw new RequestException($"'{text}' says what {variable.Name} is.", $"Write {variable.Name} = {(exponent == 1 ? value : Rational.Zero)} as a line of the program, or give the value as a point.");
        }

        var fact = new PowerFact(exponent, value);
        return new Assumption(variable.Name, fact.Implied, fact);
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

    private static RequestException Refused(string text) => new($"'{text}' is not an assumption about the sign of one variable, or about a power of it.", Examples);
}
