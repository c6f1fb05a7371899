namespace Symbolic;

/// <summary>A sum as distinct terms with exact coefficients. Like <see cref="Product"/>, a view that exists only while a simplification runs.</summary>
internal sealed class Sum(ExprGraph graph)
{
    private readonly List<(Expr Term, Rational Coefficient, bool IsDecimal)> _terms = [];
    private readonly Dictionary<int, int> _positions = [];
    private Rational _constant;
    private bool _constantIsDecimal;
    private int _constantPosition = -1;

    /// <summary>True when terms were joined, so that their order is free.</summary>
    public bool Collected { get; private set; }

    /// <summary>Adds coefficient·term; a term without a coefficient of its own.</summary>
    public void Add(Expr term, Rational coefficient, bool isDecimal)
    {
        if (term.IsOne)
        {
            Collected |= _constantPosition >= 0;
            _constantPosition = _constantPosition < 0 ? _terms.Count : _constantPosition;
            _constant += coefficient;
            _constantIsDecimal |= isDecimal;
        }
        else if (_positions.TryGetValue(term.Id, out int position))
        {
            (Expr same, Rational sum, bool wasDecimal) = _terms[position];
            _terms[position] = (same, sum + coefficient, wasDecimal || isDecimal);
            Collected = true;
        }
        else
        {
            _positions.Add(term.Id, _terms.Count);
            _terms.Add((term, coefficient, isDecimal));
        }
    }

    /// <summary>
    /// The sum as nodes: terms in the order written, a polynomial in one variable by falling degree when terms were joined, a
    /// positive term first when there is one. A term that cancelled reports where it had no value.
    /// </summary>
    public Expr Build(Func<Expr, Rational, bool, Expr> scale, Action<Expr> vanished)
    {
        var kept = new List<(Expr Node, bool IsNegative, int Degree)>();
        bool polynomial = Collected;
        int variable = -1;
        for (int i = 0; i <= _terms.Count; i++)
        {
            if (i == _constantPosition && !_constant.IsZero)
            {
                Expr number = graph.Number(Rational.Abs(_constant));
                kept.Add((_constantIsDecimal && _constant.IsTerminatingDecimal ? graph.Decimal(Rational.Abs(_constant)) : number, _constant.Sign < 0, 0));
            }

            if (i == _terms.Count)
            {
                break;
            }

            (Expr term, Rational coefficient, bool isDecimal) = _terms[i];
            if (coefficient.IsZero)
            {
                vanished(term);
                continue;
            }

            int degree = DegreeOf(term, ref variable);
            polynomial &= degree > 0;
            kept.Add((scale(term, Rational.Abs(coefficient), isDecimal), coefficient.Sign < 0, degree));
        }

        if (polynomial)
        {
            kept = [.. kept.OrderByDescending(static t => t.Degree)];
        }

        if (kept.Count > 1 && kept[0].IsNegative && kept.FindIndex(static t => !t.IsNegative) is > 0 and int first)
        {
            (Expr, bool, int) leading = kept[first];
            kept.RemoveAt(first);
            kept.Insert(0, leading);
        }

        Expr? sum = null;
        foreach ((Expr node, bool isNegative, _) in kept)
        {
            sum = sum is not { } soFar ? (isNegative ? -node : node) : isNegative ? soFar - node : soFar + node;
        }

        return sum ?? graph.Zero;
    }

    // The degree of a power of the one variable seen so far; 0 for anything else.
    private static int DegreeOf(Expr term, ref int variable)
    {
        Expr @base = term;
        int degree = 1;
        if (term.Is(Operators.Power) && term.Operands[1].IsNumber)
        {
            @base = term.Operands[0];
            if (!term.Operands[1].Number.TryGetInt32(out degree))
            {
                return 0;
            }
        }

        if (!@base.IsSymbol || (variable >= 0 && variable != @base.Id))
        {
            return 0;
        }

        variable = @base.Id;
        return degree;
    }
}
