using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Where an adjoint may be other than zero: a condition that holds for every entry that is not, and that has been worked into the
/// value already. Nothing is built of it until the adjoint meets a factor that may be undefined, for then a zero is no protection:
/// 0·log 0 is not 0. Everything here may be weakened, never strengthened.
/// </summary>
internal sealed class Reach
{
    // Older conditions are given up; newer ones are closer to what may be undefined.
    private const int MostClauses = 4;
    private const int MostAlternatives = 8;
    private const int Any = -1;

    // All clauses hold, in each clause one alternative.
    private readonly ImmutableArray<ImmutableArray<Alternative>> _clauses;

    private Reach(ImmutableArray<ImmutableArray<Alternative>> clauses) => _clauses = clauses;

    /// <summary>A condition on entries, or on the whole.</summary>
    public static Reach Where(Expr condition) => new([[new Alternative(condition, [.. Enumerable.Range(0, condition.Shape.Order)])]]);

    /// <summary>Both hold.</summary>
    public static Reach? And(Reach? first, Reach? second) =>
        first is null || ReferenceEquals(first, second) ? second
        : second is null ? first
        : new Reach([.. second._clauses.Concat(first._clauses).Take(MostClauses)]);

    /// <summary>One of them holds. Where one is everywhere, so are both together.</summary>
    public static Reach? Or(Reach? first, Reach? second)
    {
        if (first is null || second is null || ReferenceEquals(first, second))
        {
            return ReferenceEquals(first, second) ? first : null;
        }

        // One clause of each is enough: the others would only say more.
        ImmutableArray<Alternative> both = [.. first._clauses[0].Concat(second._clauses[0]).Distinct()];
        return both.Length > MostAlternatives ? null : new Reach([both]);
    }

    /// <summary>
    /// What the condition says about entries of another tensor: <paramref name="axes"/> gives for each axis the one that it becomes, or
    /// <see cref="Gone"/> when it is summed over, or the result of <see cref="At"/>.
    /// </summary>
    public Reach Through(ReadOnlySpan<int> axes)
    {
        var clauses = ImmutableArray.CreateBuilder<ImmutableArray<Alternative>>(_clauses.Length);
        foreach (ImmutableArray<Alternative> clause in _clauses)
        {
            var alternatives = ImmutableArray.CreateBuilder<Alternative>(clause.Length);
            foreach (Alternative alternative in clause)
            {
                var map = ImmutableArray.CreateBuilder<int>(alternative.Axes.Length);
                foreach (int axis in alternative.Axes)
                {
                    map.Add(axis < 0 ? axis : axes[axis]);
                }

                alternatives.Add(new Alternative(alternative.Condition, map.MoveToImmutable()));
            }

            clauses.Add([.. alternatives.Distinct()]);
        }

        return new Reach(clauses.MoveToImmutable());
    }

    /// <summary>The condition on the whole: it holds for some entry.</summary>
    public Reach Anywhere()
    {
        int most = _clauses.Max(static c => c.Max(static a => a.Axes.Length == 0 ? 0 : a.Axes.Max() + 1));
        Span<int> gone = stackalloc int[Math.Max(most, 0)];
        gone.Fill(Gone);
        return Through(gone);
    }

    /// <summary>An axis that is summed over.</summary>
    public static int Gone => Any;

    /// <summary>An axis of which one entry is taken.</summary>
    public static int At(int position) => -2 - position;

    /// <summary>The condition as a node over a shape; a single one when it says the same about all entries.</summary>
    public Expr On(ExprGraph graph, Shape shape)
    {
        Expr? all = null;
        foreach (ImmutableArray<Alternative> clause in _clauses)
        {
            Expr? one = null;
            foreach (Alternative alternative in clause)
            {
                Expr condition = alternative.On(graph, shape);
                one = one is { } earlier ? earlier | condition : condition;
            }

            all = all is { } others ? others & one!.Value : one;
        }

        return all!.Value;
    }

    private sealed class Alternative(Expr condition, ImmutableArray<int> axes) : IEquatable<Alternative>
    {
        public Expr Condition { get; } = condition;

        public ImmutableArray<int> Axes { get; } = axes;

        public bool Equals(Alternative? other) => other is not null && Condition == other.Condition && Axes.AsSpan().SequenceEqual(other.Axes.AsSpan());

        public override bool Equals(object? obj) => Equals(obj as Alternative);

        public override int GetHashCode() => Condition.GetHashCode();

        public Expr On(ExprGraph graph, Shape shape)
        {
            (Expr condition, int[] left) = WithoutGone(graph);
            if (left.Length == 0 || left.AsSpan().SequenceEqual(Enumerable.Range(0, shape.Order).ToArray()))
            {
                return condition;
            }

            var builder = new ContractionBuilder(graph);
            for (int axis = 0; axis < shape.Order; axis++)
            {
                builder.Size(axis, shape[axis]);
            }

            builder.Multiply(condition, left);
            return builder.Build([.. Enumerable.Range(0, shape.Order)]);
        }

        // Axes that are summed over, or meet one entry, or each other: some entry along them for which the condition holds.
        private (Expr Condition, int[] Axes) WithoutGone(ExprGraph graph)
        {
            int[] left = [.. Axes.Where(static a => a >= 0).Distinct()];
            if (left.Length == Axes.Length)
            {
                return (Condition, left);
            }

            const int Inner = 1 << 12;
            var builder = new ContractionBuilder(graph);
            int[] indices = [.. Axes.Select((axis, k) => axis >= 0 ? axis : Inner + k)];
            builder.Multiply(graph.Select(Condition, graph.One, graph.Zero), indices);
            for (int k = 0; k < indices.Length; k++)
            {
                if (Axes[k] < Any)
                {
                    builder.Multiply(graph.Delta([Condition.Shape[k]], [1], At(Axes[k])), [indices[k]]);
                }
            }

            return (builder.Build(left) > 0, left);
        }
    }
}
