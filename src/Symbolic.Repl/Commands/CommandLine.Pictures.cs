using System.CommandLine;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

// The commands whose answer is a picture.
internal sealed partial class CommandLine
{
    private readonly Option<string> _picture = new("--out", "-o") { Description = "The file to write; its ending says how. Default: standard output.", HelpName = "FILE.svg" };
    private readonly Option<bool> _html = new("--html") { Description = "A page for browsers, complete in itself: all levels, the computational graph with its tables and paths, a numeric check." };
    private readonly Option<bool> _markdown = new("--markdown") { Description = "The same as Markdown, with formulas between dollar signs." };
    private readonly Option<string> _page = new("--out", "-o") { Description = "With --html or --markdown: the file to write. Default: standard output.", HelpName = "FILE" };

    private void AddPictures(Command root)
    {
        root.Subcommands.Add(Graph());
        root.Subcommands.Add(Plot());
        root.Subcommands.Add(Pattern());
    }

    private void AddPages(Command explain)
    {
        explain.Options.Add(_html);
        explain.Options.Add(_markdown);
        explain.Options.Add(_page);
    }

    /// <summary>The language of the page that was asked for; null for none.</summary>
    private PageLanguage? PageFor(ParseResult parsed) => parsed.GetValue(_html) ? PageLanguage.Html : parsed.GetValue(_markdown) ? PageLanguage.Markdown : null;

    private Command Graph()
    {
        var expression = new Argument<string>("EXPR") { Description = "The formula, a program of equations, or the name of a file NAME.sym with one." };
        var variables = new Argument<string[]>("x") { Description = "The variables by which derivatives are drawn; with them --backward is understood.", Arity = ArgumentArity.ZeroOrMore };
        var backward = new Option<bool>("--backward", "--derivatives") { Description = "Also the nodes that differentiation appends to the graph, in another colour." };
        var format = new Option<string>("--format", "-f") { Description = "svg, or dot for Graphviz. Default: as the file says, else svg.", HelpName = "svg|dot" };
        format.AcceptOnlyFromAmong("svg", "dot", "png");
        var command = new Command("graph", "The computational graph of a formula as a picture; at a point with the values above the wires and the derivatives below.");
        command.Arguments.Add(expression);
        command.Arguments.Add(variables);
        foreach (Option option in (Option[])[_options.At, _options.Values, _options.Of, _options.Shapes, _options.Names, _options.Assumptions, backward, format, _picture])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            Query query = _options.Read(parsed, Operation.Evaluate, parsed.GetRequiredValue(expression)) with { Variables = [.. CommandOptions.Lists(parsed.GetValue(variables))] };
            DrawnNodes nodes = parsed.GetValue(backward) || query.Variables.Count > 0 ? DrawnNodes.WithDerivatives : DrawnNodes.Function;
            return GraphCommand.Run(query, _options.Given(parsed), nodes, parsed.GetValue(format), parsed.GetValue(_picture), _host);
        });
        _examples[command] = ["graph '(xy+z)²+exp(x−yz)' --at x=1,y=2,z=0 --out graph.svg", "graph 'x^2 sin x' x --out derivative.svg", "graph 'tanh(w x + b)' --format dot | dot -Tpdf > graph.pdf"];
        return command;
    }

    private Command Plot()
    {
        var expressions = new Argument<string[]>("EXPR") { Description = "The formulas, and last the range of the variable, x=-3..3.", Arity = new ArgumentArity(2, 100) };
        var only = new Option<bool>("--only") { Description = "Without the derivatives." };
        var command = new Command("plot", "The curve of a formula and that of its derivative over a range, on the screen or as a picture.");
        command.Arguments.Add(expressions);
        foreach (Option option in (Option[])[only, _options.At, _options.Of, _options.Names, _options.Assumptions, _picture])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            string[] typed = parsed.GetRequiredValue(expressions);
            Query query = _options.Read(parsed, Operation.Evaluate, string.Join('\n', typed[..^1])) with { Results = typed.Length - 1 };
            return PlotCommand.Run(query, _options.Given(parsed), typed[^1], parsed.GetValue(only) ? PlottedCurves.Functions : PlottedCurves.WithDerivatives, parsed.GetValue(_picture), _host);
        });
        _examples[command] = ["plot 'sin x' x=-3..3", "plot 'tan x' x=-pi..pi", "plot 'sin x' 'x − x³/6' x=-pi..pi --only", "plot 'a exp(−b x)' x=0..5 --at a=2,b=1 --out decay.svg"];
        return command;
    }

    private Command Pattern()
    {
        var expressions = new Argument<string[]>("EXPR") { Description = "The formulas, a program of equations, or the name of a file NAME.sym with one.", Arity = ArgumentArity.OneOrMore };
        var hessian = new Option<bool>("--hessian") { Description = "The second derivatives of one formula. Default: the Jacobian." };
        var command = new Command("pattern", "Which derivatives are zero by structure, as a picture; at a point with the sizes of the others.");
        command.Arguments.Add(expressions);
        foreach (Option option in (Option[])[hessian, _options.Variables, _options.At, _options.Values, _options.Of, _options.Names, _options.Assumptions, _picture])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            string[] typed = parsed.GetRequiredValue(expressions);
            Query query = _options.Read(parsed, parsed.GetValue(hessian) ? Operation.Hessian : Operation.Jacobian, string.Join('\n', typed)) with { Results = typed.Length };
            return PatternCommand.Run(query, _options.Given(parsed), parsed.GetValue(_picture), _host);
        });
        _examples[command] = ["pattern 'x y' 'y + z^2' 'z'", "pattern 'x^2 y + z' --hessian", "pattern 'x y' 'exp(3y)' --at x=1,y=2 --out jacobian.svg"];
        return command;
    }
}
