using Xunit.Abstractions;

namespace Symbolic.Tests;

/// <summary>Random Einstein sums and sums of them: the printed text has their value, and tidying keeps it.</summary>
public sealed class RaiseLawTests(ITestOutputHelper output)
{
    private const int Size = 3;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_text_of_a_sum_has_its_value(int order)
    {
        int inWords = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            var random = new Random((order * 100_000) + seed);
            var world = new World();
            Expr sum = world.Product(random, order, random.Next(1, 7));
            string text = sum.ToText();
            inWords += text.Contains(" for ", StringComparison.Ordinal) || text.Contains("sum_", StringComparison.Ordinal) ? 0 : 1;
            Same(sum.Entries(world.Point), MatrixTextReader.Read(text, sum.Graph).Entries(world.Point), $"{seed}: {text}");
            Assert.False(string.IsNullOrEmpty(sum.ToUnicode()) || string.IsNullOrEmpty(sum.ToLatex()));
        }

        output.WriteLine($"order {order}: {inWords} of 1500 in matrix words");
        Assert.True(order > 2 || inWords > 1200);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tidying_a_sum_of_products_keeps_its_value(int order)
    {
        int changed = 0;
        for (int seed = 0; seed < 1500; seed++)
        {
            var random = new Random((order * 200_000) + seed);
            var world = new World();
            Expr sum = world.Product(random, order, random.Next(1, 5));
            for (int terms = random.Next(1, 5); terms > 0; terms--)
            {
                Expr term = random.Next(1, 4) * world.Product(random, order, random.Next(1, 5)) / (random.Next(3) == 0 ? 1 + world.Number.Pow(2) : sum.Graph.Number(1));
                sum = random.Next(3) == 0 ? sum - term : sum + term;
            }

            if (order == 2 && random.Next(2) == 0)
            {
                // A symmetric sum inside a product.
                sum = sum.Graph.Einsum("ij,kj,kl->il", sum, sum, world.Product(random, 2, 2));
            }

            Expr tidy = sum.TidyTensors();
            changed += tidy == sum ? 0 : 1;
            double[] expected = sum.Entries(world.Point);
            Assert.Equal(sum.Shape, tidy.Shape);
            Same(expected, tidy.Entries(world.Point), $"{seed}: {sum.ToUnicode()} as {tidy.ToUnicode()}");
            Assert.Equal(tidy, tidy.TidyTensors());
            if (order < 3)
            {
                Same(expected, MatrixTextReader.Read(tidy.ToText(), sum.Graph).Entries(world.Point), $"{seed}: {tidy.ToText()}");
            }
        }

        output.WriteLine($"order {order}: {changed} of 1500 changed");
        Assert.True(changed > 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Simplifying_keeps_the_value(int order)
    {
        for (int seed = 0; seed < 1000; seed++)
        {
            var random = new Random((order * 300_000) + seed);
            var world = new World();
            var parts = new List<Expr> { world.Product(random, order, 2), world.Product(random, order, 2), world.Product(random, 0, 2), world.Number };
            for (int i = 0; i < 6; i++)
            {
                (Expr a, Expr b) = (parts[random.Next(parts.Count)], parts[random.Next(parts.Count)]);
                parts.Add(random.Next(7) switch { 0 => a + b, 1 => a - b, 2 => a * b, 3 => a / (2 + b.Pow(2)), 4 => -a, 5 => a - a * b, _ => Operators.Sin[a] });
            }

            Expr before = parts[^1], after = before.Simplify().Result;

            Assert.Equal(before.Shape, after.Shape);
            Same(before.Entries(world.Point), after.Entries(world.Point), $"{seed}: {before} became {after}");
        }
    }

    private static void Same(double[] expected, double[] actual, string what)
    {
        Assert.True(expected.Length == actual.Length, what);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-9 * Math.Max(1, Math.Abs(expected[i])), $"{what}: entry {i} is {actual[i]}, not {expected[i]}");
        }
    }

    private sealed class World
    {
        private readonly ExprGraph _graph = new();
        private readonly Expr[] _vectors;
        private readonly Expr[] _matrices;

        public World()
        {
            var random = new Random(5);
            _vectors = [.. "xyz".Select(c => Named(c, 1))];
            _matrices = [.. "ABC".Select(c => Named(c, 2))];
            Number = Named('q', 0);

            Expr Named(char name, int order)
            {
                Expr symbol = _graph.Symbol(name.ToString(), new Shape([.. Enumerable.Repeat<Dim>(Size, order)]));
                double[] entries = [.. Enumerable.Range(0, Dense.SizeOf(symbol.Shape)).Select(_ => (random.NextDouble() * 2) - 0.7)];
                Point[symbol] = entries;
                return symbol;
            }
        }

        public Expr Number { get; }

        public Dictionary<Expr, double[]> Point { get; } = [];

        // Vectors, matrices, deltas and parts on few indices, so that every pattern comes up.
        public Expr Product(Random random, int order, int count)
        {
            const string Letters = "abcdefgh";
            int indices = Math.Max(order, 1) + random.Next(0, 4);
            string kept = Letters[..order];
            var inputs = new List<string>();
            var operands = new List<Expr>();
            for (int i = 0; i < count || inputs.Count == 0; i++)
            {
                char a = Letters[random.Next(indices)], b = Letters[random.Next(indices)];
                switch (random.Next(10))
                {
                    case < 3:
                        inputs.Add(a.ToString());
                        operands.Add(random.Next(4) == 0 ? Operators.Sin[_vectors[random.Next(3)]] : _vectors[random.Next(3)]);
                        break;
                    case < 8:
                        inputs.Add($"{a}{b}");
                        operands.Add(random.Next(4) == 0 ? _matrices[0] + _matrices[1] : _matrices[random.Next(3)]);
                        break;
                    case 8:
                        inputs.Add(a.ToString());
                        operands.Add(_graph.Delta([Size], [1], random.Next(Size)));
                        break;
                    default:
                        inputs.Add($"{a}{b}");
                        operands.Add(_graph.Identity(Size));
                        break;
                }
            }

            // Every kept index is on something.
            foreach (char missing in kept.Where(k => !inputs.Exists(i => i.Contains(k, StringComparison.Ordinal))))
            {
                inputs.Add(missing.ToString());
                operands.Add(_vectors[random.Next(3)]);
            }

            return _graph.Einsum($"{string.Join(',', inputs)}->{kept}", [.. operands]);
        }
    }
}
