using System.Numerics;
using System.Runtime.CompilerServices;

namespace Symbolic;

/// <summary>Delegates over numbers other than <c>double</c>: single precision at the edges, and complex numbers.</summary>
internal static class OtherNumbers
{
    public static bool AreIn<TDelegate>()
    {
        LambdaSignature signature = LambdaSignature.Of(typeof(TDelegate));
        return signature.Mentions(typeof(float)) || signature.Mentions(typeof(Complex));
    }

    /// <exception cref="ArgumentException">The delegate type does not fit, or conditions are to be asserted.</exception>
    /// <exception cref="PlatformNotSupportedException">Machine code was asked for where it cannot be made.</exception>
    public static TDelegate Compile<TDelegate>(IReadOnlyList<Expr> outputs, CompileOptions options, ReadOnlySpan<Expr> inputs)
        where TDelegate : Delegate
    {
        ArgumentNullException.ThrowIfNull(outputs);
        bool dynamic = RuntimeFeature.IsDynamicCodeSupported;
        if (options.BackEnd == BackEnd.Il && !dynamic)
        {
            throw new PlatformNotSupportedException("This platform cannot make machine code at run time; use the interpreter.");
        }

        if (options.Conditions.Count > 0)
        {
            throw new ArgumentException("Conditions are asserted by delegates over double only.", nameof(options));
        }

        // Rewrites for less rounding hold for real numbers only.
        bool complex = LambdaSignature.Of(typeof(TDelegate)).Mentions(typeof(Complex));
        var (stable, sameInputs) = StableForm.Of(outputs, inputs, complex ? NumericalForm.AsWritten : options.Form, options.Cancellation);
        return stable.ToLambda<TDelegate>(sameInputs).Compile(preferInterpretation: options.BackEnd == BackEnd.Interpreter || !dynamic);
    }
}
