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
        while (_equations.Count > 0)
        {
            if (!SolveOne())
            {
                return View.Repeated(steps.Number(0), _outputSizes);
            }
        }

        return Contracted();
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

        // The longest index goes: that leaves the shortest loops. Summed before kept, as what is kept has to be put in its place.
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

        (int, int) Rank(int index) => (_sizes[index], _output.Exists(o => o[index] != 0) ? 0 : 1);
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

        // Nothing runs over the index any more.
        _sizes = [.. _sizes];
        _sizes[index] = 1;
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
        int[] kept = [.. _output.SelectMany(static o => o.Factors.Keys).Distinct().Where(i => _sizes[i] > 1)];
        bool plain = _output.TrueForAll(o => o.Constant == 0 && o.Factors.Where(f => _sizes[f.Key] > 1).Sum(static f => Math.Abs(f.Value)) <= 1)
            && kept.Length == _output.Sum(o => o.Factors.Count(f => _sizes[f.Key] > 1))
            && Enumerable.Range(0, _output.Count).All(axis => _outputSizes[axis] == LengthAlong(axis));
        var sum = new ContractionPlan(steps, options, _sizes);
        foreach (Term term in _terms)
        {
            sum.Multiply(Looked(term));
        }

        if (plain)
        {
            ContractionOperand entries = sum.Build(kept);
            return new View(entries.Value, entries.Offset, _outputSizes, [.. _output.Select(o => o.Factors.Sum(f => f.Value * entries.Strides.GetValueOrDefault(f.Key)))]);
        }

        ContractionOperand source = sum.Build(kept);
        var look = new View(source.Value, source.Offset, [.. kept.Select(i => _sizes[i])], [.. kept.Select(i => source.Strides.GetValueOrDefault(i))]);
        return steps.Emit(
            new ScatterStep(look, _outputSizes, [.. _output.Select(static o => o.Constant)], [.. _output.Select(o => kept.Select(i => o[i]).ToArray())])
            {
                Count = View.CountOf(_outputSizes),
            },
            _outputSizes);
    }

    private int LengthAlong(int axis) => _output[axis].Factors.Keys.Aggregate(1, (n, i) => n * _sizes[i]);

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
