using System.Buffers;

namespace Symbolic;

/// <summary>
/// A matrix of derivatives by products with the sums of columns of one color. Where in those products each entry stands is found
/// once: entry (i, j) in row i of the color of j, or, in a symmetric matrix, in row j of the color of i.
/// Source: Gebremedhin, Manne and Pothen, SIAM Review 47 (2005), sections 3 and 4.
/// </summary>
internal sealed class CompressedDerivatives
{
    private delegate void SpanFunction(ReadOnlySpan<double> inputs, Span<double> outputs);

    private readonly SpanFunction _product;
    private readonly Coloring _coloring;
    private readonly (int Row, int Value)[][] _reads;
    private readonly int[] _seeds;
    private readonly int _inputs;
    private readonly int _leading;
    private readonly int _outputs;

    // The program takes the inputs and a direction, and gives what leads and the product with the direction.
    private CompressedDerivatives(Program program, CompileOptions options, Coloring coloring, (int, int)[][] reads, int inputs, int leading)
    {
        (_product, _coloring, _reads) = (program.Compile<SpanFunction>(options), coloring, reads);
        (_inputs, _leading, _outputs) = (inputs, leading, program.OutputCount);
        _seeds = [.. coloring.Colors];
    }

    public static SparseRun Create(Program program, CompileOptions options, SparsityPattern pattern, Coloring coloring, bool isSymmetric, int inputs, int leading) =>
        new CompressedDerivatives(program, options, coloring, Reads(pattern, coloring, isSymmetric), inputs, leading).Run;

    private void Run(ReadOnlySpan<double> inputs, Span<double> leading, Span<double> values)
    {
        double[] given = ArrayPool<double>.Shared.Rent(_inputs + _seeds.Length);
        double[] results = ArrayPool<double>.Shared.Rent(_outputs);
        Span<double> direction = given.AsSpan(_inputs, _seeds.Length);
        inputs.CopyTo(given);
        // Also without an entry what leads has to be computed.
        for (int color = 0; color < Math.Max(1, _coloring.Count); color++)
        {
            for (int column = 0; column < direction.Length; column++)
            {
                direction[column] = _seeds[column] == color ? 1 : 0;
            }

            _product(given.AsSpan(0, _inputs + _seeds.Length), results.AsSpan(0, _outputs));
            foreach ((int row, int value) in _reads[color])
            {
                values[value] = results[_leading + row];
            }
        }

        results.AsSpan(0, _leading).CopyTo(leading);
        ArrayPool<double>.Shared.Return(given);
        ArrayPool<double>.Shared.Return(results);
    }

    private static (int Row, int Value)[][] Reads(SparsityPattern pattern, Coloring coloring, bool isSymmetric)
    {
        var reads = new List<(int, int)>[Math.Max(1, coloring.Count)];
        for (int color = 0; color < reads.Length; color++)
        {
            reads[color] = [];
        }

        int[] alike = new int[coloring.Count];
        int value = 0;
        for (int row = 0; row < pattern.Rows; row++)
        {
            ReadOnlySpan<int> columns = pattern.Row(row);
            foreach (int column in columns)
            {
                alike[coloring.Colors[column]]++;
            }

            foreach (int column in columns)
            {
                bool standsAlone = !isSymmetric || alike[coloring.Colors[column]] == 1;
                reads[coloring.Colors[standsAlone ? column : row]].Add((standsAlone ? row : column, value++));
            }

            foreach (int column in columns)
            {
                alike[coloring.Colors[column]] = 0;
            }
        }

        return [.. reads.Select(static r => r.ToArray())];
    }
}
