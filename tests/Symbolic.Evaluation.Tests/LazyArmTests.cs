using static Symbolic.Operators;

namespace Symbolic.Evaluation.Tests;

public class LazyArmTests
{
    private static readonly Code s_code = new() { CSharp = "", C = "", Python = "", Julia = "", Sql = null };

    [Fact]
    public void AnArmThatIsNotTakenIsNotComputed()
    {
        var (g, x, counted, calls) = Counting();
        Expr f = g.Select(x > 0, counted[x] + 1, -x);
        Program program = Program.Create(f, x);
        Assert.Equal(2, program.Run(-2));
        Assert.Equal(0, calls.Count);
        Assert.Equal(3, program.Run(2));
        Assert.Equal(1, calls.Count);
    }

    [Fact]
    public void WhatSeveralSelectionsWithOneConditionShareIsComputedOnceAndOnlyUnderIt()
    {
        var (g, x, counted, calls) = Counting();
        Expr shared = counted[x * x];
        Expr f = g.Select(x > 0, shared + 1, g.Zero);
        Expr d = g.Select(x > 0, shared * 2 + f, g.Number(5));
        Program program = Program.Create([f, d, f + d], x);
        double[] results = new double[3];
        program.Run([-1], results);
        Assert.Equal([0, 5, 5], results);
        Assert.Equal(0, calls.Count);
        program.Run([2], results);
        Assert.Equal([5, 13, 18], results);
        Assert.Equal(1, calls.Count);
    }

    [Fact]
    public void WhatBothArmsNeedIsComputedOnceBefore()
    {
        var (g, x, counted, calls) = Counting();
        Expr shared = counted[x];
        Program program = Program.Create(g.Select(x > 0, shared + 1, shared * 3), x);
        Assert.Equal(3, program.Run(2));
        Assert.Equal(-6, program.Run(-2));
        Assert.Equal(2, calls.Count);
    }

    [Fact]
    public void ConditionsInsideAnArmBelongToTheArm()
    {
        var (g, x, counted, calls) = Counting();
        Expr inner = g.Select(counted[x] > 1, counted[x + 1], counted[x + 2]);
        Program program = Program.Create(g.Select(x > 0, inner * 2, x), x);
        Assert.Equal(-1, program.Run(-1));
        Assert.Equal(0, calls.Count);
        Assert.Equal(6, program.Run(2));
        Assert.Equal(2, calls.Count);
        Assert.Equal(5, program.Run(0.5));
        Assert.Equal(4, calls.Count);
    }

    [Fact]
    public void AnArmUsedElsewhereIsComputedAlways()
    {
        var (g, x, counted, calls) = Counting();
        Expr shared = counted[x];
        Program program = Program.Create(g.Select(x > 0, shared, g.Zero) + shared, x);
        Assert.Equal(4, program.Run(2));
        Assert.Equal(-2, program.Run(-2));
        Assert.Equal(2, calls.Count);
    }

    [Fact]
    public void AConjunctionSharesItsArmWithNestedSelections()
    {
        var (g, x, counted, calls) = Counting();
        Expr y = g.Symbol("y");
        Expr outer = counted[x + 1], inner = counted[x * y] + outer;
        Expr nested = g.Select(x > 0, g.Select(y > 0, inner, outer), g.Number(2));
        Expr guarded = g.Select((x > 0) & (y > 0), inner * 2, g.Zero);
        Expr neither = g.Select(!(x > 0) | !(y > 0), g.Zero, inner * outer);
        foreach (Expr[] outputs in new Expr[][] { [nested, guarded, neither], [neither, guarded, nested], [guarded, nested, neither] })
        {
            Program program = Program.Create(outputs, x, y);
            foreach (var (px, py, expectedCalls) in new[] { (-1.0, 1.0, 0), (1.0, -1.0, 1), (1.0, 1.0, 2), (double.NaN, 1.0, 0) })
            {
                calls.Count = 0;
                double[] results = new double[3];
                program.Run([px, py], results);
                double o = px + 1, i = px * py + o;
                double[] expected = [px > 0 ? py > 0 ? i : o : 2, px > 0 && py > 0 ? i * 2 : 0, !(px > 0) || !(py > 0) ? 0 : i * o];
                for (int k = 0; k < 3; k++)
                {
                    Assert.Equal(expected[System.Array.IndexOf([nested, guarded, neither], outputs[k])], results[k]);
                }

                Assert.True(calls.Count == expectedCalls, $"{calls.Count} calls at {px}, {py}\n{program}");
            }
        }
    }

    [Fact]
    public void AConditionThatHoldsAroundIsNotAskedAgain()
    {
        var (g, x, counted, calls) = Counting();
        Expr y = g.Symbol("y");
        Expr shared = counted[x * y];
        Expr f = g.Select(x > 0, g.Select(y > 0, shared, y) + g.Select((x > 0) & (y > 0), shared * 2, g.Zero), x);
        Program program = Program.Create(f, x, y);
        Assert.Equal(-3, program.Run(2, -3));
        Assert.Equal(-1, program.Run(-1, 3));
        Assert.Equal(0, calls.Count);
        Assert.Equal(18, program.Run(2, 3));
        Assert.Equal(1, calls.Count);
    }

    [Fact]
    public void LongConjunctionsBesideDeepNestsRun()
    {
        const int depth = 20_000;
        var (g, x, counted, calls) = Counting();
        Expr guard = g.True, nested = x, sum = g.Zero;
        var guards = new List<Expr>();
        for (int i = 1; i <= depth; i++)
        {
            guard &= x > -i;
            guards.Add(guard);
        }

        for (int i = depth; i > 0; i--)
        {
            Expr shared = counted[x + i];
            nested = g.Select(x > -i, nested + shared, x);
            sum += g.Select(guards[i - 1], shared, g.One);
        }

        Program program = Program.Create([nested, sum], x);
        double[] results = new double[2];
        program.Run([0], results);
        Assert.Equal(depth * (depth + 1.0) / 2, results[0]);
        Assert.Equal(results[0], results[1]);
        Assert.Equal(depth, calls.Count);
        program.Run([-2.5], results);
        Assert.Equal([-2.5, depth], results);
    }

    [Fact]
    public void SelectionsWithOneConditionAreDecidedTogether()
    {
        var (g, x, counted, _) = Counting();
        Expr y = g.Symbol("y");
        Expr[] gradient = [g.Select(x > 0, counted[y] * x, y), g.Select(x > 0, Exp[y] + x, g.One), g.Select(x > 0, g.Zero, Sin[y])];
        string code = Program.Create(gradient, x, y).ToString();
        Assert.Equal(1, code.Split("JumpIfFalse").Length - 1);
    }

    [Fact]
    public void AHundredThousandNestedSelectionsRun()
    {
        const int depth = 100_000;
        var (g, x, counted, calls) = Counting();
        Expr chosen = x;
        Expr accumulated = x;
        for (int i = depth; i > 0; i--)
        {
            chosen = g.Select(x < i, g.Number(i) + x, chosen);
            accumulated = g.Select(x < i, counted[x + i], 1 + accumulated);
        }

        // The outermost condition is x < 1.
        Program flat = Program.Create(chosen, x);
        Assert.Equal(1.5, flat.Run(0.5));
        Assert.Equal(501 + 500.5, flat.Run(500.5));
        Assert.Equal(2e5, flat.Run(2e5));

        Program deep = Program.Create(accumulated, x);
        Assert.Equal(500 + 501 + 500.5, deep.Run(500.5));
        Assert.Equal(3e5, deep.Run(2e5));
        Assert.Equal(1, calls.Count);
        Assert.True(deep.SlotCount < 200_100, $"{deep.SlotCount} slots");
    }

    [Fact]
    public void SelectionsNestedInTheFirstArmAndSharingAcrossLevelsRun()
    {
        const int depth = 100_000;
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Expr low = Exp[y];
        Expr chain = x;
        for (int i = 1; i <= depth; i++)
        {
            // Every third level uses the same node, so its region is found between far levels.
            chain = g.Select(x > i - depth, i % 3 == 0 ? chain * low : chain + low, y);
        }

        Program program = Program.Create(chain, x, y);
        Assert.Equal(7, program.Run(-1, 7));
        double expected = 1;
        for (int i = 1; i <= depth; i++)
        {
            expected = i % 3 == 0 ? expected * 1 : expected + 1;
        }

        Assert.Equal(expected, program.Run(1, 0));
    }

    internal static (ExprGraph Graph, Expr X, UnaryOperator Counted, Calls Calls) Counting()
    {
        var calls = new Calls();
        var counted = new UnaryOperator("counted")
        {
            Summary = "The identity, counted.",
            Notation = Notation.Function("counted", "counted"),
            Code = s_code,
            Domain = Domain.Reals,
            Range = Interval.Reals,
            Partial = static (x, y) => x.Graph.One,
            Evaluate = x =>
            {
                Interlocked.Increment(ref calls.Count);
                return x;
            },
            Samples = [1],
        };
        var g = new ExprGraph(OperatorTable.Standard.With(counted));
        return (g, g.Symbol("x"), counted, calls);
    }

    internal sealed class Calls
    {
        public int Count;
    }
}
