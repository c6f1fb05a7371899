using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>Writes what a statement <c>explain</c>, <c>pathtable</c> or <c>gradtable</c> asks for.</summary>
internal sealed class StatementExplanation(Screen screen, ResultFormat format)
{
    /// <summary>Writes the answer.</summary>
    /// <param name="asked">The statement.</param>
    /// <param name="title">The statement as it was typed; null when it stands above already.</param>
    /// <param name="f">What is differentiated, over free variables.</param>
    /// <param name="graph">The computational graph, when paths or tables are asked for.</param>
    /// <param name="values">The numbers of the graph at the point, if there is one.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Write(BoundExplanation asked, string? title, Expr f, ComputationalGraph? graph, GraphValues? values, CancellationToken cancellation)
    {
        if (title is not null)
        {
            screen.Quiet(title);
        }

        ResultFormat form = format is ResultFormat.Unicode or ResultFormat.Latex ? format : ResultFormat.Text;
        switch (asked.Form)
        {
            case ExplanationForm.Derivation:
                var options = new ExplainOptions { Level = (ExplainLevel)asked.Level, Cancellation = cancellation };
                foreach (Expr variable in asked.Variables)
                {
                    new ExplanationPrinter(screen, form).Write(f.Explain(variable, options));
                }

                break;
            case ExplanationForm.Paths:
                foreach (Expr variable in asked.Variables)
                {
                    new GraphTablePrinter(screen, form).WritePaths(graph!, variable, values);
                }

                break;
            default:
                new GraphTablePrinter(screen, form).WriteTables(graph!, values);
                break;
        }
    }
}
