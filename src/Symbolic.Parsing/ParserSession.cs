using System.Runtime.InteropServices;
using Antlr4.Runtime;
using Symbolic.Parsing.Building;
using Symbolic.Parsing.Grammar;
using Symbolic.Parsing.Names;
using Symbolic.Parsing.Source;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing;

/// <summary>The chain scanner → name pass → generated parser → tree, with everything that can be used again for the next text.</summary>
internal sealed class ParserSession
{
    private readonly Scanner _scanner = new();
    private readonly NamePass _namePass = new();
    private readonly NestedBrackets _nested = new();
    private readonly TreeBuilder _builder = new();
    private readonly TokenList _list = new();
    private readonly List<RawToken> _raw = [];
    private readonly List<Token> _tokens = [];
    private readonly SyntaxErrorStrategy _errors;
    private readonly SymbolicParser _parser;
    private PredictionMemory? _memory;

    public ParserSession()
    {
        _errors = new SyntaxErrorStrategy(_builder, _list);
        _parser = new SymbolicParser(_list, TextWriter.Null, TextWriter.Null) { ErrorHandler = _errors };
        _parser.Attach(_builder, _list);
    }

    public ParsedProgram Parse(string text, ParserOptions options, CancellationToken cancellation)
    {
        Remember();
        var source = SourceText.From(text, options.Functions);
        var notes = new List<Lint>();
        _errors.Source = source;
        _scanner.Scan(source, _raw, cancellation);
        BracketPairs.Match(source, _raw);
        _namePass.Run(source, _raw, options, _tokens, notes, cancellation);
        _builder.Begin(source, _list, notes);
        if (_tokens.Count == 1)
            throw new ParseException(ParseErrorCode.Syntax, "there is nothing to read", text, new TextSpan(text.Length, 0), "write a formula, as in x^2");
        var tokens = _tokens;
        if (NestedBrackets.Depth(CollectionsMarshal.AsSpan(tokens)) > NestedBrackets.DeepestDirect)
            tokens = _nested.Fold(CollectionsMarshal.AsSpan(tokens), ParseElement, cancellation);
        _builder.Restart();
        Start(tokens);
        _parser.program();
        if (options.Scope is { } scope)
            _namePass.Names.Commit(scope);
        notes.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return new ParsedProgram(text, [.. _builder.Statements], notes);
    }

    private void Remember()
    {
        var memory = PredictionMemory.Current;
        if (_memory != memory)
        {
            _memory = memory;
            _parser.LearnInto(memory);
        }
    }

    private ExpressionNode ParseElement(List<Token> tokens)
    {
        _builder.Restart();
        Start(tokens);
        _parser.element();
        return _builder.Expression;
    }

    private void Start(List<Token> tokens)
    {
        _list.Reset(tokens);
        _parser.Context = null;
        _parser.State = 0;
    }
}
