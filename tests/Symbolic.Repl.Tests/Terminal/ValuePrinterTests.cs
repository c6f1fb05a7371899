using Symbolic.Repl.Terminal;

namespace Symbolic.Repl.Tests.Terminal;

public class ValuePrinterTests
{
    private static string Written(TensorValue value, int? width = null, string? label = "f", Element element = Element.Real)
    {
        using var output = new StringWriter();
        var screen = new Screen(output, colors: false, width ?? 80);
        new ValuePrinter(screen, width).Write(label is null ? null : position => position.Count == 0 ? label : $"{label}[{string.Join(",", position)}]", value, element);
        return output.ToString().ReplaceLineEndings("\n");
    }

    private static TensorValue Counting(params int[] lengths) =>
        new(new Shape([.. lengths.Select(static n => Dim.Of(n))]), [.. Enumerable.Range(1, lengths.Aggregate(1, static (a, b) => a * b)).Select(static i => (double)i)]);

    [Fact]
    public void A_number_and_a_vector_take_one_line()
    {
        Assert.Equal("f = 0.1\n", Written(0.1));
        Assert.Equal("f = [1, -0.5, NaN]\n", Written(new[] { 1, -0.5, double.NaN }));
        Assert.Equal("1 2 3\n", Written(Counting(3), label: null));
        Assert.Equal("f = [true, false]\n", Written(new[] { 1.0, 0.0 }, element: Element.Boolean));
    }

    [Fact]
    public void The_columns_of_a_matrix_are_aligned()
    {
        var matrix = new TensorValue(new Shape(2, 3), 1.5, 2, -3, -10.25, 0, 1e300);
        Assert.Equal("f =\n  [    1.5  2      -3 ]\n  [ -10.25  0  1E+300 ]\n", Written(matrix));
        Assert.Equal("   1.5  2      -3\n-10.25  0  1E+300\n", Written(matrix, label: null));
    }

    [Fact]
    public void A_tensor_of_order_3_is_a_matrix_for_each_first_index() =>
        Assert.Equal("f[1] =\n  [ 1  2 ]\n  [ 3  4 ]\nf[2] =\n  [ 5  6 ]\n  [ 7  8 ]\n", Written(Counting(2, 2, 2)));

    [Fact]
    public void A_tensor_of_order_4_is_a_matrix_for_each_first_pair() =>
        Assert.Equal(["f[1,1] =", "f[1,2] =", "f[2,1] =", "f[2,2] ="], Written(Counting(2, 2, 1, 2)).Split('\n').Where(static l => l.StartsWith('f')));

    [Fact]
    public void A_file_gets_everything()
    {
        Assert.Equal(1001, Written(Counting(1000, 100)).TrimEnd('\n').Split('\n').Length);
        Assert.DoesNotContain("…", Written(Counting(1000)));
    }

    [Fact]
    public void A_person_gets_what_fits_and_the_shape()
    {
        Assert.Equal("f = [1, 2, 3, 4, …, 99, 100] (R^100)\n", Written(Counting(100), 80));
        string[] matrix = Written(Counting(100, 100), 80).TrimEnd('\n').Split('\n');
        Assert.Equal("f = (R^{100×100})", matrix[0]);
        Assert.Equal("  [    1     2     3     4  …    99    100 ]", matrix[1]);
        Assert.Equal("  [    …     …     …     …  …     …      … ]", matrix[5]);
        Assert.Equal(8, matrix.Length);
        string[] tensor = Written(Counting(30, 2, 2), 80).TrimEnd('\n').Split('\n');
        Assert.Equal(["f[1] =", "f[2] =", "f[3] =", "f[4] =", "f[29] =", "f[30] ="], tensor.Where(static l => l.StartsWith('f')));
        Assert.Contains("… (R^{30×2×2})", tensor);
    }

    [Fact]
    public void Digits_go_before_columns()
    {
        var thirds = new TensorValue(new Shape(2, 6), [.. Enumerable.Range(1, 12).Select(static i => i / 3.0)]);
        string[] lines = Written(thirds, 80).TrimEnd('\n').Split('\n');
        Assert.Equal("f =", lines[0]);
        Assert.Equal("  [ 0.333333  0.666667  1  1.33333  1.66667  2 ]", lines[1]);
    }
}
