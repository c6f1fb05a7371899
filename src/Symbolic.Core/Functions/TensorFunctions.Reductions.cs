namespace Symbolic;

public static partial class TensorFunctions
{
    /// <summary>The sum of all entries.</summary>
    public static Expr Sum(Expr x) => x.Shape.IsScalar ? x : Contracted(x, AxesOf(x), []);

    /// <summary>The sums along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Sum(Expr x, int axis)
    {
        int summed = AxisOf("sum", x.Shape, axis);
        return Contracted(x, AxesOf(x), [.. AxesOf(x).Where(k => k != summed)]);
    }

    /// <summary>The mean of all entries.</summary>
    public static Expr Mean(Expr x)
    {
        RequireEntries("mean", x.Shape.Axes);
        return Sum(x) / CountOf(x);
    }

    /// <summary>The means along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Mean(Expr x, int axis)
    {
        Dim length = x.Shape[AxisOf("mean", x.Shape, axis)];
        RequireEntries("mean", [length]);
        return Sum(x, axis) / x.Graph.Length(length);
    }

    /// <summary>The squared deviations from the mean, summed and divided by how many there are less a correction.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis along which it is taken, which the result no longer has; without it over all entries.</param>
    /// <param name="correction">0 for the variance of the numbers, 1 for an estimate from a sample.</param>
    /// <exception cref="ArgumentValueException">There is no such axis, or the divisor is not positive.</exception>
    public static Expr Variance(Expr x, int? axis = null, int correction = 0)
    {
        Expr squares = Deviations("variance", x, axis).Pow(2);
        return (axis is { } along ? Sum(squares, along) : Sum(squares)) / Freedom("variance", x, axis, correction);
    }

    /// <summary>The square root of the variance. Where it is 0 its derivative is 0.</summary>
    /// <param name="x">A tensor.</param>
    /// <param name="axis">The axis along which it is taken, which the result no longer has; without it over all entries.</param>
    /// <param name="correction">0 for the deviation of the numbers, 1 for an estimate from a sample.</param>
    /// <exception cref="ArgumentValueException">There is no such axis, or the divisor is not positive.</exception>
    public static Expr StandardDeviation(Expr x, int? axis = null, int correction = 0)
    {
        Expr deviations = Deviations("std", x, axis);
        return (axis is { } along ? Norm(deviations, along) : Norm(deviations)) / Operators.Sqrt[Freedom("std", x, axis, correction)];
    }

    /// <summary>The product of all entries; 1 when there are none.</summary>
    public static Expr Product(Expr x) => x.Shape.IsScalar ? x : Operators.EntriesProduct[Entries(x)];

    /// <summary>The products along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Product(Expr x, int axis) => Operators.EntriesProduct[MovedToLast(x, AxisOf("prod", x.Shape, axis))];

    /// <summary>The largest of all entries. Entries that attain it share its derivative equally.</summary>
    public static Expr Largest(Expr x)
    {
        RequireEntries("max", x.Shape.Axes);
        return x.Shape.IsScalar ? x : Operators.Largest[Entries(x)];
    }

    /// <summary>The largest entries along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Largest(Expr x, int axis)
    {
        int along = AxisOf("max", x.Shape, axis);
        RequireEntries("max", [x.Shape[along]]);
        return Operators.Largest[MovedToLast(x, along)];
    }

    /// <summary>The smallest of all entries. Entries that attain it share its derivative equally.</summary>
    public static Expr Smallest(Expr x)
    {
        RequireEntries("min", x.Shape.Axes);
        return x.Shape.IsScalar ? x : Operators.Smallest[Entries(x)];
    }

    /// <summary>The smallest entries along one axis, which the result no longer has.</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Smallest(Expr x, int axis)
    {
        int along = AxisOf("min", x.Shape, axis);
        RequireEntries("min", [x.Shape[along]]);
        return Operators.Smallest[MovedToLast(x, along)];
    }

    private static Expr Deviations(string function, Expr x, int? axis)
    {
        if (axis is not { } given)
        {
            return x - Mean(x);
        }

        int along = AxisOf(function, x.Shape, given);
        return x - Repeated(Mean(x, given), x.Shape, [.. AxesOf(x).Where(k => k != along)]);
    }

    private static Expr Freedom(string function, Expr x, int? axis, int correction)
    {
        Dim count = axis is { } along ? x.Shape[along - 1] : SizeOf(x.Shape);
        Dim left = count - Dim.Signed(correction);
        return left.IsFixed && left.Length <= 0
            ? throw new ArgumentValueException(function, $"of {count} entries has no correction of {correction}") { Hint = "The divisor is the number of entries less the correction." }
            : x.Graph.Length(left);
    }

    // The number of entries, as a number of the graph.
    private static Expr CountOf(Expr x) => x.Graph.Length(SizeOf(x.Shape));

    private static Dim SizeOf(Shape shape) => shape.Axes.Aggregate((Dim)1, static (size, axis) => size * axis);

    private static void RequireEntries(string function, IEnumerable<Dim> axes)
    {
        if (axes.Any(static a => a == 0))
        {
            throw new ArgumentValueException(function, "has no value where there are no entries") { Hint = "The tensor has an axis of length 0." };
        }
    }
}
