using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Numerics;
using System.Reflection;

namespace Symbolic;

/// <summary>What numbers are in a lambda expression, and how operators work on them.</summary>
internal abstract class LambdaArithmetic
{
    private static readonly Array[] s_empty = [Array.Empty<double>(), Array.Empty<float>(), Array.Empty<Complex>()];

    /// <summary>The type of a number.</summary>
    public abstract Type Number { get; }

    /// <summary>A constant.</summary>
    public abstract Expression Constant(LineConstant constant);

    /// <summary>An operator applied to operands of its element types.</summary>
    public abstract Expression Apply(Operator op, Expression[] operands);

    /// <summary>The calculus of numbers that C# has signs for; null for what it has none for.</summary>
    protected static Expression? BySign(Operator op, Expression[] operands) => op.Primitive switch
    {
        Primitive.Add => Expression.Add(operands[0], operands[1]),
        Primitive.Subtract => Expression.Subtract(operands[0], operands[1]),
        Primitive.Multiply => Expression.Multiply(operands[0], operands[1]),
        Primitive.Divide => Expression.Divide(operands[0], operands[1]),
        Primitive.Negate => Expression.Negate(operands[0]),
        _ => null,
    };

    /// <summary>A call: of the method by its name where anybody may call it, otherwise of the function.</summary>
    protected static Expression Call(Delegate function, params Expression[] operands)
    {
        MethodInfo method = function.Method;
        return method is { IsStatic: true, IsPublic: true, DeclaringType.IsVisible: true }
            ? Expression.Call(method, operands)
            : Expression.Invoke(Expression.Constant(function), operands);
    }

    /// <summary>A new array of the numbers that delegates have.</summary>
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Arrays of each of these elements are made here, and so their code is there.")]
    public static NewArrayExpression NewArray(Type element, Expression[] entries) => s_empty.Any(a => a.GetType().GetElementType() == element)
        ? Expression.NewArrayInit(element, entries)
        : throw new ArgumentException($"{element.Name} is no type of numbers.");
}

/// <summary>Double precision, with the functions of the operator table.</summary>
internal sealed class RealArithmetic : LambdaArithmetic
{
    public override Type Number => typeof(double);

    public override Expression Constant(LineConstant constant) => constant.Leaf?.ResultElement == Element.Boolean
        ? Expression.Constant(constant.Value != 0)
        : Expression.Constant(constant.Value);

    public override Expression Apply(Operator op, Expression[] operands)
    {
        Expression? known = BySign(op, operands) ?? op.Primitive switch
        {
            Primitive.Less => Expression.LessThan(operands[0], operands[1]),
            Primitive.LessOrEqual => Expression.LessThanOrEqual(operands[0], operands[1]),
            Primitive.Greater => Expression.GreaterThan(operands[0], operands[1]),
            Primitive.GreaterOrEqual => Expression.GreaterThanOrEqual(operands[0], operands[1]),
            Primitive.Equal => Expression.Equal(operands[0], operands[1]),
            Primitive.NotEqual => Expression.NotEqual(operands[0], operands[1]),
            Primitive.And => Expression.AndAlso(operands[0], operands[1]),
            Primitive.Or => Expression.OrElse(operands[0], operands[1]),
            Primitive.Not => Expression.Not(operands[0]),
            _ => null,
        };
        if (known is not null)
        {
            return known;
        }

        Expression[] numbers = [.. operands.Select(static o => o.Type == typeof(bool) ? Expression.Condition(o, Expression.Constant(1.0), Expression.Constant(0.0)) : o)];
        Expression value = op switch
        {
            UnaryOperator unary => Call(unary.Evaluate, numbers),

            // C# has 1 for NaN to the power 0; with a constant exponent, which is not 0, both powers are the same.
            BinaryOperator { Primitive: Primitive.Power } when numbers[1] is ConstantExpression => Call((Func<double, double, double>)Math.Pow, numbers),
            BinaryOperator binary => Call(binary.Evaluate, numbers),
            NaryOperator { Fold: { } fold } when numbers.Length == 2 => Call(fold, numbers),
            NaryOperator nary => Expression.Invoke(Expression.Constant((Func<double[], double>)(values => nary.Evaluate(values))), NewArray(typeof(double), numbers)),
            _ => throw new ExportException($"'{op.Name}' works on tensors; a lambda expression is written of single numbers."),
        };
        return op.ResultElement == Element.Boolean ? Expression.NotEqual(value, Expression.Constant(0.0)) : value;
    }
}
