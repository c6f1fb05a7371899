using System.Collections.Immutable;

namespace Symbolic;

/// <summary>The single moves: two items become one, or one loses an index.</summary>
internal sealed partial class Raising
{
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
}
