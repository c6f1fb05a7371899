using System.Collections.Concurrent;

namespace Symbolic;

public sealed partial class ExprGraph
{
    // No bag: it keeps what a thread gave back in the memory of that thread, and with it the graph, as long as the thread lives.
    private readonly ConcurrentStack<Cone> _spareCones = [];

    /// <summary>
    /// A cone to work with, to be given back when the work is done. The tables of a cone are as large as the graph: making new ones
    /// for each small piece of work would cost more than the work.
    /// </summary>
    internal Cone TakeCone() => _spareCones.TryPop(out Cone? cone) ? cone : new Cone(this);

    /// <summary>Gives a cone back; its contents are lost.</summary>
    internal void GiveBack(Cone cone) => _spareCones.Push(cone);

    /// <summary>The nodes on which an expression depends, operands first, in an array of their own.</summary>
    internal int[] NodesOf(Expr root, Func<int, bool>? isBoundary = null)
    {
        Cone cone = TakeCone();
        cone.Collect([root.Id], isBoundary);
        int[] ids = [.. cone.Ids];
        GiveBack(cone);
        return ids;
    }
}
