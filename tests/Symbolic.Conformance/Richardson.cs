namespace Symbolic.Conformance;

/// <summary>
/// The derivative of a function of one variable from central differences with steps h, h/1.4, h/1.4², … extrapolated to step 0.
/// The first step is a twentieth of |x|, or of 0.1 when |x| is smaller; it is halved until the function has values on both sides.
/// Source: C. Ridders, Accurate computation of F′(x) and F′(x)F″(x), Advances in Engineering Software 4 (1982).
/// </summary>
internal static class Richardson
{
    private const int Levels = 12;
    private const double Shrink = 1.4;

    /// <returns>The derivative and the error that the extrapolation itself estimates.</returns>
    public static (double Value, double Error) Derivative(Func<double, double> f, double x)
    {
        double step = 0.05 * Math.Max(Math.Abs(x), 0.1);
        while (step > 1e-12 * Math.Max(Math.Abs(x), 1) && !(double.IsFinite(f(x + step)) && double.IsFinite(f(x - step))))
        {
            step /= 2;
        }

        var table = new double[Levels, Levels];
        double best = double.NaN, error = double.PositiveInfinity;
        for (int row = 0; row < Levels; row++, step /= Shrink)
        {
            // The step that is really taken.
            double right = x + step, left = x - step;
            table[row, 0] = (f(right) - f(left)) / (right - left);
            double factor = Shrink * Shrink;
            for (int column = 1; column <= row; column++, factor *= Shrink * Shrink)
            {
                table[row, column] = ((table[row, column - 1] * factor) - table[row - 1, column - 1]) / (factor - 1);
                double estimate = Math.Max(
                    Math.Abs(table[row, column] - table[row, column - 1]),
                    Math.Abs(table[row, column] - table[row - 1, column - 1]));
                if (estimate <= error)
                {
                    (best, error) = (table[row, column], estimate);
                }
            }
        }

        return (best, error);
    }
}
