namespace Symbolic;

/// <summary>Square-free factorization after Yun (1976): one factor for each multiplicity, found with greatest common divisors alone.</summary>
internal static class SquareFree
{
    /// <summary>Primitive polynomials without repeated factors, each with its multiplicity; their product is the polynomial up to a number.</summary>
    public static List<(Polynomial Base, int Exponent)> Decompose(Polynomial polynomial, AlgebraBudget budget)
    {
        var result = new List<(Polynomial, int)>();
        Polynomial rest = polynomial.PrimitivePart();
        while (!rest.IsConstant)
        {
            int[] degrees = rest.Degrees();
            int variable = Array.FindIndex(degrees, static d => d > 0);
            Polynomial content = PolynomialGcd.ContentIn(rest, variable, budget);
            InOneVariable(rest.TryDivide(content, budget)!, variable, result, budget);
            rest = content.PrimitivePart();
        }

        return [.. result.GroupBy(static f => f.Item2).OrderBy(static g => g.Key).Select(g => (g.Aggregate(Polynomial.One(polynomial.Ring), (product, f) => product.Multiply(f.Item1, budget)), g.Key))];
    }

    private static void InOneVariable(Polynomial f, int variable, List<(Polynomial, int)> result, AlgebraBudget budget)
    {
        Polynomial derivative = f.Derivative(variable);
        Polynomial common = PolynomialGcd.Gcd(f, derivative, budget);
        Polynomial b = f.TryDivide(common, budget)!;
        Polynomial d = derivative.TryDivide(common, budget)!.Subtract(b.Derivative(variable), budget);
        for (int multiplicity = 1; !b.IsConstant; multiplicity++)
        {
            Polynomial a = PolynomialGcd.Gcd(b, d, budget).PrimitivePart();
            b = b.TryDivide(a, budget)!;
            d = d.TryDivide(a, budget)!.Subtract(b.Derivative(variable), budget);
            if (!a.IsConstant)
            {
                result.Add((a, multiplicity));
            }
        }
    }
}
