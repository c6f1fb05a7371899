namespace Symbolic.Repl.Interactive.Commands;

/// <summary>A command of a session, typed behind a colon. <see cref="SessionCommands.All"/> lists them.</summary>
internal abstract class SessionCommand
{
    /// <summary>The name, without the colon.</summary>
    public abstract string Name { get; }

    /// <summary>What may follow the name: <c>x &gt; 0</c>; empty for nothing.</summary>
    public virtual string Argument => "";

    /// <summary>What it does, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>What else there is to know; null for nothing.</summary>
    public virtual string? Details => null;

    /// <summary>Carries it out.</summary>
    /// <param name="conversation">The session.</param>
    /// <param name="argument">What followed the name, without blanks around it.</param>
    /// <exception cref="Work.RequestException">It cannot be done.</exception>
    public abstract void Run(Conversation conversation, string argument);

    /// <summary>What may stand in the place of the last word of an argument.</summary>
    public virtual IEnumerable<string> Candidates(Conversation conversation, string argument) => [];
}
