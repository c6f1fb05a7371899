using System.Globalization;

namespace Symbolic.Tensors;

/// <summary>constant + Σ factor·index over the indices of loops.</summary>
internal sealed class Affine
{
    private readonly SortedDictionary<int, long> _factors = [];

    public Affine(long constant) => Constant = constant;

    public long Constant { get; private set; }

    public IReadOnlyDictionary<int, long> Factors => _factors;

    /// <summary>An index by itself.</summary>
    public static Affine Of(int index)
    {
        var result = new Affine(0);
        result._factors.Add(index, 1);
        return result;
    }

    /// <summary>The index, when the form is an index and nothing else.</summary>
    public int? Single => Constant == 0 && _factors.Count == 1 && _factors.First() is (var index, 1) ? index : null;

    public long this[int index] => _factors.GetValueOrDefault(index);

    /// <summary>Adds a multiple of another form.</summary>
    public void Add(Affine other, long factor)
    {
        Constant += factor * other.Constant;
        foreach ((int index, long own) in other._factors)
        {
            long sum = this[index] + (factor * own);
            if (sum == 0)
            {
                _factors.Remove(index);
            }
            else
            {
                _factors[index] = sum;
            }
        }
    }

    /// <summary>Puts a form in the place of an index.</summary>
    public void Substitute(int index, Affine form)
    {
        if (_factors.Remove(index, out long factor))
        {
            Add(form, factor);
        }
    }

    /// <summary>The factors divided by a number that divides them all, the constant by it as well; false where it does not divide that.</summary>
    public bool TryDivide(long divisor)
    {
        if (Constant % divisor != 0)
        {
            return false;
        }

        Constant /= divisor;
        foreach (int index in _factors.Keys.ToArray())
        {
            _factors[index] /= divisor;
        }

        return true;
    }

    /// <summary>The smallest and the largest value over all indices within their sizes.</summary>
    public (long Low, long High) Range(IReadOnlyList<int> sizes)
    {
        long low = Constant, high = Constant;
        foreach ((int index, long factor) in _factors)
        {
            long reach = factor * (sizes[index] - 1);
            low += Math.Min(0, reach);
            high += Math.Max(0, reach);
        }

        return (low, high);
    }

    public override string ToString() =>
        string.Join(" + ", _factors.Select(static f => $"{f.Value.ToString(CultureInfo.InvariantCulture)}·{f.Key.ToString(CultureInfo.InvariantCulture)}").Append(Constant.ToString(CultureInfo.InvariantCulture)));
}
