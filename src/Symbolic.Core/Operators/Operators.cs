namespace Symbolic;

/// <summary>
/// The standard operators, one declaration each, grouped by file. With <c>using static Symbolic.Operators;</c> they build nodes:
/// <c>Sin[x] * Exp[y]</c>.
/// </summary>
public static partial class Operators
{
    internal static IReadOnlyList<Operator> Declared
    {
        get
        {
            // Touching the class runs every declaration above and in the other files of this class.
            System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Operators).TypeHandle);
            return Registry.Operators;
        }
    }

    private static T Declare<T>(T declared)
        where T : Operator
    {
        declared.StandardId = Registry.Operators.Count;
        Registry.Operators.Add(declared);
        return declared;
    }

    // A class of its own: it exists before the first declaration runs, whatever the order of the files.
    private static class Registry
    {
        public static readonly List<Operator> Operators = [];
    }
}
