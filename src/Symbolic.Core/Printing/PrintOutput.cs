using System.Globalization;

namespace Symbolic;

/// <summary>What printers write to: counts the characters, and stops at a limit or when it is told to.</summary>
internal sealed class PrintOutput(TextWriter writer, long limit, PrintOutput.AtLimit atLimit, CancellationToken cancellation = default)
{
    private long _written;
    private int _pieces;

    /// <summary>Output as the options say, with an exception at the limit.</summary>
    public static PrintOutput Of(TextWriter writer, PrintOptions? options)
    {
        options ??= PrintOptions.Default;
        return new PrintOutput(writer, options.MaxLength, AtLimit.Throw, options.Cancellation);
    }

    /// <summary>What happens at the limit.</summary>
    public enum AtLimit : byte
    {
        /// <summary>An exception.</summary>
        Throw,

        /// <summary>The rest is left out and an ellipsis says so.</summary>
        Ellipsis,
    }

    /// <summary>True when nothing more is taken.</summary>
    public bool IsFull { get; private set; }

    public void Write(ReadOnlySpan<char> text)
    {
        if ((_pieces++ & 0xFF) == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (IsFull)
        {
            return;
        }

        if (_written + text.Length <= limit)
        {
            writer.Write(text);
            _written += text.Length;
            return;
        }

        if (atLimit == AtLimit.Throw)
        {
            throw new LimitException(string.Create(CultureInfo.InvariantCulture, $"The expression takes more than {limit} characters."))
            {
                Hint = $"Raise {nameof(PrintOptions)}.{nameof(PrintOptions.MaxLength)}, or look at ToDot or ToTree, which write each shared part once.",
            };
        }

        writer.Write(text[..(int)(limit - _written)]);
        writer.Write('…');
        IsFull = true;
    }
}
