namespace Symbolic.Parsing.Binding;

/// <summary>Everything that a later input can refer to. Each input works on a copy, so that one with an error changes nothing.</summary>
internal sealed class SessionState
{
    public SessionState(ExprGraph graph)
    {
        Equations = new Equations(graph);
        Functions = [];
        Free = [];
        Parameters = [];
        Tensors = [];
    }

    private SessionState(SessionState other)
    {
        Equations = other.Equations.Copy();
        Functions = new Dictionary<string, UserFunction>(other.Functions);
        Free = new Dictionary<string, FreeVariable>(other.Free);
        Parameters = [.. other.Parameters];
        Tensors = [.. other.Tensors];
        Last = other.Last;
    }

    public Equations Equations { get; }

    public Dictionary<string, UserFunction> Functions { get; }

    /// <summary>The names that were used while nothing was known about them.</summary>
    public Dictionary<string, FreeVariable> Free { get; }

    /// <summary>The names declared with <c>param</c>, in order.</summary>
    public List<string> Parameters { get; }

    /// <summary>The names declared with dimensions.</summary>
    public HashSet<string> Tensors { get; }

    /// <summary>What <c>_</c> stands for.</summary>
    public Expr? Last { get; set; }

    public SessionState Copy() => new(this);
}

/// <summary>A variable of a program, and how early it occurs.</summary>
/// <param name="Symbol">The variable.</param>
/// <param name="Order">Position of its first occurrence; later inputs come after earlier ones.</param>
/// <param name="Input">The last input in which it occurs.</param>
internal readonly record struct FreeVariable(Expr Symbol, long Order, int Input);
