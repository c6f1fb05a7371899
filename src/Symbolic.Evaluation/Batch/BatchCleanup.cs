namespace Symbolic;

/// <summary>
/// Takes out of a batch what nobody needs: places to skip that save little or would leave a mask undefined, and steps whose value
/// is not read; and joins products with the sums that they go to.
/// </summary>
internal sealed class BatchCleanup
{
    // To find out whether a mask holds anywhere costs about as much as a few operations, and some twenty cycles when the guess of
    // the processor was wrong.
    private const int LeastWorthSkipping = 60;

    private readonly BatchCode _code;
    private readonly BatchStep[] _steps;
    private readonly bool[] _kept;

    private BatchCleanup(BatchCode code)
    {
        (_code, _steps) = (code, code.Steps);
        _kept = new bool[_steps.Length];
    }

    public static BatchCode Run(BatchCode code, bool contract)
    {
        var cleanup = new BatchCleanup(code);
        cleanup.DoubleBySums();
        cleanup.CheckSkips();
        cleanup.FindNeeded();
        if (contract && VectorWidth.CanContract)
        {
            cleanup.Contract();
            cleanup.FindNeeded();
        }

        return cleanup.Compacted();
    }

    // 2a = a + a, without rounding: a sum is no dearer than a product, and may take in another product.
    private void DoubleBySums()
    {
        foreach (ref BatchStep step in _steps.AsSpan())
        {
            if (step.Operation == (int)Primitive.Multiply && (IsTwo(step.A) || IsTwo(step.B)))
            {
                int other = IsTwo(step.A) ? step.B : step.A;
                step = new BatchStep((int)Primitive.Add, step.Dest, other, other);
            }
        }

        bool IsTwo(int value) => value >= _code.Inputs && value < _code.Leaves && _code.Constants[value - _code.Inputs] == 2;
    }

    // What is made between a skip and its goal is undefined after a leap. In lanes that are not active nobody reads it, except for
    // masks, by which the active lanes are found. Skips are nested, so it suffices to look from the innermost outwards.
    private void CheckSkips()
    {
        var lastUse = new int[_code.Values];
        var cost = new long[_steps.Length + 1];
        for (int i = 0; i < _steps.Length; i++)
        {
            int position = i;
            _code.ForEachOperand(_steps[i], value => lastUse[value] = position);
            cost[i + 1] = cost[i] + _steps[i].Cost;
        }

        var open = new List<int>();
        for (int i = 0; i < _steps.Length; i++)
        {
            while (open.Count > 0 && _steps[open[^1]].Dest <= i)
            {
                open.RemoveAt(open.Count - 1);
            }

            BatchStep step = _steps[i];
            if (step.Operation == BatchOperation.Skip)
            {
                _kept[i] = cost[step.Dest] - cost[i] >= LeastWorthSkipping;
                open.Add(i);
            }
            else if (step.Operation is BatchOperation.AndNot or (int)Primitive.And or (int)Primitive.Or or (int)Primitive.Not)
            {
                for (int k = open.Count - 1; k >= 0 && _steps[open[k]].Dest <= lastUse[step.Dest]; k--)
                {
                    _kept[open[k]] = false;
                }
            }
        }
    }

    private void FindNeeded()
    {
        var needed = new bool[_code.Values];
        for (int i = _steps.Length - 1; i >= 0; i--)
        {
            BatchStep step = _steps[i];
            _kept[i] = step.Operation switch
            {
                BatchOperation.Skip => _kept[i],
                Control.Output => true,
                _ => needed[step.Dest],
            };
            if (_kept[i])
            {
                _code.ForEachOperand(step, value => needed[value] = true);
            }
        }
    }

    // a·b + c in one step, unless c is a product too: of a·b − c·d one product would be rounded and the other not, so that the
    // difference of equal products would not be 0, and a discriminant that is 0 could come out negative.
    private void Contract()
    {
        var uses = new int[_code.Values];
        var definition = new int[_code.Values];
        Array.Fill(definition, -1);
        for (int i = 0; i < _steps.Length; i++)
        {
            if (_kept[i])
            {
                _code.ForEachOperand(_steps[i], value => uses[value]++);
                if (_steps[i].HasResult)
                {
                    int value = _steps[i].Dest;
                    definition[value] = definition[value] == -1 ? i : -2;
                }
            }
        }

        for (int i = 0; i < _steps.Length; i++)
        {
            ref BatchStep step = ref _steps[i];
            if (!_kept[i] || step.Operation is not ((int)Primitive.Add or (int)Primitive.Subtract))
            {
                continue;
            }

            bool left = IsProduct(step.A), right = IsProduct(step.B), adds = step.Operation == (int)Primitive.Add;
            if (left == right || uses[left ? step.A : step.B] != 1)
            {
                continue;
            }

            BatchStep product = _steps[definition[left ? step.A : step.B]];
            int other = left ? step.B : step.A, factor = product.Operation == Control.SmallPower ? product.A : product.B;
            step = new BatchStep(adds ? BatchOperation.MultiplyAdd : left ? BatchOperation.MultiplySubtract : BatchOperation.SubtractProduct, step.Dest, product.A, factor, other);
        }

        bool IsProduct(int value) =>
            definition[value] >= 0 && (_steps[definition[value]].Operation == (int)Primitive.Multiply || _steps[definition[value]] is { Operation: Control.SmallPower, B: 2 });
    }

    private BatchCode Compacted()
    {
        var place = new int[_steps.Length + 1];
        int count = 0;
        for (int i = 0; i < _steps.Length; i++)
        {
            place[i] = count;
            count += _kept[i] ? 1 : 0;
        }

        place[^1] = count;
        var steps = new BatchStep[count];
        for (int i = 0; i < _steps.Length; i++)
        {
            if (_kept[i])
            {
                ref BatchStep step = ref steps[place[i]];
                step = _steps[i];
                step.Dest = step.Operation == BatchOperation.Skip ? place[step.Dest] : step.Dest;
            }
        }

        return new BatchCode
        {
            Inputs = _code.Inputs,
            Outputs = _code.Outputs,
            Constants = _code.Constants,
            Steps = steps,
            Pool = _code.Pool,
            Values = _code.Values,
            Functions = _code.Functions,
            LongestCall = _code.LongestCall,
        };
    }
}
