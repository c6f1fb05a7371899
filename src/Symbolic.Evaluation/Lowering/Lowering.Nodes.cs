namespace Symbolic;

internal sealed partial class Lowering
{
    private const int Leaf = -1;

    // A call of a function of two operands from left to right over a list: several steps in the code.
    private const int Fold = Control.Halt + 1;

    private const double LargestExactInteger = 1L << 53;

    private void LowerNodes()
    {
        for (int k = 0; k < _order.Length; k++)
        {
            Observe(k);
            LowerNode(k, _order[k]);
            if (_code[k] == Leaf)
            {
                continue;
            }

            _reference[k] = k;
            foreach (int operand in _graph.OperandsAt(_order[k]))
            {
                CountUse(operand);
            }
        }

        foreach (int root in _roots)
        {
            CountUse(root);
        }

        Fuse();
    }

    private void CountUse(int id)
    {
        int reference = _reference[_place[id]];
        if (reference >= 0)
        {
            _uses[reference]++;
        }
    }

    private void LowerNode(int k, int id)
    {
        ReadOnlySpan<int> operands = _graph.OperandsAt(id);
        switch (_graph.OperatorAt(id))
        {
            case LeafOperator leaf:
                LowerLeaf(k, id, leaf);
                break;
            case UnaryOperator unary:
                LowerUnary(k, unary, Reference(operands[0]));
                break;
            case BinaryOperator binary:
                LowerBinary(k, binary, operands);
                break;
            case NaryOperator nary:
                LowerNary(k, nary, operands);
                break;
        }
    }

    private void LowerLeaf(int k, int id, LeafOperator leaf)
    {
        if (leaf == Operators.Number)
        {
            SetConstant(k, _graph.NumberAt(id).ToDouble());
        }
        else if (leaf == Operators.Symbol)
        {
            SetLeaf(k, _inputLeaves.TryGetValue(id, out int input) ? input : Missing(_graph.SymbolNameAt(id)));
        }
        else if (leaf == Operators.Call)
        {
            SetLeaf(k, Missing(_graph.FunctionAt(id).Name));
        }
        else if (leaf.Value is { } value)
        {
            SetConstant(k, value);
        }
        else
        {
            throw new NotSupportedException($"'{leaf.Name}' can be the result of a program, but not an operand in it.");
        }
    }

    private void LowerUnary(int k, UnaryOperator op, int a)
    {
        if (MayFold(op) && IsConstant(a, out double x))
        {
            SetConstant(k, op.Evaluate(x));
            return;
        }

        (_a[k], _code[k]) = (a, op.Primitive != Primitive.None ? (int)op.Primitive : Control.CallUnary | (_functions.Unary(op) << 8));
    }

    private void LowerBinary(int k, BinaryOperator op, ReadOnlySpan<int> operands)
    {
        int a = Reference(operands[0]), b = Reference(operands[1]);
        bool folds = MayFold(op) & IsConstant(a, out double x);
        if (_graph.IsNumber(operands[1]) && op.EvaluateAtExactRight is { } atExactRight)
        {
            Rational right = _graph.NumberAt(operands[1]);
            if (op.Primitive == Primitive.Power && right.TryGetInt32(out int n) && n is >= 2 and <= SmallPowers.Largest)
            {
                if (folds)
                {
                    SetConstant(k, SmallPowers.Of(x, n));
                    return;
                }

                (_a[k], _b[k], _code[k]) = (a, n, Control.SmallPower);
                return;
            }

            // A whole exponent that a double holds needs no special care; otherwise the operator knows better what an exact one means.
            bool plain = op.Primitive == Primitive.Power && right.IsInteger && Rational.Abs(right) > SmallPowers.Largest && right.ToDouble() is >= -LargestExactInteger and <= LargestExactInteger;
            if (!plain && atExactRight(right) is { } function)
            {
                if (folds)
                {
                    SetConstant(k, function(x));
                    return;
                }

                (_a[k], _code[k]) = (a, Control.CallUnary | (_functions.AtExactRight(op, right, function) << 8));
                return;
            }
        }

        if (folds && IsConstant(b, out double y))
        {
            SetConstant(k, op.Evaluate(x, y));
            return;
        }

        (_a[k], _b[k], _code[k]) = (a, b, op.Primitive is Primitive.None or Primitive.Power
            ? Control.CallBinary | (_functions.Binary(op) << 8)
            : (int)op.Primitive);
    }

    private void LowerNary(int k, NaryOperator op, ReadOnlySpan<int> operands)
    {
        if (MayFold(op))
        {
            double[] values = new double[operands.Length];
            int known = 0;
            while (known < operands.Length && IsConstant(Reference(operands[known]), out values[known]))
            {
                known++;
            }

            if (known == operands.Length)
            {
                SetConstant(k, op.Evaluate(values));
                return;
            }
        }

        int start = _pool.Count;
        foreach (int operand in operands)
        {
            _pool.Add(Reference(operand));
        }

        if (op.Primitive == Primitive.Select)
        {
            // The condition in A; the two values in the pool, and behind them room for the regions of the arms.
            _pool.AddRange([-1, -1]);
            (_a[k], _b[k], _code[k]) = (_pool[start], start + 1, (int)Primitive.Select);
            return;
        }

        (_a[k], _b[k], _code[k]) = (start, operands.Length, op.Fold is { } fold && operands.Length > 1
            ? Fold | (_functions.Fold(op, fold) << 8)
            : Control.Call | (_functions.Nary(op) << 8));
    }

    // What users register may count its calls or worse; only the standard operators are known to be functions.
    private static bool MayFold(Operator op) => op.StandardId >= 0;

    private int Reference(int id) => _reference[_place[id]];

    private bool IsConstant(int reference, out double value)
    {
        int leaf = ~reference;
        value = leaf >= _inputs ? _leaves[leaf] : double.NaN;
        return leaf >= _inputs;
    }

    private void SetConstant(int k, double value) => SetLeaf(k, ConstantLeaf(value));

    private void SetLeaf(int k, int leaf) => (_code[k], _reference[k]) = (Leaf, ~leaf);

    private int ConstantLeaf(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        if (!_constants.TryGetValue(bits, out int leaf))
        {
            leaf = _leaves.Count;
            _leaves.Add(value);
            _constants.Add(bits, leaf);
        }

        return leaf;
    }

    private int Missing(string name)
    {
        _missing.Add(name);
        return ConstantLeaf(double.NaN);
    }

    // Signs cost nothing where a constant or a sum can carry them, and moving them changes no bit of the value.
    private void Fuse()
    {
        for (int k = _order.Length - 1; k >= 0; k--)
        {
            if (_uses[k] == 0)
            {
                continue;
            }

            if (_code[k] == (int)Primitive.Negate)
            {
                FuseNegation(k, _a[k]);
            }
            else if (_code[k] == (int)Primitive.Add && _a[k] >= 0 && _code[_a[k]] == (int)Primitive.Negate && _uses[_a[k]] == 1)
            {
                // (−x) + y = y − x.
                int negation = _a[k];
                _uses[negation] = 0;
                (_a[k], _b[k], _code[k]) = (_b[k], _a[negation], (int)Primitive.Subtract);
            }
        }
    }

    // −(c·x) = (−c)·x, and likewise for quotients.
    private void FuseNegation(int k, int product)
    {
        if (product < 0 || _uses[product] != 1 || _code[product] is not ((int)Primitive.Multiply or (int)Primitive.Divide))
        {
            return;
        }

        int a = _a[product], b = _b[product];
        if (IsConstant(a, out double left))
        {
            a = ~ConstantLeaf(-left);
        }
        else if (IsConstant(b, out double right))
        {
            b = ~ConstantLeaf(-right);
        }
        else
        {
            return;
        }

        _uses[product] = 0;
        (_a[k], _b[k], _code[k]) = (a, b, _code[product]);
    }
}
