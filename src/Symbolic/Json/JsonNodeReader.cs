using System.Collections.Immutable;
using System.Text.Json;

namespace Symbolic;

/// <summary>Builds nodes from what <see cref="JsonNodeWriter"/> writes. An operand stands before the node that uses it, so there are no cycles.</summary>
internal sealed class JsonNodeReader
{
    /// <summary>How deep objects and lists are nested in the format.</summary>
    public const int Depth = 8;

    private readonly ExprGraph _graph;
    private readonly ExprJsonOptions _options;
    private readonly Dictionary<string, Operator> _operators = new(StringComparer.Ordinal);
    private readonly List<Expr> _nodes = [];

    public JsonNodeReader(ExprGraph graph, ExprJsonOptions options)
    {
        (_graph, _options) = (graph, options);
        foreach (Operator op in graph.Operators.All)
        {
            _operators.TryAdd(op.Name, op);
        }
    }

    public IReadOnlyList<Expr> Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !TryGet(root, "symbolic", out JsonElement version))
        {
            throw new JsonException("""An object {"symbolic":1,"nodes":[…],"roots":[…]} is expected.""");
        }

        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number != ExprJson.Version)
        {
            throw new JsonException($"Version {version} of the format is not known; version {ExprJson.Version} is.");
        }

        JsonElement nodes = List(root, "nodes");
        if (nodes.GetArrayLength() > _options.MaxNodes)
        {
            throw new LimitException($"There are {nodes.GetArrayLength()} nodes, and {_options.MaxNodes} are allowed.");
        }

        foreach (JsonElement node in nodes.EnumerateArray())
        {
            if ((_nodes.Count & 0xFF) == 0)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
            }

            try
            {
                _nodes.Add(ReadNode(node));
            }
            catch (Exception e) when (e is SymbolicException and not LimitException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
            {
                throw Wrong(e.Message, e);
            }
        }

        return [.. Integers(root, "roots").Select(At)];
    }

    private Expr ReadNode(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("an object is expected");
        }

        string name = Text(node, "op");
        if (!_operators.TryGetValue(name, out Operator? op))
        {
            throw Wrong($"the graph has no operator '{name}'; register it before reading");
        }

        Expr[] args = TryGet(node, "args", out _) ? [.. Integers(node, "args").Select(At)] : [];
        if (op == Operators.Number)
        {
            Rational value = Number(Text(node, "value"));
            return Flag(node, "decimal") ? _graph.Decimal(value) : _graph.Number(value);
        }

        return op == Operators.Symbol ? ReadSymbol(node)
            : op == Operators.Call ? _graph.Call(Text(node, "name"), args, TryGet(node, "derivatives", out _) ? Positions(Integers(node, "derivatives"), args.Length) : [])
            : op == Operators.Array ? _graph.Array(new Shape([.. Dims(node, "shape", signed: false)]), args)
            : op == Operators.Einsum ? ReadEinsum(node, args)
            : op == Operators.Delta ? ReadDelta(node)
            : op is LeafOperator constant ? _graph.Constant(constant)
            : _graph.Apply(op, args);
    }

    private Expr ReadSymbol(JsonElement node)
    {
        Shape shape = TryGet(node, "shape", out _) ? new Shape([.. Dims(node, "shape", signed: false)]) : Shape.Scalar;
        Facts facts = TryGet(node, "possible", out _) ? new Facts((Possible)(Integer(node, "possible") & (int)Possible.Anything)) : Facts.Real;
        MatrixTraits traits = TryGet(node, "traits", out _) ? (MatrixTraits)(Integer(node, "traits") & (int)MatrixTraits.Symmetric) : MatrixTraits.None;
        Expr symbol = _graph.Symbol(Text(node, "name"), facts, new ExprType(Flag(node, "logical") ? Element.Boolean : Element.Real, shape), traits);
        if (TryGet(node, "exponent", out _))
        {
            _graph.AssumePower(symbol, Integer(node, "exponent"), Number(Text(node, "power")));
        }

        return symbol;
    }

    private Expr ReadEinsum(JsonElement node, Expr[] args)
    {
        ImmutableArray<ImmutableArray<int>> inputs = [.. List(node, "inputs").EnumerateArray().Select(Integers)];
        ImmutableArray<int> output = Integers(node, "output");
        ImmutableArray<Dim> sizes = Dims(node, "sizes", signed: false);
        if (inputs.Length != args.Length || inputs.Append(output).SelectMany(static i => i).Any(i => i < 0 || i >= sizes.Length) || output.Distinct().Count() != output.Length)
        {
            throw Wrong("the indices do not fit");
        }

        for (int i = 0; i < args.Length; i++)
        {
            if (!args[i].Shape.Axes.AsSpan().SequenceEqual(inputs[i].Select(index => sizes[index]).ToArray()))
            {
                throw Wrong("the indices do not fit the shapes of the operands");
            }
        }

        return _graph.Einsum(new Contraction(inputs, output, sizes), args);
    }

    private Expr ReadDelta(JsonElement node)
    {
        ImmutableArray<Dim> axes = Dims(node, "axes", signed: false), factors = Dims(node, "factors", signed: true), constant = Dims(node, "constant", signed: true);
        return constant.Length == 1 && factors.Length == axes.Length
            ? _graph.Delta(axes, factors, constant[0])
            : throw Wrong("one factor for each axis and one constant are expected");
    }

    private static int[] Positions(ImmutableArray<int> positions, int count) =>
        positions.All(p => p >= 0 && p < count) ? [.. positions] : throw new FormatException("a derivative by an argument that is not there");

    private Expr At(int position) => position >= 0 && position < _nodes.Count
        ? _nodes[position]
        : throw Wrong($"{position} is not the position of an earlier node");

    private Rational Number(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        Rational numerator = Digits(slash < 0 ? text : text[..slash]);
        if (slash < 0)
        {
            return numerator;
        }

        Rational denominator = Digits(text[(slash + 1)..]);
        return denominator.IsZero ? throw Wrong($"'{text}' divides by zero") : numerator / denominator;
    }

    private Rational Digits(string text) => text.Length > _options.MaxDigits
        ? throw new LimitException($"A number has {text.Length} digits, and {_options.MaxDigits} are allowed.")
        : System.Numerics.BigInteger.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var digits)
            ? digits
            : throw Wrong($"'{text}' is not a whole number");

    private ImmutableArray<Dim> Dims(JsonElement node, string name, bool signed) => [.. List(node, name).EnumerateArray().Select(e => ReadDim(e, signed))];

    private Dim ReadDim(JsonElement e, bool signed)
    {
        if (e.ValueKind == JsonValueKind.Number)
        {
            int length = Integer(e);
            return signed || length >= 0 ? Dim.Signed(length) : throw Wrong("a length is negative");
        }

        if (e.ValueKind != JsonValueKind.Array || e.GetArrayLength() == 0)
        {
            throw Wrong("a length is expected");
        }

        Dim sum = Dim.Signed(Integer(e[0]));
        foreach (JsonElement product in e.EnumerateArray().Skip(1))
        {
            if (product.ValueKind != JsonValueKind.Array || product.GetArrayLength() == 0)
            {
                throw Wrong("a product of symbols is expected");
            }

            Dim term = Dim.Signed(Integer(product[0]));
            foreach (JsonElement symbol in product.EnumerateArray().Skip(1))
            {
                term *= Dim.Of(symbol.ValueKind == JsonValueKind.String ? symbol.GetString()! : throw Wrong("a name is expected"));
            }

            sum += term;
        }

        return sum;
    }

    private JsonElement List(JsonElement e, string name) => TryGet(e, name, out JsonElement list) && list.ValueKind == JsonValueKind.Array
        ? list
        : throw Wrong($"the list \"{name}\" is missing");

    private ImmutableArray<int> Integers(JsonElement e, string name) => Integers(List(e, name));

    private ImmutableArray<int> Integers(JsonElement list) => list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(Integer)]
        : throw Wrong("a list of whole numbers is expected");

    private int Integer(JsonElement e, string name) => TryGet(e, name, out JsonElement value) ? Integer(value) : throw Wrong($"\"{name}\" is missing");

    private int Integer(JsonElement e) => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out int value) ? value : throw Wrong($"{e} is not a whole number");

    private string Text(JsonElement e, string name) => TryGet(e, name, out JsonElement value) && value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw Wrong($"the text \"{name}\" is missing");

    private static bool TryGet(JsonElement e, string name, out JsonElement value)
    {
        try
        {
            return e.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException error)
        {
            // Names are compared only now.
            throw new JsonException("A name in it is not Unicode text.", error);
        }
    }

    private static bool Flag(JsonElement e, string name) => TryGet(e, name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private JsonException Wrong(string message, Exception? inner = null) => new($"Node {_nodes.Count}: {message.TrimEnd('.')}.", inner);
}
