using System.Collections.Immutable;

namespace Symbolic;

/// <summary>What a gate of a computational graph does with the derivative that comes back to it.</summary>
public enum GateRole : byte
{
    /// <summary>An input: derivatives end here.</summary>
    Input,

    /// <summary>A node that depends on no variable: nothing flows through it.</summary>
    Constant,

    /// <summary>Every operand gets the derivative as it is, up to sign: sums and differences.</summary>
    Distributes,

    /// <summary>Each of two factors gets the derivative times the other factor: products.</summary>
    Swaps,

    /// <summary>The operand that was taken gets the derivative, the others nothing: max, min, branches.</summary>
    Routes,

    /// <summary>Each operand gets the derivative times the local derivative: all other functions.</summary>
    Scales,
}

/// <summary>One use of a node by another, with the local derivative.</summary>
/// <param name="Input">The position of the node that is used.</param>
/// <param name="Partial">The derivative of the user by it, in the variables of the graph.</param>
/// <param name="PartialInNames">The derivative of the user by it, in the names of the nodes.</param>
public sealed record GraphEdge(int Input, Expr Partial, Expr PartialInNames);

/// <summary>A node of a computational graph.</summary>
/// <param name="Name">The symbol that stands for it in the formulas of other nodes.</param>
/// <param name="Formula">What it computes from the names of other nodes; an input is its own formula.</param>
/// <param name="Value">What it computes from the variables.</param>
/// <param name="Inputs">The nodes that it uses.</param>
/// <param name="Role">What it does with derivatives.</param>
public sealed record GraphNode(Expr Name, Expr Formula, Expr Value, ImmutableArray<GraphEdge> Inputs, GateRole Role)
{
    /// <summary>True for a variable.</summary>
    public bool IsInput => Role == GateRole.Input;
}

/// <summary>A path from the output to a node: the nodes on it, and the edges between them.</summary>
/// <param name="Nodes">Positions of nodes, the output first.</param>
/// <param name="Edges">The edges, one fewer than nodes.</param>
public sealed record GraphPath(ImmutableArray<int> Nodes, ImmutableArray<GraphEdge> Edges);
