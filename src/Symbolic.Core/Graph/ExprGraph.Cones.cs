namespace Symbolic;

public sealed partial class ExprGraph
{
    private Cone? _spareCone;

    /// <summary>
    /// A cone to work with, to be given back when the work is done. The tables of a cone are as large as the graph: making new ones
    /// for each small piece of work would cost more than the work.
    /// </summary>
    internal Cone TakeCone() => Interlocked.Exchange(ref _spareCone, null) ?? new Cone(this);

    /// <summary>Gives a cone back; its contents are lost.</summary>
    internal void GiveBack(Cone cone) => Volatile.Write(ref _spareCone, cone);
}
