namespace Symbolic.Evaluation.Tests.Tensors;

/// <summary>A function of numbers, given vectors, computes for each entry what it computes for numbers, with all operators of the table.</summary>
public sealed class EntrywiseTests
{
    [Fact]
    public void Entries_of_the_value_are_values_of_the_entries()
    {
        int compared = 0;
        for (int seed = 0; seed < 80; seed++)
        {
            var random = new RandomExpressions(seed, 4 + (seed % 12));
            Expr[] functions = [.. random.Outputs(4).Where(static f => f.Type.Element == Element.Real)];
            const int length = 5;
            double[][] points = [.. Enumerable.Range(0, length).Select(_ => random.Point())];
            double[][] expected = [.. points.Select(random.Values)];
            Expr[] vectors = [.. random.Variables.Select(v => random.Graph.Symbol($"vector_{v.Name}", new Shape(length)))];
            Dictionary<Expr, Expr> lifted = random.Variables.Zip(vectors).ToDictionary();
            foreach (Expr function in functions)
            {
                TensorValue[] inputs = [.. vectors.Select((v, k) => new TensorValue(v.Shape, [.. points.Select(p => p[k])]))];
                Expr value = function.Substitute(lifted);
                TensorValue result = TensorProgram.Create(value, vectors).Evaluate(inputs)[0];
                for (int i = 0; i < length; i++)
                {
                    double wanted = expected[i][function.Id], got = result.Entries[value.Shape.IsScalar ? 0 : i];
                    bool same = wanted.Equals(got) || Math.Abs(wanted - got) <= 1e-9 * Math.Max(Math.Abs(wanted), Math.Abs(got));
                    Assert.True(same, $"seed {seed}, {function} at ({string.Join(", ", points[i])}): {got:R} instead of {wanted:R}");
                    compared += double.IsFinite(wanted) ? 1 : 0;
                }
            }
        }

        Assert.True(compared > 500, $"only {compared} values were compared");
    }
}
