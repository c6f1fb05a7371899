using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <summary>
/// All operators of a graph, by name and by position. The standard operators are the declarations in <see cref="Operators"/>;
/// a user's own are added with <see cref="With"/>. Tables are immutable.
/// </summary>
public sealed class OperatorTable
{
    private readonly ImmutableDictionary<string, Operator> _functions;

    private OperatorTable(ImmutableArray<Operator> all, ImmutableDictionary<string, Operator> functions) => (All, _functions) = (all, functions);

    /// <summary>The operators that the system brings along.</summary>
    public static OperatorTable Standard { get; } = CreateStandard();

    /// <summary>Every operator, standard ones first, in the order of declaration.</summary>
    public ImmutableArray<Operator> All { get; }

    /// <summary>The operators that are called by name, each once.</summary>
    public IEnumerable<Operator> Functions => All.Where(static o => o.IsFunction);

    /// <summary>Finds an operator by name or alias.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out Operator? found) => _functions.TryGetValue(name, out found);

    /// <summary>A table that holds one operator more.</summary>
    /// <exception cref="ArgumentException">A name of the operator is taken, or its LaTeX would end the formula in which it stands.</exception>
    public OperatorTable With(Operator added)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (!added.Notation.IsLatexComplete)
        {
            throw new ArgumentException($"The LaTeX of '{added.Name}' would end the formula in which it stands; braces must balance, and $, %, & and # need a backslash.", nameof(added));
        }

        var functions = _functions;
        foreach (string name in added.Aliases.Prepend(added.Name))
        {
            functions = functions.ContainsKey(name)
                ? throw new ArgumentException($"The name '{name}' belongs to an operator already.", nameof(added))
                : functions.Add(name, added);
        }

        return new OperatorTable(All.Add(added), functions);
    }

    private static OperatorTable CreateStandard()
    {
        ImmutableArray<Operator> all = [.. Operators.Declared];
        var functions = ImmutableDictionary.CreateBuilder<string, Operator>(StringComparer.Ordinal);
        foreach (Operator op in all)
        {
            IEnumerable<string> names = op.IsFunction ? op.Aliases.Prepend(op.Name) : op.Aliases;
            foreach (string name in names)
            {
                functions.Add(name, op);
            }
        }

        return new OperatorTable(all, functions.ToImmutable());
    }
}
