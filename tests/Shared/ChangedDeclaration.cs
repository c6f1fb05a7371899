using System.Reflection;

namespace Symbolic.Verification;

/// <summary>
/// A change in the declaration of a standard operator, until it is disposed: all that reads the table meets the changed one. Tests
/// that make changes run alone.
/// </summary>
internal sealed class ChangedDeclaration : IDisposable
{
    private readonly PropertyInfo _column;
    private readonly Operator _operator;
    private readonly object? _original;

    private ChangedDeclaration(Operator op, string column, Func<object?, object> change)
    {
        (_operator, _column) = (op, op.GetType().GetProperty(column)!);
        _original = _column.GetValue(op);
        _column.SetValue(op, change(_original));
    }

    /// <summary>Changes the partial derivative by the operand at a position.</summary>
    public static ChangedDeclaration OfPartial(Operator op, int position, Func<DeclaredPartial, Partial> change) => op switch
    {
        UnaryOperator => new(op, nameof(UnaryOperator.Partial), original =>
            (Func<Expr, Expr, Partial>)((x, y) => change(new([x], y, position, ((Func<Expr, Expr, Partial>)original!)(x, y))))),
        BinaryOperator => new(op, position == 0 ? nameof(BinaryOperator.Left) : nameof(BinaryOperator.Right), original =>
            (Func<Expr, Expr, Expr, Partial>)((a, b, y) => change(new([a, b], y, position, ((Func<Expr, Expr, Expr, Partial>)original!)(a, b, y))))),
        NaryOperator => new(op, nameof(NaryOperator.Partial), original =>
            (NaryPartial)((operands, node, at) =>
            {
                Partial declared = ((NaryPartial)original!)(operands, node, at);
                return at == position ? change(new([.. operands], node, at, declared)) : declared;
            })),
        _ => throw new ArgumentException($"{op} declares no partial derivatives.", nameof(op)),
    };

    /// <summary>Changes the vector-Jacobian product.</summary>
    public static ChangedDeclaration OfPullback(TensorOperator op, Func<DeclaredPullback, Expr> change) => new(op, nameof(TensorOperator.Pullback), original =>
        (TensorPullback)((operands, node, adjoint, position) =>
            change(new([.. operands], node, adjoint, position, ((TensorPullback)original!)(operands, node, adjoint, position)))));

    /// <summary>Changes what the operator claims of its value.</summary>
    public static ChangedDeclaration OfFacts(Operator op, Func<Facts, Facts> change) => op switch
    {
        UnaryOperator => new(op, nameof(UnaryOperator.Refine), original =>
            (Func<Expr, Facts, Facts>)((x, facts) => change(((Func<Expr, Facts, Facts>?)original)?.Invoke(x, facts) ?? facts))),
        BinaryOperator => new(op, nameof(BinaryOperator.FactsOf), original => (Func<Expr, Expr, Facts>)((a, b) => change(((Func<Expr, Expr, Facts>)original!)(a, b)))),
        NaryOperator => new(op, nameof(NaryOperator.FactsOf), original => (NaryFacts)(operands => change(((NaryFacts)original!)(operands)))),
        _ => throw new ArgumentException($"{op} claims nothing.", nameof(op)),
    };

    /// <summary>Changes what the rewrites that constructors apply make.</summary>
    public static ChangedDeclaration OfExact(Operator op, Func<Expr, Expr> change) => op switch
    {
        UnaryOperator => new(op, nameof(UnaryOperator.Exact), original => (Func<Expr, Expr?>)(x => Changed(((Func<Expr, Expr?>)original!)(x), change))),
        BinaryOperator => new(op, nameof(BinaryOperator.Exact), original => (Func<Expr, Expr, Expr?>)((a, b) => Changed(((Func<Expr, Expr, Expr?>)original!)(a, b), change))),
        NaryOperator => new(op, nameof(NaryOperator.Exact), original => (NaryExact)(operands => Changed(((NaryExact)original!)(operands), change))),
        _ => throw new ArgumentException($"{op} has no rewrites.", nameof(op)),
    };

    private static Expr? Changed(Expr? made, Func<Expr, Expr> change) => made is { } expr ? change(expr) : null;

    public void Dispose() => _column.SetValue(_operator, _original);
}

/// <summary>A partial derivative as it is declared, with all that it was made of.</summary>
internal sealed record DeclaredPartial(Expr[] Operands, Expr Node, int Position, Partial Partial)
{
    public ExprGraph Graph => Node.Graph;

    /// <summary>The same with another value.</summary>
    public Partial With(Expr value) => Partial.Guard is { } guard ? Symbolic.Partial.When(guard, value) : value;
}

/// <summary>A vector-Jacobian product as it is declared, with all that it was made of.</summary>
internal sealed record DeclaredPullback(Expr[] Operands, Expr Node, Expr Adjoint, int Position, Expr Value)
{
    public ExprGraph Graph => Node.Graph;

    public IReadOnlyCollection<Expr> Given => [.. Operands, Node, Adjoint];
}

[CollectionDefinition(nameof(ChangedDeclaration), DisableParallelization = true)]
public sealed class ChangedDeclarations;
