using System.Runtime;

namespace Symbolic.Evaluation.Tests;

/// <summary>Delegates that start in the interpreter and go over to machine code.</summary>
public class TieredTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    [Fact]
    public void AfterEnoughCallsMachineCodeGivesTheSameValues()
    {
        (Program program, double[] point) = Long(40);
        double[] expected = new double[program.OutputCount], results = new double[program.OutputCount];
        program.Run(point, expected);
        var entry = new TieredEntry(program, calls: 3);
        for (int call = 0; call < 2; call++)
        {
            Call();
        }

        Assert.False(entry.IsCompiled);
        Call();
        Assert.True(SpinWait.SpinUntil(() => entry.IsCompiled, s_patience));
        Call();

        void Call()
        {
            Array.Clear(results);
            entry.Execute(point, results);
            Assert.Equal(expected, results);
        }
    }

    [Fact]
    public void AnyNumberOfThreadsMayCallWhileItGoesOver()
    {
        (Program program, double[] point) = Long(2000);
        double[] expected = new double[program.OutputCount];
        program.Run(point, expected);
        var entry = new TieredEntry(program, calls: 50);
        Parallel.For(0, 8, _ =>
        {
            double[] results = new double[program.OutputCount];
            for (int call = 0; call < 200; call++)
            {
                Array.Clear(results);
                entry.Execute(point, results);
                Assert.Equal(expected, results);
            }
        });
        Assert.True(SpinWait.SpinUntil(() => entry.IsCompiled, s_patience));
    }

    [Fact]
    public void CallsAllocateNothingBeforeAndAfter()
    {
        (Program program, double[] point) = Long(2000);
        double[] results = new double[program.OutputCount];
        var entry = new TieredEntry(program, calls: 500);
        var call = (Action<ReadOnlySpan<double>, Span<double>>)entry.ToDelegate(DelegateSignature.Of(typeof(Action<ReadOnlySpan<double>, Span<double>>), program));
        call(point, results);
        Assert.Equal(0, Allocated());
        for (int i = 0; i < 500; i++)
        {
            call(point, results);
        }

        Assert.True(SpinWait.SpinUntil(() => entry.IsCompiled, s_patience));
        call(point, results);
        Assert.Equal(0, Allocated());

        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 100; i++)
            {
                call(point, results);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [InlineData(100, false)]
    [InlineData(3000, true)]
    public void OnlyLongProgramsStartInTheInterpreter(int steps, bool later)
    {
        (Program program, double[] point) = Long(steps);
        var f = program.Compile<Func<double[], double[]>>();
        Assert.Equal(later, f.Target is TieredEntry);
        double[] expected = new double[program.OutputCount];
        program.Run(point, expected);
        Assert.Equal(expected, f(point));
    }

    [Fact]
    public void WhatIsTooLongStaysInTheInterpreter()
    {
        (Program program, _) = Long(3000);
        Assert.IsType<InterpretedEntry>(program.Compile<Func<double[], double[]>>(new CompileOptions { LargestCompiled = 2000 }).Target);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    public void MachineCodeIsMadeWhenADelegateIsCompiledAndNotInItsFirstCall(int steps)
    {
        // The first program also loads what calls need.
        foreach (int length in (int[])[steps + 2, steps])
        {
            (Program program, double[] point) = Long(length);
            double[] results = new double[program.OutputCount];
            var f = program.Compile<Action<ReadOnlySpan<double>, Span<double>>>(new CompileOptions { BackEnd = BackEnd.Il });
            long before = JitInfo.GetCompiledMethodCount(currentThread: true);
            f(point, results);
            long made = JitInfo.GetCompiledMethodCount(currentThread: true) - before;
            Assert.True(length != steps || made == 0, $"{made} methods were compiled in the first call.");
        }
    }

    [Fact]
    public void LengthsAreCheckedInEitherState()
    {
        (Program program, double[] point) = Long(40);
        var entry = new TieredEntry(program, calls: 1);
        double[] results = new double[program.OutputCount];
        Assert.Throws<ArgumentException>(() => entry.Execute(point.AsSpan(1), results));
        entry.Execute(point, results);
        Assert.True(SpinWait.SpinUntil(() => entry.IsCompiled, s_patience));
        Assert.Throws<ArgumentException>(() => entry.Execute(point.AsSpan(1), results));
        Assert.Throws<ArgumentException>(() => entry.Execute(point, results.AsSpan(1)));
    }

    // A chain of steps none of which can be left out, with two results.
    private static (Program Program, double[] Point) Long(int steps)
    {
        var g = new ExprGraph();
        var (x, y) = g.Symbols("x", "y");
        Expr a = x, b = y;
        for (int i = 0; i < steps / 2; i++)
        {
            (a, b) = ((a * y) + b, a - (b * x));
        }

        Program program = Program.Create([a, b], x, y);
        Assert.InRange(program.InstructionCount, steps, (4 * steps) + 10);
        return (program, [0.7, -0.4]);
    }
}
