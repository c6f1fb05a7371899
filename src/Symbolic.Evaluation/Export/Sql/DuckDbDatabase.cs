namespace Symbolic;

/// <summary>
/// DuckDB computes sums, products and quotients as IEEE 754 says (its setting ieee_floating_point_ops, on unless changed); its
/// functions raise errors outside their domains. Names that differ only in case are one, even in quotation marks.
/// </summary>
internal sealed class DuckDbDatabase : SqlDatabase
{
    public override string Name => "DuckDB";

    public override string Double => "DOUBLE";

    public override string Call(string name, int count) => name == "ROUND" ? "ROUND_EVEN({0}, 0)" : base.Call(name, count);

    protected override string Special(string name) => $"CAST('{name}' AS DOUBLE)";

    // A number with an exponent is a double; all others are decimals.
    protected override string Finite(double value)
    {
        string number = Shortest(value);
        number = number.Contains('e', StringComparison.Ordinal) ? number : number + "e0";
        return number[0] == '-' ? $"({number})" : number;
    }
}
