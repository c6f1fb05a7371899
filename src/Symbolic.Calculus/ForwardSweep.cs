namespace Symbolic;

/// <summary>
/// The forward sweep: tangents of outputs from tangents of variables, in ascending order, from the same partials as the reverse
/// sweep. A tangent has the shape of its node; one that is structurally zero is never formed.
/// Source: Griewank and Walther, Evaluating Derivatives (2nd ed.), section 3.1; for tensors Laue, Mitterreiter and Giesen, NeurIPS
/// 2018, section 4 (forward mode).
/// </summary>
internal sealed class ForwardSweep
{
    private readonly ExprGraph _graph;
    private readonly DerivativeOptions _options;
    private readonly Cone _cone;
    private readonly Expr?[] _tangents;
    private readonly int _known;
    private readonly Dictionary<Shape, Expr> _cotangents = [];

    private ForwardSweep(ExprGraph graph, Cone cone, DerivativeOptions options)
    {
        (_graph, _cone, _options, _known) = (graph, cone, options, graph.Count);
        _tangents = new Expr?[cone.Count];
    }

    /// <summary>The directional derivatives of the outputs; null where an output does not depend on the variables.</summary>
    public static Expr?[] Run(ExprGraph graph, IReadOnlyList<Expr> outputs, IReadOnlyList<(Expr Variable, Expr Tangent)> directions, DerivativeOptions options)
    {
        var seeds = new Dictionary<int, Expr>(directions.Count);
        foreach ((Expr variable, Expr tangent) in directions)
        {
            seeds[graph.Check(variable)] = tangent;
        }

        Cone cone = graph.TakeCone();
        cone.Collect([.. outputs.Select(graph.Check)], seeds.ContainsKey, seeds.Count == 0 ? 0 : seeds.Keys.Min());
        Expr?[] results = new ForwardSweep(graph, cone, options).Run(outputs, seeds);
        graph.GiveBack(cone);
        return results;
    }

    private Expr?[] Run(IReadOnlyList<Expr> outputs, Dictionary<int, Expr> seeds)
    {
        for (int place = 0; place < _cone.Count; place++)
        {
            if ((place & 0xFFF) == 0)
            {
                _options.Cancellation.ThrowIfCancellationRequested();
            }

            int id = _cone[place];
            _tangents[place] = seeds.TryGetValue(id, out Expr seed) ? Unless0(seed)
                : _graph.TypeAt(id).Element == Element.Real ? TangentOf(_graph[id])
                : null;
        }

        return [.. outputs.Select(TangentAt)];
    }

    // What is older than the variables does not depend on them.
    private Expr? TangentAt(Expr node) => _cone.PlaceOf(node.Id) is >= 0 and var place ? _tangents[place] : null;

    private Expr? TangentOf(Expr node)
    {
        if (node.Is(Operators.Array))
        {
            return OfArray(node);
        }

        Adjoint? sum = null;
        int count = node.Operands.Count;
        for (int position = 0; position < count; position++)
        {
            if (TangentAt(node.Operands[position]) is not { } tangent)
            {
                continue;
            }

            Adjoint? term = node.Operator switch
            {
                TensorOperator op => OfTensorOperator(op, node, position, tangent),
                LeafOperator when node.Is(Operators.Einsum) => new Adjoint(OfEinsum(node, position, tangent), null),
                _ => OfPointwise(node, position, tangent),
            };
            sum = sum is { } earlier && term is { } next ? earlier.Plus(next) : sum ?? term;
        }

        Expr? tangentOfNode = sum?.Materialize();
        if (tangentOfNode is not { } result || _graph.IsScalarReal(node.Id))
        {
            return tangentOfNode;
        }

        // What comes from a number that meets every entry is a number until here.
        return Unless0(result.Shape == node.Shape ? result : _graph.Fill(result, node.Shape));
    }

    private Adjoint? OfPointwise(Expr node, int position, Expr tangent)
    {
        Partial partial = LocalPartial.Of(node, position, _options.Notes);
        return partial.Value.IsZero ? null : new Adjoint(tangent, null).Through(partial, isArm: false, _known);
    }

    // A product is linear in each factor.
    private Expr OfEinsum(Expr node, int position, Expr tangent)
    {
        Expr[] operands = [.. node.Operands];
        operands[position] = tangent;
        return _graph.Einsum(node.Contraction, operands);
    }

    private Expr? OfArray(Expr node)
    {
        Expr?[] tangents = [.. node.Operands.Select(TangentAt)];
        return System.Array.TrueForAll(tangents, static t => t is null) ? null : _graph.Array(node.Shape, [.. tangents.Select(t => t ?? _graph.Zero)]);
    }

    // The pullback is linear in the cotangent v, and ⟨v, J ẋ⟩ = ⟨pullback(v), ẋ⟩. So J ẋ is the derivative of the right side by v,
    // and it has the form of the pullback read backwards: each operator declares one linear map and gets both.
    private Adjoint? OfTensorOperator(TensorOperator op, Expr node, int position, Expr tangent)
    {
        if (!_cotangents.TryGetValue(node.Shape, out Expr cotangent))
        {
            cotangent = _graph.FreshSymbol("v", node.Type, Facts.Real);
            _cotangents.Add(node.Shape, cotangent);
        }

        Expr pulled = op.Pullback([.. node.Operands], node, cotangent, position);
        using var sweep = new ReverseSweep(_graph, [cotangent], _options);
        return sweep.Run((pulled, tangent)) is [var only] ? new Adjoint(only.Derivative, null) : null;
    }

    private static Expr? Unless0(Expr tangent) => tangent.IsZeroEverywhere() ? null : tangent;
}
