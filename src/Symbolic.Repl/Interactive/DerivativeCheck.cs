using System.Globalization;
using Symbolic.Parsing.Binding;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>The line beside an answer that is a derivative: at how many points it agrees with differences of values.</summary>
internal static class DerivativeCheck
{
    private const int PointCount = 6;

    // A check evaluates the function some hundred times; of what is larger nobody asked for that.
    private const int MostNodes = 2000;

    /// <returns>False when the check failed.</returns>
    public static bool Write(Screen screen, BoundProgram program, IReadOnlyList<TakenDerivative> taken, Expr value, Expr shown, CancellationToken cancellation)
    {
        if (ClaimOf(program, taken, value, shown) is not { } claim || DistinctNodes.Count([claim.Function, .. claim.Derivatives.Select(static d => d.Derivative)]) > MostNodes)
        {
            return true;
        }

        cancellation.ThrowIfCancellationRequested();
        NumericCheck check;
        try
        {
            check = NumericCheck.Of([claim], new CheckOptions { PointCount = PointCount, Cancellation = cancellation });
        }
        catch (SymbolicException)
        {
            // What cannot be compared is not said to be wrong.
            return true;
        }

        if (check.Failure is not null)
        {
            return CheckLine.Write(screen, check);
        }

        if (check.Worst is not null)
        {
            screen.Good(string.Create(CultureInfo.InvariantCulture, $"  ✓ checked at {check.Points} {(check.Points == 1 ? "point" : "points")}"));
        }

        return true;
    }

    // What was shown is claimed to be the derivative, when the whole statement was one.
    private static Claim? ClaimOf(BoundProgram program, IReadOnlyList<TakenDerivative> taken, Expr value, Expr shown)
    {
        foreach (TakenDerivative derivative in taken)
        {
            // By a name with an equation the derivative holds along that equation only.
            if (!derivative.Variables.All(v => v.IsSymbol && program.Resolve(v) == v))
            {
                continue;
            }

            Expr function = program.Resolve(derivative.Function);
            if (!derivative.IsGradient && program.Resolve(derivative.Derivatives[0]) == value)
            {
                return new Claim(function.Differentiate([.. derivative.Variables.SkipLast(1)]), [(derivative.Variables[^1], shown)]);
            }

            // f'(x) is taken by the parameter of f and then applied to x.
            if (!derivative.IsGradient && Applied(derivative, program, value) is var (parameter, argument))
            {
                Expr applied = function.Substitute(parameter, argument);
                return new Claim(applied.Differentiate([.. derivative.Variables.Skip(1).Select(_ => argument)]), [(argument, shown)]);
            }

            if (derivative.IsGradient && IsList(value, derivative.Derivatives.Count) && IsList(shown, derivative.Derivatives.Count)
                && value.Operands.Zip(derivative.Derivatives).All(p => p.First == program.Resolve(p.Second)))
            {
                return new Claim(function, [.. derivative.Variables.Zip(shown.Operands)]);
            }
        }

        return null;
    }

    // The variable of a derivative and the one that stands in its place in what is shown.
    private static (Expr Parameter, Expr Argument)? Applied(TakenDerivative derivative, BoundProgram program, Expr value)
    {
        Expr parameter = derivative.Variables[0], taken = program.Resolve(derivative.Derivatives[0]);
        if (!parameter.Shape.IsScalar || derivative.Variables.Any(v => v != parameter) || DistinctNodes.Count([taken, value]) > MostNodes)
        {
            return null;
        }

        // One name is new in what is shown, or it is no such derivative.
        return value.FreeVariables().Except(taken.FreeVariables()).ToArray() is [{ Shape.IsScalar: true } argument] && taken.Substitute(parameter, argument) == value
            ? (parameter, argument)
            : null;
    }

    private static bool IsList(Expr value, int count) => value.Operator == Operators.Array && value.Shape.Order == 1 && value.Operands.Count == count;
}
