using System.CommandLine;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The options that the one-shot commands share.</summary>
internal sealed class CommandOptions
{
    public Option<string[]> At { get; } = new("--at", "-a")
    {
        Description = "A point at which to give values: x=1,y=2. Values may be expressions such as pi/2, vectors [1,2,3] and matrices [1,2;3,4]. Repeat it for several points.",
        HelpName = "x=1,y=2",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string[]> Values { get; } = new("--values", "-v")
    {
        Description = "A file with values: JSON with an object of names, numbers and lists, or X=FILE.csv with the rows of a matrix. May be repeated.",
        HelpName = "FILE.json|X=FILE.csv",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string[]> Shapes { get; } = new("--shape", "-s")
    {
        Description = "Which variables are vectors and matrices: A=3x3,x=n. Lengths are numbers or names. Default: as the values and the text say.",
        HelpName = "A=3x3,x=n",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string[]> Variables { get; } = new("--wrt", "-w")
    {
        Description = "The variables, in order: x,y. Default: all variables in order of first appearance.",
        HelpName = "x,y",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string[]> Of { get; } = new("--of")
    {
        Description = "What to work on: a name that the program defines. Default: its last expression or equation.",
        HelpName = "y",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string[]> Names { get; } = new("--names", "-n")
    {
        Description = "Names of more than one letter that are to be read as one variable each: rate,mass.",
        HelpName = "rate,mass",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<string[]> Assumptions { get; } = new("--assume")
    {
        Description = "What is known about a variable, of a tensor about each entry: \"x > 0\", \"n integer\", \"y^2 = 1\", \"symmetric A\". May be repeated.",
        HelpName = "\"x > 0\"",
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<bool> NoSimplify { get; } = new("--no-simplify") { Description = "Print derivatives as the chain rule gives them." };

    public Option<string> Order { get; } = new("--order")
    {
        Description = "How the terms of simplified sums run by degree: falling (x^2 + x + 1), rising (1 + x + x^2), or written, as they are typed. Default: written.",
        HelpName = "falling|rising",
    };

    public Option<string> Format { get; } = new("--format", "-f")
    {
        Description = "text, unicode, 2d, latex, mathml, dot, tree or named. Default: unicode on a terminal, text elsewhere.",
        HelpName = "format",
    };

    public Option<bool> Expand { get; } = new("--expand") { Description = "Write long results out instead of naming their shared parts." };

    public Option<bool> Lines { get; } = new("--lines") { Description = "Write the gradients of a program as a backward pass, one line for each name on the way. Default: for several gradients of a network." };

    public Option<bool> Json { get; } = new("--json") { Description = "Print one JSON object, as the batch interface does." };

    public CommandOptions()
    {
        Format.AcceptOnlyFromAmong([.. ResultFormats.All.Keys.Order(StringComparer.Ordinal)]);
        Order.AcceptOnlyFromAmong([.. SumOrderNames.All.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        AddPointsTo(command);
        command.Options.Add(Of);
        command.Options.Add(Variables);
        AddReadingTo(command);
        command.Options.Add(Json);
    }

    /// <summary>Adds the options for points.</summary>
    public void AddPointsTo(Command command)
    {
        command.Options.Add(At);
        command.Options.Add(Values);
    }

    /// <summary>Adds the options for how texts are read and results written.</summary>
    public void AddReadingTo(Command command)
    {
        command.Options.Add(Shapes);
        command.Options.Add(Names);
        command.Options.Add(Assumptions);
        command.Options.Add(NoSimplify);
        command.Options.Add(Order);
        command.Options.Add(Format);
        command.Options.Add(Expand);
        command.Options.Add(Lines);
    }

    /// <summary>What was typed as the query of an operation, positional arguments apart.</summary>
    public Query Read(ParseResult parsed, Operation operation, string source) => new()
    {
        Operation = operation,
        Source = source,
        Of = [.. Lists(parsed.GetValue(Of))],
        Variables = [.. Lists(parsed.GetValue(Variables))],
        Names = [.. Lists(parsed.GetValue(Names))],
        Assumptions = parsed.GetValue(Assumptions) ?? [],
        Simplifying = parsed.GetValue(NoSimplify) ? Simplifying.No : Simplifying.Yes,
        Order = parsed.GetValue(Order) is { } order ? SumOrderNames.All[order] : SumOrder.AsWritten,
        Lines = parsed.GetValue(Lines) ? BackwardLines.Yes : parsed.GetValue(Expand) || parsed.GetValue(Json) ? BackwardLines.No : BackwardLines.WhenShared,
    };

    /// <summary>What is done with long results.</summary>
    public Folding Folding(ParseResult parsed) => parsed.GetValue(Expand) ? Terminal.Folding.Never : Terminal.Folding.WhenLong;

    /// <summary>What is said about the variables.</summary>
    public GivenValues Given(ParseResult parsed) => new(parsed.GetValue(At) ?? [], parsed.GetValue(Values) ?? [], parsed.GetValue(Shapes) ?? []);

    /// <summary>The items of comma-separated lists.</summary>
    public static IEnumerable<string> Lists(IEnumerable<string>? texts) =>
        (texts ?? []).SelectMany(static t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
