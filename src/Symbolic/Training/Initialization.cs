namespace Symbolic;

/// <summary>How the entries of a variable are chosen before the first step.</summary>
public abstract record Initialization
{
    private Initialization()
    {
    }

    /// <summary>A value of this kind.</summary>
    /// <param name="shape">Its shape; the lengths are numbers.</param>
    /// <param name="random">Where random entries come from.</param>
    public TensorValue Draw(Shape shape, RandomNumbers random)
    {
        ArgumentNullException.ThrowIfNull(random);
        double[] entries = new double[TensorValue.CountOf(shape)];
        for (int i = 0; i < entries.Length; i++)
        {
            entries[i] = Entry(shape, random);
        }

        return new TensorValue(shape, entries.AsSpan());
    }

    private protected abstract double Entry(Shape shape, RandomNumbers random);

    // The units that an entry connects: W in R^{m×n} takes n numbers to m. How many come in and go out does not depend on the side.
    private static int Units(Shape shape) => shape.Order == 0 ? 2 : shape[0].Length + shape[shape.Order - 1].Length;

    /// <summary>All entries are one number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Constant(double Value) : Initialization
    {
        private protected override double Entry(Shape shape, RandomNumbers random) => Value;
    }

    /// <summary>Independent entries of the normal distribution.</summary>
    /// <param name="Mean">Their mean.</param>
    /// <param name="Deviation">Their standard deviation.</param>
    public sealed record Normal(double Mean, double Deviation) : Initialization
    {
        private protected override double Entry(Shape shape, RandomNumbers random) => Mean + (Deviation * random.NextNormal());
    }

    /// <summary>Independent entries, equally likely anywhere between two numbers.</summary>
    /// <param name="Low">The least.</param>
    /// <param name="High">The bound above.</param>
    public sealed record Uniform(double Low, double High) : Initialization
    {
        private protected override double Entry(Shape shape, RandomNumbers random) => Low + ((High - Low) * random.NextUniform());
    }

    /// <summary>
    /// Uniform between ±√(6/(m+n)) for a weight between m and n units: the first and the last axis (Glorot and Bengio,
    /// <i>Understanding the difficulty of training deep feedforward neural networks</i>, 2010, equation 16).
    /// </summary>
    public sealed record Glorot : Initialization
    {
        private protected override double Entry(Shape shape, RandomNumbers random) => Math.Sqrt(6.0 / Units(shape)) * ((2 * random.NextUniform()) - 1);
    }
}
