using System.Globalization;

namespace Symbolic;

/// <summary>Values of tensor expressions at points, for occasional use; what runs often is made a <see cref="TensorProgram"/>.</summary>
public static class EvaluateTensorExtensions
{
    /// <summary>The value of an expression of any shape, given the values of its variables by name. Symbolic lengths follow from the shapes of the values.</summary>
    /// <param name="expr">A number, truth value (0 or 1) or tensor.</param>
    /// <param name="values">The values by name; what the expression does not contain is not used.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value, a function is unknown, or a length does not follow from the values.</exception>
    /// <exception cref="ArgumentException">A value does not have the shape of its variable.</exception>
    public static TensorValue EvaluateTensor(this Expr expr, IReadOnlyDictionary<string, TensorValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var inputs = new List<Expr>();
        var given = new List<TensorValue>();
        foreach ((string name, TensorValue value) in values)
        {
            if (expr.Owner.TryGetSymbol(name, out Expr symbol))
            {
                inputs.Add(symbol);
                given.Add(value);
            }
        }

        Dictionary<string, int> dimensions = InferDimensions(inputs, given);
        return TensorProgram.Create([expr], inputs, dimensions).Evaluate([.. given])[0];
    }

    /// <summary>The lengths of symbolic axes from the shapes of values.</summary>
    /// <exception cref="ArgumentException">A value has another number of axes than its variable, or two values say different lengths.</exception>
    public static Dictionary<string, int> InferDimensions(IReadOnlyList<Expr> variables, IReadOnlyList<TensorValue> values)
    {
        ArgumentNullException.ThrowIfNull(variables);
        ArgumentNullException.ThrowIfNull(values);
        var known = new Dictionary<string, int>();
        var open = new List<(Expr Variable, Dim Axis, int Length)>();
        for (int i = 0; i < variables.Count; i++)
        {
            Shape shape = variables[i].Shape, own = values[i].Shape;
            bool column = shape.Order == 1 && own.Order == 2 && own[1] == Dim.Of(1);
            if (shape.Order != own.Order && !column)
            {
                throw new ArgumentException($"The input '{variables[i].Name}' is in {shape}, but its value is in {own}.", nameof(values));
            }

            for (int axis = 0; axis < shape.Order; axis++)
            {
                open.Add((variables[i], shape[axis], own[axis].Length));
            }
        }

        // n is read off directly, n + 1 as soon as nothing else in it is unknown.
        bool progress = true;
        while (progress)
        {
            progress = false;
            for (int i = open.Count - 1; i >= 0; i--)
            {
                (Expr variable, Dim axis, int length) = open[i];
                Dim rest = axis.With(known);
                string[] unknown = [.. rest.Symbols];
                if (unknown.Length > 1)
                {
                    continue;
                }

                open.RemoveAt(i);
                if (unknown is [var symbol])
                {
                    known[symbol] = Solution(rest, symbol, length);
                    progress = true;
                }

                if (axis.With(known) is { IsFixed: false } || axis.With(known).Length != length)
                {
                    throw new ArgumentException(
                        $"The input '{variable.Name}' is in {variable.Shape}, but its value has an axis of length {length.ToString(CultureInfo.InvariantCulture)} where {axis} is {axis.With(known)}.", nameof(values));
                }
            }
        }

        return known;

        // A linear form at once; in n*n and the like the first n that is large enough.
        static int Solution(Dim dim, string symbol, int length)
        {
            int at0 = Value(dim, symbol, 0), factor = Value(dim, symbol, 1) - at0;
            if (Value(dim, symbol, 2) == at0 + (2 * factor))
            {
                return (length - at0) / factor;
            }

            int root = 0;
            while (root < length && Value(dim, symbol, root) < length)
            {
                root++;
            }

            return root;
        }

        static int Value(Dim dim, string symbol, int value) => dim.With(new Dictionary<string, int> { [symbol] = value }).Length;
    }
}
