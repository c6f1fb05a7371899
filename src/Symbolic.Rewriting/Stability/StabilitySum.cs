namespace Symbolic;

/// <summary>A sum as a list of terms with exact coefficients while rules look at it.</summary>
internal sealed class StabilitySum(StabilityScope scope)
{
    private const int SmallSum = 64;

    private readonly List<Term> _terms = [];

    /// <summary>A term: coefficient times factor, and as it was written without its sign when no rule made it.</summary>
    public readonly record struct Term(Rational Coefficient, Expr Factor, Expr? Written, bool IsMinus);

    public StabilityScope Scope => scope;

    public int Count => _terms.Count;

    public Term this[int index] => _terms[index];

    /// <summary>The sum of all terms that are numbers.</summary>
    public Rational Constant
    {
        get
        {
            Rational sum = Rational.Zero;
            foreach (Term term in _terms)
            {
                sum += term.Factor.IsOne ? term.Coefficient : Rational.Zero;
            }

            return sum;
        }
    }

    /// <summary>The terms of a sum as the graph has it; what goes beyond some number of terms stays one term.</summary>
    public static StabilitySum Small(StabilityScope scope, Expr sum)
    {
        var terms = new StabilitySum(scope);
        var open = new Stack<(Expr Node, bool IsMinus)>();
        open.Push((sum, false));
        while (open.TryPop(out (Expr Node, bool IsMinus) next))
        {
            (Expr node, bool minus) = next;
            bool room = terms.Count + open.Count < SmallSum;
            if (room && (node.Is(Operators.Add) || node.Is(Operators.Subtract)))
            {
                open.Push((node.Operands[1], minus ^ node.Is(Operators.Subtract)));
                open.Push((node.Operands[0], minus));
            }
            else if (room && node.Is(Operators.Negate))
            {
                open.Push((node.Operands[0], !minus));
            }
            else
            {
                terms.Add(node, minus);
            }
        }

        return terms;
    }

    /// <summary>Adds a term, or takes it away.</summary>
    public void Add(Expr written, bool isMinus)
    {
        (Rational coefficient, Expr factor) = Split(written);
        _terms.Add(new Term(isMinus ? -coefficient : coefficient, factor, written, isMinus));
    }

    /// <summary>Puts coefficient times factor in the place of a term.</summary>
    public void Replace(int index, Rational coefficient, Expr factor)
    {
        (Rational own, Expr rest) = Split(factor);
        _terms[index] = new Term(coefficient * own, rest, null, false);
    }

    /// <summary>Puts one expression in the place of some terms, whose indices are ascending.</summary>
    public void ReplaceAll(IReadOnlyList<int> indices, Expr factor)
    {
        Replace(indices[0], Rational.One, factor);
        for (int i = indices.Count - 1; i > 0; i--)
        {
            Remove(indices[i]);
        }
    }

    public void Remove(int index) => _terms.RemoveAt(index);

    /// <summary>Takes away what has canceled.</summary>
    public void RemoveZeros() => _terms.RemoveAll(static t => t.Coefficient.IsZero);

    /// <summary>Takes all numbers away.</summary>
    public void RemoveConstant() => _terms.RemoveAll(static t => t.Factor.IsOne);

    /// <summary>The sum as nodes, terms in their order, one that is added first when there is one.</summary>
    public Expr Build()
    {
        ExprGraph graph = scope.Graph;
        int first = Math.Max(0, _terms.FindIndex(static t => t.Coefficient.Sign > 0));
        Expr? sum = _terms.Count == 0 ? null : (_terms[first].Coefficient.Sign < 0 ? -MagnitudeOf(_terms[first]) : MagnitudeOf(_terms[first]));
        for (int i = 0; i < _terms.Count; i++)
        {
            if (i != first && !_terms[i].Coefficient.IsZero)
            {
                Expr magnitude = MagnitudeOf(_terms[i]);
                sum = _terms[i].Coefficient.Sign < 0 ? sum!.Value - magnitude : sum!.Value + magnitude;
            }
        }

        return sum ?? graph.Zero;
    }

    /// <summary>A number times an expression, as a product and a quotient of whole numbers so that no third is rounded.</summary>
    public static Expr Scaled(Rational coefficient, Expr factor)
    {
        ExprGraph graph = factor.Graph;
        if (factor.IsOne)
        {
            return graph.Number(coefficient);
        }

        Expr product = coefficient.Numerator.IsOne ? factor : graph.Number((Rational)coefficient.Numerator) * factor;
        return coefficient.Denominator.IsOne ? product : product / graph.Number((Rational)coefficient.Denominator);
    }

    private static Expr MagnitudeOf(Term term) =>
        term.Written is { } written && (term.IsMinus == (term.Coefficient.Sign < 0)) ? written : Scaled(Rational.Abs(term.Coefficient), term.Factor);

    private static (Rational Coefficient, Expr Factor) Split(Expr node)
    {
        Rational coefficient = Rational.One;
        for (int level = 0; level < 4; level++)
        {
            if (node.IsNumber)
            {
                return (coefficient * node.Number, node.Graph.One);
            }

            if (node.Is(Operators.Negate))
            {
                (coefficient, node) = (-coefficient, node.Operands[0]);
            }
            else if (node.Is(Operators.Multiply) && node.Operands[0].IsNumber)
            {
                (coefficient, node) = (coefficient * node.Operands[0].Number, node.Operands[1]);
            }
            else if (node.Is(Operators.Multiply) && node.Operands[1].IsNumber)
            {
                (coefficient, node) = (coefficient * node.Operands[1].Number, node.Operands[0]);
            }
            else if (node.Is(Operators.Divide) && node.Operands[1].IsNumber && !node.Operands[1].IsZero)
            {
                (coefficient, node) = (coefficient / node.Operands[1].Number, node.Operands[0]);
            }
            else
            {
                break;
            }
        }

        return (coefficient, node);
    }
}
