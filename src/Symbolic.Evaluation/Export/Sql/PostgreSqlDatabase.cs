namespace Symbolic;

/// <summary>
/// PostgreSQL raises errors where IEEE 754 gives infinity, and where a result underflows to zero. Steps end in OFFSET 0, which the
/// planner does not look through: otherwise it would put the columns of a step into the next wherever they are mentioned. Rows
/// stream through such steps; MATERIALIZED keeps them in memory or on disk, so that few steps of a long query are.
/// </summary>
internal sealed class PostgreSqlDatabase : SqlDatabase
{
    // The square of what is smaller may underflow; that of what is larger overflows.
    private const string LeastSquarable = "2.3e-162", LargestSquarable = "1.3407807929942596e154";

    // Beyond this, a sum with a number below Harmless may be infinite.
    private const double Harmless = 1e290;

    // A product may still round up to infinity.
    private const double SafeLargest = double.MaxValue * (1 - 1e-15);

    public override string Name => "PostgreSQL";

    public override string Double => "DOUBLE PRECISION";

    public override int MostColumns => 1500;

    public override int LongestName => 63;

    public override bool IsCaseSensitive => true;

    public override string Fence => "OFFSET 0";

    // The time of planning grows with the fourth power of the number of nested steps.
    public override (string Word, int Every) Cut => ("MATERIALIZED ", 16);

    public override string Arithmetic(char sign, double? left, double? right, bool same)
    {
        string plain = $"({{0}} {sign} {{1}})", infinity = Special("Infinity");
        double? constant = right ?? (sign == '/' ? null : left);
        string variable = right is null ? "{1}" : "{0}";
        switch (sign)
        {
            case '+' or '-' when constant is { } c && !(Math.Abs(c) > Harmless):
                return plain;
            case '+' or '-':
                return $"CASE WHEN ABS({{0}}) > float8 '{Largest}' - ABS({{1}}) AND ABS({{0}}) < {infinity} AND ABS({{1}}) < {infinity} AND SIGN({{0}}) {(sign == '+' ? "=" : "<>")} SIGN({{1}}) THEN SIGN({{0}}) * {infinity} ELSE {{0}} {sign} {{1}} END";
            case '*' or '/' when constant is { } c && (c == 0 ? sign == '*' : !double.IsFinite(c) || Math.Abs(c) == 1):
                return plain;
            case '*' or '/' when constant is { } c && Math.Abs(c) is > 1e-300 and < 1e300:
                double scale = sign == '*' ? Math.Abs(c) : 1 / Math.Abs(c);
                return scale > 1
                    ? $"CASE WHEN ABS({variable}) > {Finite(SafeLargest / scale)} AND ABS({variable}) < {infinity} THEN SIGN({variable}) * {Special(c > 0 ? "Infinity" : "-Infinity")} ELSE {{0}} {sign} {{1}} END"
                    : $"CASE WHEN ABS({variable}) < {Finite(double.Epsilon / scale)} AND {variable} <> {Finite(0)} THEN {Finite(0)} ELSE {{0}} {sign} {{1}} END";
            case '*' when same:
                return $"CASE WHEN ABS({{0}}) > float8 '{LargestSquarable}' AND ABS({{0}}) < {infinity} THEN {infinity} WHEN ABS({{0}}) < float8 '{LeastSquarable}' AND {{0}} <> {Finite(0)} THEN {Finite(0)} ELSE {{0}} * {{1}} END";
            case '*':
                return $"CASE WHEN ABS({{1}}) > {Finite(1)} AND ABS({{1}}) < {infinity} AND ABS({{0}}) < {infinity} AND ABS({{0}}) > {Finite(SafeLargest)} / ABS({{1}}) THEN SIGN({{0}}) * SIGN({{1}}) * {infinity} WHEN ABS({{1}}) < {Finite(1)} AND {{0}} <> {Finite(0)} AND {{1}} <> {Finite(0)} AND ABS({{0}}) < {Finite(double.Epsilon)} / ABS({{1}}) THEN {Finite(0)} ELSE {{0}} * {{1}} END";
            default:
                return $"CASE WHEN {{1}} = {Finite(0)} THEN {ByZero(infinity)} WHEN ABS({{1}}) < {Finite(1)} AND ABS({{0}}) < {infinity} AND ABS({{0}}) > {Finite(SafeLargest)} * ABS({{1}}) THEN SIGN({{0}}) * SIGN({{1}}) * {infinity} WHEN ABS({{1}}) > {Finite(1)} AND ABS({{1}}) < {infinity} AND {{0}} <> {Finite(0)} AND ABS({{0}}) < {Finite(double.Epsilon)} * ABS({{1}}) THEN {Finite(0)} ELSE {{0}} / {{1}} END";
        }
    }

    protected override string Special(string name) => $"float8 '{name}'";

    protected override string Finite(double value) => $"float8 '{Shortest(value)}'";
}
