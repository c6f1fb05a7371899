using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// x_i, h[n+1], W[1,2], A[:,1], x[2:3]: members of families, names with a number as their subscript, and components. An index that Σ or a left
// side binds and that runs along an axis makes that axis a free index of the value.
internal sealed partial class Binder
{
    private void Index(IndexNode node)
    {
        var items = new List<ExpressionNode>();
        foreach (var index in node.Indices)
        {
            if (index is SliceNode or RangeNode)
            {
                for (var k = 0; k < index.ChildCount; k++)
                    items.Add((ExpressionNode)index.Child(k));
            }
            else if (FreeIndex(index) is null)
            {
                items.Add(index);
            }
        }

        if (node.Target is not NameNode)
            items.Add(node.Target);
        Push(new Gathering(node, items, static (binder, gathering) => binder.Indexed((IndexNode)gathering.Node)), 0);
    }

    private void Indexed(IndexNode node)
    {
        Value? target = node.Target is NameNode ? null : PopValue();
        var parts = Parts(node);
        if (target is { } value)
        {
            Push(Part(value, parts, node));
            return;
        }

        // Only numbers select a member of a family.
        var numbers = new int[parts.Length];
        for (var k = 0; k < parts.Length; k++)
            numbers[k] = parts[k].Number ?? 0;
        new Member(node, parts, Array.TrueForAll(parts, static part => part.Number is not null) ? numbers : null).Resume(this, 0);
    }

    // The values of the items that were gathered, put where they stand.
    private Selected[] Parts(IndexNode node)
    {
        var count = 0;
        foreach (var index in node.Indices)
            count += index is SliceNode or RangeNode ? index.ChildCount : FreeIndex(index) is null ? 1 : 0;
        var values = Pop(count).AsSpan();
        var parts = new Selected[node.Indices.Count];
        for (var k = 0; k < parts.Length; k++)
        {
            var index = node.Indices[k];
            if (FreeIndex(index) is { } free)
            {
                parts[k] = new Selected(index) { Name = free.Name, Shift = free.Shift, Range = free.Range };
            }
            else if (index is SliceNode or RangeNode)
            {
                var slice = index as SliceNode;
                var from = index is RangeNode || slice!.From is not null ? LengthOf(Take(ref values), index) : default(Dim?);
                var to = index is RangeNode || slice!.To is not null ? LengthOf(Take(ref values), index) : default(Dim?);
                parts[k] = new Selected(index) { From = from, To = to, IsRange = true };
            }
            else
            {
                var value = _equations.Resolve(Take(ref values));
                if (value.IsNumber)
                    parts[k] = new Selected(index) { Number = WholeNumber(value, index, "an index") };
                else if (Lengths.TryRead(value, out var position) && position.Symbols.All(_state.Lengths.Contains))
                    parts[k] = new Selected(index) { From = position };
                else
                    throw Error(ParseErrorCode.Name, $"an index is a number, and '{Shown(index)}' has no value", index, "give it one, as in n = 2");
            }
        }

        return parts;
    }

    private static Expr Take(ref Span<Expr> values)
    {
        var first = values[0];
        values = values[1..];
        return first;
    }

    private Dim LengthOf(Expr value, SyntaxNode node) => Lengths.TryRead(_equations.Resolve(value), out var length) ? length
        : throw Error(ParseErrorCode.Name, $"the limits of a range are numbers, and '{Shown(node)}' has none", node);

    // i, i+1 or i−1 with an index that runs along an axis.
    private (string Name, int Shift, IndexRange Range)? FreeIndex(ExpressionNode node)
    {
        if (node is NameNode name)
            return LocalNames.TryGet(_context.Names, name.Name, out var local) && local.Axis is { } range ? (name.Name, 0, range) : null;
        if (node is BinaryNode { Operation: BinaryOperation.Add or BinaryOperation.Subtract, Left: NameNode left, Right: NumberNode right } sum
            && LocalNames.TryGet(_context.Names, left.Name, out var bound) && bound.Axis is { } limits && int.TryParse(right.Text, out var shift))
        {
            return (left.Name, sum.Operation == BinaryOperation.Add ? shift : -shift, limits);
        }

        return null;
    }

    private Value Part(Value target, Selected[] parts, IndexNode node)
    {
        LearnFromIndices(target, parts.Length);
        if (!target.IsSingle && target.Indices is null && ListBehind(target.Node) is var list && list.Is(Operators.Array) && Array.TrueForAll(parts, static part => part.Number is not null))
            return new Value(Entry(list, [.. parts.Select(static part => part.Number!.Value)], node));
        if (target.Order == 0)
            throw Error(ParseErrorCode.Shape, "a number has no components", node);

        // One index also selects from a single row, or from a single column.
        var axes = target.Axes;
        if (parts.Length != axes.Length && parts.Length == 1 && axes.Length == 2 && (axes[0] == Dim.Of(1) || axes[1] == Dim.Of(1)))
            parts = axes[0] == Dim.Of(1) ? [new Selected(node) { Number = 1 }, parts[0]] : [parts[0], new Selected(node) { Number = 1 }];
        if (parts.Length != axes.Length)
        {
            throw Error(ParseErrorCode.Shape, $"{target.Shape} needs {axes.Length} {(axes.Length == 1 ? "index" : "indices")}, got {parts.Length}", node,
                axes.Length == 2 && parts.Length == 1 ? $"write {Shown(node.Target)}[:,{Shown(parts[0].Node)}] for a column, {Shown(node.Target)}[{Shown(parts[0].Node)},:] for a row" : null);
        }

        var selected = new AxisPart[target.FreeCount + axes.Length];
        Array.Fill(selected, AxisPart.All);
        var names = new List<string>();
        var order = new List<int>();
        var kept = target.FreeCount;
        for (var k = 0; k < parts.Length; k++)
        {
            selected[target.FreeCount + k] = PartOf(parts[k], axes[k], target);
            if (parts[k].Name is { } name)
            {
                names.Add(name);
                order.Add(kept);
            }

            if (!selected[target.FreeCount + k].IsPosition)
                kept++;
        }

        var part = Array.TrueForAll(selected, static one => one.IsAll) ? target.Node : TensorFunctions.Slice(target.Node, selected);
        return names.Count == 0 ? new Value(part, target.Indices) : Freed(part, target.Indices ?? [], names, order);
    }

    private AxisPart PartOf(Selected part, Dim length, Value target)
    {
        if (part.Number is { } number)
        {
            if (number < 1 || length.IsFixed && number > length.Length)
                throw Error(ParseErrorCode.Shape, $"the index {number} is outside 1..{length}", part.Node, "indices begin at 1");
            return AxisPart.At(number);
        }

        if (part.Name is not null)
        {
            if (part.Range.To is not { } to)
            {
                return part.Shift == 0 ? AxisPart.All
                    : throw new FreeIndexException(Error(ParseErrorCode.Name, $"'{Shown(part.Node)}' runs beyond the axis", part.Node, "give the index limits, as in Σ_{i=1}^3"));
            }

            var from = (part.Range.From ?? 1) + part.Shift;
            if (from < 1 || length.IsFixed && to + part.Shift > length.Length)
                throw Error(ParseErrorCode.Shape, $"'{Shown(part.Node)}' runs from {from} to {to + part.Shift}, outside 1..{length} of {target.Shape}", part.Node);
            return from == 1 && length == Dim.Of(to + part.Shift) ? AxisPart.All : AxisPart.Range(from, to + part.Shift);
        }

        if (!part.IsRange)
            return AxisPart.At(part.From!.Value);
        if (part.From is null && part.To is null)
            return AxisPart.All;
        var (first, last) = (part.From ?? Dim.Of(1), part.To ?? length);
        if (first.IsFixed && first.Length < 1 || last.IsFixed && length.IsFixed && last.Length > length.Length || first.IsFixed && last.IsFixed && last.Length < first.Length - 1)
            throw Error(ParseErrorCode.Shape, $"the range {first}:{last} is outside 1..{length}", part.Node, "indices begin at 1");
        return AxisPart.Range(first, last);
    }

    // Makes axes of a node free indices: they come first, and one index on two axes is the diagonal.
    private Value Freed(Expr node, string[] before, List<string> added, List<int> axes)
    {
        string[] names = [.. before.Concat(added).Distinct()];
        var input = new int[node.Shape.Order];
        var output = new List<int>(Enumerable.Range(IndexAxis, names.Length));
        for (var axis = 0; axis < input.Length; axis++)
        {
            var name = axis < before.Length ? before[axis] : axes.IndexOf(axis) is var k and >= 0 ? added[k] : null;
            input[axis] = name is null ? axis : IndexAxis + Array.IndexOf(names, name);
            if (name is null)
                output.Add(axis);
        }

        for (var axis = 0; axis < input.Length; axis++)
        {
            for (var other = axis + 1; other < input.Length; other++)
            {
                if (input[axis] == input[other] && !Unify(node.Shape[axis], node.Shape[other]))
                    throw Error(ParseErrorCode.Shape, $"the index '{names[input[axis] - IndexAxis]}' runs through axes of the lengths {node.Shape[axis]} and {node.Shape[other]}", _at);
            }
        }

        var builder = new ContractionBuilder(_graph);
        builder.Multiply(node, input);
        return new Value(builder.Build([.. output]), names);
    }

    // An index as a number: 1, 2, … along its axis.
    private Value Numbers(NameNode node, IndexRange range)
    {
        if (range.To is not { } to)
            throw new FreeIndexException(Error(ParseErrorCode.Name, $"the index '{node.Name}' is used as a number, and it has no limits", node, $"write Σ_{{{node.Name}=1}}^3 …"));
        var from = range.From ?? 1;
        Expr[] numbers = [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(number => _graph.Number(number))];
        return new Value(_graph.Array(new Shape(numbers.Length), numbers), [node.Name]);
    }

    private Expr Entry(Expr list, ReadOnlySpan<int> indices, SyntaxNode node)
    {
        var axes = list.Type.Shape.Axes;

        // One index also selects from a single row.
        if (indices.Length == 1 && axes.Length == 2 && axes[0].Length == 1)
            axes = [axes[1]];
        if (indices.Length != axes.Length)
            throw Error(ParseErrorCode.Shape, $"{list.Type.Shape} needs {axes.Length} {(axes.Length == 1 ? "index" : "indices")}, got {indices.Length}", node);
        var position = 0;
        for (var k = 0; k < indices.Length; k++)
        {
            if (indices[k] < 1 || indices[k] > axes[k].Length)
                throw Error(ParseErrorCode.Shape, $"the index {indices[k]} is outside 1..{axes[k].Length}", node, "indices begin at 1");
            position = position * axes[k].Length + indices[k] - 1;
        }

        return list.Operands[position];
    }

    // The entries behind a name for a list.
    private Expr ListBehind(Expr value)
    {
        while (!value.Type.Shape.IsScalar && value.IsSymbol && _equations.TryGet(value, out var definition))
            value = definition.Value;
        return value;
    }

    /// <summary>What stands at one place between the brackets: a number, a range, or an index that runs along the axis.</summary>
    private readonly record struct Selected(SyntaxNode Node)
    {
        public int? Number { get; init; }

        public string? Name { get; init; }

        public int Shift { get; init; }

        public IndexRange Range { get; init; } = IndexRange.Whole;

        public bool IsRange { get; init; }

        public Dim? From { get; init; }

        public Dim? To { get; init; }
    }

    // A member of a family, a name with a number as its subscript, or components of what a name stands for.
    private sealed class Member(IndexNode node, Selected[] parts, int[]? numbers) : Frame
    {
        public override void Resume(Binder binder, int state)
        {
            binder._at = node;
            var target = (NameNode)node.Target;
            var name = target.Name;
            if (state == 1)
            {
                binder.Push(binder.Part(binder.PopValue(), parts, node));
                return;
            }

            if (LocalNames.TryGet(binder._context.Names, name, out var local))
            {
                if (local.Axis is not null)
                    throw binder.Error(ParseErrorCode.Shape, $"'{name}' is an index here, and an index has no components", node);
                binder.Push(binder.Part(local.Value, parts, node));
                return;
            }

            if (numbers is not null)
            {
                var member = CanonicalName.Member(name, numbers);
                var subscripted = CanonicalName.Subscripted(name, numbers);
                if (binder.IsKnown(member))
                {
                    binder.Reference(member, node);
                    return;
                }

                if (binder.IsKnown(subscripted))
                {
                    binder.Reference(subscripted, node);
                    return;
                }

                if (!binder.HasMeaning(name) && !binder.HasAxes(name) && !binder._step.ContainsKey(name))
                {
                    binder.Reference(IsSubscript(binder) ? subscripted : member, node);
                    return;
                }

                // x_1 beside an equation for a number x is a name of its own.
                if (IsSubscript(binder) && binder._equations.TryGet(name, out var definition) && definition.Symbol.Shape.IsScalar)
                {
                    binder.Reference(subscripted, node);
                    return;
                }
            }

            if (numbers is null && binder.IsFamily(name))
                throw new FreeIndexException(binder.Error(ParseErrorCode.Name, $"the members of '{name}' are chosen by numbers", node, "give the index limits, as in Σ_{i=1}^3"));
            binder.Push(this, 1);
            binder.Visit(target);
        }

        // x_1 and x₁ against x[1], x{1} and x⁽¹⁾.
        private bool IsSubscript(Binder binder)
        {
            var end = node.Target.Span.End;
            return end < binder._context.Text.Length && binder._context.Text[end] is not ('[' or '{' or '^' or '⁽' or '(' or ' ');
        }
    }
}
