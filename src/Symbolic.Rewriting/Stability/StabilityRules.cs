using System.Collections.Immutable;

namespace Symbolic;

/// <summary>The rewrites for numerical stability, by the functions that they are about.</summary>
internal static partial class StabilityRules
{
    /// <summary>All of them. The order matters: what is special comes before what is general.</summary>
    public static ImmutableArray<StabilityRule> All => Table.InOrder;

    // A class of its own, because the rules in the other files must be there first.
    private static class Table
    {
        public static readonly ImmutableArray<StabilityRule> InOrder =
        [
            CancelingTerms, LinearTerms, HyperbolicSquare, TwiceSigmoid, OppositeSigmoids, .. Complements, GrowthMinusOne, HyperbolicDifference, HyperbolicSum,
            Squares, Cubes, RootMinusRest, .. Differences, EntropyDifference, Fractions, CommonFactor,
            LogOfSoftmax, LogOfTensorSum, LogOfSigmoid, LogOfExpOverSum, LogOfExponentials, LogOfOneMinusExp, LogOfExpMinusOne, AreaFunctions, LogOfExpFactor, AreaTangent, LogOfQuotient, LogOfOnePlus, OtherLogs,
            Lengths, RootOfSquares, PowerNearOne,
            CancelingFactors, SoftmaxOfTensor, TangentOfExponentials, ExpOverSum, LogisticQuotient, ExpOverExpMinusOne, TangentOfSineAndCosine, GrowthQuotient, EqualPowers, HugePowers,
        ];
    }

    private static StabilityRule OfSum(string name, StabilityTier tier, string latex, string example, Func<StabilitySum, bool> rewrite) =>
        new() { Name = name, Tier = tier, Latex = latex, Example = example, OfSum = rewrite };

    private static StabilityRule OfProduct(string name, StabilityTier tier, string latex, string example, Func<StabilityProduct, bool> rewrite) =>
        new() { Name = name, Tier = tier, Latex = latex, Example = example, OfProduct = rewrite };

    private static StabilityRule OfNode(string name, StabilityTier tier, string latex, string example, Operator head, Func<StabilityScope, Expr, Expr?> rewrite) =>
        new() { Name = name, Tier = tier, Latex = latex, Example = example, Heads = [head], OfNode = rewrite };

    private static Expr Half(Expr u) => u / 2;

    private static Expr Squared(Expr u) => u.Pow(2);
}
