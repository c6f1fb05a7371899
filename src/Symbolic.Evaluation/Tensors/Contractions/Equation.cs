namespace Symbolic.Tensors;

/// <summary>A tensor of zeros and ones by its equation Σ factor·index = constant, with numbers for all lengths.</summary>
internal sealed class Equation(int[] sizes, long[] factors, long constant)
{
    public int[] Sizes { get; } = sizes;

    public long[] Factors { get; } = factors;

    public long Constant { get; } = constant;

    /// <summary>Writes all entries into zeros.</summary>
    public void WriteTo(Span<double> entries)
    {
        var index = new int[Sizes.Length];
        long left = -Constant;
        for (int at = 0; at < entries.Length; at++)
        {
            entries[at] = left == 0 ? 1 : 0;
            for (int axis = Sizes.Length - 1; axis >= 0; axis--)
            {
                left += Factors[axis];
                if (++index[axis] < Sizes[axis])
                {
                    break;
                }

                left -= Factors[axis] * Sizes[axis];
                index[axis] = 0;
            }
        }
    }
}

/// <summary>A factor of an Einstein sum: a look at a value, or the equation of a delta.</summary>
internal readonly record struct Factor(View? View, Equation? Equation);
