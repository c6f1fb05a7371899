using Symbolic.Verification;
using Xunit.Abstractions;

namespace Symbolic.Conformance.Mutation;

/// <summary>Every mistake that can be made in the declaration of a derivative is noticed by the checks of declarations.</summary>
[Collection(nameof(ChangedDeclaration))]
public class PartialMutationTests(ITestOutputHelper output)
{
    private static readonly double[] s_numbers = [0, 0.5, -0.5, 1, -1, 1.5, 2, -2, 3, -3, 0.3, -0.7, 7.25, -8.1, double.NaN];

    [Fact]
    public void Every_wrong_partial_is_noticed()
    {
        var score = new MutationScore();
        foreach (Operator op in OperatorCases.Computing)
        {
            foreach (int count in OperatorCases.SamplesOf(op).Select(static p => p.Length).Distinct())
            {
                for (int position = 0; position < count; position++)
                {
                    Add(score, op, count, position);
                }
            }
        }

        output.WriteLine(score.ToString());
        Assert.Empty(score.Survivors);
        Assert.True(score.Noticed > 4000, score.ToString());
    }

    private static void Add(MutationScore score, Operator op, int count, int position)
    {
        foreach (PartialMutant mutant in PartialMutants.Of(op, count, position).ToArray())
        {
            bool noticed;
            using (ChangedDeclaration.OfPartial(op, position, mutant.Change))
            {
                noticed = IsNoticed(op);
            }

            score.Add(mutant.Kind, $"{op} of {count}, operand {position}, {mutant}", noticed, () => IsSame(op, count, position, mutant));
        }
    }

    private static bool IsNoticed(Operator op)
    {
        try
        {
            new PartialCheck(op).Run();
            new KinkCheck().Run(op);
            return false;
        }
        catch (Exception e) when (e is Xunit.Sdk.XunitException or SymbolicException)
        {
            return true;
        }
    }

    // The same value wherever the function has one, on a grid of edges, kinks and other points.
    private static bool IsSame(Operator op, int count, int position, PartialMutant mutant)
    {
        var graph = new ExprGraph();
        Expr[] variables = OperatorCases.Variables(graph, op, count);
        Expr node = graph.Apply(op, variables);
        Partial declared = OperatorCases.PartialOf(node, position), changed = mutant.Change(new DeclaredPartial(variables, node, position, declared));
        if (declared.Refusal is not null || changed.Refusal is not null || declared.Note != changed.Note)
        {
            return false;
        }

        Expr before = Whole(declared), after = Whole(changed);
        foreach (double[] point in Grid(op, count))
        {
            var values = new NodeEvaluation(graph, variables.Zip(point).ToDictionary(static p => p.First.Name, static p => p.Second));
            double was = values[before], becomes = values[after];
            bool same = double.IsFinite(was) ? Math.Abs(was - becomes) <= 1e-12 * Math.Max(1, Math.Abs(was)) : !double.IsFinite(becomes);
            if (double.IsFinite(values[node]) && !same)
            {
                return false;
            }
        }

        return true;
    }

    private static Expr Whole(Partial partial) =>
        partial.Guard is { } guard ? partial.Value.Graph.Select(guard, partial.Value, partial.Value.Graph.Zero) : partial.Value;

    private static IEnumerable<double[]> Grid(Operator op, int count)
    {
        IEnumerable<double[]> points = [[]];
        for (int i = 0; i < count; i++)
        {
            double[] values = op.OperandElement(i) == Element.Boolean ? [0, 1] : s_numbers;
            points = points.SelectMany(p => values, static (p, v) => (double[])[.. p, v]);
        }

        return points;
    }
}
