namespace Symbolic.Repl.Work;

// Where a variable or a result has axes: results whole, output axes first, then those of the variables in their order.
internal sealed partial class Derivation
{
    private Outcome DifferentiateTensors(IReadOnlyList<string> names, Expr[] variables) =>
        Whole(names, ShowResults(null, [.. _problem.ResultsInTermsOf(variables).Select(f => f.Differentiate(_options, variables))]));

    private Outcome JacobianOfTensors(IReadOnlyList<string> names, Expr[] variables)
    {
        DerivativeMatrix jacobian = _problem.ResultsInTermsOf(variables).Jacobian(_options, variables);
        return Whole(names, [.. names.Select((name, column) => ShowResults(name, [.. Enumerable.Range(0, jacobian.Rows).Select(row => jacobian[row, column])]))]);
    }

    // An entry for every ordered pair of variables.
    private Outcome HessianByTensors(Expr f, IReadOnlyList<string> names, Expr[] variables)
    {
        DerivativeMatrix hessian = f.Hessian(_options, variables);
        return Whole(names, [.. names.SelectMany((first, row) => names.Select((second, column) =>
            Show($"{first},{second}", Shape.Scalar, [hessian[row, column]])))]);
    }

    // Several results are a list.
    private Group ShowResults(string? key, IReadOnlyList<Expr> results) => Show(key, results.Count == 1 ? Shape.Scalar : new Shape(results.Count), results);
}
