namespace Symbolic;

/// <summary>
/// The order of the items in each layer: sweeps to and fro that sort each layer by the mean place of its neighbours, then exchanges of
/// adjacent items. The best order met on the way is kept, the first among equals.
/// </summary>
internal sealed class CrossingReduction
{
    private const int Sweeps = 16;

    // Exchanges look at pairs of wires; beyond this the sweeps alone must do.
    private const int MostSegmentsForExchanges = 4000;
    private const int Exchanges = 8;

    private readonly int[][] _layers;
    private readonly IReadOnlyList<LayeredLayout.Item> _items;
    private readonly double[] _places;
    private readonly List<LayeredLayout.Segment>[] _left;
    private readonly List<LayeredLayout.Segment>[] _right;
    private readonly List<LayeredLayout.Segment>[] _after;

    private CrossingReduction(int[][] layers, IReadOnlyList<LayeredLayout.Item> items, IReadOnlyList<LayeredLayout.Segment> segments)
    {
        (_layers, _items) = (layers, items);
        _places = new double[items.Count];
        _left = Lists(items.Count);
        _right = Lists(items.Count);
        _after = Lists(layers.Length);
        foreach (LayeredLayout.Segment s in segments)
        {
            _left[s.To].Add(s);
            _right[s.From].Add(s);
            _after[items[s.From].Layer].Add(s);
        }
    }

    public static int[][] Run(int[][] layers, IReadOnlyList<LayeredLayout.Item> items, IReadOnlyList<LayeredLayout.Segment> segments, CancellationToken cancellation)
    {
        var reduction = new CrossingReduction(layers, items, segments);
        int[][] best = reduction.Copy();
        foreach (int[] layer in layers)
        {
            reduction.Number(layer);
        }

        long fewest = reduction.Crossings();
        for (int sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            cancellation.ThrowIfCancellationRequested();
            reduction.Sweep(forward: sweep % 2 == 0);
            if (segments.Count <= MostSegmentsForExchanges)
            {
                reduction.Exchange(cancellation);
            }

            long crossings = reduction.Crossings();
            if (crossings < fewest)
            {
                (fewest, best) = (crossings, reduction.Copy());
            }
        }

        return best;
    }

    private void Sweep(bool forward)
    {
        for (int step = 1; step < _layers.Length; step++)
        {
            int[] layer = _layers[forward ? step : _layers.Length - 1 - step];
            double[] keys = [.. layer.Select(item => forward ? MeanOf(item, _left[item], static s => s.From, this) : MeanOf(item, _right[item], static s => s.To, this))];
            int[] sorted = [.. Enumerable.Range(0, layer.Length).OrderBy(i => keys[i]).ThenBy(static i => i).Select(i => layer[i])];
            sorted.CopyTo(layer, 0);
            Number(layer);
        }
    }

    // Where on the other item a wire ends decides as well, a little.
    private static double MeanOf(int item, List<LayeredLayout.Segment> wires, Func<LayeredLayout.Segment, int> other, CrossingReduction self) =>
        wires.Count == 0 ? self._places[item] : wires.Average(s => self._places[other(s)] + (other(s) == s.To ? self.PortShare(s) : 0));

    private double PortShare(LayeredLayout.Segment s) => _items[s.To].Height == 0 ? 0 : s.Port / _items[s.To].Height * 0.9;

    private void Number(int[] layer)
    {
        for (int i = 0; i < layer.Length; i++)
        {
            _places[layer[i]] = i;
        }
    }

    private void Exchange(CancellationToken cancellation)
    {
        bool changed = true;
        for (int round = 0; round < Exchanges && changed; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            changed = false;
            foreach (int[] layer in _layers)
            {
                for (int i = 0; i + 1 < layer.Length; i++)
                {
                    int above = layer[i], below = layer[i + 1];
                    if (Crossings(below, above) < Crossings(above, below))
                    {
                        (layer[i], layer[i + 1]) = (below, above);
                        (_places[above], _places[below]) = (i + 1, i);
                        changed = true;
                    }
                }
            }
        }
    }

    // The crossings among the wires of two items when the first stands above the second.
    private int Crossings(int above, int below)
    {
        int crossings = 0;
        foreach (LayeredLayout.Segment a in _right[above])
        {
            foreach (LayeredLayout.Segment b in _right[below])
            {
                crossings += EndOf(a) > EndOf(b) ? 1 : 0;
            }
        }

        foreach (LayeredLayout.Segment a in _left[above])
        {
            foreach (LayeredLayout.Segment b in _left[below])
            {
                crossings += _places[a.From] > _places[b.From] ? 1 : 0;
            }
        }

        return crossings;
    }

    private double EndOf(LayeredLayout.Segment s) => _places[s.To] + PortShare(s);

    // Pairs of wires that begin in one order and end in the other, by a binary indexed tree over the ends.
    private long Crossings()
    {
        long crossings = 0;
        foreach (List<LayeredLayout.Segment> wires in _after)
        {
            double[] ends = [.. wires.Select(EndOf).Distinct().Order()];
            int[] tree = new int[ends.Length + 1];
            int seen = 0;
            foreach (IGrouping<double, LayeredLayout.Segment> same in wires.GroupBy(s => _places[s.From]).OrderBy(static g => g.Key))
            {
                // Wires from one place do not cross each other.
                int[] places = [.. same.Select(s => Array.BinarySearch(ends, EndOf(s)) + 1)];
                foreach (int place in places)
                {
                    int notBelow = 0;
                    for (int k = place; k > 0; k -= k & -k)
                    {
                        notBelow += tree[k];
                    }

                    crossings += seen - notBelow;
                }

                foreach (int place in places)
                {
                    seen++;
                    for (int k = place; k < tree.Length; k += k & -k)
                    {
                        tree[k]++;
                    }
                }
            }
        }

        return crossings;
    }

    private int[][] Copy() => [.. _layers.Select(static l => l.ToArray())];

    private static List<LayeredLayout.Segment>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(static _ => new List<LayeredLayout.Segment>())];
}
