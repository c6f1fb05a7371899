using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// From an Einstein sum back to matrix words. Vectors hang on one index, matrices join two. Indices are removed one after the
/// other: a summed index between two operands is a product, operands on the same indices meet entry by entry, an index that no one
/// else carries is a sum over an axis, a vector on an index that others share is a diagonal matrix. What is left in the end is a
/// number, a vector on the first index of the result, or a matrix from its first index to its second.
/// </summary>
internal sealed partial class Raising(PrintedGraph words)
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
