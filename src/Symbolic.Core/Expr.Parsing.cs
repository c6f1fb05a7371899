using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Symbolic;

public readonly partial struct Expr : ISpanParsable<Expr>
{
    // The language of formulas stands on this assembly, so it brings its reader here when it is there.
    private static Func<string, Expr>? s_read;

    /// <summary>Reads one formula into a graph of its own; <c>graph.Parse</c> reads into one that is there. The culture does not matter.</summary>
    /// <param name="s">The formula.</param>
    /// <param name="provider">Ignored.</param>
    /// <exception cref="FormatException">The text is no formula: a <c>ParseException</c> with place, message and hint.</exception>
    /// <exception cref="NotSupportedException">The package Symbolic, which holds the reader, is not there.</exception>
    public static Expr Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Reader(s);
    }

    /// <inheritdoc cref="Parse(string, IFormatProvider?)"/>
    public static Expr Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) => Reader(s.ToString());

    /// <summary>Reads one formula into a graph of its own, without throwing where the text is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Expr result)
    {
        result = default;
        if (s is null)
        {
            return false;
        }

        try
        {
            result = Reader(s);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <inheritdoc cref="TryParse(string?, IFormatProvider?, out Expr)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out Expr result) => TryParse(s.ToString(), provider, out result);

    internal static void ReadBy(Func<string, Expr> read) => s_read = read;

    private static Func<string, Expr> Reader
    {
        get
        {
            if (s_read is null && System.Type.GetType("Symbolic.FormulaReader, Symbolic") is { } reader)
            {
                RuntimeHelpers.RunClassConstructor(reader.TypeHandle);
            }

            return s_read ?? throw new NotSupportedException("Formulas are read by the package Symbolic, which is not referenced.");
        }
    }
}
