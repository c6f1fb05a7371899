namespace Symbolic;

/// <summary>What the variables of a pattern stand for so far. Immutable, so that a search can go back.</summary>
internal sealed class Bindings
{
    public static Bindings None { get; } = new(null, -1, default);

    private readonly Bindings? _earlier;
    private readonly int _variable;
    private readonly Expr _value;

    private Bindings(Bindings? earlier, int variable, Expr value) => (_earlier, _variable, _value) = (earlier, variable, value);

    public Bindings With(Expr variable, Expr value) => new(this, variable.Id, value);

    public Expr? Find(Expr variable)
    {
        for (Bindings? at = this; at is not null; at = at._earlier)
        {
            if (at._variable == variable.Id)
            {
                return at._value;
            }
        }

        return null;
    }
}
