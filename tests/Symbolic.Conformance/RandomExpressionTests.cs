using FsCheck;
using FsCheck.Fluent;
using Xunit.Abstractions;

namespace Symbolic.Conformance;

/// <summary>
/// Random expressions, built step by step from operators of the table: whatever the constructors rewrite on the way, the value at a
/// random point stays what the declared functions give.
/// </summary>
public class RandomExpressionTests(ITestOutputHelper output)
{
    private static readonly Operator[] s_operators = [.. OperatorCases.Computing];

    private static readonly Gen<Step> s_step =
        from op in Gen.Choose(0, (s_operators.Length * 3) - 1)
        from first in Gen.Choose(0, 1000)
        from second in Gen.Choose(0, 1000)
        from third in Gen.Choose(0, 1000)
        select new Step(op, first, second, third);

    private static readonly Gen<Recipe> s_recipe =
        from steps in s_step.ListOf()
        from x in Gen.Elements(0.0, 1, -1, 0.5, -0.5, 2, -2, 3, 0.1, -0.7, 1.3, -2.6, 1e-5, 40, -1e3)
        from y in Gen.Elements(0.0, 1, -1, 0.5, 2, -3, 0.25, -1.7, 0.9, 7)
        from p in Gen.Elements(0.25, 1, 2, 3.5, 1e-3)
        from n in Gen.Choose(-3, 3)
        select new Recipe([.. steps], x, y, p, n);

    [Fact]
    public void Constructors_keep_the_value()
    {
        int compared = 0, defined = 0;
        Prop.ForAll(Arb.From(s_recipe, Shorter), recipe => Holds(recipe, ref compared, ref defined)).Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(4000).WithEndSize(25));
        output.WriteLine($"{compared} nodes compared, {defined} of them with a value");
        Assert.True(defined > 5000, $"only {defined} values were compared");
    }

    private static bool Holds(Recipe recipe, ref int compared, ref int defined)
    {
        var graph = new ExprGraph();
        var point = new Dictionary<string, double> { ["x"] = recipe.X, ["y"] = recipe.Y, ["p"] = recipe.P, ["n"] = recipe.N };
        var evaluation = new NodeEvaluation(graph, point);
        var reals = new List<Term>();
        var conditions = new List<Term>();
        Expr[] leaves =
        [
            graph.Symbol("x"), graph.Symbol("y"), graph.Symbol("p", Facts.Positive), graph.Symbol("n", Facts.Integer), graph.Zero, graph.One,
            graph.Number(2), graph.Number(-3), graph.Number(Rational.From(1, 3)), graph.Number(0.5), graph.Constant(Operators.Pi), graph.Constant(Operators.E),
        ];
        var noise = new Random(77);
        reals.AddRange(leaves.Select(leaf => Term.Leaf(leaf, evaluation[leaf], noise)));
        conditions.Add(new Term(graph.True, [1, 1, 1, 1]));
        foreach (Step step in recipe.Steps)
        {
            // Two thirds of the steps are arithmetic, so that the rewrites of sums, products and powers meet each other.
            Operator op = step.Operator < s_operators.Length ? s_operators[step.Operator] : s_operators[step.Operator % 8];
            int[] picks = [step.First, step.Second, step.Third];
            int count = op is NaryOperator { MaxOperands: int.MaxValue } ? 2 + (step.Third % 2) : op is UnaryOperator ? 1 : op is BinaryOperator ? 2 : 3;
            Term[] operands = [.. Enumerable.Range(0, count).Select(i => op.OperandElement(i) == Element.Boolean ? conditions[picks[i] % conditions.Count] : reals[picks[i] % reals.Count])];
            Expr built = graph.Apply(op, [.. operands.Select(static o => o.Node)]);
            Term term = Term.Of(op, operands, built, noise);
            (op.ResultElement == Element.Boolean ? conditions : reals).Add(term);
            if (!term.IsSettled)
            {
                continue;
            }

            compared++;
            double value = evaluation[built];
            double expected = term.Values[0];
            bool isReal = double.IsFinite(expected);
            defined += isReal ? 1 : 0;
            double tolerance = (1e-9 * Math.Max(Math.Abs(value), Math.Abs(expected))) + (100 * (term.Values.Max() - term.Values.Min())) + 1e-300;

            // Undefined stays undefined: an infinity is the machine's answer at a pole, NaN that of exact arithmetic.
            if (isReal != double.IsFinite(value) || (isReal && Math.Abs(value - expected) > tolerance))
            {
                throw new InvalidOperationException($"{op}({string.Join("; ", operands.Select(static o => $"{o.Node} = {o.Values[0]}"))}) = {expected} became {built} = {value}");
            }
        }

        return true;
    }

    private static IEnumerable<Recipe> Shorter(Recipe recipe)
    {
        for (int i = recipe.Steps.Length - 1; i >= 0; i--)
        {
            yield return recipe with { Steps = [.. recipe.Steps[..i], .. recipe.Steps[(i + 1)..]] };
        }
    }

    private sealed record Step(int Operator, int First, int Second, int Third);

    private sealed record Recipe(Step[] Steps, double X, double Y, double P, int N)
    {
        public override string ToString()
        {
            var text = new System.Text.StringBuilder($"x = {X}, y = {Y}, p = {P}, n = {N}");
            foreach (Step step in Steps)
            {
                Operator op = step.Operator < s_operators.Length ? s_operators[step.Operator] : s_operators[step.Operator % 8];
                text.Append($"; {op}({step.First}, {step.Second}, {step.Third})");
            }

            return text.ToString();
        }
    }

    /// <summary>
    /// A node with its value and with values computed under random rounding errors, which show how far the value can be trusted.
    /// </summary>
    private sealed record Term(Expr Node, double[] Values)
    {
        private const int Trials = 4;

        // Every number that came up on the way is real, and the rounding errors do not decide about that.
        public bool IsSettled { get; private init; } = true;

        private bool IsReal { get; init; } = true;

        // π, e and one third are rounded as soon as they are numbers of the machine.
        public static Term Leaf(Expr node, double value, Random noise)
        {
            bool isExact = node.IsSymbol || (node.IsNumber && Rational.FromDoubleExact(value) == node.Number);
            return new(node, [.. Enumerable.Range(0, Trials).Select(trial => trial == 0 || isExact ? value : Rounded(value, noise))]);
        }

        public static Term Of(Operator op, Term[] operands, Expr node, Random noise)
        {
            Expr[] nodes = [.. operands.Select(static o => o.Node)];
            double[] values = new double[Trials];
            for (int trial = 0; trial < Trials; trial++)
            {
                double value = NodeEvaluation.Apply(op, nodes, [.. operands.Select(o => o.Values[trial])]);
                values[trial] = trial == 0 || op.ResultElement == Element.Boolean ? value : Rounded(value, noise);
            }

            bool real = operands.All(static o => o.IsReal) && values.All(static v => double.IsFinite(v) && (v == 0 || Math.Abs(v) is > 1e-100 and < 1e100));
            bool agree = values.All(v => double.IsFinite(v) == double.IsFinite(values[0])) && (op.ResultElement == Element.Real || values.All(v => v == values[0]));

            // A zero where the real value is not zero is underflow.
            real &= values[0] != 0 || node.Facts.IsNonZero != Truth.True;

            // Edges of domains, jumps and poles lie at whole numbers: an operand that only rounding keeps from one decides nothing.
            agree &= !operands.Any(static o => o.Values.Any(v => v != o.Values[0]) && Math.Abs(o.Values[0] - Math.Round(o.Values[0])) <= 1e-12 * Math.Abs(o.Values[0]));

            // What follows after an infinity or an underflow is machine arithmetic, not mathematics.
            return new Term(node, values) { IsSettled = operands.All(static o => o.IsSettled && o.IsReal) && agree && Steady(values), IsReal = real };
        }

        private static double Rounded(double value, Random noise) => value * (1 + ((noise.NextDouble() - 0.5) * 4e-15));

        // A jump that rounding errors reach makes the value undecided.
        private static bool Steady(double[] values)
        {
            double scale = values.Max(Math.Abs);
            return !double.IsFinite(scale) || values.Max() - values.Min() <= 1e-6 * scale;
        }
    }
}
