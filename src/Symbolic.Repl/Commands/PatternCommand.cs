using System.Collections.Immutable;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic pattern</c>: which derivatives are zero by structure, as a picture.</summary>
internal static class PatternCommand
{
    /// <param name="query">The formulas; with the operation Hessian one.</param>
    /// <param name="given">At most one point, whose values give the shades.</param>
    /// <param name="file">The file for SVG; null to draw on the screen.</param>
    /// <param name="host">The surroundings.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The exit status.</returns>
    public static int Run(Query query, GivenValues given, string? file, Host host, CancellationToken cancellation = default) => StreamingCommand.Run(
        host,
        (_, stop) =>
        {
            query = given.AddTo(query with { Source = SourceText.Read(query.Source) });
            if (file is not null && PictureFile.FormatFor(null, file) != PictureFormat.Svg)
            {
                throw new RequestException("A pattern is written as SVG.", "Write --out FILE.svg.");
            }

            Problem problem = Problem.Read(query, stop);
            var printer = new PatternPrinter(new Screen(host));
            PatternPicture picture = Of(query, problem, file is null ? printer.MostCells : PatternPicture.MostCells, stop);
            if (file is null)
            {
                printer.Write(picture);
            }
            else
            {
                PictureFile.Write(picture.ToSvg($"{(query.Operation == Operation.Hessian ? "Hessian" : "Jacobian")} of {problem.Reading.ReplaceLineEndings("; ")}"), file, host);
            }
        },
        cancellation);

    /// <summary>The picture of a Jacobian, or with the operation Hessian of a Hessian.</summary>
    public static PatternPicture Of(Query query, Problem problem, int mostCells, CancellationToken cancellation)
    {
        if (!problem.IsOfNumbers)
        {
            throw new RequestException("A pattern is drawn of derivatives of numbers by numbers, and this is a tensor.", "Write the entries as formulas.");
        }

        if (query.Points is { Count: > 1 })
        {
            throw new RequestException("A pattern shows the sizes at one point.");
        }

        IReadOnlyList<string> names = query.Variables.Count > 0 ? [.. query.Variables.SelectMany(problem.MembersOrName).Distinct()] : problem.FreeNames;
        Expr[] variables = [.. names.Select(problem.Variable)];
        if (variables.Length == 0)
        {
            throw new RequestException("The formulas have no variables, so there is nothing to differentiate by.");
        }

        IReadOnlyList<Expr> outputs = problem.OutputsInTermsOf(variables);
        bool isHessian = query.Operation == Operation.Hessian;
        if (isHessian && outputs.Count != 1)
        {
            throw new RequestException("A Hessian is that of one formula.");
        }

        var options = new DerivativeOptions { Cancellation = cancellation };
        string[] columns = [.. variables.Select(static v => v.Print(ResultFormat.Unicode))];
        IReadOnlyList<string> rows = isHessian ? columns : problem.Labels;
        if (query.Points is not [var point])
        {
            return PatternPicture.Of(isHessian ? outputs[0].HessianSparsity(options, variables) : outputs.JacobianSparsity(options, variables), rows, columns, mostCells: mostCells);
        }

        IReadOnlyDictionary<Expr, double> values = Point.Of(point, problem).Values.Where(static v => v.Key.Shape.IsScalar).ToImmutableDictionary(static v => v.Key, static v => (double)v.Value);
        Expr[] inputs = [.. variables.Concat(Dependencies.Of(outputs).Variables).Distinct()];
        string[] missing = [.. inputs.Where(v => !values.ContainsKey(v)).Select(static v => v.Name)];
        if (missing.Length > 0)
        {
            throw new RequestException($"No value is given for {string.Join(", ", missing)}.", $"Add a value for {missing[0]} to the point.");
        }

        var sparse = new SparseOptions { Derivatives = options };
        SparseFunction function = isHessian ? outputs[0].CompileSparseHessian(variables, sparse, inputs) : outputs.CompileSparseJacobian(variables, sparse, inputs);
        double[] entries = new double[function.Pattern.NonZeros];
        function.Run([.. inputs.Select(v => values[v])], entries);
        return PatternPicture.Of(function.Pattern, rows, columns, entries, mostCells);
    }
}
