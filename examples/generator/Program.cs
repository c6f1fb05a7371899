using System.Globalization;
using Symbolic;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// A gradient without a library at run time.
(double dx, double dy, double dz) = Lecture.Slopes(1, 2, 0);
Console.WriteLine($"{dx}, {dy}, {dz}");   // 10.718281828459045, 4, -1.4365636569180902

// Newton's method for Kepler's equation.
double anomaly = 1;
for (int step = 0; step < 5; step++)
{
    anomaly -= Kepler.Residual(anomaly, 0.5, 1) / Kepler.Slope(anomaly, 0.5);
}

Console.WriteLine(anomaly.ToString("F12"));   // 1.498701133518

// A descent that writes its gradient to the stack.
Span<double> gradient = stackalloc double[2];
double x = -1.2, y = 1, f = 0;
for (int step = 0; step < 20_000; step++)
{
    f = Valley.Height(x, y, gradient);
    (x, y) = (x - 0.001 * gradient[0], y - 0.001 * gradient[1]);
}

Console.WriteLine($"({x:F2}, {y:F2}), {f < 1e-6}");   // (1.00, 1.00), True

// Where the formula has no value, its derivative has none.
Console.WriteLine($"{Valley.Quotient(3)}, {Valley.Quotient(0)}");   // 1, NaN

static partial class Lecture
{
    [Gradient("(xy+z)²+exp(x−yz)")]
    public static partial (double dx, double dy, double dz) Slopes(double x, double y, double z);
}

static partial class Kepler
{
    private const string Equation = "E − eccentricity sin E − M";

    [Formula(Equation)]
    public static partial double Residual(double E, double eccentricity, double M);

    [Derivative("E − eccentricity sin E", "E")]
    public static partial double Slope(double E, double eccentricity);
}

static partial class Valley
{
    [Gradient("""
        a = 1 − x
        b = y − x²
        a² + 100 b²
        """)]
    public static partial double Height(double x, double y, Span<double> gradient);

    [Derivative("x²/x")]
    public static partial double Quotient(double x);
}
