using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>
/// A program whose updates are to be repeated: <c>L = …; W := W − η ∂L/∂W</c>. The updates of the text are one step, carried out with
/// the meaning of <c>:=</c> in the language. Statements that give an updated name a value which depends on no updated name,
/// <c>v := 0</c> or <c>t = 0</c>, are no part of the step: they say how the name begins.
/// </summary>
public sealed class UpdateProgram
{
    private const int MostReadings = 8;

    private readonly BoundProgram _step;

    private UpdateProgram(BoundProgram equations, BoundProgram step, IReadOnlyList<Update> updates, IReadOnlyList<Expr> shown, IReadOnlyList<(Expr Of, Expr By)> derivatives) =>
        (Model, _step, Updates, Shown, Derivatives) = (new Model(equations), step, updates, shown, derivatives);

    /// <summary>The equations without the updates: what names stand for before a step.</summary>
    public Model Model { get; }

    /// <summary>The lines of a step, each in terms of the values before the step.</summary>
    public IReadOnlyList<Update> Updates { get; }

    /// <summary>What was asked to be shown, in terms of the values before the step.</summary>
    public IReadOnlyList<Expr> Shown { get; }

    /// <summary>The derivatives of numbers that the step uses: of what, and by what.</summary>
    public IReadOnlyList<(Expr Of, Expr By)> Derivatives { get; }

    /// <summary>What the step goes down: the number that it differentiates first; null when it differentiates none.</summary>
    public Expr? Loss => Derivatives.Count > 0 ? Derivatives[0].Of : null;

    /// <summary>The name of what the step goes down; null when it has none.</summary>
    public string? LossName => Loss is { } loss ? Model.Names.FirstOrDefault(n => Model[n] == loss) : null;

    /// <summary>Reads a program.</summary>
    /// <param name="graph">Where the expressions are built.</param>
    /// <param name="text">The program.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="shown">Expressions over the names of the program.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ParseException">The text is not in the language, or what it says cannot be done.</exception>
    /// <exception cref="ArgumentException">The text updates nothing.</exception>
    public static UpdateProgram Read(ExprGraph graph, string text, ParserOptions options, IReadOnlyList<string>? shown = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(options);
        shown ??= [];
        var calculus = new LanguageCalculus(cancellation);
        BoundProgram whole = Session.Read(text, new ExprGraph(graph.Operators), calculus, options, cancellation);
        UpdateText parts = UpdateText.Of(whole);
        if (parts.Names.Count == 0)
        {
            throw new ArgumentException("The program updates nothing, so there is nothing to repeat: write for instance W := W - η ∂L/∂W.", nameof(text));
        }

        options = WithShapes(parts, graph, options with { Names = [.. options.Names, .. parts.Names.Concat(parts.Begun).Select(Family).Where(static n => n.Length > 1).Distinct()] }, cancellation);
        var recording = new RecordingCalculus(calculus);
        BoundProgram step = Session.Read(parts.Step, graph, recording, options, cancellation);
        BoundProgram equations = Session.Read(string.Join('\n', [parts.Equations, .. shown]), graph, calculus, options, cancellation);
        BoundProgram beginning = Session.Read(parts.Beginning, new ExprGraph(graph.Operators), calculus, options with { Shapes = Without(options.Shapes, parts.Begun) }, cancellation);

        var updates = new List<Update>();
        foreach (string name in parts.Names)
        {
            Expr? variable = Before(step, name) ?? (equations.TryGetSymbol(name, out Expr known) && equations.Resolve(known) == known ? known : null);
            if (variable is { } v)
            {
                updates.Add(new Update(v, step[name]) { Initial = parts.Begun.Contains(name) ? graph.Import(beginning[name], cancellation) : null });
            }
        }

        IReadOnlyList<Expr> asked = [.. equations.Statements.OfType<BoundExpression>().TakeLast(shown.Count).Select(static s => s.Value)];
        return new UpdateProgram(equations, step, updates, asked, [.. recording.Derivatives.Select(d => (InTermsOf(equations, d.Of, d.By), d.By)).Distinct()]);
    }

    /// <summary>Prepares the repetition of the step.</summary>
    /// <param name="values">The values of variables by name, before the first step; <c>alpha</c> and <c>α</c> are one.</param>
    /// <param name="options">Minibatches, random initial values; what is shown is that of <see cref="Shown"/>, or else the loss, unless the options say it.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value, or a length does not follow from the values.</exception>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable.</exception>
    public Training Compile(IReadOnlyDictionary<string, TensorValue> values, TrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        options ??= TrainingOptions.Default;
        if (options.Shown.Count == 0)
        {
            options = options with { Shown = Shown.Count > 0 ? Shown : Loss is { } loss ? [loss] : [] };
        }

        var canonical = new Dictionary<string, TensorValue>(StringComparer.Ordinal);
        foreach ((string name, TensorValue value) in values)
        {
            canonical[NameOf(name)] = value;
        }

        options = options with
        {
            Initial = options.Initial.ToDictionary(i => NameOf(i.Key), static i => i.Value),
            Minibatches = options.Minibatches is { } batches ? batches with { Names = [.. batches.Names.Select(NameOf)] } : null,
        };
        return Training.Create(Updates, canonical, options, [.. Quantities()]);
    }

    /// <summary>Compares the derivatives that the step uses with numerical ones, at the values that a training has reached.</summary>
    /// <param name="training">The training.</param>
    /// <param name="options">Tolerance and step; null for the usual ones.</param>
    /// <exception cref="DerivativeUndefinedException">A derivative cannot be given.</exception>
    public IReadOnlyList<(Expr By, CheckReport Report)> Check(Training training, CheckOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(training);
        Dictionary<string, TensorValue> point = training.PointOfStep();
        var reports = new List<(Expr, CheckReport)>();
        foreach ((Expr of, Expr by) in Derivatives)
        {
            var own = new Dictionary<string, TensorValue>(point, StringComparer.Ordinal);
            if (!own.ContainsKey(by.Name))
            {
                own[by.Name] = training.Evaluate(Model[by.Name]);
            }

            reports.Add((by, of.Check([by], (options ?? CheckOptions.Default) with
            {
                Points = own.Values.All(static v => v.Shape.IsScalar) ? [own.ToDictionary(static v => v.Key, static v => (double)v.Value)] : null,
                TensorPoints = own.Values.All(static v => v.Shape.IsScalar) ? null : [own],
            })));
        }

        return reports;
    }

    // What may stop being finite, by the names under which it is known.
    private IEnumerable<(string Name, Expr Value)> Quantities()
    {
        foreach (string name in Model.Names)
        {
            yield return (name, Model[name]);
        }

        foreach ((Expr of, Expr by) in Derivatives)
        {
            string f = Model.Names.FirstOrDefault(n => Model[n] == of) ?? "f";
            if (Updates.Any(u => u.Variable == by))
            {
                yield return ($"∂{f}/∂{by.Name}", of.Gradient([by])[by]);
            }
        }
    }

    private string NameOf(string name) => Model.Program.TryGetSymbol(name, out Expr symbol) || _step.TryGetSymbol(name, out symbol) ? symbol.Name : name;

    private static string Family(string name) => name.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket ? name[..bracket] : name;

    // A name that begins as a number and is updated to a matrix is a matrix.
    private static ParserOptions WithShapes(UpdateText parts, ExprGraph graph, ParserOptions options, CancellationToken cancellation)
    {
        for (int reading = 0; reading < MostReadings; reading++)
        {
            BoundProgram step = Session.Read(parts.Step, new ExprGraph(graph.Operators), new LanguageCalculus(cancellation), options, cancellation);
            var learned = new Dictionary<string, Shape>(options.Shapes);
            foreach (string name in parts.Names)
            {
                Shape after = step[name].Shape;
                if (Before(step, name) is { Shape.IsScalar: true } && !after.IsScalar && !learned.ContainsKey(name))
                {
                    learned.Add(name, after);
                }
            }

            if (learned.Count == options.Shapes.Count)
            {
                break;
            }

            options = options with { Shapes = learned };
        }

        return options;
    }

    private static Expr? Before(BoundProgram step, string name) =>
        step.Free.Where(v => v.Name == name).Select(static v => (Expr?)v).FirstOrDefault();

    private static Dictionary<string, Shape> Without(IReadOnlyDictionary<string, Shape> shapes, IReadOnlyList<string> names) =>
        shapes.Where(s => !names.Contains(s.Key)).ToDictionary(static s => s.Key, static s => s.Value);

    // What was differentiated, in terms of free variables and of that by which it was.
    private static Expr InTermsOf(BoundProgram equations, Expr f, Expr by)
    {
        var meanings = new Dictionary<Expr, Expr>();
        foreach (Expr symbol in CheckExtensions.VariablesOf(f))
        {
            if (symbol != by && equations.TryGetSymbol(symbol.Name, out Expr known) && equations.Resolve(known) is var meaning && meaning != symbol)
            {
                meanings.Add(symbol, meaning);
            }
        }

        return meanings.Count == 0 ? f : f.Substitute(meanings);
    }
}
