namespace Symbolic;

/// <summary>
/// Functions that have no vector form, called lane by lane. Where lanes are masked out the function is not called: it may be a
/// user's own, and is computed only for the points that need it.
/// </summary>
internal static unsafe class LaneCalls
{
    /// <summary>A function over a block. Without a mask it is called for every number.</summary>
    public static void UnaryWhere(double* x, double* dest, long* mask, int count, Func<double, double> function)
    {
        for (int i = 0; i < count; i++)
        {
            if (mask == null || mask[i] != 0)
            {
                dest[i] = function(x[i]);
            }
        }
    }

    /// <summary>A function of two operands over a block. Without a mask it is called for every pair.</summary>
    public static void BinaryWhere(double* x, double* y, double* dest, long* mask, int count, Func<double, double, double> function)
    {
        for (int i = 0; i < count; i++)
        {
            if (mask == null || mask[i] != 0)
            {
                dest[i] = function(x[i], y[i]);
            }
        }
    }
}

/// <summary>The same for the lanes of vectors.</summary>
/// <typeparam name="TVector">The vectors.</typeparam>
internal static unsafe class LaneCalls<TVector>
    where TVector : unmanaged
{
    public static TVector Unary(TVector x, Func<double, double> function)
    {
        double* lanes = (double*)&x;
        for (int i = 0; i < sizeof(TVector) / sizeof(double); i++)
        {
            lanes[i] = function(lanes[i]);
        }

        return x;
    }

    public static TVector UnaryWhere(TVector x, TVector mask, Func<double, double> function)
    {
        LaneCalls.UnaryWhere((double*)&x, (double*)&x, (long*)&mask, sizeof(TVector) / sizeof(double), function);
        return x;
    }

    public static TVector Binary(TVector x, TVector y, Func<double, double, double> function)
    {
        double* left = (double*)&x, right = (double*)&y;
        for (int i = 0; i < sizeof(TVector) / sizeof(double); i++)
        {
            left[i] = function(left[i], right[i]);
        }

        return x;
    }

    public static TVector BinaryWhere(TVector x, TVector y, TVector mask, Func<double, double, double> function)
    {
        LaneCalls.BinaryWhere((double*)&x, (double*)&y, (double*)&x, (long*)&mask, sizeof(TVector) / sizeof(double), function);
        return x;
    }

    /// <summary>A function of several operands.</summary>
    /// <param name="room">The operands, a vector each, and behind them room for one number of each.</param>
    /// <param name="count">How many operands.</param>
    /// <param name="function">The function.</param>
    public static TVector Nary(double* room, int count, NaryFunction function)
    {
        TVector result = default;
        int lanes = sizeof(TVector) / sizeof(double);
        for (int i = 0; i < lanes; i++)
        {
            ((double*)&result)[i] = function(Gather(room, i, count, lanes));
        }

        return result;
    }

    /// <inheritdoc cref="Nary"/>
    public static TVector NaryWhere(TVector mask, double* room, int count, NaryFunction function)
    {
        TVector result = default;
        int lanes = sizeof(TVector) / sizeof(double);
        for (int i = 0; i < lanes; i++)
        {
            if (((long*)&mask)[i] != 0)
            {
                ((double*)&result)[i] = function(Gather(room, i, count, lanes));
            }
        }

        return result;
    }

    private static ReadOnlySpan<double> Gather(double* room, int lane, int count, int lanes)
    {
        double* operands = room + (count * lanes);
        for (int k = 0; k < count; k++)
        {
            operands[k] = room[(k * lanes) + lane];
        }

        return new ReadOnlySpan<double>(operands, count);
    }
}
