using Antlr4.Runtime;
using AntlrInterval = Antlr4.Runtime.Misc.Interval;
using Symbolic.Parsing.Names;

namespace Symbolic.Parsing.Grammar;

/// <summary>The tokens of the name pass as ANTLR reads them. Token objects are made only where ANTLR asks for one, which is in errors.</summary>
internal sealed class TokenList : ITokenStream
{
    private List<Token> _tokens = [];
    private int _index;

    public int Index => _index;

    public int Size => _tokens.Count;

    public string SourceName => "";

    public ITokenSource TokenSource => null!;

    /// <summary>Type of the next token.</summary>
    public int CurrentType { get; private set; }

    /// <summary>The token at an index.</summary>
    public Token this[int index] => _tokens[index];

    /// <summary>Starts over with other tokens, the last of which is the end of file.</summary>
    public void Reset(List<Token> tokens)
    {
        _tokens = tokens;
        Seek(0);
    }

    public void Consume()
    {
        if (_index < _tokens.Count - 1)
            Seek(_index + 1);
    }

    public int LA(int i) => i == 1 ? CurrentType : _tokens[Math.Clamp(i > 0 ? _index + i - 1 : _index + i, 0, _tokens.Count - 1)].Type;

    public IToken LT(int k) => Get(Math.Clamp(k > 0 ? _index + k - 1 : _index + k, 0, _tokens.Count - 1));

    public IToken Get(int i) => new CommonToken(_tokens[i].Type) { TokenIndex = i, StartIndex = _tokens[i].Start, StopIndex = _tokens[i].End - 1 };

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index)
    {
        _index = index;
        CurrentType = _tokens[index].Type;
    }

    public string GetText(AntlrInterval interval) => "";

    public string GetText() => "";

    public string GetText(RuleContext ctx) => "";

    public string GetText(IToken start, IToken stop) => "";
}
