using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Terminal;

/// <summary>Writes what a statement <c>explain</c>, <c>pathtable</c> or <c>gradtable</c> asks for.</summary>
internal sealed class StatementExplanation(Screen screen, FormulaPrinter formulas, ResultFormat format)
{
    private readonly ResultFormat _format = format is ResultFormat.Unicode or ResultFormat.Latex ? format : ResultFormat.Text;

    /// <summary>Writes the answer.</summary>
    /// <param name="program">The program in which the statement stands.</param>
    /// <param name="asked">The statement.</param>
    /// <param name="valuesOf">The numbers of a computational graph at the point; null when there is no point.</param>
    /// <param name="cancellation">Stops the work.</param>
    public void Write(BoundProgram program, BoundExplanation asked, Func<ComputationalGraph, GraphValues?> valuesOf, CancellationToken cancellation)
    {
        if (asked.Form == ExplanationForm.Derivation)
        {
            WriteDerivations(program, asked, cancellation);
            return;
        }

        ComputationalGraph graph = ComputationalGraph.Of(program, asked.Expression, cancellation: cancellation);
        GraphValues? values = valuesOf(graph);
        var printer = new GraphTablePrinter(screen, _format);
        if (asked.Form == ExplanationForm.Tables)
        {
            printer.WriteTables(graph, values);
            return;
        }

        foreach (Expr variable in asked.Variables)
        {
            printer.WritePaths(graph, variable, values);
        }
    }

    private void WriteDerivations(BoundProgram program, BoundExplanation asked, CancellationToken cancellation)
    {
        Expr f = program.ResolveExcept(asked.Expression, asked.Variables);
        if (Dependencies.Of([f, .. asked.Variables]).IncludeTensors && f.Shape.IsScalar)
        {
            BackwardProgram lines = BackwardProgram.Holding(program, asked.Expression, asked.Variables, new DerivativeOptions { Cancellation = cancellation })
                ?? throw Explained.ValueWasChanged();
            string function = asked.Expression.IsSymbol ? asked.Expression.Print(_format) : "f";
            LabelForm form = _format == ResultFormat.Unicode ? LabelForm.Unicode : LabelForm.Text;
            new BackwardPrinter(formulas, _format).Write(lines, line =>
                $"{DerivativeLabel.Of(function, [BackwardPrinter.NameOf(line.Of, _format)], form, DerivativeKind.Partial)}: {LineRules.Of(program, asked.Expression, line, _format)}");
            return;
        }

        var options = new ExplainOptions { Level = (ExplainLevel)asked.Level, Cancellation = cancellation };
        foreach (Expr variable in asked.Variables)
        {
            new ExplanationPrinter(screen, _format).Write(f.Explain(variable, options));
        }
    }
}
