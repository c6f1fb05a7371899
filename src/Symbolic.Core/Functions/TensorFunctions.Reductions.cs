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

    /// <summary>The mean of the squared deviations of all entries from their mean (the divisor is the number of entries).</summary>
    public static Expr Variance(Expr x) => Mean((x - Mean(x)).Pow(2));

    /// <summary>The mean of the squared deviations from the mean along one axis (the divisor is the length of the axis).</summary>
    /// <exception cref="ArgumentValueException">There is no such axis.</exception>
    public static Expr Variance(Expr x, int axis)
    {
        int along = AxisOf("variance", x.Shape, axis);
        Expr mean = Repeated(Mean(x, axis), x.Shape, [.. AxesOf(x).Where(k => k != along)]);
        return Mean((x - mean).Pow(2), axis);
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
