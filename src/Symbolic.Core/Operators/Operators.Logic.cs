using System.Collections.Immutable;

namespace Symbolic;

public static partial class Operators
{
    private const string StepNote = "A condition has no derivative of its own; each side of it is differentiated apart.";

    private static readonly ImmutableArray<(double, double)> s_comparisonSamples = [(1, 2), (2, 1), (0.5, 0.5), (-1, -1), (double.NaN, 1)];

    /// <summary>a &lt; b.</summary>
    public static readonly BinaryOperator Less = Comparison("<", "<", "<", Primitive.Less, static (a, b) => a < b ? 1 : 0, static sign => sign < 0, reflexive: false, "({0} < {1} AND {1} <> nan)", "Vector512.LessThan({0}, {1})");

    /// <summary>a ≤ b.</summary>
    public static readonly BinaryOperator LessOrEqual = Comparison("<=", "≤", @"\le", Primitive.LessOrEqual, static (a, b) => a <= b ? 1 : 0, static sign => sign <= 0, reflexive: true, "({0} <= {1} AND {1} <> nan)", "Vector512.LessThanOrEqual({0}, {1})");

    /// <summary>a &gt; b.</summary>
    public static readonly BinaryOperator Greater = Comparison(">", ">", ">", Primitive.Greater, static (a, b) => a > b ? 1 : 0, static sign => sign > 0, reflexive: false, "({0} > {1} AND {0} <> nan)", "Vector512.GreaterThan({0}, {1})");

    /// <summary>a ≥ b.</summary>
    public static readonly BinaryOperator GreaterOrEqual = Comparison(">=", "≥", @"\ge", Primitive.GreaterOrEqual, static (a, b) => a >= b ? 1 : 0, static sign => sign >= 0, reflexive: true, "({0} >= {1} AND {0} <> nan)", "Vector512.GreaterThanOrEqual({0}, {1})");

    /// <summary>a = b.</summary>
    public static readonly BinaryOperator Equal = Comparison("==", "==", "=", Primitive.Equal, static (a, b) => a == b ? 1 : 0, static sign => sign == 0, reflexive: true, "({0} = {1} AND {0} <> nan)", "Vector512.Equals({0}, {1})", Traits.Commutative);

    /// <summary>a ≠ b.</summary>
    public static readonly BinaryOperator NotEqual = Comparison("!=", "≠", @"\ne", Primitive.NotEqual, static (a, b) => a != b ? 1 : 0, static sign => sign != 0, reflexive: false, "({0} <> {1} OR {0} = nan)", "(~Vector512.Equals({0}, {1}))", Traits.Commutative);

    /// <summary>a and b.</summary>
    public static readonly BinaryOperator And = Declare(new BinaryOperator("and")
    {
        Summary = "Both conditions hold.",
        Domain = "conditions",
        Operands = Element.Boolean,
        Result = Element.Boolean,
        Flops = 2,
        Notation = new(Layout.Conjunction, "and", "∧", @"\land"),
        Code = new() { CSharp = "({0} && {1})", CSharpVector = "({0} & {1})", C = "({0} && {1})", Python = "np.logical_and({0}, {1})", Julia = "({0} && {1})", Sql = "({0} AND {1})" },
        Traits = Traits.Commutative | Traits.Associative,
        Primitive = Primitive.And,
        FactsOf = static (a, b) => Facts.Unknown,
        Left = static (a, b, y) => Partial.Undefined(StepNote),
        Right = static (a, b, y) => Partial.Undefined(StepNote),
        Evaluate = static (a, b) => a != 0 && b != 0 ? 1 : 0,
        Exact = static (a, b) =>
            a.Is(True) || a == b ? b
            : b.Is(True) ? a
            : a.Is(False) || b.Is(False) || Contradict(a, b) ? a.Graph.False
            : null,
        Samples = [(0, 0), (0, 1), (1, 0), (1, 1)],
    });

    /// <summary>a or b.</summary>
    public static readonly BinaryOperator Or = Declare(new BinaryOperator("or")
    {
        Summary = "One of the conditions holds, or both.",
        Domain = "conditions",
        Operands = Element.Boolean,
        Result = Element.Boolean,
        Flops = 2,
        Notation = new(Layout.Disjunction, "or", "∨", @"\lor"),
        Code = new() { CSharp = "({0} || {1})", CSharpVector = "({0} | {1})", C = "({0} || {1})", Python = "np.logical_or({0}, {1})", Julia = "({0} || {1})", Sql = "({0} OR {1})" },
        Traits = Traits.Commutative | Traits.Associative,
        Primitive = Primitive.Or,
        FactsOf = static (a, b) => Facts.Unknown,
        Left = static (a, b, y) => Partial.Undefined(StepNote),
        Right = static (a, b, y) => Partial.Undefined(StepNote),
        Evaluate = static (a, b) => a != 0 || b != 0 ? 1 : 0,
        Exact = static (a, b) =>
            a.Is(False) || a == b ? b
            : b.Is(False) ? a
            : a.Is(True) || b.Is(True) || Contradict(a, b) ? a.Graph.True
            : null,
        Samples = [(0, 0), (0, 1), (1, 0), (1, 1)],
    });

    /// <summary>not a.</summary>
    public static readonly UnaryOperator Not = Declare(new UnaryOperator("not")
    {
        Summary = "The condition does not hold.",
        IsLogical = true,
        Flops = 2,
        Notation = new(Layout.Not, "not", "¬", @"\lnot"),
        Code = new() { CSharp = "(!{0})", CSharpVector = "(~{0})", C = "(!{0})", Python = "np.logical_not({0})", Julia = "(!{0})", Sql = "(NOT {0})" },
        Primitive = Primitive.Not,
        Domain = Domain.Reals,
        Range = Interval.Closed(0, 1),
        Partial = static (x, y) => Partial.Undefined(StepNote),
        Evaluate = static a => a == 0 ? 1 : 0,
        // Not of a comparison is not the opposite comparison: where a side is undefined every comparison is false.
        Exact = static a =>
            a.Is(Not!) ? a.Operands[0]
            : a.Is(True) ? a.Graph.False
            : a.Is(False) ? a.Graph.True
            : null,
        Samples = [0, 1],
    });

    /// <summary>if c then a else b.</summary>
    public static readonly NaryOperator Select = Declare(new NaryOperator("where", 3, 3)
    {
        Summary = "One of two values by a condition; only the chosen one is computed. where(x > 0, sqrt(x), 0).",
        Domain = "where the chosen value has one",
        Conditions = 1,
        Aliases = ["where"],
        Flops = 2,
        Notation = new(Layout.Select, "where", "where", ""),
        Code = new() { CSharp = "({0} ? {1} : {2})", CSharpVector = "Vector512.ConditionalSelect({0}, {1}, {2})", C = "({0} ? {1} : {2})", Python = "np.where({0}, {1}, {2})", Julia = "ifelse({0}, {1}, {2})", Sql = "CASE WHEN {0} THEN {1} WHEN NOT {0} THEN {2} END" },
        Primitive = Primitive.Select,
        Kink = "At the boundary the derivative is that of the branch taken.",
        FactsOf = static facts => facts[1].Or(facts[2]),
        Partial = static (operands, node, position) => position switch
        {
            0 => Partial.Undefined(StepNote),
            1 => Partial.When(operands[0], node.Graph.One),
            _ => Partial.When(!operands[0], node.Graph.One),
        },
        Evaluate = static values => values[0] != 0 ? values[1] : values[2],
        Exact = static operands =>
            operands[0].Is(True) || operands[1] == operands[2] ? operands[1]
            : operands[0].Is(False) ? operands[2]
            : operands[0].Is(Not) ? operands[0].Graph.Select(operands[0].Operands[0], operands[2], operands[1])
            : operands[1].Is(Select!) && operands[1].Operands[0] == operands[0] ? operands[0].Graph.Select(operands[0], operands[1].Operands[1], operands[2])
            : operands[2].Is(Select!) && operands[2].Operands[0] == operands[0] ? operands[0].Graph.Select(operands[0], operands[1], operands[2].Operands[2])
            : null,
        Samples = [[1, 2, 3], [0, 2, 3], [1, 2, double.NaN], [0, double.NaN, -1]],
    });

    private static bool Contradict(Expr a, Expr b) => (a.Is(Not) && a.Operands[0] == b) || (b.Is(Not) && b.Operands[0] == a);

    private static BinaryOperator Comparison(
        string text, string unicode, string latex, Primitive primitive, Func<double, double, double> evaluate, Func<int, bool> holds, bool reflexive, string sql, string vector, Traits traits = Traits.None)
    {
        string python = text;
        string template = $"({{0}} {text} {{1}})";
        return Declare(new BinaryOperator(text)
        {
            Summary = $"The condition a {unicode} b; false where a side is undefined{(text == "!=" ? " is not: it is true there" : "")}.",
            Domain = "all real a, b",
            Result = Element.Boolean,
            Flops = 2,
            Notation = new(Layout.Comparison, text, unicode, latex),
            Code = new() { CSharp = template, CSharpVector = vector, C = template, Python = $"({{0}} {python} {{1}})", Julia = template, Sql = sql },
            Traits = traits,
            Primitive = primitive,
            FactsOf = static (a, b) => Facts.Unknown,
            Left = static (a, b, y) => Partial.Undefined(StepNote),
            Right = static (a, b, y) => Partial.Undefined(StepNote),
            Evaluate = evaluate,
            Exact = (a, b) =>
                a.IsNumber && b.IsNumber ? Truthful(a, holds(a.Number.CompareTo(b.Number)))
                : a == b && a.Facts.IsTotal ? Truthful(a, reflexive)
                : Decide(a, b, holds),
            Samples = s_comparisonSamples,
        });
    }

    // A sign that is known decides a comparison with zero.
    private static Expr? Decide(Expr a, Expr b, Func<int, bool> holds)
    {
        if (!b.IsZero || !a.Facts.IsTotal)
        {
            return null;
        }

        Possible signs = a.Facts.Signs;
        bool some = false, all = true;
        Tally(Possible.Negative, -1);
        Tally(Possible.Zero, 0);
        Tally(Possible.Positive, 1);
        return all ? a.Graph.True : some ? null : a.Graph.False;

        void Tally(Possible sign, int value)
        {
            if ((signs & sign) != 0)
            {
                some |= holds(value);
                all &= holds(value);
            }
        }
    }

    private static Expr Truthful(Expr a, bool value) => value ? a.Graph.True : a.Graph.False;
}
