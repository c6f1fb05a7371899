using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Points of the curve of a function of one variable: evenly spaced ones first; then, where two neighbours lie far apart in the part
/// that is seen, further ones between them. An interval in which the function still jumps when it cannot be halved any more is a gap,
/// as is one in which it is undefined, and the curve is followed up to its edges.
/// </summary>
internal sealed class CurveSampler
{
    /// <summary>The number of evenly spaced points.</summary>
    public const int EvenPoints = 961;

    private const int MostEvaluations = 60_000;
    private const int MostHalvings = 60;

    private readonly Func<double, double> _f;
    private readonly double[] _x = new double[EvenPoints];
    private readonly double[] _y = new double[EvenPoints];
    private readonly CancellationToken _cancellation;
    private int _evaluations;

    public CurveSampler(Func<double, double> f, double from, double to, CancellationToken cancellation)
    {
        (_f, _cancellation) = (f, cancellation);
        for (int i = 0; i < EvenPoints; i++)
        {
            // Exactly at the ends, and exactly in the middle of a symmetric range.
            double share = (double)i / (EvenPoints - 1);
            _x[i] = i == EvenPoints - 1 ? to : (from * (1 - share)) + (to * share);
            _y[i] = Evaluate(_x[i]);
        }
    }

    /// <summary>The heights worth showing: all of them for a bounded function, the usual ones for one with poles; null where there are none.</summary>
    public CurveRange? Range()
    {
        _evaluations = 0;
        double[] sorted = [.. _y.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
        {
            return null;
        }

        if (!HasPole())
        {
            return new CurveRange(sorted[0], sorted[^1], HasPole: false);
        }

        double low = sorted[(int)(sorted.Length * 0.06)], high = sorted[(int)((sorted.Length - 1) * 0.94)];
        double middle = sorted[sorted.Length / 2], room = (high - low) * 0.2;
        return new CurveRange(Math.Max(sorted[0], Math.Min(low, middle) - room), Math.Min(sorted[^1], Math.Max(high, middle) + room), HasPole: true);
    }

    /// <summary>The pieces of the curve for a part of the heights.</summary>
    public ImmutableArray<ImmutableArray<DrawnPoint>> Pieces(double low, double high)
    {
        double far = (high - low) / 60;
        _evaluations = 0;
        var pieces = ImmutableArray.CreateBuilder<ImmutableArray<DrawnPoint>>();
        var piece = ImmutableArray.CreateBuilder<DrawnPoint>();
        Append(0);
        for (int i = 1; i < EvenPoints; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            Between((_x[i - 1], _y[i - 1]), (_x[i], _y[i]));
            Append(i);
        }

        Finish();
        return pieces.ToImmutable();

        void Append(int i) => Add(_x[i], _y[i]);

        void Add(double x, double y)
        {
            if (double.IsFinite(y))
            {
                piece.Add(new DrawnPoint(x, y));
            }
            else
            {
                Finish();
            }
        }

        void Finish()
        {
            if (piece.Count > 0)
            {
                pieces.Add(piece.DrainToImmutable());
            }
        }

        void Between((double X, double Y) a, (double X, double Y) b)
        {
            var open = new Stack<((double X, double Y) A, (double X, double Y) B, int Halvings)>([(a, b, 0)]);
            while (open.TryPop(out var interval))
            {
                ((double ax, double ay), (double bx, double by), int halvings) = interval;
                double middle = ax + ((bx - ax) / 2);
                bool isSmooth = double.IsFinite(ay) == double.IsFinite(by) && (!double.IsFinite(ay) || Math.Abs(Seen(ay) - Seen(by)) <= far);
                if (!isSmooth && middle > ax && middle < bx && halvings < MostHalvings && _evaluations < MostEvaluations)
                {
                    var m = (middle, Evaluate(middle));
                    open.Push((m, (bx, by), halvings + 1));
                    open.Push(((ax, ay), m, halvings + 1));
                    continue;
                }

                if (!isSmooth && double.IsFinite(ay) && double.IsFinite(by))
                {
                    // What jumps over the part that is seen, however near the points are, is not connected.
                    Finish();
                }

                if (bx != b.X)
                {
                    Add(bx, by);
                }
            }
        }

        double Seen(double y) => Math.Clamp(y, low - (4 * far), high + (4 * far));
    }

    // A function has a pole where it grows beyond all bounds between its neighbours, with or without a change of sign.
    private bool HasPole()
    {
        double[] sizes = [.. _y.Where(double.IsFinite).Select(Math.Abs).Order()];
        double usual = sizes[(int)((sizes.Length - 1) * 0.8)];
        for (int i = 1; i + 1 < EvenPoints && _evaluations < MostEvaluations; i++)
        {
            double size = Math.Abs(_y[i]);
            bool isPeak = (!double.IsFinite(size) && (double.IsFinite(_y[i - 1]) || double.IsFinite(_y[i + 1])))
                || (size > 3 * usual && size >= Math.Abs(_y[i - 1]) && size >= Math.Abs(_y[i + 1]))
                || (size > 3 * usual && double.IsFinite(_y[i + 1]) && Math.Sign(_y[i]) != Math.Sign(_y[i + 1]));
            if (isPeak && Math.Max(Peak(_x[i - 1], _x[i + 1]), FiniteAround(i)) is var peak && peak > 100 * Math.Max(usual, 1e-300)
                && (peak > 10 * FiniteAround(i) || peak > 1e6 * usual))
            {
                return true;
            }
        }

        return EndPole(0, 1) || EndPole(EvenPoints - 1, -1);

        bool EndPole(int end, int inwards)
        {
            // At an end without a value the neighbour tells: 1/x from 0 on.
            if (double.IsFinite(_y[end]))
            {
                return Math.Abs(_y[end]) > 1e8 * Math.Max(usual, 1e-300);
            }

            double near = _x[end] + ((_x[end + inwards] - _x[end]) * 1e-6);
            double size = Math.Abs(Evaluate(near));
            return size > 3 * Math.Abs(_y[end + inwards]) && size > 3 * usual;
        }

        double FiniteAround(int i) => new[] { _y[i - 1], _y[i], _y[i + 1] }.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
    }

    // The largest size that is met when the interval around the largest of five points is taken again and again.
    private double Peak(double from, double to)
    {
        double most = 0;
        for (int round = 0; round < 40; round++)
        {
            double best = -1, at = from, step = (to - from) / 6;
            for (int k = 1; k <= 5; k++)
            {
                double size = Math.Abs(Evaluate(from + (k * step)));
                if (double.IsFinite(size) && size > best)
                {
                    (best, at) = (size, from + (k * step));
                }
            }

            most = Math.Max(most, best);
            (from, to) = (at - step, at + step);
        }

        return most;
    }

    private double Evaluate(double x)
    {
        _evaluations++;
        return _f(x);
    }
}

/// <summary>Heights of a curve.</summary>
/// <param name="Low">The lower edge of what is worth showing.</param>
/// <param name="High">The upper edge.</param>
/// <param name="HasPole">Whether the curve goes beyond all bounds.</param>
internal readonly record struct CurveRange(double Low, double High, bool HasPole);
