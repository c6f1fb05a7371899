using System.Globalization;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic.Repl.Work;

/// <summary>The text of a query as mathematics: what is to be worked on, its variables, its notes.</summary>
internal sealed partial class Problem
{
    private readonly BoundProgram _program;
    private readonly ParserOptions _options;
    private readonly SumOrder _order;
    private readonly IReadOnlyList<Target> _targets;
    private readonly Dictionary<string, Expr?> _variables = new(StringComparer.Ordinal);
    private IReadOnlySet<Expr>? _asked;

    private Problem(Query query, ExprGraph graph, ParserOptions options, BoundProgram program, string reading)
    {
        (Graph, _options, _program, Reading, _order) = (graph, options, program, reading, query.Order);
        Notes.AddRange(program.Notes.Select(static n => n.Text));
        _targets = Targets(query, program);
        Outputs = [.. _targets.SelectMany(static t => Entries(t.Value))];
        Results = [.. _targets.Select(static t => (t.Name, t.Value))];
        Shape = _targets is [var only] ? (only.Value.Operator == Operators.Array ? only.Value.Shape : Shape.Scalar) : new Shape(Outputs.Count);
        FreeNames = [.. FreeIn(query, program).Select(static v => v.Name)];
        Labels = [.. Label()];
    }

    /// <summary>The graph in which everything is built; it belongs to this problem alone.</summary>
    public ExprGraph Graph { get; }

    /// <summary>The text with all parentheses.</summary>
    public string Reading { get; }

    /// <summary>What the reader should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Variables that were introduced on the way, with their values at every point.</summary>
    public Dictionary<Expr, TensorValue> Introduced { get; } = [];

    /// <summary>The statements of the text in order.</summary>
    public IReadOnlyList<BoundStatement> Statements => _program.Statements;

    /// <summary>The text to which the places of the statements refer: what was typed, with a call of its last function where nothing else is asked.</summary>
    public string Text => _program.Parsed.Text;

    /// <summary>What to work on, over free variables, with a name where it has one.</summary>
    public IReadOnlyList<(string? Name, Expr Value)> Results { get; }

    /// <summary>The results one by one: the entries of those that are lists of entries, the others whole.</summary>
    public IReadOnlyList<Expr> Outputs { get; }

    /// <summary>How <see cref="Outputs"/> are arranged.</summary>
    public Shape Shape { get; }

    /// <summary>True when each of <see cref="Outputs"/> is a number or a truth value.</summary>
    public bool IsOfNumbers => Outputs.All(static f => f.Shape.IsScalar);

    /// <summary>How each of <see cref="Outputs"/> is called on the screen.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>How each of <see cref="Results"/> is called on the screen.</summary>
    public IReadOnlyList<string> ResultLabels => [.. Results.Select((r, i) => r.Name ?? (Results.Count(static o => o.Name is null) == 1 ? Nameless : $"{Nameless}{i + 1}"))];

    /// <summary>The free variables in order of first appearance.</summary>
    public IReadOnlyList<string> FreeNames { get; }

    // A number is what gradients are taken of, and a 1×1 matrix is not one.
    private bool Suits(Operation operation) => Shape.IsScalar && Outputs is [{ Shape.IsScalar: true }]
        || operation is not (Operation.Gradient or Operation.Hessian or Operation.Check);

    /// <summary>The variable of a name, in any of its spellings; it may be a name that the program defines.</summary>
    /// <exception cref="RequestException">The name is not a variable.</exception>
    public Expr Variable(string name) => TryVariable(name) ?? throw new RequestException($"'{name}' is not a variable.");

    /// <summary>The variable of a name, in any of its spellings; null when the name is not a variable.</summary>
    public Expr? TryVariable(string name)
    {
        if (!_variables.TryGetValue(name, out Expr? variable))
        {
            variable = _program.TryGetSymbol(name, out Expr symbol) ? symbol : ReadVariable(name);
            _variables.Add(name, variable);
        }

        return variable;
    }

    /// <summary>The variable to which a value given under a name belongs. Of a name that is updated (<c>w := w − …</c>) it is the value from before the first update.</summary>
    public Expr? TryInput(string name) => TryVariable(name) is { } variable && IsDefined(variable)
        ? _program.Free.Where(v => v.Name == variable.Name).Select(static v => (Expr?)v).FirstOrDefault() ?? variable
        : TryVariable(name);

    /// <summary>True for a name whose given value nothing depends on, because the program says what it is before anything asks for it.</summary>
    public bool IsOverruled(Expr variable) =>
        IsDefined(variable) && !IsLimit(variable) && !(_asked ??= Dependencies.Of(Statements.OfType<BoundExpression>().Select(static s => s.Value)).Variables).Contains(variable);

    /// <summary>True for a name whose given value has told how often a loop goes round.</summary>
    public bool IsLimit(Expr variable) => IsDefined(variable) && _options.Limits.ContainsKey(variable.Name) && !_program.Names.Contains(variable.Name);

    /// <summary>True for a variable that occurs in the text and has no equation, also where an update gives its name another value later.</summary>
    public bool IsFree(Expr variable) => !IsDefined(variable)
        && ((_program.TryGetSymbol(variable.Name, out Expr symbol) && symbol == variable) || _program.Free.Contains(variable));

    /// <summary>True for a name that the program defines by an equation.</summary>
    public bool IsDefined(Expr variable) => _program.Resolve(variable) != variable;

    /// <summary>The outputs as functions of some variables. Where one of them has an equation of its own, it stays a variable.</summary>
    public IReadOnlyList<Expr> OutputsInTermsOf(IReadOnlyList<Expr> variables) =>
        variables.Any(IsDefined) ? [.. _targets.SelectMany(t => Entries(_program.InTermsOf(t.InNames, variables)))] : Outputs;

    /// <summary>An expression in terms of the names of the program.</summary>
    public Expr InNames(Expr expression) => _program.InNames(expression);

    /// <summary>An expression with every name replaced by what the program says it is.</summary>
    public Expr Resolve(Expr expression) => _program.Resolve(expression);

    /// <summary>The results whole, as functions of some variables.</summary>
    public IReadOnlyList<Expr> ResultsInTermsOf(IReadOnlyList<Expr> variables) =>
        variables.Any(IsDefined) ? [.. _targets.Select(t => _program.InTermsOf(t.InNames, variables))] : [.. _targets.Select(static t => t.Value)];

    /// <summary>The gradient of the result by some variables as a backward pass; null when it is not wanted so.</summary>
    public BackwardProgram? Backward(BackwardLines wanted, IReadOnlyList<Expr> variables, CancellationToken cancellation) =>
        wanted == BackwardLines.No || _targets is not [var target] ? null
        : WhenWanted(wanted, BackwardProgram.Holding(_program, target.InNames, variables, new DerivativeOptions { Cancellation = cancellation }, _order));

    /// <summary>The gradients that statements ask for, of one number, as a backward pass; null when it is not wanted so.</summary>
    public BackwardProgram? Backward(BackwardLines wanted, IReadOnlyList<BoundExpression> gradients, CancellationToken cancellation)
    {
        Expr of = gradients[0].Gradient!.Value.Of;

        // An update in between changes what names stand for.
        return wanted != BackwardLines.No && BackwardProgram.Of(_program, of, [.. gradients.Select(static g => g.Gradient!.Value.By)], new DerivativeOptions { Cancellation = cancellation }, _order) is { } backward
            && Dependencies.Of([of, .. gradients.Select(static g => g.Gradient!.Value.By)]).Variables.All(v => TryVariable(v.Name) == v)
            ? WhenWanted(wanted, backward)
            : null;
    }

    /// <summary>The computational graph of the result: over the names of the program where it names intermediates.</summary>
    /// <exception cref="RequestException">There are several results.</exception>
    public ComputationalGraph GraphOfResult(CancellationToken cancellation) => _targets is [var target]
        ? ComputationalGraph.Of(_program, target.InNames, Nameless, cancellation)
        : throw new RequestException("A computational graph is that of one result.", "Say which with 'of'.");

    /// <summary>The text as a program.</summary>
    public BoundProgram Program => _program;

    /// <summary>The rules behind a line of the backward pass of the result.</summary>
    public string RuleOf(BackwardLine line, ResultFormat format) => LineRules.Of(_program, _targets[0].InNames, line, format);

    private static BackwardProgram? WhenWanted(BackwardLines wanted, BackwardProgram? backward) =>
        wanted == BackwardLines.Yes || (backward is { } found && found.Lines.Count(static l => l.IsRequested) > 1
            && found.Lines.Any(static l => !l.IsRequested) && Dependencies.Of(found.Lines.Select(static l => l.Value)).IncludeTensors) ? backward : null;

    /// <summary>The options of a check at a point.</summary>
    /// <exception cref="WrongShapeException">A value does not have the shape of its variable.</exception>
    public CheckOptions CheckAt(IReadOnlyDictionary<string, InputValue> given)
    {
        Dictionary<string, TensorValue> values = Point.Of(given, this).Values.ToDictionary(static v => v.Key.Name, static v => v.Value);
        return values.Values.All(static v => v.Shape.IsScalar)
            ? new CheckOptions { Points = [values.ToDictionary(static v => v.Key, static v => (double)v.Value)] }
            : new CheckOptions { TensorPoints = [values] };
    }

    /// <summary>The free members when the name is that of a family, in order of first appearance; otherwise the name.</summary>
    public IReadOnlyList<string> MembersOrName(string name)
    {
        if (_program.TryGetSymbol(name, out _))
        {
            return [name];
        }

        string[] members = [.. _program.Free.Select(static v => v.Name).Where(n => n.StartsWith(name, StringComparison.Ordinal) && n.AsSpan(name.Length).StartsWith("["))];
        return members.Length > 0 ? members : [name];
    }

    // A spelling that does not occur in the text is read like a text of its own.
    private Expr? ReadVariable(string name)
    {
        try
        {
            return Session.Read(name, Graph, LanguageCalculus.Instance, _options).Result is { IsSymbol: true } symbol ? symbol : null;
        }
        catch (ParseException)
        {
            return null;
        }
    }

    private static IReadOnlyList<Target> Targets(Query query, BoundProgram program)
    {
        if (query.Of.Count > 0)
        {
            return [.. query.Of.Select(name => new Target(name, program.Symbol(name), program[name]))];
        }

        // The formulas of a command line are the last statements; each is a result.
        BoundStatement[] results = [.. program.Statements.Where(IsResult).TakeLast(query.Results)];
        if (results.Length == 0 || program.Result is null)
        {
            // Declarations can be read, but nothing else can be done with them.
            return query.Operation == Operation.Parse && program.Statements.Count > 0 ? [] : throw new RequestException("'source' holds no expression and no equation.");
        }

        return results.Length == 1
                ? [new Target((results[0] as BoundDefinition)?.Name, program.ResultInNames!.Value, program.Result.Value)]
                : [.. results.Select(s => s is BoundDefinition d
                    ? new Target(d.Name, d.Symbol, program.Resolve(d.Symbol))
                    : new Target(null, ((BoundExpression)s).Expression, ((BoundExpression)s).Value))];
    }

    private static bool IsResult(BoundStatement statement) => statement is BoundExpression or BoundDefinition;

    // All variables of a formula, also those that cancel; of a program those on which the results depend.
    private IEnumerable<Expr> FreeIn(Query query, BoundProgram program)
    {
        Expr[] free = query.Operation == Operation.Parse || program.Statements.Count == query.Results
            ? [.. program.Free]
            : [.. _targets.SelectMany(t => program.FreeIn(t.Value)).Distinct()];

        // The length of an axis may occur as a number, but nobody would differentiate by it.
        HashSet<string> lengths = [.. free.SelectMany(static v => v.Shape.Axes).SelectMany(static a => a.Symbols)];
        return lengths.Count == 0 ? free : free.Where(v => !v.Shape.IsScalar || !lengths.Contains(v.Name));
    }

    private static IReadOnlyList<Expr> Entries(Expr value) => value.Operator == Operators.Array ? value.Operands : [value];

    // f, or f1, f2 …, unless the result has a name of its own.
    private IEnumerable<string> Label()
    {
        int unnamed = Results.Where(static r => r.Name is null).Sum(static r => Entries(r.Value).Count);
        int next = 1;
        foreach ((string? name, Expr value) in Results)
        {
            int count = Entries(value).Count;
            for (int i = 1; i <= count; i++)
            {
                yield return name is null ? (unnamed == 1 ? Nameless : $"{Nameless}{next++}") : count == 1 ? name : $"{name}[{i}]";
            }
        }
    }

    private string Nameless => new[] { "f", "g", "h", "u", "result" }.First(n => n == "result" || !FreeNames.Contains(n));

    // A letter, then letters, digits, marks and subscripts: what a declaration accepts. The rest (W[1]) is looked up, not declared.
    /// <summary>True for a letter followed by letters, digits and subscripts.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && char.IsLetter(name[0]) && name.All(static c =>
            char.IsLetterOrDigit(c) || c is '_' or '{' or '}' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherNumber);

    /// <summary>Something to work on.</summary>
    /// <param name="Name">Its name, if it has one.</param>
    /// <param name="InNames">The expression in which the names of the program are symbols.</param>
    /// <param name="Value">The expression over free variables.</param>
    private sealed record Target(string? Name, Expr InNames, Expr Value);
}
