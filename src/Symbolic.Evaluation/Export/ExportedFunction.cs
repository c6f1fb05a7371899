using System.Globalization;

namespace Symbolic;

/// <summary>What a language writes: the values, and the names that it can read.</summary>
internal sealed class ExportedFunction
{
    public ExportedFunction(StraightLine line, Language language, ExportOptions options, IEnumerable<Operator> operators, CancellationToken cancellation)
    {
        (Line, Language, Options, Cancellation) = (line, language, options, cancellation);
        Identifiers = language.CreateIdentifiers(operators);
        Name = Identifiers.Add(options.FunctionName);
        Inputs = [.. line.Inputs.Select(Identifiers.Add)];
        OutputLabels = options.OutputNames is { } names && names.Count == line.Outputs.Count
            ? [.. names]
            : [.. Enumerable.Range(1, line.Outputs.Count).Select(i => line.Outputs.Count == 1 ? options.FunctionName : $"{options.FunctionName}[{i.ToString(CultureInfo.InvariantCulture)}]")];
        Prefix = Identifiers.Prefix("v");
    }

    public StraightLine Line { get; }

    public Language Language { get; }

    public ExportOptions Options { get; }

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation { get; }

    public Identifiers Identifiers { get; }

    /// <summary>The name of the function.</summary>
    public string Name { get; }

    /// <summary>The names of the inputs.</summary>
    public string[] Inputs { get; }

    /// <summary>What the results are, for comments; anything may stand in them.</summary>
    public string[] OutputLabels { get; }

    /// <summary>The beginning of the names of values.</summary>
    public string Prefix { get; }

    /// <summary>The operators that occur, each once.</summary>
    public IEnumerable<Operator> OperatorsUsed()
    {
        var seen = new HashSet<Operator>();
        ReadOnlySpan<int> uses = Line.Uses();
        for (int value = 0; value < Line.Count; value++)
        {
            if (uses[value] > 0 && Line.IsComputed(value))
            {
                seen.Add(Line.OperatorAt(value));
            }
        }

        return seen;
    }

    /// <summary>The statements.</summary>
    /// <param name="inputs">The inputs as they stand in expressions.</param>
    /// <param name="inArray">True to keep values in an array.</param>
    /// <param name="language">The language when it is another one: code for vectors.</param>
    public CodeBody Compose(IReadOnlyList<string> inputs, bool inArray = false, Language? language = null) =>
        CodeComposer.Compose(Line, language ?? Language, new ComposerNames(inputs, Prefix, inArray), Cancellation);

    /// <summary>True for an input that is needed.</summary>
    public bool IsUsed(int input) => Line.Uses()[input] > 0;

    /// <summary>The comment at the top: what goes in, what comes out, and which names were changed.</summary>
    public IEnumerable<string> Description()
    {
        yield return $"{Line.Inputs.Count} in: {List(Line.Inputs)}";
        yield return $"{Line.Outputs.Count} out: {List(OutputLabels)}";
        foreach (var (original, written) in Identifiers.Changed)
        {
            yield return $"{Identifiers.InComment(original)} is called {written}";
        }

        static string List(IReadOnlyList<string> names) =>
            names.Count == 0 ? "nothing" : string.Join(", ", names.Take(12).Select(Identifiers.InComment)) + (names.Count > 12 ? ", …" : "");
    }
}
