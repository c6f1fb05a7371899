using System.Diagnostics.CodeAnalysis;

namespace Symbolic;

/// <summary>
/// Delegates that start in the interpreter and go over to machine code after so many calls that it would have paid. The code is
/// made in the background; until it is there, calls are interpreted. Both give the same values, so nobody sees when it happens.
/// </summary>
[RequiresDynamicCode("Makes machine code at run time.")]
internal sealed class TieredEntry : SpanEntry
{
    /// <summary>
    /// A step takes some 5 ns when interpreted and some 5 µs to turn into machine code, so after a thousand calls as much time
    /// has gone into interpretation as preparation will take, and whatever the number of calls, at most twice the least is spent.
    /// </summary>
    public const int UsualCalls = 1000;

    private int _callsLeft;
    private volatile SpanCode? _compiled;

    /// <param name="program">The program.</param>
    /// <param name="calls">The number of interpreted calls after which machine code is made.</param>
    public TieredEntry(Program program, int calls = UsualCalls)
        : base(program) => _callsLeft = calls;

    /// <summary>True when calls run machine code.</summary>
    public bool IsCompiled => _compiled is not null;

    public override void Execute(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        if (_compiled is { } compiled)
        {
            compiled(inputs, outputs);
            return;
        }

        Program.Run(inputs, outputs);

        // Once below zero it stays there, and the counter is left alone; only one call sees the zero.
        if (Volatile.Read(ref _callsLeft) > 0 && Interlocked.Decrement(ref _callsLeft) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static entry => entry.Compile(), this, preferLocal: false);
        }
    }

    private void Compile()
    {
        try
        {
            _compiled = (SpanCode)IlCompiler.Compile(Program, DelegateSignature.Of(typeof(SpanCode), Program));
        }
        catch (OutOfMemoryException)
        {
            // Machine code is only faster; the interpreter needs no more memory than it has.
        }
    }
}
