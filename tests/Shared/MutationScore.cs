using System.Globalization;
using System.Text;

namespace Symbolic.Verification;

/// <summary>
/// How many mistakes, made on purpose, are noticed. A mistake that changes nothing wherever there is a value is none; one that is
/// neither noticed nor none has survived.
/// </summary>
internal sealed class MutationScore
{
    private readonly SortedDictionary<string, (int Noticed, int Same, int Survived)> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _survivors = [];

    /// <summary>The mistakes that nothing noticed.</summary>
    public IReadOnlyList<string> Survivors => _survivors;

    /// <summary>The number of mistakes that were noticed.</summary>
    public int Noticed => _kinds.Values.Sum(static k => k.Noticed);

    /// <summary>Counts one mistake.</summary>
    public void Add(string kind, string mistake, bool isNoticed, Func<bool> isSame)
    {
        (int noticed, int same, int survived) = _kinds.GetValueOrDefault(kind);
        if (isNoticed)
        {
            noticed++;
        }
        else if (isSame())
        {
            same++;
        }
        else
        {
            survived++;
            _survivors.Add(mistake);
        }

        _kinds[kind] = (noticed, same, survived);
    }

    /// <summary>One line for each kind of mistake, the sum, and the survivors.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach ((string kind, (int noticed, int same, int survived)) in _kinds.Append(new("all", (Noticed, _kinds.Values.Sum(static k => k.Same), _survivors.Count))))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{kind}: {noticed} of {noticed + survived} noticed, {same} change nothing");
        }

        foreach (string survivor in _survivors)
        {
            text.Append("survived: ").AppendLine(survivor);
        }

        return text.ToString();
    }
}
