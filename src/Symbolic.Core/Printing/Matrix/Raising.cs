using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// From an Einstein sum back to matrix words. Vectors hang on one index, matrices join two. Indices are removed one after the
/// other: a summed index between two operands is a product, operands on the same indices meet entry by entry, an index that no one
/// else carries is a sum over an axis, a vector on an index that others share is a diagonal matrix. What is left in the end is a
/// number, a vector on the first index of the result, or a matrix from its first index to its second.
/// </summary>
internal sealed class Raising(PrintedGraph words)
{
    private const string All = ":";
    private const string FirstAxis = "axis=1";
    private const string SecondAxis = "axis=2";
    private const int None = -1;

    private readonly Chains _chains = new(words);
    private readonly List<Item> _items = [];
    private readonly List<int> _numbers = [];
    private readonly Dictionary<int, int> _positions = [];
    private readonly HashSet<int> _free = [];
    private ImmutableArray<Dim> _sizes;

    /// <summary>A vector on one index or a matrix between two.</summary>
    private readonly record struct Item(int Word, int First, int Second)
    {
        public bool IsVector => Second == None;

        public bool Carries(int index) => First == index || Second == index;

        public int Other(int index) => First == index ? Second : First;
    }

    /// <summary>The word for a sum whose result has at most two indices; null when there is none.</summary>
    /// <param name="operands">The operands.</param>
    /// <param name="inputs">The indices of each operand's axes.</param>
    /// <param name="output">The indices of the result.</param>
    /// <param name="sizes">The length of each index.</param>
    public int? Raise(IReadOnlyList<Expr> operands, int[][] inputs, int[] output, ImmutableArray<Dim> sizes)
    {
        List<Term> terms = FunctionForm.Of(words, operands.Select((o, i) => new Term(o.Id, o, inputs[i])), output, sizes);
        return Raise(terms, output, sizes);
    }

    /// <summary>The word for a sum whose result has at most two indices; null when there is none.</summary>
    /// <param name="terms">The operands.</param>
    /// <param name="output">The indices of the result.</param>
    /// <param name="sizes">The length of each index.</param>
    public int? Raise(IReadOnlyList<Term> terms, int[] output, ImmutableArray<Dim> sizes)
    {
        _sizes = sizes;
        _free.UnionWith(output);
        bool diagonal = false;
        for (int i = 0; i < terms.Count && !diagonal; i++)
        {
            // A delta between the two indices of the result: everything else sits on its diagonal.
            if (terms[i].IsDelta && terms[i].Node!.Value.Delta.IsKronecker && output is [var a, var b] && terms[i].Carries(a) && terms[i].Carries(b) && a != b)
            {
                diagonal = true;
                terms = [.. terms.Where((_, k) => k != i).Select(t => t with { Indices = [.. t.Indices.Select(k => k == b ? a : k)] })];
                _free.Remove(b);
            }
        }

        for (int i = 0; i < terms.Count; i++)
        {
            if (!Take(terms[i], i))
            {
                return null;
            }
        }

        while (MeetEntryByEntry() || Contract() || MergeVectors() || SumAlone() || PutDiagonalBetween() || PutDiagonalAt())
        {
        }

        if (output.Length == 0)
        {
            return _items.Count == 0 && _numbers.Count > 0 ? _chains.Scaled(_numbers, null) : null;
        }

        int? rest = Rest(output, diagonal);
        return rest is null || _numbers.Count == 0 ? rest : _chains.Scaled(_numbers, rest);
    }

    /// <summary>The identity matrix, a part of it, or a unit vector; null for any other tensor of zeros and ones.</summary>
    public int? OfDelta(Delta delta)
    {
        if (delta.IsKronecker)
        {
            return IdentityOf(delta.Axes[0]);
        }

        if (delta.Axes.Length == 1 && delta.Factors[0] == Dim.Of(1))
        {
            return words.Make(MatrixWords.OneHot, 1, [], [OneBased(delta.Constant), delta.Axes[0].ToString()]);
        }

        return RangeOf(delta) is { } range ? words.Make(MatrixWords.Subscript, 2, [IdentityOf(delta.Axes[1])], [range, All]) : null;
    }

    /// <summary>What a delta takes of an axis: a position or a range, as it stands between brackets; null for any other delta.</summary>
    /// <param name="delta">A delta of one or two axes.</param>
    /// <param name="isFirst">Whether the axis is the first one of the delta.</param>
    public string? PartOf(Delta delta, bool isFirst)
    {
        if (delta.Axes.Length == 1)
        {
            return delta.Factors[0] == Dim.Of(1) && delta.Constant.IsFixed ? OneBased(delta.Constant) : null;
        }

        // With the shorter axis first.
        string? range = RangeOf(isFirst ? new Delta([delta.Axes[1], delta.Axes[0]], [delta.Factors[1], delta.Factors[0]], delta.Constant) : delta);
        return range is not null && range.All(static c => char.IsAsciiDigit(c) || c == ':') ? range : null;
    }

    private int IdentityOf(Dim size) => words.Make(MatrixWords.Identity, 2, [], [size.ToString()]);

    private static string OneBased(Dim index) => (index + Dim.Of(1)).ToString();

    // Rows that start further down: with i − j = −s the row i has its one in column i + s.
    private static string? RangeOf(Delta delta)
    {
        if (delta.Axes.Length != 2 || delta.Factors[0] + delta.Factors[1] != Dim.Of(0) || !delta.Factors[0].IsFixed || Math.Abs(delta.Factors[0].Length) != 1)
        {
            return null;
        }

        Dim start = delta.Factors[0].Length == 1 ? -1 * delta.Constant : delta.Constant;
        Dim rest = delta.Axes[1] - delta.Axes[0] - start;
        bool fits = start.IsFixed && start.Length >= 0 && rest.IsFixed && rest.Length >= 0;
        return fits ? $"{OneBased(start)}:{start + delta.Axes[0]}" : null;
    }

    private bool Take(Term term, int position)
    {
        (int word, int[] indices) = (term.Word, term.Indices);
        if (term.IsDelta)
        {
            Delta delta = term.Node!.Value.Delta;
            if (OfDelta(delta) is { } found)
            {
                word = found;
            }
            else if (delta.Axes.Length == 2 && OfDelta(new Delta([delta.Axes[1], delta.Axes[0]], [delta.Factors[1], delta.Factors[0]], delta.Constant)) is { } turned)
            {
                word = turned;
                indices = [indices[1], indices[0]];
            }
            else
            {
                return false;
            }
        }

        _positions.TryAdd(word, position);
        switch (indices.Length)
        {
            case 1:
                _items.Add(new Item(word, indices[0], None));
                return true;
            case 2 when indices[0] != indices[1]:
                _items.Add(new Item(word, indices[0], indices[1]));
                return true;
            case 2:
                // Whether anything else sits on the index is not known yet; a diagonal that is summed alone becomes a trace later.
                Close(word, indices[0], isAlone: false);
                return true;
            default:
                return false;
        }
    }

    // A matrix whose two ends meet on one index.
    private void Close(int word, int index, bool isAlone)
    {
        if (isAlone)
        {
            _numbers.Add(_chains.Trace(word, PositionOf));
        }
        else
        {
            _items.Add(new Item(words.Make(MatrixWords.Diagonal, 1, [word]), index, None));
        }
    }

    private int PositionOf(int factor)
    {
        int plain = words.Made(factor) is { } word && word.Operator == MatrixWords.Transpose ? word.Operands[0] : factor;
        return _positions.GetValueOrDefault(plain, int.MaxValue);
    }

    private int Degree(int index) => _items.Count(item => item.Carries(index));

    private bool IsPair(int index) => !_free.Contains(index) && Degree(index) == 2;

    // Summed, and on nothing that is left.
    private bool IsAlone(int index) => !_free.Contains(index) && Degree(index) == 0;

    private IEnumerable<int> Indices => _items.SelectMany(static item => item.IsVector ? [item.First] : new[] { item.First, item.Second }).Distinct();

    private bool MeetEntryByEntry()
    {
        for (int a = 0; a < _items.Count; a++)
        {
            for (int b = a + 1; b < _items.Count; b++)
            {
                (Item x, Item y) = (_items[a], _items[b]);
                if (x.IsVector || y.IsVector || !y.Carries(x.First) || !y.Carries(x.Second))
                {
                    continue;
                }

                bool crossed = x.First == y.Second;
                if (IsPair(x.First) && IsPair(x.Second))
                {
                    // A closed pair: A_ij A_ij, A_ij B_ij of plain matrices; anything else is the trace of a product.
                    Remove(a, b);
                    _numbers.Add(!crossed && x.Word == y.Word ? _chains.Squared(MatrixWords.FrobeniusNorm, x.Word)
                        : !crossed && IsPlain(x.Word) && IsPlain(y.Word) ? words.Make(MatrixWords.Sum, 0, [words.Make(MatrixWords.Hadamard, 2, [x.Word, y.Word])])
                        : _chains.Trace(_chains.Times(x.Word, crossed ? y.Word : _chains.Transposed(y.Word), 2), PositionOf));
                    return true;
                }

                Remove(a, b);
                _items.Insert(a, x with { Word = Hadamard(x.Word, crossed ? _chains.Transposed(y.Word) : y.Word, 2) });
                return true;
            }
        }

        return false;
    }

    private bool IsPlain(int word) => words.Made(word) is not { } made || made.Operator == MatrixWords.Hadamard;

    private int Hadamard(int a, int b, int order) =>
        a == b ? words.Make(MatrixWords.EntryPower, order, [a, words.Make(Operators.Number, 0, [], number: 2)]) : words.Make(MatrixWords.Hadamard, order, [a, b]);

    private void Remove(int a, int b)
    {
        _items.RemoveAt(b);
        _items.RemoveAt(a);
    }

    // A summed index between exactly two operands.
    private bool Contract()
    {
        foreach (int index in Indices.OrderBy(Turn).ToArray())
        {
            if (!IsPair(index))
            {
                continue;
            }

            int a = _items.FindIndex(item => item.Carries(index)), b = _items.FindLastIndex(item => item.Carries(index));
            (Item x, Item y) = (_items[a], _items[b]);
            Remove(a, b);
            if (x.IsVector && y.IsVector)
            {
                _numbers.Add(PartOf(x.Word, y.Word) ?? PartOf(y.Word, x.Word) ?? _chains.Dot(x.Word, y.Word));
            }
            else if (x.IsVector || y.IsVector)
            {
                (Item matrix, Item vector) = x.IsVector ? (y, x) : (x, y);
                int turned = matrix.Second == index ? matrix.Word : _chains.Transposed(matrix.Word);
                int other = matrix.Other(index);
                _items.Insert(a, new Item(PartOf(matrix.Word, vector.Word, matrix.Second == index) ?? SelectionOf(turned, vector.Word) ?? _chains.Times(turned, vector.Word, 1), other, None));
            }
            else
            {
                int left = x.Second == index ? x.Word : _chains.Transposed(x.Word), right = y.First == index ? y.Word : _chains.Transposed(y.Word);
                (int from, int to) = (x.Other(index), y.Other(index));
                int product = SelectionOf(left, right) ?? (SelectionOf(_chains.Transposed(right), _chains.Transposed(left)) is { } turned ? _chains.Transposed(turned) : null as int?)
                    ?? _chains.Times(left, right, 2);
                if (from == to)
                {
                    Close(product, from, isAlone: IsAlone(from));
                }
                else
                {
                    _items.Insert(a, new Item(product, from, to));
                }
            }

            return true;
        }

        return false;
    }

    // A position is taken at once; two parts of the identity wait for what they take a part of.
    private int Turn(int index)
    {
        Item[] on = [.. _items.Where(item => item.Carries(index))];
        return Array.Exists(on, item => words.Made(item.Word)?.Operator == MatrixWords.OneHot) ? 0 : Array.TrueForAll(on, IsRange) ? 2 : 1;
    }

    private bool IsRange(Item item) =>
        words.Made(item.Word) is { Order: 2 } word && word.Operator == MatrixWords.Subscript && words.Made(word.Operands[0])?.Operator == MatrixWords.Identity;

    // x[3], A[:,3]: a unit vector picks an entry, a row or a column.
    private int? PartOf(int whole, int unit, bool second = true)
    {
        // Only a number names a position.
        if (words.Made(unit)?.Operator != MatrixWords.OneHot || words.SubscriptsAt(unit) is not [var index, _] || !index.All(char.IsAsciiDigit))
        {
            return null;
        }

        int order = words.OrderOf(whole) - 1;
        if (words.Made(whole) is { Order: 2 } turned && turned.Operator == MatrixWords.Transpose)
        {
            return PartOf(turned.Operands[0], unit, !second);
        }

        if (words.Made(whole) is { } inner && inner.Operator == MatrixWords.Subscript && words.SubscriptsAt(whole) is var subscripts && subscripts.Count(static s => s == All) == 1)
        {
            return words.Make(MatrixWords.Subscript, order, inner.Operands, [.. subscripts.Select(s => s == All ? index : s)]);
        }

        return words.Make(MatrixWords.Subscript, order, [whole], order == 0 ? [index] : second ? [All, index] : [index, All]);
    }

    // x[2:4], A[2:4,:]: rows of the identity in front pick a range.
    private int? SelectionOf(int left, int right)
    {
        if (words.Made(left) is not { } word || word.Operator != MatrixWords.Subscript || word.Order != 2
            || words.Made(word.Operands[0])?.Operator != MatrixWords.Identity || words.SubscriptsAt(left) is not [var range, All])
        {
            return null;
        }

        if (words.Made(right) is { } turned && turned.Operator == MatrixWords.Transpose && turned.Order == 2)
        {
            return _chains.Transposed(words.Make(MatrixWords.Subscript, 2, turned.Operands, [All, range]));
        }

        int order = words.OrderOf(right);
        if (order == 1 && words.Made(right) is { } part && part.Operator == MatrixWords.Subscript && words.SubscriptsAt(right) is var taken && taken.Count(static s => s == All) == 1)
        {
            return words.Make(MatrixWords.Subscript, 1, part.Operands, [.. taken.Select(s => s == All ? range : s)]);
        }

        return words.Make(MatrixWords.Subscript, order, [right], order == 1 ? [range] : [range, All]);
    }

    private bool MergeVectors()
    {
        for (int a = 0; a < _items.Count; a++)
        {
            int b = _items[a].IsVector ? _items.FindIndex(a + 1, item => item.IsVector && item.First == _items[a].First) : -1;
            if (b >= 0)
            {
                (Item x, Item y) = (_items[a], _items[b]);
                Remove(a, b);
                _items.Insert(a, x with { Word = Hadamard(x.Word, y.Word, 1) });
                return true;
            }
        }

        return false;
    }

    // A summed index on one operand only.
    private bool SumAlone()
    {
        foreach (int index in Indices)
        {
            if (_free.Contains(index) || Degree(index) != 1)
            {
                continue;
            }

            int at = _items.FindIndex(item => item.Carries(index));
            Item item = _items[at];
            _items.RemoveAt(at);
            if (item.IsVector && words.Made(item.Word) is { } diagonal && diagonal.Operator == MatrixWords.Diagonal)
            {
                _numbers.Add(_chains.Trace(diagonal.Operands[0], PositionOf));
            }
            else if (item.IsVector || IsAlone(item.Other(index)))
            {
                _numbers.Add(words.Make(MatrixWords.Sum, 0, [item.Word]));
            }
            else
            {
                _items.Insert(at, new Item(words.Make(MatrixWords.Sum, 1, [item.Word], [item.First == index ? FirstAxis : SecondAxis, _sizes[index].ToString()]), item.Other(index), None));
            }

            return true;
        }

        return false;
    }

    // A_ij u_j B_jk: A diag(u) B.
    private bool PutDiagonalBetween()
    {
        foreach (int index in Indices)
        {
            int[] on = [.. Enumerable.Range(0, _items.Count).Where(i => _items[i].Carries(index))];
            int vector = Array.Find(on, i => _items[i].IsVector);
            if (_free.Contains(index) || on.Length != 3 || !_items[vector].IsVector)
            {
                continue;
            }

            Item u = _items[vector], x = _items[on.First(i => i != vector)], y = _items[on.Last(i => i != vector)];
            int left = x.Second == index ? x.Word : _chains.Transposed(x.Word), right = y.First == index ? y.Word : _chains.Transposed(y.Word);
            int product = _chains.Times(_chains.Times(left, DiagonalOf(u.Word), 2), right, 2);
            foreach (int i in on.OrderDescending())
            {
                _items.RemoveAt(i);
            }

            if (x.Other(index) == y.Other(index))
            {
                Close(product, x.Other(index), isAlone: IsAlone(x.Other(index)));
            }
            else
            {
                _items.Insert(Math.Min(on[0], _items.Count), new Item(product, x.Other(index), y.Other(index)));
            }

            return true;
        }

        return false;
    }

    // u_i A_ij: diag(u) A.
    private bool PutDiagonalAt()
    {
        foreach (int index in Indices)
        {
            int[] on = [.. Enumerable.Range(0, _items.Count).Where(i => _items[i].Carries(index))];
            if (!_free.Contains(index) || on.Length != 2 || _items[on[0]].IsVector == _items[on[1]].IsVector)
            {
                continue;
            }

            (Item u, Item matrix) = _items[on[0]].IsVector ? (_items[on[0]], _items[on[1]]) : (_items[on[1]], _items[on[0]]);
            int word = matrix.First == index ? _chains.Times(DiagonalOf(u.Word), matrix.Word, 2) : _chains.Times(matrix.Word, DiagonalOf(u.Word), 2);
            Remove(on[0], on[1]);
            _items.Insert(on[0], matrix with { Word = word });
            return true;
        }

        return false;
    }

    private int DiagonalOf(int vector) => words.Make(MatrixWords.Diagonal, 2, [vector]);

    // What is left when no rule applies any more; null when that is not what the result asks for.
    private int? Rest(int[] output, bool diagonal)
    {
        if (output is [var only])
        {
            return _items switch
            {
                [] => Ones(only),
                [{ IsVector: true } vector] => vector.Word,
                _ => null,
            };
        }

        (int i, int j) = (output[0], output[1]);
        if (diagonal)
        {
            return _items switch
            {
                [] => IdentityOf(_sizes[i]),
                [{ IsVector: true } vector] => DiagonalOf(vector.Word),
                _ => null,
            };
        }

        switch (_items)
        {
            case [{ IsVector: false } matrix]:
                return matrix.First == i ? matrix.Word : _chains.Transposed(matrix.Word);
            case []:
                return words.Make(MatrixWords.Ones, 2, [], [_sizes[i].ToString(), _sizes[j].ToString()]);
            case [{ IsVector: true } vector]:
                return vector.First == i ? _chains.Times(vector.Word, _chains.Transposed(Ones(j)), 2) : _chains.Times(Ones(i), _chains.Transposed(vector.Word), 2);
            case [{ IsVector: true } x, { IsVector: true } y]:
                (int column, int row) = x.First == i ? (x.Word, y.Word) : (y.Word, x.Word);
                if (SummedAlong(column) is var (left, m) && SummedAlong(row) is var (right, n))
                {
                    // A·1·1ᵀ·B.
                    int ones = words.Make(MatrixWords.Ones, 2, [], [m, n]);
                    return _chains.Times(_chains.Times(left, ones, 2), _chains.Transposed(right), 2);
                }

                return _chains.Times(column, _chains.Transposed(row), 2);
            default:
                return null;
        }
    }

    // A of A·1, and the length of the axis that is summed.
    private (int Matrix, string Length)? SummedAlong(int vector)
    {
        if (words.Made(vector) is not { Order: 1 } sum || sum.Operator != MatrixWords.Sum || words.SubscriptsAt(vector) is not [var axis, var length])
        {
            return null;
        }

        return (axis == SecondAxis ? sum.Operands[0] : _chains.Transposed(sum.Operands[0]), length);
    }

    private int Ones(int index) => words.Make(MatrixWords.Ones, 1, [], [_sizes[index].ToString()]);
}
