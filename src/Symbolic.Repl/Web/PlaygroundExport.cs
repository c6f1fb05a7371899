using System.Text;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Web;

/// <summary>Results as texts to copy or to save.</summary>
internal static class PlaygroundExport
{
    /// <exception cref="RequestException">There is no such format, or the query does not say enough.</exception>
    /// <exception cref="SymbolicException">It cannot be done.</exception>
    public static ExportAnswer Of(PlaygroundRequest request, CancellationToken cancellation) => request.Format switch
    {
        "latex" => new ExportAnswer(Latex(request, cancellation), "derivative.tex", "application/x-tex"),
        "svg" => new ExportAnswer(PlaygroundGraph.Picture(request, cancellation).Drawing.ToSvg(), "graph.svg", "image/svg+xml"),
        "dot" => new ExportAnswer(PlaygroundGraph.Picture(request, cancellation).Drawing.ToDot(), "graph.dot", "text/vnd.graphviz"),
        _ => Code(request, cancellation),
    };

    private static ExportAnswer Code(PlaygroundRequest request, CancellationToken cancellation)
    {
        string target = request.Format ?? "";
        (Query query, Problem problem, _) = PlaygroundTarget.Read(request, Operation.GenerateCode, cancellation);
        PlaygroundAnswers.RequireFew(problem);
        query = query with { Target = CodeTargets.Find(target), Code = CodeParts.Value | CodeParts.Gradient };
        string extension = query.Target switch
        {
            SourceLanguage.C => "c",
            SourceLanguage.CSharp => "cs",
            SourceLanguage.Julia => "jl",
            SourceLanguage.Sql => "sql",
            _ => "py",
        };
        return new ExportAnswer(GeneratedCode.Of(query, problem, cancellation), $"f.{extension}", "text/plain");
    }

    private static string Latex(PlaygroundRequest request, CancellationToken cancellation)
    {
        DeriveAnswer answer = PlaygroundAnswers.Derive(request, cancellation);
        var lines = new List<string>();
        if (answer is { Label: { } label, Function: { } function })
        {
            lines.Add($"{label.Latex} &= {function.Latex}");
        }

        lines.AddRange(answer.Lines.Select(static l => $"{l.Name.Latex} = {l.Of.Latex} &= {l.Value.Latex}"));
        lines.AddRange(answer.Derivatives.Where(static d => d.Formula is not null).Select(static d => $"{d.Label.Latex} &= {d.Formula!.Latex}"));
        if (lines.Count == 0)
        {
            throw new RequestException(answer.Error?.Message ?? "There is nothing to typeset.", answer.Error?.Hint);
        }

        var text = new StringBuilder(@"\begin{align*}").Append('\n').AppendJoin(" \\\\\n", lines).Append('\n').Append(@"\end{align*}").Append('\n');
        return answer.Conditions.Count == 0 ? text.ToString()
            : text.Append("% provided ").AppendJoin(", ", answer.Conditions.Select(static c => c.Text)).Append('\n').ToString();
    }
}
