using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;

namespace Symbolic;

/// <summary>Which method is which operator, from the columns of the operator table.</summary>
internal sealed class OperatorMethods
{
    // Single precision.
    private const double Near = 2e-6;

    // Classes of functions of numbers in which a name says what is meant.
    private static readonly HashSet<Type> s_libraries =
        [typeof(Math), typeof(MathF), typeof(double), typeof(float), typeof(Numerics.Special), typeof(MathNet.Numerics.SpecialFunctions), typeof(MathNet.Numerics.Trig)];

    private readonly Dictionary<(string Path, int Arguments), Operator> _bySpelling = [];
    private readonly Dictionary<MethodInfo, Operator> _byMethod = [];
    private readonly Dictionary<string, Operator> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<MethodInfo, Operator?> _compared = [];

    public OperatorMethods(OperatorTable table)
    {
        foreach (Operator op in table.All)
        {
            if (CalledBy(op.Code.CSharp) is var (path, count))
            {
                _bySpelling.TryAdd((path, count), op);
            }

            if (FunctionOf(op)?.Method is { IsStatic: true } method)
            {
                _byMethod.TryAdd(method, op);
            }

            foreach (string name in op.IsFunction ? op.Aliases.Prepend(op.Name) : [])
            {
                _byName.TryAdd(name, op);
            }
        }
    }

    /// <summary>The operator that a call means, and the meaning of a further argument where it has one.</summary>
    public bool TryFind(MethodCallExpression call, [NotNullWhen(true)] out Operator? op, out Parameter? parameter)
    {
        parameter = null;
        op = null;
        if (call.Object is not null)
        {
            return false;
        }

        MethodInfo method = call.Method;
        int count = call.Arguments.Count;
        string path = $"{method.DeclaringType?.FullName?.Replace('+', '.')}.{method.Name}";
        if (_bySpelling.TryGetValue((path, count), out op) || (_byMethod.TryGetValue(method, out op) && Takes(op, count)))
        {
            return true;
        }

        if (!s_libraries.Contains(method.DeclaringType!))
        {
            return false;
        }

        if (!_compared.TryGetValue(method, out op))
        {
            op = _byName.TryGetValue(method.Name, out Operator? named) && IsSame(method, named) ? named : null;
            _compared.Add(method, op);
        }

        parameter = op is UnaryOperator unary && count == 2 ? unary.Parameter : null;
        return op is not null;
    }

    private static bool Takes(Operator op, int count) => count >= op.MinOperands && count <= op.MaxOperands;

    private static Delegate? FunctionOf(Operator op) => op switch
    {
        UnaryOperator unary => unary.Evaluate,
        BinaryOperator binary => binary.Evaluate,
        NaryOperator nary => nary.Evaluate,
        _ => null,
    };

    // "Math.Sin({0})" is a call of System.Math.Sin with one argument; a formula of several calls is none.
    private static (string Path, int Count)? CalledBy(string template)
    {
        int open = template.IndexOf('(', StringComparison.Ordinal);
        if (open <= 0 || !template.EndsWith(')') || !template.AsSpan(0, open).ContainsAny("."))
        {
            return null;
        }

        string[] arguments = template[(open + 1)..^1].Split(", ");
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] != $"{{{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}}}")
            {
                return null;
            }
        }

        string path = template[..open];
        return (path.StartsWith("Math.", StringComparison.Ordinal) ? "System." + path : path, arguments.Length);
    }

    // A name alone proves nothing: inverse cotangents, say, have two conventions. The values must be the same at the samples.
    private static bool IsSame(MethodInfo method, Operator op)
    {
        ParameterInfo[] parameters = method.GetParameters();
        if (method.ContainsGenericParameters || !parameters.All(static p => p.ParameterType == typeof(double) || p.ParameterType == typeof(float)))
        {
            return false;
        }

        if (op is UnaryOperator { Parameter: { } further } && parameters.Length == 2)
        {
            return parameters[1].Name?.Contains(further.Name, StringComparison.OrdinalIgnoreCase) == true;
        }

        (double[] Point, double Value)[]? samples = !Takes(op, parameters.Length) ? null : op switch
        {
            UnaryOperator unary => [.. unary.Samples.Select(x => ((double[])[x], unary.Evaluate(x)))],
            BinaryOperator binary => [.. binary.Samples.Select(s => ((double[])[s.Item1, s.Item2], binary.Evaluate(s.Item1, s.Item2)))],
            NaryOperator nary => [.. nary.Samples.Where(s => s.Length == parameters.Length).Select(s => (s.ToArray(), nary.Evaluate(s.AsSpan())))],
            _ => null,
        };
        bool?[] agreements = [.. (samples ?? []).Select(s => Agrees(method, parameters, s.Point, s.Value))];
        return !agreements.Contains(false) && agreements.Contains(true);
    }

    // Null where a library throws outside of the domain.
    private static bool? Agrees(MethodInfo method, ParameterInfo[] parameters, double[] point, double expected)
    {
        try
        {
            object?[] arguments = [.. point.Select((x, i) => parameters[i].ParameterType == typeof(float) ? (object)(float)x : x)];
            double value = Convert.ToDouble(method.Invoke(null, arguments), System.Globalization.CultureInfo.InvariantCulture);
            return value.Equals(expected) || Math.Abs(value - expected) <= Near * Math.Max(1, Math.Abs(expected));
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }
}
