namespace Symbolic;

/// <summary>Where a form has a value although the expression that it stands for has none.</summary>
internal static class FormConditions
{
    /// <summary>Divisors that cancelled must not be zero, and atoms that cancelled must have values.</summary>
    public static IReadOnlyList<Expr> Of(FractionReader reader, Factored value, Expr result)
    {
        var conditions = new List<Expr>();
        ExpressionWriter writer = reader.Writer;
        ExprGraph graph = result.Graph;
        AlgebraBudget budget = reader.Algebra.Budget;
        IEnumerable<Polynomial> parts = reader.Divisors.SelectMany(d => Remaining(reader, d, value).Factors).Select(static f => f.Base).Distinct()
            .SelectMany(p => p.Count == 1 ? [p] : SquareFree.Decompose(p, budget).Select(static f => f.Base));
        foreach (Polynomial part in reader.Algebra.CoprimeBases(parts.Reverse()))
        {
            Expr node = writer.Write(new Factored(Rational.One, [(part, 1)]));
            if (node.Facts.IsNonZero != Truth.True && !RealRoots.HasNone(part, budget))
            {
                // A root of a name is zero where the name is.
                node = part.Count == 1 && reader.Atoms.Generators[part.OnlyVariable()] is { Base.IsSymbol: true, Term.IsOne: true } generator ? generator.Base : node;
                Add(conditions, Operators.NotEqual[node, graph.Zero]);
            }
        }

        AddVanished(reader.Atoms.Nodes, result, conditions);
        return WithoutImplied(result, conditions);
    }

    /// <summary>Adds the conditions of atoms that no longer occur.</summary>
    public static void AddVanished(IEnumerable<Expr> atoms, Expr result, List<Expr> conditions)
    {
        List<Expr> partial = [.. atoms.Where(static a => !a.Facts.IsTotal)];
        if (partial.Count == 0)
        {
            return;
        }

        // What stands below the atoms of the result is not looked at, so that nested functions cost no more than single ones.
        ExprGraph graph = result.Graph;
        Cone cone = graph.TakeCone();
        cone.Collect([result.Id], id => !Atoms.IsArithmetic(graph[id]) && ArithmeticWalk.RadicandOf(graph[id]) is null && !graph[id].Is(Operators.Exp));
        foreach (Expr atom in partial)
        {
            if (cone.PlaceOf(atom.Id) >= 0)
            {
                continue;
            }

            foreach (Expr condition in Definedness.ConditionsOf(atom))
            {
                // «u = u» says where u has a value; so does another power of the same base in the result.
                if (!condition.Is(Operators.Equal) || !HasPowerOf(cone, result.Graph, condition.Operands[0]))
                {
                    Add(conditions, condition);
                }
            }
        }

        graph.GiveBack(cone);
    }

    /// <summary>Conditions that the result shows anyway are left out.</summary>
    public static IReadOnlyList<Expr> WithoutImplied(Expr result, List<Expr> conditions)
    {
        if (conditions.Count == 0)
        {
            return conditions;
        }

        List<Expr> known = [.. Definedness.ConditionsOf(result)];
        return [.. conditions.Where(c => !known.Exists(k => Definedness.Implies(k, c)) && !conditions.Exists(other => other != c && Definedness.Implies(other, c)))];
    }

    private static void Add(List<Expr> conditions, Expr condition)
    {
        if (!condition.Is(Operators.True) && !conditions.Contains(condition))
        {
            conditions.Add(condition);
        }
    }

    private static bool HasPowerOf(Cone cone, ExprGraph graph, Expr power)
    {
        if (!power.Is(Operators.Power))
        {
            return false;
        }

        foreach (int id in cone.Ids)
        {
            Expr node = graph[id];
            if (node.Is(Operators.Power) && node.Operands[0] == power.Operands[0] && !node.Operands[1].IsNumber)
            {
                return true;
            }
        }

        return false;
    }

    // The part of a divisor of which no zero is a zero of the denominator.
    private static Factored Remaining(FractionReader reader, Polynomial divisor, Factored value)
    {
        AlgebraBudget budget = reader.Algebra.Budget;
        Polynomial rest = divisor;
        foreach ((Polynomial @base, int exponent) in value.Factors)
        {
            if (exponent > 0)
            {
                continue;
            }

            while (!rest.IsConstant && PolynomialGcd.Gcd(rest, @base, budget) is { IsConstant: false } common)
            {
                rest = rest.TryDivide(common, budget)!;
            }
        }

        if (rest.Count == 1 && reader.Algebra.Relations.FirstOrDefault(r => r.Variable == rest.OnlyVariable()) is { } relation)
        {
            // A root is zero where what stands below it is.
            return new Factored(Rational.One, [.. relation.Value.Factors.Where(f => f.Exponent > 0 && value.ExponentOf(f.Base) >= 0)]);
        }

        return reader.Algebra.FromPolynomial(rest, Rational.One);
    }
}
