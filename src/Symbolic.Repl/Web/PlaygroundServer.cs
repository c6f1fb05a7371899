using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Symbolic.Repl.Web;

/// <summary>The playground on the loopback addresses of this machine. It keeps nothing between requests.</summary>
internal sealed class PlaygroundServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly PlaygroundOptions _options;
    private readonly RequestSlots _slots;

    private PlaygroundServer(PlaygroundOptions options)
    {
        _options = options;
        _slots = new RequestSlots(options);

        // An empty builder: no configuration from the environment that could open other addresses, no log.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBody;
            kestrel.Limits.MaxConcurrentConnections = 256;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.ListenLocalhost(options.Port);
        });
        _application = builder.Build();
        _application.Run(Serve);
    }

    /// <summary>Where the page is.</summary>
    public Uri Address => new($"http://localhost:{_options.Port}/");

    /// <summary>Starts to listen.</summary>
    /// <exception cref="IOException">The port is taken, or may not be used.</exception>
    public static async Task<PlaygroundServer> Start(PlaygroundOptions options)
    {
        var server = new PlaygroundServer(options.Port == 0 ? options with { Port = FreePort() } : options);
        try
        {
            await server._application.StartAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until the process is asked to end, by Ctrl-C for instance.</summary>
    public Task WaitForShutdown() => _application.WaitForShutdownAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task Serve(HttpContext context)
    {
        RequestGate.SetHeaders(context.Response);
        if (RequestGate.Refusal(context.Request) is { } refusal)
        {
            await Refuse(context, refusal.Status, refusal.Message);
            return;
        }

        string path = context.Request.Path.Value ?? "/";
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            if (path == "/api/examples")
            {
                await Write(context, 200, JsonSerializer.SerializeToUtf8Bytes(LectureExamples.All, PlaygroundJson.Default.IReadOnlyListExampleGroupAnswer));
            }
            else if (PageFile.Find(path) is { } file)
            {
                await file.Write(context);
            }
            else
            {
                await Refuse(context, StatusCodes.Status404NotFound, "There is no such page.");
            }

            return;
        }

        switch (path)
        {
            case "/api/read":
                await Answer(context, PlaygroundAnswers.Read, PlaygroundJson.Default.ReadAnswer);
                break;
            case "/api/derive":
                await Answer(context, PlaygroundAnswers.Derive, PlaygroundJson.Default.DeriveAnswer);
                break;
            case "/api/explain":
                await Answer(context, PlaygroundAnswers.Explain, PlaygroundJson.Default.ExplainAnswer);
                break;
            case "/api/graph":
                await Answer(context, PlaygroundGraph.Graph, PlaygroundJson.Default.GraphAnswer);
                break;
            case "/api/paths":
                await Answer(context, PlaygroundGraph.Paths, PlaygroundJson.Default.PathsAnswer);
                break;
            case "/api/plot":
                await Answer(context, PlaygroundPlot.Of, PlaygroundJson.Default.PlotAnswer);
                break;
            case "/api/export":
                await Answer(context, PlaygroundExport.Of, PlaygroundJson.Default.ExportAnswer);
                break;
            default:
                await Refuse(context, StatusCodes.Status404NotFound, "There is no such page.");
                break;
        }
    }

    private async Task Answer<T>(HttpContext context, Func<PlaygroundRequest, CancellationToken, T> work, JsonTypeInfo<T> type)
    {
        PlaygroundRequest request;
        try
        {
            request = await JsonSerializer.DeserializeAsync(context.Request.Body, PlaygroundJson.Default.PlaygroundRequest, context.RequestAborted)
                ?? throw new JsonException();
        }
        catch (JsonException)
        {
            await Refuse(context, StatusCodes.Status400BadRequest, "The body is not a JSON object of the fields of the page.");
            return;
        }
        catch (BadHttpRequestException e)
        {
            await Refuse(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? FormattableString.Invariant($"The request is longer than {_options.MaxBody / 1024} KB.") : "The request cannot be read.");
            return;
        }
        catch (OperationCanceledException)
        {
            return;
        }

        SlotResult<byte[]> result = await _slots.Run(token => JsonSerializer.SerializeToUtf8Bytes(work(request, token), type), context.RequestAborted);
        if (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }

        // What is wrong with a text is an answer, not a failure of the request.
        if (result.IsBusy)
        {
            await Refuse(context, StatusCodes.Status503ServiceUnavailable, "The playground is busy with other requests.");
        }
        else if (result.Value is { } answer)
        {
            await Write(context, 200, Envelope("""{"ok":true,"answer":"""u8, answer));
        }
        else
        {
            ErrorAnswer error = result.IsLate
                ? new ErrorAnswer("limit", FormattableString.Invariant($"The computation took longer than {_options.MaxTime.TotalSeconds:0.##} s and was stopped."), "Ask for less, or use the command line, which has no limit.")
                : PlaygroundError.Of(result.Error!);
            await Write(context, 200, Envelope("""{"ok":false,"error":"""u8, JsonSerializer.SerializeToUtf8Bytes(error, PlaygroundJson.Default.ErrorAnswer)));
        }
    }

    private static Task Refuse(HttpContext context, int status, string message) =>
        Write(context, status, Envelope("""{"ok":false,"error":"""u8, JsonSerializer.SerializeToUtf8Bytes(new ErrorAnswer("request", message, null), PlaygroundJson.Default.ErrorAnswer)));

    private static byte[] Envelope(ReadOnlySpan<byte> start, byte[] content) => [.. start, .. content, (byte)'}'];

    private static async Task Write(HttpContext context, int status, byte[] json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentLength = json.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(json, context.RequestAborted);
        }
    }
}

/// <summary>Where the playground listens, and what one request may take.</summary>
internal sealed record PlaygroundOptions
{
    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; } = 8321;

    /// <summary>The most bytes of a request.</summary>
    public int MaxBody { get; init; } = 64 * 1024;

    /// <summary>The longest time of a computation.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many computations run at once.</summary>
    public int Running { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>How many more may wait.</summary>
    public int Waiting { get; init; } = 32;
}
