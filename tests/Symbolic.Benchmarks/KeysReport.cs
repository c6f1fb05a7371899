using System.Diagnostics;
using Symbolic.Repl.Editing;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;

namespace Symbolic.Benchmarks;

/// <summary>What a keystroke costs in a session: styles and drawing at once, the reading below the line when nothing is typed.</summary>
internal static class KeysReport
{
    private static readonly (string Name, string Text)[] Inputs =
    [
        ("short", "d/dx x^3 sin x"),
        ("title", "(xy+z)²+exp(x−yz)"),
        ("layer", "L = 1/(2K) Σ_k (softmax(W*tanh(V*x + b) + c)[k] − d_k)^2"),
        ("100 terms", string.Join(" + ", Enumerable.Range(1, 100).Select(static i => $"a_{i} x^{i}"))),
        ("pasted, 200 lines", string.Join('\n', Enumerable.Range(1, 200).Select(static i => $"y_{i} = sin({i} x) exp(-x/{i})"))),
    ];

    public static void Run(TextWriter output)
    {
        output.WriteLine($"{"input",-18} {"chars",6} {"key, median",12} {"key, worst",12} {"reading, first",15} {"reading, after",15}   (ms)");
        foreach ((string name, string text) in Inputs)
        {
            var conversation = new Conversation(new Host(TextReader.Null, TextWriter.Null, TextWriter.Null) { OutputIsTerminal = true }, new SessionSettings());
            var assistant = new LanguageAssistant(conversation);
            var view = new LineView(new Nowhere(), colors: true);
            double first = Time(() => assistant.Echo(text, CancellationToken.None));
            double after = Enumerable.Range(0, 5).Min(_ => Time(() => assistant.Echo(text, CancellationToken.None)));

            // Of a long text only the last keys: it was pasted.
            var keys = new List<double>();
            for (int end = Math.Max(1, text.Length - 200); end <= text.Length; end++)
            {
                string typed = text[..end];
                keys.Add(Time(() => view.Draw(new InputPicture("» ", "… ", typed, assistant.StylesOf(typed), end, []))));
            }

            keys.Sort();
            output.WriteLine($"{name,-18} {text.Length,6} {keys[keys.Count / 2],12:0.000} {keys[^1],12:0.000} {first,15:0.000} {after,15:0.000}");
        }
    }

    private static double Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    private sealed class Nowhere : ITerminal
    {
        public int Width => 80;

        public int Height => 24;

        public void Write(string text)
        {
        }
    }
}
