using System.Text;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Pages;

/// <summary>The words of a command line as a shell takes it apart: blanks and both kinds of quotes, and nothing that only a shell can do.</summary>
internal static class ShellWords
{
    /// <exception cref="RequestException">A quote is open, or the line needs a shell.</exception>
    public static IReadOnlyList<string> Of(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char quote = '\0';
        foreach (char c in line)
        {
            if (quote != '\0')
            {
                if (c == quote)
                {
                    quote = '\0';
                }
                else
                {
                    word!.Append(c);
                }
            }
            else if (c is '\'' or '"')
            {
                quote = c;
                word ??= new StringBuilder();
            }
            else if (c is ' ' or '\t')
            {
                End();
            }
            else if (c is '|' or '<' or '>' or '&' or ';' or '$' or '`' or '\\')
            {
                throw new RequestException($"'{c}' is for a shell, and a command of a document is run without one.", "Write what belongs to a formula between quotes.");
            }
            else
            {
                (word ??= new StringBuilder()).Append(c);
            }
        }

        if (quote != '\0')
        {
            throw new RequestException($"A quote {quote} is not closed.");
        }

        End();
        return words;

        void End()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }
}
