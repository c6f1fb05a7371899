namespace Symbolic;

/// <summary>Windows that move along an axis: convolutions and the means and largest entries of windows.</summary>
internal sealed partial class FunctionForm
{
    /// <summary>position − stride·place − offset = −pad.</summary>
    private sealed record Window(Term Term, int Position, int Place, int Offset, int Stride, int Pad)
    {
        public string[] Options(int stride) =>
            [.. Stride == stride ? Array.Empty<string>() : [$"stride={Text(Stride)}"], .. Pad == 0 ? Array.Empty<string>() : [$"pad={Text(Pad)}"]];
    }

    // Every way to see a window in a delta; place and offset are alike where the stride is 1.
    private IEnumerable<Window> Windows()
    {
        foreach (Term term in _terms.Where(static t => t.IsDelta && t.Indices.Length == 3).ToArray())
        {
            Delta delta = term.Node!.Value.Delta;
            if (!delta.Constant.IsFixed || delta.Factors.Any(static f => !f.IsFixed) || term.Indices.Distinct().Count() < 3)
            {
                continue;
            }

            for (int position = 0; position < 3; position++)
            {
                if (!Unit(delta, position))
                {
                    continue;
                }

                int sign = delta.Factors[position].Length;
                for (int place = 0; place < 3; place++)
                {
                    int offset = 3 - position - place;
                    if (place == position || sign * delta.Factors[offset].Length != -1 || sign * delta.Factors[place].Length >= 0)
                    {
                        continue;
                    }

                    int stride = -sign * delta.Factors[place].Length, pad = -sign * delta.Constant.Length;
                    Dim room = delta.Axes[position] + (2 * Dim.Signed(pad)) - delta.Axes[offset];
                    if (pad >= 0 && !(room.IsFixed && room.Length < 0) && room.FloorOf(stride) is { } steps && steps + 1 == delta.Axes[place])
                    {
                        yield return new Window(term, term.Indices[position], term.Indices[place], term.Indices[offset], stride, pad);
                    }
                }
            }
        }
    }

    private bool Convolution(int spatial)
    {
        Window[] windows = [.. Windows()];
        foreach (Window[] chosen in spatial == 1 ? windows.Select(static w => new[] { w })
            : windows.SelectMany(first => windows.Where(second => !ReferenceEquals(first.Term, second.Term) && first.Stride == second.Stride && first.Pad == second.Pad).Select(second => new[] { first, second })))
        {
            if (Convolved(chosen))
            {
                return true;
            }
        }

        return false;
    }

    private bool Convolved(Window[] windows)
    {
        int spatial = windows.Length;
        Term[] deltas = [.. windows.Select(static w => w.Term)];
        int[] positions = [.. windows.Select(static w => w.Position)], offsets = [.. windows.Select(static w => w.Offset)], places = [.. windows.Select(static w => w.Place)];
        BuiltFunction function = spatial == 1 ? BuiltFunctions.Conv1D : BuiltFunctions.Conv2D;
        foreach (Term x in _terms.Where(t => !t.IsDelta && t.Indices.Length >= spatial && t.Indices.AsSpan()[^spatial..].SequenceEqual(positions)))
        {
            if (positions.Any(p => !IsLocal(p, [x, .. deltas])))
            {
                continue;
            }

            foreach (Term kernel in _terms.Where(t => !t.IsDelta && !ReferenceEquals(t, x) && t.Indices.Length >= spatial && t.Indices.AsSpan()[^spatial..].SequenceEqual(offsets)))
            {
                if (offsets.Any(o => !IsLocal(o, [kernel, .. deltas])))
                {
                    continue;
                }

                int[] inner = x.Indices[..^spatial], outer = kernel.Indices[..^spatial];
                int[]? result = inner.Length == 0 && outer.Length == 0 ? places
                    : inner.Length is 1 or 2 && outer is [var to, var from] && inner[^1] == from && from != to && !inner.Contains(to) && IsLocal(from, x, kernel) ? [.. inner[..^1], to, .. places]
                    : null;
                if (result is not null)
                {
                    return Replace([.. deltas, x, kernel], Call(function, result.Length, [x.Word, kernel.Word], windows[0].Options(stride: 1)), result);
                }
            }
        }

        return false;
    }

    /// <summary>The mean of each window, for a sum over windows and its divisor; null when they are no such thing.</summary>
    public static int? AveragePool(PrintedGraph words, Expr sum, Expr divisor)
    {
        if (!sum.Is(Operators.Einsum) || sum.Operands.Count is not (2 or 3) || !divisor.IsNumber)
        {
            return null;
        }

        Contraction pattern = sum.Contraction;
        var form = new FunctionForm(words, pattern.Output, pattern.Sizes);
        form._terms.AddRange(sum.Operands.Select((o, i) => new Term(o.Id, o, [.. pattern.Inputs[i]])));
        int spatial = sum.Operands.Count - 1;
        if (form._terms.FindAll(static t => !t.IsDelta) is not [var x] || x.Indices.Length < spatial || pattern.Output.Length < spatial)
        {
            return null;
        }

        Window?[] windows = [.. Enumerable.Range(0, spatial).Select(k => form.Windows().FirstOrDefault(w =>
            w.Position == x.Indices[x.Indices.Length - spatial + k] && form.IsLocal(w.Offset, w.Term) && w.Place == pattern.Output[pattern.Output.Length - spatial + k]))];
        if (windows is not [{ } first, ..] || windows.Any(w => w is null || w.Stride != first.Stride || w.Pad != first.Pad || pattern.Sizes[w.Offset] != pattern.Sizes[first.Offset])
            || !pattern.Sizes[first.Offset].IsFixed || !pattern.Output.SequenceEqual([.. x.Indices[..^spatial], .. windows.Select(static w => w!.Place)]))
        {
            return null;
        }

        int size = pattern.Sizes[first.Offset].Length;
        return divisor.Number == (spatial == 1 ? size : (long)size * size) && first.Pad <= size / 2
            ? form.Call(spatial == 1 ? BuiltFunctions.AveragePool1D : BuiltFunctions.AveragePool2D, pattern.Output.Length, [x.Word], [Text(size), .. first.Options(size)])
            : null;
    }

    /// <summary>The largest entry of each window, when the entries of the windows are a tensor's last axis; null otherwise.</summary>
    public static int? MaxPool(PrintedGraph words, Expr entries)
    {
        if (!entries.Is(Operators.Einsum) || entries.Operands.Count is < 2 or > 4)
        {
            return null;
        }

        Contraction pattern = entries.Contraction;
        var form = new FunctionForm(words, pattern.Output, pattern.Sizes);
        form._terms.AddRange(entries.Operands.Select((o, i) => new Term(o.Id, o, [.. pattern.Inputs[i]])));
        if (form._terms.FindAll(static t => !t.IsDelta) is not [{ Indices: [.., _] } x])
        {
            return null;
        }

        int spatial = entries.Operands.Count == 2 ? 1 : 2;
        Window[] windows = [.. form.Windows()];
        if (spatial == 1)
        {
            Window? one = Array.Find(windows, w => w.Pad == 0 && x.Indices[^1] == w.Position && pattern.Output.SequenceEqual([.. x.Indices[..^1], w.Place, w.Offset]));
            return one is null || !pattern.Sizes[one.Offset].IsFixed ? null
                : form.Call(BuiltFunctions.MaxPool1D, pattern.Output.Length - 1, [x.Word], [Text(pattern.Sizes[one.Offset].Length), .. one.Options(pattern.Sizes[one.Offset].Length)]);
        }

        if (x.Indices.Length < 2 || entries.Operands.Count != 4)
        {
            return null;
        }

        foreach (Term flat in form._terms.Where(static t => t.IsDelta && t.Indices.Length == 3))
        {
            if (Flattening.Of(flat.Node!.Value.Delta) is not { FastestFirst: [var fast, var slow] } flattening)
            {
                continue;
            }

            Window? down = Array.Find(windows, w => !ReferenceEquals(w.Term, flat) && w.Position == x.Indices[^2] && w.Offset == flat.Indices[slow]);
            Window? across = Array.Find(windows, w => !ReferenceEquals(w.Term, flat) && w.Position == x.Indices[^1] && w.Offset == flat.Indices[fast]);
            if (down is not null && across is not null && down.Pad == 0 && across.Pad == 0 && down.Stride == across.Stride
                && pattern.Sizes[down.Offset] == pattern.Sizes[across.Offset] && pattern.Sizes[down.Offset].IsFixed
                && pattern.Output.SequenceEqual([.. x.Indices[..^2], down.Place, across.Place, flat.Indices[flattening.Whole]]))
            {
                int size = pattern.Sizes[down.Offset].Length;
                return form.Call(BuiltFunctions.MaxPool2D, pattern.Output.Length - 1, [x.Word], [Text(size), .. down.Options(size)]);
            }
        }

        return null;
    }
}
