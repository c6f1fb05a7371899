namespace Symbolic.Tests;

/// <summary>Derivatives of tensors from values alone.</summary>
internal static class TensorDifferences
{
    private const double Step = 1e-3;

    /// <summary>
    /// All ∂valueᵢ/∂variableⱼ from central differences with two steps, extrapolated: the entries of the value first, then those of the variable.
    /// </summary>
    public static double[] Differences(this Expr value, Expr variable, IReadOnlyDictionary<Expr, double[]> point)
    {
        int outputs = Dense.SizeOf(value.Shape), inputs = Dense.SizeOf(variable.Shape);
        var result = new double[outputs * inputs];
        for (int j = 0; j < inputs; j++)
        {
            double[] wide = Difference(2 * Step, j), narrow = Difference(Step, j);
            for (int i = 0; i < outputs; i++)
            {
                result[(i * inputs) + j] = narrow[i] + ((narrow[i] - wide[i]) / 3);
            }
        }

        return result;

        double[] Difference(double step, int j)
        {
            double[] up = Moved(step, j), down = Moved(-step, j);
            return [.. up.Zip(down).Select(p => (p.First - p.Second) / (2 * step))];
        }

        double[] Moved(double step, int j)
        {
            double[] moved = [.. point[variable]];
            moved[j] += step;
            return value.Entries(new Dictionary<Expr, double[]>(point) { [variable] = moved });
        }
    }
}
