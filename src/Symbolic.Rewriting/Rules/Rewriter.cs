namespace Symbolic;

/// <summary>What a rule may use while it is applied: equality up to reordering, sizes, cancellation.</summary>
internal sealed class Rewriter(ExprGraph graph, CancellationToken cancellation = default)
{
    /// <summary>The graph of the expressions.</summary>
    public ExprGraph Graph => graph;

    private readonly Dictionary<int, NodeViews> _views = [];

    /// <summary>Equality up to the order of operands and rational arithmetic.</summary>
    public Fingerprints Fingerprints { get; } = new(graph);

    /// <summary>Sizes as printed.</summary>
    public Weights Weights { get; } = new(graph);

    /// <summary>Stops the work.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The node as a product and as a sum.</summary>
    public NodeViews ViewsOf(Expr expr)
    {
        if (!_views.TryGetValue(expr.Id, out NodeViews? views))
        {
            views = new NodeViews(expr);
            _views.Add(expr.Id, views);
        }

        return views;
    }

    /// <summary>Are two expressions equal up to the order of operands and rational arithmetic?</summary>
    public bool Same(Expr left, Expr right) => left == right || Fingerprints.Of(left) == Fingerprints.Of(right);

    /// <summary>The number of signs, names and numbers in the printed expression.</summary>
    public double WeightOf(Expr expr) => Weights.Of(expr);
}
