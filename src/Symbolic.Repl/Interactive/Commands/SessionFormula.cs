using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary>A formula that a command works on: read in the names of the session, and no input of it.</summary>
/// <param name="Program">The session's program that the formula is bound in.</param>
/// <param name="Value">The formula in the names of the program.</param>
/// <param name="Name">What it is called: its name in the session, or f.</param>
internal sealed record SessionFormula(BoundProgram Program, Expr Value, string Name)
{
    /// <summary>Reads a formula.</summary>
    /// <exception cref="RequestException">It is missing, or is a statement without a value.</exception>
    public static SessionFormula Read(Conversation conversation, string text, string example, CancellationToken cancellation)
    {
        if (text.Length == 0)
        {
            throw new RequestException("A formula is missing.", $"Write {example}");
        }

        string name = conversation.Workspace.Names.Contains(text) ? text : "f";
        BoundProgram program = conversation.Workspace.Preview(text, cancellation);
        return program.Statements.LastOrDefault() switch
        {
            BoundExpression expression => new SessionFormula(program, expression.Value, name),
            BoundDefinition definition => new SessionFormula(program, definition.Symbol, definition.Name),
            _ => throw new RequestException("Only a formula has a picture.", $"Write {example}"),
        };
    }
}
