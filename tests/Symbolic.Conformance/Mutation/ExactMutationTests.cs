using Symbolic.Verification;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Mutation;

/// <summary>A rewrite of a constructor that makes something else than the value is noticed.</summary>
[Collection(nameof(ChangedDeclaration))]
public class ExactMutationTests(ITestOutputHelper output)
{
    private static readonly (string Name, Func<Expr, Expr> Change)[] s_mistakes =
    [
        ("opposite", static made => -made),
        ("one more", static made => made + 1),
        ("twice", static made => made + made),
        ("a thousandth too much", static made => made * made.Graph.Number(Rational.From(1001, 1000))),
        ("its first operand", static made => made.Operands is [{ Type.IsRealScalar: true } first, ..] ? first : made),
    ];

    [Fact]
    public void Every_wrong_result_is_noticed()
    {
        var score = new MutationScore();
        int turn = 0;
        foreach (Operator op in OperatorCases.Computing.Where(static o => o.ResultElement == Element.Real && o.OperandElement(0) == Element.Real && HasRewrites(o)))
        {
            var check = new ExactCheck(op);
            HashSet<Operator> plain = ResultsOf(op, check.Plain), compound = ResultsOf(op, check.Compound);
            foreach (Operator made in plain)
            {
                foreach ((string name, Func<Expr, Expr> change) in s_mistakes)
                {
                    Add(score, op, made, name, change, check.Plain);
                }
            }

            // Most of these are made by one rewrite, whatever function stands inside.
            foreach (Operator made in compound.Except(plain))
            {
                (string name, Func<Expr, Expr> change) = s_mistakes[turn++ % s_mistakes.Length];
                Add(score, op, made, name, change, check.Compound);
            }
        }

        output.WriteLine(score.ToString());
        Assert.Empty(score.Survivors);
        Assert.True(score.Noticed > 500, score.ToString());
    }

    private static bool HasRewrites(Operator op) => op switch
    {
        UnaryOperator unary => unary.Exact is not null,
        BinaryOperator binary => binary.Exact is not null,
        NaryOperator nary => nary.Exact is not null,
        _ => false,
    };

    // The operators of what the rewrites of an operator make; a result without a value can be no other.
    private static HashSet<Operator> ResultsOf(Operator op, Action check)
    {
        var made = new HashSet<Operator>();
        using (ChangedDeclaration.OfExact(op, result =>
        {
            made.Add(result.Operator);
            return result;
        }))
        {
            Assert.False(IsNoticed(check), $"{op} is wrong as it is");
        }

        return [.. made.Where(static m => m.ResultElement == Element.Real && m != Operators.Undefined && m != Operators.Infinity)];
    }

    private static void Add(MutationScore score, Operator op, Operator made, string name, Func<Expr, Expr> change, Action check)
    {
        bool differs = false, inside = false, noticed;
        using (ChangedDeclaration.OfExact(op, result =>
        {
            // A mistake is made of sums and products, which have rewrites themselves.
            if (inside || result.Operator != made || !result.Type.IsRealScalar)
            {
                return result;
            }

            inside = true;
            Expr changed = change(result);
            inside = false;
            differs |= changed != result;
            return changed;
        }))
        {
            noticed = IsNoticed(check);
        }

        score.Add(name, $"{op} to {made}: {name}", noticed, () => !differs);
    }

    private static bool IsNoticed(Action check)
    {
        try
        {
            check();
            return false;
        }
        catch (Exception e) when (e is Xunit.Sdk.XunitException or SymbolicException or ArgumentException)
        {
            return true;
        }
    }
}
