namespace Symbolic;

/// <summary>
/// Normal forms of rational functions over the atoms of an expression: what the rules of a simplification use, and what the commands
/// are made of. Each answers null where the expression has no such form within the budget; the decision which form is better is the
/// caller's. The operands of functions are left as they are.
/// </summary>
internal static class RationalForms
{
    /// <summary>
    /// One fraction without common factors above and below the line. Products and powers of sums stay products; sums are multiplied
    /// out as far as the common denominator asks for. Zero comes out as 0.
    /// </summary>
    public static Simplified? TryCancel(Expr expr, AlgebraBudget? budget = null) => Attempt(expr, () =>
    {
        FractionReader reader = Reader(expr, budget);
        Factored value = reader.Read(expr);
        Expr result = reader.Writer.Write(value);
        return new Simplified(result, FormConditions.Of(reader, value, result));
    });

    /// <summary>One fraction as <see cref="TryCancel"/> makes it, numerator and denominator multiplied out where that is no longer to read.</summary>
    public static Simplified? TryReduce(Expr expr, AlgebraBudget? budget = null) => Attempt(expr, () =>
    {
        FractionReader reader = Reader(expr, budget);
        Factored value = reader.Read(expr);
        Factored reduced = reader.Algebra.Reduced(reader.Algebra.Expand(value.Numerator.Factors), value.Scale);
        if (value.Denominator.Factors.Count == 0 && reduced.Denominator.Factors.Count == 0)
        {
            Expr sum = reader.Writer.Sum(reader.Algebra.Expand(reduced.Numerator.Factors), reduced.Scale);
            return new Simplified(sum, FormConditions.Of(reader, value, sum));
        }

        Factored whole = reader.Algebra.Multiply(reduced, reader.Algebra.Power(value.Denominator, -1));
        Factored above = reader.Algebra.FromPolynomial(reader.Algebra.Expand(whole.Numerator.Factors), whole.Scale);
        Factored below = reader.Algebra.FromPolynomial(reader.Algebra.Expand(whole.Denominator.Factors), Rational.One);
        Expr result = reader.Writer.Write(new Factored(above.Scale / below.Scale, [.. above.Factors, .. below.Factors.Select(static f => (f.Base, -f.Exponent))]));
        Expr factored = reader.Writer.Write(value);
        result = SizeOf(factored) < SizeOf(result) ? factored : result;
        return new Simplified(result, FormConditions.Of(reader, value, result));
    });

    /// <summary>
    /// Everything multiplied out and like terms collected, by falling powers of the variables in the order in which they were first
    /// written; numerators are spread over what they are divided by, no common denominator is made.
    /// </summary>
    public static Simplified? TryExpand(Expr expr, AlgebraBudget? budget = null) => Attempt(expr, () =>
    {
        FractionReader reader = Reader(expr, budget);
        var expander = new Expander(reader);
        Expr result = expander.Expand(expr);
        return new Simplified(result, FormConditions.Of(reader, expander.Denominators, result));
    });

    /// <summary>
    /// One fraction as <see cref="TryCancel"/> makes it, every sum taken apart into factors that are irreducible over the rational
    /// numbers; a factor that is too large to decide about stays.
    /// </summary>
    public static Simplified? TryFactor(Expr expr, AlgebraBudget? budget = null) => Attempt(expr, () => FactoredBy(Reader(expr, budget), expr));

    /// <summary>The factors as <see cref="TryFactor"/> finds them, even powers of one function written by the other, as sin² = 1 − cos².</summary>
    public static Simplified? TryFactorWithSquares(Expr expr, UnaryOperator even, UnaryOperator other, AlgebraBudget? budget = null) => Attempt(expr, () =>
    {
        FractionReader reader = Reader(expr, budget);
        reader.RelateSquares(even, other);
        return FactoredBy(reader, expr);
    });

    private static Simplified FactoredBy(FractionReader reader, Expr expr)
    {
        Factored factored = IrreducibleFactors(reader.Read(expr), reader.Algebra);
        Expr result = reader.Writer.Write(factored);
        return new Simplified(result, FormConditions.Of(reader, factored, result));
    }

    /// <summary>
    /// The expression by falling powers of the given variables, the coefficients as sums; the variables may be names or other atoms,
    /// such as sin(x).
    /// </summary>
    public static Simplified? TryCollect(Expr expr, ReadOnlySpan<Expr> variables, AlgebraBudget? budget = null)
    {
        Expr[] by = [.. variables];
        return Attempt(expr, () =>
        {
            budget ??= AlgebraBudget.Small();
            var reader = new FractionReader(ArithmeticWalk.AtomsOf([expr, .. by], budget), budget);
            Factored value = reader.Read(expr);
            int[] numbers = [.. by.Select(v => VariableOf(reader.Atoms, v) ?? throw new NoAlgebraException())];
            Expr result = new Collector(reader, numbers).Collect(value);
            return new Simplified(result, FormConditions.Of(reader, value, result));
        });
    }

    /// <summary>A sum of partial fractions by one variable, over denominators that are irreducible over the rational numbers.</summary>
    public static Simplified? TryApart(Expr expr, Expr variable, AlgebraBudget? budget = null) => Attempt(expr, () =>
    {
        budget ??= AlgebraBudget.Small();
        var reader = new FractionReader(ArithmeticWalk.AtomsOf([expr, variable], budget), budget);
        Factored value = reader.Read(expr);
        if (VariableOf(reader.Atoms, variable) is not { } number || new PartialFractions(reader, number).Of(value) is not { } parts)
        {
            return new Simplified(expr, []);
        }

        // The coefficients, which do not depend on the variable, read best as products.
        parts = [.. parts.Select(p => p.Factors.Aggregate(Factored.Number(p.Scale), (product, f) => reader.Algebra.Multiply(
            product,
            f.Base.DegreeIn(number) > 0 ? new Factored(Rational.One, [f]) : reader.Algebra.Power(FactorsOf(f.Base, reader.Algebra), f.Exponent))))];

        List<(Expr, bool)> terms = [.. parts.Select(p => (reader.Writer.Write(reader.Algebra.Scaled(p, p.Scale.Sign)), p.Scale.Sign < 0))];
        Expr result = terms.Count == 0 ? expr.Graph.Zero : ExpressionWriter.Join(terms);
        var below = new Factored(Rational.One, [.. parts.SelectMany(static p => p.Factors).Where(static f => f.Exponent < 0).DistinctBy(static f => f.Base)]);
        return new Simplified(result, FormConditions.Of(reader, below, result));
    });

    /// <summary>Is the expression zero as a rational function of its atoms, wherever it has a value? Null when that cannot be told.</summary>
    public static bool? IsZero(Expr expr, AlgebraBudget? budget = null, FunctionsOfSums functions = FunctionsOfSums.Keep)
    {
        try
        {
            budget ??= AlgebraBudget.Small();
            return new FractionReader(ArithmeticWalk.AtomsOf(expr, budget), budget, functions).Read(expr).IsZero;
        }
        catch (AlgebraLimitException)
        {
            return null;
        }
    }

    private static int SizeOf(Expr expr)
    {
        Cone cone = expr.Graph.TakeCone();
        cone.Collect([expr.Id]);
        int size = cone.Count;
        expr.Graph.GiveBack(cone);
        return size;
    }

    // Of what has no algebra, such as a quotient by zero, every form is the expression itself.
    private static Simplified? Attempt(Expr expr, Func<Simplified> form)
    {
        try
        {
            return form();
        }
        catch (NoAlgebraException)
        {
            return new Simplified(expr, []);
        }
        catch (AlgebraLimitException)
        {
            return null;
        }
    }

    /// <summary>The variable that stands for an expression; null when it is no single one.</summary>
    private static int? VariableOf(Atoms atoms, Expr expr) =>
        !Atoms.IsArithmetic(expr) && !expr.IsNumber && atoms.Read(expr) is { Powers: [(int variable, 1)] } ? variable : null;

    /// <summary>The value with every sum taken apart into irreducible factors; what is too large to decide about stays.</summary>
    internal static Factored IrreducibleFactors(Factored value, FractionAlgebra algebra)
    {
        Factored factored = Factored.Number(value.Scale);
        foreach ((Polynomial @base, int exponent) in value.Factors)
        {
            Factored part = FactorsOf(@base, algebra);
            factored = algebra.Multiply(factored, algebra.Power(part, exponent));
        }

        return factored;
    }

    private static Factored FactorsOf(Polynomial polynomial, FractionAlgebra algebra)
    {
        if (polynomial.Count == 1)
        {
            return new Factored(Rational.One, [(polynomial, 1)]);
        }

        try
        {
            AlgebraBudget part = algebra.Budget.Part(2);
            if (algebra.Memory?.Factorizations.TryGetValue(polynomial, out var known) == true)
            {
                part.Spend(known.Search);
                algebra.Budget.Spend(known.Joining);
                return known.Factors;
            }

            long all = part.Left, before = algebra.Budget.Left;
            (System.Numerics.BigInteger content, List<(Polynomial Base, int Exponent)> factors) = PolynomialFactorization.Factor(polynomial, part);
            Factored product = factors.Aggregate(Factored.Number((Rational)content), (product, f) => algebra.Multiply(product, new Factored(Rational.One, [f])));
            algebra.Memory?.Factorizations.Add(polynomial, (product, all - part.Left, before - algebra.Budget.Left));
            return product;
        }
        catch (AlgebraLimitException)
        {
            return new Factored(Rational.One, [(polynomial, 1)]);
        }
    }

    private static FractionReader Reader(Expr expr, AlgebraBudget? budget)
    {
        budget ??= AlgebraBudget.Small();
        return new FractionReader(ArithmeticWalk.AtomsOf(expr, budget), budget);
    }
}
