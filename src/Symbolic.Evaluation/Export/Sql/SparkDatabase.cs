namespace Symbolic;

/// <summary>Spark: quotients by zero are NULL or errors, depending on its mode.</summary>
internal sealed class SparkDatabase : SqlDatabase
{
    public override string Name => "Spark";

    public override string Double => "DOUBLE";

    public override string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    public override string Arithmetic(char sign, double? left, double? right, bool same) =>
        sign == '/' && right is null or 0
            ? $"CASE WHEN {{1}} = {Finite(0)} THEN {ByZero(Special("Infinity"))} ELSE {{0}} / {{1}} END"
            : base.Arithmetic(sign, left, right, same);

    // Spark rounds to whole numbers in integers.
    public override string Call(string name, int count) => name switch
    {
        "FLOOR" or "CEILING" => $"CAST({name}({{0}}) AS DOUBLE)",
        "ROUND" => "RINT({0})",
        _ => base.Call(name, count),
    };

    protected override string Special(string name) => $"CAST('{name}' AS DOUBLE)";

    protected override string Finite(double value) => value < 0 ? $"({Shortest(value)}D)" : $"{Shortest(value)}D";
}
