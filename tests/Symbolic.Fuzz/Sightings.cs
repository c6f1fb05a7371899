using System.Text;

namespace Symbolic.Fuzz;

/// <summary>What runs have shown so far: operators within operators, codes and wordings of errors. New ones tell which inputs are worth keeping.</summary>
internal sealed class Sightings
{
    // Further on sentences tell what is special to an input.
    private const int MostCharacters = 40;

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>How many different things were seen.</summary>
    public int Count => _known.Count;

    /// <summary>True when something new was seen since this was last set to false.</summary>
    public bool New { get; set; }

    /// <summary>Adds something.</summary>
    public void Add(string what) => New |= _known.Add(what);

    /// <summary>Adds a sentence without what it quotes and counts.</summary>
    public void AddSentence(string code, string sentence) => Add($"{code}: {Pattern(sentence)}");

    /// <summary>Adds which operators stand within which.</summary>
    public void AddOperators(Expr expression)
    {
        const int most = 200;
        var pending = new Stack<Expr>([expression]);
        var done = new HashSet<int>();
        while (pending.TryPop(out Expr node) && done.Count < most)
        {
            if (!done.Add(node.Id))
            {
                continue;
            }

            foreach (Expr operand in node.Operands)
            {
                Add($"{node.Operator.Name}/{node.Shape.Order} of {operand.Operator.Name}/{operand.Shape.Order}");
                pending.Push(operand);
            }
        }
    }

    private static string Pattern(string sentence)
    {
        var pattern = new StringBuilder();
        bool quoted = false;
        foreach (char c in sentence.AsSpan(0, Math.Min(MostCharacters, sentence.Length)))
        {
            if (c is '\'' or '`' or '"')
            {
                quoted = !quoted;
                pattern.Append(c);
            }
            else if (!quoted && !char.IsDigit(c))
            {
                pattern.Append(c);
            }
        }

        return pattern.ToString();
    }
}
