using System.Globalization;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic graph</c>: the computational graph of a formula as a picture.</summary>
internal static class GraphCommand
{
    /// <param name="query">The formula; its variables are those by which derivatives are drawn.</param>
    /// <param name="given">At most one point.</param>
    /// <param name="nodes">Which nodes are drawn.</param>
    /// <param name="format">The form by name; null for that of the file.</param>
    /// <param name="file">The file; null for the output.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Query query, GivenValues given, DrawnNodes nodes, string? format, string? file, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (_, stop) =>
        {
            PictureFormat form = PictureFile.FormatFor(format, file);
            query = given.AddTo(query with { Source = SourceText.Read(query.Source) });
            if (query.Points is { Count: > 1 } points)
            {
                throw new RequestException(string.Create(CultureInfo.InvariantCulture, $"A picture shows the values at one point, and {points.Count} are given."));
            }

            Problem problem = Problem.Read(query, stop);
            GraphDrawing drawing = Draw(query, problem, nodes, stop);
            GraphValues? values = query.Points is [var point] ? drawing.ValuesAt(Explained.PointFor(problem, point)) : null;
            PictureFile.Write(drawing, values, $"Computational graph of {problem.Reading}", form, file, host);
            Screen notes = new(host.Error, host.Colors && host.ErrorIsTerminal, host.Width);
            foreach (string note in problem.Notes)
            {
                notes.Warning($"note: {note}");
            }
        },
        cancellation);

    /// <summary>Draws what a query asks for.</summary>
    public static GraphDrawing Draw(Query query, Problem problem, DrawnNodes nodes, CancellationToken cancellation)
    {
        if (problem.Results.Count != 1 || problem.Outputs is not [var f])
        {
            throw new RequestException("A computational graph is that of one result.", "Say which with --of.");
        }

        string name = problem.ResultLabels[0];
        if (nodes == DrawnNodes.Function)
        {
            // Tables and paths are of numbers; a picture can also be of tensors.
            return Dependencies.Of([f]).IncludeTensors
                ? GraphDrawing.WithDerivatives(f, name, [], cancellation)
                : GraphDrawing.Of(problem.GraphOfResult(cancellation), name, cancellation);
        }

        IReadOnlyList<string> names = query.Variables.Count > 0 ? [.. query.Variables.SelectMany(problem.MembersOrName).Distinct()] : problem.FreeNames;
        Expr[] variables = [.. names.Select(problem.Variable)];
        if (variables.Length == 0)
        {
            throw new RequestException("The formula has no variables, so there is nothing to differentiate by.");
        }

        DerivativeKind kind = problem.FreeNames.Count > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
        Expr output = problem.OutputsInTermsOf(variables)[0];
        Gradient gradient = output.Gradient(new DerivativeOptions { Cancellation = cancellation }, variables);
        return GraphDrawing.WithDerivatives(
            output,
            name,
            [.. variables.Select((v, i) => (DerivativeLabel.Of(name, [v.Print(ResultFormat.Unicode)], LabelForm.Unicode, kind), gradient[i]))],
            cancellation);
    }
}

/// <summary>Which nodes are drawn.</summary>
internal enum DrawnNodes
{
    /// <summary>Those of the function.</summary>
    Function,

    /// <summary>Also those that differentiation appends.</summary>
    WithDerivatives,
}
