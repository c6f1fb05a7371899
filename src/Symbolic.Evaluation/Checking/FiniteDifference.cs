namespace Symbolic;

/// <summary>
/// The plain difference quotients of the textbooks, for comparison: with the best step a forward difference has half of the
/// digits of the function, a central one two thirds.
/// </summary>
public static class FiniteDifference
{
    /// <summary>(f(x+h) − f(x))/h, with an error of h·f″/2.</summary>
    public static double Forward(Func<double, double> f, double x, double h)
    {
        ArgumentNullException.ThrowIfNull(f);
        return (f(x + h) - f(x)) / h;
    }

    /// <summary>(f(x+h) − f(x))/h for an expression by one of its variables.</summary>
    /// <param name="f">A number.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="x">Its value.</param>
    /// <param name="h">The step.</param>
    /// <param name="others">The values of the other variables.</param>
    public static double Forward(Expr f, Expr variable, double x, double h, params ReadOnlySpan<(Expr Variable, double Value)> others) =>
        Forward(Along(f, variable, others), x, h);

    /// <summary>(f(x+h) − f(x−h))/(2h), with an error of h²·f‴/6.</summary>
    public static double Central(Func<double, double> f, double x, double h)
    {
        ArgumentNullException.ThrowIfNull(f);
        return (f(x + h) - f(x - h)) / (2 * h);
    }

    /// <summary>(f(x+h) − f(x−h))/(2h) for an expression by one of its variables.</summary>
    /// <param name="f">A number.</param>
    /// <param name="variable">The variable.</param>
    /// <param name="x">Its value.</param>
    /// <param name="h">The step.</param>
    /// <param name="others">The values of the other variables.</param>
    public static double Central(Expr f, Expr variable, double x, double h, params ReadOnlySpan<(Expr Variable, double Value)> others) =>
        Central(Along(f, variable, others), x, h);

    internal static Func<double, double> Along(Expr f, Expr variable, ReadOnlySpan<(Expr Variable, double Value)> others)
    {
        var inputs = new Expr[others.Length + 1];
        var values = new double[inputs.Length];
        inputs[0] = variable;
        for (int i = 0; i < others.Length; i++)
        {
            (inputs[i + 1], values[i + 1]) = others[i];
        }

        Program program = Program.Create(f, inputs);
        return x =>
        {
            values[0] = x;
            return program.Run(values);
        };
    }
}
