namespace Symbolic;

/// <summary>
/// A function at nine points at equal distances, the numerical derivative in the middle, and how far it can be trusted, found
/// without any look at the derivative that is to be checked.
/// </summary>
/// <param name="values">The values at x − z, x − 3z/4, …, x + z.</param>
/// <param name="z">The step.</param>
/// <param name="change">A node that shows that the points lie on different smooth pieces.</param>
/// <param name="undefined">A point of the stencil where the function has no value; NaN when there is none.</param>
/// <param name="largestTerm">The largest of the terms of which the function is the sum: what rounding acts on.</param>
internal sealed class Stencil(double[] values, double z, Expr? change, double undefined, double largestTerm)
{
    private double _uncertainty = double.NaN;

    public RichardsonEstimate Estimate { get; } = Richardson.Extrapolate(values[8], values[0], values[6], values[2], z);

    public double Step => z;

    public Expr? Change => change;

    public double Undefined => undefined;

    /// <summary>True when all points have values and lie on one smooth piece as far as the operators tell.</summary>
    public bool IsSmooth => change is null && double.IsNaN(undefined);

    /// <summary>
    /// The uncertainty of the numerical derivative: the largest of what half the step would change, of the disagreement of
    /// the derivatives taken from either side (a kink makes it large), and of the rounding noise of the function.
    /// </summary>
    public double Uncertainty => double.IsNaN(_uncertainty) ? _uncertainty = FindUncertainty() : _uncertainty;

    /// <summary>True when the derivative with a finer step is the same as far as both know, and knows about as much.</summary>
    public bool IsConfirmedBy(Stencil finer) => AgreesWith(finer) && finer.Uncertainty <= 100 * Uncertainty;

    /// <summary>True when the two derivatives are the same within their uncertainties.</summary>
    public bool AgreesWith(Stencil other) => Math.Abs(Estimate.Value - other.Estimate.Value) <= 4 * (Uncertainty + other.Uncertainty);

    private double FindUncertainty()
    {
        double half = Richardson.Extrapolate(values[6], values[2], values[5], values[3], z / 2).Value;
        double right = OneSided(1), left = OneSided(-1);
        double uncertainty = Math.Max(Math.Max(Math.Abs(Estimate.Value - half), Math.Abs(right - left)), 5 * Noise() / z);
        return double.IsNaN(uncertainty) ? double.PositiveInfinity : uncertainty;
    }

    // The derivative in the middle of the polynomial of degree 4 through the five points on one side.
    private double OneSided(int side) =>
        side * ((-25 * values[4]) + (48 * values[4 + side]) - (36 * values[4 + (2 * side)]) + (16 * values[4 + (3 * side)]) - (3 * values[4 + (4 * side)])) / (3 * z);

    // In differences of high order nothing is left of a smooth function, while independent errors of size s grow to
    // s·√C(2k, k). (R. Hamming; J. Moré and S. Wild, Estimating computational noise, 2011.)
    private double Noise()
    {
        Span<double> differences = stackalloc double[9];
        values.CopyTo(differences);
        double noise = 0;
        for (int order = 1; order <= 8; order++)
        {
            for (int i = 0; i <= 8 - order; i++)
            {
                differences[i] = differences[i + 1] - differences[i];
            }

            double growth = order switch { 6 => 924, 7 => 3432, 8 => 12870, _ => double.PositiveInfinity };
            for (int i = 0; i <= 8 - order; i++)
            {
                noise = Math.Max(noise, Math.Abs(differences[i]) / Math.Sqrt(growth));
            }
        }

        // A sum never carries less than half a unit in the last place of its largest term.
        return Math.Max(noise, largestTerm * 1.1e-16);
    }
}
