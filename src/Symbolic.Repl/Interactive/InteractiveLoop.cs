using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>
/// Read, evaluate, print. A person gets prompts; a script gets the same answers without them. Errors end an input, never the
/// session.
/// </summary>
internal sealed class InteractiveLoop
{
    private const string FirstPrompt = "» ";
    private const string NextPrompt = "… ";

    private readonly Host _host;
    private readonly Screen _screen;
    private readonly ResultFormat _format;
    private readonly FormulaPrinter _formulas;
    private readonly ValuePrinter _values;
    private readonly ExprGraph _graph = new();
    private readonly StoppableCalculus _calculus = new();
    private readonly Session _session;
    private readonly Computation _computation = new();
    private readonly ResultNumbers _numbers = new();
    private readonly Dictionary<string, string> _definitions = new(StringComparer.Ordinal);
    private bool _failed;

    /// <summary>A session over a fresh graph.</summary>
    /// <param name="host">Where it takes place.</param>
    /// <param name="folding">What is done with long results.</param>
    /// <param name="format">How results are printed; null for Unicode on a terminal and plain text elsewhere.</param>
    public InteractiveLoop(Host host, Folding folding = Folding.WhenLong, ResultFormat? format = null)
    {
        _host = host;
        _screen = new Screen(host);
        _format = format ?? (host.OutputIsTerminal ? ResultFormat.Unicode : ResultFormat.Text);
        _formulas = FormulaPrinter.For(host, _screen, _format, folding);
        _values = ValuePrinter.For(host, _screen, folding);
        _session = new Session(_graph, _calculus);
    }

    /// <summary>Runs a session on the console: Ctrl-C stops the computation, and only when there is none, nothing happens.</summary>
    /// <returns>The exit status: 1 when a script had an error.</returns>
    public static int Run(Host host, Folding folding, ResultFormat? format)
    {
        var loop = new InteractiveLoop(host, folding, format);
        ConsoleCancelEventHandler interrupt = (_, e) =>
        {
            e.Cancel = loop.Interrupt() || host.InputIsTerminal;
        };
        Console.CancelKeyPress += interrupt;
        try
        {
            return loop.Run();
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
        }
    }

    /// <summary>Stops the computation that runs, if there is one.</summary>
    public bool Interrupt() => _computation.Interrupt();

    /// <summary>Runs until the input ends or says <c>quit</c>.</summary>
    public int Run()
    {
        if (_host.InputIsTerminal)
        {
            _screen.Quiet("Type a formula, or help, or quit.");
        }

        while (ReadInput() is { } input)
        {
            string text = input.Trim();
            if (text is "quit" or "exit")
            {
                break;
            }

            // A line of comment is for whoever reads the script.
            if (text.Length > 0 && !text.StartsWith('#'))
            {
                Answer(text, input);
                _screen.Flush();
            }
        }

        return _failed && !_host.InputIsTerminal ? 1 : 0;
    }

    // A line, and further ones while a bracket is open; an empty line ends the input in any case.
    private string? ReadInput()
    {
        Prompt(FirstPrompt);
        if (_host.Input.ReadLine() is not { } line)
        {
            return null;
        }

        var input = new StringBuilder(line);
        while (OpenBrackets.In(input.ToString()))
        {
            Prompt(NextPrompt);
            if (_host.Input.ReadLine() is not { Length: > 0 } next)
            {
                break;
            }

            input.Append('\n').Append(next);
        }

        return input.ToString();
    }

    private void Prompt(string prompt)
    {
        if (_host.InputIsTerminal && _host.OutputIsTerminal)
        {
            _screen.Write(prompt);
            _screen.Flush();
        }
    }

    private void Answer(string text, string typed)
    {
        if (text == "help")
        {
            Manual.WriteOverview(_screen, _graph.Operators);
        }
        else if (text.StartsWith('?'))
        {
            About(text[1..].Trim());
        }
        else
        {
            Evaluate(typed);
        }
    }

    private void About(string name)
    {
        if (name.Length == 0)
        {
            Manual.WriteOverview(_screen, _graph.Operators);
        }
        else if (_graph.Operators.TryFind(name, out Operator? function))
        {
            Manual.WriteFunction(_screen, function, _format);
        }
        else if (_definitions.TryGetValue(name, out string? definition))
        {
            _screen.Line(definition);
        }
        else
        {
            _screen.Line($"There is no function '{name}', and nothing is defined under this name.");
        }
    }

    private void Evaluate(string typed)
    {
        try
        {
            _computation.Run(cancellation =>
            {
                _calculus.Current = new LanguageCalculus(cancellation);
                Show(typed, _session.Submit(_numbers.Named(typed), cancellation), cancellation);
                return true;
            });
        }
        catch (Exception e) when (ErrorReport.Knows(e))
        {
            _failed = true;

            // The line that was typed stands right above, unless there are several.
            bool stands = _host.InputIsTerminal && !typed.Contains('\n') && CellWidth.Of(typed) + CellWidth.Of(FirstPrompt) < _host.Width;
            ErrorReport.Write(_screen, e, stands ? CellWidth.Of(FirstPrompt) : null, ResultNumbers.Shown);
        }
    }

    private void Show(string typed, BoundProgram program, CancellationToken cancellation)
    {
        string reading = ResultNumbers.Shown(program.Reading);
        if (Bare(reading) != Bare(typed))
        {
            _screen.Quiet(reading);
        }

        // The last result of an input gets a number; the others were shown on the way.
        BoundStatement? numbered = program.Statements.LastOrDefault() as BoundExpression;
        foreach (BoundStatement statement in program.Statements)
        {
            switch (statement)
            {
                case BoundExpression expression when ReferenceEquals(expression, numbered):
                    _session.Submit(_numbers.NextEquation(), CancellationToken.None);
                    ShowResult($"%{_numbers.Count}", expression.Value, cancellation, expression.Form);
                    break;
                case BoundDefinition definition:
                    _definitions[definition.Name] = ShowResult(definition.Name, program.Resolve(definition.Symbol), cancellation);
                    break;
                case BoundFunction { Body: { } body } function:
                    _definitions[function.Name] = ShowResult($"{function.Name}({string.Join(", ", function.Parameters.Select(static p => p.Name))})", body, cancellation);
                    break;
                case BoundCheck check:
                    ShowCheck(check, cancellation);
                    break;
                case BoundExplanation explanation:
                    new StatementExplanation(_screen, _formulas, _format).Write(program, explanation, static _ => null, cancellation);
                    break;
                case BoundExpression expression:
                    ShowResult(null, expression.Value, cancellation, expression.Form);
                    break;
            }
        }

        foreach (string note in program.Notes.Select(static n => n.Text))
        {
            _screen.Warning($"note: {ResultNumbers.Shown(note)}");
        }
    }

    private string ShowResult(string? name, Expr value, CancellationToken cancellation, AlgebraicForm? form = null)
    {
        // Whoever asks for a form wants to see that form.
        Simplified simplified = form is not null ? new Simplified(value, []) : value.Simplify(new SimplifyOptions { Cancellation = cancellation });
        string line = _formulas.Write(name, simplified.Result);
        if (simplified.Conditions.Count > 0)
        {
            _screen.Line($"  provided {string.Join(", ", simplified.Conditions.Select(c => c.PrintCondition(_format)))}");
        }

        if (Approximation(simplified.Result) is { } number)
        {
            _screen.Quiet(string.Create(CultureInfo.InvariantCulture, $"  ≈ {number:R}"));
        }
        else if (Entries(simplified.Result) is { } entries)
        {
            _values.Write(position => $"{name ?? "value"}{(position.Count == 0 ? "" : $"[{string.Join(",", position)}]")}", entries, simplified.Result.Type.Element);
        }

        return line;
    }

    // Of a product of matrices people want to see the entries.
    private static TensorValue? Entries(Expr value)
    {
        bool plain = value.Shape.IsScalar || (value.Operator == Operators.Array && value.Operands.All(static e => e.IsNumber));
        Dependencies dependencies = Dependencies.Of([value]);
        if (plain || dependencies.Variables.Count > 0 || dependencies.Lengths.Count > 0)
        {
            return null;
        }

        try
        {
            return value.EvaluateTensor(ImmutableDictionary<string, TensorValue>.Empty);
        }
        catch (UnresolvedNameException)
        {
            return null;
        }
    }

    // Of √2 or 1/3 people also want to know how large it is.
    private static double? Approximation(Expr value)
    {
        bool plain = value.IsNumber && (value.IsDecimal || value.Number.IsInteger);
        if (plain || !value.Type.IsRealScalar || Dependencies.Of([value]).Variables.Count > 0)
        {
            return null;
        }

        try
        {
            return value.Evaluate();
        }
        catch (UnresolvedNameException)
        {
            return null;
        }
    }

    private void ShowCheck(BoundCheck check, CancellationToken cancellation)
    {
        if (check.Variables.Count == 0)
        {
            _screen.Line("There is no variable to check by.");
            return;
        }

        _failed |= !CheckLine.Write(_screen, NumericCheck.Of(
            [Claim.Of(check.Expression, check.Variables, new DerivativeOptions { Cancellation = cancellation })],
            new CheckOptions { PointCount = NumericCheck.PointCount, Step = check.Step?.Evaluate() }));
    }

    private static string Bare(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));
}
