namespace Symbolic.Tensors;

internal sealed partial class TensorLowering
{
    private const double LargestExactInteger = 1L << 53;

    private readonly Dictionary<(Operator, Rational), MapFunction> _exactPowers = [];
    private readonly Dictionary<(Operator, int), MapFunction> _calls = [];

    private View LowerPointwise(Expr node)
    {
        int[] sizes = SizesOf(node.Shape, node);
        View[] operands = [.. node.Operands.Select(o => ViewOf(o.Id))];
        switch (node.Operator)
        {
            case UnaryOperator op:
                return _steps.Map(VectorFunctions.For(op) ?? Calls(op, 1, () => new UnaryCalls(Label(op), op.Evaluate)), sizes, operands);
            case BinaryOperator op:
                return LowerBinary(node, op, sizes, operands);
            case NaryOperator { Primitive: Primitive.Select }:
                return LowerSelect(sizes, operands);
            case NaryOperator { Fold: { } fold } op when operands.Length > 1:
                MapFunction pair = VectorFunctions.For(op) ?? Calls(op, 2, () => new BinaryCalls(Label(op), fold));
                View result = operands[0];
                foreach (View next in operands.AsSpan(1))
                {
                    result = _steps.Map(pair, sizes, result, next);
                }

                return result;
            case NaryOperator op:
                return _steps.Map(Calls(op, operands.Length, () => new NaryCalls(Label(op), op.Evaluate, operands.Length)), sizes, operands);
            default:
                throw new NotSupportedException($"'{node.Operator.Name}' has no value.");
        }
    }

    private View LowerBinary(Expr node, BinaryOperator op, int[] sizes, View[] operands)
    {
        // Exact exponents mean what they mean in scalar programs.
        if (node.Operands[1].IsNumber && op.EvaluateAtExactRight is { } atExactRight)
        {
            Rational right = node.Operands[1].Number;
            if (op.Primitive == Primitive.Power && right.TryGetInt32(out int n) && n is >= 2 and <= SmallPowers.Largest)
            {
                return _steps.Map(VectorFunctions.SmallPower(n), sizes, operands[0]);
            }

            bool plain = op.Primitive == Primitive.Power && right.IsInteger && Rational.Abs(right) > SmallPowers.Largest && right.ToDouble() is >= -LargestExactInteger and <= LargestExactInteger;
            if (!plain && ExactRight(op, right, atExactRight) is { } function)
            {
                return _steps.Map(function, sizes, operands[0]);
            }
        }

        if (op == Operators.Add && Blocks(operands[0], sizes) is { } first && Blocks(operands[1], sizes) is { } second)
        {
            return _steps.Emit(new ScatterStep(first, second) { Count = View.CountOf(sizes) }, sizes);
        }

        return _steps.Map(VectorFunctions.For(op) ?? Calls(op, 2, () => new BinaryCalls(Label(op), op.Evaluate)), sizes, operands);
    }

    // What is placed into zeros and added to other such is placed into one.
    private ScatterStep? Blocks(View view, int[] sizes) =>
        view.Sizes.AsSpan().SequenceEqual(sizes) && view.Offset == 0 && view.IsDense && _steps.Values[view.Value] is { Place: Place.Computed, Index: var step }
            ? _steps.Steps[step] as ScatterStep
            : null;

    private MapFunction? ExactRight(BinaryOperator op, Rational right, Func<Rational, Func<double, double>?> atExactRight)
    {
        if (!_exactPowers.TryGetValue((op, right), out MapFunction? known) && atExactRight(right) is { } function)
        {
            known = new UnaryCalls($"{Label(op)}{right}", function);
            _exactPowers.Add((op, right), known);
        }

        return known;
    }

    // A condition on the whole: only the chosen side is computed, unless both are at hand anyway.
    private View LowerSelect(int[] sizes, View[] operands)
    {
        bool whole = operands[0].Sizes.Length == 0;
        bool atHand = IsGiven(operands[1]) && IsGiven(operands[2]) && sizes.Length == 0;
        if (!whole || atHand)
        {
            return _steps.Map(VectorFunctions.Choice, sizes, operands);
        }

        View[] arms = [.. operands.Skip(1).Select(o => o.Sizes.Length == 0 ? View.Repeated(o, sizes) : o)];
        return _steps.Emit(new ChoiceStep(operands[0], arms[0], arms[1]) { Count = View.CountOf(sizes) }, sizes);
    }

    private bool IsGiven(View view) => _steps.Values[view.Value].Place != Place.Computed;

    private MapFunction Calls(Operator op, int operands, Func<MapFunction> make)
    {
        if (!_calls.TryGetValue((op, operands), out MapFunction? known))
        {
            known = make();
            _calls.Add((op, operands), known);
        }

        return known;
    }

    // Two operators that users register may share a name with nothing else in common; the position in the table tells them apart.
    private string Label(Operator op) => $"{op.Name}#{_graph.IdOf(op)}";
}
