using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <summary>A point of tensors as numbers by name: <c>W[2,3]</c>. Names are made when somebody asks, for there may be very many.</summary>
internal sealed class PointByEntries(Expr[] variables, Shape[] shapes, double[] point) : IReadOnlyDictionary<string, double>
{
    public int Count => point.Length;

    public IEnumerable<string> Keys => this.Select(static p => p.Key);

    public IEnumerable<double> Values => point;

    public double this[string key] => TryGetValue(key, out double value) ? value : throw new KeyNotFoundException($"The point has no '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out double value)
    {
        foreach ((string name, double number) in this)
        {
            if (name == key)
            {
                value = number;
                return true;
            }
        }

        value = 0;
        return false;
    }

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator()
    {
        int at = 0;
        for (int i = 0; i < variables.Length; i++)
        {
            int count = (int)TensorValue.CountOf(shapes[i]);
            for (int k = 0; k < count; k++)
            {
                yield return new(variables[i].Name + EntryNames.Of(shapes[i], k), point[at++]);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
