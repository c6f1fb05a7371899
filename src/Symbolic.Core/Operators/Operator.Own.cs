using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace Symbolic;

public abstract partial class Operator
{
    /// <summary>
    /// A function of one number of one's own, in one line: <c>graph.Register(Operator.Unary("bump", Bump, (x, y) => -2*x*y/(1 - x*x).Pow(2)))</c>.
    /// From then on the graph reads it, and everything that works with standard functions works with it. All other properties can be
    /// given with <c>new UnaryOperator(name) { … }</c>.
    /// </summary>
    /// <param name="name">The name by which formulas call it: letters, then letters, digits or underscores.</param>
    /// <param name="evaluate">The value, NaN where there is none. It must be pure and may be called by several threads at a time.</param>
    /// <param name="derivative">The derivative, from the operand and the node of the function itself.</param>
    /// <param name="latex">The name in LaTeX, for instance <c>\psi</c>; by default the name in upright letters.</param>
    /// <param name="code">
    /// The spelling in programming languages, where there is one. By default C# calls the method that computes the value if it is public
    /// and static, and code in other languages is refused.
    /// </param>
    /// <param name="domain">Where the function has a value; by default nothing is known about that.</param>
    /// <param name="range">The hull of the values; by default all real numbers.</param>
    /// <param name="complex">The analytic function of complex numbers that it is, where it is one.</param>
    /// <exception cref="ArgumentException">The name is not one that formulas can call.</exception>
    public static UnaryOperator Unary(
        string name,
        Func<double, double> evaluate,
        Func<Expr, Expr, Partial> derivative,
        string? latex = null,
        Code? code = null,
        Domain? domain = null,
        Interval? range = null,
        Func<Complex, Complex>? complex = null)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        ArgumentNullException.ThrowIfNull(derivative);
        return new UnaryOperator(Callable(name))
        {
            Summary = $"The function {name}.",
            Notation = OwnNotation(name, latex),
            Code = code ?? OwnCode(evaluate, 1),
            Domain = domain ?? Domain.Where("not stated", static _ => true),
            Range = range ?? Interval.Reals,
            Partial = derivative,
            Evaluate = evaluate,
            EvaluateComplex = complex,
            Samples = [-2, -1, -0.5, 0.5, 1, 2],
        };
    }

    /// <summary>A function of two numbers of one's own, in one line. All other properties can be given with <c>new BinaryOperator(name) { … }</c>.</summary>
    /// <param name="name">The name by which formulas call it: letters, then letters, digits or underscores.</param>
    /// <param name="evaluate">The value, NaN where there is none. It must be pure and may be called by several threads at a time.</param>
    /// <param name="left">The derivative by the first operand, from both operands and the node of the function itself.</param>
    /// <param name="right">The derivative by the second operand.</param>
    /// <param name="latex">The name in LaTeX; by default the name in upright letters.</param>
    /// <param name="code">The spelling in programming languages, where there is one; see <see cref="Unary"/>.</param>
    /// <param name="domain">Where the function has a value, in words.</param>
    /// <param name="complex">The analytic function of complex numbers that it is, where it is one.</param>
    /// <exception cref="ArgumentException">The name is not one that formulas can call.</exception>
    public static BinaryOperator Binary(
        string name,
        Func<double, double, double> evaluate,
        Func<Expr, Expr, Expr, Partial> left,
        Func<Expr, Expr, Expr, Partial> right,
        string? latex = null,
        Code? code = null,
        string domain = "not stated",
        Func<Complex, Complex, Complex>? complex = null)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new BinaryOperator(Callable(name))
        {
            Summary = $"The function {name}.",
            Notation = OwnNotation(name, latex),
            Code = code ?? OwnCode(evaluate, 2),
            Domain = domain,
            FactsOf = static (a, b) => Facts.Unknown,
            Left = left,
            Right = right,
            Evaluate = evaluate,
            EvaluateComplex = complex,
            Samples = [(-1, 0.5), (0.5, 2), (2, -0.5)],
        };
    }

    private static string Callable(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return char.IsLetter(name[0]) && name.All(static c => char.IsLetterOrDigit(c) || c == '_')
            ? name
            : throw new ArgumentException($"'{name}' cannot be called in a formula; a name is a letter, then letters, digits or underscores.", nameof(name));
    }

    private static Notation OwnNotation(string name, string? latex) =>
        Notation.Function(name, latex ?? $@"\operatorname{{{name.Replace("_", @"\_", StringComparison.Ordinal)}}}");

    private static Code OwnCode(Delegate evaluate, int operands)
    {
        MethodInfo method = evaluate.Method;
        string places = string.Join(", ", Enumerable.Range(0, operands).Select(static i => $"{{{i.ToString(CultureInfo.InvariantCulture)}}}"));
        string path = method is { IsStatic: true, IsPublic: true, DeclaringType: { IsVisible: true, IsGenericType: false, FullName: { } type } }
            ? $"{type.Replace('+', '.')}.{method.Name}({places})"
            : "";
        return new Code { CSharp = path, C = "", Python = "", Julia = "", Sql = null };
    }
}
