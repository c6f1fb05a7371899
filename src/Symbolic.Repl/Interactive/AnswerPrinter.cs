using Symbolic.Parsing.Binding;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>Writes what came of an input, statement by statement.</summary>
internal sealed class AnswerPrinter
{
    private readonly Host _host;
    private readonly Screen _screen;
    private readonly SessionSettings _settings;
    private readonly Workspace _workspace;
    private readonly FormulaPrinter _formulas;
    private readonly ValuePrinter _values;

    public AnswerPrinter(Host host, Screen screen, SessionSettings settings, Workspace workspace)
    {
        (_host, _screen, _settings, _workspace) = (host, screen, settings, workspace);
        _formulas = FormulaPrinter.For(host, screen, settings.Format, settings.Folding, settings.Layout);
        _values = ValuePrinter.For(host, screen, settings.Folding);
    }

    /// <summary>Writes the answers.</summary>
    /// <returns>False when a check failed.</returns>
    public bool Write(BoundProgram program, CancellationToken cancellation)
    {
        bool passed = true;

        // The last result of an input has a number; the others are shown on the way.
        BoundStatement? numbered = program.Statements.LastOrDefault() as BoundExpression;

        // A name that a loop changes again and again is written once, with the value that it has in the end.
        var written = new HashSet<string>();
        foreach (BoundStatement statement in program.Statements)
        {
            switch (statement)
            {
                case BoundExpression expression:
                    Expr shown = WriteResult(ReferenceEquals(expression, numbered) ? $"%{_workspace.Numbers.Count}" : null, expression.Value, cancellation, expression.Form);
                    if (_settings.Check == Switch.On)
                    {
                        passed &= DerivativeCheck.Write(_screen, program, _workspace.Taken, expression.Value, shown, cancellation);
                    }

                    break;
                case BoundDefinition or BoundFunction { Body: not null }:
                    string name = statement is BoundDefinition definition ? definition.Name : ((BoundFunction)statement).Name;
                    if (written.Add(name))
                    {
                        WriteDefinition(name, cancellation);
                    }

                    break;
                default:
                    passed &= WriteFurther(program, statement, cancellation);
                    break;
            }
        }

        foreach (string note in program.Notes.Select(static n => n.Text))
        {
            _screen.Warning(Wrapped($"note: {ResultNumbers.Shown(note)}"));
        }

        return passed;
    }

    /// <summary>Writes what is not a result: checks and explanations.</summary>
    /// <returns>False when a check failed.</returns>
    public bool WriteFurther(BoundProgram program, CancellationToken cancellation)
    {
        bool passed = true;
        foreach (BoundStatement statement in program.Statements)
        {
            passed &= WriteFurther(program, statement, cancellation);
        }

        return passed;
    }

    /// <summary>Writes what a name stands for.</summary>
    /// <returns>False when it stands for nothing.</returns>
    public bool WriteDefinition(string name, CancellationToken cancellation)
    {
        if (_workspace.DefinitionOf(name) is not { } definition)
        {
            return false;
        }

        WriteResult(definition.Left, definition.Value(), cancellation);
        return true;
    }

    // On a terminal a sentence is broken between words.
    private string Wrapped(string text)
    {
        if (!_host.OutputIsTerminal)
        {
            return text;
        }

        var lines = new System.Text.StringBuilder();
        int cells = 0;
        foreach (string word in text.Split(' '))
        {
            int wide = CellWidth.Of(word);
            bool breaks = cells > 0 && cells + 1 + wide > _screen.Width;
            lines.Append(cells == 0 ? "" : breaks ? "\n  " : " ").Append(word);
            cells = breaks ? 2 + wide : cells + (cells == 0 ? 0 : 1) + wide;
        }

        return lines.ToString();
    }

    private Expr WriteResult(string? name, Expr value, CancellationToken cancellation, AlgebraicForm? form = null)
    {
        // Whoever asks for a form wants to see that form.
        Simplified simplified = form is not null ? new Simplified(value, []) : value.Simplify(new SimplifyOptions { Order = _settings.Order, Cancellation = cancellation });
        _formulas.Write(name, simplified.Result);
        if (simplified.Conditions.Count > 0)
        {
            _screen.Line($"  provided {string.Join(", ", simplified.Conditions.Select(c => c.PrintCondition(_settings.Format)))}");
        }

        if (ConstantValue.Approximation(simplified.Result) is { } number)
        {
            _screen.Quiet($"  ≈ {_settings.Number(number)}");
        }
        else if (ConstantValue.Entries(simplified.Result) is { } entries)
        {
            _values.Write(position => $"{name ?? "value"}{(position.Count == 0 ? "" : $"[{string.Join(",", position)}]")}", entries, simplified.Result.Type.Element);
        }

        return simplified.Result;
    }

    private bool WriteFurther(BoundProgram program, BoundStatement statement, CancellationToken cancellation)
    {
        switch (statement)
        {
            case BoundCheck check:
                return WriteCheck(check, cancellation);
            case BoundExplanation explanation:
                new StatementExplanation(_screen, _formulas, _settings.Format).Write(program, explanation, static _ => null, cancellation);
                return true;
            default:
                return true;
        }
    }

    private bool WriteCheck(BoundCheck check, CancellationToken cancellation)
    {
        if (check.Variables.Count == 0)
        {
            _screen.Line("There is no variable to check by.");
            return true;
        }

        return CheckLine.Write(_screen, NumericCheck.Of(
            [Claim.Of(check.Expression, check.Variables, new DerivativeOptions { Cancellation = cancellation })],
            new CheckOptions { PointCount = NumericCheck.PointCount, Step = check.Step?.Evaluate(), Cancellation = cancellation }));
    }
}
