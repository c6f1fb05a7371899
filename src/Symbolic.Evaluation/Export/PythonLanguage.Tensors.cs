using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

internal partial class PythonLanguage
{
    private const string Letters = "ijklmnopqrstuvwxyzabcdefghABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <inheritdoc/>
    public override bool HasTensors => true;

    /// <summary>A function that makes a tensor of zeros and ones from a linear equation between its indices.</summary>
    protected virtual string DeltaSupport => """
        def symbolic_delta(lengths, factors, total):
            return (np.tensordot(np.array(factors), np.indices(lengths), axes=1) == total).astype(np.float64)
        """;

    /// <inheritdoc/>
    public override string Full(string constant, Shape shape) => Full(constant, ShapeText(shape));

    /// <inheritdoc/>
    public override string? TensorTemplate(Expr node)
    {
        if (node.Operator == Operators.Einsum)
        {
            return Einsum(node.Contraction);
        }

        if (node.Operator == Operators.Delta)
        {
            Delta delta = node.Delta;
            return $"symbolic_delta({Tuple(delta.Axes, node)}, {Tuple(delta.Factors, node)}, {Length(delta.Constant, node)})";
        }

        return node.Operator == Operators.Array ? Array(node) : Template(node.Operator);
    }

    /// <summary>The array of some entries.</summary>
    protected virtual string Entries(IEnumerable<string> entries) => $"np.array([{string.Join(", ", entries)}])";

    /// <summary>A shape as a tuple.</summary>
    protected static string ShapeText(Shape shape) => Tuple(shape.Axes, null);

    private string Array(Expr node) =>
        $"{Entries(Enumerable.Range(0, node.Operands.Count).Select(static i => $"{{{i.ToString(CultureInfo.InvariantCulture)}}}"))}.reshape({ShapeText(node.Shape)})";

    // An index that no operand carries repeats the value along its axis.
    private string Einsum(Contraction pattern)
    {
        if (pattern.Sizes.Length > Letters.Length)
        {
            throw new ExportException($"{Name} writes Einstein sums with at most {Letters.Length} indices.");
        }

        var carried = pattern.Inputs.SelectMany(static i => i).ToHashSet();
        string operands = string.Join(',', pattern.Inputs.Select(static i => Spelled(i)));
        string result = Spelled(pattern.Output.Where(carried.Contains));
        string values = string.Join(", ", Enumerable.Range(0, pattern.Inputs.Length).Select(static i => $"{{{i.ToString(CultureInfo.InvariantCulture)}}}"));
        string sum = operands == result && pattern.Inputs.Length == 1 ? "{0}" : $"{Module}.einsum('{operands}->{result}', {values}{EinsumOptions(pattern.Inputs.Length)})";
        if (pattern.Output.All(carried.Contains))
        {
            return sum;
        }

        string axes = string.Join(", ", pattern.Output.Select(i => carried.Contains(i) ? ":" : "None"));
        return $"{Module}.broadcast_to({Whole(sum)}[{axes}], {ShapeText(pattern.Shape)})";
    }

    /// <summary>Further arguments of an Einstein sum.</summary>
    protected virtual string EinsumOptions(int operands) => operands > 2 ? ", optimize=True" : "";

    /// <summary>A value that may be a plain number as an array.</summary>
    protected virtual string Whole(string code) => $"np.asarray({code})";

    private static string Spelled(IEnumerable<int> indices) => string.Concat(indices.Select(static i => Letters[i]));

    private static string Tuple(ImmutableArray<Dim> lengths, Expr? node) => $"({string.Join(", ", lengths.Select(l => Length(l, node)))}{(lengths.Length == 1 ? "," : "")})";

    private static string Length(Dim length, Expr? node) => length.IsFixed ? length.Length.ToString(CultureInfo.InvariantCulture)
        : throw new ExportException($"The length {length}{(node is { } n ? $" in '{n.Operator.Name}'" : "")} has no number.");
}
