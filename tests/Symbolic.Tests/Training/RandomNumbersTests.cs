namespace Symbolic.Tests.Training;

public class RandomNumbersTests
{
    [Fact]
    public void The_sequence_is_that_of_the_published_generator()
    {
        // From the definitions of SplitMix64 and xoshiro256**, computed apart.
        var random = new RandomNumbers(1);
        Assert.Equal([12966619160104079557, 9600361134598540522, 10590380919521690900], new[] { random.NextBits(), random.NextBits(), random.NextBits() });
    }

    [Fact]
    public void Normal_numbers_have_the_moments_of_their_distribution()
    {
        var random = new RandomNumbers(7);
        double[] draws = [.. Enumerable.Range(0, 200_000).Select(_ => random.NextNormal())];
        Assert.InRange(draws.Average(), -0.01, 0.01);
        Assert.InRange(draws.Average(static x => x * x), 0.99, 1.01);
        Assert.InRange(draws.Average(static x => x * x * x * x), 2.9, 3.1);
        Assert.InRange(draws.Count(static x => x > 1.959963984540054) / (double)draws.Length, 0.0235, 0.0265);
    }

    [Fact]
    public void Whole_numbers_are_equally_likely_and_below_their_bound()
    {
        var random = new RandomNumbers(3);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextIndex(7)]++;
        }

        Assert.All(counts, static c => Assert.InRange(c, 9_600, 10_400));
    }

    [Fact]
    public void Glorot_stays_within_the_published_bound()
    {
        TensorValue value = new Initialization.Glorot().Draw(new Shape(30, 70), new RandomNumbers(1));
        double bound = Math.Sqrt(6.0 / 100);
        Assert.All(value.Entries.ToArray(), x => Assert.InRange(x, -bound, bound));
        Assert.InRange(value.Entries.ToArray().Max(), 0.99 * bound, bound);
    }
}
