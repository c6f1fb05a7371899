namespace Symbolic.Browser.Tests;

/// <summary>A test that needs a browser; without one it is skipped.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    internal const string NoBrowser = "No Chromium runs here. SYMBOLIC_CHROMIUM names one, or: npm ci --prefix tests/Symbolic.Browser.Tests/browser.";

    public BrowserFactAttribute() => Skip = InstalledBrowser.Found is null ? NoBrowser : null;
}

/// <summary>A test with cases that needs a browser, and if it says so axe; without them it is skipped.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute(bool needsAxe = false) =>
        Skip = InstalledBrowser.Found is null ? BrowserFactAttribute.NoBrowser
            : needsAxe && InstalledBrowser.Axe is null ? "axe is not installed: npm ci --prefix tests/Symbolic.Browser.Tests/browser."
            : null;
}
