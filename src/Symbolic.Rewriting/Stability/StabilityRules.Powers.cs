using static Symbolic.Operators;

namespace Symbolic;

/// <summary>Powers that are not a floating-point number although their product is one.</summary>
internal static partial class StabilityRules
{
    // Smaller exponents overflow only where the base is far from 1.
    private const int HugeExponent = 1000;
    private const int MostHugePowers = 8;
    private const int MostRegroupings = 16;

    private static readonly StabilityRule HugePowers = OfProduct(
        "product-of-huge-powers", StabilityTier.Guarded, @"a^nb^{qn+r}=(ab^q)^nb^r\text{ where one power overflows and the other underflows}",
        "(1+x/10000)^5000*(1-x/10000)^7000", static product =>
        {
            StabilityScope scope = product.Scope;
            var places = new List<int>();
            var powers = new List<(Expr Base, int Exponent)>();
            Expr? large = null, small = null, written = null;
            for (int i = 0; i < product.Count && places.Count < MostHugePowers; i++)
            {
                (Expr factor, int exponent) = product[i];
                if (Math.Abs(exponent) != 1 || !factor.Type.IsRealScalar || !factor.Is(Power) || !factor.Operands[1].IsNumber
                    || !factor.Operands[1].Number.TryGetInt32(out int n) || n < HugeExponent)
                {
                    continue;
                }

                // (1 + 700/n)ⁿ is less than e⁷⁰⁰, which is a floating-point number.
                Expr size = Abs[factor.Operands[0]];
                Rational bound = Rational.From(n + (long)LargestExponent, n);
                Expr above = size > scope.Graph.Number(bound), below = size < scope.Graph.Number(1 / bound);
                (above, below) = exponent > 0 ? (above, below) : (below, above);
                large = large is { } anyLarge ? anyLarge | above : above;
                small = small is { } anySmall ? anySmall | below : below;
                Expr power = exponent > 0 ? factor : 1 / factor;
                written = written is not { } soFar ? power : exponent > 0 ? soFar * factor : soFar / factor;
                places.Add(i);
                powers.Add((factor.Operands[0], exponent * n));
            }

            if (places.Count < 2)
            {
                return false;
            }

            product[places[0]] = (scope.Guarded(large!.Value & small!.Value, Regrouped(scope.Graph, powers), written!.Value), 1);
            foreach (int place in places.Skip(1))
            {
                product[place] = (scope.Graph.One, 0);
            }

            return true;
        });

    // The least exponent n divides the others with a remainder: what they have in common is one power with the exponent n, and the
    // remainders are smaller than n, so that it ends as Euclid's algorithm does.
    private static Expr Regrouped(ExprGraph graph, List<(Expr Base, int Exponent)> powers)
    {
        var open = new List<(Expr Base, int Exponent)>(powers);
        Expr? rest = null;
        for (int step = 0; step < MostRegroupings && open.Count > 1; step++)
        {
            int least = open.Min(static p => Math.Abs(p.Exponent));
            Expr? common = null;
            var left = new List<(Expr Base, int Exponent)>();
            foreach ((Expr @base, int exponent) in open)
            {
                common = Times(common, @base, exponent / least);
                int remainder = exponent % least;
                if (Math.Abs(remainder) >= HugeExponent)
                {
                    left.Add((@base, remainder));
                }
                else if (remainder != 0)
                {
                    rest = Times(rest, @base, remainder);
                }
            }

            left.Add((common!.Value, least));
            open = left;
        }

        Expr whole = graph.One;
        foreach ((Expr @base, int exponent) in open)
        {
            whole = Times(whole, @base, exponent);
        }

        return rest is { } small ? whole * small : whole;
    }

    private static Expr Times(Expr? product, Expr @base, int exponent)
    {
        Expr power = @base.Pow(Math.Abs(exponent));
        return product is not { } soFar ? (exponent > 0 ? power : 1 / power) : exponent > 0 ? soFar * power : soFar / power;
    }
}
