using System.Globalization;
using System.Text;

namespace Symbolic;

public static partial class Operators
{
    // Under CASE the function ABS keeps the arithmetic on it as it is: see Code.Sql.
    private const string SqlMagnitude = "ABS({0})";

    /// <summary>The error function in SQL, by the series of <see cref="Numerics.Special.Erf"/>.</summary>
    private static string SqlOfErf =>
        "(sign({0}) * CASE WHEN ABS({0}) < 1e-20 THEN 1.1283791670955126 * ABS({0})"
        + $" WHEN ABS({{0}}) < 0.85 THEN ABS({{0}}) + ABS({{0}}) * {Polynomial(Numerics.Special.ErfSeries, $"({SqlMagnitude} * {SqlMagnitude})")}"
        + $" WHEN ABS({{0}}) < 6 THEN 1 - {SqlOfErfcTail()} WHEN {{0}} = nan THEN nan WHEN ABS({{0}}) >= 6 THEN 1 END)";

    /// <summary>The complementary error function in SQL, by the series of <see cref="Numerics.Special.Erfc"/>.</summary>
    private static string SqlOfErfc =>
        $"CASE WHEN {{0}} < 0.5 THEN 1 - erf({{0}}) WHEN {{0}} < 26.6 THEN {SqlOfErfcTail()} WHEN {{0}} = nan THEN nan WHEN {{0}} >= 26.6 THEN 0 END";

    private static string SqlOfErfcTail() =>
        $"EXP(-(ABS({{0}}) * ABS({{0}}))) * {Polynomial(Numerics.Special.ScaledErfcCoefficients, "((ABS({0}) - 3.75) / (ABS({0}) + 3.75))")} / (1 + 2 * ABS({{0}}))";

    // Horner's scheme.
    private static string Polynomial(ReadOnlySpan<double> coefficients, string x)
    {
        var text = new StringBuilder(Decimal(coefficients[^1]));
        for (int i = coefficients.Length - 2; i >= 0; i--)
        {
            text.Insert(0, '(').Append(CultureInfo.InvariantCulture, $" * {x} {(coefficients[i] < 0 ? '-' : '+')} {Decimal(Math.Abs(coefficients[i]))})");
        }

        return text.ToString();

        static string Decimal(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');
    }
}
