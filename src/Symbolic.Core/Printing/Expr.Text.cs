namespace Symbolic;

public readonly partial struct Expr
{
    /// <summary>The expression as plain text that parses back.</summary>
    public override string ToString() => Graph is null ? "" : Graph.ToString() + "#" + Id;
}
