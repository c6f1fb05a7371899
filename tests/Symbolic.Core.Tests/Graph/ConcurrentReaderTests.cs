namespace Symbolic.Tests.Graphs;

public class ConcurrentReaderTests
{
    [Fact]
    public async Task Finished_nodes_are_read_while_one_thread_builds()
    {
        const int Steps = 200_000;
        var graph = new ExprGraph();
        Expr x = graph.Symbol("x");

        // Published ids: the n-th entry is finished before the writer publishes n.
        var ids = new int[Steps];
        int published = 0;
        using var stop = new CancellationTokenSource();
        Task<int>[] readers = [.. Enumerable.Range(0, 3).Select(seed => Task.Run(() => Read(seed)))];
        Expr e = x;
        for (int i = 0; i < Steps; i++)
        {
            e = (i % 5) switch
            {
                0 => e * x,
                1 => Operators.Sin[e],
                2 => Operators.Max[e, x, graph.Number(i)],
                3 => graph.Call($"f{i % 50}", [e]),
                _ => e + i,
            };
            ids[i] = e.Id;
            Volatile.Write(ref published, i + 1);
        }

        stop.Cancel();
        int[] counts = await Task.WhenAll(readers);
        Assert.All(counts, static count => Assert.True(count > 0));

        int Read(int seed)
        {
            var random = new Random(seed);
            int count = 0;
            do
            {
                int known = Volatile.Read(ref published);
                if (known == 0)
                {
                    continue;
                }

                int i = random.Next(known);
                Expr node = graph[ids[i]];
                Operator expected = (i % 5) switch { 0 => Operators.Multiply, 1 => Operators.Sin, 2 => Operators.Max, 3 => Operators.Call, _ => Operators.Add };

                // e·x for e = x is x²; the first steps are not looked at.
                if (i >= 5)
                {
                    Assert.Same(expected, node.Operator);
                    Assert.Equal(ids[i - 1], node.Operands[0].Id);
                    Assert.Equal(i % 5 == 3 ? $"f{i % 50}" : "", node.Operator == Operators.Call ? node.Function.Name : "");
                    if (i % 5 is 2 or 4)
                    {
                        Assert.Equal(i, node.Operands[i % 5 == 2 ? 2 : 1].Number);
                    }
                }

                count++;
            }
            while (!stop.IsCancellationRequested);
            return count;
        }
    }

    [Fact]
    public void A_graph_that_nobody_holds_is_collected_though_its_thread_goes_on()
    {
        WeakReference graph = Used();
        for (int i = 0; i < 10 && graph.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(graph.IsAlive);

        [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
        static WeakReference Used()
        {
            var graph = new ExprGraph();
            Expr x = graph.Symbol("x");
            Cone cone = graph.TakeCone();
            cone.Collect([(x * x + 1).Id]);
            graph.GiveBack(cone);
            return new WeakReference(graph);
        }
    }
}
