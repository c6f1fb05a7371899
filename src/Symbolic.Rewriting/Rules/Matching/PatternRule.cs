namespace Symbolic;

/// <summary>A rule left → right over variables.</summary>
internal sealed class PatternRule : Rule
{
    // A rule whose left side occurs more often than this in one sum is applied on the next round.
    private const int MaxWays = 24;
    private const int MaxCoefficientBits = 4096;

    private readonly PatternVariables _variables;
    private readonly Operator[] _roots;
    private readonly Monomial _product;
    private readonly List<(Monomial Term, Expr Node)> _terms;
    private readonly Expr[] _vanishing;
    private readonly Func<ExprGraph, Expr>? _example;

    public PatternRule(string name, RuleGroup group, Tier tier, RuleUse use, PatternVariables variables, Expr left, Expr right, Func<ExprGraph, Expr>? example)
        : base(name, group, tier, use)
    {
        (_variables, Left, Right, _example) = (variables, left, right, example);
        IsSum = left.Graph is not null && (left.Is(Operators.Add) || left.Is(Operators.Subtract));
        IsProduct = left.Graph is not null && (left.Is(Operators.Multiply) || left.Is(Operators.Divide) || (left.Is(Operators.Power) && left.Operands[1].IsNumber));
        if (left.Graph != variables.Graph || right.Graph != variables.Graph)
        {
            throw new ArgumentException($"The sides of '{name}' are not built from the variables of the pattern, p.Any(\"a\"), and its graph, p.Graph.", nameof(left));
        }

        if (left.IsSymbol || left.IsNumber)
        {
            throw new ArgumentException($"The left side of '{name}' is {left}, which is too little to look for; it must have an operator or a function.", nameof(left));
        }

        if (left == right)
        {
            throw new ArgumentException($"Both sides of '{name}' are {left}.", nameof(right));
        }

        foreach (Expr symbol in SymbolsOf(left).Concat(SymbolsOf(right)))
        {
            if (!variables.All.Contains(symbol))
            {
                throw new ArgumentException($"'{symbol}' stands in '{name}' and is no variable of the pattern; make it with p.Any(\"{symbol}\").", nameof(left));
            }

            if (!Mentions(left, symbol))
            {
                throw new ArgumentException($"'{symbol}' stands on the right side of '{name}' and not on the left.", nameof(right));
            }
        }

        _vanishing = [.. variables.All.Where(variable => !Mentions(right, variable))];
        _roots = IsSum ? [Operators.Add, Operators.Subtract]
            : IsProduct ? [Operators.Multiply, Operators.Divide, Operators.Negate, Operators.Power, Operators.Sqrt]
            : [left.Operator];
        _terms = [.. (Terms.Of(left) ?? [(left, 1)])
            .Select(static t => (Monomial.Of(t.Sign < 0 ? -t.Node : t.Node), t.Node))
            .OrderByDescending(static t => t.Item1.Factors.Count(static f => !f.Base.IsSymbol))
            .ThenBy(static t => t.Item1.Factors.Count == 0)];
        _product = Monomial.Of(left);
        if (IsSum || IsProduct)
        {
            foreach ((Expr @base, _) in _terms.SelectMany(static t => t.Term.Factors).Where(static f => !f.Base.IsSymbol && !f.Base.IsNumber && !IsArithmetic(f.Base)))
            {
                Needed |= OperatorMask.Of(@base.Operator);
            }
        }
    }

    /// <summary>The pattern.</summary>
    public Expr Left { get; }

    /// <summary>What takes its place.</summary>
    public Expr Right { get; }

    /// <inheritdoc/>
    public override string Latex
    {
        get
        {
            string conditions = string.Join(", ", _variables.All.Select(ConditionOf).Where(static c => c.Length > 0));
            return $@"{Left.ToLatex()} \to {Right.ToLatex()}" + (conditions.Length > 0 ? $@" \quad ({conditions})" : "");
        }
    }

    internal override IReadOnlyList<Operator> Roots => _roots;

    internal override OperatorMask Needed { get; }

    private bool IsSum { get; }

    private bool IsProduct { get; }

    /// <inheritdoc/>
    public override Expr Example(ExprGraph graph) => _example?.Invoke(graph) ?? Instance(Left, graph);

    /// <summary>A side of the rule with a symbol (or a number) for each variable.</summary>
    internal Expr Instance(Expr side, ExprGraph graph)
    {
        Bindings bindings = Bindings.None;
        int number = 2;
        foreach (Expr variable in _variables.All)
        {
            bindings = bindings.With(variable, _variables.IsNumber(variable) ? graph.Number(number++) : graph.Symbol(variable.Name, variable.Facts));
        }

        return Instantiate(side, bindings, graph);
    }

    internal override IEnumerable<Rewrite> Apply(Expr expr, Rewriter rewriter)
    {
        if ((IsSum || IsProduct) && !rewriter.ViewsOf(expr).Bases.Contains(Needed))
        {
            return [];
        }

        if (IsSum ? !MayBeIn(rewriter.ViewsOf(expr).Summands) : IsProduct && !Matcher.MayMatch(_product, rewriter.ViewsOf(expr).Product))
        {
            return [];
        }

        var matcher = new Matcher(_variables, rewriter);
        return (IsSum ? InSum(expr, rewriter, matcher) : IsProduct ? InProduct(expr, rewriter, matcher) : Whole(expr, rewriter, matcher)).Take(MaxWays);
    }

    private bool MayBeIn(List<Monomial>? summands) =>
        summands is not null && summands.Count >= _terms.Count && _terms.TrueForAll(t => summands.Exists(s => Matcher.MayMatch(t.Term, s)));

    private IEnumerable<Rewrite> Whole(Expr expr, Rewriter rewriter, Matcher matcher) =>
        matcher.Match(Left, expr, Bindings.None).Select(b => new Rewrite(Instantiate(Right, b, rewriter.Graph), Lost(expr, b)));

    private IEnumerable<Rewrite> InProduct(Expr expr, Rewriter rewriter, Matcher matcher)
    {
        Monomial subject = rewriter.ViewsOf(expr).Product, pattern = _product;
        foreach ((Bindings bindings, Monomial rest) in matcher.MatchProduct(pattern, subject, Bindings.None))
        {
            // The same factors once more, as often as they are there: sin³/cos³ is tan³.
            Bindings bound = bindings;
            Monomial left = rest;
            Rational times = Rational.One;
            while (matcher.MatchProduct(pattern.With(Rational.One), left, bound).Select(static found => ((Bindings Bound, Monomial Remaining)?)found).FirstOrDefault() is { } again)
            {
                // Exponents may be in the millions: what was taken now is taken as often as it is there, at once.
                Rational more = left.RepetitionsOf(again.Remaining);
                (bound, left, times) = (again.Bound, left.Taken(again.Remaining, more), times + Rational.One + more);
            }

            if (!Rational.TryPow(pattern.Coefficient, (Rational.One - times).Numerator, MaxCoefficientBits, out Rational ones))
            {
                continue;
            }

            Expr right = Instantiate(Right, bound, rewriter.Graph).Pow(rewriter.Graph.Number(times));
            yield return new Rewrite(Monomial.Of(left.Coefficient * ones, left.Factors).Build(rewriter.Graph) * right, Lost(expr, bound));
        }
    }

    private IEnumerable<Rewrite> InSum(Expr expr, Rewriter rewriter, Matcher matcher)
    {
        if (rewriter.ViewsOf(expr).Summands is not { } subject || subject.Count < _terms.Count)
        {
            yield break;
        }

        ExprGraph graph = rewriter.Graph;
        for (int i = 0; i < subject.Count; i++)
        {
            foreach ((Bindings bindings, Monomial multiplier) in matcher.MatchProduct(_terms[0].Term, subject[i], Bindings.None))
            {
                foreach ((Bindings bound, List<Monomial> left) in Others(1, Without(subject, i), multiplier, bindings, rewriter, matcher))
                {
                    // Products of several numbers with the common factor are left to the views.
                    Expr right = multiplier.Build(graph) * Instantiate(Right, bound, graph);
                    yield return new Rewrite(Terms.Build(graph, left.Select(t => (t.Build(graph), 1)).Append((right, 1))), Lost(expr, bound));
                }
            }
        }
    }

    // The remaining terms of the pattern, each times the common factor, among the remaining terms of the sum. Of a term with
    // another number in front as much is taken as is needed.
    private IEnumerable<(Bindings, List<Monomial>)> Others(int next, List<Monomial> rest, Monomial multiplier, Bindings bindings, Rewriter rewriter, Matcher matcher)
    {
        if (next == _terms.Count)
        {
            yield return (bindings, rest);
            yield break;
        }

        Monomial pattern = _terms[next].Term;
        Expr common = Monomial.Of(Rational.One, multiplier.Factors).Build(rewriter.Graph);
        for (int i = 0; i < rest.Count; i++)
        {
            foreach ((Bindings bound, Monomial found) in matcher.MatchProduct(pattern, rest[i], bindings))
            {
                // Taking the opposite of what is there would leave twice as much.
                if (found.Coefficient.Sign != multiplier.Coefficient.Sign || !rewriter.Same(Monomial.Of(Rational.One, found.Factors).Build(rewriter.Graph), common))
                {
                    continue;
                }

                List<Monomial> less = Without(rest, i);
                Rational surplus = (found.Coefficient - multiplier.Coefficient) * pattern.Coefficient;
                if (!surplus.IsZero)
                {
                    less.Add(Monomial.Of(surplus, rest[i].Factors));
                }

                foreach (var all in Others(next + 1, less, multiplier, bound, rewriter, matcher))
                {
                    yield return all;
                }
            }
        }
    }

    // An exact rule keeps the domain as long as its variables have values; of those that vanish nobody else asks.
    private IReadOnlyList<Expr> Lost(Expr expr, Bindings bindings) =>
        Tier != Tier.Exact ? [expr]
        : _vanishing.Length == 0 ? []
        : [.. _vanishing.Select(v => bindings.Find(v)!.Value).Where(static value => !value.Facts.IsTotal)];

    private static List<Monomial> Without(List<Monomial> terms, int place) => [.. terms[..place], .. terms[(place + 1)..]];

    // The pattern is small, so calls may follow it.
    private static Expr Instantiate(Expr pattern, Bindings bindings, ExprGraph graph)
    {
        if (pattern.IsSymbol)
        {
            return bindings.Find(pattern) ?? throw new InvalidOperationException($"{pattern} is not bound.");
        }

        if (pattern.IsNumber)
        {
            return graph.Number(pattern.Number);
        }

        if (pattern.Operands.Count == 0 && pattern.Operator is LeafOperator constant)
        {
            return graph.Constant(constant);
        }

        Expr[] operands = [.. pattern.Operands.Select(o => Instantiate(o, bindings, graph))];
        return graph.Rebuild(pattern, operands);
    }

    private static bool IsArithmetic(Expr expr) => expr.Operator.Notation.Layout is Layout.Sum or Layout.Difference or Layout.Negation or Layout.Product or Layout.Quotient or Layout.Power or Layout.Root;

    private static IEnumerable<Expr> SymbolsOf(Expr side) => side.IsSymbol ? [side] : side.Operands.SelectMany(SymbolsOf);

    private static bool Mentions(Expr side, Expr variable) => side == variable || side.Operands.Any(o => Mentions(o, variable));

    private string ConditionOf(Expr variable)
    {
        string name = variable.ToLatex();
        string sign = variable.Facts.Signs switch
        {
            Possible.Positive => $"{name} > 0",
            Possible.Positive | Possible.Zero => $@"{name} \ge 0",
            Possible.Negative => $"{name} < 0",
            Possible.Negative | Possible.Zero => $@"{name} \le 0",
            Possible.Negative | Possible.Positive => $@"{name} \ne 0",
            _ => "",
        };
        string whole = variable.Facts.IsInteger == Truth.True ? $@"{name} \in \mathbb{{Z}}" : "";
        return string.Join(", ", new[] { sign, whole }.Where(static c => c.Length > 0));
    }
}
