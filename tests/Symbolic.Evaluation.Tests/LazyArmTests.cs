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
