namespace Symbolic;

/// <summary>
/// One rewrite with a name and a soundness tier. A rule is data: it is listed, printed, checked by machine against its tier, and
/// named in the steps of a derivation. Most rules are patterns (<see cref="Pattern"/>); what no pattern can say is a function.
/// </summary>
public abstract class Rule
{
    private protected Rule(string name, RuleGroup group, Tier tier, RuleUse use) => (Name, Group, Tier, Use) = (name, group, tier, use);

    /// <summary>The name, unique in a set, in the words of a textbook: <c>pythagoras</c>, <c>logarithm of a product</c>.</summary>
    public string Name { get; }

    /// <summary>The subject.</summary>
    public RuleGroup Group { get; }

    /// <summary>What the rule may change about a value, and what it needs.</summary>
    public Tier Tier { get; }

    /// <summary>When the rule is applied.</summary>
    public RuleUse Use { get; }

    /// <summary>The rule as a formula in LaTeX.</summary>
    public abstract string Latex { get; }

    /// <summary>The operators at the root of expressions to which the rule may apply; empty for any.</summary>
    internal abstract IReadOnlyList<Operator> Roots { get; }

    /// <summary>The operators that must be among the factors of a product or of the terms of a sum.</summary>
    internal virtual OperatorMask Needed => OperatorMask.None;

    /// <summary>An expression to which the rule applies, built in the given graph.</summary>
    public abstract Expr Example(ExprGraph graph);

    /// <summary>The ways to apply the rule at the root of an expression, most promising first; empty where it does not apply.</summary>
    internal abstract IEnumerable<Rewrite> Apply(Expr expr, Rewriter rewriter);

    /// <summary>
    /// A rule left → right. The symbols of the pattern are its variables and stand for any expression that has the facts with which
    /// they were declared: <c>Rule.Pattern("logarithm of a product", Tier.Assumes, p => (a, b) …</c>. A sum on the left matches
    /// inside a longer sum, also with a common factor; a product on the left matches inside a longer product, also several times.
    /// </summary>
    /// <param name="name">The name in the steps of a derivation.</param>
    /// <param name="group">The subject.</param>
    /// <param name="tier">What the rule may change.</param>
    /// <param name="sides">The two sides, over variables that the builder makes.</param>
    /// <param name="use">When the rule is applied.</param>
    /// <param name="example">An expression to which the rule applies; null for the left side itself.</param>
    /// <exception cref="ArgumentException">
    /// The left side is a variable or a number, a symbol is no variable of the pattern, a variable stands on the right side only,
    /// or both sides are the same.
    /// </exception>
    public static Rule Pattern(
        string name, RuleGroup group, Tier tier, Func<PatternVariables, (Expr Left, Expr Right)> sides,
        RuleUse use = RuleUse.IfShorter, Func<ExprGraph, Expr>? example = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(sides);
        var variables = new PatternVariables();
        (Expr left, Expr right) = sides(variables);
        return new PatternRule(name, group, tier, use, variables, left, right, example);
    }

    /// <summary>A rule that a function carries out.</summary>
    internal static Rule Function(
        string name, RuleGroup group, Tier tier, string latex, Func<ExprGraph, Expr> example,
        IReadOnlyList<Operator> roots, Func<Expr, Rewriter, IEnumerable<Rewrite>> apply, RuleUse use = RuleUse.IfShorter) =>
        new FunctionRule(name, group, tier, use, latex, example, roots, apply);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private sealed class FunctionRule(
        string name, RuleGroup group, Tier tier, RuleUse use, string latex, Func<ExprGraph, Expr> example,
        IReadOnlyList<Operator> roots, Func<Expr, Rewriter, IEnumerable<Rewrite>> apply) : Rule(name, group, tier, use)
    {
        public override string Latex => latex;

        internal override IReadOnlyList<Operator> Roots => roots;

        public override Expr Example(ExprGraph graph) => example(graph);

        // What holds of numbers need not hold of the entries of a tensor.
        internal override IEnumerable<Rewrite> Apply(Expr expr, Rewriter rewriter) =>
            Group == RuleGroup.Tensor || expr.Shape.IsScalar ? apply(expr, rewriter) : [];
    }
}

/// <summary>One way to rewrite an expression.</summary>
/// <param name="Result">What stands in its place.</param>
/// <param name="Lost">Expressions that are gone and whose domains may have been smaller than that of the result.</param>
internal readonly record struct Rewrite(Expr Result, IReadOnlyList<Expr> Lost)
{
    public Rewrite(Expr result)
        : this(result, [])
    {
    }
}
