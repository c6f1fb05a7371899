using System.Diagnostics;
using Microsoft.Playwright;
using Symbolic.Repl.Web;

namespace Symbolic.Browser.Tests;

/// <summary>One browser and one playground for all tests; without a browser on this machine the tests are skipped.</summary>
public sealed class Browser : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private PlaygroundServer? _server;

    /// <summary>Where the page is.</summary>
    public string Address => _server!.Address.ToString();

    /// <summary>True when there is a browser.</summary>
    public bool IsThere => _browser is not null;

    public async Task InitializeAsync()
    {
        if (Find() is not { } executable)
        {
            Console.WriteLine("No Chromium is at hand: the browser tests are skipped. SYMBOLIC_CHROMIUM names one, or: npm ci --prefix tests/Symbolic.Browser.Tests/browser.");
            return;
        }

        _server = await PlaygroundServer.Start(new PlaygroundOptions { Port = 0 });
        _playwright = await Playwright.CreateAsync();
        try
        {
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
        }
        catch (PlaywrightException e) when (executable == FromNpm())
        {
            // It is built for one kind of machine, and not for all that have npm.
            Console.WriteLine($"The Chromium of the package does not run here, so the browser tests are skipped: {e.Message.Split('\n')[0]}");
        }
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
        page.SetDefaultTimeout(20_000);
        await page.GotoAsync(Address + fragment);
        return page;
    }

    /// <summary>The first browser of a list of usual places.</summary>
    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SYMBOLIC_CHROMIUM") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        string[] folders = Environment.GetEnvironmentVariable("SYMBOLIC_CHROMIUM_FROM_NPM") == "1" ? [] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        return folders.SelectMany(folder => names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists) ?? FromNpm();
    }

    private static string? FromNpm()
    {
        string folder = BrowserFolder;
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "@sparticuz")))
        {
            return null;
        }

        try
        {
            using Process process = Process.Start(new ProcessStartInfo("node", "unpack.mjs") { WorkingDirectory = folder, RedirectStandardOutput = true })!;
            string path = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return File.Exists(path) ? path : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>The folder with what npm brings.</summary>
    public static string BrowserFolder
    {
        get
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Symbolic.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "tests", "Symbolic.Browser.Tests", "browser");
        }
    }
}
