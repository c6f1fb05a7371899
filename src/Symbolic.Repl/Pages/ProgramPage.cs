using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>A program as a page: comments on lines of their own are prose, equations stand as they are, and answers behind what asks for them.</summary>
internal static class ProgramPage
{
    private const char Comment = '#';

    /// <summary>The page.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="query">The program, and a point where there are values.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<PageBlock> Of(string title, Query query, CancellationToken cancellation)
    {
        Problem problem = Problem.Read(query, cancellation);
        var answers = new ProgramAnswers(query, problem, query.Points is [var point, ..] ? point : null, cancellation);
        return
        [
            new PageBlock.Heading(1, PageCell.Words(title)),
            .. answers.Write(Sections(query.Source)),
            .. problem.Notes.Select(static n => new PageBlock.Paragraph(PageTone.Warning, PageCell.Words($"note: {n}"))),
        ];
    }

    // Comments and the lines below them, each with the place where it begins.
    private static IEnumerable<(int Start, PageBlock[] Blocks)> Sections(string source)
    {
        List<string> prose = [], code = [];
        int start = 0, at = 0;
        foreach (string line in source.ReplaceLineEndings("\n").Split('\n'))
        {
            bool isProse = line.StartsWith(Comment);
            if (isProse && code.Exists(static l => l.Length > 0))
            {
                yield return (start, Blocks());
                start = at;
            }

            (isProse ? prose : code).Add(isProse ? line.TrimStart(Comment).Trim() : line);
            at += line.Length + 1;
        }

        yield return (start, Blocks());

        PageBlock[] Blocks()
        {
            var blocks = new List<PageBlock>();
            if (prose.Count > 0)
            {
                blocks.Add(new PageBlock.Paragraph(PageTone.Plain, PageCell.Words(string.Join(' ', prose))));
            }

            if (string.Join('\n', code).Trim('\n') is { Length: > 0 } lines)
            {
                blocks.Add(new PageBlock.Listing(null, [.. lines.Split('\n').Select(static l => new ListingLine(l))]));
            }

            prose.Clear();
            code.Clear();
            return [.. blocks];
        }
    }
}
