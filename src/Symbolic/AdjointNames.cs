using System.Globalization;
using Symbolic.Parsing;
using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>
/// What derivatives by the names of a program are called: that by <c>h[4]</c> is <c>g_h[4]</c>. The letter in front is one that the
/// program does not use, and every name reads back as itself.
/// </summary>
internal sealed class AdjointNames
{
    private static readonly string[] Letters = ["g", "G", "u", "v", "q", "adjoint"];

    private readonly ExprGraph _graph;
    private readonly HashSet<string> _taken;
    private readonly string _letter;
    private readonly Dictionary<string, string> _bases = new(StringComparer.Ordinal);
    private readonly HashSet<char> _subscripted;
    private readonly Dictionary<Expr, Expr> _names = [];
    private readonly HashSet<Expr> _given = [];

    public AdjointNames(BoundProgram program, ExprGraph graph)
    {
        _graph = graph;
        _taken = [.. program.Names.Concat(program.Free.Select(static v => v.Name)).Concat(program.Statements.OfType<BoundFunction>().Select(static f => f.Name))
            .Concat(program.Statements.OfType<BoundDeclaration>().SelectMany(static d => d.Names)).Select(BaseOf)];
        _subscripted = [.. _taken.Where(static n => n.Contains('_')).SelectMany(static n => n)];
        _letter = Letters.FirstOrDefault(l => !IsTaken(l)) ?? Enumerable.Range(1, int.MaxValue).Select(static k => Numbered(Letters[^1], k)).First(l => !IsTaken(l));
    }

    /// <summary>The symbol for the derivative by a symbol.</summary>
    public Expr For(Expr symbol)
    {
        if (!_names.TryGetValue(symbol, out Expr name))
        {
            if (!symbol.IsSymbol)
            {
                return Unnamed(symbol);
            }

            string own = symbol.Name;
            string start = BaseOf(own);
            if (!_bases.TryGetValue(start, out string? used))
            {
                _bases.Add(start, used = NewBase(start));
            }

            name = _graph.FreshSymbol(used + own[start.Length..], symbol.Type, Facts.Unknown);
            _names.Add(symbol, name);
            _given.Add(name);
        }

        return name;
    }

    /// <summary>A name with a number.</summary>
    public Expr Numbered(Expr part)
    {
        string name = Enumerable.Range(1, int.MaxValue).Select(k => Numbered(_letter, k)).First(n => !IsTaken(n));
        _taken.Add(name);
        Expr symbol = _graph.FreshSymbol(name, part.Type, Facts.Unknown);
        _given.Add(symbol);
        return symbol;
    }

    // For the time being: the numbers are given when it is known which parts need a name.
    private Expr Unnamed(Expr part)
    {
        Expr symbol = _graph.FreshSymbol(_letter, part.Type, Facts.Unknown);
        _given.Add(symbol);
        return symbol;
    }

    /// <summary>True for a symbol that stands for a derivative.</summary>
    public bool Contains(Expr symbol) => _given.Contains(symbol);

    private string NewBase(string start)
    {
        // Where c is a letter of a name with a subscript, as in c_1, G_c = g.*G_c_1 would be read as the components of G.
        string candidate = start.All(_subscripted.Contains) && !start.Contains('_') ? _letter + start : $"{_letter}_{start}";
        string name = ReadBack(candidate) is { } read && !IsTaken(read) ? read
            : Enumerable.Range(1, int.MaxValue).Select(k => Numbered(_letter, k)).First(n => !IsTaken(n));
        _taken.Add(name);
        return name;
    }

    private bool IsTaken(string name) => _taken.Contains(name) || _graph.TryGetSymbol(name, out _) || _graph.IsFunctionName(name);

    // The name as it is read, null when the text is not one.
    private static string? ReadBack(string text)
    {
        try
        {
            return Session.Read($"{text} = 1", new ExprGraph(), LanguageCalculus.Instance).Names is [var only] ? only : null;
        }
        catch (ParseException)
        {
            return null;
        }
    }

    private static string Numbered(string letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}_{number}");

    private static string BaseOf(string name) => name.IndexOf('[') is > 0 and var bracket ? name[..bracket] : name;
}
