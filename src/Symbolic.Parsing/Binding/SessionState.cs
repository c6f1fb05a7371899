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
        Declared = [];
        Lengths = [];
        Rows = [];
    }

    private SessionState(SessionState other)
    {
        Equations = other.Equations.Copy();
        Functions = new Dictionary<string, UserFunction>(other.Functions);
        Free = new Dictionary<string, FreeVariable>(other.Free);
        Parameters = [.. other.Parameters];
        Declared = new Dictionary<string, DeclaredShape>(other.Declared);
        Lengths = [.. other.Lengths];
        Rows = [.. other.Rows];
        Last = other.Last;
    }

    public Equations Equations { get; }

    public Dictionary<string, UserFunction> Functions { get; }

    /// <summary>The names that were used while nothing was known about them.</summary>
    public Dictionary<string, FreeVariable> Free { get; }

    /// <summary>The names declared with <c>param</c>, in order.</summary>
    public List<string> Parameters { get; }

    /// <summary>The names and families that were declared with a domain.</summary>
    public Dictionary<string, DeclaredShape> Declared { get; }

    /// <summary>The names that are lengths of axes.</summary>
    public HashSet<string> Lengths { get; }

    /// <summary>The symbols that stand for rows.</summary>
    public HashSet<int> Rows { get; }

    /// <summary>What <c>_</c> stands for.</summary>
    public Expr? Last { get; set; }

    public SessionState Copy() => new(this);
}

/// <summary>A variable of a program, and how early it occurs.</summary>
/// <param name="Symbol">The variable.</param>
/// <param name="Order">Position of its first occurrence; later inputs come after earlier ones.</param>
/// <param name="Input">The last input in which it occurs.</param>
internal readonly record struct FreeVariable(Expr Symbol, long Order, int Input);

/// <summary>What was declared about the shape of a name, or of the members of a family by their number.</summary>
/// <param name="Target">The name, or <c>W[n]</c> for a family.</param>
/// <param name="Domain">The set with its dimensions, which are evaluated when the name is used.</param>
/// <param name="IsSymmetric">Whether it is a matrix that equals its transpose.</param>
/// <param name="Text">The text of the declaration.</param>
internal sealed record DeclaredShape(Syntax.TargetNode Target, Syntax.DomainNode Domain, bool IsSymmetric, string Text);
