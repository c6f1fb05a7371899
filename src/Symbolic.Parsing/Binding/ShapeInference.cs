namespace Symbolic.Parsing.Binding;

/// <summary>
/// What reading a text has found out about shapes that nobody stated: which names are vectors or matrices, and which lengths are one. A node has
/// its shape for good, so each discovery throws <see cref="ShapesLearned"/> and the text is bound again with what is known now.
/// Lengths are linear forms and are unified by solving for a symbol that is free to be chosen.
/// </summary>
internal sealed class ShapeInference(string text)
{
    // Each discovery makes one length or one name definite; texts that need more are not written by people.
    private const int MostDiscoveries = 1000;

    private static readonly string[] Letters = ["n", "m", "k", "l", "p", "q", "r", "s"];

    private readonly Dictionary<string, Dim> _lengths = [];
    private readonly HashSet<string> _free = [];
    private readonly Dictionary<string, Shape> _shapes = [];
    private readonly HashSet<string> _numbers = [];
    private readonly Dictionary<TextSpan, Shape> _places = [];
    private int _discoveries;

    /// <summary>Whether capital letters that nobody declared are matrices, because something in the text is about matrices.</summary>
    public bool CapitalsAreMatrices { get; private set; }

    /// <summary>The names whose shape was found out, in the order of discovery.</summary>
    public IEnumerable<string> Names => _shapes.Keys;

    /// <summary>The length with everything in it that is known by now.</summary>
    public Dim Resolve(Dim length)
    {
        // Bound symbols never lead back to themselves.
        while (!length.IsFixed)
        {
            var before = length;
            foreach (var symbol in before.Symbols)
            {
                if (_lengths.TryGetValue(symbol, out var known))
                    length = Replace(length, symbol, known);
            }

            if (length == before)
                break;
        }

        return length;
    }

    /// <summary>The shape with everything in it that is known by now.</summary>
    public Shape Resolve(Shape shape) => new([.. shape.Axes.Select(Resolve)]);

    /// <summary>The shape found out for a name.</summary>
    public bool TryGet(string name, out Shape shape)
    {
        var found = _shapes.TryGetValue(name, out shape);
        shape = Resolve(shape);
        return found;
    }

    /// <summary>Whether a name was found to be a number where one might take it for more.</summary>
    public bool IsNumber(string name) => _numbers.Contains(name);

    /// <summary>A length that may still be chosen.</summary>
    public Dim NewLength()
    {
        for (var k = 0; ; k++)
        {
            var letter = Letters[k % Letters.Length];
            var name = k < Letters.Length ? letter : $"{letter}_{k / Letters.Length}";
            if ((k >= Letters.Length || !text.Contains(letter, StringComparison.Ordinal)) && _free.Add(name))
                return Dim.Of(name);
        }
    }

    /// <summary>The shape of something at a place of the text, to be found out.</summary>
    public Shape ShapeAt(TextSpan place, int order)
    {
        if (!_places.TryGetValue(place, out var shape))
            _places[place] = shape = new Shape([.. Enumerable.Range(0, order).Select(_ => NewLength())]);
        return shape;
    }

    /// <summary>A name is a vector, a matrix or a tensor.</summary>
    public ShapesLearned Learn(string name, Shape shape)
    {
        _numbers.Remove(name);
        _shapes[name] = shape;
        return Learned();
    }

    /// <summary>A name that was taken for more is a number.</summary>
    public ShapesLearned LearnNumber(string name)
    {
        _shapes.Remove(name);
        _numbers.Add(name);
        return Learned();
    }

    /// <summary>Undeclared capital letters are matrices.</summary>
    public ShapesLearned LearnMatrices()
    {
        CapitalsAreMatrices = true;
        return Learned();
    }

    /// <summary>Makes two lengths one, if one of them may still be chosen.</summary>
    /// <param name="first">One length.</param>
    /// <param name="second">The other.</param>
    /// <param name="isGiven">Whether the second length was given from outside: then a declared symbol may get it as its number.</param>
    public ShapesLearned? Unify(Dim first, Dim second, bool isGiven = false)
    {
        var difference = first - second;
        foreach (var symbol in difference.Symbols)
        {
            if (!_free.Contains(symbol) && !isGiven || _lengths.ContainsKey(symbol))
                continue;
            var factor = FactorOf(difference, symbol);
            if (Math.Abs(factor) != 1)
                continue;
            var rest = difference - factor * Dim.Of(symbol);
            _lengths[symbol] = -factor * rest;
            return Learned();
        }

        return null;
    }

    /// <summary>The symbol in a length and the number that makes the length a given one; null when there is no such single number.</summary>
    public static (string Symbol, int Length)? Solve(Dim length, Dim given)
    {
        if (length.Symbols.ToArray() is not [var symbol])
            return null;
        var factor = FactorOf(length, symbol);
        var rest = (given - (length - factor * Dim.Of(symbol))).Length;
        return factor != 0 && rest % factor == 0 && rest / factor >= 0 ? (symbol, rest / factor) : null;
    }

    private static Dim Replace(Dim length, string symbol, Dim value)
    {
        var factor = FactorOf(length, symbol);
        return length - factor * Dim.Of(symbol) + factor * value;
    }

    private static int FactorOf(Dim length, string symbol)
    {
        var others = length.Symbols.ToDictionary(static s => s, static _ => 0);
        var constant = length.With(others);
        others[symbol] = 1;
        return SignedDifference(length.With(others), constant);
    }

    // Lengths in the middle of a computation may be negative.
    private static int SignedDifference(Dim first, Dim second) => (first - second).Length;

    private ShapesLearned Learned() => ++_discoveries <= MostDiscoveries ? new ShapesLearned()
        : throw new LimitException($"More than {MostDiscoveries} shapes are open.") { Hint = "Declare the shapes, as in W in R^{m×n}." };
}

/// <summary>Something about shapes was found out: the text is to be bound once more.</summary>
internal sealed class ShapesLearned : Exception;
