using System.Globalization;

namespace Symbolic;

/// <summary>
/// A layered drawing of a graph without cycles, from left to right: layers by longest paths, the order in each layer by sweeps that
/// reduce crossings, heights by least squares. A wire that passes layers has a point in each, and the wires from one node share them.
/// Everything is a loop over items with a bound on their number, and equal graphs give equal drawings.
/// Source: Sugiyama, Tagawa and Toda, Methods for visual understanding of hierarchical system structures (1981).
/// </summary>
internal sealed class LayeredLayout
{
    /// <summary>The most items: nodes, and points at which wires pass a layer.</summary>
    public const int MostItems = 60_000;

    private const double Margin = 16;
    private const double CurveWidth = 48;
    private const double MostCurveWidth = 150;

    private readonly IReadOnlyList<LayoutNode> _nodes;
    private readonly double _stub;
    private readonly List<Item> _items = [];
    private readonly List<List<int>> _layers = [];
    private readonly List<Segment> _segments = [];

    // The point at which wires from a node pass a layer, for each node from the layer after its own.
    private readonly List<int>[] _passing;

    private LayeredLayout(IReadOnlyList<LayoutNode> nodes, double stub)
    {
        (_nodes, _stub) = (nodes, stub);
        _passing = new List<int>[nodes.Count];
    }

    /// <summary>The width of the drawing.</summary>
    public double Width { get; private set; }

    /// <summary>The height of the drawing.</summary>
    public double Height { get; private set; }

    /// <summary>The centre of each node.</summary>
    public DrawnPoint[] Centres { get; private set; } = [];

    /// <summary>The wires of each node, in the order of its inputs.</summary>
    public DrawnPoint[][][] Wires { get; private set; } = [];

    /// <summary>Lays out nodes, each after those that it uses.</summary>
    /// <param name="nodes">The nodes.</param>
    /// <param name="stub">How far each wire runs straight before it bends: the room for what is written on it.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="LimitException">The wires pass too many layers.</exception>
    public static LayeredLayout Of(IReadOnlyList<LayoutNode> nodes, double stub, CancellationToken cancellation)
    {
        var layout = new LayeredLayout(nodes, stub);
        layout.PlaceInLayers();
        layout.AddWires();
        int[][] order = CrossingReduction.Run([.. layout._layers.Select(static l => l.ToArray())], layout._items, layout._segments, cancellation);
        double[] rows = RowPlacement.Run(order, layout._items, layout._segments, cancellation);
        layout.Finish(rows);
        return layout;
    }

    private void PlaceInLayers()
    {
        int[] layerOf = new int[_nodes.Count];
        for (int i = 0; i < _nodes.Count; i++)
        {
            foreach (int input in _nodes[i].Inputs)
            {
                layerOf[i] = Math.Max(layerOf[i], layerOf[input] + 1);
            }

            while (_layers.Count <= layerOf[i])
            {
                _layers.Add([]);
            }

            _passing[i] = [];
            _items.Add(new Item(layerOf[i], _nodes[i].Width, _nodes[i].Height, IsNode: true));
            _layers[layerOf[i]].Add(i);
        }
    }

    private void AddWires()
    {
        for (int user = 0; user < _nodes.Count; user++)
        {
            int[] inputs = _nodes[user].Inputs;
            for (int place = 0; place < inputs.Length; place++)
            {
                int source = inputs[place];
                int last = source;
                for (int layer = _items[source].Layer + 1; layer < _items[user].Layer; layer++)
                {
                    last = PassingPoint(source, layer, last);
                }

                _segments.Add(new Segment(last, user, PortOf(user, place)));
            }
        }
    }

    private int PassingPoint(int source, int layer, int before)
    {
        int index = layer - _items[source].Layer - 1;
        if (index < _passing[source].Count)
        {
            return _passing[source][index];
        }

        if (_items.Count == MostItems)
        {
            throw new LimitException(string.Create(CultureInfo.InvariantCulture, $"The wires of this graph pass its layers at more than {MostItems} points, which no picture shows."))
            {
                Hint = "Draw a part of it, or write it as DOT.",
            };
        }

        int point = _items.Count;
        _items.Add(new Item(layer, 0, 0, IsNode: false));
        _layers[layer].Add(point);
        _passing[source].Add(point);
        _segments.Add(new Segment(before, point, 0));
        return point;
    }

    // Wires end at the left side one below the other, in the order of the operands.
    private double PortOf(int user, int place)
    {
        int count = _nodes[user].Inputs.Length;
        return count < 2 ? 0 : ((place + 0.5) / count - 0.5) * _nodes[user].Height * 0.8;
    }

    private void Finish(double[] rows)
    {
        double[] left = new double[_layers.Count];
        double[] right = new double[_layers.Count];
        double[] spans = new double[_layers.Count];
        foreach (Segment s in _segments)
        {
            int layer = _items[s.From].Layer;
            spans[layer] = Math.Max(spans[layer], Math.Abs(rows[s.To] + s.Port - rows[s.From]));
        }

        double x = Margin;
        for (int layer = 0; layer < _layers.Count; layer++)
        {
            left[layer] = x;
            right[layer] = x + _layers[layer].Max(i => _items[i].Width);
            x = right[layer] + _stub + Math.Min(MostCurveWidth, CurveWidth + (spans[layer] / 8));
        }

        double top = Enumerable.Range(0, _nodes.Count).Min(i => rows[i] - (_nodes[i].Height / 2));
        for (int i = _nodes.Count; i < _items.Count; i++)
        {
            top = Math.Min(top, rows[i]);
        }

        double shift = Margin + RowPlacement.NameRoom - top;
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] += shift;
            Height = Math.Max(Height, rows[i] + (_items[i].Height / 2) + Margin);
        }

        Width = right[^1] + _stub + Margin;
        Centres = [.. Enumerable.Range(0, _nodes.Count).Select(i => new DrawnPoint((left[_items[i].Layer] + right[_items[i].Layer]) / 2, rows[i]))];
        Wires = [.. Enumerable.Range(0, _nodes.Count).Select(user => _nodes[user].Inputs.Select((_, place) => WireOf(user, place)).ToArray())];

        DrawnPoint[] WireOf(int user, int place)
        {
            int source = _nodes[user].Inputs[place];
            int from = _items[source].Layer, to = _items[user].Layer;
            var points = new List<DrawnPoint>
            {
                new(Centres[source].X + (_nodes[source].Width / 2), rows[source]),
                new(right[from] + _stub, rows[source]),
            };
            for (int layer = from + 1; layer < to; layer++)
            {
                double row = rows[_passing[source][layer - from - 1]];
                points.Add(new DrawnPoint(left[layer], row));
                points.Add(new DrawnPoint(right[layer] + _stub, row));
            }

            double port = rows[user] + PortOf(user, place);
            points.Add(new DrawnPoint(left[to], port));
            points.Add(new DrawnPoint(Centres[user].X - (_nodes[user].Width / 2), port));
            return [.. points];
        }
    }

    /// <summary>A node or a point at which wires pass a layer.</summary>
    public readonly record struct Item(int Layer, double Width, double Height, bool IsNode);

    /// <summary>A piece of wire between neighbouring layers; it ends at a height above or below the middle of the item on the right.</summary>
    public readonly record struct Segment(int From, int To, double Port);
}

/// <summary>A node that is to be laid out.</summary>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Inputs">The nodes that it uses, all before it; one may stand there several times.</param>
internal sealed record LayoutNode(double Width, double Height, int[] Inputs);
