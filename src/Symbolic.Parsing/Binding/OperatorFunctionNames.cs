using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Symbolic.Parsing.Binding;

/// <summary>The functions of an operator table as the parser asks for them: every spelling with what it names.</summary>
public sealed class OperatorFunctionNames : IFunctionNames
{
    private static readonly ConditionalWeakTable<OperatorTable, OperatorFunctionNames> Known = [];

    private readonly FrozenDictionary<string, FunctionName> _functions;
    private readonly FrozenDictionary<string, FunctionName>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenDictionary<string, Operator> _operators;
    private readonly FrozenDictionary<string, BuiltFunction> _built;

    private OperatorFunctionNames(OperatorTable table)
    {
        var functions = new Dictionary<string, FunctionName>();
        var operators = new Dictionary<string, Operator>();
        var built = new Dictionary<string, BuiltFunction>();
        foreach (var op in table.All)
        {
            // Constants are not called, and operators on tensors work along their last axis: functions with the conventions of the language name them.
            if (op is LeafOperator or TensorOperator)
                continue;
            var function = Describe(op);
            foreach (var spelling in Spell(op))
            {
                functions.TryAdd(spelling, function);
                operators.TryAdd(op.Name, op);
            }
        }

        foreach (var function in BuiltFunctions.All)
        {
            var described = Describe(function);
            IEnumerable<string> spellings = function.Aliases.Prepend(function.Name);
            if (function.Folds is { } folded)
            {
                built.TryAdd(folded.Name, function);
                spellings = spellings.Concat(folded.Aliases).Append(folded.Name);
            }

            foreach (var spelling in spellings)
            {
                functions[spelling] = !functions.TryGetValue(spelling, out var same) ? described : same with
                {
                    MinimumArguments = Math.Min(same.MinimumArguments, described.MinimumArguments),
                    MaximumArguments = Math.Max(same.MaximumArguments, described.MaximumArguments),
                };
                built.TryAdd(described.Name, function);
            }
        }

        _functions = functions.ToFrozenDictionary();
        _lookup = _functions.GetAlternateLookup<ReadOnlySpan<char>>();
        _operators = operators.ToFrozenDictionary();
        _built = built.ToFrozenDictionary();
        LongestSpelling = functions.Keys.Max(static spelling => spelling.Length);
        Options = new ParserOptions(this);
    }

    /// <inheritdoc/>
    public int LongestSpelling { get; }

    /// <inheritdoc/>
    public IEnumerable<string> Spellings => _functions.Keys;

    /// <summary>Options with these functions and nothing else.</summary>
    public ParserOptions Options { get; }

    /// <summary>The functions of a table; the same object for the same table.</summary>
    public static OperatorFunctionNames Of(OperatorTable table) => Known.GetValue(table, static table => new OperatorFunctionNames(table));

    /// <inheritdoc/>
    public bool TryGet(ReadOnlySpan<char> spelling, out FunctionName function) => _lookup.TryGetValue(spelling, out function!);

    /// <summary>The operator behind the canonical name of a function.</summary>
    public bool TryGetOperator(string name, [NotNullWhen(true)] out Operator? op) => _operators.TryGetValue(name, out op);

    /// <summary>The construction behind the canonical name of a function.</summary>
    public bool TryGetFunction(string name, [NotNullWhen(true)] out BuiltFunction? function) => _built.TryGetValue(name, out function);

    private static FunctionName Describe(BuiltFunction function) =>
        new(function.Name, function.MinArguments, function.MaxArguments, function.AppliesBare ? FunctionApplication.Prefix : FunctionApplication.Call);

    private static FunctionName Describe(Operator op) => new(
        op.Name,
        op.MinOperands,
        op.MaxOperands,
        op.Traits.HasFlag(Traits.AppliesBare) ? FunctionApplication.Prefix : FunctionApplication.Call,
        op.InverseName,
        op is UnaryOperator { Parameter: { Form: ParameterForm.Named } parameter } ? parameter.Name : null);

    // The Unicode name counts where people type it: σ(x).
    private static IEnumerable<string> Spell(Operator op)
    {
        if (op.IsFunction && IsWord(op.Name))
            yield return op.Name;
        foreach (var alias in op.Aliases)
            yield return alias;
        if (op.Notation.Layout == Layout.Function && IsWord(op.Notation.Unicode))
            yield return op.Notation.Unicode;
    }

    // What the scanner takes for one word; log_b is written log_b x, with a subscript.
    private static bool IsWord(string text) => char.IsLetter(text[0]) && text.All(char.IsLetterOrDigit);
}
