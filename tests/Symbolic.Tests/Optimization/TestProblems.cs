using System.Globalization;

namespace Symbolic.Tests.Optimization;

/// <summary>A function with a start and its least value near that start.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Formula">The function.</param>
/// <param name="Start">Where minimizers begin.</param>
/// <param name="Minimum">The least value.</param>
/// <param name="GivesUp">The minimizer of MathNet that gives up on it, with exact derivatives as well: its line search finds no step, or it walks in circles.</param>
internal sealed record TestProblem(string Name, string Formula, double[] Start, double Minimum, string? GivesUp = null)
{
    public string[] Variables => [.. Enumerable.Range(1, Start.Length).Select(static i => string.Create(CultureInfo.InvariantCulture, $"x{i}"))];
}

/// <summary>
/// Problems of Moré, Garbow and Hillstrom, <i>Testing unconstrained optimization software</i>, ACM TOMS 7 (1981), with the starts and the
/// least values that are printed there.
/// </summary>
internal static class TestProblems
{
    private static readonly double[] s_bard = [0.14, 0.18, 0.22, 0.25, 0.29, 0.32, 0.35, 0.39, 0.37, 0.58, 0.73, 0.96, 1.34, 2.10, 4.39];
    private static readonly double[] s_gaussian = [0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989, 0.3521, 0.2420, 0.1295, 0.0540, 0.0175, 0.0044, 0.0009];
    private static readonly double[] s_kowalik = [0.1957, 0.1947, 0.1735, 0.1600, 0.0844, 0.0627, 0.0456, 0.0342, 0.0323, 0.0235, 0.0246];
    private static readonly double[] s_kowalikAt = [4, 2, 1, 0.5, 0.25, 0.1670, 0.1250, 0.1, 0.0833, 0.0714, 0.0625];

    public static IReadOnlyList<TestProblem> All { get; } =
    [
        new("Rosenbrock", "100(x2 - x1^2)^2 + (1 - x1)^2", [-1.2, 1], 0),
        new("Freudenstein and Roth", "(-13 + x1 + ((5 - x2)x2 - 2)x2)^2 + (-29 + x1 + ((x2 + 1)x2 - 14)x2)^2", [0.5, -2], 48.9842),
        new("Powell badly scaled", "(1e4 x1 x2 - 1)^2 + (exp(-x1) + exp(-x2) - 1.0001)^2", [0, 1], 0, "Newton"),
        new("Brown badly scaled", "(x1 - 1e6)^2 + (x2 - 2e-6)^2 + (x1 x2 - 2)^2", [1, 1], 0),
        new("Beale", "(1.5 - x1(1 - x2))^2 + (2.25 - x1(1 - x2^2))^2 + (2.625 - x1(1 - x2^3))^2", [1, 1], 0),
        new("Jennrich and Sampson", Sum(10, static i => $"(2 + 2*{i} - (exp({i} x1) + exp({i} x2)))^2"), [0.3, 0.4], 124.362, "BFGS"),
        new("Bard", Sum(15, static i => $"({Text(s_bard[i - 1])} - (x1 + {i}/({16 - i}*x2 + {Math.Min(i, 16 - i)}*x3)))^2"), [1, 1, 1], 8.21487e-3),
        new("Gaussian", Sum(15, static i => $"(x1*exp(-x2*({Text((8 - i) / 2.0)} - x3)^2/2) - {Text(s_gaussian[i - 1])})^2"), [0.4, 1, 0], 1.12793e-8),
        new("Box three-dimensional", Sum(10, static i => $"(exp(-{Text(i / 10.0)}*x1) - exp(-{Text(i / 10.0)}*x2) - x3*(exp(-{Text(i / 10.0)}) - exp(-{i})))^2"), [0, 10, 20], 0),
        new("Powell singular", "(x1 + 10x2)^2 + 5(x3 - x4)^2 + (x2 - 2x3)^4 + 10(x1 - x4)^4", [3, -1, 0, 1], 0),
        new("Wood", "100(x2 - x1^2)^2 + (1 - x1)^2 + 90(x4 - x3^2)^2 + (1 - x3)^2 + 10(x2 + x4 - 2)^2 + (x2 - x4)^2/10", [-3, -1, -3, -1], 0, "Newton"),
        new("Kowalik and Osborne", Sum(11, static i => $"({Text(s_kowalik[i - 1])} - x1*({U(i)}^2 + {U(i)}*x2)/({U(i)}^2 + {U(i)}*x3 + x4))^2"), [0.25, 0.39, 0.415, 0.39], 3.07505e-4, "Newton"),
        new("Brown and Dennis", Sum(20, static i => $"((x1 + {T(i)}*x2 - exp({T(i)}))^2 + (x3 + x4*sin({T(i)}) - cos({T(i)}))^2)^2"), [25, 5, -5, -1], 85822.2),
        new("Penalty I", $"1e-5*({Sum(4, static i => $"(x{i} - 1)^2")}) + ({Sum(4, static i => $"x{i}^2")} - 0.25)^2", [1, 2, 3, 4], 2.24997e-5),
        new("Variably dimensioned", $"{Sum(10, static i => $"(x{i} - 1)^2")} + ({Sum(10, static i => $"{i}*(x{i} - 1)")})^2 + ({Sum(10, static i => $"{i}*(x{i} - 1)")})^4", [.. Enumerable.Range(1, 10).Select(static i => 1 - (i / 10.0))], 0),
    ];

    private static string Sum(int count, Func<int, string> term) => string.Join(" + ", Enumerable.Range(1, count).Select(term));

    private static string Text(double number) => number < 0 ? $"({number.ToString("R", CultureInfo.InvariantCulture)})" : number.ToString("R", CultureInfo.InvariantCulture);

    private static string U(int i) => Text(s_kowalikAt[i - 1]);

    private static string T(int i) => Text(i / 5.0);
}
