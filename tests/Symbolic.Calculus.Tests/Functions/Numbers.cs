namespace Symbolic.Tests;

/// <summary>A tensor of numbers by a formula for its entries, indices counted from 0: what a definition says, in plain loops.</summary>
internal sealed class Numbers
{
    public Numbers(int[] sizes, double[] entries) => (Sizes, Entries) = (sizes, entries);

    public int[] Sizes { get; }

    public double[] Entries { get; }

    public double this[params int[] index] => Entries[index.Zip(Sizes).Aggregate(0, static (at, p) => p.First >= 0 && p.First < p.Second
        ? (at * p.Second) + p.First
        : throw new ArgumentOutOfRangeException(nameof(index)))];

    public static implicit operator Numbers(double number) => new([], [number]);

    public static Numbers Of(int[] sizes, Func<int[], double> entry)
    {
        var entries = new double[sizes.Aggregate(1, static (n, size) => n * size)];
        for (int at = 0; at < entries.Length; at++)
        {
            var index = new int[sizes.Length];
            int rest = at;
            for (int axis = sizes.Length - 1; axis >= 0; axis--)
            {
                (rest, index[axis]) = Math.DivRem(rest, sizes[axis]);
            }

            entries[at] = entry(index);
        }

        return new Numbers(sizes, entries);
    }

    public static Numbers Vector(int n, Func<int, double> entry) => Of([n], i => entry(i[0]));

    public static Numbers Matrix(int m, int n, Func<int, int, double> entry) => Of([m, n], i => entry(i[0], i[1]));

    public static double Sum(int n, Func<int, double> term) => Enumerable.Range(0, n).Sum(term);

    public Numbers Map(Func<double, double> f) => new(Sizes, [.. Entries.Select(f)]);

    public Numbers Map(Numbers other, Func<double, double, double> f) => new(Sizes, [.. Entries.Zip(other.Entries, f)]);

    public double[] Column(int j) => [.. Enumerable.Range(0, Sizes[0]).Select(i => this[i, j])];

    public double[] Row(int i) => [.. Enumerable.Range(0, Sizes[1]).Select(j => this[i, j])];
}
