namespace Symbolic;

public sealed partial class Program
{
    /// <summary>Prepares the program for many points at a time: one loop over vectors of points for all of its steps.</summary>
    /// <param name="options">How to compute; the usual options when left out.</param>
    /// <exception cref="PlatformNotSupportedException">Machine code was asked for where it cannot be made.</exception>
    public BatchFunction CompileBatch(BatchOptions? options = null) => new(this, options ?? BatchOptions.Default);
}
