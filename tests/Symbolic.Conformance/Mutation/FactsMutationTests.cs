using Symbolic.Verification;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Mutation;

/// <summary>An operator that claims more of its value than holds, or less than it did, is noticed.</summary>
[Collection(nameof(ChangedDeclaration))]
public class FactsMutationTests(ITestOutputHelper output)
{
    private static readonly Possible[] s_cases = [Possible.Negative, Possible.Zero, Possible.Positive, Possible.Fraction, Possible.Undefined];

    private static IEnumerable<Operator> Operators => OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real);

    [Fact]
    public void Claims_that_do_not_hold_are_noticed()
    {
        var score = new MutationScore();
        foreach (Operator op in Operators)
        {
            foreach (Possible one in s_cases)
            {
                Add(score, op, "claimed to be impossible", $"{one}", facts => new Facts(facts.Possible & ~one), static check => check.Run());
            }

            Add(score, op, "opposite sign", "", Opposite, static check => check.Run());
            Add(score, op, "claimed where any operand is", "defined", static facts => facts.IsTotal ? facts : new Facts(facts.Possible & ~Possible.Undefined), static check => check.Run());
        }

        output.WriteLine(score.ToString());
        Assert.Empty(score.Survivors);
        Assert.True(score.Noticed > 300, score.ToString());
    }

    [Fact]
    public void Claims_that_are_given_up_are_noticed()
    {
        var score = new MutationScore();
        foreach (Operator op in Operators)
        {
            string promised = new FactsCheck(op).Promises();
            foreach (Possible one in s_cases)
            {
                Add(score, op, "no longer claimed", $"{one}", facts => new Facts(facts.Possible | one), check => Assert.Equal(promised, check.Promises()));
            }
        }

        output.WriteLine(score.ToString());
        Assert.Empty(score.Survivors);
    }

    private static void Add(MutationScore score, Operator op, string kind, string name, Func<Facts, Facts> change, Action<FactsCheck> check)
    {
        bool noticed = false, differs = false;
        using (ChangedDeclaration.OfFacts(op, facts =>
        {
            Facts changed = change(facts);
            differs |= changed != facts;
            return changed;
        }))
        {
            try
            {
                check(new FactsCheck(op));
            }
            catch (Xunit.Sdk.XunitException)
            {
                noticed = true;
            }
        }

        score.Add(kind, $"{op}: {kind}{(name.Length == 0 ? "" : $": {name}")}", noticed, () => !differs);
    }

    private static Facts Opposite(Facts facts) => new(
        (facts.Possible & ~(Possible.Negative | Possible.Positive))
        | ((facts.Possible & Possible.Negative) != 0 ? Possible.Positive : Possible.None)
        | ((facts.Possible & Possible.Positive) != 0 ? Possible.Negative : Possible.None));
}
