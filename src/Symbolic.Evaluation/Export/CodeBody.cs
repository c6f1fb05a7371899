namespace Symbolic;

/// <summary>The body of a function: statements, and what comes out.</summary>
/// <param name="Root">The statements.</param>
/// <param name="Outputs">The results, as they can be written behind the statements.</param>
/// <param name="Hoisted">Values that are assigned in one block and used in another: declared at the beginning.</param>
/// <param name="Names">The names of the values that have one.</param>
/// <param name="NamedCount">How many values have names.</param>
internal sealed record CodeBody(CodeBlock Root, string[] Outputs, IReadOnlySet<int> Hoisted, IReadOnlyDictionary<int, string> Names, int NamedCount);
