using System.Linq.Expressions;
using System.Reflection;

namespace Symbolic;

/// <summary>Turns a lambda expression into nodes of a graph: one loop with a stack over the parts of its body.</summary>
internal sealed class LambdaReader
{
    // Lambdas that are called by lambdas, each by the next.
    private const int DeepestCall = 100;

    private readonly ExprGraph _graph;
    private readonly OperatorMethods _methods;
    private readonly HashSet<LambdaExpression> _open;
    private readonly Dictionary<ParameterExpression, Expr> _parameters = [];
    private readonly Dictionary<Expression, string?> _dependsOn = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Expression, Expr> _read = new(ReferenceEqualityComparer.Instance);

    public LambdaReader(ExprGraph graph)
        : this(graph, new OperatorMethods(graph.Operators), [])
    {
    }

    private LambdaReader(ExprGraph graph, OperatorMethods methods, HashSet<LambdaExpression> open) => (_graph, _methods, _open) = (graph, methods, open);

    /// <summary>The body with expressions in the place of the parameters.</summary>
    public Expr Read(LambdaExpression lambda, Expr[] arguments)
    {
        if (!_open.Add(lambda) || _open.Count > DeepestCall)
        {
            throw new LambdaReadException("The lambda expression calls itself, or others too deep; formulas have no recursion.");
        }

        for (int i = 0; i < arguments.Length; i++)
        {
            _parameters.Add(lambda.Parameters[i], arguments[i]);
        }

        Walk(lambda.Body, _dependsOn, Dependence);
        Walk(lambda.Body, _read, Convert);
        _open.Remove(lambda);
        return _read[lambda.Body];
    }

    // Visits the parts that are read, each once and after its own parts.
    private void Walk<T>(Expression body, Dictionary<Expression, T> done, Func<Expression, T> visit)
    {
        var stack = new Stack<(Expression Part, bool Ready)>();
        stack.Push((body, false));
        while (stack.TryPop(out var top))
        {
            if (done.ContainsKey(top.Part))
            {
                continue;
            }

            if (top.Ready)
            {
                done.Add(top.Part, visit(top.Part));
                continue;
            }

            stack.Push((top.Part, true));
            bool whole = ReferenceEquals(done, _read) && IsNumberNow(top.Part);
            IEnumerable<Expression> parts = whole ? [] : ReferenceEquals(done, _read) && top.Part is InvocationExpression called ? called.Arguments : PartsOf(top.Part);
            foreach (Expression part in parts.Reverse())
            {
                stack.Push((part, false));
            }
        }
    }

    private static IEnumerable<Expression> PartsOf(Expression e) => e switch
    {
        BinaryExpression { NodeType: ExpressionType.Assign } assignment => [assignment.Right],
        BinaryExpression binary => [binary.Left, binary.Right],
        UnaryExpression unary => unary.NodeType == ExpressionType.Quote ? [] : [unary.Operand],
        ConditionalExpression conditional => [conditional.Test, conditional.IfTrue, conditional.IfFalse],
        MethodCallExpression { Object: { } target } call => [target, .. call.Arguments],
        MethodCallExpression call => call.Arguments,
        MemberExpression { Expression: { } target } => [target],
        InvocationExpression invocation => CalledLambda(invocation) is null ? [invocation.Expression, .. invocation.Arguments] : invocation.Arguments,
        NewArrayExpression array => array.Expressions,
        IndexExpression { Object: { } target } index => [target, .. index.Arguments],
        NewExpression created => created.Arguments,
        BlockExpression block => block.Expressions,
        _ => [],
    };

    // The name of a parameter on which a part depends; null when it is a number now.
    private string? Dependence(Expression e) => e switch
    {
        ParameterExpression parameter => parameter.Name ?? "",

        // Whatever else there is may do anything.
        LoopExpression or TryExpression or SwitchExpression or GotoExpression or LabelExpression or LambdaExpression or BlockExpression or MemberInitExpression or ListInitExpression
            or DynamicExpression or TypeBinaryExpression or RuntimeVariablesExpression => _parameters.Keys.FirstOrDefault()?.Name ?? "",
        _ => PartsOf(e).Select(part => _dependsOn[part]).FirstOrDefault(static name => name is not null),
    };

    private bool Depends(Expression e) => _dependsOn[e] is not null;

    // Whole numbers and decimals count as C# counts them, and so does what is no operator; of double precision formulas stay formulas.
    private bool IsNumberNow(Expression e)
    {
        if (Depends(e) || e is ConstantExpression or NewArrayExpression)
        {
            return false;
        }

        return e switch
        {
            _ when e.Type != typeof(double) && e.Type != typeof(bool) => true,
            MethodCallExpression call => !_methods.TryFind(call, out _, out _),
            InvocationExpression invocation => CalledLambda(invocation) is null,
            MemberExpression or IndexExpression or NewExpression => true,
            BinaryExpression binary => binary.Left.Type != typeof(double) && binary.Left.Type != typeof(bool),
            UnaryExpression or ConditionalExpression => false,
            _ => true,
        };
    }

    private Expr Convert(Expression e)
    {
        if (IsNumberNow(e))
        {
            return Constant(ValueOf(e), e);
        }

        return e switch
        {
            ConstantExpression constant => Constant(constant.Value, e),
            ParameterExpression parameter => _parameters.TryGetValue(parameter, out Expr value) ? value : throw Refuse(e, "it is no parameter of the lambda expression"),
            BinaryExpression { NodeType: ExpressionType.Assign } assignment => Assigned(assignment),
            BlockExpression block => _read[block.Result],
            BinaryExpression binary => Binary(binary),
            UnaryExpression unary => Unary(unary),
            ConditionalExpression conditional when e.Type != typeof(void) => _graph.Select(_read[conditional.Test], _read[conditional.IfTrue], _read[conditional.IfFalse]),
            MethodCallExpression call => Call(call),
            InvocationExpression invocation => Invocation(invocation),
            NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => _graph.Array(new Shape(array.Expressions.Count), [.. array.Expressions.Select(part => _read[part])]),
            _ => throw Refuse(e, $"formulas have nothing like {e.NodeType}"),
        };
    }

    // A variable of a block that is given a value once is that value.
    private Expr Assigned(BinaryExpression e) => e.Left is ParameterExpression variable && _parameters.TryAdd(variable, _read[e.Right])
        ? _read[e.Right]
        : throw Refuse(e, "a variable is given a value twice");

    private Expr Binary(BinaryExpression e)
    {
        Expr left = _read[e.Left], right = _read[e.Right];
        bool logical = e.Left.Type == typeof(bool);
        if (e.Method is { } method && method.DeclaringType != typeof(decimal))
        {
            throw Refuse(e, $"it calls {method.DeclaringType?.Name}.{method.Name}");
        }

        if (!logical && IsWhole(e.Left.Type) && IsWhole(e.Right.Type) && e.NodeType == ExpressionType.Divide)
        {
            throw Refuse(e, "it divides whole numbers");
        }

        return e.NodeType switch
        {
            ExpressionType.Add or ExpressionType.AddChecked => left + right,
            ExpressionType.Subtract or ExpressionType.SubtractChecked => left - right,
            ExpressionType.Multiply or ExpressionType.MultiplyChecked => left * right,
            ExpressionType.Divide => left / right,
            ExpressionType.Power => left.Pow(right),

            // The remainder of C# has the sign of the dividend.
            ExpressionType.Modulo => Operators.Sign[left] * Operators.Mod[Operators.Abs[left], Operators.Abs[right]],
            ExpressionType.LessThan => left < right,
            ExpressionType.LessThanOrEqual => left <= right,
            ExpressionType.GreaterThan => left > right,
            ExpressionType.GreaterThanOrEqual => left >= right,
            ExpressionType.Equal when logical => (left & right) | (!left & !right),
            ExpressionType.NotEqual or ExpressionType.ExclusiveOr when logical => (left & !right) | (!left & right),
            ExpressionType.Equal => left.EqualTo(right),
            ExpressionType.NotEqual => Operators.NotEqual[left, right],
            ExpressionType.AndAlso or ExpressionType.And when logical => left & right,
            ExpressionType.OrElse or ExpressionType.Or when logical => left | right,
            _ => throw Refuse(e, $"formulas have nothing like {e.NodeType}"),
        };
    }

    private Expr Unary(UnaryExpression e)
    {
        Expr operand = e.NodeType == ExpressionType.Quote ? default : _read[e.Operand];
        switch (e.NodeType)
        {
            case ExpressionType.Negate or ExpressionType.NegateChecked:
                return -operand;
            case ExpressionType.UnaryPlus:
                return operand;
            case ExpressionType.Not when e.Type == typeof(bool):
                return !operand;
            case ExpressionType.Convert or ExpressionType.ConvertChecked when e.Type == typeof(double) || e.Type == typeof(float) || e.Type == e.Operand.Type:
                return operand;
            case ExpressionType.Convert or ExpressionType.ConvertChecked:
                throw Refuse(e, $"it converts to {e.Type.Name}, which rounds; use Math.Floor or Math.Round");
            default:
                throw Refuse(e, $"formulas have nothing like {e.NodeType}");
        }
    }

    private Expr Call(MethodCallExpression call)
    {
        if (!_methods.TryFind(call, out Operator? op, out Parameter? parameter))
        {
            MethodInfo method = call.Method;
            throw new LambdaReadException($"{method.DeclaringType?.Name}.{method.Name} with {Program.Count(call.Arguments.Count, "argument")} is no operator, and its value depends on the parameter '{_dependsOn[call]}'.")
            {
                Hint = "Register an operator that has this method for its values, or call the method outside of the lambda expression.",
            };
        }

        Expr[] operands = [.. call.Arguments.Select(part => _read[part])];
        return parameter is not null ? parameter.Build(operands[0], operands[1]) : _graph.Apply(op, operands);
    }

    // A lambda expression inside of one: square.Compile()(x + 1).
    private Expr Invocation(InvocationExpression e)
    {
        LambdaExpression inner = CalledLambda(e)
            ?? throw new LambdaReadException($"'{e.Expression}' is a delegate, whose code cannot be read, and its value depends on the parameter '{_dependsOn[e]}'.")
            {
                Hint = "Declare it as Expression<Func<…>> and call it by .Compile()(…).",
            };
        return new LambdaReader(_graph, _methods, _open).Read(inner, [.. e.Arguments.Select(part => _read[part])]);
    }

    private static LambdaExpression? CalledLambda(InvocationExpression e) => e.Expression switch
    {
        LambdaExpression lambda => lambda,
        MethodCallExpression { Method.Name: nameof(LambdaExpression.Compile), Object: { } target } when typeof(LambdaExpression).IsAssignableFrom(target.Type)
            => target is UnaryExpression { NodeType: ExpressionType.Quote, Operand: LambdaExpression quoted } ? quoted : ValueOf(target) as LambdaExpression,
        _ => null,
    };

    private Expr Constant(object? value, Expression e)
    {
        switch (value)
        {
            case bool truth:
                return truth ? _graph.True : _graph.False;
            case double number:
                return Number(number);
            case float single:
                return float.IsFinite(single) ? _graph.Decimal(Rational.Parse(single.ToString("R", System.Globalization.CultureInfo.InvariantCulture), null)) : Number(single);
            case decimal money:
                return _graph.Decimal(Rational.Parse(money.ToString(System.Globalization.CultureInfo.InvariantCulture), null));
            case Rational exact:
                return _graph.Number(exact);
            case Expr made when ReferenceEquals(made.Graph, _graph):
                return made;
            case sbyte or byte or short or ushort or int or uint or long:
                return _graph.Number((Rational)System.Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
            case ulong large:
                return _graph.Number((Rational)(System.Numerics.BigInteger)large);
            default:
                throw Refuse(e, value is null ? "its value is null" : $"its value is no number but a {value.GetType().Name}");
        }
    }

    // The compiler writes Math.PI as a number; the constant of that value is meant.
    private Expr Number(double value)
    {
        foreach (Operator op in _graph.Operators.All)
        {
            if (op is LeafOperator { ResultElement: Element.Real, Value: { } known } leaf && known.Equals(value))
            {
                return _graph.Constant(leaf);
            }
        }

        return double.IsNegativeInfinity(value) ? -_graph.Constant(Operators.Infinity) : _graph.Number(value);
    }

    private static object? ValueOf(Expression e)
    {
        if (e is ConstantExpression constant)
        {
            return constant.Value;
        }

        if (e is MemberExpression { Member: FieldInfo field, Expression: null or ConstantExpression } member)
        {
            return field.GetValue((member.Expression as ConstantExpression)?.Value);
        }

        return Expression.Lambda<Func<object?>>(Expression.Convert(e, typeof(object))).Compile(preferInterpretation: true)();
    }

    private static bool IsWhole(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.UInt64;

    private LambdaReadException Refuse(Expression e, string reason)
    {
        const int limit = 80;
        string text = e.ToString();
        string parameter = _dependsOn.TryGetValue(e, out string? name) && name is not null ? $", and it depends on the parameter '{name}'" : "";
        return new LambdaReadException($"'{(text.Length <= limit ? text : string.Concat(text.AsSpan(0, limit), "…"))}' cannot be read: {reason}{parameter}.");
    }
}
