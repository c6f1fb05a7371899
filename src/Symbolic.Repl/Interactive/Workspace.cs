using System.Collections.Immutable;
using System.Text;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>
/// What a session knows: its graph, its names, its numbered results, what is assumed. Everything follows from the list of inputs without
/// error, so a session is taken back, given other assumptions and saved by way of that list.
/// </summary>
internal sealed class Workspace
{
    private readonly StoppableCalculus _calculus = new();
    private readonly Stack<ImmutableList<Entry>> _past = new();
    private readonly Dictionary<string, Definition> _definitions = new(StringComparer.Ordinal);
    private ImmutableList<Entry> _entries = [];
    private IReadOnlyCollection<Assumption> _assumptions = [];

    public Workspace()
    {
        Session = new Session(Graph, _calculus);
    }

    /// <summary>Where expressions are built.</summary>
    public ExprGraph Graph { get; private set; } = new();

    /// <summary>The conversation in the language.</summary>
    public Session Session { get; private set; }

    /// <summary>The results by number.</summary>
    public ResultNumbers Numbers { get; private set; } = new();

    /// <summary>What the last input had differentiated.</summary>
    public IReadOnlyList<TakenDerivative> Taken => _calculus.Taken;

    /// <summary>The names that the session defines, in alphabetical order.</summary>
    public IEnumerable<string> Names => Session.Names.Where(static n => n != "_" && !ResultNumbers.IsNumber(n));

    /// <summary>The assumptions as they were written.</summary>
    public IEnumerable<string> AssumptionTexts => _entries.OfType<AssumptionEntry>().Select(static e => e.Text);

    /// <summary>The assumptions about a variable, as they were written.</summary>
    public IEnumerable<string> AssumptionsAbout(string name) => AssumptionTexts.Where(t => Variables(t).Contains(name));

    /// <summary>What stands on the left of a name's definition, and its value; null when it has none.</summary>
    public Definition? DefinitionOf(string name) => _definitions.GetValueOrDefault(name);

    /// <summary>Reads an input and carries it out. An error, or a stop, leaves everything as it was.</summary>
    public BoundProgram Submit(string text, CancellationToken cancellation)
    {
        ImmutableList<Entry> entries = _entries.Add(new InputEntry(text));
        BoundProgram program = Carry(text, cancellation);

        // A variable must have its facts before its first use; now it is known what shape it has.
        if (_assumptions.Any(a => !a.IsEmpty && Graph.TryGetSymbol(a.Variable, out Expr symbol) && !IsAssumed(symbol, a)))
        {
            program = Rebuild(entries, cancellation) ?? program;
        }

        _past.Push(_entries);
        _entries = entries;
        return program;
    }

    /// <summary>Reads an input that is none of the session's: it changes nothing and gets no number.</summary>
    public BoundProgram Preview(string text, CancellationToken cancellation)
    {
        _calculus.Begin(cancellation);
        return Session.Preview(Numbers.Named(text), cancellation);
    }

    /// <summary>Assumes something about a variable, from the beginning of the session on.</summary>
    /// <returns>What the reader should know.</returns>
    public IReadOnlyList<string> Assume(string text, CancellationToken cancellation)
    {
        var notes = new List<string>();
        _ = Read([text], notes);
        Change(_entries.Add(new AssumptionEntry(text)), cancellation);
        return notes;
    }

    /// <summary>Drops what is assumed about a variable.</summary>
    /// <returns>False when nothing was.</returns>
    public bool Forget(string name, CancellationToken cancellation)
    {
        ImmutableList<Entry> kept = _entries.RemoveAll(e => e is AssumptionEntry assumed && Variables(assumed.Text).Contains(name));
        if (kept.Count == _entries.Count)
        {
            return false;
        }

        Change(kept, cancellation);
        return true;
    }

    /// <summary>Takes the last input or assumption back.</summary>
    /// <returns>What was taken back; null when there is nothing.</returns>
    public string? Undo(CancellationToken cancellation)
    {
        if (!_past.TryPeek(out ImmutableList<Entry>? before))
        {
            return null;
        }

        ImmutableList<Entry> now = _entries;
        Rebuild(before, cancellation);
        _past.Pop();
        _entries = before;
        return now.Count > before.Count ? now[^1].ToString() : "what was forgotten";
    }

    /// <summary>The inputs of the session, as a script that gives the same one.</summary>
    public string ToScript()
    {
        var script = new StringBuilder();
        foreach (Entry entry in _entries)
        {
            script.Append(entry).Append('\n');
        }

        return script.ToString();
    }

    private static bool IsAssumed(Expr symbol, Assumption assumed) =>
        symbol.Facts == assumed.Facts && (assumed.Traits == MatrixTraits.None || symbol.MatrixTraits != MatrixTraits.None);

    private static IReadOnlyCollection<Assumption> Read(IEnumerable<string> texts, ICollection<string> notes)
    {
        var scratch = new ExprGraph();
        return Assumption.ReadAll(texts, t => Session.Read(t, scratch, LanguageCalculus.Instance).Result, notes);
    }

    private static IEnumerable<string> Variables(string assumption) => Read([assumption], []).Select(static a => a.Variable);

    private void Change(ImmutableList<Entry> entries, CancellationToken cancellation)
    {
        Rebuild(entries, cancellation);
        _past.Push(_entries);
        _entries = entries;
    }

    // The session anew from its inputs; when one of them fails now, everything stays as it was.
    private BoundProgram? Rebuild(ImmutableList<Entry> entries, CancellationToken cancellation)
    {
        var (graph, session, numbers, assumptions) = (Graph, Session, Numbers, _assumptions);
        var definitions = new Dictionary<string, Definition>(_definitions, StringComparer.Ordinal);
        try
        {
            string[] texts = [.. entries.OfType<AssumptionEntry>().Select(static e => e.Text)];
            _assumptions = Read(texts, []);
            Begin();
            BoundProgram? last = null;
            if (_assumptions.Count > 0)
            {
                last = Replay(entries, cancellation);
                ExprGraph unassuming = Graph;
                Begin();
                foreach (Assumption assumed in _assumptions)
                {
                    if (unassuming.TryGetSymbol(assumed.Variable, out Expr symbol))
                    {
                        assumed.Declare(Graph, symbol, texts, OperatorFunctionNames.Of(Graph.Operators).Options);
                    }
                }
            }

            return Replay(entries, cancellation) ?? last;
        }
        catch
        {
            (Graph, Session, Numbers, _assumptions) = (graph, session, numbers, assumptions);
            _definitions.Clear();
            foreach ((string name, Definition definition) in definitions)
            {
                _definitions.Add(name, definition);
            }

            throw;
        }
    }

    private void Begin()
    {
        Graph = new ExprGraph();
        Session = new Session(Graph, _calculus);
        Numbers = new ResultNumbers();
        _definitions.Clear();
    }

    private BoundProgram? Replay(ImmutableList<Entry> entries, CancellationToken cancellation)
    {
        BoundProgram? last = null;
        foreach (InputEntry input in entries.OfType<InputEntry>())
        {
            last = Carry(input.Text, cancellation);
        }

        return last;
    }

    private BoundProgram Carry(string text, CancellationToken cancellation)
    {
        _calculus.Begin(cancellation);
        BoundProgram program = Session.Submit(Numbers.Named(text), cancellation);

        // The last result of an input gets a number.
        if (program.Statements.LastOrDefault() is BoundExpression)
        {
            Session.Submit(Numbers.NextEquation(), CancellationToken.None);
        }

        foreach (BoundStatement statement in program.Statements)
        {
            switch (statement)
            {
                case BoundDefinition definition:
                    _definitions[definition.Name] = new Definition(definition.Name, () => program.Resolve(definition.Symbol));
                    break;
                case BoundFunction { Body: { } body } function:
                    _definitions[function.Name] = new Definition($"{function.Name}({string.Join(", ", function.Parameters.Select(static p => p.Name))})", () => body);
                    break;
            }
        }

        return program;
    }

    /// <summary>A name that stands for something.</summary>
    /// <param name="Left">What stands on the left of its equation.</param>
    /// <param name="Value">What it stands for.</param>
    internal sealed record Definition(string Left, Func<Expr> Value);

    private abstract record Entry(string Text);

    private sealed record InputEntry(string Text) : Entry(Text)
    {
        public override string ToString() => Text;
    }

    private sealed record AssumptionEntry(string Text) : Entry(Text)
    {
        public override string ToString() => $":assume {Text}";
    }
}
