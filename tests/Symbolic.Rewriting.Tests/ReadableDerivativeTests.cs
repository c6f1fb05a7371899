using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Derivatives as a textbook prints them, where collecting terms, bases and numbers is enough.</summary>
public sealed class ReadableDerivativeTests
{
    private static readonly ExprGraph s_graph = new();
    private static readonly Expr s_x = s_graph.Symbol("x");
    private static readonly Expr s_y = s_graph.Symbol("y");
    private static readonly Expr s_z = s_graph.Symbol("z");

    public static TheoryData<string, string> Cases
    {
        get
        {
            Expr x = s_x, y = s_y, z = s_z;
            Expr title = ((x * y) + z).Pow(2) + Exp[x - (y * z)];
            var cases = new TheoryData<string, string>();
            Add(x.Pow(3), "3*x^2");
            Add(1 / x, "-1/x^2");
            Add(Sqrt[x], "1/(2*sqrt(x))");
            Add(s_graph.Number(2).Pow(x), "2^x*log(2)");
            Add(x.Pow(y), "y*x^(y - 1)");
            Add(Exp[-(x.Pow(2) / 2)], "-x*exp(-x^2/2)");
            Add(Sqrt[1 + x.Pow(2)], "x/sqrt(1 + x^2)");
            Add(Log[Log[x]], "1/(x*log(x))");
            Add(Tan[x], "1 + tan(x)^2");
            Add(Sec[x], "sec(x)*tan(x)");
            Add(Asin[x], "1/sqrt(1 - x^2)");
            Add(Atan[x], "1/(1 + x^2)");
            Add(Tanh[x], "1 - tanh(x)^2");
            Add(Sin[x].Pow(2), "2*sin(x)*cos(x)");
            Add(Sin[x].Pow(2) + Cos[x].Pow(2), "0");
            Add((x * Log[x]) - x, "log(x)");
            Add((x.Pow(2) + 1).Pow(10), "20*x*(x^2 + 1)^9");
            Add(1 / (1 + Exp[-x]), "exp(-x)/(1 + exp(-x))^2");
            Add(Log[1 + Exp[x]], "exp(x)/(1 + exp(x))");
            Add(Exp[Sin[x]], "cos(x)*exp(sin(x))");
            Add(Sin[2 * x] / 2, "cos(2*x)");
            Add((x * Atan[x]) - (Log[1 + x.Pow(2)] / 2), "atan(x)");
            Add(Abs[x], "sign(x)");
            Add(title, "2*y*(x*y + z) + exp(x - y*z)");
            AddBy(title, y, "2*x*(x*y + z) - z*exp(x - y*z)");
            AddBy(title, z, "2*(x*y + z) - y*exp(x - y*z)");
            Add(Sqrt[x.Pow(2) + y.Pow(2)], "x/sqrt(x^2 + y^2)");
            Add(Atan2[y, x], "-y/(x^2 + y^2)");
            return cases;

            void Add(Expr f, string expected) => AddBy(f, x, expected);
            void AddBy(Expr f, Expr variable, string expected) => cases.Add(f.Differentiate(variable).Simplify().Result.ToString(), expected);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Prints(string actual, string expected) => Assert.Equal(expected, actual);
}
