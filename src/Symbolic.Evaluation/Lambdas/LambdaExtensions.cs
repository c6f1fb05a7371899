using System.Linq.Expressions;
using System.Numerics;

namespace Symbolic;

/// <summary>Expressions as lambda expressions of C#, to be compiled, taken apart, or put into others.</summary>
public static class LambdaExtensions
{
    /// <summary>
    /// Writes an expression as a lambda expression, operation by operation as it stands (<c>Stabilize</c> makes the
    /// numerically stable form). A parameter, or an entry of the only parameter if that is an array, stands for each input; numbers
    /// are <c>double</c>, <c>float</c> (converted at the edges) or <see cref="Complex"/>; the result is a number, <c>bool</c> of a condition, or an array.
    /// Shared parts are variables of a block, and an arm of a selection is computed only when it is taken.
    /// </summary>
    /// <param name="f">A number, a condition, or an array.</param>
    /// <param name="inputs">The variables in the order of the parameters; an array of variables stands for its entries.</param>
    /// <exception cref="ArgumentException">The delegate type does not fit.</exception>
    /// <exception cref="UnresolvedNameException">A variable is no input, or a function is unknown.</exception>
    /// <exception cref="NotAnalyticException">The numbers are complex, and a part of the expression is no analytic function.</exception>
    public static Expression<TDelegate> ToLambda<TDelegate>(this Expr f, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate => new[] { f }.ToLambda<TDelegate>(inputs);

    /// <summary>Writes several expressions as one lambda expression, which returns their values in an array.</summary>
    /// <inheritdoc cref="ToLambda{TDelegate}(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="outputs">Numbers, conditions (which come out as 0 and 1), or arrays.</param>
    /// <param name="inputs">The variables in the order of the parameters.</param>
    public static Expression<TDelegate> ToLambda<TDelegate>(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (!LambdaSignature.Of(typeof(TDelegate)).Mentions(typeof(Complex)))
        {
            return LambdaWriter.Write<TDelegate>(StraightLine.Create(outputs, inputs), new RealArithmetic());
        }

        ComplexArithmetic.Require(outputs);
        return LambdaWriter.Write<TDelegate>(StraightLine.CreateOfComplex(outputs, inputs), new ComplexArithmetic());
    }
}
