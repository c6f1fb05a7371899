using System.Text.Json.Serialization;

namespace Symbolic.Repl.Web;

/// <summary>A formula for typesetting, and as text for everything else.</summary>
internal sealed record Formula(string Latex, string Text);

/// <summary>One sentence, one hint, and the place in the source, counted in UTF-16 code units as in a page.</summary>
internal sealed record ErrorAnswer(string Code, string Message, string? Hint, int? Start = null, int? Length = null, int? Line = null, int? Column = null);

/// <summary>A remark about a stretch of the source.</summary>
internal sealed record LintAnswer(int Start, int Length, string Text, bool IsWarning);

/// <summary>A name with what it is.</summary>
internal sealed record NameAnswer(string Name, Formula Formula, string Shape, bool IsNumber, string Role);

/// <summary>How a text was read: with all parentheses; what is worked on (null where that is nothing); its name (empty for the last expression); variables; names that the text defines.</summary>
internal sealed record ReadAnswer(string Reading, Formula? Formula, string Of, IReadOnlyList<NameAnswer> Free, IReadOnlyList<NameAnswer> Names, IReadOnlyList<LintAnswer> Lints, IReadOnlyList<string> Notes);

/// <summary>A value: its shape, and its entries with the last axis running fastest.</summary>
internal sealed record ValueAnswer(IReadOnlyList<int> Shape, IReadOnlyList<double> Entries, bool IsTruth, string? Omitted);

/// <summary>What numbers say about derivatives.</summary>
internal sealed record CheckAnswer(bool? Passed, string Text);

/// <summary>A line of a backward pass.</summary>
internal sealed record LineAnswer(Formula Name, Formula Of, Formula Value, string Shape, bool IsRequested, string Rule);

/// <summary>An entry of a table: of a forward or backward pass, or of paths.</summary>
internal sealed record TableAnswer(string Title, IReadOnlyList<IReadOnlyList<Formula>> Rows);

/// <summary>What a statement of a program asks for.</summary>
internal sealed record StatementAnswer(string Source, int Start)
{
    public Formula? Formula { get; init; }

    public ValueAnswer? Value { get; init; }

    public CheckAnswer? Check { get; init; }

    public IReadOnlyList<LineAnswer>? Lines { get; init; }

    public IReadOnlyList<TableAnswer>? Tables { get; init; }

    public IReadOnlyList<DerivationAnswer>? Derivations { get; init; }

    public ErrorAnswer? Error { get; init; }
}

/// <summary>A derivative.</summary>
internal sealed record DerivativeAnswer(string By, Formula Label, Formula? Formula, string Shape, ValueAnswer? Value);

/// <summary>What came of a text.</summary>
internal sealed record DeriveAnswer
{
    public required string Of { get; init; }

    /// <summary>What is differentiated.</summary>
    public Formula? Label { get; init; }

    public Formula? Function { get; init; }

    public ValueAnswer? Value { get; init; }

    public string Point { get; init; } = "";

    public IReadOnlyList<DerivativeAnswer> Derivatives { get; init; } = [];

    public IReadOnlyList<LineAnswer> Lines { get; init; } = [];

    public IReadOnlyList<Formula> Conditions { get; init; } = [];

    public CheckAnswer? Check { get; init; }

    /// <summary>Names and shapes of a program of tensors.</summary>
    public IReadOnlyList<NameAnswer> Names { get; init; } = [];

    public IReadOnlyList<StatementAnswer> Statements { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Why there is no derivative; null when there is one.</summary>
    public ErrorAnswer? Error { get; init; }
}

/// <summary>A step of a derivation.</summary>
internal sealed record StepAnswer(string Kind, string Rule, Formula Before, Formula After, string Remark, string? Tier);

/// <summary>A derivation by one variable.</summary>
internal sealed record DerivationAnswer(string By, Formula Label, IReadOnlyList<StepAnswer> Steps, int Omitted, IReadOnlyList<Formula> Conditions);

/// <summary>How derivatives come about.</summary>
internal sealed record ExplainAnswer(IReadOnlyList<DerivationAnswer> Derivations, IReadOnlyList<LineAnswer> Lines);

/// <summary>A node of a computational graph with its place in the picture; of a tensor also its shape, and the name of its derivative in the backward pass.</summary>
internal sealed record GraphNodeAnswer(string Name, string Label, Formula Formula, string Role, double X, double Y, double Width, double Height, double? Value, double? Gradient, Formula? GradientFormula)
{
    public string? Shape { get; init; }

    public string? GradientName { get; init; }
}

/// <summary>A use of a node by another.</summary>
internal sealed record GraphEdgeAnswer(int User, int Input, string Path, Formula? Partial, double? Value);

/// <summary>
/// A step through a graph: forward it gives a node its value, backward it adds to the derivative by a node. A line of a backward pass
/// that belongs to no node of the picture has no node.
/// </summary>
internal sealed record GraphStepAnswer(int? Node, int? Edge, bool IsForward, Formula Formula, double? Value, double? Total);

/// <summary>A computational graph.</summary>
internal sealed record GraphAnswer(double Width, double Height, double Stub, IReadOnlyList<GraphNodeAnswer> Nodes, IReadOnlyList<GraphEdgeAnswer> Edges, IReadOnlyList<GraphStepAnswer> Steps, string Point);

/// <summary>A path: the edges on it, from the output on, and the product of their local derivatives.</summary>
internal sealed record PathAnswer(IReadOnlyList<int> Nodes, IReadOnlyList<int> Edges, Formula Names, Formula Product, double? Value);

/// <summary>The paths from the output to a node.</summary>
internal sealed record PathsAnswer(int Node, Formula Derivative, string Count, IReadOnlyList<PathAnswer> Paths, double? Sum);

/// <summary>A curve: connected pieces, each as x and y of its points in turn. Between two pieces there is no value, or a pole, or it lies outside.</summary>
internal sealed record CurveAnswer(Formula Label, IReadOnlyList<IReadOnlyList<double>> Pieces);

/// <summary>A mark of an axis.</summary>
internal sealed record TickAnswer(double At, string Label);

/// <summary>A function and its derivative along one variable.</summary>
internal sealed record PlotAnswer(string Along, IReadOnlyList<string> Variables, double From, double To, double Bottom, double Top, IReadOnlyList<TickAnswer> Across, IReadOnlyList<TickAnswer> Up, IReadOnlyList<CurveAnswer> Curves, string Fixed);

/// <summary>A text to copy or to save.</summary>
internal sealed record ExportAnswer(string Text, string FileName, string MediaType);

/// <summary>An example with its values.</summary>
internal sealed record ExampleAnswer(string Id, string Title, string Source, string Values);

/// <summary>Examples that belong together.</summary>
internal sealed record ExampleGroupAnswer(string Title, IReadOnlyList<ExampleAnswer> Examples);

/// <summary>The page's JSON, made at compile time so that nothing is looked up at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(PlaygroundRequest))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(ReadAnswer))]
[JsonSerializable(typeof(DeriveAnswer))]
[JsonSerializable(typeof(ExplainAnswer))]
[JsonSerializable(typeof(GraphAnswer))]
[JsonSerializable(typeof(PathsAnswer))]
[JsonSerializable(typeof(PlotAnswer))]
[JsonSerializable(typeof(ExportAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ExampleGroupAnswer>))]
internal sealed partial class PlaygroundJson : JsonSerializerContext;
