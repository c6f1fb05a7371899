namespace Symbolic;

/// <summary>
/// Functions of sums by their addition theorems, and logarithms of products. tan, cot, sec and csc become quotients of sine and cosine,
/// which have the same domains; an addition theorem of the tangent alone would lose points.
/// </summary>
internal static class FunctionExpansion
{
    // sin(n·x) is a polynomial of degree n: beyond this n it stays.
    private const int MaxMultiple = 32;

    private static readonly Dictionary<Operator, (Family Family, Func<Expr, Expr, Expr> Of)> s_functions = new()
    {
        [Operators.Sin] = (Family.Circular, static (s, _) => s),
        [Operators.Cos] = (Family.Circular, static (_, c) => c),
        [Operators.Tan] = (Family.Circular, static (s, c) => s / c),
        [Operators.Cot] = (Family.Circular, static (s, c) => c / s),
        [Operators.Sec] = (Family.Circular, static (_, c) => 1 / c),
        [Operators.Csc] = (Family.Circular, static (s, _) => 1 / s),
        [Operators.Sinh] = (Family.Hyperbolic, static (s, _) => s),
        [Operators.Cosh] = (Family.Hyperbolic, static (_, c) => c),
        [Operators.Tanh] = (Family.Hyperbolic, static (s, c) => s / c),
        [Operators.Coth] = (Family.Hyperbolic, static (s, c) => c / s),
        [Operators.Sech] = (Family.Hyperbolic, static (_, c) => 1 / c),
        [Operators.Csch] = (Family.Hyperbolic, static (s, _) => 1 / s),
    };

    private enum Family
    {
        Circular,
        Hyperbolic,
    }

    /// <summary>The expression with functions of sums taken apart; one loop over the nodes.</summary>
    public static Expr Run(Expr root, ExpandOptions options)
    {
        ExprGraph graph = root.Graph;
        Cone cone = graph.TakeCone();
        cone.Collect([root.Id]);
        int[] nodes = [.. cone.Ids];
        graph.GiveBack(cone);
        var results = new Dictionary<int, Expr>(nodes.Length);
        foreach (int id in nodes)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            Expr node = graph[id];
            Expr[] operands = [.. node.Operands.Select(o => results[o.Id])];
            Expr built = operands.SequenceEqual(node.Operands) ? node : graph.Rebuild(node, operands);
            results[id] = Apart(built, options);
        }

        return results[root.Id];
    }

    private static Expr Apart(Expr node, ExpandOptions options)
    {
        if (!node.Type.IsRealScalar)
        {
            return node;
        }

        bool reduces = options.Trigonometric == FunctionsOfSums.Reduce;
        if (options.Trigonometric != FunctionsOfSums.Keep && s_functions.TryGetValue(node.Operator, out var function))
        {
            // What stands in the argument is multiplied out first: sin(2(x + y)).
            Expr argument = RationalForms.TryExpand(node.Operands[0])?.Result ?? node.Operands[0];
            List<(Expr Angle, int Multiple)> terms = TermsOf(argument);
            if (reduces && function.Family == Family.Hyperbolic)
            {
                Expr rising = Operators.Exp[argument], falling = Operators.Exp[-argument];
                return function.Of((rising - falling) / 2, (rising + falling) / 2);
            }

            int multiples = terms.Sum(static t => Math.Abs(t.Multiple));
            if (multiples <= MaxMultiple && (multiples > 1 || reduces))
            {
                (Expr sine, Expr cosine) = SineAndCosine(terms, function.Family);
                Expr whole = function.Of(sine, cosine);

                // cos² is 1 − sin² where the form is to be one for all that is equal.
                return reduces && RationalForms.TryExpand(whole) is { } expanded ? expanded.Result : whole;
            }
        }

        if (reduces && (node.Is(Operators.Sqrt) || (node.Is(Operators.Power) && node.Operands[1].IsNumber && !node.Operands[1].Number.IsInteger)))
        {
            return RootOfProduct(node.Operands[0], node.Is(Operators.Sqrt) ? Rational.From(1, 2) : node.Operands[1].Number);
        }

        return options.Logarithms == LogarithmsOfProducts.Expand && node.Is(Operators.Log) ? Logarithm(node.Operands[0]) : node;
    }

    // A sum as angles with whole multiples: 3x/2 is three times x/2. A multiple of a constant stays one angle.
    private static List<(Expr Angle, int Multiple)> TermsOf(Expr argument)
    {
        var terms = new List<(Expr, int)>();
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((argument, 1));
        while (open.TryPop(out var next))
        {
            (Expr node, int sign) = next;
            if (node.Is(Operators.Add) || node.Is(Operators.Subtract))
            {
                open.Push((node.Operands[1], node.Is(Operators.Add) ? sign : -sign));
                open.Push((node.Operands[0], sign));
            }
            else if (node.Is(Operators.Negate))
            {
                open.Push((node.Operands[0], -sign));
            }
            else
            {
                (Expr angle, int multiple) = Multiple(node);
                terms.Add((angle, sign * multiple));
            }
        }

        return terms;
    }

    private static (Expr Angle, int Multiple) Multiple(Expr term)
    {
        Expr above = term.Is(Operators.Divide) ? term.Operands[0] : term;
        Expr? below = term.Is(Operators.Divide) ? term.Operands[1] : null;
        Expr rest = above;
        int multiple = 1;

        // The number stands first in a product that leans to the left.
        var after = new Stack<Expr>();
        while (rest.Is(Operators.Multiply))
        {
            after.Push(rest.Operands[1]);
            rest = rest.Operands[0];
        }

        if (after.Count == 0 || !rest.IsNumber || !rest.Number.TryGetInt32(out multiple) || DependsOnNothing(after))
        {
            return (term, 1);
        }

        Expr product = after.Pop();
        while (after.TryPop(out Expr factor))
        {
            product *= factor;
        }

        return (below is { } divisor ? product / divisor : product, multiple);
    }

    private static bool DependsOnNothing(IEnumerable<Expr> factors) => factors.All(static f => f.Operands.Count == 0 && !f.IsSymbol);

    private static (Expr Sine, Expr Cosine) SineAndCosine(List<(Expr Angle, int Multiple)> terms, Family family)
    {
        (Expr Sine, Expr Cosine)? sum = null;
        foreach ((Expr angle, int multiple) in terms)
        {
            (Expr sine, Expr cosine) = family == Family.Circular ? (Operators.Sin[angle], Operators.Cos[angle]) : (Operators.Sinh[angle], Operators.Cosh[angle]);
            sine = multiple < 0 ? -sine : sine;
            for (int i = 0; i < Math.Abs(multiple); i++)
            {
                sum = sum is not { } before ? (sine, cosine)
                    : ((before.Sine * cosine) + (before.Cosine * sine),
                       family == Family.Circular ? (before.Cosine * cosine) - (before.Sine * sine) : (before.Cosine * cosine) + (before.Sine * sine));
            }
        }

        return sum!.Value;
    }

    // √(2x² + 2) is √2·√(x² + 1), and √(x² + 2x + 1) is |x + 1|: positive numbers and even powers leave a root, of an odd root every factor.
    private static Expr RootOfProduct(Expr radicand, Rational exponent)
    {
        Expr product = RationalForms.TryFactor(radicand)?.Result ?? radicand;
        Expr? outside = null, inside = null;
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((product, 1));
        while (open.TryPop(out var next))
        {
            (Expr node, int sign) = next;
            bool isWhole = node.Is(Operators.Power) && node.Operands[1].IsNumber && node.Operands[1].Number.IsInteger;
            if (node.Is(Operators.Multiply) || node.Is(Operators.Divide))
            {
                open.Push((node.Operands[1], node.Is(Operators.Multiply) ? sign : -sign));
                open.Push((node.Operands[0], sign));
            }
            else if (!exponent.Denominator.IsEven || (node.IsNumber && node.Number.Sign > 0))
            {
                Take(ref outside, isWhole ? node.Operands[0].Pow(node.Operands[1].Number * exponent) : node.Pow(exponent), sign);
            }
            else if (isWhole && node.Operands[1].Number.Numerator.IsEven)
            {
                Take(ref outside, Operators.Abs[node.Operands[0]].Pow(node.Operands[1].Number * exponent), sign);
            }
            else
            {
                Take(ref inside, node, sign);
            }
        }

        Expr root = inside is { } left ? left.Pow(exponent) : radicand.Graph.One;
        return outside is { } found ? found * root : root;

        static void Take(ref Expr? product, Expr factor, int sign) =>
            product = product is not { } before ? (sign > 0 ? factor : 1 / factor) : sign > 0 ? before * factor : before / factor;
    }

    // Positive factors leave the logarithm; the rest stays in one. log(u²) is 2·log|u|.
    private static Expr Logarithm(Expr argument)
    {
        ExprGraph graph = argument.Graph;
        Expr? sum = null, rest = null;
        var open = new Stack<(Expr Node, int Sign)>();
        open.Push((argument, 1));
        while (open.TryPop(out var next))
        {
            (Expr node, int sign) = next;
            if (node.Is(Operators.Multiply) || node.Is(Operators.Divide))
            {
                open.Push((node.Operands[1], node.Is(Operators.Multiply) ? sign : -sign));
                open.Push((node.Operands[0], sign));
            }
            else if (LogarithmOfPower(node) is { } logarithm)
            {
                sum = sum is not { } before ? (sign > 0 ? logarithm : -logarithm) : sign > 0 ? before + logarithm : before - logarithm;
            }
            else
            {
                rest = rest is not { } before ? (sign > 0 ? node : 1 / node) : sign > 0 ? before * node : before / node;
            }
        }

        return (sum, rest) switch
        {
            (null, null) => graph.Zero,
            (null, { } inner) => inner == argument ? Operators.Log[argument] : Operators.Log[inner],
            ({ } outer, null) => outer,
            ({ } outer, { } inner) => outer + Operators.Log[inner],
        };
    }

    private static Expr? LogarithmOfPower(Expr factor)
    {
        if (factor.Is(Operators.Sqrt))
        {
            return Operators.Log[factor.Operands[0]] / 2;
        }

        if (factor.Is(Operators.Exp))
        {
            return factor.Operands[0];
        }

        if (factor.Is(Operators.Power))
        {
            Expr @base = factor.Operands[0], exponent = factor.Operands[1];
            if (@base.Facts.IsPositive == Truth.True || (!exponent.IsNumber && @base.IsSymbol))
            {
                return exponent * Operators.Log[@base];
            }

            if (exponent.IsNumber && exponent.Number.Numerator.IsEven)
            {
                return exponent * Operators.Log[Operators.Abs[@base]];
            }
        }

        return factor.Facts.IsPositive == Truth.True ? Operators.Log[factor] : null;
    }
}
