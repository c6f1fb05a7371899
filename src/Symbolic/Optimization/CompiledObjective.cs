using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Symbolic;

/// <summary>Which derivatives are computed with a value.</summary>
public enum ObjectiveDerivatives
{
    /// <summary>The gradient, as BFGS and conjugate gradients need it.</summary>
    Gradient,

    /// <summary>The gradient and the Hessian, as Newton's method needs them.</summary>
    GradientAndHessian,
}

/// <summary>
/// A number with its exact derivatives for the minimizers of MathNet.Numerics. Value and derivatives come from one compiled program,
/// which computes what they share once.
/// </summary>
public sealed class CompiledObjective : IObjectiveFunction
{
    private readonly ObjectiveProgram _program;
    private readonly double[] _results;

    internal CompiledObjective(ObjectiveProgram program)
    {
        _program = program;
        _results = new double[program.ResultCount];
        Point = Vector<double>.Build.Dense(program.Variables);
    }

    private CompiledObjective(CompiledObjective other)
    {
        (_program, Point) = (other._program, other.Point);
        _results = (double[])other._results.Clone();
    }

    /// <inheritdoc/>
    public Vector<double> Point { get; private set; }

    /// <inheritdoc/>
    public double Value => _results[0];

    /// <inheritdoc/>
    public bool IsGradientSupported => true;

    /// <inheritdoc/>
    public Vector<double> Gradient => Vector<double>.Build.DenseOfArray(_results[1..(_program.Variables + 1)]);

    /// <inheritdoc/>
    public bool IsHessianSupported => _program.HasHessian;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The objective was made with the gradient only.</exception>
    public Matrix<double> Hessian
    {
        get
        {
            if (!_program.HasHessian)
            {
                throw new NotSupportedException("This objective computes no Hessian: make it with ObjectiveDerivatives.GradientAndHessian.");
            }

            int n = _program.Variables, at = n + 1;
            Matrix<double> hessian = Matrix<double>.Build.Dense(n, n);
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j <= i; j++)
                {
                    hessian[i, j] = hessian[j, i] = _results[at++];
                }
            }

            return hessian;
        }
    }

    /// <summary>How many points were evaluated, by this objective and those made from it.</summary>
    public long Evaluations => _program.Evaluations;

    /// <inheritdoc/>
    public void EvaluateAt(Vector<double> point)
    {
        ArgumentNullException.ThrowIfNull(point);
        Point = point;
        _program.Run(point.AsArray() ?? point.ToArray(), _results);
    }

    /// <inheritdoc/>
    public IObjectiveFunction CreateNew() => new CompiledObjective(_program);

    /// <inheritdoc/>
    public IObjectiveFunction Fork() => new CompiledObjective(this);
}

/// <summary>A value, its gradient and maybe the lower half of its Hessian as one compiled program.</summary>
internal sealed class ObjectiveProgram(int variables, bool hasHessian, ObjectiveProgram.Function function)
{
    internal delegate void Function(ReadOnlySpan<double> point, Span<double> results);

    private long _evaluations;

    public int Variables => variables;

    public bool HasHessian => hasHessian;

    public int ResultCount => 1 + variables + (hasHessian ? variables * (variables + 1) / 2 : 0);

    public long Evaluations => Interlocked.Read(ref _evaluations);

    public void Run(double[] point, double[] results)
    {
        if (point.Length != variables)
        {
            throw new ArgumentException($"The point has {point.Length} coordinates where there are {variables} variables.", nameof(point));
        }

        Interlocked.Increment(ref _evaluations);
        function(point, results);
    }
}
