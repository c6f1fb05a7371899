using System.ComponentModel;
using System.Runtime.CompilerServices;
using Antlr4.Runtime;
using Symbolic.Parsing.Building;

namespace Symbolic.Parsing.Grammar;

/// <summary>
/// Base of the generated parser. Instead of a parse tree it keeps one stack: consumed tokens and finished nodes are pushed, and at the end
/// of a rule the builder replaces what the rule pushed by one node. Contexts are garbage as soon as their rule ends.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SymbolicParserBase : Antlr4.Runtime.Parser
{
    private TreeBuilder _builder = null!;
    private TokenList _tokens = null!;

    /// <summary>Creates the parser.</summary>
    protected SymbolicParserBase(ITokenStream input, TextWriter output, TextWriter errorOutput) : base(input, output, errorOutput)
    {
        BuildParseTree = false;
        RemoveErrorListeners();
    }

    internal void Attach(TreeBuilder builder, TokenList tokens)
    {
        _builder = builder;
        _tokens = tokens;
    }

    internal void LearnInto(PredictionMemory memory) => Interpreter = memory.For(this);

    /// <inheritdoc/>
    public override void EnterRule(ParserRuleContext localctx, int state, int ruleIndex)
    {
        // Brackets deeper than a limit are parsed on their own, so this never fires unless something nests without brackets.
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw _builder.TooDeep(_tokens.Index);
        State = state;
        Context = localctx;
        ((MarkedContext)localctx).Mark = _builder.Height;
    }

    /// <inheritdoc/>
    public override void ExitRule()
    {
        var context = (MarkedContext)Context;
        State = context.invokingState;
        Context = (ParserRuleContext)context.Parent;
        if (!_builder.Failed)
            _builder.Reduce(context.RuleIndex, context.Mark);
    }

    /// <inheritdoc/>
    public override IToken Match(int ttype)
    {
        if (_tokens.CurrentType != ttype)
            return ErrorHandler.RecoverInline(this);
        return Consume();
    }

    /// <inheritdoc/>
    public override IToken Consume()
    {
        _builder.Shift(_tokens.Index);
        _tokens.Consume();
        // Generated code ignores the token unless the grammar labels it, and this grammar has no labels.
        return null!;
    }
}
