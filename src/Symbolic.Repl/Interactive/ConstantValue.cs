using System.Collections.Immutable;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Interactive;

/// <summary>What people also want to see of a result without variables.</summary>
internal static class ConstantValue
{
    /// <summary>Of a product of matrices the entries; null of anything else.</summary>
    public static TensorValue? Entries(Expr value)
    {
        bool plain = value.Shape.IsScalar || (value.Operator == Operators.Array && value.Operands.All(static e => e.IsNumber));
        Dependencies dependencies = Dependencies.Of([value]);
        if (plain || dependencies.Variables.Count > 0 || dependencies.Lengths.Count > 0)
        {
            return null;
        }

        try
        {
            return value.EvaluateTensor(ImmutableDictionary<string, TensorValue>.Empty);
        }
        catch (UnresolvedNameException)
        {
            return null;
        }
    }

    /// <summary>Of √2, 1/3 or a sum of the entries of a vector how large it is; null of anything else.</summary>
    public static double? Approximation(Expr value)
    {
        bool plain = value.IsNumber && (value.IsDecimal || value.Number.IsInteger);
        Dependencies dependencies = Dependencies.Of([value]);
        if (plain || !value.Type.IsRealScalar || dependencies.Variables.Count > 0 || dependencies.Lengths.Count > 0)
        {
            return null;
        }

        try
        {
            return dependencies.IncludeTensors ? value.EvaluateTensor(ImmutableDictionary<string, TensorValue>.Empty).Entries[0] : value.Evaluate();
        }
        catch (UnresolvedNameException)
        {
            return null;
        }
    }
}
