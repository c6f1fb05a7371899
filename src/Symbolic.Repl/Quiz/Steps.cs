using Symbolic.Parsing.Binding;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Quiz;

/// <summary>How the derivative of an exercise comes about.</summary>
internal static class Steps
{
    public static void Write(Exercise exercise, Screen screen, ResultFormat format, CancellationToken cancellation)
    {
        ExprGraph graph = exercise.Function.Graph;
        string asked = $"explain({exercise.Function.ToText()}, {string.Join(", ", exercise.By.Select(static v => v.ToText()))})";
        BoundProgram program = Session.Read(asked, graph, new LanguageCalculus(cancellation), exercise.Reading, cancellation);
        var formulas = new FormulaPrinter(screen, format, PrintOptions.Default.MaxLength);
        foreach (BoundExplanation explanation in program.Statements.OfType<BoundExplanation>())
        {
            new StatementExplanation(screen, formulas, format).Write(program, explanation, static _ => null, cancellation);
        }
    }
}
