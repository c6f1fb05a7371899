using Symbolic.Repl.Pages;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic page FILE.md</c>: a document whose commands are run.</summary>
internal static class DocumentCommand
{
    /// <param name="file">The document.</param>
    /// <param name="language">A page, or the document with what is printed now.</param>
    /// <param name="output">The file to write; null for the output.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The exit status.</returns>
    public static int Run(string file, PageLanguage language, string? output, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (_, stop) =>
        {
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
