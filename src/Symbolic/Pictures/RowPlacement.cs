namespace Symbolic;

/// <summary>
/// The heights of items whose order in each layer is given. Each layer in turn gets the heights that are nearest to those of its
/// neighbours in the sense of least squares, with the distances kept: an isotonic regression by pooling adjacent violators.
/// Source: Barlow, Bartholomew, Bremner and Brunk, Statistical Inference under Order Restrictions (1972), section 1.2.
/// </summary>
internal static class RowPlacement
{
    /// <summary>The room above a node in which its name stands.</summary>
    public const double NameRoom = 14;

    private const double NodeGap = 14;
    private const double WireGap = 14;
    private const int Sweeps = 28;
    private const int ExactSweeps = 6;
    private const double Askew = 12;

    // Wires that pass layers should be straight before anything else is.
    private const double PassingWeight = 8;

    public static double[] Run(int[][] layers, IReadOnlyList<LayeredLayout.Item> items, IReadOnlyList<LayeredLayout.Segment> segments, CancellationToken cancellation)
    {
        double[] rows = new double[items.Count];
        var left = new List<LayeredLayout.Segment>[items.Count];
        var right = new List<LayeredLayout.Segment>[items.Count];
        for (int i = 0; i < items.Count; i++)
        {
            (left[i], right[i]) = ([], []);
        }

        foreach (LayeredLayout.Segment s in segments)
        {
            left[s.To].Add(s);
            right[s.From].Add(s);
        }

        foreach (int[] layer in layers)
        {
            double[] offsets = Offsets(layer, items);
            for (int i = 0; i < layer.Length; i++)
            {
                rows[layer[i]] = offsets[i] - (offsets[^1] / 2);
            }
        }

        var wishes = new List<(double Row, double Weight)>();
        for (int sweep = 0; sweep < Sweeps; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            bool forward = sweep % 2 == 0;

            // In the end both sides count.
            bool both = sweep >= Sweeps / 2;
            for (int step = 0; step < layers.Length; step++)
            {
                Place(layers[forward ? step : layers.Length - 1 - step], useLeft: forward || both, useRight: !forward || both, exact: sweep >= Sweeps - ExactSweeps);
            }
        }

        return rows;

        void Place(int[] layer, bool useLeft, bool useRight, bool exact)
        {
            double[] offsets = Offsets(layer, items);
            double[] wanted = new double[layer.Length];
            double[] weights = new double[layer.Length];
            for (int i = 0; i < layer.Length; i++)
            {
                wishes.Clear();
                foreach (LayeredLayout.Segment s in useLeft ? left[layer[i]] : [])
                {
                    wishes.Add((rows[s.From] - s.Port, WeightOf(s)));
                }

                foreach (LayeredLayout.Segment s in useRight ? right[layer[i]] : [])
                {
                    wishes.Add((rows[s.To] + s.Port, WeightOf(s)));
                }

                weights[i] = wishes.Count == 0 ? 0.01 : wishes.Sum(static w => w.Weight);
                double mean = wishes.Count == 0 ? rows[layer[i]] : wishes.Sum(static w => w.Row * w.Weight) / weights[i];
                wanted[i] = (exact ? NearestTo(mean, wishes) : mean) - offsets[i];
            }

            double[] placed = Isotonic(wanted, weights);
            for (int i = 0; i < layer.Length; i++)
            {
                rows[layer[i]] = placed[i] + offsets[i];
            }
        }

        double WeightOf(LayeredLayout.Segment s) => items[s.From].IsNode && items[s.To].IsNode ? 1 : items[s.From].IsNode || items[s.To].IsNode ? 2 : PassingWeight;
    }

    // Means leave everything slightly askew: a wire that is nearly straight is made so.
    private static double NearestTo(double mean, List<(double Row, double Weight)> wishes)
    {
        double nearest = double.PositiveInfinity;
        foreach ((double row, _) in wishes)
        {
            if (Math.Abs(row - mean) < Math.Abs(nearest - mean))
            {
                nearest = row;
            }
        }

        return Math.Abs(nearest - mean) <= Askew ? nearest : mean;
    }

    // The least heights of the items of a layer above its first, one by one.
    private static double[] Offsets(int[] layer, IReadOnlyList<LayeredLayout.Item> items)
    {
        double[] offsets = new double[layer.Length];
        for (int i = 1; i < layer.Length; i++)
        {
            LayeredLayout.Item above = items[layer[i - 1]], below = items[layer[i]];
            double gap = above.IsNode && below.IsNode ? NodeGap : WireGap;
            offsets[i] = offsets[i - 1] + ((above.Height + below.Height) / 2) + gap + (below.IsNode ? NameRoom : 0);
        }

        return offsets;
    }

    /// <summary>The sequence that never falls and is nearest to a given one by weighted squares.</summary>
    public static double[] Isotonic(ReadOnlySpan<double> wanted, ReadOnlySpan<double> weights)
    {
        var blocks = new List<(double Mean, double Weight, int Count)>(wanted.Length);
        for (int i = 0; i < wanted.Length; i++)
        {
            (double mean, double weight, int count) = (wanted[i], weights[i], 1);
            while (blocks.Count > 0 && blocks[^1].Mean > mean)
            {
                (double Mean, double Weight, int Count) last = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                mean = ((mean * weight) + (last.Mean * last.Weight)) / (weight + last.Weight);
                weight += last.Weight;
                count += last.Count;
            }

            blocks.Add((mean, weight, count));
        }

        double[] placed = new double[wanted.Length];
        int at = 0;
        foreach ((double mean, _, int count) in blocks)
        {
            placed.AsSpan(at, count).Fill(mean);
            at += count;
        }

        return placed;
    }
}
