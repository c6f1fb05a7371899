using System.Text;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Symbolic.Repl.Commands;
using Symbolic.Repl.Interactive;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>A block of a document whose content is computed.</summary>
/// <param name="FirstLine">The first line of the content, from 0.</param>
/// <param name="Lines">The content as it stands.</param>
/// <param name="Folder">Where the files are that it names.</param>
internal abstract record LiveBlock(int FirstLine, IReadOnlyList<string> Lines, string Folder)
{
    /// <summary>The block as one that is computed; null for every other block.</summary>
    public static LiveBlock? Of(Block block, string folder)
    {
        if (block is not FencedCodeBlock { Info: { Length: > 0 } language } fenced || block is MathBlock)
        {
            return null;
        }

        int first = fenced.Line + 1;
        string[] lines = fenced.Lines.Count == 0 ? [] : fenced.Lines.ToString().Split('\n');
        string file = (fenced.Arguments ?? "").Trim();
        return file.Length > 0 ? new FileBlock(first, lines, folder, file)
            : language switch
            {
                "console" => new ConsoleBlock(first, lines, folder),
                "symbolic" => new SessionBlock(first, lines, folder),
                _ => null,
            };
    }

    /// <summary>What the content should be now.</summary>
    /// <param name="files">Takes what commands write.</param>
    public abstract IReadOnlyList<string> Fresh(Dictionary<string, string> files);

    /// <summary>The block on a page.</summary>
    /// <param name="files">Takes what commands write.</param>
    public abstract IReadOnlyList<PageBlock> ToPage(Dictionary<string, string> files);

    /// <summary>The lines of an output.</summary>
    protected static string[] LinesOf(string output) => output.Length == 0 ? [] : output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

/// <summary>A file that is shown.</summary>
internal sealed record FileBlock(int FirstLine, IReadOnlyList<string> Lines, string Folder, string File) : LiveBlock(FirstLine, Lines, Folder)
{
    public override IReadOnlyList<string> Fresh(Dictionary<string, string> files) => LinesOf(SourceText.ReadFile(Path.Combine(Folder, File)));

    public override IReadOnlyList<PageBlock> ToPage(Dictionary<string, string> files)
    {
        bool isProgram = File.EndsWith(".sym", StringComparison.OrdinalIgnoreCase);
        return [new PageBlock.Listing(File, [.. Fresh(files).Select(l => new ListingLine(l, isProgram && l.StartsWith('#') ? LineTone.Comment : LineTone.Plain))])];
    }
}

/// <summary>Commands of a shell; those of this program are run, others are shown as they stand.</summary>
internal sealed record ConsoleBlock(int FirstLine, IReadOnlyList<string> Lines, string Folder) : LiveBlock(FirstLine, Lines, Folder)
{
    private const string Prompt = "$ ";
    private const string Program = "symbolic";

    public override IReadOnlyList<string> Fresh(Dictionary<string, string> files) =>
        [.. Commands().SelectMany(c => (IEnumerable<string>)[c.Line, .. IsRun(c.Line) ? Run(c.Line, new PageAnswer(AnswerForm.Text) { Files = files }) : c.Below])];

    public override IReadOnlyList<PageBlock> ToPage(Dictionary<string, string> files)
    {
        var blocks = new List<PageBlock>();
        foreach ((string line, IReadOnlyList<string> below) in Commands())
        {
            blocks.Add(new PageBlock.Listing(null, [new ListingLine(line, LineTone.Typed)]));
            var answer = new PageAnswer(AnswerForm.Typeset) { Files = files };
            IReadOnlyList<string> text = IsRun(line) ? Run(line, answer) : below;
            if (text.Count > 0)
            {
                answer.Blocks.Add(new PageBlock.Listing(null, [.. text.Select(static l => new ListingLine(l))]));
            }

            if (answer.Blocks.Count > 0)
            {
                blocks.Add(new PageBlock.Answer(answer.Blocks));
            }
        }

        return blocks;
    }

    private static bool IsRun(string line) => line == Prompt + Program || line.StartsWith($"{Prompt}{Program} ", StringComparison.Ordinal);

    // Each command with the lines below it.
    private IEnumerable<(string Line, IReadOnlyList<string> Below)> Commands()
    {
        for (int i = 0; i < Lines.Count;)
        {
            string line = Lines[i++];
            int begin = i;
            while (i < Lines.Count && !Lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                i++;
            }

            yield return (line, [.. Lines.Skip(begin).Take(i - begin)]);
        }
    }

    private string[] Run(string line, PageAnswer answer)
    {
        using var output = new StringWriter();
        using var bytes = new MemoryStream();
        var host = new Host(TextReader.Null, output, output) { Page = answer, OpenOutput = () => bytes };
        IReadOnlyList<string> words = ShellWords.Of(line[Prompt.Length..]);
        CommandLine.Run([.. words.Skip(1).Select((w, i) => words[i] is "--out" or "-o" ? w : Located(w))], host);
        return LinesOf(output + Encoding.UTF8.GetString(bytes.ToArray()));
    }

    // Files that are read are those beside the document, wherever the program runs.
    private string Located(string argument)
    {
        int name = argument.IndexOf('=', StringComparison.Ordinal) + 1;
        string path = Path.Combine(Folder, argument[name..]);
        return argument.Length > name && System.IO.File.Exists(path) ? argument[..name] + path : argument;
    }
}

/// <summary>A session: what was typed, and what was answered to each input.</summary>
internal sealed record SessionBlock(int FirstLine, IReadOnlyList<string> Lines, string Folder) : LiveBlock(FirstLine, Lines, Folder)
{
    public override IReadOnlyList<string> Fresh(Dictionary<string, string> files) => [.. Transcript().Select(static l => l.Text)];

    public override IReadOnlyList<PageBlock> ToPage(Dictionary<string, string> files) => [new PageBlock.Listing(null, Transcript())];

    private IReadOnlyList<ListingLine> Transcript()
    {
        string[] typed = [.. Lines.Where(static l => l.StartsWith(PlainInput.FirstPrompt, StringComparison.Ordinal) || l.StartsWith(PlainInput.NextPrompt, StringComparison.Ordinal))];
        using var output = new StringWriter();
        var transcript = new List<ListingLine>();
        var input = new ObservedLines([.. typed.Select(static l => l[PlainInput.FirstPrompt.Length..])], line =>
        {
            TakeAnswer();
            transcript.Add(new ListingLine(typed[line], LineTone.Typed));
        });
        new InteractiveLoop(new Host(input, output, output), format: ResultFormat.Unicode).Run();
        TakeAnswer();
        return transcript;

        void TakeAnswer()
        {
            transcript.AddRange(LinesOf(output.ToString()).Select(static l => new ListingLine(l)));
            output.GetStringBuilder().Clear();
        }
    }

    /// <summary>Lines that tell when each is read: what was written before belongs to those before it.</summary>
    private sealed class ObservedLines(string[] lines, Action<int> reading) : TextReader
    {
        private int _next;

        public override string? ReadLine()
        {
            if (_next == lines.Length)
            {
                return null;
            }

            reading(_next);
            return lines[_next++];
        }
    }
}
