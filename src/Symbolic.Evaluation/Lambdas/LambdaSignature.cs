using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;

namespace Symbolic;

/// <summary>How the parameters and the result of a delegate type carry numbers: one parameter for each input, or one array of all.</summary>
internal sealed class LambdaSignature
{
    private LambdaSignature(Type type, Type result, Type[] parameters) => (Type, Result, Parameters) = (type, result, parameters);

    public Type Type { get; }

    /// <summary>The type that is returned: a number, <c>bool</c>, or an array of numbers.</summary>
    public Type Result { get; }

    public Type[] Parameters { get; }

    /// <summary>True when all inputs come in one array.</summary>
    public bool TakesArray => Parameters is [{ IsArray: true }];

    /// <summary>Reads a delegate type.</summary>
    /// <exception cref="ArgumentException">It returns nothing.</exception>
    public static LambdaSignature Of(Type type)
    {
        MethodInfo invoke = DelegateTypes.InvokeMethod(type) ?? throw new ArgumentException($"{type.Name} is no delegate with a signature.");
        return new LambdaSignature(type, invoke.ReturnType, [.. invoke.GetParameters().Select(static p => p.ParameterType)]);
    }

    /// <summary>True when a type of number occurs.</summary>
    public bool Mentions(Type number) => Parameters.Append(Result).Any(t => t == number || (t.IsArray && t.GetElementType() == number));

    /// <summary>The parameters, and the inputs read from them.</summary>
    /// <param name="names">The names of the inputs.</param>
    /// <param name="numbers">What numbers are inside.</param>
    /// <param name="isLogical">Which inputs are truth values.</param>
    /// <exception cref="ArgumentException">The parameters do not fit.</exception>
    public (ParameterExpression[] Parameters, Expression[] Inputs) Read(IReadOnlyList<string> names, LambdaArithmetic numbers, Func<int, bool> isLogical)
    {
        if (TakesArray)
        {
            ParameterExpression all = Expression.Parameter(Parameters[0], "inputs");
            return ([all], [.. names.Select((name, i) => Converted(Expression.ArrayIndex(all, Expression.Constant(i)), isLogical(i) ? typeof(bool) : numbers.Number, name))]);
        }

        if (Parameters.Length != names.Count)
        {
            throw new ArgumentException($"The delegate type takes {Program.Count(Parameters.Length, "number")} where there are {Program.Count(names.Count, "input")}: {string.Join(", ", names)}.");
        }

        ParameterExpression[] parameters = [.. names.Select((name, i) => Expression.Parameter(Parameters[i], name))];
        return (parameters, [.. parameters.Select((p, i) => Converted(p, isLogical(i) ? typeof(bool) : numbers.Number, names[i]))]);
    }

    /// <summary>The value that is returned, of one or more results.</summary>
    /// <exception cref="ArgumentException">The results do not fit.</exception>
    public Expression Return(Expression[] results)
    {
        if (Result is { IsArray: true } && Result.GetElementType() is { } element)
        {
            return LambdaArithmetic.NewArray(element, [.. results.Select(r => Converted(AsNumber(r), element, "the result"))]);
        }

        return results.Length == 1
            ? Converted(results[0], Result, "the result")
            : throw new ArgumentException($"The delegate type returns one value where there are {results.Length} results; let it return an array.");
    }

    private static Expression AsNumber(Expression value) =>
        value.Type == typeof(bool) ? Expression.Condition(value, Expression.Constant(1.0), Expression.Constant(0.0)) : value;

    private static Expression Converted(Expression value, Type to, string what)
    {
        bool fits = value.Type == to
            || (value.Type == typeof(float) && (to == typeof(double) || to == typeof(Complex)))
            || (value.Type == typeof(double) && (to == typeof(float) || to == typeof(Complex)));
        return !fits ? throw new ArgumentException($"{what} is {Named(to)}, but the delegate type has {Named(value.Type)} there.")
            : value.Type == to ? value
            : Expression.Convert(value, to);
    }

    private static string Named(Type type) =>
        type == typeof(double) ? "a double" : type == typeof(float) ? "a float" : type == typeof(bool) ? "a truth value" : $"a {type.Name}";
}
