using Symbolic.Repl.Pages;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic page FILE</c>: a document whose commands are run, or a program with its answers.</summary>
internal static class DocumentCommand
{
    /// <param name="file">The document, or a program.</param>
    /// <param name="query">How a program is read.</param>
    /// <param name="given">Values of the variables of a program.</param>
    /// <param name="language">A page, or the document with what is printed now.</param>
    /// <param name="output">The file to write; null for the output.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The exit status.</returns>
    public static int Run(string file, Query query, GivenValues given, PageLanguage language, string? output, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (_, stop) =>
        {
            if (host.Page is not null)
            {
                throw new RequestException("A page is not made while another one is made.", "Take the command out of the document.");
            }

            if (SourceText.IsFile(file))
            {
                query = given.AddTo(query with { Source = SourceText.ReadFile(file).ReplaceLineEndings("\n") });
                string title = Path.GetFileName(file);
                IReadOnlyList<PageBlock> blocks = ProgramPage.Of(title, query, stop);
                PictureFile.Write(language == PageLanguage.Html ? HtmlPage.Write(title, blocks) : MarkdownPage.Write(blocks), output, host);
                return;
            }

            if (given.Points.Count > 0 || given.Files.Count > 0)
            {
                throw new RequestException("Values are for a program, and this is a document.", "Write them into the commands of the document.");
            }

            Document document = Document.Read(SourceText.ReadFile(file), Path.GetDirectoryName(file) ?? "");
            if (language == PageLanguage.Html)
            {
                PictureFile.Write(document.ToHtml(stop), output, host);
                return;
            }

            (string text, IReadOnlyDictionary<string, string> files) = document.Refresh(stop);
            PictureFile.Write(text, output, host);
            if (output is not (null or "-"))
            {
                foreach ((string name, string content) in files)
                {
                    PictureFile.Write(content, Path.Combine(Path.GetDirectoryName(output) ?? "", name), host);
                }
            }
        },
        cancellation);
}
