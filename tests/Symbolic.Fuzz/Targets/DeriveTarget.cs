using Symbolic.Fuzz.Generators;
using Symbolic.Repl.Work;

namespace Symbolic.Fuzz.Targets;

/// <summary>
/// A formula is read, differentiated twice, simplified, evaluated and checked: the derivatives as they are printed are those of the
/// formula, and code is written in every language.
/// </summary>
internal sealed class DeriveTarget : IFuzzTarget
{
    public string Name => "derive";

    public SeedFile Seeds { get; } = new("formula.txt", Separation.Line);

    public IReadOnlyList<string> Pieces => FormulaPieces.All;

    public string Generate(Random random) => new FormulaGenerator(random).Number(random.Next(1, 9));

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        var graph = new ExprGraph();
        try
        {
            if (graph.ParseModel(input, new ReadingOptions { Cancellation = cancellation }).Result is not { } f || f.Type.Element != Element.Real)
            {
                return false;
            }

            Expr[] variables = [.. f.FreeVariables().Take(3)];
            if (variables.Length == 0)
            {
                _ = Simple(f, seen, cancellation);
                return true;
            }

            if (f.Shape.IsScalar && variables.All(static v => v.Shape.IsScalar))
            {
                OfNumbers(f, variables, seen, cancellation);
            }
            else
            {
                foreach (Expr variable in variables)
                {
                    _ = Simple(f.Jacobian(variable, new DerivativeOptions { Cancellation = cancellation }), seen, cancellation);
                }
            }

            return true;
        }
        catch (Exception error) when (Refusals.Accepts(error, input, seen))
        {
            return false;
        }
    }

    private static void OfNumbers(Expr f, Expr[] variables, Sightings seen, CancellationToken cancellation)
    {
        var options = new DerivativeOptions { Cancellation = cancellation };
        Gradient gradient = f.Gradient(options, variables);
        Expr[] simple = [.. gradient.Select(g => Simple(g, seen, cancellation))];
        Expr[,] hessian = f.Hessian(options, variables).ToArray();
        Expr second = Simple(hessian[0, variables.Length - 1], seen, cancellation);
        Expr[] all = [.. f.FreeVariables()];
        foreach (SourceLanguage language in Enum.GetValues<SourceLanguage>())
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                _ = simple.ToSourceCode(language, ExportOptions.Default, all);
            }
            catch (SymbolicException refused)
            {
                seen.AddSentence(language.ToString(), refused.Message);
            }
        }

        Check(f, [.. variables.Zip(simple)], "a first derivative is wrong", seen);
        cancellation.ThrowIfCancellationRequested();
        Check(gradient[0], [(variables[^1], second)], "a second derivative is wrong", seen);
    }

    private static void Check(Expr f, (Expr, Expr)[] derivatives, string law, Sightings seen)
    {
        // Differences say nothing where a power leaves the range of numbers or a slope is steeper than they can follow, and a power of a negative number is a matter of its exponent.
        if (f.Descendants().Any(static node => (node.IsNumber && Math.Abs(node.Number.ToDouble()) is > 1e6 or (> 0 and < 1e-6)) || (node.Operator == Operators.Power && !node.Operands[1].IsNumber)))
        {
            return;
        }

        NumericCheck check = NumericCheck.Of([new Claim(f, derivatives)], new CheckOptions { PointCount = 4 });
        seen.Add(check.Obstacle is null ? "checked" : "not checked");
        if (check.Failure is { } failure && Math.Abs(failure.Derivative) is not > 1e6 && !(double.IsNaN(failure.Derivative) && IsBeyondTheChainRule(f, failure.Point)))
        {
            string point = string.Join(", ", failure.Point.Select(static p => FormattableString.Invariant($"{p.Key} = {p.Value:R}")));
            throw new BrokenLawException(law, FormattableString.Invariant($"by {failure.Variable} at {point}: {failure.Derivative:R} instead of {failure.Numeric:R} (second opinion {failure.SecondOpinion:0e0}) for {f}"));
        }
    }

    // Where an outer function has no derivative the whole may still have one, as √|0·x|, and where a part has no value a condition
    // of the derivative may still be false.
    private static bool IsBeyondTheChainRule(Expr f, IReadOnlyDictionary<string, double> point) =>
        f.Descendants().Where(static node => node.Type == ExprType.Real).Any(node =>
            !double.IsFinite(node.Evaluate(point)) || (IsRoot(node) && node.Operands[0].Evaluate(point) == 0));

    private static bool IsRoot(Expr node) => node.Operator == Operators.Sqrt || node.Operator == Operators.Cbrt || node.Operator == Operators.Power;

    private static Expr Simple(Expr expression, Sightings seen, CancellationToken cancellation)
    {
        Expr simple = expression.Simplify(SimplifyOptions.Default with { Cancellation = cancellation }).Result;
        seen.AddOperators(simple);
        ParseTarget.Printed(simple);
        return simple;
    }
}
