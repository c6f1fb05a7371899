using System.Text.Json;
using Microsoft.Playwright;

namespace Symbolic.Browser.Tests;

public sealed class PlaygroundPageTests(Browser browser) : IClassFixture<Browser>
{
    [BrowserFact]
    public async Task Typing_shows_the_reading_and_the_derivative_and_nothing_is_refused_by_the_policy()
    {
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

    [BrowserFact]
    public async Task An_error_is_underlined_at_its_place()
    {
        IPage page = await browser.Open("#source=x");
        await page.FillAsync("#source", "y = 1\nx + lerning");
        await Contains(page, "#error", "lerning");
        Assert.Equal("lerning", await page.TextContentAsync(".mark-wrong"));
        Assert.Equal("2", await page.TextContentAsync(".gutter .wrong"));
    }

    [BrowserFact]
    public async Task A_mistake_is_said_once_and_there_is_no_empty_view()
    {
        IPage page = await browser.Open("#source=" + Uri.EscapeDataString("2(x + 1"));
        await Contains(page, "#error", "')' is missing");
        await Contains(page, "#derivatives", "when the text can be read");
        Assert.False(await page.IsVisibleAsync("#views"));
        await page.FillAsync("#source", "2(x + 1)");
        await page.WaitForSelectorAsync("#views .graph");
    }

    [BrowserFact]
    public async Task Markup_stays_text()
    {
        IPage page = await browser.Open("#source=" + Uri.EscapeDataString("<img src=x onerror=alert(1)>"));
        await page.WaitForSelectorAsync("#error:not([hidden])");
        Assert.Equal(0, await page.Locator("#error img, #marks img, #derivatives img").CountAsync());
    }

    [BrowserFact]
    public async Task An_example_is_chosen_from_the_menu()
    {
        IPage page = await browser.Open();
        await page.ClickAsync("#examples-open");
        await page.FillAsync("#examples-filter", "perceptron with");
        await page.FillAsync("#examples-filter", "01-perceptron");
        await page.ClickAsync("[data-example='lecture-0/01-perceptron']");
        await Contains(page, "#derivatives", "Backward pass");
        Assert.Contains("tanh", await page.InputValueAsync("#source"));
    }

    [BrowserFact]
    public async Task The_graph_is_stepped_and_a_node_shows_its_paths()
    {
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

    [BrowserFact]
    public async Task Steps_unfold_and_a_result_is_exported()
    {
        IPage page = await browser.Open();
        await page.ClickAsync("#tab-steps");
        await page.Locator(".step summary").First.ClickAsync();
        Assert.True(await page.Locator(".step .after").First.IsVisibleAsync());
        await page.ClickAsync("#tab-export");
        await page.ClickAsync("[data-format='c']");
        await Contains(page, "#export-text", "#include");
    }

    // The page's own address is asked for: the one that the driver knows follows by an event of its own.
    [BrowserFact]
    public async Task A_link_carries_the_text()
    {
        IPage page = await browser.Open();
        await page.FillAsync("#source", "tanh(a + b)²");
        await page.ClickAsync("#link-copy");
        IPage other = await browser.Open(await page.EvaluateAsync<string>("location.hash"));
        await Contains(other, "#derivatives", "checked");
        Assert.Equal("tanh(a + b)²", await other.InputValueAsync("#source"));
    }

    [BrowserFact]
    public async Task A_graph_of_layers_goes_back_line_by_line()
    {
        const string net = "W in R^{m×n}; x in R^n; b in R^m; y in R^m\na = tanh(W*x + b)\nL = sum((a − y).^2)";
        IPage page = await browser.Open("#source=" + Uri.EscapeDataString(net));
        await page.WaitForSelectorAsync(".graph");
        await Contains(page, ".pass-name", "backward");
        await Contains(page, ".graph text.value", "m×n");
        await Contains(page, ".graph text.gradient", "W");
        await page.ClickAsync("[aria-label='To the beginning']");
        await page.ClickAsync("[aria-label='One step forward']");
        await Contains(page, ".pass-name", "forward");
    }

    [BrowserFact]
    public async Task A_curve_has_a_gap_at_its_pole()
    {
        IPage page = await browser.Open("#source=" + Uri.EscapeDataString("1/x"));
        await page.ClickAsync("#tab-plot");
        string? path = await page.Locator(".curve-0").First.GetAttributeAsync("d");
        Assert.Equal(2, path!.Count(static c => c == 'M'));
    }

    [BrowserTheory(needsAxe: true)]
    [InlineData(1400, ColorScheme.Light)]
    [InlineData(1400, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    public async Task The_page_is_accessible_and_as_wide_as_the_window(int width, ColorScheme scheme)
    {
        IPage page = await browser.Open(width: width, scheme: scheme);
        await Contains(page, "#derivatives", "checked");
        await page.WaitForSelectorAsync(".graph");
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await page.EvaluateAsync(await File.ReadAllTextAsync(InstalledBrowser.Axe!));
        JsonElement? found = await page.EvaluateAsync("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', ')))");
        Assert.Equal("[]", found.ToString());
    }

    [BrowserFact]
    public async Task The_keyboard_alone_is_enough()
    {
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
