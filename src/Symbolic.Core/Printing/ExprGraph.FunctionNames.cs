namespace Symbolic;

public sealed partial class ExprGraph
{
    private readonly HashSet<string> _functionNames = new(StringComparer.Ordinal);
    private int _functionNamesSeen;

    /// <summary>True for the name of an unknown function that some node of the graph calls.</summary>
    internal bool IsFunctionName(string name)
    {
        // Printing reads the graph, and readers may be many.
        lock (_functionNames)
        {
            for (; _functionNamesSeen < _functions.Count; _functionNamesSeen++)
            {
                _functionNames.Add(_functions[_functionNamesSeen].Name);
            }

            return _functionNames.Contains(name);
        }
    }
}
