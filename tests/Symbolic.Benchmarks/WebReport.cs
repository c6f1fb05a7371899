using System.Diagnostics;
using System.Net.Http.Json;
using Symbolic.Repl.Web;

namespace Symbolic.Benchmarks;

/// <summary>What the page waits for: requests for the title example to a playground of this process, warm.</summary>
internal static class WebReport
{
    private const int Rounds = 200;

    // Until the methods on the way are compiled as well as they get.
    private const int WarmingRounds = 400;

    // The most milliseconds that are not felt: of the reading while one types, and of what follows when one pauses.
    private static readonly (string Kind, double Bar)[] Requests = [("read", 50), ("derive", 100), ("explain", 100), ("graph", 100)];

    public static void Run(TextWriter output)
    {
        PlaygroundServer server = PlaygroundServer.Start(new PlaygroundOptions { Port = 0 }).GetAwaiter().GetResult();
        using var client = new HttpClient { BaseAddress = server.Address };
        try
        {
            output.WriteLine($"{"request",-10} {"median",8} {"worst",8} {"bar",6}   (ms)");
            foreach ((string kind, double bar) in Requests)
            {
                for (int i = 0; i < WarmingRounds; i++)
                {
                    Time(client, kind);
                }

                double[] times = [.. Enumerable.Range(0, Rounds).Select(_ => Time(client, kind)).Order()];
                output.WriteLine($"{kind,-10} {times[times.Length / 2],8:0.00} {times[^1],8:0.00} {bar,6:0}");
            }
        }
        finally
        {
            server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static double Time(HttpClient client, string kind)
    {
        var watch = Stopwatch.StartNew();
        using HttpResponseMessage response = client.PostAsJsonAsync($"/api/{kind}", new Dictionary<string, string> { ["source"] = "(xy+z)²+exp(x−yz)", ["values"] = "x = 1, y = 2, z = 0" }).GetAwaiter().GetResult();
        string answer = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return answer.StartsWith("""{"ok":true""", StringComparison.Ordinal) ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(answer);
    }
}
