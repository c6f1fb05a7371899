using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// Builds an Einstein sum in normal form: numbers and signs stand outside, patterns without sums of their own are merged,
/// Kronecker deltas rename indices and vanish, and what is a plain operand, a repeated number or a product entry by entry becomes
/// that.
/// </summary>
internal sealed class ContractionBuilder(ExprGraph graph)
{
    // Products of tensors are associative, so nested sums are one sum with more operands, whatever brackets were typed; in which
    // order they are contracted is decided when they are computed. A bound keeps long chains linear.
    private const int MaxTerms = 12;

    private const int FreshIndices = 1 << 20;

    private readonly List<(Expr Node, int[] Indices)> _terms = [];
    private readonly Dictionary<int, Dim> _sizes = [];
    private readonly List<Expr> _numbers = [];
    private readonly List<Expr> _divisors = [];
    private bool _negative;
    private int _fresh = FreshIndices;

    /// <summary>States the length of an index that no operand may carry.</summary>
    public void Size(int index, Dim size) => _sizes[index] = size;

    /// <summary>Multiplies by a tensor whose axes carry the given indices.</summary>
    public void Multiply(Expr node, int[] indices)
    {
        graph.Check(node);
        if (node.Shape.Order != indices.Length)
        {
            throw new ArgumentException($"{node} has {node.Shape.Order} axes, not {indices.Length}.", nameof(indices));
        }

        for (int axis = 0; axis < indices.Length; axis++)
        {
            if (!_sizes.TryGetValue(indices[axis], out Dim size))
            {
                _sizes.Add(indices[axis], node.Shape[axis]);
            }
            else if (size != node.Shape[axis])
            {
                throw new ShapeException(Operators.Einsum, new Shape(size), node.Shape) { Hint = $"The lengths {size} and {node.Shape[axis]} must be one." };
            }
        }

        _terms.Add((node, indices));
    }

    /// <summary>The sum over all indices that the result does not keep.</summary>
    public Expr Build(int[] output)
    {
        for (int i = 0; i < _terms.Count; i++)
        {
            // A term that dissolves is replaced by its parts, which are looked at in turn.
            while (i < _terms.Count && Dissolve(i, output))
            {
            }
        }

        if (!new DeltaReduction(graph, _terms, _sizes, output).Run())
        {
            return graph.Fill(graph.Zero, new Shape([.. output.Select(i => _sizes[i])]));
        }

        // What is left of a delta may be a condition on lengths, a number like others.
        for (int i = _terms.Count - 1; i >= 0; i--)
        {
            if (_terms[i].Node.Shape.IsScalar && _terms[i].Node.Type.Element == Element.Real)
            {
                _numbers.Add(_terms[i].Node);
                _terms.RemoveAt(i);
            }
        }

        CountFreeSums(output);
        return Scaled(Core(output), output);
    }

    private bool Dissolve(int position, int[] output)
    {
        (Expr node, int[] indices) = _terms[position];
        if (node.Shape.IsScalar)
        {
            // A truth value that repeats is the one thing that is not multiplied.
            if (node.Type.Element == Element.Boolean)
            {
                return false;
            }

            if (node.Is(Operators.Divide))
            {
                _divisors.Add(node.Operands[1]);
                _terms[position] = (node.Operands[0], indices);
            }
            else
            {
                if (!node.IsOne)
                {
                    _numbers.Add(node);
                }

                _terms.RemoveAt(position);
            }

            return true;
        }

        if (node.Is(Operators.Negate))
        {
            _negative = !_negative;
            _terms[position] = (node.Operands[0], indices);
            return true;
        }

        if (node.Is(Operators.Multiply) && (node.Operands[0].Shape.IsScalar || node.Operands[1].Shape.IsScalar))
        {
            bool first = node.Operands[0].Shape.IsScalar;
            _numbers.Add(node.Operands[first ? 0 : 1]);
            _terms[position] = (node.Operands[first ? 1 : 0], indices);
            return true;
        }

        if (node.Is(Operators.Divide) && node.Operands[1].Shape.IsScalar)
        {
            _divisors.Add(node.Operands[1]);
            _terms[position] = (node.Operands[0], indices);
            return true;
        }

        if (node.Is(Operators.Einsum) && (_terms.Count - 1 + node.Operands.Count <= MaxTerms || IsMerely(node.Contraction) || Meets(node, indices, output)))
        {
            Inline(position, node, indices);
            return true;
        }

        return false;
    }

    // A pattern that sums nothing (a transposition, a repetition, an outer product) always merges with what is around it.
    private static bool IsMerely(Contraction pattern) => !pattern.Summed.Any();

    // A delta inside can vanish only if one of its indices is summed out here.
    private static bool Meets(Expr node, int[] indices, int[] output)
    {
        Contraction pattern = node.Contraction;
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            if (node.Operands[i].Is(Operators.Delta) && node.Operands[i].Delta.IsKronecker)
            {
                foreach (int inner in pattern.Inputs[i])
                {
                    int axis = pattern.Output.IndexOf(inner);
                    if (axis >= 0 && Array.IndexOf(output, indices[axis]) < 0)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private void Inline(int position, Expr node, int[] indices)
    {
        Contraction pattern = node.Contraction;
        var map = new Dictionary<int, int>();
        for (int axis = 0; axis < indices.Length; axis++)
        {
            map[pattern.Output[axis]] = indices[axis];
        }

        for (int inner = 0; inner < pattern.Sizes.Length; inner++)
        {
            if (!map.ContainsKey(inner))
            {
                map[inner] = _fresh;
                _sizes[_fresh++] = pattern.Sizes[inner];
            }
        }

        _terms.RemoveAt(position);
        for (int i = pattern.Inputs.Length - 1; i >= 0; i--)
        {
            _terms.Insert(position, (node.Operands[i], [.. pattern.Inputs[i].Select(k => map[k])]));
        }
    }

    // An index that is summed but that no operand carries counts its length.
    private void CountFreeSums(int[] output)
    {
        foreach (int index in _sizes.Keys.ToArray())
        {
            if (Array.IndexOf(output, index) < 0 && !_terms.Exists(t => Array.IndexOf(t.Indices, index) >= 0))
            {
                _numbers.Add(graph.Length(_sizes[index]));
                _sizes.Remove(index);
            }
        }
    }

    private Expr? Core(int[] output)
    {
        if (_terms.Count == 0)
        {
            return null;
        }

        // The identity is its own transpose.
        if (_terms is [(var identity, [var row, var column])] && output is [var first, var second] && first == column && second == row && row != column
            && identity.Is(Operators.Delta) && identity.Delta.IsKronecker)
        {
            return identity;
        }

        if (_terms.TrueForAll(t => t.Indices.AsSpan().SequenceEqual(output)) && output.Distinct().Count() == output.Length)
        {
            return _terms.Select(static t => t.Node).Aggregate(static (a, b) => a * b);
        }

        var numbers = new Dictionary<int, int>();
        var sizes = ImmutableArray.CreateBuilder<Dim>();
        int NumberOf(int index)
        {
            if (!numbers.TryGetValue(index, out int number))
            {
                number = numbers.Count;
                numbers.Add(index, number);
                sizes.Add(_sizes[index]);
            }

            return number;
        }

        ImmutableArray<ImmutableArray<int>> inputs = [.. _terms.Select(t => t.Indices.Select(NumberOf).ToImmutableArray())];
        ImmutableArray<int> kept = [.. output.Select(NumberOf)];
        return graph.InternEinsum([.. _terms.Select(static t => t.Node)], new Contraction(inputs, kept, sizes.ToImmutable()));
    }

    private Expr Scaled(Expr? core, int[] output)
    {
        // The last one found stands innermost, so that a quotient of quotients is built as it was.
        _divisors.Reverse();
        Expr? factor = _numbers.Count == 0 ? null : _numbers.Aggregate(static (a, b) => a * b);
        if (core is not { } product)
        {
            Expr number = _divisors.Aggregate(factor ?? graph.One, static (a, b) => a / b);
            return graph.Fill(_negative ? -number : number, new Shape([.. output.Select(i => _sizes[i])]));
        }

        Expr result = _divisors.Aggregate(factor is { } scale ? scale * product : product, static (a, b) => a / b);
        return _negative ? -result : result;
    }
}
