using Antlr4.Runtime;

namespace Symbolic.Parsing.Grammar;

/// <summary>
/// The rule context of the generated parser. It remembers how high the tree builder's stack was when the rule began, so that what lies
/// above that mark when the rule ends is exactly the rule's right-hand side: no parse tree is kept.
/// </summary>
public class MarkedContext : ParserRuleContext
{
    /// <summary>Creates a context without a parent.</summary>
    public MarkedContext()
    {
    }

    /// <summary>Creates the context of a rule invoked from <paramref name="parent"/>.</summary>
    public MarkedContext(ParserRuleContext parent, int invokingState) : base(parent, invokingState)
    {
    }

    internal int Mark { get; set; }
}
