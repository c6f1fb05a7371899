using System.Text.Json;
using Microsoft.Playwright;

namespace Symbolic.Browser.Tests;

public sealed class PlaygroundPageTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Typing_shows_the_reading_and_the_derivative_and_nothing_is_refused_by_the_policy()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open("#source=x");
        var messages = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") { messages.Add(message.Text); } };
        await page.ReloadAsync();
        await page.FillAsync("#source", "x^3 sin x");
        await Contains(page, "#reading", "(x ^ 3) * sin(x)");
        await Contains(page, "#derivatives", "checked at 12 points");
        Assert.NotEqual(0, await page.Locator("#derivatives .katex").CountAsync());
        Assert.Empty(messages);
    }

    [Fact]
    public async Task An_error_is_underlined_at_its_place()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open("#source=x");
        await page.FillAsync("#source", "y = 1\nx + lerning");
        await Contains(page, "#error", "lerning");
        Assert.Equal("lerning", await page.TextContentAsync(".mark-wrong"));
        Assert.Equal("2", await page.TextContentAsync(".gutter .wrong"));
    }

    [Fact]
    public async Task Markup_stays_text()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open("#source=" + Uri.EscapeDataString("<img src=x onerror=alert(1)>"));
        await page.WaitForSelectorAsync("#error:not([hidden])");
        Assert.Equal(0, await page.Locator("#error img, #marks img, #derivatives img").CountAsync());
    }

    [Fact]
    public async Task An_example_is_chosen_from_the_menu()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open();
        await page.ClickAsync("#examples-open");
        await page.FillAsync("#examples-filter", "perceptron with");
        await page.FillAsync("#examples-filter", "01-perceptron");
        await page.ClickAsync("[data-example='lecture-0/01-perceptron']");
        await Contains(page, "#derivatives", "Backward pass");
        Assert.Contains("tanh", await page.InputValueAsync("#source"));
    }

    [Fact]
    public async Task The_graph_is_stepped_and_a_node_shows_its_paths()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open();
        await page.ClickAsync("[aria-label='To the beginning']");
        await Contains(page, ".message", "Before the forward pass");
        await page.ClickAsync("[aria-label='One step forward']");
        Assert.Equal("x = 1", await page.TextContentAsync("#graph-message"));
        await page.FocusAsync(".picture");
        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("y = 2", await page.TextContentAsync("#graph-message"));
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal("x = 1", await page.TextContentAsync("#graph-message"));
        await page.Locator(".graph .node").First.ClickAsync();
        await Contains(page, ".paths", "the sum over 2 paths");
        await Contains(page, ".paths .sum", "10.7183");
        Assert.Equal(7, await page.Locator(".graph .wire.on-path").CountAsync());
    }

    [Fact]
    public async Task Steps_unfold_and_a_result_is_exported()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open();
        await page.ClickAsync("#tab-steps");
        await page.Locator(".step summary").First.ClickAsync();
        Assert.True(await page.Locator(".step .after").First.IsVisibleAsync());
        await page.ClickAsync("#tab-export");
        await page.ClickAsync("[data-format='c']");
        await Contains(page, "#export-text", "#include");
    }

    [Fact]
    public async Task A_link_carries_the_text()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open();
        await page.FillAsync("#source", "tanh(a + b)²");
        await page.WaitForURLAsync(static address => address.Contains("tanh", StringComparison.Ordinal));
        IPage other = await browser.Open(new Uri(page.Url).Fragment);
        await Contains(other, "#derivatives", "checked");
        Assert.Equal("tanh(a + b)²", await other.InputValueAsync("#source"));
    }

    [Theory]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task The_page_is_accessible_and_as_wide_as_the_window(int width, ColorScheme scheme)
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open(width: width, scheme: scheme);
        await Contains(page, "#derivatives", "checked");
        await page.WaitForSelectorAsync(".graph");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        string axe = Path.Combine(Browser.BrowserFolder, "node_modules", "axe-core", "axe.min.js");
        if (File.Exists(axe))
        {
            await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
            JsonElement? found = await page.EvaluateAsync("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))");
            Assert.Equal("[]", found.ToString());
        }
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        if (!browser.IsThere)
        {
            return;
        }

        IPage page = await browser.Open();
        await Contains(page, "#derivatives", "checked");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("skip", await page.EvaluateAsync<string>("document.activeElement.className"));
        for (int i = 0; i < 40 && await page.EvaluateAsync<string>("document.activeElement.id") != "tab-graph"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal("tab-steps", await page.EvaluateAsync<string>("document.activeElement.id"));
        Assert.True(await page.Locator("#panel-steps").IsVisibleAsync());
    }

    private static Task Contains(IPage page, string selector, string text) =>
        page.Locator(selector).Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();
}
