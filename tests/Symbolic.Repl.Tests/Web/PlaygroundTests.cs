using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Symbolic.Repl.Tests.Commands;
using Symbolic.Repl.Web;

namespace Symbolic.Repl.Tests.Web;

/// <summary>The playground asked over HTTP on a free port, without a browser.</summary>
public sealed class PlaygroundTests : IAsyncLifetime
{
    private const string Title = """{"source": "(xy+z)²+exp(x−yz)", "values": "x=1, y=2, z=0"}""";

    private readonly HttpClient _client = new();
    private PlaygroundServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await PlaygroundServer.Start(new PlaygroundOptions { Port = 0 });
        _client.BaseAddress = _server.Address;
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_title_example_has_its_derivatives_with_values_and_a_check()
    {
        JsonElement answer = await Ask("derive", Title);
        Assert.Equal(["∂f/∂x", "∂f/∂y", "∂f/∂z"], Texts(answer.GetProperty("derivatives"), "label"));
        Assert.Equal([Math.E + 8, 4, 4 - (2 * Math.E)], answer.GetProperty("derivatives").EnumerateArray()
            .Select(static d => d.GetProperty("value").GetProperty("entries")[0].GetDouble()), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.True(answer.GetProperty("check").GetProperty("passed").GetBoolean());
        Assert.Equal(@"\frac{\partial f}{\partial x}", answer.GetProperty("derivatives")[0].GetProperty("label").GetProperty("latex").GetString());
    }

    [Fact]
    public async Task A_condition_stays_with_the_result()
    {
        JsonElement answer = await Ask("derive", """{"source": "(x² − 1)/(x − 1)"}""");
        Assert.NotEmpty(answer.GetProperty("conditions").EnumerateArray());
    }

    [Fact]
    public async Task A_reading_names_variables_and_remarks()
    {
        JsonElement answer = await Ask("read", """{"source": "x^2/2y + e^-λx"}""");
        Assert.Equal("((x ^ 2) / (2 * y)) + ((e ^ (-λ)) * x)", answer.GetProperty("reading").GetString());
        Assert.Equal(["x", "y", "λ"], answer.GetProperty("free").EnumerateArray().Select(static v => v.GetProperty("name").GetString()));
        Assert.NotEmpty(answer.GetProperty("lints").EnumerateArray());
    }

    [Theory]
    [InlineData("read")]
    [InlineData("derive")]
    [InlineData("graph")]
    [InlineData("export")]
    public async Task An_error_has_its_place_and_one_sentence(string kind)
    {
        JsonElement error = await Error(kind, """{"source": "y = 1\nx + lerning"}""");
        Assert.Equal(10, error.GetProperty("start").GetInt32());
        Assert.Equal(7, error.GetProperty("length").GetInt32());
        Assert.Equal(2, error.GetProperty("line").GetInt32());
        Assert.EndsWith(".", error.GetProperty("message").GetString());
        Assert.False(string.IsNullOrEmpty(error.GetProperty("hint").GetString()));
    }

    [Fact]
    public async Task Steps_deepen_with_the_level()
    {
        int[] counts = await Task.WhenAll(Enumerable.Range(1, 3).Select(async level =>
            (await Ask("explain", $$"""{"source": "x^2 sin(2x)", "level": {{level}}}""")).GetProperty("derivations")[0].GetProperty("steps").GetArrayLength()));
        Assert.True(counts[0] < counts[1] && counts[1] < counts[2], string.Join(' ', counts));
    }

    [Fact]
    public async Task The_steps_of_a_graph_add_up_to_its_derivatives()
    {
        JsonElement graph = await Ask("graph", Title);
        JsonElement[] steps = [.. graph.GetProperty("steps").EnumerateArray()];
        int node = 0;
        foreach (JsonElement drawn in graph.GetProperty("nodes").EnumerateArray())
        {
            JsonElement last = steps.Last(s => !s.GetProperty("isForward").GetBoolean() && s.GetProperty("node").GetInt32() == node);
            Assert.Equal(drawn.GetProperty("gradient").GetDouble(), last.GetProperty("total").GetDouble(), 1e-12);
            node++;
        }

        Assert.Contains("grad[v₂] += grad[v₃] · 2v₂", Texts(graph.GetProperty("steps"), "formula"));
    }

    [Fact]
    public async Task The_products_of_the_paths_add_up_to_the_derivative()
    {
        JsonElement paths = await Ask("paths", """{"source": "(xy+z)²+exp(x−yz)", "values": "x=1, y=2, z=0", "node": 0}""");
        Assert.Equal("2", paths.GetProperty("count").GetString());
        Assert.Equal(Math.E + 8, paths.GetProperty("paths").EnumerateArray().Sum(static p => p.GetProperty("value").GetDouble()), 1e-12);
        Assert.Equal(Math.E + 8, paths.GetProperty("sum").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task A_plot_begins_where_there_is_a_value()
    {
        JsonElement plot = await Ask("plot", """{"source": "log x", "from": -2, "to": 2}""");
        double[] piece = [.. plot.GetProperty("curves")[0].GetProperty("pieces").EnumerateArray().Single().EnumerateArray().Select(static v => v.GetDouble())];
        Assert.InRange(piece[0], 0, 0.1);
        Assert.Equal(Math.Log(2), piece[^1], 1e-12);
    }

    [Fact]
    public async Task A_plot_has_a_gap_at_a_pole_and_marks_on_its_axes()
    {
        JsonElement plot = await Ask("plot", """{"source": "tan x", "from": -3, "to": 3}""");
        Assert.Equal(3, plot.GetProperty("curves")[0].GetProperty("pieces").GetArrayLength());
        Assert.Contains("−2", plot.GetProperty("across").EnumerateArray().Select(static t => t.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task A_graph_of_tensors_has_shapes_and_goes_back()
    {
        JsonElement graph = await Ask("graph", """{"source": "W in R^{m×n}; x in R^n; b in R^m; y in R^m\na = tanh(W*x + b)\nL = sum((a − y).^2)"}""");
        JsonElement[] nodes = [.. graph.GetProperty("nodes").EnumerateArray()];
        JsonElement weights = nodes.Single(static n => n.GetProperty("name").GetString() == "W");
        Assert.Equal("m×n", weights.GetProperty("shape").GetString());
        JsonElement[] backward = [.. graph.GetProperty("steps").EnumerateArray().Where(static s => !s.GetProperty("isForward").GetBoolean())];
        JsonElement last = backward.Single(s => s.TryGetProperty("node", out JsonElement node) && node.GetInt32() == Array.IndexOf(nodes, weights));
        Assert.Contains("∂L/∂W", last.GetProperty("formula").GetProperty("text").GetString());
        Assert.Equal(weights.GetProperty("gradientFormula").GetProperty("text").GetString(), last.GetProperty("formula").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("latex", @"\begin{align*}")]
    [InlineData("csharp", "public static")]
    [InlineData("numpy", "import numpy")]
    [InlineData("c", "#include")]
    [InlineData("sql", "SELECT")]
    [InlineData("svg", "<svg")]
    [InlineData("dot", "digraph")]
    public async Task A_result_is_exported(string format, string part) =>
        Assert.Contains(part, (await Ask("export", $$"""{"source": "(xy+z)²+exp(x−yz)", "format": "{{format}}"}""")).GetProperty("text").GetString());

    [Fact]
    public async Task Every_lecture_example_is_offered_and_answered()
    {
        JsonElement groups = JsonDocument.Parse(await _client.GetStringAsync("/api/examples")).RootElement;
        JsonElement[] examples = [.. groups.EnumerateArray().SelectMany(static g => g.GetProperty("examples").EnumerateArray())];
        Assert.Equal(Directory.EnumerateDirectories(Path.Combine(Root(), "examples"), "lecture-*").Sum(static d => Directory.EnumerateFiles(d, "*.sym").Count()), examples.Length);
        foreach (JsonElement example in examples)
        {
            JsonElement answer = await Ask("derive", JsonSerializer.Serialize(new { source = example.GetProperty("source").GetString(), values = example.GetProperty("values").GetString() }));
            Assert.True(answer.GetProperty("statements").GetArrayLength() > 0, example.GetProperty("id").GetString());
            Assert.DoesNotContain(answer.GetProperty("statements").EnumerateArray(), static s => s.TryGetProperty("error", out _) || (s.TryGetProperty("check", out JsonElement check) && check.TryGetProperty("passed", out JsonElement passed) && !passed.GetBoolean()));
        }
    }

    [Fact]
    public async Task A_function_that_is_only_defined_is_called_behind_a_check()
    {
        JsonElement answer = await Ask("derive", """{"source": "check(x^2, x); f(x, y) = x*y", "variables": "x"}""");
        Assert.False(answer.TryGetProperty("error", out _), answer.GetRawText());
    }

    [Fact]
    public async Task A_network_is_derived_line_by_line()
    {
        JsonElement answer = await Ask("derive", """{"source": "W in R^{m×n}; x in R^n; b in R^m; y in R^m\na = tanh(W*x + b)\nL = sum((a − y).^2)"}""");
        Assert.True(answer.GetProperty("lines").GetArrayLength() > 2);
        Assert.Contains(answer.GetProperty("names").EnumerateArray(), static n => n.GetProperty("name").GetString() == "W" && n.GetProperty("shape").GetString() == "R^{m×n}");
    }

    [Fact]
    public async Task The_page_allows_nothing_from_elsewhere()
    {
        using HttpResponseMessage response = await _client.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
        string page = await response.Content.ReadAsStringAsync();
        foreach (string file in new[] { "app.js", "page.css", "katex/katex.min.js", "katex/fonts/KaTeX_Main-Regular.woff2" })
        {
            Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/" + file)).StatusCode);
        }

        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync("/../appsettings.json")).StatusCode);
    }

    [Theory]
    [InlineData("Host", "playground.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    public async Task Other_sites_are_refused(string header, string value, HttpStatusCode status)
    {
        using HttpRequestMessage request = Post("derive", Title);
        Assert.True(request.Headers.TryAddWithoutValidation(header, value));
        using HttpResponseMessage response = await _client.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task The_own_page_is_answered_on_both_loopback_addresses_and_no_other()
    {
        using HttpRequestMessage request = Post("derive", Title);
        request.Headers.Add("Origin", _server.Address.ToString().TrimEnd('/'));
        Assert.Equal(HttpStatusCode.OK, (await _client.SendAsync(request)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync($"http://127.0.0.1:{_server.Address.Port}/")).StatusCode);
        IPAddress? outside = (await Dns.GetHostAddressesAsync(Dns.GetHostName())).FirstOrDefault(static a => !IPAddress.IsLoopback(a) && a.AddressFamily == AddressFamily.InterNetwork);
        if (outside is not null)
        {
            using var socket = new TcpClient();
            await Assert.ThrowsAnyAsync<SocketException>(() => socket.ConnectAsync(outside, _server.Address.Port));
        }
    }

    [Theory]
    [InlineData("text/plain", Title, HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", "source=x", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "[1, 2]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"source\": ", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "null", HttpStatusCode.BadRequest)]
    public async Task What_is_no_request_is_refused_in_one_sentence(string type, string body, HttpStatusCode status)
    {
        using HttpResponseMessage response = await _client.PostAsync("/api/derive", new StringContent(body, Encoding.UTF8, type));
        Assert.Equal(status, response.StatusCode);
        Assert.EndsWith(".", JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_long_request_is_refused()
    {
        using HttpResponseMessage response = await _client.PostAsync("/api/read", Json($$"""{"source": "{{new string('x', 70_000)}}"}"""));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Markup_in_a_text_is_a_text()
    {
        JsonElement error = await Error("derive", """{"source": "<img src=x onerror=alert(1)>"}""");
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task A_slow_computation_is_stopped_and_others_go_on()
    {
        await using PlaygroundServer hasty = await PlaygroundServer.Start(new PlaygroundOptions { Port = 0, MaxTime = TimeSpan.FromMilliseconds(1) });
        using HttpResponseMessage late = await _client.PostAsync(new Uri(hasty.Address, "/api/derive"), Json("""{"source": "Π_{k=1}^{400} sin(k x)"}"""));
        JsonElement answer = JsonDocument.Parse(await late.Content.ReadAsStringAsync()).RootElement;
        Assert.False(answer.GetProperty("ok").GetBoolean());
        Assert.Equal("limit", answer.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Many_at_once_get_their_own_answers()
    {
        string[] texts = await Task.WhenAll(Enumerable.Range(2, 20).Select(async n =>
            (await Ask("derive", $$"""{"source": "x^{{n}}"}""")).GetProperty("derivatives")[0].GetProperty("formula").GetProperty("latex").GetString()!));
        Assert.Equal("2 x", texts[0]);
        Assert.Equal(Enumerable.Range(3, 19).Select(static n => n == 3 ? "3 x^{2}" : $"{n} x^{{{n - 1}}}"), texts[1..]);
    }

    [Fact]
    public async Task No_room_is_said_at_once()
    {
        var slots = new RequestSlots(new PlaygroundOptions { Running = 1, Waiting = 0 });
        using var gate = new ManualResetEventSlim();
        Task<SlotResult<string>> first = slots.Run(_ => { gate.Wait(); return "done"; }, CancellationToken.None);
        Assert.True((await slots.Run(_ => "second", CancellationToken.None)).IsBusy);
        gate.Set();
        Assert.Equal("done", (await first).Value);
        Assert.Equal("third", (await slots.Run(_ => "third", CancellationToken.None)).Value);
    }

    [Fact]
    public void A_taken_port_is_one_sentence()
    {
        (int status, _, string error) = Shell.Run("web", "--port", _server.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(2, status);
        Assert.StartsWith($"Port {_server.Address.Port} of localhost cannot be used", error);
    }

    private async Task<JsonElement> Ask(string kind, string body)
    {
        using HttpResponseMessage response = await _client.PostAsync($"/api/{kind}", Json(body));
        JsonElement answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        return answer.GetProperty("answer");
    }

    private async Task<JsonElement> Error(string kind, string body)
    {
        using HttpResponseMessage response = await _client.PostAsync($"/api/{kind}", Json(body));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.False(answer.GetProperty("ok").GetBoolean(), answer.ToString());
        return answer.GetProperty("error");
    }

    private static HttpRequestMessage Post(string kind, string body) => new(HttpMethod.Post, $"/api/{kind}") { Content = Json(body) };

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static IEnumerable<string?> Texts(JsonElement list, string field) => list.EnumerateArray().Select(e => e.GetProperty(field).GetProperty("text").GetString());

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Symbolic.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
