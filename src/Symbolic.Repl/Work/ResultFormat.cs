using System.Collections.Frozen;

namespace Symbolic.Repl.Work;

/// <summary>A form in which a result can be asked for.</summary>
internal enum ResultFormat
{
    Text,
    Unicode,

    /// <summary>Over several lines: fractions on bars, raised exponents, tall brackets.</summary>
    TwoDimensional,
    Latex,

    /// <summary>For browsers and screen readers.</summary>
    MathMl,
    Dot,
    Tree,

    /// <summary>One entry of a tensor, with letters for its axes.</summary>
    Index,

    /// <summary>With names for the parts that are used more than once.</summary>
    Named,

    /// <summary>A function in C#.</summary>
    CSharp,

    /// <summary>A function in C.</summary>
    C,

    /// <summary>A function in Python with NumPy.</summary>
    Python,

    /// <summary>A function in Julia.</summary>
    Julia,

    /// <summary>A query in SQL.</summary>
    Sql,
}

/// <summary>The formats by name.</summary>
internal static class ResultFormats
{
    public static FrozenDictionary<string, ResultFormat> All { get; } = new Dictionary<string, ResultFormat>
    {
        ["text"] = ResultFormat.Text,
        ["unicode"] = ResultFormat.Unicode,
        ["2d"] = ResultFormat.TwoDimensional,
        ["latex"] = ResultFormat.Latex,
        ["mathml"] = ResultFormat.MathMl,
        ["dot"] = ResultFormat.Dot,
        ["tree"] = ResultFormat.Tree,
        ["index"] = ResultFormat.Index,
        ["named"] = ResultFormat.Named,
        ["csharp"] = ResultFormat.CSharp,
        ["c"] = ResultFormat.C,
        ["python"] = ResultFormat.Python,
        ["julia"] = ResultFormat.Julia,
        ["sql"] = ResultFormat.Sql,
    }.ToFrozenDictionary();

    public static string NameOf(ResultFormat format) => format switch
    {
        ResultFormat.Text => "text",
        ResultFormat.Unicode => "unicode",
        ResultFormat.TwoDimensional => "2d",
        ResultFormat.Latex => "latex",
        ResultFormat.MathMl => "mathml",
        ResultFormat.Dot => "dot",
        ResultFormat.Tree => "tree",
        ResultFormat.Index => "index",
        ResultFormat.CSharp => "csharp",
        ResultFormat.C => "c",
        ResultFormat.Python => "python",
        ResultFormat.Julia => "julia",
        ResultFormat.Sql => "sql",
        _ => "named",
    };

    /// <exception cref="RequestException">There is no such format.</exception>
    public static ResultFormat Find(string name)
    {
        const string available = "The formats are text, unicode, 2d, latex, mathml, dot, tree, index, named, csharp, c, python, julia and sql.";
        return All.TryGetValue(name, out ResultFormat format) ? format
            : throw new RequestException($"There is no format '{name}'.", available);
    }
}
