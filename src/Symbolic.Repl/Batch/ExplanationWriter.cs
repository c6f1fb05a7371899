using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Batch;

/// <summary>The fields of an answer to <c>explain</c>.</summary>
internal sealed class ExplanationWriter(Utf8JsonWriter json, Query query, Explained explained)
{
    private readonly ResultFormat[] _further = [.. query.Formats.Where(static f => f is ResultFormat.Unicode or ResultFormat.Latex)];

    /// <summary>Writes steps, and what was asked for of the computational graph.</summary>
    public void Write()
    {
        json.WriteStartArray("steps");
        for (int i = 0; i < explained.Derivations.Count; i++)
        {
            foreach (ExplanationStep step in explained.Derivations[i].Steps)
            {
                WriteStep(explained.Variables[i], explained.Derivations[i], step);
            }
        }

        WriteLines();
        json.WriteEndArray();
        int omitted = explained.Derivations.Sum(static d => d.Omitted);
        if (omitted > 0)
        {
            json.WriteNumber("omitted", omitted);
        }

        if (explained.Graph is { } graph)
        {
            GraphValues[] values = [.. (query.Points ?? []).Select(p => graph.ValuesAt(Explained.PointFor(explained.Problem, p)))];
            if (query.Parts.HasFlag(GraphParts.Tables))
            {
                WriteTables(graph, values);
            }

            if (query.Parts.HasFlag(GraphParts.Paths))
            {
                WritePaths(graph, values);
            }
        }
    }

    private void WriteStep(string variable, Explanation explanation, ExplanationStep step)
    {
        json.WriteStartObject();
        json.WriteString("rule", step.Rule);
        json.WriteString("before", explanation.Print(step.Before, PrintForm.Text));
        json.WriteString("after", explanation.Print(step.After, PrintForm.Text));
        foreach (ResultFormat format in _further)
        {
            PrintForm form = GraphTablePrinter.FormOf(format);
            json.WriteString(ResultFormats.NameOf(format), $"{explanation.Print(step.Before, form)} = {explanation.Print(step.After, form)}");
        }

        json.WriteString("wrt", variable);
        json.WriteString("kind", step.Kind switch
        {
            StepKind.Calculus => "calculus",
            StepKind.Insertion => "insertion",
            StepKind.Simplification => "simplification",
            _ => "rewrite",
        });
        if (step.Tier is { } tier)
        {
            json.WriteString("tier", tier.ToString().ToLowerInvariant());
        }

        if (step.Conditions.Count > 0)
        {
            json.WriteStartArray("conditions");
            foreach (Expr condition in step.Conditions)
            {
                json.WriteStringValue(condition.PrintCondition(ResultFormat.Text));
            }

            json.WriteEndArray();
        }

        json.WriteString("remark", explanation.Remark(step, PrintForm.Text));
        json.WriteEndObject();
    }

    private void WriteLines()
    {
        string function = explained.Problem.ResultLabels[0];
        foreach (BackwardLine line in explained.Lines?.Lines ?? [])
        {
            json.WriteStartObject();
            json.WriteString("rule", explained.Problem.RuleOf(line, ResultFormat.Text));
            json.WriteString("before", DerivativeLabel.Of(function, [BackwardPrinter.NameOf(line.Of, ResultFormat.Text)], LabelForm.Unicode, DerivativeKind.Partial));
            json.WriteString("after", line.Value.ToText());
            foreach (ResultFormat format in _further)
            {
                json.WriteString(ResultFormats.NameOf(format), $"{line.Name.Print(format)} = {line.Value.Print(format)}");
            }

            json.WriteString("name", line.Name.ToText());
            json.WriteEndObject();
        }
    }

    private void WriteTables(ComputationalGraph graph, GraphValues[] values)
    {
        ImmutableArray<ImmutableArray<(int, GraphEdge)>> uses = graph.Uses();
        json.WriteStartObject("tables");
        json.WriteStartArray("forward");
        for (int i = 0; i < graph.Nodes.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("node", graph.NameOf(i, PrintForm.Text));
            json.WriteString("formula", graph.Print(graph.Nodes[i].Formula, PrintForm.Text));
            json.WriteString("gate", GraphTablePrinter.RoleOf(graph.Nodes[i].Role));
            WriteNumbers(values, v => v.Values[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("backward");
        for (int i = graph.Nodes.Length - 1; i >= 0; i--)
        {
            json.WriteStartObject();
            json.WriteString("node", graph.NameOf(i, PrintForm.Text));
            json.WriteString("gradient", graph.PrintGradient(i, uses, PrintForm.Text));
            WriteNumbers(values, v => v.Derivatives[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WritePaths(ComputationalGraph graph, GraphValues[] values)
    {
        ImmutableArray<System.Numerics.BigInteger> counts = graph.PathCounts();
        json.WriteStartObject("paths");
        foreach (string name in explained.Variables)
        {
            int to = graph.PlaceOf(explained.Problem.Variable(name));
            json.WriteStartObject(name);
            json.WriteString("count", (to < 0 ? 0 : counts[to]).ToString(CultureInfo.InvariantCulture));
            json.WriteStartArray("list");
            foreach (GraphPath path in to < 0 ? [] : graph.PathsTo(to, GraphTablePrinter.MostPaths))
            {
                json.WriteStartObject();
                json.WriteStartArray("nodes");
                foreach (int node in path.Nodes)
                {
                    json.WriteStringValue(graph.NameOf(node, PrintForm.Text));
                }

                json.WriteEndArray();
                json.WriteStartArray("factors");
                foreach (GraphEdge edge in path.Edges)
                {
                    json.WriteStringValue(graph.Print(edge.PartialInNames, PrintForm.Text));
                }

                json.WriteEndArray();
                WriteNumbers(values, v => v.ProductOf(path));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            WriteNumbers(values, v => to < 0 ? 0 : v.Derivatives[to], "sum");
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // One for each point.
    private void WriteNumbers(GraphValues[] values, Func<GraphValues, double> of, string name = "values")
    {
        if (query.Points is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (GraphValues value in values)
        {
            AnswerWriter.WriteNumber(json, of(value));
        }

        json.WriteEndArray();
    }
}
