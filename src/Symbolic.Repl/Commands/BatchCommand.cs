using Symbolic.Repl.Batch;
using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic batch [FILE]</c>.</summary>
internal static class BatchCommand
{
    /// <returns>0 when every request was answered, 1 when nobody read the answers, 2 when the input cannot be read.</returns>
    public static int Run(FileInfo? file, Host host)
    {
        try
        {
            using Stream input = file?.OpenRead() ?? host.OpenInput();
            using Stream output = host.OpenOutput();
            return new BatchRunner(AnswerWriter.Answer, new BatchRunnerOptions()).Run(input, output) ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            host.Error.WriteLine($"The requests cannot be read: {e.Message}");
            return 2;
        }
    }
}
