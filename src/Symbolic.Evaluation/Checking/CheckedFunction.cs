using System.Collections.Immutable;

namespace Symbolic;

/// <summary>
/// A function and what claims to be its derivatives, ready to be compared. A point is one array of the entries of all variables.
/// Through a point lead lanes, along which the function depends on a number; each comparison is made on one of them.
/// </summary>
internal abstract class CheckedFunction
{
    /// <summary>The names of the variables by which derivatives are compared.</summary>
    public abstract IReadOnlyList<string> CheckedVariables { get; }

    /// <summary>Variables without entries, of which there is nothing to compare.</summary>
    public virtual IReadOnlyList<string> EmptyVariables => [];

    /// <summary>The lanes along which derivatives are compared.</summary>
    public ImmutableArray<Lane> Lanes { get; protected init; } = [];

    /// <summary>A function of scalars has its points by name, one of tensors by name and entry.</summary>
    public abstract IReadOnlyDictionary<string, double> Describe(double[] point);

    /// <summary>The values of the tensors; null for a function of scalars.</summary>
    public virtual IReadOnlyDictionary<string, TensorValue>? Values(double[] point) => null;

    /// <summary>The points that the options give, or null when points are to be drawn.</summary>
    public abstract IEnumerable<double[]>? Given(CheckOptions options);

    /// <summary>Draws a point with coordinates from ranges.</summary>
    public abstract double[] Draw(Random random, Func<(double Low, double High)> range);

    /// <summary>Whether the function has a value here: of a tensor the entry with the largest size, NaN when one is missing.</summary>
    public abstract double Value(double[] point);

    /// <summary>The lanes that tell whether the function has values around a point.</summary>
    public virtual IEnumerable<Lane> Probes => Lanes;

    /// <summary>Evaluates the derivatives for <see cref="Derivative"/>.</summary>
    public abstract void MoveTo(double[] point);

    /// <summary>What the derivatives at the point that was moved to say along a lane.</summary>
    public abstract double Derivative(Lane lane);

    /// <summary>True when all derivatives have values at the point that was moved to.</summary>
    public bool HasDerivatives()
    {
        foreach (Lane lane in Lanes)
        {
            if (!double.IsFinite(Derivative(lane)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a point lies on a lane: the coordinate, or 0 on a direction through it.</summary>
    public abstract double Place(double[] point, Lane lane);

    /// <summary>The usual step on a lane.</summary>
    public abstract double DefaultStep(double[] point, Lane lane);

    /// <summary>The function as a function of the place on a lane.</summary>
    public abstract Func<double, double> Along(double[] point, Lane lane);

    /// <summary>The point some way along a lane.</summary>
    public abstract double[] Moved(double[] point, Lane lane, double distance);

    /// <summary>True when something inside the function is infinite here, so that its value is not to be trusted.</summary>
    public abstract bool Overflows(double[] point);

    /// <summary>The function at nine points at equal distances of z/4 on a lane, and whether they lie on one smooth piece.</summary>
    public abstract Stencil Inspect(double[] point, Lane lane, double z);

    /// <summary>The two halves of a lane that is a direction over several entries; null when there is nothing to split.</summary>
    public virtual (Lane, Lane)? Halves(Lane lane) => null;
}

/// <summary>A way through a point along which a derivative is compared.</summary>
/// <param name="Variable">The variable that changes.</param>
/// <param name="Component">What changes of it: <c>W[2,3]</c>, or the variable where that is a number.</param>
/// <param name="Entry">Of what the derivative is taken: <c>[1]</c>; nothing where the function is a number.</param>
internal record Lane(string Variable, string Component, string Entry = "");
