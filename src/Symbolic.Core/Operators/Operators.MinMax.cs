using Symbolic.Vectors;

namespace Symbolic;

public static partial class Operators
{
    /// <summary>The largest of the operands.</summary>
    public static readonly NaryOperator Max = Declare(new NaryOperator("max", 1, int.MaxValue)
    {
        Summary = "The largest of its arguments.",
        Domain = "all real arguments",
        Flops = 1,
        Notation = Notation.Function("max", @"\max"),
        Code = new()
        {
            CSharp = "Math.Max({0}, {1})",
            CSharpVector = "Vector512.Max({0}, {1})",
            C = "symbolic_max({0}, {1})",
            // fmax would drop a NaN.
            CSupport = "static double symbolic_max(double a, double b) { return a > b || a != a ? a : b; }",
            Python = "np.maximum({0}, {1})",
            Julia = "max({0}, {1})",
            Sql = "CASE WHEN {0} >= {1} THEN {0} WHEN {0} < {1} THEN {1} END",
        },
        Traits = Traits.IntegerPreserving | Traits.Commutative | Traits.Associative,
        Kink = "Where several arguments attain the maximum, they share the derivative equally.",
        FactsOf = static facts => FoldFacts(facts, MaxFacts),
        Partial = static (operands, node, position) => Attained(operands, node, position),
        Evaluate = LargestOf,
        Fold = Math.Max,
        Vector = VectorKernel.Binary<MaxOf>(),
        Exact = static operands => ExactExtreme(operands, Max!, Rational.Max),
        Samples = [[1, 2], [2, -1], [0.5, -3, 2], [-1, -2, -3]],
    });

    /// <summary>The smallest of the operands.</summary>
    public static readonly NaryOperator Min = Declare(new NaryOperator("min", 1, int.MaxValue)
    {
        Summary = "The smallest of its arguments.",
        Domain = "all real arguments",
        Flops = 1,
        Notation = Notation.Function("min", @"\min"),
        Code = new()
        {
            CSharp = "Math.Min({0}, {1})",
            CSharpVector = "Vector512.Min({0}, {1})",
            C = "symbolic_min({0}, {1})",
            CSupport = "static double symbolic_min(double a, double b) { return a < b || a != a ? a : b; }",
            Python = "np.minimum({0}, {1})",
            Julia = "min({0}, {1})",
            Sql = "CASE WHEN {0} < {1} AND {1} <> nan THEN {0} WHEN {0} >= {1} AND {0} <> nan THEN {1} WHEN {0} = {0} AND {1} = {1} THEN nan END",
        },
        Traits = Traits.IntegerPreserving | Traits.Commutative | Traits.Associative,
        Kink = "Where several arguments attain the minimum, they share the derivative equally.",
        FactsOf = static facts => FoldFacts(facts, MinFacts),
        Partial = static (operands, node, position) => Attained(operands, node, position),
        Evaluate = SmallestOf,
        Fold = Math.Min,
        Vector = VectorKernel.Binary<MinOf>(),
        Exact = static operands => ExactExtreme(operands, Min!, Rational.Min),
        Samples = [[1, 2], [2, -1], [0.5, -3, 2], [-1, -2, -3]],
    });

    /// <summary>x, kept between two bounds.</summary>
    public static readonly NaryOperator Clamp = Declare(new NaryOperator("clamp", 3, 3)
    {
        Summary = "clamp(x, lo, hi) is min(max(x, lo), hi): x, but not below lo and not above hi.",
        Domain = "all real arguments",
        Aliases = ["clip"],
        Flops = 3,
        Notation = Notation.Function("clamp", @"\operatorname{clamp}"),
        Code = new()
        {
            CSharp = "Math.Min(Math.Max({0}, {1}), {2})",
            C = "symbolic_clamp({0}, {1}, {2})",
            CSupport = """
                static double symbolic_clamp(double x, double lo, double hi)
                {
                    double y = x > lo || x != x ? x : lo;
                    return y < hi || y != y ? y : hi;
                }
                """,
            Python = "np.minimum(np.maximum({0}, {1}), {2})",
            Julia = "min(max({0}, {1}), {2})",
            Sql = "min(max({0}, {1}), {2})",
        },
        Traits = Traits.IntegerPreserving,
        Kink = "On a bound the derivative by x is 0 and that by the bound 1.",
        FactsOf = static facts => MinFacts(MaxFacts(facts[0], facts[1]), facts[2]),
        Partial = static (operands, node, position) => position switch
        {
            0 => Partial.When((operands[0] > operands[1]) & (operands[0] < operands[2]), node.Graph.One),
            1 => Partial.When((operands[0] <= operands[1]) & (operands[1] < operands[2]), node.Graph.One),
            _ => Partial.When((operands[0] >= operands[2]) | (operands[1] >= operands[2]), node.Graph.One),
        },
        Evaluate = ClampOf,
        Exact = static operands => operands[0].IsNumber && operands[1].IsNumber && operands[2].IsNumber
            ? operands[0].Graph.Number(Rational.Min(Rational.Max(operands[0].Number, operands[1].Number), operands[2].Number))
            : null,
        Samples = [[0.5, 0, 1], [-2, -1, 3], [5, -1, 3], [1, 3, 2]],
    });

    private static double LargestOf(ReadOnlySpan<double> values)
    {
        double result = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            result = Math.Max(result, values[i]);
        }

        return result;
    }

    private static double SmallestOf(ReadOnlySpan<double> values)
    {
        double result = values[0];
        for (int i = 1; i < values.Length; i++)
        {
            result = Math.Min(result, values[i]);
        }

        return result;
    }

    private static double ClampOf(ReadOnlySpan<double> values) => Math.Min(Math.Max(values[0], values[1]), values[2]);

    private static Facts FoldFacts(ReadOnlySpan<Facts> facts, Func<Facts, Facts, Facts> fold)
    {
        Facts result = facts[0];
        for (int i = 1; i < facts.Length; i++)
        {
            result = fold(result, facts[i]);
        }

        return result;
    }

    private static Facts MaxFacts(Facts a, Facts b)
    {
        Possible negativeOrZero = Possible.Negative | Possible.Zero;
        bool zero = ((a.Signs & Possible.Zero) != 0 && (b.Signs & negativeOrZero) != 0) || ((b.Signs & Possible.Zero) != 0 && (a.Signs & negativeOrZero) != 0);
        return new Facts(
            ((a.Possible | b.Possible) & (Possible.Positive | Possible.Fraction | Possible.Undefined))
            | (a.Possible & b.Possible & Possible.Negative)
            | (zero ? Possible.Zero : Possible.None));
    }

    private static Facts MinFacts(Facts a, Facts b) => Mirror(MaxFacts(Mirror(a), Mirror(b)));

    // The guard names the operand that attains the value, so that nothing undefined in the others gets through; with ties the
    // derivative is one over the number of operands that attain it.
    private static Partial Attained(ReadOnlySpan<Expr> operands, Expr node, int position)
    {
        ExprGraph graph = node.Graph;
        if (operands.Length == 2)
        {
            return Partial.When(Equal![operands[position], node], graph.Select(Equal[operands[0], operands[1]], graph.Number(Rational.From(1, 2)), graph.One));
        }

        Expr count = graph.Zero;
        foreach (Expr operand in operands)
        {
            count += graph.Select(Equal![operand, node], graph.One, graph.Zero);
        }

        return Partial.When(Equal![operands[position], node], 1 / count);
    }

    // One argument is its own maximum; equal arguments count once; numbers are compared at once.
    private static Expr? ExactExtreme(ReadOnlySpan<Expr> operands, NaryOperator op, Func<Rational, Rational, Rational> choose)
    {
        var kept = new List<Expr>(operands.Length);
        var seen = new HashSet<Expr>();
        int number = -1;
        foreach (Expr operand in operands)
        {
            if (!operand.IsNumber)
            {
                if (seen.Add(operand))
                {
                    kept.Add(operand);
                }
            }
            else if (number < 0)
            {
                number = kept.Count;
                kept.Add(operand);
            }
            else if (choose(kept[number].Number, operand.Number) == operand.Number)
            {
                kept[number] = operand;
            }
        }

        return kept.Count == 1 ? kept[0]
            : kept.Count < operands.Length ? op[System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kept)]
            : null;
    }
}
