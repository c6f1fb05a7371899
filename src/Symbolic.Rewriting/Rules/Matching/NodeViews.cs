namespace Symbolic;

/// <summary>The views of one node that rules match, made once for all rules.</summary>
internal sealed class NodeViews
{
    public NodeViews(Expr expr, Rewriter rewriter)
    {
        Product = rewriter.ProductOf(expr);
        Terms = rewriter.TermsOf(expr);
        Summands = Terms?.ConvertAll(t => rewriter.ProductOf(t.Sign < 0 ? -t.Node : t.Node));
        foreach (Monomial product in Summands ?? [Product])
        {
            foreach ((Expr @base, _) in product.Factors)
            {
                Bases |= OperatorMask.Of(@base.Operator);
            }
        }
    }

    /// <summary>The node as a product.</summary>
    public Monomial Product { get; }

    /// <summary>The terms of a sum; null for anything else. Not to be changed.</summary>
    public List<(Expr Node, int Sign)>? Terms { get; }

    /// <summary>The terms of a sum as products; null for anything else. Not to be changed.</summary>
    public List<Monomial>? Summands { get; }

    /// <summary>The operators of the factors, or of the factors of the terms.</summary>
    public OperatorMask Bases { get; }
}
