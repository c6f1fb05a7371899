using System.Text;
using Symbolic.Repl.Batch;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Web;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>Batches, sessions and pages of one process at the same time answer what each of them answers alone.</summary>
public class ConcurrentRequestTests
{
    private static readonly string[] s_formulas =
    [
        "(xy+z)²+exp(x−yz)", "sin(x)^2/cos(x)^2", "log(1 + x + x^2)", "x^y + y^x", "|x| max(x, y)", "Σ_{i=1}^4 x^i/i", "if x > 0 then sqrt(x) else x^2", "tanh(x y) σ(x)", "sum([x, y, z].^2)", "‖[x, y]‖", "f(x y)", "x +", "lerning + 1",
    ];

    [Fact]
    public async Task Answers_do_not_depend_on_what_else_is_answered()
    {
        string requests = string.Concat(s_formulas.Select(static (f, i) =>
            $$"""{"id":{{i}},"op":"gradient","source":"{{f}}","at":[{"x":0.5,"y":1.5,"z":-1}],"formats":["text","latex","unicode"]}""" + "\n"));
        string batch = Batch(requests), session = Session();
        await using PlaygroundServer server = await PlaygroundServer.Start(new PlaygroundOptions { Port = 0, Waiting = 1000, MaxTime = TimeSpan.FromMinutes(1) });
        using var client = new HttpClient { BaseAddress = server.Address };
        string[] pages = [.. await Task.WhenAll(s_formulas.Select(f => Page(client, f)))];
        Task[] work =
        [
            .. Enumerable.Range(0, 3).Select(_ => Task.Run(() => Assert.Equal(batch, Batch(requests)))),
            .. Enumerable.Range(0, 3).Select(_ => Task.Run(() => Assert.Equal(session, Session()))),
            .. Enumerable.Range(0, 40).Select(i => Task.Run(async () => Assert.Equal(pages[i % pages.Length], await Page(client, s_formulas[i % pages.Length])))),
        ];
        await Task.WhenAll(work);
    }

    private static string Batch(string requests)
    {
        using var output = new MemoryStream();
        Assert.True(new BatchRunner(AnswerWriter.Answer, new BatchRunnerOptions { Workers = 3 }).Run(new MemoryStream(Encoding.UTF8.GetBytes(requests)), output));
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static string Session()
    {
        using var output = new StringWriter();
        new InteractiveLoop(new Host(new StringReader(string.Concat(s_formulas.Select(static f => $"{f}\n∂/∂x ({f})\n"))), output, TextWriter.Null)).Run();
        return output.ToString();
    }

    private static async Task<string> Page(HttpClient client, string formula)
    {
        using var content = new StringContent($$"""{"source":"{{formula}}","values":"x=0.5, y=1.5, z=-1"}""", Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await client.PostAsync(new Uri("/api/derive", UriKind.Relative), content);
        return await response.Content.ReadAsStringAsync();
    }
}
