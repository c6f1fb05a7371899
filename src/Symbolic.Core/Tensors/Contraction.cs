using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// The index pattern of an Einstein sum: which axis of which operand carries which index, and which indices the result keeps.
/// Indices are positions 0, 1, 2 …; letters exist only where people read and write. An index that the result has and no operand
/// carries repeats the value along that axis; one that operands carry and the result has not is summed.
/// Source: Laue, Mitterreiter and Giesen, Computing Higher Order Derivatives of Matrix and Tensor Expressions, NeurIPS 2018.
/// </summary>
public sealed class Contraction : IEquatable<Contraction>
{
    private readonly int _hash;

    internal Contraction(ImmutableArray<ImmutableArray<int>> inputs, ImmutableArray<int> output, ImmutableArray<Dim> sizes)
    {
        (Inputs, Output, Sizes) = (inputs, output, sizes);
        var hash = new HashCode();
        foreach (ImmutableArray<int> input in inputs)
        {
            hash.Add(-1);
            foreach (int index in input)
            {
                hash.Add(index);
            }
        }

        hash.Add(-2);
        foreach (int index in output)
        {
            hash.Add(index);
        }

        foreach (Dim size in sizes)
        {
            hash.Add(size);
        }

        _hash = hash.ToHashCode();
    }

    /// <summary>For each operand the index of each of its axes.</summary>
    public ImmutableArray<ImmutableArray<int>> Inputs { get; }

    /// <summary>The indices of the result's axes, all different.</summary>
    public ImmutableArray<int> Output { get; }

    /// <summary>The length of each index.</summary>
    public ImmutableArray<Dim> Sizes { get; }

    /// <summary>The shape of the result.</summary>
    public Shape Shape => new([.. Output.Select(i => Sizes[i])]);

    /// <summary>The indices that are summed.</summary>
    public IEnumerable<int> Summed => Inputs.SelectMany(static i => i).Distinct().Where(i => !Output.Contains(i));

    /// <inheritdoc/>
    public bool Equals(Contraction? other) =>
        other is not null && _hash == other._hash && Inputs.Length == other.Inputs.Length
        && Output.AsSpan().SequenceEqual(other.Output.AsSpan())
        && Sizes.AsSpan().SequenceEqual(other.Sizes.AsSpan())
        && Inputs.Zip(other.Inputs).All(static p => p.First.AsSpan().SequenceEqual(p.Second.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Contraction);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <summary>The pattern as it is written for people: <c>ij,jk-&gt;ik</c>.</summary>
    public override string ToString() => $"{string.Join(',', Inputs.Select(Letters))}->{Letters(Output)}";

    private static string Letters(ImmutableArray<int> indices) => string.Concat(indices.Select(LetterOf));

    // i, j, k … first, as people do; beyond the alphabet a number in braces.
    private static string LetterOf(int index) => index < 18 ? ((char)('i' + index)).ToString() : $"{{{index}}}";
}
