using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive.Commands;

/// <summary><c>:vars</c>: the names of the session, what they are and what is assumed about them.</summary>
internal sealed class VariablesCommand : SessionCommand
{
    public override string Name => "vars";

    public override string Summary => "the names of the session: what they stand for, their shapes, what is assumed";

    public override void Run(Conversation conversation, string argument)
    {
        Workspace workspace = conversation.Workspace;
        ResultFormat format = conversation.Settings.Format;
        var lines = new List<(string Left, string Right)>();
        foreach (string name in workspace.Names)
        {
            if (workspace.DefinitionOf(name) is { } definition)
            {
                Expr value = definition.Value();
                lines.Add((definition.Left, "= " + Short(value, format, conversation.Screen.Width)));
            }
            else
            {
                lines.Add((name, "a function that is worked out for given arguments"));
            }
        }

        HashSet<string> known = [];
        foreach (Expr variable in workspace.Session.Variables.Where(v => !ResultNumbers.IsNumber(v.Name)))
        {
            known.Add(variable.Name);
            lines.Add((variable.Print(format), With(variable.Shape.IsScalar ? "a number" : $"in {variable.Shape}", workspace.AssumptionsAbout(variable.Name))));
        }

        foreach ((string name, string declaration) in workspace.Session.Declarations.Where(d => !known.Contains(d.Key) && workspace.DefinitionOf(d.Key) is null))
        {
            lines.Add((name, With($"declared: {declaration}", workspace.AssumptionsAbout(name))));
        }

        if (lines.Count == 0)
        {
            conversation.Screen.Line("There are no names yet.");
            return;
        }

        int width = Math.Min(20, lines.Max(static l => CellWidth.Of(l.Left)));
        foreach ((string left, string right) in lines)
        {
            conversation.Screen.Line($"  {left}{new string(' ', Math.Max(0, width - CellWidth.Of(left)))}  {right}");
        }
    }

    private static string With(string kind, IEnumerable<string> assumptions) => string.Join(", ", assumptions.Prepend(kind));

    // One line for each name.
    private static string Short(Expr value, ResultFormat format, int width)
    {
        try
        {
            var options = new PrintOptions { MaxLength = Math.Max(40, width - 25) };
            return format == ResultFormat.Unicode ? value.ToUnicode(options) : format == ResultFormat.Latex ? value.ToLatex(options) : value.ToText(options);
        }
        catch (LimitException)
        {
            return value.Shape.IsScalar ? $"a formula of {DistinctNodes.Count([value])} nodes" : $"in {value.Shape}, a formula of {DistinctNodes.Count([value])} nodes";
        }
    }
}
