namespace Symbolic;

/// <summary>What a rule may use while it is applied: equality up to reordering, sizes, cancellation.</summary>
internal sealed class Rewriter(ExprGraph graph, CancellationToken cancellation = default)
{
    /// <summary>The graph of the expressions.</summary>
    public ExprGraph Graph => graph;

    private readonly Dictionary<int, NodeViews> _views = [];
    private readonly Dictionary<int, Monomial> _products = [];
    private readonly Dictionary<int, List<(Expr Node, int Sign)>?> _terms = [];
    private readonly Dictionary<int, (Rational Number, Expr Sum)?> _contents = [];
    private ConstantReader? _constants;

    /// <summary>Equality up to the order of operands and rational arithmetic.</summary>
    public Fingerprints Fingerprints { get; } = new(graph);

    /// <summary>Sizes as printed.</summary>
    public Weights Weights { get; } = new(graph);

    /// <summary>The exact values of constant expressions.</summary>
    public ConstantReader Constants => _constants ??= new ConstantReader();

    /// <summary>What is known of expressions as fractions.</summary>
    public FractionMemories Fractions { get; } = new();

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The node as a product and as a sum.</summary>
    public NodeViews ViewsOf(Expr expr)
    {
        if (!_views.TryGetValue(expr.Id, out NodeViews? views))
        {
            views = new NodeViews(expr, this);
            _views.Add(expr.Id, views);
        }

        return views;
    }

    /// <summary>The node as a product.</summary>
    public Monomial ProductOf(Expr expr)
    {
        if (!_products.TryGetValue(expr.Id, out Monomial? product))
        {
            product = Monomial.Of(expr);
            _products.Add(expr.Id, product);
        }

        return product;
    }

    /// <summary>The terms of a sum; null for anything else. Not to be changed.</summary>
    public List<(Expr Node, int Sign)>? TermsOf(Expr expr)
    {
        if (!expr.Is(Operators.Add) && !expr.Is(Operators.Subtract))
        {
            return null;
        }

        if (!_terms.TryGetValue(expr.Id, out List<(Expr Node, int Sign)>? terms))
        {
            terms = Terms.Of(expr);
            _terms.Add(expr.Id, terms);
        }

        return terms;
    }

    /// <summary>A sum as a number (not 1) times a sum; null for anything else.</summary>
    public (Rational Number, Expr Sum)? ContentOf(Expr expr)
    {
        if (!expr.Is(Operators.Add) && !expr.Is(Operators.Subtract))
        {
            return null;
        }

        if (!_contents.TryGetValue(expr.Id, out (Rational Number, Expr Sum)? content))
        {
            content = SumContent.Of(expr);
            _contents.Add(expr.Id, content);
        }

        return content;
    }

    /// <summary>Are two expressions equal up to the order of operands and rational arithmetic?</summary>
    public bool Same(Expr left, Expr right) => left == right || Fingerprints.Of(left) == Fingerprints.Of(right);

    /// <summary>The number of signs, names and numbers in the printed expression.</summary>
    public double WeightOf(Expr expr) => Weights.Of(expr);
}
