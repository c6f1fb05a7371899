using Microsoft.Playwright;
using Symbolic.Repl.Web;

namespace Symbolic.Browser.Tests;

/// <summary>One browser and one playground for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private PlaygroundServer? _server;

    /// <summary>Where the page is.</summary>
    public string Address => _server!.Address.ToString();

    public async Task InitializeAsync()
    {
        if (InstalledBrowser.Found is not { } installed)
        {
            return;
        }

        // The first requests of a process are slow, and on a busy machine slower than the page allows.
        _server = await PlaygroundServer.Start(new PlaygroundOptions { Port = 0, MaxTime = TimeSpan.FromMinutes(2) });
        _playwright = await Playwright.CreateAsync();

        // What is set for the browser replaces the environment, so the rest of it goes along.
        Dictionary<string, string> environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().ToDictionary(static e => (string)e.Key, static e => (string)e.Value!);
        foreach ((string name, string value) in installed.Environment)
        {
            environment[name] = value;
        }

        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = installed.Executable, Args = ["--no-sandbox", "--disable-gpu"], Env = environment, Timeout = 120_000 });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>A page of its own, in a window of a size.</summary>
    public async Task<IPage> Open(string fragment = "", int width = 1400, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 }, ColorScheme = scheme });
        IPage page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(Address + fragment);
        return page;
    }
}
