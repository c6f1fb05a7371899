using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using Symbolic.Parsing.Syntax;

namespace Symbolic;

/// <summary>
/// A program text with some of its statements blanked out, so that what is left stands where it stood. A statement that gives an
/// updated name a value which depends on no updated name says how that name begins; the other updates are the step.
/// </summary>
internal sealed class UpdateText
{
    private readonly string _text;
    private readonly List<TextSpan> _beginning;
    private readonly List<TextSpan> _step;

    private UpdateText(string text, List<TextSpan> beginning, List<TextSpan> step, IReadOnlyList<string> names, IReadOnlyList<string> begun) =>
        (_text, _beginning, _step, Names, Begun) = (text, beginning, step, names, begun);

    /// <summary>The names that the step gives new values, in the order of the text.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The names for which the text says how they begin.</summary>
    public IReadOnlyList<string> Begun { get; }

    /// <summary>The equations alone: names are those from before a step.</summary>
    public string Equations => Without([.. _beginning, .. _step]);

    /// <summary>The equations and the step.</summary>
    public string Step => Without(_beginning);

    /// <summary>The equations and how names begin.</summary>
    public string Beginning => Without(_step);

    /// <summary>Takes a program apart.</summary>
    public static UpdateText Of(BoundProgram program)
    {
        var updates = new HashSet<TextSpan>();
        var loops = new List<ForStatement>();
        var open = new Stack<StatementNode>(program.Parsed.Statements);
        while (open.TryPop(out StatementNode? statement))
        {
            if (statement is AssignmentStatement { Kind: AssignmentKind.Update })
            {
                updates.Add(statement.Span);
            }
            else if (statement is ForStatement loop)
            {
                loops.Add(loop);
                foreach (StatementNode inner in loop.Body)
                {
                    open.Push(inner);
                }
            }
        }

        BoundDefinition[] definitions = [.. program.Statements.OfType<BoundDefinition>()];
        HashSet<string> updated = [.. definitions.Where(d => updates.Contains(d.Span)).Select(static d => d.Name)];
        var beginning = new List<TextSpan>();
        var step = new List<TextSpan>();
        foreach (IGrouping<TextSpan, BoundDefinition> assignment in definitions.Where(d => updated.Contains(d.Name)).GroupBy(static d => d.Span))
        {
            bool depends = assignment.Any(d => NamesIn(program, d.Expression).Any(updated.Contains));
            if (!depends)
            {
                beginning.Add(assignment.Key);
            }
            else if (updates.Contains(assignment.Key))
            {
                step.Add(assignment.Key);
            }
        }

        string[] names = [.. definitions.Where(d => step.Contains(d.Span)).Select(static d => d.Name).Distinct()];
        string[] begun = [.. definitions.Where(d => beginning.Contains(d.Span)).Select(static d => d.Name).Distinct()];
        return new UpdateText(program.Parsed.Text, beginning, step, names, begun);
    }

    // What an expression depends on, through all equations.
    private static IEnumerable<string> NamesIn(BoundProgram program, Expr expression) =>
        program.EquationsFor(expression).Select(static e => e.Symbol.Name)
            .Concat(program.EquationsFor(expression).Select(static e => e.Value).Append(expression).SelectMany(CheckExtensions.VariablesOf).Select(static v => v.Name));

    private string Without(IReadOnlyList<TextSpan> spans)
    {
        char[] text = _text.ToCharArray();
        foreach (TextSpan span in spans)
        {
            for (int i = span.Start; i < span.Start + span.Length; i++)
            {
                text[i] = text[i] is '\r' or '\n' ? text[i] : ' ';
            }
        }

        // A text must hold something.
        string rest = new(text);
        return string.IsNullOrWhiteSpace(rest.Replace(';', ' ')) ? "0" : rest;
    }
}
