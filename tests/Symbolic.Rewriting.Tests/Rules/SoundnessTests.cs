using System.Text;
using Symbolic.Verification;
using Xunit.Abstractions;
using static Symbolic.Operators;

namespace Symbolic.Rewriting.Tests.Rules;

/// <summary>
/// Ten thousand random expressions over the whole operator table: what simplification makes of each has the same value wherever the
/// expression has one, and where the expression has none, neither has the result unless a condition says so.
/// </summary>
public class SoundnessTests(ITestOutputHelper output)
{
    private const int Expressions = 6_000;
    private const int Seed = 20260117;

    // These meet the rules; drawn from the whole table alone, almost every expression would be undefined.
    private static readonly Operator[] s_preferred =
        [Add, Subtract, Multiply, Divide, Add, Multiply, Power, Negate, Sin, Cos, Tan, Exp, Log, Sqrt, Abs, Sign, Sinh, Cosh, Tanh, Sigmoid, Max, Min, Select, Less];

    // Functions of few arguments meet in sums and products, which is where identities apply.
    private static readonly UnaryOperator[] s_families =
        [Sin, Cos, Tan, Cot, Sec, Csc, Sinh, Cosh, Tanh, Coth, Sech, Csch, Exp, Log, Sqrt, Abs, Sign, Relu, Sigmoid, Softplus, Atan, Asin, Acos];

    /// <summary>How expressions are drawn.</summary>
    public enum Kind
    {
        /// <summary>Any operator over anything.</summary>
        Anything,

        /// <summary>Polynomials and quotients of functions of one or two arguments.</summary>
        Families,
    }

    [Theory]
    [InlineData(Kind.Anything)]
    [InlineData(Kind.Families)]
    public void Simplifying_again_changes_nothing_and_nothing_grows(Kind kind)
    {
        var random = new Random(Seed + 1);
        var failures = new List<string>();
        for (int i = 0; i < Expressions / 10; i++)
        {
            var graph = new ExprGraph();
            Expr expr = kind == Kind.Anything ? Draw(graph, random, 2 + (i % 14)) : DrawFamily(graph, random, 1 + (i % 4));
            Expr once = expr.Simplify().Result, twice = once.Simplify().Result;
            if (once != twice)
            {
                failures.Add($"{i}: {expr} → {once} → {twice}");
            }
            else if (Simplification.CostOf(once) > Simplification.CostOf(expr))
            {
                failures.Add($"{i}: {expr} → {once}, which takes more operations");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures\n{string.Join('\n', failures.Take(20))}");
    }

    [Theory]
    [InlineData(Kind.Anything, Tier.Exact)]
    [InlineData(Kind.Families, Tier.Exact)]
    [InlineData(Kind.Families, Tier.Extends)]
    [InlineData(Kind.Anything, Tier.Assumes)]
    [InlineData(Kind.Families, Tier.Assumes)]
    public void Simplification_keeps_values_and_domains(Kind kind, Tier upTo)
    {
        var options = new SimplifyOptions { Rules = upTo == Tier.Assumes ? RuleSet.Standard : RuleSet.Standard.Only([.. Enum.GetValues<Tier>().Where(t => t <= upTo)]) };
        int expressions = upTo == Tier.Assumes ? Expressions : Expressions / 5;
        var random = new Random(Seed);
        int defined = 0, compared = 0, shorter = 0;
        var failures = new List<string>();
        for (int i = 0; i < expressions; i++)
        {
            var graph = new ExprGraph();
            Expr expr = kind == Kind.Anything ? Draw(graph, random, 2 + (i % 14)) : DrawFamily(graph, random, 1 + (i % 4));
            Simplified simplified = expr.Simplify(options);
            shorter += simplified.Result != expr ? 1 : 0;
            foreach (Dictionary<string, double> point in Points(random))
            {
                var values = new NoisyValues(graph, point);
                if (Wrong(expr, simplified, values, ref compared, ref defined) is { } wrong)
                {
                    failures.Add($"{i}: {expr} → {simplified.Result}{Conditions(simplified)} at {string.Join(", ", point.Select(static p => $"{p.Key} = {p.Value:R}"))}: {wrong}");
                    break;
                }
            }
        }

        output.WriteLine($"{expressions} expressions, {shorter} of them changed; {compared} values compared, {defined} of them real numbers");
        Assert.True(failures.Count == 0, $"{failures.Count} disagreements\n{string.Join('\n', failures.Take(20))}");
        Assert.True(defined > 2 * expressions, $"only {defined} values were compared");
    }

    private static string? Wrong(Expr expr, Simplified simplified, NoisyValues values, ref int compared, ref int defined)
    {
        NoisyValues.Value before = values[expr], after = values[simplified.Result];
        NoisyValues.Value[] conditions = [.. simplified.Conditions.Select(c => values[c])];
        if (!before.IsSettled || !after.IsSettled || !conditions.All(static c => c.IsSettled))
        {
            return null;
        }

        // A condition about something that has no value does not hold, u ≠ 0 no more than u > 0.
        compared++;
        defined += before.IsDefined ? 1 : 0;
        return before.IsDefined
            ? !after.IsDefined ? $"{before.Values[0]:R} became undefined"
                : !before.Agrees(after) ? $"{before.Values[0]:R} became {after.Values[0]:R}"
                : null
            : after.IsDefined && !conditions.Any(static c => c.Values[0] == 0) && simplified.Conditions.All(c => c.Operands.All(side => values[side].IsDefined)) ? $"undefined became {after.Values[0]:R}, and no condition says so"
            : null;
    }

    private static Expr Draw(ExprGraph graph, Random random, int size)
    {
        var grower = new ExpressionGrower(graph, random) { Preferred = s_preferred };
        grower.Numbers.AddRange(
        [
            graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("p", Facts.Positive), graph.Symbol("n", Facts.Integer),
            graph.Zero, graph.One, graph.Number(2), graph.Number(-3), graph.Number(Rational.From(1, 2)), graph.Number(0.25), graph.Constant(Pi),
        ]);
        grower.Conditions.AddRange([graph.Symbol("x") < graph.Symbol("y"), graph.Symbol("x") > 0]);
        Expr last = grower.Numbers[0];
        for (int i = 0; i < size; i++)
        {
            Expr made = grower.Grow();
            last = made.Type.Element == Element.Real ? made : last;
        }

        return last;
    }

    private static Expr DrawFamily(ExprGraph graph, Random random, int terms)
    {
        (Expr x, Expr y) = graph.Symbols("x", "y");
        Expr[] arguments = [x, x, y, 2 * x, x + y, x - y, y - x, x / 2, x.Pow(2), graph.One, graph.Constant(Pi) - x];
        int first = random.Next(s_families.Length - 4), few = random.Next(1, 4);
        Expr sum = graph.Zero;
        for (int i = 0; i < terms; i++)
        {
            Expr product = graph.Number(random.Next(1, 4));
            for (int k = random.Next(1, 4); k > 0; k--)
            {
                Expr argument = arguments[random.Next(4) < 3 ? random.Next(few) : random.Next(arguments.Length)];
                Expr factor = random.Next(6) == 0 ? argument : s_families[random.Next(3) < 2 ? first + random.Next(4) : random.Next(s_families.Length)][argument];
                factor = random.Next(4) == 0 ? factor.Pow(random.Next(2, 4)) : random.Next(8) == 0 ? factor + 1 : random.Next(8) == 0 ? 1 - factor : factor;
                product = random.Next(3) == 0 ? product / factor : product * factor;
            }

            sum = random.Next(2) == 0 ? sum + product : sum - product;
        }

        return random.Next(4) == 0 ? s_families[random.Next(s_families.Length)][sum] : sum;
    }

    private static IEnumerable<Dictionary<string, double>> Points(Random random)
    {
        double[] special = [0, 1, -1, 0.5, 2, -0.5, 3, -3, 1e-6, 1e4];
        for (int i = 0; i < 6; i++)
        {
            yield return new()
            {
                ["x"] = i < 3 ? special[random.Next(special.Length)] : (random.NextDouble() - 0.5) * 6,
                ["y"] = i is 0 or 3 ? special[random.Next(special.Length)] : (random.NextDouble() - 0.5) * 4,
                ["p"] = Math.Pow(10, (random.NextDouble() * 3) - 1.5),
                ["n"] = random.Next(-4, 5),
            };
        }
    }

    private static string Conditions(Simplified simplified)
    {
        var text = new StringBuilder();
        foreach (Expr condition in simplified.Conditions)
        {
            text.Append(text.Length == 0 ? " provided " : " and ").Append(condition);
        }

        return text.ToString();
    }
}
