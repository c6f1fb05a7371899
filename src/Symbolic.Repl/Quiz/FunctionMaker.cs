namespace Symbolic.Repl.Quiz;

/// <summary>Random functions of numbers of the kinds that textbooks ask about.</summary>
internal sealed class FunctionMaker(Random random, ExprGraph graph, ElementaryFunctions functions)
{
    // One function in so many is not an everyday one.
    private const int RareEvery = 6;

    private readonly Expr _x = graph.Symbol("x");
    private readonly Expr _y = graph.Symbol("y");
    private readonly Expr _z = graph.Symbol("z");

    /// <summary>A function of a topic, or null when chance made none.</summary>
    public Expr? Of(Topic topic) => topic switch
    {
        Topic.Power => Power(),
        Topic.Sum => Sum(),
        Topic.Product => Product(),
        Topic.Quotient => Quotient(),
        Topic.Chain => Chain(),
        _ => Several(),
    };

    // 3x⁵, 2/x³, 4√x, x^(2/3)
    private Expr Power() => random.Next(4) switch
    {
        0 => graph.Number(Coefficient()) / Raised(_x, random.Next(1, 6)),
        1 => Scaled(Operators.Sqrt[_x]),
        2 => Scaled(_x.Pow(Rational.From(random.Next(1, 8), random.Next(2, 6)))),
        _ => Scaled(Raised(_x, random.Next(2, 10))),
    };

    // 2x³ − 5x + 7, x² + 3 sin x
    private Expr Sum()
    {
        int[] exponents = [.. Enumerable.Range(0, 7).OrderBy(_ => random.Next()).Take(random.Next(2, 4)).OrderDescending()];
        List<Expr> terms = [.. exponents.Select(n => n == 0 ? graph.Number(Coefficient()) : Scaled(Raised(_x, n)))];
        if (random.Next(2) == 0)
        {
            terms.Insert(random.Next(terms.Count), Scaled(Everyday()[_x]));
        }

        return Signed(terms);
    }

    private Expr? Product()
    {
        (Expr a, Expr b) = (Factor(), Factor());
        return a == b || (IsPower(a) && IsPower(b)) ? null : IsPower(b) || (b.Operator == Operators.Add && !IsPower(a)) ? b * a : a * b;
    }

    private Expr? Quotient()
    {
        (Expr a, Expr b) = (random.Next(6) == 0 ? graph.Number(Coefficient()) : Factor(), Factor());
        return a == b || (IsPower(a) && IsPower(b)) || (a.IsNumber && IsPower(b)) ? null : a / b;
    }

    private Expr Chain()
    {
        Expr inner = random.Next(5) switch
        {
            0 => Straight(),
            1 => Coefficient() * Raised(_x, random.Next(1, 4)),
            2 => Raised(_x, random.Next(2, 4)) + Scaled(_x),
            3 => Raised(_x, 2) + Offset(),
            _ => Function()[_x],
        };
        bool isSum = inner.Operator == Operators.Add || inner.Operator == Operators.Subtract;
        Expr outer = random.Next(3) == 0 && (isSum || inner.Operator is UnaryOperator { Notation.Layout: not (Layout.Exponential or Layout.Root) }) ? Raised(inner, random.Next(2, 7)) : Function()[inner];
        return random.Next(5) switch
        {
            0 => Coefficient() * outer,
            1 => Raised(_x, random.Next(1, 3)) * outer,
            _ => outer,
        };
    }

    private Expr? Several()
    {
        Expr? f = random.Next(3) == 0 ? Term() + Term() : Term();
        return random.Next(4) == 0 ? f + (Coefficient() * (random.Next(2) == 0 ? _x : _y) * Raised(_z, random.Next(1, 4))) : f;
    }

    private Expr Term() => random.Next(5) switch
    {
        0 => Scaled(Raised(_x, random.Next(1, 4))) * Raised(_y, random.Next(1, 4)),
        1 => Raised(random.Next(2) == 0 ? _x : _y, random.Next(1, 4)) * Everyday()[random.Next(2) == 0 ? _x : _y],
        2 => Raised(Linear(), random.Next(2, 5)),
        3 => _x / Raised(_y, random.Next(1, 3)),
        _ => Everyday()[random.Next(4) switch { 0 => _x * _y, 1 => (_x * _x) + (_y * _y), 2 => Linear(), _ => Raised(_x, 2) * _y }],
    };

    // 3x + 4 without a common factor.
    private Expr Straight()
    {
        int a = random.Next(1, 8);
        int[] offsets = [.. Enumerable.Range(1, 7).Where(b => System.Numerics.BigInteger.GreatestCommonDivisor(a, b).IsOne)];
        Expr scaled = a == 1 ? _x : a * _x;
        int offset = offsets[random.Next(offsets.Length)];
        return random.Next(2) == 0 ? scaled + offset : scaled - offset;
    }

    private Expr Linear() => random.Next(2) == 0 ? Scaled(_x) + Scaled(_y) : Scaled(_x) - Scaled(_y);

    private Expr Factor() => random.Next(4) switch
    {
        0 => Raised(_x, random.Next(1, 5)),
        1 => random.Next(2) == 0 ? Straight() : Raised(_x, random.Next(2, 4)) - Offset(),
        _ => Function()[_x],
    };

    private static bool IsPower(Expr e) => e.IsSymbol || e.Operator == Operators.Power;

    private UnaryOperator Function() => random.Next(RareEvery) == 0 ? functions.Further[random.Next(functions.Further.Count)] : Everyday();

    private UnaryOperator Everyday() => functions.Everyday[random.Next(functions.Everyday.Count)];

    private Expr Scaled(Expr e) => random.Next(3) == 0 ? e : Coefficient() * e;

    private Expr Offset() => graph.Number(random.Next(1, 8));

    private int Coefficient() => random.Next(2, 8);

    private static Expr Raised(Expr e, int n) => n == 1 ? e : e.Pow((Rational)n);

    private Expr Signed(List<Expr> terms) => terms.Skip(1).Aggregate(terms[0], (sum, term) => random.Next(3) == 0 ? sum - term : sum + term);
}
