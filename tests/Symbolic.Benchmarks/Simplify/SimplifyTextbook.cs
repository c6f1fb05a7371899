namespace Symbolic.Benchmarks;

/// <summary>Derivatives that every textbook prints, beside the direct answers of SymPy and Maxima.</summary>
internal static class SimplifyTextbook
{
    // Formula, variable.
    private static readonly (string Formula, string Variable)[] s_rows =
    [
        ("x^3", "x"),
        ("1/x", "x"),
        ("sqrt(x)", "x"),
        ("x^x", "x"),
        ("2^x", "x"),
        ("x^n", "x"),
        ("exp(-x^2/2)", "x"),
        ("sqrt(1 + x^2)", "x"),
        ("log(log(x))", "x"),
        ("tan(x)", "x"),
        ("sec(x)", "x"),
        ("asin(x)", "x"),
        ("atan(x)", "x"),
        ("atan(x/a)", "x"),
        ("tanh(x)", "x"),
        ("sin(x)^2", "x"),
        ("sin(x)^2 + cos(x)^2", "x"),
        ("x*log(x) - x", "x"),
        ("(x^2 + 1)^10", "x"),
        ("x/(1 + x^2)", "x"),
        ("x^3*sin(x)/(1 + x^2)", "x"),
        ("1/(1 + exp(-x))", "x"),
        ("log(1 + exp(x))", "x"),
        ("exp(a*x)*sin(b*x)", "x"),
        ("x^2*exp(x)", "x"),
        ("log(x)/x", "x"),
        ("(a*x + b)/(c*x + d)", "x"),
        ("log(x + sqrt(x^2 + 1))", "x"),
        ("exp(sin(x))", "x"),
        ("cos(x)/(1 - sin(x))", "x"),
        ("(x - 1)*(x - 2)*(x - 3)", "x"),
        ("sin(2*x)/2", "x"),
        ("x*atan(x) - log(1 + x^2)/2", "x"),
        ("abs(x)", "x"),
        ("(x*y + z)^2 + exp(x - y*z)", "x"),
        ("(x*y + z)^2 + exp(x - y*z)", "y"),
        ("(x*y + z)^2 + exp(x - y*z)", "z"),
        ("sqrt(x^2 + y^2)", "x"),
        ("x/sqrt(x^2 + y^2)", "x"),
        ("atan2(y, x)", "x"),
        ("A*cos(w*t + p)", "t"),
    ];

    private static readonly string[] s_letters = ["x", "y", "z", "a", "b", "c", "d", "n", "A", "w", "t", "p"];

    public static void Run(TextWriter output)
    {
        DerivativeCase[] cases = [.. s_rows.Select(static (r, i) => new DerivativeCase($"{i}", r.Formula, r.Variable, s_letters))];
        Dictionary<string, SymPyAnswer>? sympy = SimplifyPeers.SymPy(cases, 60)?.Answers;
        Dictionary<string, string[]>? maxima = SimplifyPeers.Maxima(cases);
        foreach ((object? peer, string name) in ((object?, string)[])[(sympy, "SymPy"), (maxima, "Maxima")])
        {
            if (peer is null)
            {
                output.WriteLine($"({name} is not installed: no comparison with it)");
            }
        }

        output.WriteLine($"{"formula",-36} {"this library",-62} {"size",4}   {"SymPy: diff",11} {"simplify",8}   {"Maxima: diff",12} {"ratsimp",7} {"trigsimp",8}");
        int beaten = 0, shorter = 0;
        foreach (DerivativeCase test in cases)
        {
            string text = test.Run().After ?? "";
            int size = PrintedSize.Of(text);
            SymPyAnswer? first = sympy?.GetValueOrDefault(test.Name);
            string[] answers = [first?.Derivative ?? "", first?.Simplified ?? "", .. maxima?.GetValueOrDefault(test.Name) ?? ["", "", ""]];
            string[] sizes = [.. answers.Select(static a => a.Length == 0 ? "-" : $"{PrintedSize.Of(a)}")];
            output.WriteLine($"{$"d/d{test.Variable} {test.Formula}",-36} {text,-62} {size,4}   {sizes[0],11} {sizes[1],8}   {sizes[2],12} {sizes[3],7} {sizes[4],8}");
            if (answers.Where(static a => a.Length > 0).MinBy(PrintedSize.Of) is { } least)
            {
                shorter += size < PrintedSize.Of(least) ? 1 : 0;
                if (size > PrintedSize.Of(least))
                {
                    beaten++;
                    output.WriteLine($"    longer than the {PrintedSize.Of(least)} of {(System.Array.IndexOf(answers, least) < 2 ? "SymPy" : "Maxima")}: {least}");
                }
            }
        }

        output.WriteLine($"of {cases.Length}: longer than the shortest direct answer of the others {beaten} (should be 0), shorter {shorter}");
    }
}
