using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Σ and Π. An index that selects components makes an axis a free index, over which one Einstein sum runs; everything else is written out.
internal sealed partial class Binder
{
    private void Big(BigOperatorNode big)
    {
        if (big.Indices.Count == 0)
        {
            Push(new Gathering(big, [big.Body], static (binder, gathering) => binder.OverAll((BigOperatorNode)gathering.Node)), 0);
            return;
        }

        if (big.Domain is null)
        {
            Push(SumOver(big, IndexRange.Whole, null));
            return;
        }

        if (big.Domain is not RangeNode range)
            throw Error(ParseErrorCode.Syntax, $"{Sign(big)} runs from one number to another", big.Domain, $"write {Sign(big)}_{{{big.Indices[0]}=1}}^3");
        Push(new Gathering(big, [range.From, range.To], static (binder, gathering) => binder.Terms((BigOperatorNode)gathering.Node)), 0);
    }

    private static string Sign(BigOperatorNode big) => big.Operation == BigOperation.Sum ? "Σ" : "Π";

    // Σ without limits: over all components.
    private void OverAll(BigOperatorNode big)
    {
        var value = PopValue();
        if (value.IsNumber)
            throw Error(ParseErrorCode.Shape, $"{Sign(big)} without limits runs over the components of a vector, and this is a number", big, $"give the limits, as in {Sign(big)}_{{i=1}}^3");
        Push(BuildFunction(big.Operation == BigOperation.Sum ? "sum" : "prod", big, [Plain(value)]));
    }

    private void Terms(BigOperatorNode big)
    {
        var range = (RangeNode)big.Domain!;
        var limits = PopValues(2);
        var (from, to) = (_equations.Resolve(Plain(limits[0])), _equations.Resolve(Plain(limits[1])));
        var isLimited = from.IsNumber && to.IsNumber;
        var selects = SelectsComponents(big, ofUnknownNames: !isLimited);
        if (isLimited || !selects || !from.IsOne)
        {
            var first = Limit(from, range.From, "the lower limit");
            var last = Limit(to, range.To, "the upper limit");
            if (selects && last >= first && TrySumOver(big, new IndexRange(first, last), out var sum))
            {
                Push(sum);
                return;
            }

            WriteOut(big, range, first, last);
            return;
        }

        // From 1 to a name: to the end of the axis, whose length the name is.
        Push(SumOver(big, IndexRange.Whole, range.To));
    }

    private void WriteOut(BigOperatorNode big, RangeNode range, int from, int to)
    {
        var rounds = Math.Max(0L, (long)to - from + 1);
        var terms = 1L;
        foreach (var _ in big.Indices)
            terms = Math.Min(terms * rounds, 1L + MostTerms);
        CountTerms(terms, range);
        Push(new Accumulation(big, from, to, _context), 0);
    }

    // Whether an index of the sum stands between the brackets of something that has components.
    private bool SelectsComponents(BigOperatorNode big, bool ofUnknownNames)
    {
        var open = new Stack<SyntaxNode>();
        open.Push(big.Body);
        while (open.TryPop(out var node))
        {
            if (node is IndexNode { Target: NameNode target } index && (HasComponents(target.Name) || ofUnknownNames && !IsFamily(target.Name)))
            {
                foreach (var item in index.Indices)
                {
                    var name = item as NameNode ?? (item as BinaryNode)?.Left as NameNode;
                    if (name is not null && big.Indices.Contains(name.Name))
                        return true;
                }
            }

            for (var k = 0; k < node.ChildCount; k++)
                open.Push(node.Child(k));
        }

        return false;
    }

    private bool HasComponents(string name) =>
        LocalNames.TryGet(_context.Names, name, out var local) ? local.Axis is null && !local.Value.IsNumber : HasAxes(name) || HasMeaning(name) && !IsFamily(name);

    private bool TrySumOver(BigOperatorNode big, IndexRange range, out Value sum)
    {
        var (height, count, context, nesting, begun) = (_height, _count, _context, _nesting, _begun.Count);
        try
        {
            sum = SumOver(big, range, null);
            return true;
        }
        catch (FreeIndexException)
        {
            // What was begun on the way is begun again when it is needed.
            for (var k = begun; k < _begun.Count; k++)
                _begun[k].Progress = Progress.Waiting;
            _begun.RemoveRange(begun, _begun.Count - begun);
            (_height, _count, _context, _nesting) = (height, count, context, nesting);
            sum = default;
            return false;
        }
    }

    private Value SumOver(BigOperatorNode big, IndexRange range, ExpressionNode? upper)
    {
        var names = _context.Names;
        foreach (var index in big.Indices)
            names = new LocalNames(index, default(Value), names, range);
        var value = Nested(big.Body, _context with { Names = names });
        _at = big;
        for (var k = big.Indices.Count - 1; k >= 0; k--)
            value = Reduced(value, big, big.Indices[k], range, upper);
        return value;
    }

    private Value Reduced(Value value, BigOperatorNode big, string index, IndexRange range, ExpressionNode? upper)
    {
        if (value.Indices?.Contains(index) != true)
        {
            // Nothing depends on the index: so many equal terms.
            if (range.To is not { } to)
                throw Error(ParseErrorCode.Shape, $"the index '{index}' selects no component in {Sign(big)}, so it is not known how many terms there are", big, $"give the limits, as in {Sign(big)}_{{{index}=1}}^3");
            var times = _graph.Number(Math.Max(0, to - (range.From ?? 1) + 1));
            return Elementwise(big.Operation == BigOperation.Sum ? Operators.Multiply : Operators.Power, big, value, new Value(times));
        }

        RequireLength(value.LengthOf(index), upper, index);
        RequireReal(value.Node, big.Body);
        string[] rest = [.. value.Indices!.Where(name => name != index)];
        var indices = rest.Length == 0 ? null : rest;
        if (big.Operation == BigOperation.Product)
            return new Value(BuildFunction("prod", big, [value.Node], ("axis", _graph.Number(Array.IndexOf(value.Indices!, index) + 1))), indices, value.IsRow);
        var builder = new ContractionBuilder(_graph);
        int[] axes = [.. Enumerable.Range(0, value.Order)];
        builder.Multiply(value.Node, [.. AxesOf(value, value.Indices!), .. axes]);
        return new Value(builder.Build([.. rest.Select(name => IndexAxis + Array.IndexOf(value.Indices!, name)), .. axes]), indices, value.IsRow);
    }

    // Σ_{i=1}^n x_i with a name n: the name is the length of the axis.
    private void RequireLength(Dim length, ExpressionNode? upper, string index)
    {
        if (upper is null)
            return;
        var stated = _equations.Resolve(Plain(Nested(upper, _context)));
        if (Lengths.TryRead(stated, out var dim) && dim.Symbols.All(_state.Lengths.Contains))
        {
            if (!Unify(dim, length))
                throw Error(ParseErrorCode.Shape, $"the index '{index}' runs to {dim}, and the axis has the length {length}", upper);
        }
        else
        {
            Note(upper, $"'{Shown(upper)}' is taken for the number of components, which is {length}");
        }
    }

    // The number that limits a sum or a loop.
    private int Limit(Expr value, ExpressionNode node, string what)
    {
        var resolved = _equations.Resolve(value);
        if (resolved.IsNumber)
            return WholeNumber(resolved, node, what);
        if (resolved.Is(Operators.Infinity))
            throw Error(ParseErrorCode.Limit, $"{what} is infinite", node, "stop after finitely many terms");
        throw Error(ParseErrorCode.Name, $"{what} '{Shown(node)}' has no value", node, "give it a number before, as in n = 10");
    }

    private sealed class Accumulation(BigOperatorNode big, int from, int to, Context context) : Frame
    {
        private readonly int[] _indices = Enumerable.Repeat(from, big.Indices.Count).ToArray();
        private Value? _result;

        // State 0 comes before the first term, state 1 after each.
        public override void Resume(Binder binder, int state)
        {
            binder._at = big;
            var more = from <= to;
            if (state == 1)
            {
                var term = binder.PopValue();
                var op = big.Operation == BigOperation.Sum ? BinaryOperation.Add : BinaryOperation.Multiply;
                _result = _result is { } result ? binder.Apply(op, result, term, new Operands(big)) : term;
                more = Next();
            }

            if (!more)
            {
                binder._context = context;
                binder.Push(_result ?? new Value(big.Operation == BigOperation.Sum ? binder._graph.Zero : binder._graph.One));
                return;
            }

            var names = context.Names;
            for (var k = 0; k < _indices.Length; k++)
                names = new LocalNames(big.Indices[k], binder._graph.Number(_indices[k]), names);
            binder._context = context with { Names = names };
            binder.Push(this, 1);
            binder.Visit(big.Body);
        }

        // The last index runs fastest.
        private bool Next()
        {
            for (var k = _indices.Length - 1; k >= 0; k--)
            {
                if (_indices[k] < to)
                {
                    _indices[k]++;
                    return true;
                }

                _indices[k] = from;
            }

            return false;
        }
    }
}
