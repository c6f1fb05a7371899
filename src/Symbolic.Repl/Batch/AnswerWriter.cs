using System.Globalization;
using System.Text.Json;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Batch;

/// <summary>The fields of an answer, by operation.</summary>
internal static class AnswerWriter
{
    /// <summary>Works out a query and writes what came of it.</summary>
    public static void Answer(Query query, Utf8JsonWriter json, CancellationToken cancellation)
    {
        if (query.Operation == Operation.Equal)
        {
            WriteEquality(json, Comparison.Of(query, cancellation));
            return;
        }

        Problem problem = Problem.Read(query, cancellation);
        if (query.Operation == Operation.Explain)
        {
            WriteExplanation(query, problem, json, cancellation);
            return;
        }

        if (query.Operation == Operation.GenerateCode)
        {
            json.WriteString("code", GeneratedCode.Of(query, problem, cancellation));
            WriteTexts(json, "notes", problem.Notes);
            return;
        }

        if (query.Operation == Operation.Cost)
        {
            WriteCosts(json, problem, Derivation.Costs(query, problem, cancellation));
            return;
        }

        Outcome outcome = Derivation.Run(query, problem, cancellation);
        switch (query.Operation)
        {
            case Operation.Parse:
                if (outcome.Groups is [var read])
                {
                    WriteFormats(json, "result", read, query.Formats);
                }

                json.WriteString("reading", problem.Reading);
                WriteTexts(json, "free", problem.FreeNames);
                WriteTexts(json, "notes", problem.Notes);
                break;
            case Operation.Evaluate:
                WriteValues(json, query, query.Points ?? [NoValues], outcome, cancellation);
                WriteTexts(json, "notes", problem.Notes);
                break;
            case Operation.Check:
                WriteChecks(json, query, outcome, cancellation);
                WriteTexts(json, "notes", problem.Notes);
                break;
            default:
                WriteDerivation(json, query, outcome, cancellation);
                break;
        }
    }

    private static void WriteCosts(Utf8JsonWriter json, Problem problem, IReadOnlyList<CostLine> lines)
    {
        string[] names = ["function", "derivatives", "together"];
        for (int i = 0; i < lines.Count; i++)
        {
            json.WriteStartObject(names[i]);
            WriteCost(json, "written", lines[i].Written);
            WriteCost(json, "simplified", lines[i].Simplified);
            json.WriteEndObject();
        }

        WriteTexts(json, "notes", problem.Notes);
    }

    private static void WriteCost(Utf8JsonWriter json, string name, Cost cost)
    {
        json.WriteStartObject(name);
        json.WriteNumber("nodes", cost.Nodes);
        json.WriteNumber("operations", cost.Operations);
        WriteOrNull("flops", cost.Flops);
        json.WriteNumber("depth", cost.Depth);
        WriteOrNull("bytes", cost.Bytes);
        json.WriteEndObject();

        void WriteOrNull(string field, double? value)
        {
            json.WritePropertyName(field);
            if (value is { } known)
            {
                json.WriteNumberValue(known);
            }
            else
            {
                json.WriteNullValue();
            }
        }
    }

    private static void WriteEquality(Utf8JsonWriter json, Comparison comparison)
    {
        EqualityReport report = comparison.Report;
        json.WriteString("verdict", report.Verdict switch
        {
            EqualityVerdict.Equal => "equal",
            EqualityVerdict.EqualWhereDefined => "equal_where_defined",
            EqualityVerdict.Different => "different",
            _ => "undecided",
        });
        json.WriteString("decided_by", report.Method == EqualityMethod.NormalForm ? "normal form" : "points");
        json.WriteNumber("points", report.Points);
        WriteTexts(json, "conditions", [.. report.Conditions.Select(static c => c.PrintCondition(ResultFormat.Text))]);
        if (report.CounterExample is { } example)
        {
            json.WriteStartObject("counterexample");
            json.WriteStartObject("at");
            foreach ((string name, TensorValue value) in example.Point)
            {
                json.WritePropertyName(name);
                WriteList(json, value.Shape, axis: 0, offset: 0, i => WriteNumber(json, value.Entries[i]));
            }

            json.WriteEndObject();
            if (example.Entry.Length > 0)
            {
                json.WriteString("entry", example.Entry);
            }

            json.WritePropertyName("left");
            WriteNumber(json, example.Left);
            json.WritePropertyName("right");
            WriteNumber(json, example.Right);
            json.WriteEndObject();
        }

        WriteTexts(json, "notes", [.. comparison.Problem.Notes, report.ToString()]);
    }

    private static void WriteExplanation(Query query, Problem problem, Utf8JsonWriter json, CancellationToken cancellation)
    {
        Explained explained = Explained.Of(query, problem, cancellation);
        new ExplanationWriter(json, query, explained).Write();
        if (explained.Derivations.Count > 0)
        {
            Outcome outcome = explained.ToOutcome();
            if (outcome.Groups is [var only])
            {
                WriteFormats(json, "result", only, query.Formats);
            }

            WriteDerivation(json, query, outcome, cancellation);
        }
        else
        {
            WriteTexts(json, "notes", problem.Notes);
        }
    }

    private static IReadOnlyDictionary<string, InputValue> NoValues { get; } = new Dictionary<string, InputValue>();

    private static void WriteDerivation(Utf8JsonWriter json, Query query, Outcome outcome, CancellationToken cancellation)
    {
        if (query.Operation == Operation.Hessian)
        {
            WriteTexts(json, "wrt", outcome.Variables);
        }

        if (outcome.Groups is [{ Key: null } only])
        {
            WriteFormats(json, "result", only, query.Formats);
        }
        else
        {
            // The Hessian by one vector is one result, also where each pair has its own.
            if (query.Operation == Operation.Hessian && outcome.Groups is [var single])
            {
                WriteFormats(json, "result", single, query.Formats);
            }

            json.WriteStartObject("results");
            foreach (Group group in outcome.Groups)
            {
                WriteFormats(json, group.Key!, group, query.Formats);
            }

            json.WriteEndObject();
        }

        if (outcome.Backward is { } backward)
        {
            WriteLines(json, outcome.Functions[0].Label, backward, query.Formats);
        }

        json.WriteNumber("nodes", outcome.Nodes);
        WriteTexts(json, "conditions", [.. outcome.Conditions.Select(static c => c.PrintCondition(ResultFormat.Text))]);
        if (query.Points is { } points)
        {
            WriteValues(json, query, points, outcome, cancellation);
        }

        // Last, because evaluation may have something to say too.
        WriteTexts(json, "notes", outcome.Problem.Notes);
    }

    private static void WriteFormats(Utf8JsonWriter json, string name, Group group, IReadOnlyList<ResultFormat> formats)
    {
        json.WriteStartObject(name);
        foreach (ResultFormat format in formats)
        {
            if (format == ResultFormat.Named)
            {
                WriteNamed(json, group, formats);
            }
            else
            {
                json.WriteString(ResultFormats.NameOf(format), Printed(group, format));
            }
        }

        json.WriteEndObject();
    }

    // The result over names for its shared parts, and what each name stands for: a name uses only those before its own.
    private static void WriteNamed(Utf8JsonWriter json, Group group, IReadOnlyList<ResultFormat> formats)
    {
        ResultFormat[] asked = [.. formats.Where(static f => f is ResultFormat.Text or ResultFormat.Unicode or ResultFormat.Latex)];
        ResultFormat[] forms = asked.Length == 0 ? [ResultFormat.Text] : asked;
        IReadOnlyList<Expr> wholes = group.Wholes;
        json.WritePropertyName(ResultFormats.NameOf(ResultFormat.Named));
        if (wholes.Count != 1)
        {
            json.WriteStartArray();
        }

        foreach (Expr whole in wholes)
        {
            SharedParts shared = whole.NameSharedParts();
            json.WriteStartObject();
            foreach (ResultFormat form in forms)
            {
                json.WriteString(ResultFormats.NameOf(form), shared.Result.Print(form));
            }

            json.WriteStartArray("where");
            foreach ((Expr name, Expr value) in shared.Parts)
            {
                json.WriteStartObject();
                json.WriteString("name", name.Name);
                foreach (ResultFormat form in forms)
                {
                    json.WriteString(ResultFormats.NameOf(form), value.Print(form));
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        if (wholes.Count != 1)
        {
            json.WriteEndArray();
        }
    }

    // Text always, because a name is only useful with it; the lines can be read behind the program.
    private static void WriteLines(Utf8JsonWriter json, string function, BackwardProgram backward, IReadOnlyList<ResultFormat> formats)
    {
        json.WriteStartArray("lines");
        foreach (BackwardLine line in backward.Lines)
        {
            json.WriteStartObject();
            json.WriteString("name", line.Name.ToText());
            json.WriteString("of", DerivativeLabel.Of(function, [BackwardPrinter.NameOf(line.Of, ResultFormat.Text)], LabelForm.Unicode, DerivativeKind.Partial));
            foreach (ResultFormat format in formats.Prepend(ResultFormat.Text).Distinct())
            {
                json.WriteString(ResultFormats.NameOf(format), line.Value.Print(format));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Printed(Group group, ResultFormat format)
    {
        try
        {
            return group.Print(format);
        }
        catch (LimitException e)
        {
            throw new LimitException(e.Message) { Hint = "Ask for the format dot or tree, which write each shared part once, or for \"formats\": [] and values only." };
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void WriteValues(Utf8JsonWriter json, Query query, IReadOnlyList<IReadOnlyDictionary<string, InputValue>> points, Outcome outcome, CancellationToken cancellation)
    {
        var values = new PointValues(outcome, cancellation);
        json.WriteStartArray("values");
        foreach (IReadOnlyDictionary<string, InputValue> point in points)
        {
            cancellation.ThrowIfCancellationRequested();
            IReadOnlyList<GroupValue> groups = values.At(point);
            if (groups is [{ Group.Key: null } only])
            {
                WriteOnly(json, query, outcome, only);
                continue;
            }

            json.WriteStartObject();
            foreach (GroupValue value in groups)
            {
                json.WritePropertyName(value.Group.Key!);
                WriteNested(json, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOnly(Utf8JsonWriter json, Query query, Outcome outcome, GroupValue value)
    {
        if (query.Operation != Operation.Hessian)
        {
            WriteNested(json, value);
            return;
        }

        // Every ordered pair has an entry of its own.
        json.WriteStartObject();
        int n = outcome.Variables.Count;
        for (int row = 0; row < n; row++)
        {
            for (int column = 0; column < n; column++)
            {
                json.WritePropertyName($"{outcome.Variables[row]},{outcome.Variables[column]}");
                WriteEntry(json, value, (row * n) + column);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteNested(Utf8JsonWriter json, GroupValue value) =>
        WriteList(json, value.Group.Shape, axis: 0, offset: 0, i => WriteEntry(json, value, i));

    private static void WriteEntry(Utf8JsonWriter json, GroupValue value, int index)
    {
        TensorValue entry = value.Entries[index];
        bool isCondition = value.Group.Shown[index].Type.Element == Element.Boolean;
        WriteList(json, entry.Shape, axis: 0, offset: 0, i =>
        {
            if (isCondition)
            {
                json.WriteBooleanValue(entry.Entries[i] != 0);
            }
            else
            {
                WriteNumber(json, entry.Entries[i]);
            }
        });
    }

    // As deep as there are axes, the last of which runs fastest.
    private static void WriteList(Utf8JsonWriter json, Shape shape, int axis, int offset, Action<int> writeEntry)
    {
        if (axis == shape.Order)
        {
            writeEntry(offset);
            return;
        }

        int length = shape[axis].Length;
        json.WriteStartArray();
        for (int i = 0; i < length; i++)
        {
            WriteList(json, shape, axis + 1, (offset * length) + i, writeEntry);
        }

        json.WriteEndArray();
    }

    public static void WriteNumber(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumberValue(number);
        }
        else
        {
            json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void WriteChecks(Utf8JsonWriter json, Query query, Outcome outcome, CancellationToken cancellation)
    {
        if (outcome.Variables.FirstOrDefault(v => outcome.Problem.IsDefined(outcome.Problem.Variable(v))) is { } defined)
        {
            throw new RequestException($"The program defines '{defined}'; a check needs variables that are free.");
        }

        Claim claim = new(outcome.Functions[0].Expr, [.. outcome.Groups.Select(g => (outcome.Problem.Variable(g.Key!), g.Shown[0]))]);
        json.WriteStartArray("values");
        IEnumerable<CheckOptions> checks = query.Points is { } points
            ? points.Select(outcome.Problem.CheckAt)
            : [new CheckOptions { PointCount = NumericCheck.PointCount }];
        foreach (CheckOptions options in checks)
        {
            cancellation.ThrowIfCancellationRequested();
            json.WriteStartObject();
            if (claim.Derivatives.Count > 0)
            {
                WriteCheck(json, outcome, claim.Check(options with { Cancellation = cancellation }));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCheck(Utf8JsonWriter json, Outcome outcome, CheckReport report)
    {
        for (int i = 0; i < outcome.Groups.Count; i++)
        {
            VariableCheck check = report.Variables[i];
            json.WriteStartObject(outcome.Groups[i].Key!);
            json.WritePropertyName("max_error");
            WriteNumber(json, check.MaxError);
            json.WriteBoolean("passed", check.Passed);
            json.WriteNumber("compared", check.Compared);
            if (check.Component != check.Variable)
            {
                json.WriteString("component", check.Component);
            }

            if (report.Skipped.FirstOrDefault(s => s.Variable == check.Variable) is { } skipped)
            {
                json.WriteString("skipped", skipped.Reason);
            }

            json.WriteEndObject();
        }
    }
}
