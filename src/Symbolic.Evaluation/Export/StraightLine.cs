using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>
/// Expressions as a list of values in the order in which they can be computed: what every target language is written from. Each
/// value is an input, a constant, or one operator of the table applied to values that stand before it; a common subexpression is
/// one value. Powers with exact exponents are spelled out in products and roots, operators over many operands in steps of two,
/// operations on constants are carried out, so that a language has to spell no more than the operators themselves.
/// </summary>
internal sealed class StraightLine
{
    private readonly List<Value> _values;
    private readonly List<int> _operands;
    private readonly List<LineConstant> _constants;
    private int[]? _uses;

    private readonly IReadOnlyDictionary<int, Expr> _tensors;

    internal StraightLine(List<Value> values, List<int> operands, List<LineConstant> constants, IReadOnlyDictionary<int, Expr> tensors, string[] inputs, int[] outputs) =>
        (_values, _operands, _constants, _tensors, Inputs, Outputs) = (values, operands, constants, tensors, inputs, outputs);

    /// <summary>The shapes of the inputs; null when all inputs and outputs are single numbers.</summary>
    public IReadOnlyList<Shape>? InputShapes { get; init; }

    /// <summary>The shapes of the outputs; null when all inputs and outputs are single numbers.</summary>
    public IReadOnlyList<Shape>? OutputShapes { get; init; }

    /// <summary>The names of the inputs, as in the graph; input i is value i.</summary>
    public IReadOnlyList<string> Inputs { get; }

    /// <summary>The values that are the results.</summary>
    public IReadOnlyList<int> Outputs { get; }

    /// <summary>The number of values, inputs and constants included.</summary>
    public int Count => _values.Count;

    /// <summary>Makes the list.</summary>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="ExportException">An operator of tensors.</exception>
    public static StraightLine Create(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs, CancellationToken cancellation = default) =>
        StraightLineBuilder.Build(outputs, inputs, cancellation);

    /// <summary>
    /// Makes the list with tensors as values: Einstein sums, deltas, arrays and operators of tensors are one value each, functions
    /// applied entry by entry are written as those of numbers.
    /// </summary>
    /// <inheritdoc cref="Create"/>
    public static StraightLine CreateOfTensors(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs, CancellationToken cancellation = default) =>
        StraightLineBuilder.BuildOfTensors(outputs, inputs, cancellation);

    /// <summary>Makes the list for complex numbers: nothing is computed beforehand, and powers stay powers.</summary>
    /// <inheritdoc cref="Create"/>
    public static StraightLine CreateOfComplex(IReadOnlyList<Expr> outputs, ReadOnlySpan<Expr> inputs, CancellationToken cancellation = default) =>
        StraightLineBuilder.Build(outputs, inputs, cancellation, ofComplex: true);

    /// <summary>The node of a value that is made of tensors as wholes; null for what works on numbers, or entry by entry.</summary>
    public Expr? TensorAt(int value) => _tensors.TryGetValue(value, out Expr node) ? node : null;

    /// <summary>True for an input.</summary>
    public bool IsInput(int value) => value < Inputs.Count;

    /// <summary>True for a constant.</summary>
    public bool IsConstant(int value) => _values[value].Operator is null && !IsInput(value);

    /// <summary>True for an operator applied to values.</summary>
    public bool IsComputed(int value) => _values[value].Operator is not null;

    /// <summary>True for a truth value.</summary>
    public bool IsLogical(int value) => _values[value].IsLogical;

    /// <summary>The operator that computes a value.</summary>
    public Operator OperatorAt(int value) => _values[value].Operator ?? throw new InvalidOperationException("An input or a constant has no operator.");

    /// <summary>The values that an operator takes.</summary>
    public ReadOnlySpan<int> OperandsAt(int value)
    {
        Value v = _values[value];
        return v.Operator is null ? [] : CollectionsMarshal.AsSpan(_operands).Slice(v.Start, v.Count);
    }

    /// <summary>The constant.</summary>
    public LineConstant ConstantAt(int value) => _constants[_values[value].Start];

    /// <summary>For each value how many operands and results it is; what no result needs has no use.</summary>
    public ReadOnlySpan<int> Uses()
    {
        if (_uses is null)
        {
            var uses = new int[Count];
            foreach (int output in Outputs)
            {
                uses[output]++;
            }

            for (int value = Count - 1; value >= 0; value--)
            {
                if (uses[value] > 0)
                {
                    foreach (int operand in OperandsAt(value))
                    {
                        uses[operand]++;
                    }
                }
            }

            _uses = uses;
        }

        return _uses;
    }

    /// <summary>What a value is: where its operands start and how many there are; for a constant, which one.</summary>
    internal readonly record struct Value(Operator? Operator, int Start, int Count, bool IsLogical);
}

/// <summary>A constant of a <see cref="StraightLine"/>: exact where it was written or computed exactly.</summary>
/// <param name="Value">The nearest double; truth values are 0 and 1.</param>
/// <param name="Exact">The exact number; null for what was rounded.</param>
/// <param name="Leaf">The named constant, such as π; null for a number.</param>
internal readonly record struct LineConstant(double Value, Rational? Exact, LeafOperator? Leaf);
