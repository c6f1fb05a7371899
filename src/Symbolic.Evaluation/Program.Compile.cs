using System.Runtime.CompilerServices;

namespace Symbolic;

public sealed partial class Program
{
    // Some milliseconds of preparation. The delegate is then the code itself, which counts where a call takes nanoseconds.
    private const int LargestCompiledAtOnce = 1000;

    /// <summary>Turns the program into a delegate; the delegates that fit are those of an expression's <c>Compile</c>.</summary>
    /// <exception cref="ArgumentException">The delegate type does not fit, and the message says what does; or a condition is no truth value.</exception>
    /// <exception cref="UnresolvedNameException">A condition has a variable that is no input, or an unknown function.</exception>
    /// <exception cref="PlatformNotSupportedException">Machine code was asked for where it cannot be made.</exception>
    public TDelegate Compile<TDelegate>(CompileOptions? options = null)
        where TDelegate : Delegate
    {
        options ??= CompileOptions.Default;
        options.Cancellation.ThrowIfCancellationRequested();
        DelegateSignature signature = DelegateSignature.Of(typeof(TDelegate), this);
        if (options.BackEnd == BackEnd.Il && !RuntimeFeature.IsDynamicCodeSupported)
        {
            throw new PlatformNotSupportedException("This platform cannot make machine code at run time; use the interpreter.");
        }

        if (options.Conditions.Count > 0)
        {
            return (TDelegate)ConditionedEntry.Create(this, signature, options).ToDelegate(signature);
        }

        if (!RuntimeFeature.IsDynamicCodeSupported || options.BackEnd == BackEnd.Interpreter || (options.BackEnd == BackEnd.Automatic && InstructionCount > options.LargestCompiled))
        {
            return (TDelegate)new InterpretedEntry(this).ToDelegate(signature);
        }

        bool later = options.BackEnd == BackEnd.Automatic && InstructionCount > LargestCompiledAtOnce;
        return (TDelegate)(later ? new TieredEntry(this).ToDelegate(signature) : IlCompiler.Compile(this, signature, options.Cancellation));
    }
}
