using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>A round of exercises within a session: <c>quiz</c>, <c>quiz 3</c>, <c>quiz chain 5</c>.</summary>
internal static class SessionQuiz
{
    private const int UsualCount = 5;

    /// <summary>Runs a round.</summary>
    /// <param name="request">What was typed behind the command: a level or a topic, then how many exercises; each may be missing.</param>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="input">Where answers are typed.</param>
    /// <param name="screen">Where everything is written.</param>
    /// <param name="form">How formulas are written.</param>
    /// <param name="cancellation">Stops the round.</param>
    /// <exception cref="RequestException">The request is not one.</exception>
    public static void Run(string request, int seed, IQuizInput input, Screen screen, PrintForm form, CancellationToken cancellation)
    {
        string[] words = request.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2)
        {
            throw new RequestException("A round has a level or a topic, and a number of exercises.", "Type quiz 3, or quiz chain 10.");
        }

        IReadOnlyList<Topic> topics = words.Length == 0 ? Topics.OfLevel(1)
            : !TryNumber(words[0], out int level) ? [Topics.Find(words[0])]
            : level is >= 1 and <= Topics.Levels ? Topics.OfLevel(level)
            : throw new RequestException($"There is no level {words[0]}.", $"The levels are 1 to {Topics.Levels}.");
        int count = UsualCount;
        if (words.Length == 2 && !TryNumber(words[1], out count))
        {
            throw new RequestException($"'{words[1]}' is no number of exercises.");
        }

        new QuizRound(input, screen, form).Run(new ExerciseMaker(seed, OperatorTable.Standard).Make(topics, count, cancellation), cancellation);
    }

    private static bool TryNumber(string word, out int number) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
