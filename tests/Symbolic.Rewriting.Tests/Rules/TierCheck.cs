namespace Symbolic.Rewriting.Tests.Rules;

/// <summary>
/// A rule against its tier: on its example and on others like it, at ordinary and at special points, what comes out has the value of
/// what was there, and where that has none, none either, unless something that is gone says so.
/// </summary>
internal sealed class TierCheck(Rule rule)
{
    // The special points that come first.
    private const int SpecialPoints = 14;

    // Cases are made when they are asked for, and kept.
    private readonly List<Case> _cases = [];
    private IEnumerator<Case>? _all;

    /// <summary>At how many points both sides were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>How many of them are special.</summary>
    public int Special { get; private set; }

    /// <summary>At how many points rounding errors decide.</summary>
    public int Unsettled { get; private set; }

    /// <summary>Compares everywhere; throws at the first point that disagrees.</summary>
    /// <param name="change">A change to what the rule does; null for none.</param>
    public void Run(Func<Rewrite, Rewrite>? change = null)
    {
        for (int i = 0; TryCase(i, out Case at); i++)
        {
            Rewrite rewrite = change is null ? at.Rewrite : at.Angles is { } angles ? At(change(at.Original), angles) : change(at.Rewrite);
            if (Disagreement(at.Left, rewrite, at.Values, out bool settled) is { } wrong)
            {
                Assert.Fail($"{rule.Name}: {at.Left} → {rewrite.Result} at {string.Join(", ", at.Values.Point.Select(static p => $"{p.Key} = {p.Value:R}"))}: {wrong}");
            }

            Compared += settled ? 1 : 0;
            Unsettled += settled ? 0 : 1;
            Special += settled && at.IsSpecial ? 1 : 0;
        }
    }

    private bool TryCase(int number, out Case found)
    {
        _all ??= Cases().GetEnumerator();
        while (_cases.Count <= number && _all.MoveNext())
        {
            _cases.Add(_all.Current);
        }

        found = number < _cases.Count ? _cases[number] : default;
        return number < _cases.Count;
    }

    private IEnumerable<Case> Cases()
    {
        var graph = new ExprGraph();
        foreach (Expr left in RuleInstances.Of(rule, graph).ToArray())
        {
            foreach (Rewrite rewrite in rule.Apply(left, new Rewriter(graph)).Take(4))
            {
                int place = 0;
                foreach (Dictionary<string, double> point in RuleInstances.Points(left, 30))
                {
                    yield return new Case(left, rewrite, rewrite, null, new NoisyValues(graph, point), place++ < SpecialPoints);
                }

                foreach (Dictionary<Expr, Expr> angles in RuleInstances.Angles(left))
                {
                    yield return new Case(left.Substitute(angles), At(rewrite, angles), rewrite, angles, new NoisyValues(graph, RuleInstances.Points(left, 0).First()), IsSpecial: true);
                }
            }
        }
    }

    private static Rewrite At(Rewrite rewrite, Dictionary<Expr, Expr> angles) => new(rewrite.Result.Substitute(angles), [.. rewrite.Lost.Select(l => l.Substitute(angles))]);

    // What a rewrite gets wrong at a point; null for nothing.
    private string? Disagreement(Expr left, Rewrite rewrite, NoisyValues values, out bool settled)
    {
        NoisyValues.Value before = values[left], after = values[rewrite.Result];
        NoisyValues.Value[] lost = [.. rewrite.Lost.Select(l => values[l])];
        settled = before.IsSettled && after.IsSettled && lost.All(static l => l.IsSettled);
        if (!settled)
        {
            return null;
        }

        return before.IsDefined
            ? !after.IsDefined ? $"{before.Values[0]:R} became undefined"
                : before.Agrees(after) ? null : $"{before.Values[0]:R} became {after.Values[0]:R}"
            : !after.IsDefined || lost.Any(static l => !l.IsDefined) ? null
            : rule.Tier == Tier.Exact ? $"undefined became {after.Values[0]:R}, and the rule says that it is exact"
            : $"undefined became {after.Values[0]:R}, and no condition says so";
    }

    private readonly record struct Case(Expr Left, Rewrite Rewrite, Rewrite Original, Dictionary<Expr, Expr>? Angles, NoisyValues Values, bool IsSpecial);
}
