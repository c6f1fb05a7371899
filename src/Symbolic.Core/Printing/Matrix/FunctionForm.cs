using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>A factor of an Einstein sum as printers see it: a node or a word, and the index of each of its axes.</summary>
internal sealed record Term(int Word, Expr? Node, int[] Indices)
{
    public bool IsDelta => Node is { } node && node.Is(Operators.Delta);

    public bool Carries(int index) => Array.IndexOf(Indices, index) >= 0;
}

/// <summary>
/// Parts of an Einstein sum that functions of the language make: conv1d(x, k), kron(A, B), vec(A), tril(A), cross(a, b). Each is
/// recognized by the equations of its deltas, and takes their place where nobody else needs the indices inside it. What is not
/// recognized stays as it is.
/// </summary>
internal sealed partial class FunctionForm(PrintedGraph words, IReadOnlyCollection<int> output, ImmutableArray<Dim> sizes)
{
    private readonly List<Term> _terms = [];
    private readonly Chains _chains = new(words);

    /// <summary>The factors of a sum with functions in the place of what they make.</summary>
    public static List<Term> Of(PrintedGraph words, IEnumerable<Term> terms, IReadOnlyCollection<int> output, ImmutableArray<Dim> sizes)
    {
        var form = new FunctionForm(words, output, sizes);
        form._terms.AddRange(terms);
        form.Run();
        return form._terms;
    }

    private void Run()
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            _terms[i] = AlongFirstAxis(_terms[i]);
        }

        while (Vector(factors: 2) || Restored() || Part() || Triangle() || Convolution(2) || Convolution(1) || Kronecker() || Flattened() || Unflattened() || Vector(factors: 1))
        {
        }
    }

    // softmax(Aᵀ, axis=2)ᵀ is softmax(A).
    private Term AlongFirstAxis(Term term)
    {
        if (term.Node is not { Operator: TensorOperator op } node || node.Operands.Count != 1 || op.LastAxes != 1 && op.Kernel != Kernel.Inverse || node.Shape.Order != node.Operands[0].Shape.Order || MovedToLast(node.Operands[0]) is not { } moved)
        {
            return term;
        }

        if (op.Kernel == Kernel.Inverse)
        {
            return new Term(words.Make(MatrixWords.Inverse, 2, [moved.Inner.Id]), null, [term.Indices[1], term.Indices[0]]);
        }

        int[] indices = [.. term.Indices[..moved.Axis], term.Indices[^1], .. term.Indices[moved.Axis..^1]];
        return new Term(words.Make(op, node.Shape.Order, [moved.Inner.Id], AxisText(moved.Axis, node.Shape.Order)), null, indices);
    }

    /// <summary>The tensor of which a node is the same with one axis moved to the end, and that axis; null for any other node.</summary>
    public static (Expr Inner, int Axis)? MovedToLast(Expr node)
    {
        if (!node.Is(Operators.Einsum) || node.Operands is not [var inner] || node.Contraction is not { Inputs: [var input] } pattern || input.Length != pattern.Output.Length || input.Length < 2)
        {
            return null;
        }

        int axis = input.IndexOf(pattern.Output[^1]);
        return axis >= 0 && axis < input.Length - 1 && input.RemoveAt(axis).SequenceEqual(pattern.Output[..^1]) ? (inner, axis) : null;
    }

    /// <summary>Which axis a function works along, where it is not the one that it takes by itself.</summary>
    public static ImmutableArray<string> AxisText(int axis, int order) =>
        axis == 0 && order == 2 ? [] : [string.Create(CultureInfo.InvariantCulture, $"axis={axis + 1}")];

    // Summed, and on nothing but these.
    private bool IsLocal(int index, params ReadOnlySpan<Term> to)
    {
        if (output.Contains(index))
        {
            return false;
        }

        foreach (Term term in _terms)
        {
            if (term.Carries(index) && to.IndexOf(term) < 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool Replace(ReadOnlySpan<Term> parts, int word, int[] indices)
    {
        int place = _terms.Count;
        foreach (Term part in parts)
        {
            int at = _terms.FindIndex(t => ReferenceEquals(t, part));
            if (!part.IsDelta || place == _terms.Count)
            {
                place = Math.Min(place, at);
            }
        }

        _terms[place] = new Term(word, null, indices);
        foreach (Term part in parts)
        {
            _terms.RemoveAll(t => ReferenceEquals(t, part));
        }

        return true;
    }

    private int Call(BuiltFunction function, int order, int[] operands, params string[] options) =>
        words.Make(MatrixWords.Call, order, operands, [function.Name, .. options]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // a × b, [a]ₓ.
    private bool Vector(int factors)
    {
        foreach (Term signs in _terms.Where(static t => t.Node is { } node && TensorFunctions.IsLeviCivita(node, 3)).ToArray())
        {
            var found = new (Term Term, int Axis)[3];
            int count = 0;
            for (int axis = 0; axis < 3 && signs.Indices.Distinct().Count() == 3; axis++)
            {
                Term? vector = _terms.Find(t => !ReferenceEquals(t, signs) && t.Indices.Length is 1 or 2 && t.Indices[0] == signs.Indices[axis] && (t.Indices.Length == 1 || t.Indices[1] != t.Indices[0]) && IsLocal(t.Indices[0], signs, t));
                if (vector is not null)
                {
                    found[count++] = (vector, axis);
                }
            }

            if (count >= 2 && factors == 2 && found[0].Term.Indices.AsSpan()[1..].SequenceEqual(found[1].Term.Indices.AsSpan()[1..]))
            {
                int rest = 3 - found[0].Axis - found[1].Axis;
                var (a, b) = (rest + 1) % 3 == found[0].Axis ? (found[0].Term, found[1].Term) : (found[1].Term, found[0].Term);
                return Replace([signs, a, b], Call(BuiltFunctions.Cross, a.Indices.Length, [a.Word, b.Word]), [signs.Indices[rest], .. a.Indices[1..]]);
            }

            if (count >= 1 && factors == 1 && found[0].Term.Indices.Length == 1)
            {
                int axis = found[0].Axis;
                return Replace([signs, found[0].Term], Call(BuiltFunctions.Skew, 2, [found[0].Term.Word]), [signs.Indices[(axis + 2) % 3], signs.Indices[(axis + 1) % 3]]);
            }
        }

        return false;
    }

    // T[1,:,2:3] of what has more axes than matrices have.
    private bool Part()
    {
        foreach (Term tensor in _terms.Where(static t => !t.IsDelta && t.Indices.Length > 2).ToArray())
        {
            for (int axis = 0; axis < tensor.Indices.Length; axis++)
            {
                int index = tensor.Indices[axis];
                Term? delta = _terms.Find(t => t.IsDelta && t.Indices.Length <= 2 && t.Carries(index) && IsLocal(index, tensor, t));
                if (delta is null || tensor.Indices.Count(i => i == index) > 1 || new Raising(words).PartOf(delta.Node!.Value.Delta, delta.Indices[0] == index) is not { } part)
                {
                    continue;
                }

                string[] subscripts = [.. tensor.Indices.Select((_, k) => k == axis ? part : ":")];
                int whole = tensor.Word;
                if (words.Made(whole) is { } made && made.Operator == MatrixWords.Subscript)
                {
                    // What has a part taken already.
                    var before = words.SubscriptsAt(whole);
                    int[] kept = [.. Enumerable.Range(0, before.Length).Where(k => before[k] == ":" || before[k].Contains(':'))];
                    if (before[kept[axis]] != ":")
                    {
                        continue;
                    }

                    subscripts = [.. before.SetItem(kept[axis], part)];
                    whole = made.Operands[0];
                }

                int[] indices = delta.Indices.Length == 1 ? [.. tensor.Indices[..axis], .. tensor.Indices[(axis + 1)..]]
                    : [.. tensor.Indices.Select((i, k) => k == axis ? delta.Indices[delta.Indices[0] == index ? 1 : 0] : i)];
                return Replace([delta, tensor], words.Make(MatrixWords.Subscript, indices.Length, [whole], [.. subscripts]), indices);
            }
        }

        return false;
    }

    // An interval of differences i − j: tril(A), triu(A).
    private bool Triangle()
    {
        foreach (Term term in _terms.Where(static t => t.IsDelta && t.Indices.Length == 3).ToArray())
        {
            Delta delta = term.Node!.Value.Delta;
            for (int free = 0; free < 3; free++)
            {
                int r = free == 0 ? 1 : 0, c = free == 2 ? 1 : 2;
                if (!IsLocal(term.Indices[free], term) || !Unit(delta, free) || !Unit(delta, r) || delta.Factors[r] + delta.Factors[c] != 0 || !delta.Constant.IsFixed
                    || term.Indices.Distinct().Count() < 3)
                {
                    continue;
                }

                int row = term.Indices[r], column = term.Indices[c];
                Term? matrix = _terms.Find(t => !t.IsDelta && t.Indices.Length == 2 && t.Carries(row) && t.Carries(column));
                if (matrix is not null && matrix.Indices[0] == column)
                {
                    (r, c, row, column) = (c, r, column, row);
                }

                // d = ±(i − j + k) from 0 on.
                int sign = -delta.Factors[free].Length;
                bool lower = sign * delta.Factors[r].Length == 1;
                int diagonal = (lower ? -1 : 1) * sign * delta.Constant.Length;
                if (delta.Axes[free] != (lower ? delta.Axes[r] + Dim.Signed(diagonal) : delta.Axes[c] - Dim.Signed(diagonal)))
                {
                    continue;
                }

                int whole = matrix?.Word ?? words.Make(MatrixWords.Ones, 2, [], [sizes[row].ToString(), sizes[column].ToString()]);
                int word = words.Make(MatrixWords.Call, 2, [whole], [(lower ? BuiltFunctions.LowerTriangle : BuiltFunctions.UpperTriangle).Name, .. diagonal == 0 ? Array.Empty<string>() : [Text(diagonal)]]);
                return Replace(matrix is null ? [term] : [term, matrix], word, [row, column]);
            }
        }

        return false;
    }

    private static bool Unit(Delta delta, int axis) => delta.Factors[axis].IsFixed && Math.Abs(delta.Factors[axis].Length) == 1;

    private bool Kronecker()
    {
        Term[] flattenings = [.. _terms.Where(static t => t.IsDelta && t.Indices.Length == 3)];
        foreach (Term rows in flattenings)
        {
            if (Flattening.Of(rows.Node!.Value.Delta) is not { FastestFirst: [var fast, var slow] } of)
            {
                continue;
            }

            (int i, int inner, int outer) = (rows.Indices[of.Whole], rows.Indices[fast], rows.Indices[slow]);
            foreach (Term columns in flattenings)
            {
                if (ReferenceEquals(rows, columns) || Flattening.Of(columns.Node!.Value.Delta) is not { FastestFirst: [var fastColumn, var slowColumn] } ofColumns)
                {
                    continue;
                }

                (int j, int innerColumn, int outerColumn) = (columns.Indices[ofColumns.Whole], columns.Indices[fastColumn], columns.Indices[slowColumn]);
                if (Matrix(outer, outerColumn) is { } a && Matrix(inner, innerColumn) is { } b
                    && IsLocal(outer, rows, a) && IsLocal(inner, rows, b) && IsLocal(outerColumn, columns, a) && IsLocal(innerColumn, columns, b))
                {
                    int left = a.Indices[0] == outer ? a.Word : _chains.Transposed(a.Word), right = b.Indices[0] == inner ? b.Word : _chains.Transposed(b.Word);
                    return Replace([rows, columns, a, b], words.Make(MatrixWords.Kronecker, 2, [left, right]), [i, j]);
                }
            }

            Term? first = _terms.Find(t => !t.IsDelta && t.Indices.Length <= 2 && t.Carries(outer) && IsLocal(outer, rows, t));
            Term? second = _terms.Find(t => !t.IsDelta && t.Indices.Length <= 2 && t.Carries(inner) && IsLocal(inner, rows, t));
            if (first is null || second is null || ReferenceEquals(first, second) || first.Indices.Length + second.Indices.Length > 3)
            {
                continue;
            }

            int x = first.Indices[0] == outer ? first.Word : _chains.Transposed(first.Word), y = second.Indices[0] == inner ? second.Word : _chains.Transposed(second.Word);
            int[] others = [.. first.Indices.Concat(second.Indices).Where(k => k != outer && k != inner)];
            return Replace([rows, first, second], words.Make(MatrixWords.Kronecker, others.Length + 1, [x, y]), [i, .. others]);
        }

        return false;
    }

    private Term? Matrix(int a, int b) => _terms.Find(t => !t.IsDelta && t.Indices.Length == 2 && a != b && t.Carries(a) && t.Carries(b));

    // A list of entries that is put together again, where only here the lengths are known to be the same: A.
    private bool Restored()
    {
        (Term Term, Flattening Of)[] all = [.. _terms.Where(static t => t.IsDelta && t.Indices.Length > 2)
            .Select(static t => (Term: t, Of: Flattening.Of(t.Node!.Value.Delta))).Where(static p => p.Of is not null).Select(static p => (p.Term, p.Of!))];
        foreach ((Term taken, Flattening apart) in all)
        {
            int[] from = [.. apart.FastestFirst.Select(axis => taken.Indices[axis])];
            foreach ((Term put, Flattening together) in all)
            {
                int whole = taken.Indices[apart.Whole];
                int[] to = [.. together.FastestFirst.Select(axis => put.Indices[axis])];
                if (ReferenceEquals(taken, put) || put.Indices[together.Whole] != whole || !IsLocal(whole, taken, put) || !from.Select(i => sizes[i]).SequenceEqual(to.Select(i => sizes[i]))
                    || _terms.Find(t => !t.IsDelta && from.All(t.Carries) && from.All(index => IsLocal(index, taken, t))) is not { } tensor)
                {
                    continue;
                }

                return Replace([taken, put, tensor], tensor.Word, [.. tensor.Indices.Select(i => Array.IndexOf(from, i) is >= 0 and var at ? to[at] : i)]);
            }
        }

        return false;
    }

    // The entries of a tensor as a list: vec(A).
    private bool Flattened()
    {
        foreach (Term term in _terms.Where(static t => t.IsDelta && t.Indices.Length > 2).ToArray())
        {
            if (Flattening.Of(term.Node!.Value.Delta) is not { } flattening)
            {
                continue;
            }

            int[] fastest = [.. flattening.FastestFirst.Select(axis => term.Indices[axis])];
            Term? tensor = _terms.Find(t => !t.IsDelta && t.Indices.Length == fastest.Length && fastest.All(t.Carries) && fastest.All(index => IsLocal(index, term, t)));
            if (tensor is not null)
            {
                return Replace([term, tensor], Call(BuiltFunctions.Vec, 1, [Ordered(tensor, fastest)]), [term.Indices[flattening.Whole]]);
            }
        }

        return false;
    }

    // The tensor with its axes in another order.
    private int Ordered(Term tensor, int[] order)
    {
        if (tensor.Indices.AsSpan().SequenceEqual(order))
        {
            return tensor.Word;
        }

        if (order.Length == 2)
        {
            return _chains.Transposed(tensor.Word);
        }

        string letters = string.Concat(tensor.Indices.Select(static (_, k) => (char)('i' + k)));
        string moved = string.Concat(order.Select(index => letters[Array.IndexOf(tensor.Indices, index)]));
        return words.Make(MatrixWords.Einsum, order.Length, [tensor.Word], [$"\"{letters}->{moved}\""]);
    }

    // A list of entries as a tensor: reshape(x, m, n).
    private bool Unflattened()
    {
        foreach (Term term in _terms.Where(static t => t.IsDelta && t.Indices.Length > 2).ToArray())
        {
            if (Flattening.Of(term.Node!.Value.Delta) is not { } flattening || term.Indices.Distinct().Count() < term.Indices.Length)
            {
                continue;
            }

            int whole = term.Indices[flattening.Whole];
            Term? list = _terms.Find(t => !t.IsDelta && t.Indices is [var only] && only == whole && IsLocal(whole, term, t));
            if (list is null)
            {
                continue;
            }

            int[] axes = [.. flattening.FastestFirst.Select(axis => term.Indices[axis])];

            // The list of a tensor that is put together again.
            if (list.Node is { } entriesOf && PrintedGraph.EntriesOf(entriesOf) is { } tensor && tensor.Shape.Axes.SequenceEqual(axes.Reverse().Select(axis => sizes[axis])))
            {
                return Replace([term, list], tensor.Id, [.. axes.Reverse()]);
            }

            // The list of a whole tensor in another shape: no list in between.
            int entries = words.Made(list.Word) is { } made && made.Operator == MatrixWords.Call && words.SubscriptsAt(list.Word)[0] == BuiltFunctions.Vec.Name ? made.Operands[0] : list.Word;
            return Replace([term, list], Call(BuiltFunctions.Reshape, axes.Length, [entries], [.. axes.Select(axis => sizes[axis].ToString())]), axes);
        }

        return false;
    }
}
