using System.Globalization;

namespace Symbolic.Repl.Work;

/// <summary>A number, vector, matrix or tensor as a request spells it: its shape, and its entries with the last axis running fastest.</summary>
internal sealed class InputValue
{
    // As many as a reader takes in at a glance.
    private const int MostShown = 16;

    private TensorValue? _tensor;

    /// <summary>A number.</summary>
    public InputValue(InputNumber number)
        : this(Shape.Scalar, [number])
    {
    }

    /// <summary>A tensor of as many entries as its shape has.</summary>
    public InputValue(Shape shape, IReadOnlyList<InputNumber> entries) => (Shape, Entries) = (shape, entries);

    public Shape Shape { get; }

    public IReadOnlyList<InputNumber> Entries { get; }

    /// <summary>The double nearest to the number, of a tensor to its first entry.</summary>
    public double Value => Entries[0].Value;

    /// <summary>The doubles nearest to the entries.</summary>
    public TensorValue Tensor => _tensor ??= new TensorValue(Shape, [.. Entries.Select(static e => e.Value)]);

    /// <summary>True for a matrix of one column, which may be meant as a vector.</summary>
    public bool IsColumn => Shape.Order == 2 && Shape[1] == Dim.Of(1);

    /// <summary>The doubles of a value that fits a shape; a matrix of one column may stand for a vector.</summary>
    public TensorValue InShapeOf(Shape shape) => IsColumn && shape.Order == 1 ? new TensorValue(new Shape(Shape[0]), Tensor.Entries) : Tensor;

    /// <summary>True when the value can be that of a variable in a shape; symbolic lengths fit every number.</summary>
    public bool Fits(Shape shape)
    {
        if (Shape.Order != shape.Order && !(IsColumn && shape.Order == 1))
        {
            return false;
        }

        for (int axis = 0; axis < shape.Order; axis++)
        {
            if (shape[axis].IsFixed && shape[axis] != Shape[axis])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The spelling, for a tensor that is not small its shape: <c>[1, 2; 3, 4]</c>.</summary>
    public override string ToString()
    {
        if (Shape.IsScalar)
        {
            return Entries[0].Text;
        }

        if (Shape.Order > 2 || Entries.Count > MostShown)
        {
            return string.Create(CultureInfo.InvariantCulture, $"… ({Shape})");
        }

        int columns = Shape.Order == 1 ? Math.Max(1, Entries.Count) : Math.Max(1, Shape[1].Length);
        return $"[{string.Join("; ", Entries.Chunk(columns).Select(static row => string.Join(", ", row.Select(static e => e.Text))))}]";
    }
}
