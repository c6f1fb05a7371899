using Symbolic.Repl.Quiz;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:quiz</c>, <c>:quiz 3</c>, <c>:quiz chain 10</c>: a round of exercises.</summary>
internal sealed class QuizInSession : SessionCommand
{
    public override string Name => "quiz";

    public override string Argument => "[chain] [5]";

    public override string Summary => "a round of exercises: a level from 1 to 5 or a topic, and how many";

    public override string Details => $"  Topics: {string.Join(", ", Topics.Names)}. In a round type hint, steps, answer, skip or quit.";

    public override void Run(Conversation conversation, string argument)
    {
        IInputReader inputs = conversation.Inputs ?? throw new RequestException("Nobody is here to answer exercises.");
        PrintForm form = conversation.Settings.Format == ResultFormat.Text ? PrintForm.Text : PrintForm.Unicode;
        SessionQuiz.Run(argument, Random.Shared.Next(), new Answers(inputs), conversation.Screen, form, CancellationToken.None);
    }

    public override IEnumerable<string> Candidates(Conversation conversation, string argument) => Topics.Names;

    private sealed class Answers(IInputReader inputs) : IQuizInput
    {
        public string? ReadLine(string prompt) => inputs.ReadLine(prompt);
    }
}
