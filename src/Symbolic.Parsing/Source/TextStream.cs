using Antlr4.Runtime;
using AntlrInterval = Antlr4.Runtime.Misc.Interval;

namespace Symbolic.Parsing.Source;

/// <summary>A string as ANTLR reads it: by UTF-16 code units, reusable, without copies.</summary>
internal sealed class TextStream : ICharStream
{
    private string _text = "";
    private int _index;

    public int Index => _index;

    public int Size => _text.Length;

    public string SourceName => "";

    public void Reset(string text)
    {
        _text = text;
        _index = 0;
    }

    public void Consume() => _index++;

    public int LA(int i)
    {
        var at = i > 0 ? _index + i - 1 : _index + i;
        return (uint)at < (uint)_text.Length ? _text[at] : IntStreamConstants.EOF;
    }

    public int Mark() => 0;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _index = index;

    public string GetText(AntlrInterval interval) => _text.Substring(interval.a, Math.Min(interval.b + 1, _text.Length) - interval.a);
}
