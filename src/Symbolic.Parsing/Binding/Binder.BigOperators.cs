using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Binding;

// Σ and Π between numbers are written out.
internal sealed partial class Binder
{
    private void Big(BigOperatorNode big)
    {
        var sign = big.Operation == BigOperation.Sum ? "Σ" : "Π";
        if (big.Indices.Count == 0 || big.Domain is null)
            throw TensorError($"{sign} without limits runs over the components of a vector", big, $"give the limits, as in {sign}_{{{(big.Indices.Count > 0 ? big.Indices[0] : "i")}=1}}^3");
        if (big.Domain is not RangeNode range)
            throw TensorError($"{sign} runs from one number to another", big.Domain, $"write {sign}_{{{big.Indices[0]}=1}}^3");
        Push(new Gathering(big, [range.From, range.To], static (binder, gathering) => binder.Terms((BigOperatorNode)gathering.Node)), 0);
    }

    private void Terms(BigOperatorNode big)
    {
        var range = (RangeNode)big.Domain!;
        var limits = Pop(2);
        var from = Limit(limits[0], range.From, "the lower limit");
        var to = Limit(limits[1], range.To, "the upper limit");
        var rounds = Math.Max(0L, (long)to - from + 1);
        var terms = 1L;
        foreach (var _ in big.Indices)
            terms = Math.Min(terms * rounds, 1L + MostTerms);
        CountTerms(terms, range);
        Push(new Accumulation(big, from, to, _context), 0);
    }

    // The number that limits a sum or a loop.
    private int Limit(Expr value, ExpressionNode node, string what)
    {
        var resolved = _equations.Resolve(value);
        if (resolved.IsNumber)
            return WholeNumber(resolved, node, what);
        if (resolved.Is(Operators.Infinity))
            throw Error(ParseErrorCode.Limit, $"{what} is infinite", node, "stop after finitely many terms");
        throw Error(ParseErrorCode.Name, $"{what} '{Shown(node)}' has no value, and symbolic limits are not available yet", node, "define it before, as in n = 10");
    }

    private sealed class Accumulation(BigOperatorNode big, int from, int to, Context context) : Frame
    {
        private readonly int[] _indices = Enumerable.Repeat(from, big.Indices.Count).ToArray();
        private Expr? _result;

        // State 0 comes before the first term, state 1 after each.
        public override void Resume(Binder binder, int state)
        {
            binder._at = big;
            var more = from <= to;
            if (state == 1)
            {
                var term = binder.Pop();
                var op = big.Operation == BigOperation.Sum ? BinaryOperation.Add : BinaryOperation.Multiply;
                _result = _result is { } result ? binder.Apply(op, result, term) : term;
                more = Next();
            }

            if (!more)
            {
                binder._context = context;
                binder.Push(_result ?? (big.Operation == BigOperation.Sum ? binder._graph.Zero : binder._graph.One));
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
