using System.Globalization;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Interactive.Commands;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>What <c>help</c> and <c>?name</c> print. What is said about functions comes from their declarations.</summary>
internal static class Manual
{
    private const string Overview = """
        Type a formula: it is read, simplified and shown.

          (xy+z)²+exp(x−yz)         products need no sign: xy, 2x, 3sin x
          d/dx x^3 sin x            also diff(u, x), ∂/∂x u, ∂²/∂x∂y u, dy/dx, f'(x)
          grad(u), hessian(u)       all variables in order
          f(x) = x^2 + 1            a function;  y = f(3)  an equation
          x in R^n; A in R^{n×n}    vectors and matrices: xᵀA x, A\b, A[1,2], [1, 2; 3, 4]
          check(u, x)               compares the derivative with differences of values
          explain(u, x)             the derivation, rule by rule; explain(u, x, 3) with every rewrite
          gradtable(u)              forward and backward pass;  pathtable(u, x)  the sum over paths
          simplify(u)               a shorter form
          expand(u), factor(u)      multiplied out; a product of irreducible factors
          collect(u, x)             by powers of x;  apart(u, x)  partial fractions
          together(u), cancel(u)    one fraction, kept in factors or multiplied out
          equal(u, v)               whether two are equal, and where not
          var rate, mass            names of more than one letter
          _   %1   %2               the last result, and the ones by number

          ?name                     about a function or a name, for instance ?tanh
          Tab                       completes names, commands and signs: \alpha, \nabla
          Ctrl-R                    searches what was typed before; Ctrl-C stops a computation

        An input goes on in the next line while a bracket is open. # begins a comment.
        """;

    /// <summary>The page of the language, then the functions by name.</summary>
    public static void WriteOverview(Screen screen, OperatorTable operators)
    {
        screen.Line(Overview);
        screen.Line();
        screen.Line("Commands (help and quit also without the colon):");
        foreach (SessionCommand command in SessionCommands.All)
        {
            screen.Line($"  {$":{command.Name} {command.Argument}".TrimEnd(),-25} {command.Summary}");
        }

        screen.Line();
        screen.Line("Functions:");
        string line = " ";
        foreach (string name in operators.Functions.Select(static o => o.Name).Distinct().Order(StringComparer.Ordinal))
        {
            if (CellWidth.Of(line) + name.Length + 1 > screen.Width)
            {
                screen.Line(line);
                line = " ";
            }

            line += " " + name;
        }

        screen.Line(line);
    }

    /// <summary>What there is to know about a name: a function, or something that the session defines.</summary>
    /// <exception cref="RequestException">There is nothing of this name.</exception>
    public static void WriteAbout(Conversation conversation, string name)
    {
        Screen screen = conversation.Screen;
        OperatorTable operators = conversation.Workspace.Graph.Operators;
        if (name.Length == 0)
        {
            WriteOverview(screen, operators);
        }
        else if (conversation.Interruptible(cancellation =>
            new AnswerPrinter(conversation.Host, screen, conversation.Settings, conversation.Workspace).WriteDefinition(name, cancellation)))
        {
            return;
        }
        else if (operators.TryFind(name, out Operator? function))
        {
            WriteFunction(screen, function, conversation.Settings.Format);
        }
        else if (BuiltFunctions.TryGet(name, out BuiltFunction? built))
        {
            WriteFunction(screen, built);
        }
        else
        {
            string? near = Suggestions.Nearest(name, conversation.Workspace.Names.Concat(OperatorFunctionNames.Of(operators).Spellings));
            screen.Line($"There is no function '{name}', and nothing is defined under this name.{(near is null ? "" : $" Did you mean {near}?")}");
        }
    }

    private static void WriteFunction(Screen screen, BuiltFunction function)
    {
        screen.Line($"{function.Name}: {function.Summary}");
        Entry(screen, "also written", function.Aliases.IsEmpty ? null : string.Join(", ", function.Aliases));
        Entry(screen, "options", function.Options.IsEmpty ? null : string.Join(", ", function.Options));
        Entry(screen, "for instance", function.Example);
    }

    /// <summary>What there is to know about one function.</summary>
    public static void WriteFunction(Screen screen, Operator function, ResultFormat format)
    {
        if (function is LeafOperator { Value: { } constant })
        {
            screen.Line($"{function.Name}: {function.Summary}");
            Entry(screen, "value", function.ResultElement == Element.Real ? constant.ToString("R", CultureInfo.InvariantCulture) : null);
            Entry(screen, "also written", OtherNames(function));
            return;
        }

        var graph = new ExprGraph();
        int arity = Math.Max(1, function.MinOperands);
        Expr[] arguments = [.. Enumerable.Range(0, arity).Select(i => graph.Symbol(
            arity == 1 ? "x" : arity <= 3 ? "abc"[i].ToString() : $"x_{i + 1}", Facts.Real, new ExprType(function.OperandElement(i), Shape.Scalar)))];
        screen.Line($"{function.Name}({string.Join(", ", arguments.Select(a => a.Print(format)))}{(function.MaxOperands > arity ? ", …" : "")}): {function.Summary}");
        switch (function)
        {
            case UnaryOperator unary:
                Entry(screen, "defined for", unary.Domain.Text);
                Entry(screen, "values in", unary.Range.ToString());
                break;
            case BinaryOperator binary:
                Entry(screen, "defined for", binary.Domain);
                break;
            case NaryOperator nary:
                Entry(screen, "defined for", nary.Domain);
                break;
        }

        Entry(screen, "at kinks", function.Kink);
        Entry(screen, "also written", OtherNames(function));
        Expr applied = graph.Apply(function, arguments);
        WriteDerivatives(screen, applied, arguments, format);
        if (Array.Find(arguments, static a => a.Type.IsRealScalar) is { Graph: not null } variable)
        {
            WriteExample(screen, function, applied, variable, format);
        }
    }

    private static string? OtherNames(Operator function) =>
        string.Join(", ", function.Aliases.Where(name => name != function.Name)) is { Length: > 0 } others ? others : null;

    // Lines that can be typed: the derivative, and the value at a point that the declaration names.
    private static void WriteExample(Screen screen, Operator function, Expr applied, Expr variable, ResultFormat format)
    {
        if (!applied.Type.IsRealScalar || applied.Operands.Count == 0)
        {
            return;
        }

        bool partial = applied.Operands.Count > 1;
        Entry(screen, "for instance", $"{DerivativeLabel.Of("", [variable.Name], format == ResultFormat.Unicode ? LabelForm.Unicode : LabelForm.Text, partial ? DerivativeKind.Partial : DerivativeKind.Total)} {applied.Print(format)}");
        if (Sample(function) is var (at, value) && function.Notation.Layout != Layout.Logarithm)
        {
            Entry(screen, "", $"{function.Name}({string.Join(", ", at.Select(Number))}) = {Number(value)}");
        }

        static string Number(double x) => x.ToString("R", CultureInfo.InvariantCulture);
    }

    // The last of the samples that is an ordinary point: the declarations begin with the special ones.
    private static (double[] At, double Value)? Sample(Operator function)
    {
        IEnumerable<(double[] At, double Value)> samples = function switch
        {
            UnaryOperator unary => unary.Samples.Select(x => (new[] { x }, unary.Evaluate(x))),
            BinaryOperator binary => binary.Samples.Select(p => (new[] { p.Item1, p.Item2 }, binary.Evaluate(p.Item1, p.Item2))),
            NaryOperator nary => nary.Samples.Select(s => (s.ToArray(), nary.Evaluate(s.AsSpan()))),
            _ => [],
        };
        return samples.LastOrDefault(static s => s.At.All(static x => Math.Abs(x) < 10) && double.IsFinite(s.Value)) is { At: not null } found ? found : null;
    }

    private static void WriteDerivatives(Screen screen, Expr value, Expr[] arguments, ResultFormat format)
    {
        LabelForm form = format == ResultFormat.Unicode ? LabelForm.Unicode : LabelForm.Text;
        DerivativeKind kind = arguments.Length > 1 ? DerivativeKind.Partial : DerivativeKind.Total;
        foreach (Expr argument in arguments.Where(static a => a.Type.IsRealScalar))
        {
            string label = DerivativeLabel.Of("", [argument.Name], form, kind);
            try
            {
                Entry(screen, "derivative", $"{label} {value.Print(format)} = {value.Differentiate(argument).Simplify().Result.Print(format)}");
            }
            catch (SymbolicException e)
            {
                Entry(screen, "derivative", e.Message);
            }
        }
    }

    private static void Entry(Screen screen, string label, string? text)
    {
        if (text is not null)
        {
            screen.Line($"  {label,-12} {text}");
        }
    }
}
