using System.Numerics;

namespace Symbolic;

/// <summary>Logarithms of numbers and of numbers times expressions, which split exactly where the number is positive.</summary>
internal static class Logarithms
{
    private const int MaxTerms = 24;

    /// <summary>Collects the logarithms of a sum: those of numbers in one, those of multiples of one expression in one.</summary>
    public static IEnumerable<Rewrite> InSum(Expr expr, Rewriter rewriter)
    {
        if (rewriter.ViewsOf(expr).Terms is not { Count: <= MaxTerms } terms)
        {
            yield break;
        }

        ExprGraph graph = rewriter.Graph;
        Rational numbers = Rational.One;
        var logarithms = new List<(Expr Argument, Fingerprint Print, Rational Coefficient)>();
        var others = new List<(Expr, int)>();
        int found = 0;
        foreach ((Expr node, int sign) in terms)
        {
            Monomial term = Monomial.Of(node);
            Rational coefficient = sign * term.Coefficient;
            if (term.Factors.Count != 1 || !term.Factors[0].Base.Is(Operators.Log) || !term.Factors[0].Exponent.IsOne || !coefficient.IsInteger)
            {
                others.Add((node, sign));
                continue;
            }

            found++;
            (Rational number, Expr? rest) = Content(term.Factors[0].Base.Operands[0], graph);
            if (number.Sign <= 0 || !Rational.TryPow(number, coefficient.Numerator, 512, out Rational power))
            {
                yield break;
            }

            numbers *= power;
            if (rest is not { } argument)
            {
                continue;
            }

            Fingerprint print = rewriter.Fingerprints.Of(argument);
            int place = logarithms.FindIndex(l => l.Print == print);
            if (place < 0)
            {
                logarithms.Add((argument, print, coefficient));
            }
            else
            {
                logarithms[place] = (logarithms[place].Argument, print, logarithms[place].Coefficient + coefficient);
            }
        }

        if (found < 2)
        {
            yield break;
        }

        bool lost = logarithms.Exists(static l => l.Coefficient.IsZero);
        IReadOnlyList<Expr> gone = lost ? [expr] : [];
        List<(Expr, int)> parts = [.. others, .. logarithms.Where(static l => !l.Coefficient.IsZero).Select(l => (Scaled(Operators.Log[l.Argument], l.Coefficient, graph), 1))];
        (Expr Argument, Fingerprint Print, Rational Coefficient) first = logarithms.FirstOrDefault(static l => Rational.Abs(l.Coefficient).IsOne);
        if (!numbers.IsOne && first.Coefficient.Sign != 0)
        {
            // The number goes into one of the logarithms: log(x + 1) + log 2 is log(2(x + 1)).
            Expr argument = Operators.Log[graph.Number(first.Coefficient.Sign > 0 ? numbers : 1 / numbers) * first.Argument];
            yield return new Rewrite(
                Terms.Build(graph, [.. others, .. logarithms.Where(l => !l.Coefficient.IsZero)
                    .Select(l => (Scaled(l.Print == first.Print ? argument : Operators.Log[l.Argument], l.Coefficient, graph), 1))]), gone);
        }

        if (!numbers.IsOne)
        {
            parts.Add((OfNumber(numbers, graph), 1));
        }

        yield return new Rewrite(Terms.Build(graph, parts), gone);
    }

    /// <summary>Logarithms of powers of one number in a product are multiples of its logarithm: log 16/log 8 is 4/3.</summary>
    public static IEnumerable<Rewrite> InProduct(Expr expr, Rewriter rewriter)
    {
        Monomial product = rewriter.ViewsOf(expr).Product;
        if (product.Factors.Count > MaxTerms)
        {
            yield break;
        }

        ExprGraph graph = rewriter.Graph;
        Rational coefficient = product.Coefficient;
        var factors = new List<(Expr Base, Rational Exponent)>();
        bool joined = false;
        foreach ((Expr @base, Rational exponent) in product.Factors)
        {
            Expr node = @base;
            if (@base.Is(Operators.Log) && @base.Operands[0].IsNumber && !@base.Operands[0].IsDecimal && exponent.IsInteger
                && Primitive(@base.Operands[0].Number) is { } primitive && Rational.TryPow(primitive.Exponent, exponent.Numerator, 512, out Rational power))
            {
                coefficient *= power;
                node = Operators.Log[graph.Number(primitive.Base)];
            }

            int place = factors.FindIndex(f => f.Base == node);
            if (place < 0)
            {
                factors.Add((node, exponent));
            }
            else
            {
                joined = true;
                factors[place] = (node, factors[place].Exponent + exponent);
            }
        }

        if (joined)
        {
            yield return new Rewrite(Monomial.Of(coefficient, factors).Build(graph));
        }
    }

    // The positive number in front of an argument and the rest; for a sum the common divisor of its terms.
    private static (Rational Number, Expr? Argument) Content(Expr argument, ExprGraph graph)
    {
        if (argument.IsNumber)
        {
            return (argument.Number, null);
        }

        if (Terms.Of(argument) is { } terms)
        {
            List<(Monomial Term, int Sign)> parts = [.. terms.Select(static t => (Monomial.Of(t.Node), t.Sign))];
            Rational divisor = parts.Aggregate(Rational.Zero, static (gcd, p) => Rational.Gcd(gcd, p.Term.Coefficient));
            return divisor.IsZero || divisor.IsOne ? (Rational.One, argument)
                : (divisor, Terms.Build(graph, parts.Select(p => (Monomial.Of(p.Term.Coefficient / divisor, p.Term.Factors).Build(graph), p.Sign))));
        }

        Monomial product = Monomial.Of(argument);
        Rational size = Rational.Abs(product.Coefficient);
        return size.IsZero ? (Rational.One, argument) : (size, Monomial.Of(product.Coefficient / size, product.Factors).Build(graph));
    }

    private static Expr OfNumber(Rational number, ExprGraph graph) =>
        Primitive(number) is { } primitive && number.Numerator.GetBitLength() + number.Denominator.GetBitLength() > 64
            ? Scaled(Operators.Log[graph.Number(primitive.Base)], primitive.Exponent, graph)
            : number < Rational.One && number.Numerator.IsOne ? -Operators.Log[graph.Number(number.Denominator)]
            : Operators.Log[graph.Number(number)];

    private static Expr Scaled(Expr expr, Rational number, ExprGraph graph) =>
        number.IsOne ? expr : number == Rational.MinusOne ? -expr : number.Sign < 0 ? -(graph.Number(-number) * expr) : graph.Number(number) * expr;

    // A number above 1 that is no power, with the exponent.
    private static (Rational Base, Rational Exponent)? Primitive(Rational number)
    {
        if (number.Sign <= 0 || number.IsOne || PrimeFactors.Of(number) is not { } factors)
        {
            return null;
        }

        int power = factors.Aggregate(0, static (gcd, f) => (int)BigInteger.GreatestCommonDivisor(gcd, f.Exponent));
        return number.TryRoot(power, out Rational root) ? (root > Rational.One ? (root, power) : (1 / root, -power)) : null;
    }
}
