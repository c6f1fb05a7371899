namespace Symbolic;

/// <summary>A sum as distinct terms with exact coefficients. Like <see cref="Product"/>, a view that exists only while a simplification runs.</summary>
internal sealed class Sum(SimplifyContext context)
{
    private readonly List<(Expr Term, Rational Coefficient, bool IsDecimal)> _terms = [];
    private readonly Dictionary<Fingerprint, int> _positions = [];
    private readonly List<Expr> _dropped = [];
    private Rational _constant;
    private bool _constantIsDecimal;
    private int _constantPosition = -1;

    /// <summary>True when terms were joined, or the sum is new, so that its order is free.</summary>
    public bool Collected { get; set; }

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
        else
        {
            // a − b and b − a are one term, with opposite numbers in front.
            Fingerprint print = context.Rewriter.Fingerprints.Of(term);
            if (_positions.TryGetValue(print, out int position))
            {
                Join(position, term, coefficient, isDecimal);
            }
            else if (_positions.TryGetValue(-print, out position))
            {
                Join(position, term, -coefficient, isDecimal);
            }
            else
            {
                _positions.Add(print, _terms.Count);
                _terms.Add((term, coefficient, isDecimal));
            }
        }
    }

    private void Join(int position, Expr term, Rational coefficient, bool isDecimal)
    {
        (Expr same, Rational sum, bool wasDecimal) = _terms[position];
        _terms[position] = (same, sum + coefficient, wasDecimal || isDecimal);
        Collected = true;
        if (same != term)
        {
            _dropped.Add(term);
        }
    }

    /// <summary>
    /// The sum as nodes: terms in the order written, a polynomial in one variable by falling degree when terms were joined, a
    /// positive term first when there is one. A term that cancelled reports where it had no value.
    /// </summary>
    public Expr Build(Func<Expr, Rational, bool, Expr> scale, Action<Expr> vanished)
    {
        _dropped.ForEach(vanished);
        var kept = new List<(Expr Node, bool IsNegative, int Degree)>();
        if (Collected && _constantPosition >= 0)
        {
            _constantPosition = context.Ascending ? 0 : _terms.Count;
        }

        bool polynomial = Collected;
        int variable = -1;
        for (int i = 0; i <= _terms.Count; i++)
        {
            if (i == _constantPosition && !_constant.IsZero)
            {
                Expr number = context.Graph.Number(Rational.Abs(_constant));
                kept.Add((_constantIsDecimal && _constant.IsTerminatingDecimal ? context.Graph.Decimal(Rational.Abs(_constant)) : number, _constant.Sign < 0, 0));
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
            kept = [.. context.Ascending ? kept.OrderBy(static t => t.Degree) : kept.OrderByDescending(static t => t.Degree)];
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

        return sum ?? context.Graph.Zero;
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
