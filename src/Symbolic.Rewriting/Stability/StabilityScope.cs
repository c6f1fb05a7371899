namespace Symbolic;

/// <summary>What the rules of one run share: the graph, and for each node that a rule made the form that it stands for.</summary>
internal sealed class StabilityScope(ExprGraph graph)
{
    private readonly Dictionary<int, Expr> _former = [];

    public ExprGraph Graph => graph;

    /// <summary>Remembers what a stable form stands for, so that rules about larger patterns still see the pattern.</summary>
    public void Remember(Expr stable, Expr former) => _former.TryAdd(stable.Id, former);

    /// <summary>What a node stood for before a rule made it; null for others.</summary>
    public Expr? FormerOf(Expr node) => _former.TryGetValue(node.Id, out Expr former) ? former : null;

    /// <summary>The node, or what it stood for, if that is of an operator.</summary>
    public Expr? As(Expr node, Operator op) =>
        node.Is(op) ? node : FormerOf(node) is { } former && former.Is(op) ? former : null;

    /// <summary>u of a node f(u), or of one that stood for f(u).</summary>
    public Expr? ArgumentOf(Expr node, UnaryOperator op) => As(node, op)?.Operands[0];

    /// <summary>u of eᵘ or 1/e⁻ᵘ.</summary>
    public Expr? ExponentOf(Expr node) =>
        node.Is(Operators.Exp) ? node.Operands[0]
        : node.Is(Operators.Divide) && node.Operands[0].IsOne && node.Operands[1].Is(Operators.Exp) ? -node.Operands[1].Operands[0]
        : null;

    /// <summary>u of a sum 1 + u; null for anything else.</summary>
    public Expr? BesideOne(Expr sum)
    {
        if (!sum.Is(Operators.Add) && !sum.Is(Operators.Subtract))
        {
            return null;
        }

        StabilitySum terms = StabilitySum.Small(this, sum);
        if (terms.Constant != Rational.One || terms.Count < 2)
        {
            return null;
        }

        terms.RemoveConstant();
        Expr rest = terms.Build();
        return rest.Shape == sum.Shape ? rest : null;
    }

    /// <summary>The stable form where the guard holds, what was written elsewhere.</summary>
    public Expr Guarded(Expr? guard, Expr stable, Expr written)
    {
        if (guard is not { } condition)
        {
            return stable;
        }

        Expr chosen = graph.Select(condition, stable, written);
        Remember(chosen, written);
        return chosen;
    }

    /// <summary>|u| &lt; limit; null when a number is known to be so small.</summary>
    public Expr? Small(Expr u, Rational limit) =>
        u.IsNumber && Rational.Abs(u.Number) < limit ? null : Operators.Abs[u] < graph.Number(limit);

    /// <summary>u &gt; 0; null when that is known.</summary>
    public static Expr? Positive(Expr u) => u.Facts.IsPositive == Truth.True ? null : u > 0;

    /// <summary>u ≠ 0; null when that is known.</summary>
    public static Expr? NonZero(Expr u) => u.Facts.IsNonZero == Truth.True ? null : Operators.NotEqual[u, u.Graph.Zero];

    /// <summary>Both conditions, of which either may be known to hold.</summary>
    public static Expr? Both(Expr? first, Expr? second) => first is not { } a ? second : second is { } b ? a & b : a;
}
