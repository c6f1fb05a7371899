namespace Symbolic;

/// <summary>Whether two expressions are equal.</summary>
public static class EqualityExtensions
{
    // A difference that is zero at fewer points than this proves nothing.
    private const int FewestPoints = 10;
    private const int AttemptsPerPoint = 60;

    /// <summary>
    /// Are two expressions equal? The difference is brought to a normal form; where that says nothing, values are compared at points.
    /// When they differ, a point tells them apart, with small numbers when there is one: <c>sqrt(x^2)</c> and <c>x</c> differ at
    /// <c>x = -1</c> and agree for <c>x &gt;= 0</c>; <c>x^2/x</c> and <c>x</c> are equal where both are defined, provided <c>x != 0</c>.
    /// </summary>
    /// <param name="left">A number, truth value or tensor.</param>
    /// <param name="right">Another of the same shape in the same graph.</param>
    /// <param name="options">How many points, where they begin; null for the usual ones.</param>
    /// <exception cref="ShapeException">The shapes are not the same.</exception>
    /// <exception cref="ElementException">One is a number and the other a truth value.</exception>
    public static EqualityReport IsEqualTo(this Expr left, Expr right, EqualityOptions? options = null)
    {
        options ??= EqualityOptions.Default;
        if (left == right)
        {
            return new EqualityReport { Verdict = EqualityVerdict.Equal, Method = EqualityMethod.NormalForm };
        }

        if (left.Shape != right.Shape)
        {
            throw new ShapeException("equal", left.Shape, right.Shape);
        }

        // Conditions are compared at points; of a condition and a number the difference is refused.
        bool conditions = left.Type.Element == Element.Boolean && right.Type.Element == Element.Boolean;
        ZeroTest.Answer normal = conditions ? ZeroTest.Answer.Unknown : ZeroTest.Of(left - right, options.Cancellation);
        if (normal == ZeroTest.Answer.Zero)
        {
            return Proved(left, right, options);
        }

        return Compared(left, right, normal, options);
    }

    // Equal values wherever both have one; where only one has, conditions say.
    private static EqualityReport Proved(Expr left, Expr right, EqualityOptions options)
    {
        IReadOnlyList<Expr> gap = DomainGap.WithoutConsequences([.. DomainGap.Between(left, right).Concat(DomainGap.Between(right, left)).Distinct()]);
        var report = new EqualityReport { Verdict = EqualityVerdict.Equal, Method = EqualityMethod.NormalForm };
        if (gap.Count == 0)
        {
            return report;
        }

        // What is written in other words on both sides is no gap: a condition that holds wherever the other side has a value.
        CounterExample? lonely = null;
        try
        {
            var pair = new PairAtPoints(left, right);
            lonely = Walk(pair, options).FirstOrDefault(static c => c.Outcome is PairAtPoints.Outcome.OnlyLeft or PairAtPoints.Outcome.OnlyRight) is { Point: not null } found
                ? Example(pair, found) : null;
        }
        catch (UnresolvedNameException)
        {
            // Unknown functions have no values; what the domains say stands.
        }

        bool certain = gap.Any(static c => !c.Is(Operators.Equal));
        return lonely is null && !certain ? report : report with { Verdict = EqualityVerdict.EqualWhereDefined, Conditions = gap, CounterExample = lonely };
    }

    private static EqualityReport Compared(Expr left, Expr right, ZeroTest.Answer normal, EqualityOptions options)
    {
        var undecided = new EqualityReport { Verdict = EqualityVerdict.Undecided, Method = EqualityMethod.Points };
        PairAtPoints pair;
        try
        {
            pair = new PairAtPoints(left, right);
        }
        catch (Exception e) when (e is UnresolvedNameException or ArgumentException)
        {
            // Of unknown functions, and of tensors for which no lengths fit, there are no values.
            return normal == ZeroTest.Answer.NotZero ? undecided with { Verdict = EqualityVerdict.Different, Method = EqualityMethod.NormalForm } : undecided;
        }

        int compared = 0;
        double largest = 0;
        Comparison? different = null, lonely = null;
        foreach (Comparison comparison in Walk(pair, options))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            switch (comparison.Outcome)
            {
                case PairAtPoints.Outcome.Different:
                    different = comparison;
                    break;
                case PairAtPoints.Outcome.Same:
                    compared++;
                    largest = Math.Max(largest, comparison.Difference);
                    break;
                case PairAtPoints.Outcome.OnlyLeft or PairAtPoints.Outcome.OnlyRight:
                    lonely ??= comparison;
                    break;
            }

            if (different is not null || compared >= options.PointCount)
            {
                break;
            }
        }

        if (different is { } apart)
        {
            return undecided with
            {
                Verdict = EqualityVerdict.Different,
                Method = normal == ZeroTest.Answer.NotZero ? EqualityMethod.NormalForm : EqualityMethod.Points,
                Points = compared,
                CounterExample = Example(pair, apart),
                Conditions = normal == ZeroTest.Answer.NotZero ? [] : Agreement.Find(pair, left.Graph, options),
            };
        }

        if (normal == ZeroTest.Answer.NotZero)
        {
            // The values are too close together to show it.
            return undecided with { Verdict = EqualityVerdict.Different, Method = EqualityMethod.NormalForm, Points = compared, LargestDifference = largest };
        }

        if (compared < FewestPoints && pair.Count > 0)
        {
            return undecided with { Points = compared, LargestDifference = largest };
        }

        IReadOnlyList<Expr> gap = lonely is null ? [] : DomainGap.WithoutConsequences([.. DomainGap.Between(right, left).Concat(DomainGap.Between(left, right)).Distinct()]);
        return undecided with
        {
            Verdict = compared == 0 ? EqualityVerdict.Undecided : lonely is null ? EqualityVerdict.Equal : EqualityVerdict.EqualWhereDefined,
            Points = compared,
            LargestDifference = largest,
            Conditions = gap,
            CounterExample = lonely is { } only ? Example(pair, only) : null,
        };
    }

    private static IEnumerable<Comparison> Walk(PairAtPoints pair, EqualityOptions options)
    {
        IEnumerable<double[]> points = pair.Count == 0 ? [[]] : EqualityPoints.Simple(pair.Entries).Concat(EqualityPoints.Random(pair.Entries, options.Seed).Take(options.PointCount * AttemptsPerPoint));
        foreach (double[] point in points)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            (PairAtPoints.Outcome outcome, int entry, double left, double right, double difference) = pair.Compare(point);
            yield return new Comparison(outcome, point, entry, left, right, difference);
        }
    }

    private static CounterExample Example(PairAtPoints pair, Comparison comparison) =>
        new(pair.Named(comparison.Point), comparison.Left, comparison.Right, pair.EntryName(comparison.Entry));

    private readonly record struct Comparison(PairAtPoints.Outcome Outcome, double[] Point, int Entry, double Left, double Right, double Difference);
}
