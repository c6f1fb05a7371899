using System.Globalization;
using Symbolic.Repl.Quiz;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic quiz</c>: a round of exercises, or a worksheet.</summary>
internal static class QuizCommand
{
    // Few enough to be typed again.
    private const int MostSeeds = 100_000;

    /// <param name="topics">What the exercises are about, in turns.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="seed">Where chance begins; null for anywhere.</param>
    /// <param name="prints">Whether a worksheet is wanted.</param>
    /// <param name="format">How formulas are written.</param>
    /// <param name="host">Where the round takes place.</param>
    /// <returns>The exit status: 0; 1 after an error, or when a script did not answer everything rightly.</returns>
    public static int Run(IReadOnlyList<Topic> topics, int count, int? seed, bool prints, WorksheetFormat format, Host host)
    {
        var screen = new Screen(host);
        try
        {
            int begin = seed ?? Random.Shared.Next(MostSeeds);
            IReadOnlyList<Exercise> exercises = new ExerciseMaker(begin, OperatorTable.Standard).Make(topics, count);
            if (seed is null)
            {
                // Beside the output, which may be a worksheet.
                new Screen(host.Error, host.Colors && host.ErrorIsTerminal, host.Width).Quiet(string.Create(CultureInfo.InvariantCulture, $"The same exercises again: --seed {begin}"));
            }

            if (prints)
            {
                Worksheet.Write(host.Output, exercises, format);
                return 0;
            }

            PrintForm form = format switch { WorksheetFormat.Unicode => PrintForm.Unicode, WorksheetFormat.Text => PrintForm.Text, _ => PrintForm.Latex };
            bool right = new QuizRound(new ReaderInput(host, screen), screen, form).Run(exercises);
            return right || host.InputIsTerminal ? 0 : 1;
        }
        catch (Exception e) when (ErrorReport.Knows(e))
        {
            ErrorReport.Write(new Screen(host.Error, host.Colors && host.ErrorIsTerminal, host.Width), e);
            return 1;
        }
    }
}
