using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Symbolic;

/// <summary>What delegate types take and return.</summary>
internal static class DelegateTypes
{
    /// <summary>The method that a call of such a delegate is; null for <see cref="Delegate"/> and <see cref="MulticastDelegate"/>.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "Trimming keeps the Invoke method of every delegate type that it keeps.")]
    public static MethodInfo? InvokeMethod(Type type) => type.GetMethod("Invoke");
}
