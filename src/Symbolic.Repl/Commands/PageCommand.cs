using Symbolic.Repl.Pages;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic explain --html</c> and <c>--markdown</c>: the explanation as a page.</summary>
internal static class PageCommand
{
    /// <param name="query">What is to be explained.</param>
    /// <param name="given">Values of variables.</param>
    /// <param name="language">The language of the page.</param>
    /// <param name="file">The file; null for the output.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Query query, GivenValues given, PageLanguage language, string? file, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (_, stop) =>
        {
            // The reader opens what is wanted: all levels are there.
            query = given.AddTo(query with { Source = SourceText.Read(query.Source), Level = ExplainLevel.Rewrites, Parts = GraphParts.None });
            Explained explained = Explained.Of(query, Problem.Read(query, stop), stop);
            (string title, IReadOnlyList<PageBlock> blocks) = ExplanationPage.Of(query, explained, stop);
            if (host.Page is { IsTypeset: true } page && file is null)
            {
                // The page has a heading of its own, and this is a part of a section.
                page.Blocks.AddRange(blocks.Skip(1).Select(static b => b is PageBlock.Heading heading ? heading with { Level = heading.Level + 1 } : b));
                return;
            }

            PictureFile.Write(language == PageLanguage.Html ? HtmlPage.Write(title, blocks) : MarkdownPage.Write(blocks), file, host);
        },
        cancellation);
}

/// <summary>The language of a page.</summary>
internal enum PageLanguage
{
    Html,
    Markdown,
}
