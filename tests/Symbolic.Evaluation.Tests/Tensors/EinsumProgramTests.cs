namespace Symbolic.Tests;

/// <summary>Random Einstein sums, deltas among their operands, against plain loops.</summary>
public sealed class EinsumProgramTests
{
    private const string Letters = "abcdefgh";

    [Fact]
    public void Random_sums_with_axes_of_length_zero_and_one()
    {
        var random = new Random(20);
        for (int round = 0; round < 600; round++)
        {
            var graph = new ExprGraph();
            int letters = random.Next(1, 7), operands = random.Next(1, 5);
            int[] sizes = [.. Enumerable.Range(0, letters).Select(_ => random.Next(12) switch { 0 => 0, 1 or 2 => 1, var k => 2 + (k % 3) })];
            var point = new Dictionary<Expr, double[]>();
            var nodes = new List<Expr>();
            var parts = new List<string>();
            for (int i = 0; i < operands; i++)
            {
                string part = string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => Letters[random.Next(letters)]));
                Expr x = graph.Symbol($"x_{i}", new Shape([.. part.Select(c => Dim.Of(sizes[c - 'a']))]));
                point[x] = Entries(random, x);
                nodes.Add(x);
                parts.Add(part);
            }

            string used = string.Concat(parts.SelectMany(static p => p).Distinct());
            string kept = string.Concat(used.Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()).Take(5));
            string pattern = $"{string.Join(',', parts)}->{kept}";
            Expr sum = graph.Einsum(pattern, [.. nodes]);
            TensorAssert.AgreesWithDense([sum, 2 * sum, sum + 1], point, $"round {round}: {pattern} with {string.Join(',', sizes)}");
        }
    }

    [Fact]
    public void Random_sums_with_deltas()
    {
        var random = new Random(21);
        for (int round = 0; round < 600; round++)
        {
            var graph = new ExprGraph();
            int letters = random.Next(2, 6);
            int[] sizes = [.. Enumerable.Range(0, letters).Select(_ => random.Next(1, 6))];
            var point = new Dictionary<Expr, double[]>();
            var nodes = new List<Expr>();
            var parts = new List<string>();
            for (int i = 0; i < random.Next(1, 4); i++)
            {
                string part = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Letters[random.Next(letters)]));
                Expr x = graph.Symbol($"x_{i}", new Shape([.. part.Select(c => Dim.Of(sizes[c - 'a']))]));
                point[x] = Entries(random, x);
                nodes.Add(x);
                parts.Add(part);
            }

            for (int i = 0; i < random.Next(1, 4); i++)
            {
                string part = string.Concat(Letters[..letters].OrderBy(_ => random.Next()).Take(random.Next(1, Math.Min(letters, 4) + 1)));
                Dim[] axes = [.. part.Select(c => Dim.Of(sizes[c - 'a']))];
                Dim[] factors = [.. part.Select(_ => Multiple(random.Next(5) switch { 0 => 2, 1 => -2, 2 => 1, 3 => -1, _ => random.Next(-3, 4) }))];
                nodes.Add(graph.Delta([.. axes], [.. factors], Multiple(random.Next(-3, 5))));
                parts.Add(part);
            }

            string used = string.Concat(parts.SelectMany(static p => p).Distinct());
            string kept = string.Concat(used.Where(_ => random.Next(3) > 0).OrderBy(_ => random.Next()).Take(4));
            string pattern = $"{string.Join(',', parts)}->{kept}";
            Expr sum = graph.Einsum(pattern, [.. nodes]);
            TensorAssert.AgreesWithDense([sum], point, $"round {round}: {pattern} with {string.Join(',', sizes)}");
        }
    }

    [Fact]
    public void Many_operands_are_contracted_greedily()
    {
        var random = new Random(22);
        var graph = new ExprGraph();
        var point = new Dictionary<Expr, double[]>();
        string letters = "abcdefghijk";
        var parts = new List<string>();
        for (int i = 0; i + 1 < letters.Length; i++)
        {
            Expr x = graph.Symbol($"x_{i}", new Shape(2, 2));
            point[x] = Entries(random, x);
            parts.Add(letters.Substring(i, 2));
        }

        Expr chain = graph.Einsum($"{string.Join(',', parts)}->ak", [.. point.Keys]);
        TensorAssert.AgreesWithDense([chain], point, "a chain of ten matrices");
    }

    [Theory]
    [InlineData("ij,jk->ik", 40, 50, 60)]
    [InlineData("ji,jk->ki", 40, 50, 60)]
    [InlineData("ij,kj->ik", 17, 33, 65)]
    [InlineData("ji,kj->ik", 70, 9, 11)]
    [InlineData("aij,ajk->aik", 30, 20, 25)]
    [InlineData("aij,jk->aik", 30, 20, 25)]
    [InlineData("iaj,jka->aki", 30, 20, 25)]
    [InlineData("iab,abk->ik", 30, 20, 25)]
    [InlineData("iab,bak->ik", 30, 20, 25)]
    [InlineData("iab,bak->ki", 30, 20, 25)]
    [InlineData("aib,akb->ik", 30, 20, 25)]
    [InlineData("ij,ij->i", 30, 20, 25)]
    [InlineData("ij,ij->j", 30, 20, 25)]
    [InlineData("ij,j->i", 30, 70, 25)]
    [InlineData("ij,i->j", 30, 70, 25)]
    [InlineData("aij,aj->ai", 30, 70, 25)]
    [InlineData("aij,ai->aj", 30, 70, 25)]
    public void Products_of_every_layout(string pattern, int first, int second, int third)
    {
        var random = new Random(23);
        var graph = new ExprGraph();
        var sizes = new Dictionary<char, int> { ['i'] = first, ['j'] = second, ['k'] = third, ['a'] = 7, ['b'] = 12 };
        var point = new Dictionary<Expr, double[]>();
        foreach (string part in pattern.Split("->")[0].Split(','))
        {
            Expr x = graph.Symbol($"x_{point.Count}", new Shape([.. part.Select(c => Dim.Of(sizes[c]))]));
            point[x] = Entries(random, x);
        }

        Expr product = graph.Einsum(pattern, [.. point.Keys]);
        TensorAssert.AgreesWithDense([product], point, pattern);
    }

    // A Dim made from a negative number.
    private static Dim Multiple(int factor) => factor >= 0 ? Dim.Of(factor) : -factor * (Dim)1 is var positive ? -1 * positive : default;

    private static double[] Entries(Random random, Expr x) => [.. Enumerable.Range(0, Dense.SizeOf(x.Shape)).Select(_ => (random.NextDouble() * 2) - 0.8)];
}
