namespace Symbolic;

/// <summary>Collects a polynomial by the powers of some of its variables: (a + b)·x² + (a − b)·x + c.</summary>
internal sealed class Collector(FractionReader reader, IReadOnlyList<int> variables)
{
    private readonly AlgebraBudget _budget = reader.Algebra.Budget;

    /// <summary>The expression collected; what it is divided by stays below each term, or below all when a variable occurs in it.</summary>
    public Expr Collect(Factored value)
    {
        FractionAlgebra algebra = reader.Algebra;
        Factored reduced = algebra.Reduced(algebra.Expand(value.Numerator.Factors), value.Scale);
        value = algebra.Multiply(reduced, algebra.Power(value.Denominator, -1));
        Polynomial numerator = algebra.Expand(value.Numerator.Factors);
        List<(Polynomial Base, int Exponent)> below = [.. value.Factors.Where(static f => f.Exponent < 0)];
        bool divided = below.Exists(f => variables.Any(v => f.Base.DegreeIn(v) > 0));
        if (!divided)
        {
            return Sum(numerator, new Factored(value.Scale, below), 0);
        }

        return Sum(numerator, Factored.Number(value.Scale), 0) / reader.Writer.Write(new Factored(Rational.One, [.. below.Select(static f => (f.Base, -f.Exponent))]));
    }

    // By the powers of one variable; the coefficients by those of the next, as deep as there are variables.
    private Expr Sum(Polynomial polynomial, Factored scale, int depth)
    {
        while (depth < variables.Count && polynomial.DegreeIn(variables[depth]) == 0)
        {
            depth++;
        }

        if (polynomial.IsZero)
        {
            return reader.Atoms.Graph.Zero;
        }

        var terms = new List<(Expr, bool)>();
        if (depth == variables.Count)
        {
            AddTerms(polynomial, scale, terms);
            return ExpressionWriter.Join(terms);
        }

        foreach ((int degree, Polynomial coefficient) in polynomial.CoefficientsIn(variables[depth]))
        {
            if (degree == 0)
            {
                Expr rest = Sum(coefficient, scale, depth + 1);
                AddSummands(rest, terms);
            }
            else
            {
                terms.Add(Term(coefficient, scale, variables[depth], degree, depth + 1));
            }
        }

        return ExpressionWriter.Join(terms);
    }

    private (Expr Node, bool IsNegative) Term(Polynomial coefficient, Factored scale, int variable, int degree, int depth)
    {
        FractionAlgebra algebra = reader.Algebra;
        Factored power = algebra.Variable(variable, degree);
        if (variables.Skip(depth).Any(v => coefficient.DegreeIn(v) > 0))
        {
            Polynomial primitive = coefficient.PrimitivePart();
            Factored front = algebra.Multiply(algebra.Scaled(scale, (Rational)coefficient.Content()), power);
            bool isNegative = front.Scale.Sign < 0;
            return (reader.Writer.Write(algebra.Scaled(front, front.Scale.Sign)) * Sum(primitive, Factored.Number(Rational.One), depth), isNegative);
        }

        Factored value = algebra.Multiply(algebra.Multiply(AsPowers(coefficient), scale), power);
        return (reader.Writer.Write(algebra.Scaled(value, value.Scale.Sign)), value.Scale.Sign < 0);
    }

    // The part without the variables: multiplied out, unless it is a power.
    private void AddTerms(Polynomial polynomial, Factored scale, List<(Expr, bool)> terms)
    {
        Factored powers = AsPowers(polynomial);
        if (scale.Factors.Count > 0 || powers.Factors.Any(static f => f.Base.Count > 1 && f.Exponent > 1))
        {
            Factored value = reader.Algebra.Multiply(powers, scale);
            terms.Add((reader.Writer.Write(reader.Algebra.Scaled(value, value.Scale.Sign)), value.Scale.Sign < 0));
            return;
        }

        for (int i = 0; i < polynomial.Count; i++)
        {
            Rational coefficient = scale.Scale * (Rational)polynomial.Coefficients[i];
            terms.Add((reader.Writer.Term(polynomial.Monomials[i], Rational.Abs(coefficient)), coefficient.Sign < 0));
        }
    }

    private Factored AsPowers(Polynomial polynomial)
    {
        Factored value = Factored.Number((Rational)polynomial.Content());
        Factored monomial = reader.Algebra.FromPolynomial(Polynomial.Term(polynomial.Ring, polynomial.MonomialContent(), 1), Rational.One);
        foreach ((Polynomial @base, int exponent) in SquareFree.Decompose(polynomial.Unshift(polynomial.MonomialContent()), _budget))
        {
            value = reader.Algebra.Multiply(value, new Factored(Rational.One, [(@base, exponent)]));
        }

        return reader.Algebra.Multiply(value, monomial);
    }

    private static void AddSummands(Expr sum, List<(Expr, bool)> terms)
    {
        var open = new Stack<(Expr Node, bool IsNegative)>();
        open.Push((sum, false));
        while (open.TryPop(out var next))
        {
            (Expr node, bool isNegative) = next;
            if (node.Is(Operators.Add) || node.Is(Operators.Subtract))
            {
                open.Push((node.Operands[1], isNegative ^ node.Is(Operators.Subtract)));
                open.Push((node.Operands[0], isNegative));
            }
            else if (node.Is(Operators.Negate))
            {
                open.Push((node.Operands[0], !isNegative));
            }
            else
            {
                terms.Add(next);
            }
        }
    }
}
