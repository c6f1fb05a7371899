namespace Symbolic.Tensors;

/// <summary>
/// An Einstein sum as steps. Deltas vanish first: each is a linear equation that is solved for one of its indices, so an operand
/// that carried the index is looked at along a linear form of the others (a diagonal, a slice, a window), in zeros where the form
/// leaves it; an axis of the result that is solved for becomes a place to which entries are added. What is left is a sum of
/// products over plain loops.
/// </summary>
internal sealed class EinsumLowering(StepList steps, TensorOptions options)
{
    private readonly List<Term> _terms = [];
    private readonly List<Affine> _equations = [];
    private readonly List<Affine> _output = [];
    private int[] _sizes = [];
    private int[] _outputSizes = [];

    public View Lower(Contraction pattern, int[] sizes, Factor[] factors)
    {
        _sizes = sizes;
        _outputSizes = [.. pattern.Output.Select(i => sizes[i])];
        if (sizes.Contains(0))
        {
            // A sum of nothing.
            return View.Repeated(steps.Number(0), _outputSizes);
        }

        for (int i = 0; i < factors.Length; i++)
        {
            int[] indices = [.. pattern.Inputs[i]];
            if (factors[i].View is { } view)
            {
                _terms.Add(new Term(view, [.. indices.Select(Affine.Of)]));
            }
            else
            {
                Equation equation = factors[i].Equation!;
                var form = new Affine(-equation.Constant);
                for (int axis = 0; axis < indices.Length; axis++)
                {
                    form.Add(Affine.Of(indices[axis]), equation.Factors[axis]);
                }

                _equations.Add(form);
            }
        }

        _output.AddRange(pattern.Output.Select(Affine.Of));
        JoinDigits();
        while (_equations.Count > 0)
        {
            if (!SolveOne())
            {
                return View.Repeated(steps.Number(0), _outputSizes);
            }
        }

        return Contracted();
    }

    // An index that counts the entries of a tensor (its place is i·n + j) and that another equation speaks about as well, as in a
    // reshaping: the tensor takes that one index in place of its own, laid out anew where its entries do not run on.
    private void JoinDigits()
    {
        for (int e = _equations.Count - 1; e >= 0; e--)
        {
            Affine equation = _equations[e];
            foreach (int place in equation.Factors.Where(static f => Math.Abs(f.Value) == 1).Select(static f => f.Key).ToArray())
            {
                if (_equations.Exists(other => other != equation && other[place] != 0) && Counted(equation, place) is { } digits && OnlyCarrier(digits, equation) is { } term)
                {
                    _equations.RemoveAt(e);
                    _terms[_terms.IndexOf(term)] = Joined(term, digits, place);
                    Remove(digits);
                    break;
                }
            }
        }
    }

    // The indices, slowest first, that together count the values of another: place = Σ digit·(number of values of the faster ones).
    private int[]? Counted(Affine equation, int place)
    {
        var value = new Affine(0);
        value.Add(equation, -equation[place]);
        value.Add(Affine.Of(place), 1);
        return DigitsOf(value, _sizes[place]);
    }

    private int[]? DigitsOf(Affine form, int size)
    {
        int[] digits = [.. form.Factors.Where(f => _sizes[f.Key] > 1).OrderByDescending(static f => f.Value).Select(static f => f.Key)];
        long run = 1;
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            if (form[digits[i]] != run)
            {
                return null;
            }

            run *= _sizes[digits[i]];
        }

        return form.Constant == 0 && run == size ? digits : null;
    }

    private Term? OnlyCarrier(int[] digits, Affine equation)
    {
        Term[] carriers = [.. _terms.Where(t => t.Axes.Any(a => digits.Any(d => a[d] != 0)))];
        return carriers is [var term] && !_output.Exists(o => digits.Any(d => o[d] != 0))
            && !_equations.Exists(other => other != equation && digits.Any(d => other[d] != 0))
            && Array.TrueForAll(digits, d => term.Axes.Count(a => a[d] != 0) == 1 && term.Axes.Any(a => a.Single == d))
            ? term : null;
    }

    private Term Joined(Term term, int[] digits, int place)
    {
        View view = term.View;
        int[] others = [.. Enumerable.Range(0, term.Axes.Length).Where(axis => !digits.Any(d => term.Axes[axis][d] != 0))];
        int[] order = [.. others, .. digits.Select(d => Array.FindIndex(term.Axes, a => a.Single == d))];
        var turned = new View(view.Value, view.Offset, [.. order.Select(axis => view.Sizes[axis])], [.. order.Select(axis => view.Strides[axis])]);
        View joined = JoinedLast(turned, digits.Length) ?? JoinedLast(steps.Dense(turned), digits.Length)!;
        return new Term(joined, [.. others.Select(axis => term.Axes[axis]), Affine.Of(place)]);
    }

    // The last axes as one, where their entries run on.
    private static View? JoinedLast(View view, int count)
    {
        int first = view.Sizes.Length - count;
        long size = 1, stride = count == 0 ? 0 : view.Strides[^1];
        for (int axis = view.Sizes.Length - 1; axis >= first; axis--)
        {
            if (view.Sizes[axis] > 1 && view.Strides[axis] != stride * size)
            {
                return null;
            }

            size *= view.Sizes[axis];
        }

        return new View(view.Value, view.Offset, [.. view.Sizes[..first], StepList.CheckedCount(size)], [.. view.Strides[..first], stride]);
    }

    // False when an equation never holds: then every entry is zero.
    private bool SolveOne()
    {
        foreach (Affine equation in _equations)
        {
            long divisor = 0;
            foreach (long factor in equation.Factors.Where(f => _sizes[f.Key] > 1).Select(static f => f.Value))
            {
                divisor = GreatestCommonDivisor(divisor, Math.Abs(factor));
            }

            DropSingleIndices(equation);
            if (equation.Factors.Count == 0)
            {
                if (equation.Constant != 0)
                {
                    return false;
                }

                _equations.Remove(equation);
                return true;
            }

            if (divisor > 1 && !equation.TryDivide(divisor))
            {
                return false;
            }
        }

        // The longest index goes: that leaves the shortest loops. Summed before kept, as what is kept has to be put in its place
        // afterwards, which costs a product about as much again.
        (Affine Equation, int Index)? best = null;
        foreach (Affine equation in _equations)
        {
            foreach ((int index, long factor) in equation.Factors)
            {
                if (Math.Abs(factor) == 1 && (best is not { } known || Rank(index).CompareTo(Rank(known.Index)) > 0))
                {
                    best = (equation, index);
                }
            }
        }

        if (best is not { } chosen)
        {
            WriteOut(_equations[0]);
            return true;
        }

        Solve(chosen.Equation, chosen.Index);
        return true;

        (long, int) Rank(int index) => _output.Exists(o => o[index] != 0) ? (_sizes[index], 0) : ((long)_sizes[index] * (_terms.Count > 1 ? 2 : 1), 1);
    }

    // An index of one value is 0.
    private void DropSingleIndices(Affine equation)
    {
        foreach (int index in equation.Factors.Keys.Where(k => _sizes[k] == 1).ToArray())
        {
            equation.Substitute(index, new Affine(0));
        }
    }

    private void Solve(Affine equation, int index)
    {
        _equations.Remove(equation);
        long own = equation[index];
        var solution = new Affine(0);
        solution.Add(equation, -own);
        solution.Add(Affine.Of(index), 1);

        // Zeros around an operand that has the index as an axis, or the bounds of the axis of the result, keep the solution
        // within the index's range; where there is neither, a row of ones does.
        (long low, long high) = solution.Range(_sizes);
        bool leaves = low < 0 || high >= _sizes[index];
        if (leaves && !_terms.Exists(t => t.Axes.Any(a => a.Single == index)) && !_output.Exists(o => o.Single == index))
        {
            _terms.Add(new Term(View.Repeated(steps.Number(1), [_sizes[index]]), [Affine.Of(index)]));
        }

        foreach (Affine form in _terms.SelectMany(static t => t.Axes).Concat(_output).Concat(_equations))
        {
            form.Substitute(index, solution);
        }

        Remove([index]);
    }

    // Nothing runs over these indices any more.
    private void Remove(int[] indices)
    {
        _sizes = [.. _sizes];
        foreach (int index in indices)
        {
            _sizes[index] = 1;
        }
    }

    // No index can be solved for in whole numbers: the entries themselves.
    private void WriteOut(Affine equation)
    {
        _equations.Remove(equation);
        int[] indices = [.. equation.Factors.Keys];
        int[] sizes = [.. indices.Select(i => _sizes[i])];
        double[] entries = new double[StepList.CheckedCount(View.CountOf(sizes))];
        new Equation(sizes, [.. equation.Factors.Values], -equation.Constant).WriteTo(entries);
        _terms.Add(new Term(steps.Constant(entries, sizes), [.. indices.Select(Affine.Of)]));
    }

    private View Contracted()
    {
        var sum = new ContractionPlan(steps, options, _sizes);
        foreach (Term term in _terms)
        {
            sum.Multiply(Looked(term));
        }

        // Where each axis of the result is counted by indices of its own, the entries are there already, in some order.
        int[][] digits = [.. _output.Select((form, axis) => DigitsOf(form, _outputSizes[axis]) ?? [-1])];
        int[] all = [.. digits.SelectMany(static d => d)];
        if (!all.Contains(-1) && all.Distinct().Count() == all.Length)
        {
            View entries = LookAt(sum.Build(all), all);
            return InAxes(entries, digits) ?? InAxes(steps.Dense(entries), digits)!;
        }

        int[] kept = [.. _output.SelectMany(static o => o.Factors.Keys).Distinct().Where(i => _sizes[i] > 1)];
        View source = LookAt(sum.Build(kept), kept);
        var part = new PlacedPart(source, [.. _output.Select(static o => o.Constant)], [.. _output.Select(o => kept.Select(i => o[i]).ToArray())]);
        return steps.Emit(new ScatterStep(part, _outputSizes) { Count = View.CountOf(_outputSizes) }, _outputSizes);
    }

    private View LookAt(ContractionOperand operand, int[] indices) =>
        new(operand.Value, operand.Offset, [.. indices.Select(i => _sizes[i])], [.. indices.Select(i => operand.Strides.GetValueOrDefault(i))]);

    // The digits of each axis as one axis, where their entries run on.
    private View? InAxes(View entries, int[][] digits)
    {
        var strides = new long[digits.Length];
        int at = entries.Sizes.Length;
        for (int axis = digits.Length - 1; axis >= 0; axis--)
        {
            long size = 1;
            strides[axis] = digits[axis].Length == 0 ? 0 : entries.Strides[at - 1];
            for (int k = 0; k < digits[axis].Length; k++)
            {
                at--;
                if (entries.Strides[at] != strides[axis] * size)
                {
                    return null;
                }

                size *= entries.Sizes[at];
            }
        }

        return new View(entries.Value, entries.Offset, _outputSizes, strides);
    }

    // The operand with its axes taken along their forms, in zeros where a form leaves it.
    private ContractionOperand Looked(Term term)
    {
        View view = term.View;
        int order = view.Sizes.Length;
        var first = new int[order];
        var sizes = new int[order];
        bool leaves = false;
        for (int axis = 0; axis < order; axis++)
        {
            (long low, long high) = term.Axes[axis].Range(_sizes);
            bool outside = low < 0 || high >= view.Sizes[axis];
            leaves |= outside;
            first[axis] = outside ? checked((int)low) : 0;
            sizes[axis] = outside ? StepList.CheckedCount(high - low + 1) : view.Sizes[axis];
        }

        if (leaves)
        {
            view = steps.Emit(new PadStep(view, first, sizes) { Count = View.CountOf(sizes) }, sizes);
        }

        long offset = view.Offset;
        var strides = new Dictionary<int, long>();
        for (int axis = 0; axis < order; axis++)
        {
            Affine form = term.Axes[axis];
            offset += (form.Constant - first[axis]) * view.Strides[axis];
            foreach ((int index, long factor) in form.Factors)
            {
                long stride = factor * view.Strides[axis];
                if (_sizes[index] > 1 && stride != 0)
                {
                    strides[index] = strides.GetValueOrDefault(index) + stride;
                }
            }
        }

        return new ContractionOperand(view.Value, offset, strides);
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    /// <summary>An operand and the form that each of its axes follows.</summary>
    private sealed record Term(View View, Affine[] Axes);
}
