using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Numerics;

namespace Symbolic;

/// <summary>Complex numbers, with the analytic functions of the operator table.</summary>
internal sealed class ComplexArithmetic : LambdaArithmetic
{
    // Lambda expressions look for operators and conversions of complex numbers by their names.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(Complex))]
    public ComplexArithmetic()
    {
    }

    public override Type Number => typeof(Complex);

    public override Expression Constant(LineConstant constant) => Expression.Constant(new Complex(constant.Value, 0));

    public override Expression Apply(Operator op, Expression[] operands) => BySign(op, operands) ?? op switch
    {
        UnaryOperator { EvaluateComplex: { } function } => Call(function, operands),
        BinaryOperator { EvaluateComplex: { } function } => Call(function, operands),
        _ => throw new InvalidOperationException($"'{op.Name}' has no complex form."),
    };

    /// <summary>Makes sure that every node on the way to the outputs is an analytic function of its operands.</summary>
    /// <exception cref="NotAnalyticException">One is not.</exception>
    public static void Require(IReadOnlyList<Expr> outputs)
    {
        if (outputs.Count == 0 || outputs[0].Graph is not { } graph)
        {
            return;
        }

        Cone cone = graph.TakeCone();
        cone.Collect([.. outputs.Select(graph.Check)]);
        try
        {
            foreach (int id in cone.Ids)
            {
                if (Objection(graph, id) is { } reason)
                {
                    throw new NotAnalyticException(graph[id], reason);
                }
            }
        }
        finally
        {
            graph.GiveBack(cone);
        }
    }

    private static string? Objection(ExprGraph graph, int id)
    {
        Operator op = graph.OperatorAt(id);
        if (op.ResultElement == Element.Boolean || graph.TypeAt(id).Element == Element.Boolean)
        {
            return "complex numbers have no order, so nothing can depend on a condition";
        }

        if (op == Operators.Power && graph.OperandsAt(id) is [_, var exponent] && graph.IsNumber(exponent) && graph.NumberAt(exponent) is { IsInteger: false, Denominator.IsEven: false })
        {
            return "it is the real root, which is negative for negative numbers";
        }

        return op switch
        {
            LeafOperator or TensorOperator => null,
            { Primitive: Primitive.Add or Primitive.Subtract or Primitive.Multiply or Primitive.Divide or Primitive.Negate } => null,
            UnaryOperator { EvaluateComplex: not null } or BinaryOperator { EvaluateComplex: not null } => null,
            _ when op == Operators.Cbrt => "it is the real root, which is negative for negative numbers",
            { StandardId: < 0 } => $"the operator '{op.Name}' was declared without a complex form",
            _ => $"'{op.Name}' is not analytic, or its complex form is not known here",
        };
    }
}

/// <summary>An expression cannot be computed for complex numbers, because a part of it is no analytic function.</summary>
public sealed class NotAnalyticException(Expr node, string reason)
    : SymbolicException($"{DerivativeUndefinedException.Excerpt(node)} has no value for complex numbers: {reason}.")
{
    /// <inheritdoc/>
    public override string Code => "undefined";

    /// <summary>The part.</summary>
    public Expr Node { get; } = node;
}
