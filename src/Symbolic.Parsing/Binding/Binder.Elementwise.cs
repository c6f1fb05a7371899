using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Operations entry by entry. A number meets every entry; a vector meets a matrix along the one axis that has its length; nothing else is
// repeated, least of all the last axis as such.
internal sealed partial class Binder
{
    private Value Elementwise(Operator op, SyntaxNode node, params ReadOnlySpan<Value> values) => Elementwise(op, new Operands(node), values);

    private Value Elementwise(Operator op, Operands at, params ReadOnlySpan<Value> values)
    {
        Span<Expr> nodes = new Expr[values.Length];
        var plain = true;
        for (var k = 0; k < nodes.Length; k++)
        {
            nodes[k] = values[k].Node;
            plain &= values[k].IsSingle;
        }

        if (plain)
            return new Value(_graph.Apply(op, nodes));
        var names = FreeIndices(values);
        var (axes, isRow) = CommonAxes(op, at, values);
        var lengths = Array.ConvertAll(names, name => LengthOf(name, at.Node));
        var shape = new Shape([.. lengths, .. axes]);
        for (var k = 0; k < nodes.Length; k++)
        {
            if (!values[k].IsSingle && values[k].Node.Shape != shape || !values[k].IsSingle && !SameIndices(values[k], names))
                nodes[k] = Repeated(values[k], names, lengths, axes);
        }

        return new Value(_graph.Apply(op, nodes), names.Length == 0 ? null : names, isRow);
    }

    private static bool SameIndices(Value value, string[] names) => (value.Indices ?? []).AsSpan().SequenceEqual(names);

    // The free indices of several values, in the order in which they occur. What they run through agrees.
    private string[] FreeIndices(ReadOnlySpan<Value> values)
    {
        List<string>? names = null;
        foreach (var value in values)
        {
            foreach (var name in value.Indices ?? [])
            {
                if (names is null || !names.Contains(name))
                    (names ??= []).Add(name);
            }
        }

        if (names is null)
            return [];
        foreach (var name in names)
        {
            Dim? length = null;
            foreach (var value in values)
            {
                if (value.Indices?.Contains(name) != true)
                    continue;
                var own = value.LengthOf(name);
                if (length is { } known && !Unify(known, own))
                    throw Error(ParseErrorCode.Shape, $"the index '{name}' runs through axes of the lengths {known} and {own}", _at, "use one index for axes of one length, or give it limits");
                length = own;
            }

            _indexLengths[name] = length!.Value;
        }

        return [.. names];
    }

    // How long the axis of a free index is; all values in which it is free agree.
    private readonly Dictionary<string, Dim> _indexLengths = [];

    private Dim LengthOf(string index, SyntaxNode node) => _indexLengths.TryGetValue(index, out var length) ? length
        : throw Error(ParseErrorCode.Name, $"the index '{index}' selects nothing here", node);

    // The axes of the result, and whether it is a row.
    private (Dim[] Axes, bool IsRow) CommonAxes(Operator op, Operands at, ReadOnlySpan<Value> values)
    {
        Value common = values[0];
        for (var k = 1; k < values.Length; k++)
        {
            var next = values[k];
            if (next.Order == 0)
                continue;
            if (common.Order == 0)
            {
                common = next;
                continue;
            }

            if (common.Order == next.Order)
            {
                RequireSameAxes(op, at, common, next);
                continue;
            }

            var (matrix, vector) = common.Order > next.Order ? (common, next) : (next, common);
            AxisAlong(op, at, matrix, vector, common, next);
            common = matrix;
        }

        return (common.Axes, common.IsRow);
    }

    private void RequireSameAxes(Operator op, Operands at, Value first, Value second)
    {
        if (first.IsRow != second.IsRow)
            throw Mismatch(op.Name, at, first, second, $"one is a column and the other a row: transpose one of them{(op == Operators.Multiply ? ", or write x*yᵀ for the outer product" : "")}");
        for (var axis = 0; axis < first.Order; axis++)
        {
            if (!Unify(first.Axis(axis), second.Axis(axis)))
            {
                throw Mismatch(op.Name, at, first, second, first.Order == 2 && first.Axis(0) == second.Axis(1) && first.Axis(1) == second.Axis(0)
                    ? "one of them transposed would fit"
                    : op == Operators.Multiply ? "the shapes must agree; a product of matrices is A*B" : "the shapes must agree axis by axis");
            }
        }
    }

    // The axis of a matrix along which a vector lies. A row lies along the last one, whatever the lengths are.
    private int AxisAlong(Operator op, Operands at, Value matrix, Value vector, Value first, Value second)
    {
        if (matrix.Order != 2 || vector.Order != 1)
            throw Mismatch(op.Name, at, first, second, "the shapes must agree axis by axis");
        if (vector.IsRow)
        {
            return Unify(matrix.Axis(1), vector.Axis(0)) ? 1
                : throw Mismatch(op.Name, at, first, second, "a row needs as many entries as the matrix has columns");
        }

        var (byRows, byColumns) = (matrix.Axis(0) == vector.Axis(0), matrix.Axis(1) == vector.Axis(0));
        if (byRows && byColumns)
            throw Mismatch(op.Name, at, first, second, $"both axes have that length: write b*ones({vector.Axis(0)})ᵀ to add it to each column, or ones({vector.Axis(0)})*bᵀ to add it to each row");
        if (byRows || byColumns)
            return byRows ? 0 : 1;
        return Unify(matrix.Axis(0), vector.Axis(0)) ? 0 : Unify(matrix.Axis(1), vector.Axis(0)) ? 1
            : throw Mismatch(op.Name, at, first, second, "a vector is repeated along the axis that has its length, and neither has");
    }

    // The value along all free indices and axes of a result.
    private Expr Repeated(Value value, string[] names, Dim[] lengths, Dim[] axes)
    {
        var builder = new ContractionBuilder(_graph);
        for (var k = 0; k < names.Length; k++)
            builder.Size(IndexAxis + k, lengths[k]);
        for (var axis = 0; axis < axes.Length; axis++)
            builder.Size(axis, axes[axis]);
        builder.Multiply(value.Node, [.. AxesOf(value, names), .. OwnAxes(value, axes)]);
        return builder.Build([.. Enumerable.Range(IndexAxis, names.Length), .. Enumerable.Range(0, axes.Length)]);
    }

    // Which axes of a result the axes of a value are.
    private static int[] OwnAxes(Value value, Dim[] axes) =>
        value.Order == axes.Length ? [.. Enumerable.Range(0, axes.Length)]
        : value.Order == 0 ? []
        : [value.IsRow || value.Axis(0) != axes[0] ? 1 : 0];

    // Numbers for the axes of free indices in sums, apart from those of the other axes.
    private const int IndexAxis = 1000;

    private static IEnumerable<int> AxesOf(Value value, string[] names) => (value.Indices ?? []).Select(name => IndexAxis + Array.IndexOf(names, name));

    // True when two lengths are one, maybe because one of them can still be chosen.
    private bool Unify(Dim first, Dim second)
    {
        if (first == second)
            return true;
        if (_inference.Unify(first, second) is { } learned)
            throw learned;

        // A declared length meets a number: it is that number, unless the given values say otherwise.
        var (known, other) = (first.With(_givenLengths), second.With(_givenLengths));
        if (first.IsFixed != second.IsFixed && (known == other || known.IsFixed != other.IsFixed) && _inference.Unify(first, second, isGiven: true) is { } number)
            throw number;
        return false;
    }

    private ParseException Mismatch(string sign, Operands at, Value left, Value right, string hint)
    {
        var (first, second) = (at.Left is null ? "the first" : $"'{Shown(at.Left)}'", at.Right is null ? "the other" : $"'{Shown(at.Right)}'");
        return Error(ParseErrorCode.Shape, $"'{sign}' does not fit: {first} is {Named(left)} and {second} is {Named(right)}", at.Node, hint);
    }

    private static string Named(Value value) => value.Order == 0 ? "a number" : $"in {value.Shape}";
}
