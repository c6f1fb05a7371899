using Symbolic.Verification;
using Xunit.Abstractions;

namespace Symbolic.Tests;

/// <summary>Every mistake that can be made in the vector-Jacobian product of an operator on tensors is noticed by the check of declarations.</summary>
[Collection(nameof(ChangedDeclaration))]
public sealed class PullbackMutationTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_wrong_pullback_is_noticed()
    {
        var score = new MutationScore();
        foreach (TensorOperator op in OperatorTable.Standard.All.OfType<TensorOperator>())
        {
            var check = new PullbackCheck(op);
            DeclaredPullback[] declared = [.. check.Products().Select(static p => new DeclaredPullback(p.Operands, p.Node, p.Adjoint, p.Position, p.Value))];
            foreach ((string kind, string name, Func<DeclaredPullback, Expr> change) in MutantsOf(declared).ToArray())
            {
                bool noticed;
                using (ChangedDeclaration.OfPullback(op, change))
                {
                    noticed = IsNoticed(check);
                }

                score.Add(kind, $"{op}, {kind}: {name}", noticed, () => declared.All(d => IsSame(check, d, change(d))));
            }
        }

        output.WriteLine(score.ToString());
        Assert.Empty(score.Survivors);
        Assert.True(score.Noticed > 400, score.ToString());
    }

    private static IEnumerable<(string Kind, string Name, Func<DeclaredPullback, Expr> Change)> MutantsOf(DeclaredPullback[] declared)
    {
        yield return ("sign", "", static d => -d.Value);
        yield return ("factor", "", static d => 2 * d.Value);
        yield return ("zero", "", static d => d.Graph.Fill(d.Graph.Zero, d.Value.Shape));
        yield return ("a thousandth too much", "", static d => d.Graph.Number(Rational.From(1001, 1000)) * d.Value);
        var seen = new HashSet<string>();
        foreach (DeclaredPullback product in declared)
        {
            int position = product.Position;
            foreach (NodeMutant mistake in NodeMutants.Of(product.Value, product.Given).Where(m => seen.Add($"{position}: {m}")))
            {
                yield return ("one node", $"operand {position}, {mistake}", d => d.Position == position ? d.Value.With(mistake) : d.Value);
            }
        }
    }

    private static bool IsNoticed(PullbackCheck check)
    {
        try
        {
            check.Run();
            new TensorGuardTests().Kinks();
            return false;
        }
        catch (Exception e) when (e is Xunit.Sdk.XunitException or SymbolicException or InvalidOperationException)
        {
            return true;
        }
    }

    private static bool IsSame(PullbackCheck check, DeclaredPullback declared, Expr changed)
    {
        for (int seed = 0; seed < 5; seed++)
        {
            // Twice all entries of the operands are equal, the second time they are zero.
            var random = new Random(seed);
            Dictionary<Expr, double[]> point = declared.Operands.Append(declared.Adjoint).ToDictionary(static e => e, e => check.Drawn(e.Shape, random));
            foreach (Expr operand in seed < 3 ? [] : declared.Operands)
            {
                Array.Fill(point[operand], 4 - seed);
            }

            double[] before = declared.Value.Entries(point), after = changed.Entries(point);
            if (before.Zip(after).Any(static p => double.IsFinite(p.First) ? !(Math.Abs(p.First - p.Second) <= 1e-10 * Math.Max(1, Math.Abs(p.First))) : double.IsFinite(p.Second)))
            {
                return false;
            }
        }

        return true;
    }
}
