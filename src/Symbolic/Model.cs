using Symbolic.Parsing;
using Symbolic.Parsing.Binding;
using System.Diagnostics;

namespace Symbolic;

/// <summary>A program of equations as expressions of a graph.</summary>
[DebuggerDisplay("{Names.Count} names: {Reading,nq}")]
public sealed class Model
{
    internal Model(BoundProgram program) => Program = program;

    /// <summary>The statements one by one, and names as symbols.</summary>
    public BoundProgram Program { get; }

    /// <summary>
    /// What a name stands for, other names replaced by what they stand for: <c>model["L"]</c>. A variable to which the program gives no
    /// meaning stands for itself, and a member of a family is <c>model["h[2]"]</c>.
    /// </summary>
    /// <exception cref="UnresolvedNameException">The program has no such name.</exception>
    public Expr this[string name] => Program[name];

    /// <summary>The names that the program defines, in the order of their first definition.</summary>
    public IReadOnlyList<string> Names => Program.Names;

    /// <summary>The variables to which the program gives no meaning, in the order of their first occurrence.</summary>
    public IReadOnlyList<Expr> Free => Program.Free;

    /// <summary>The last expression or equation; null when there is none.</summary>
    public Expr? Result => Program.Result;

    /// <summary>What the reader should know: parts that others read differently, variables that do not occur.</summary>
    public IReadOnlyList<Lint> Notes => Program.Notes;

    /// <summary>How the text was read, in explicit form.</summary>
    public string Reading => Program.Reading;
}
