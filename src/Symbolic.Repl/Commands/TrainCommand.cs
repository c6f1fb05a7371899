using System.Globalization;
using System.Runtime.ExceptionServices;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Columns;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary><c>symbolic train FILE</c>: the updates of a program, carried out again and again.</summary>
internal sealed class TrainCommand
{
    // What a reader takes in: larger values go to a file.
    private const int MostWritten = 64;

    private readonly TrainSettings _settings;
    private readonly Screen _screen;
    private readonly Host _host;
    private readonly UpdateProgram _program;
    private readonly Training _training;
    private readonly Dictionary<string, TensorValue>? _validation;
    private readonly IReadOnlyList<string> _labels;
    private readonly IReadOnlyList<string> _notes;

    private TrainCommand(Query query, TrainSettings settings, Host host, CancellationToken cancellation)
    {
        (_settings, _host, _screen) = (settings, host, new Screen(host));
        if (settings.HasBoth)
        {
            throw new RequestException("The examples lie in rows or in columns, not in both.");
        }

        if (settings.Steps < 0 || settings.Every is <= 0 || settings.Batch < 1)
        {
            throw new RequestException("Numbers of steps and examples are whole and above zero.");
        }

        if (query.Points is { Count: > 1 })
        {
            throw new RequestException("A training begins at one point, and several are given.");
        }

        (string Name, Initialization Way)[] initial = [.. settings.Initial.Select(InitialText.Read)];
        IReadOnlyDictionary<string, InputValue> point = query.Points is [var only] ? only : new Dictionary<string, InputValue>();
        query = query with { Names = [.. query.Names, .. initial.Select(static i => i.Name.Split('[')[0]), .. settings.Examples] };
        string[] shown = [.. settings.Shown, .. settings.Until is { } condition ? [condition] : (string[])[]];
        (_program, _notes) = Read(query, point, shown, settings, cancellation);
        _notes = [.. _notes, .. point.Keys.Where(n => _program.Model.Program.TryGetSymbol(n, out Expr known) && _program.Model.Program.Resolve(known) != known)
            .Select(static n => $"the value given for {n} is not used: the program defines {n}")];
        if (settings.Until is not null && _program.Shown[^1].Type.Element != Element.Boolean)
        {
            throw new RequestException($"'{settings.Until}' is not a condition.", "Write for instance --until 'L < 1e-3'.");
        }

        bool showsLoss = settings.Shown.Count == 0 && _program.Loss is not null;
        IReadOnlyList<Expr> numbers = [.. showsLoss ? [_program.Loss!.Value] : Array.Empty<Expr>(), .. _program.Shown];
        _labels = [.. showsLoss ? [_program.LossName ?? "loss"] : Array.Empty<string>(), .. settings.Shown];
        _training = _program.Compile(point.ToDictionary(static v => v.Key, static v => v.Value.Tensor), new TrainingOptions
        {
            Shown = numbers,
            Initial = initial.ToDictionary(static i => i.Name, static i => i.Way),
            Minibatches = settings.Examples.Count > 0 ? new Minibatches(settings.Batch, settings.Examples) { Axis = settings.Axis, Order = settings.Order } : null,
            Seed = settings.Seed,
            Precision = settings.Precision,
        });
        _validation = settings.Validation.Count == 0 ? null : ValueFiles.Read(settings.Validation) is [var kept]
            ? kept.ToDictionary(v => _program.Model.Program.TryGetSymbol(v.Key, out Expr s) ? s.Name : v.Key, static v => v.Value.Tensor)
            : throw new RequestException("The examples to validate with are one point, and several are given.");
    }

    /// <returns>The exit status: 0, 1 after an error, a check that failed or a step without finite numbers, 2 when the program cannot be read.</returns>
    public static int Run(string file, Query query, GivenValues given, TrainSettings settings, Host host)
    {
        try
        {
            query = query with { Source = File.ReadAllText(file) };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            host.Error.WriteLine($"The program cannot be read: {e.Message}");
            return 2;
        }

        using var stop = new CancellationTokenSource();

        // The second time the process ends at once.
        ConsoleCancelEventHandler interrupt = (_, e) =>
        {
            e.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        Console.CancelKeyPress += interrupt;
        try
        {
            return new TrainCommand(given.AddTo(query), settings, host, stop.Token).Train(stop.Token);
        }
        catch (Exception e) when (ErrorReport.Knows(e) || e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            ErrorReport.Write(new Screen(host.Error, host.Colors && host.ErrorIsTerminal, host.Width), e is IOException or UnauthorizedAccessException ? new RequestException($"The output cannot be written: {e.Message}")
                : e is ArgumentException wrong ? new RequestException(WithoutParameter(wrong)) : e);
            return 1;
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    private static string WithoutParameter(ArgumentException e) => e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);

    // Examples are as many as a step takes, so their number has a name, unless the text gives them shapes of its own.
    private static (UpdateProgram Program, IReadOnlyList<string> Notes) Read(
        Query query, IReadOnlyDictionary<string, InputValue> point, IReadOnlyList<string> shown, TrainSettings settings, CancellationToken cancellation)
    {
        foreach (string name in settings.Examples)
        {
            if (!point.TryGetValue(name, out InputValue? value) || value.Shape.IsScalar)
            {
                throw new RequestException($"No examples are given for {name}.", $"Give them with --values {name}=FILE.csv or in a JSON file.");
            }
        }

        IReadOnlyDictionary<string, InputValue>[] rest = [point.Where(v => !settings.Examples.Contains(v.Key)).ToDictionary(static v => v.Key, static v => v.Value)];
        Query plain = query with { Points = rest };
        Query[] readings = settings.Examples.Count == 0 ? [plain] : [Named(static v => v.Shape), plain, Named(static v => v.IsColumn ? new Shape(v.Shape[0]) : v.Shape)];
        ExceptionDispatchInfo? refusal = null;
        foreach (Query reading in readings)
        {
            foreach (ShapeReading shapes in ShapeReading.Of(reading))
            {
                try
                {
                    var graph = new ExprGraph();
                    ParserOptions options = OperatorFunctionNames.Of(graph.Operators).Options with
                    {
                        Names = [.. reading.DeclaredNames.Where(Problem.IsName)],
                        Shapes = shapes.Shapes,
                        Limits = Problem.LimitsOf(reading),
                    };
                    return (UpdateProgram.Read(graph, reading.Source, options, shown, cancellation), shapes.Notes);
                }
                catch (ParseException e) when (e.Code == ParseErrorCode.Shape)
                {
                    refusal ??= ExceptionDispatchInfo.Capture(e);
                }
            }
        }

        refusal!.Throw();
        throw refusal.SourceException;

        Query Named(Func<InputValue, Shape> shapeOf)
        {
            var shapes = new Dictionary<string, Shape>(query.Shapes, StringComparer.Ordinal);
            foreach (string name in settings.Examples)
            {
                Shape shape = shapeOf(point[name]);
                int along = settings.Axis == ExampleAxis.Rows ? 0 : shape.Order - 1;
                shapes.TryAdd(name, new Shape([.. shape.Axes.Select((a, i) => i == along ? Dim.Of("examples") : a)]));
            }

            return plain with { Shapes = shapes };
        }
    }

    private int Train(CancellationToken cancellation)
    {
        if (_settings.Checks && !DerivativesAgree())
        {
            return 1;
        }

        string[] labels = [.. _labels, .. _validation is null ? [] : _labels.Select(static l => $"{l} (kept back)")];
        var table = new TrainingTable(_host, _screen, labels, _settings.Steps);
        int every = _settings.Every ?? Math.Max(1, _settings.Steps / 10), conditions = _settings.Until is null ? 0 : 1;
        string? reason = null;
        try
        {
            _training.Run(_settings.Steps, training =>
            {
                if (conditions > 0 && training.Shown[^1] != 0)
                {
                    reason = $"{_settings.Until} holds after {Count(training.Steps)}";
                    return false;
                }

                table.Tell(training.Steps, training.Shown);
                if (training.Steps % every == 0)
                {
                    Write();
                }

                return true;
            }, cancellation);
        }
        catch (NotFiniteException e)
        {
            table.Clear();
            WriteReached();
            ErrorReport.Write(new Screen(_host.Error, _host.Colors && _host.ErrorIsTerminal, _host.Width), e);
            return 1;
        }

        Write();
        table.Clear();
        table.WriteCurve();
        if (cancellation.IsCancellationRequested || reason is not null)
        {
            _screen.Line(reason ?? $"stopped after {Count(_training.Steps)}");
        }

        WriteReached();
        foreach (string note in _notes.Concat(_program.Model.Notes.Select(static n => n.Text)).Distinct())
        {
            _screen.Warning($"note: {note}");
        }

        return 0;

        void Write()
        {
            table.Add(_training.Steps, [.. Numbers(null), .. _validation is null ? [] : Numbers(_validation)]);
        }

        static string Count(long steps) => string.Create(CultureInfo.InvariantCulture, $"{steps} {(steps == 1 ? "step" : "steps")}");

        IEnumerable<double> Numbers(Dictionary<string, TensorValue>? data) => _training.Measure(data).Take(_labels.Count);
    }

    private bool DerivativesAgree()
    {
        double worst = 0;
        foreach ((Expr by, CheckReport report) in _program.Check(_training))
        {
            if (!report.Passed && report.Results.Length > 0)
            {
                CheckResult failure = report.Where!;
                _screen.Bad(FormattableString.Invariant($"✗ the derivative by {failure.Component} is {failure.Derivative:R} at the beginning, numerically {failure.Numeric:R} (Richardson); nothing was trained"));
                return false;
            }

            worst = Math.Max(worst, double.IsNaN(report.MaxError) ? 0 : report.MaxError);
            if (report.Results.Length == 0)
            {
                _screen.Warning($"the derivative by {by.Name} could not be checked: {report.Skipped.Select(static s => s.Reason).FirstOrDefault() ?? "there is no entry to compare"}");
            }
        }

        if (_program.Derivatives.Count > 0)
        {
            _screen.Good($"✓ derivatives by {string.Join(", ", _program.Derivatives.Select(static d => d.By.Name).Distinct())} checked at the beginning: largest error {CheckLine.Short(worst)} (Richardson)");
        }

        return true;
    }

    private void WriteReached()
    {
        (string Name, TensorValue Value)[] values = [.. _training.Variables.Select(n => (n, _training[n]))];
        if (_settings.Output is { } file)
        {
            using OutputFile output = OutputFile.Open(file, _host.OpenOutput);
            ValuesJson.Write(output.Stream, values);
            output.Finish();
            return;
        }

        ValuePrinter printer = ValuePrinter.For(_host, _screen, Folding.WhenLong);
        foreach ((string name, TensorValue value) in values)
        {
            if (value.Entries.Length > MostWritten)
            {
                _screen.Line($"{name} in {value.Shape} (--out FILE.json writes it)");
            }
            else
            {
                printer.Write(position => position.Count == 0 ? name : $"({name})[{string.Join(",", position)}]", value, Element.Real);
            }
        }
    }
}
