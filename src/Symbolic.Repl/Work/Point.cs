using System.Globalization;

namespace Symbolic.Repl.Work;

/// <summary>A point as expressions are evaluated at it.</summary>
/// <param name="Values">The values of variables.</param>
/// <param name="Lengths">The numbers of symbolic lengths, as the shapes of the values say.</param>
internal sealed record Point(IReadOnlyDictionary<Expr, TensorValue> Values, IReadOnlyDictionary<string, int> Lengths)
{
    private static readonly IReadOnlyDictionary<string, int> s_none = new Dictionary<string, int>();

    /// <summary>The point with the names of a problem looked up; names that the problem does not know are left out.</summary>
    /// <exception cref="WrongShapeException">A value does not have the shape of its variable, or two values say different lengths.</exception>
    public static Point Of(IReadOnlyDictionary<string, InputValue> given, Problem problem)
    {
        var values = new Dictionary<Expr, TensorValue>(problem.Introduced);
        bool haveAxes = values.Count > 0;
        foreach ((string name, InputValue value) in given)
        {
            if (problem.TryInput(name) is not { } variable)
            {
                continue;
            }

            if (!value.Fits(variable.Shape))
            {
                if (problem.IsFree(variable))
                {
                    throw Misfit(name, value, variable.Shape);
                }

                continue;
            }

            values[variable] = value.InShapeOf(variable.Shape);
            haveAxes |= !variable.Shape.IsScalar;
        }

        return new Point(values, haveAxes ? Infer(values, problem) : s_none);
    }

    /// <summary>The numbers of some symbolic lengths, as the shapes of the values say or, where they do not, the values themselves.</summary>
    public Dictionary<string, int> LengthsOf(IEnumerable<string> symbols)
    {
        var lengths = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string symbol in symbols)
        {
            if (Lengths.TryGetValue(symbol, out int length) || TryWholeNumber(symbol, out length))
            {
                lengths.Add(symbol, length);
            }
        }

        return lengths;
    }

    private bool TryWholeNumber(string symbol, out int number)
    {
        (Expr variable, TensorValue? value) = Values.FirstOrDefault(v => v.Key.Shape.IsScalar && v.Key.Name == symbol);
        bool isWhole = variable.Graph is not null && (double)value is >= 0 and <= int.MaxValue and var found && double.IsInteger(found);
        number = isWhole ? (int)(double)value : 0;
        return isWhole;
    }

    private static Dictionary<string, int> Infer(Dictionary<Expr, TensorValue> values, Problem problem)
    {
        Expr[] variables = [.. values.Keys.Where(v => !v.Shape.IsScalar && !problem.IsDefined(v))];
        Dictionary<string, int> lengths;
        try
        {
            lengths = EvaluateTensorExtensions.InferDimensions(variables, [.. variables.Select(v => values[v])]);
        }
        catch (ArgumentException e)
        {
            throw new WrongShapeException(e.Message.Replace(" (Parameter 'values')", "", StringComparison.Ordinal));
        }

        foreach ((Expr variable, TensorValue value) in values)
        {
            if (variable.Shape.IsScalar && lengths.TryGetValue(variable.Name, out int length) && (double)value != length)
            {
                throw new WrongShapeException(string.Create(
                    CultureInfo.InvariantCulture, $"The value of {variable.Name} is {(double)value:R}, but it is {length} in the shapes of the other values."));
            }
        }

        return lengths;
    }

    private static WrongShapeException Misfit(string name, InputValue value, Shape shape)
    {
        string given = value.Shape.IsScalar ? "a number" : $"in {value.Shape}";
        string wanted = shape.IsScalar ? "a number" : $"in {shape}";
        bool otherLength = value.Shape.Order == shape.Order;
        return new WrongShapeException(
            $"A value of '{name}' is {given}, but {name} is {wanted}.",
            otherLength ? $"A length that differs between points has a name: \"shapes\": {{\"{name}\": [{string.Join(", ", shape.Axes.Select(static (_, i) => $"\"{(char)('n' + (i % 13))}\""))}]}}." : null);
    }
}
