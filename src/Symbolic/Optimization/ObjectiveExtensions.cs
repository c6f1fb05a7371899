using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Symbolic;

/// <summary>Expressions as what the minimizers of MathNet.Numerics take, with exact derivatives.</summary>
public static class ObjectiveExtensions
{
    /// <summary>A number as the objective of a minimizer: <c>new BfgsMinimizer(1e-8, 1e-8, 1e-8).FindMinimum(f.ToObjective(x, y), start)</c>.</summary>
    /// <param name="f">A number.</param>
    /// <param name="variables">The coordinates of a point in their order; numbers.</param>
    /// <exception cref="ArgumentException">The function or a variable is not a number.</exception>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    /// <exception cref="UnresolvedNameException">The function has another variable, or a function is unknown.</exception>
    public static CompiledObjective ToObjective(this Expr f, params ReadOnlySpan<Expr> variables) => f.ToObjective(ObjectiveDerivatives.Gradient, variables);

    /// <inheritdoc cref="ToObjective(Expr, ReadOnlySpan{Expr})"/>
    /// <param name="f">A number.</param>
    /// <param name="derivatives">Which derivatives to compute with the value.</param>
    /// <param name="variables">The coordinates of a point in their order; numbers.</param>
    public static CompiledObjective ToObjective(this Expr f, ObjectiveDerivatives derivatives, params ReadOnlySpan<Expr> variables)
    {
        RequireNumbers([f, .. variables]);
        var outputs = new List<Expr> { f };
        Gradient gradient = f.Gradient(variables);
        outputs.AddRange(gradient);
        bool hasHessian = derivatives == ObjectiveDerivatives.GradientAndHessian;
        if (hasHessian)
        {
            DerivativeMatrix hessian = f.Hessian(variables);
            for (int i = 0; i < variables.Length; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    outputs.Add(hessian[i, j]);
                }
            }
        }

        return new CompiledObjective(new ObjectiveProgram(variables.Length, hasHessian, outputs.Compile<ObjectiveProgram.Function>(variables)));
    }

    /// <summary>
    /// A formula y = g(x; p) that is to be fitted to observations, as the model of a least-squares minimizer:
    /// <c>new LevenbergMarquardtMinimizer().FindMinimum(g.ToModel([b1, b2], [(x, xs)], ys), start)</c>.
    /// </summary>
    /// <param name="model">A number, in terms of parameters and observed variables.</param>
    /// <param name="parameters">The parameters p in their order.</param>
    /// <param name="observed">The observed variables with their values, one for each observation.</param>
    /// <param name="values">The values y that the model should have, one for each observation.</param>
    /// <param name="weights">How much each observation counts; null for all alike.</param>
    /// <exception cref="ArgumentException">The model or a variable is not a number, or there are different numbers of observations.</exception>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    /// <exception cref="UnresolvedNameException">The model has another variable, or a function is unknown.</exception>
    public static IObjectiveModel ToModel(
        this Expr model, IReadOnlyList<Expr> parameters, IReadOnlyList<(Expr Variable, IReadOnlyList<double> Values)> observed, IReadOnlyList<double> values, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(values);
        RequireNumbers([model, .. parameters, .. observed.Select(static o => o.Variable)]);
        foreach ((Expr variable, IReadOnlyList<double> own) in observed)
        {
            if (own.Count != values.Count)
            {
                throw new ArgumentException($"There are {values.Count} observations, and {own.Count} values of '{variable.Name}'.", nameof(observed));
            }
        }

        if (weights is not null && weights.Count != values.Count)
        {
            throw new ArgumentException($"There are {values.Count} observations, and {weights.Count} weights.", nameof(weights));
        }

        int m = values.Count, n = parameters.Count;
        Expr[] inputs = [.. parameters, .. observed.Select(static o => o.Variable)];
        ObjectiveProgram.Function value = model.Compile<ObjectiveProgram.Function>(inputs);
        ObjectiveProgram.Function slopes = ((IReadOnlyList<Expr>)[.. model.Gradient([.. parameters])]).Compile<ObjectiveProgram.Function>(inputs);
        return ObjectiveFunction.NonlinearModel(
            (p, _) => AtObservations(value, p, 1).Column(0),
            (p, _) => AtObservations(slopes, p, n),
            Vector<double>.Build.Dense(m, static i => i),
            Vector<double>.Build.DenseOfEnumerable(values),
            weights is null ? null : Vector<double>.Build.DenseOfEnumerable(weights));

        // A row for each observation.
        Matrix<double> AtObservations(ObjectiveProgram.Function function, Vector<double> p, int columns)
        {
            Matrix<double> results = Matrix<double>.Build.Dense(m, columns);
            double[] point = new double[inputs.Length], row = new double[columns];
            for (int k = 0; k < n; k++)
            {
                point[k] = p[k];
            }

            for (int i = 0; i < m; i++)
            {
                for (int k = n; k < point.Length; k++)
                {
                    point[k] = observed[k - n].Values[i];
                }

                function(point, row);
                results.SetRow(i, row);
            }

            return results;
        }
    }

    private static void RequireNumbers(IEnumerable<Expr> expressions)
    {
        foreach (Expr e in expressions)
        {
            if (!e.Shape.IsScalar)
            {
                throw new ArgumentException($"Numbers are needed, and {(e.IsSymbol ? e.Name : "the function")} is in {e.Shape}.", nameof(expressions));
            }
        }
    }
}
