namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>The trace of a matrix.</summary>
    public static readonly BuiltFunction Trace = Declare(new BuiltFunction("tr")
    {
        Aliases = ["trace", "Tr"],
        Summary = "The sum of the diagonal entries of a square matrix.",
        Example = "tr(A*B)",
        MinArguments = 1,
        MaxArguments = 1,
        AppliesBare = true,
        Build = static call => TensorFunctions.Trace(call[0]),
    });
}
