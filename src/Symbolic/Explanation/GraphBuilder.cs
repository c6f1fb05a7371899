using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>Builds computational graphs: with a node for each operation, or with one for each name of a program.</summary>
internal sealed class GraphBuilder
{
    // Tables are for people.
    private const int MostNodes = 20_000;

    private static readonly ImmutableArray<string> s_letters = ["v", "u", "w", "s", "t", "q"];

    private readonly ExprGraph _graph;
    private readonly CancellationToken _cancellation;
    private readonly List<GraphNode> _nodes = [];
    private readonly Dictionary<Expr, int> _places = [];
    private readonly HashSet<Expr> _numbered = [];

    private GraphBuilder(ExprGraph graph, CancellationToken cancellation) => (_graph, _cancellation) = (graph, cancellation);

    /// <summary>One node for each operation.</summary>
    public static ComputationalGraph OfOperations(Expr f, CancellationToken cancellation)
    {
        var builder = new GraphBuilder(f.Graph, cancellation);
        builder.AddOperations(f);
        return new ComputationalGraph([.. builder._nodes], builder._numbered);
    }

    /// <summary>One node for each equation on which an expression depends, and one for the expression if it is no name.</summary>
    public static ComputationalGraph OfEquations(BoundProgram program, Expr f, string name, CancellationToken cancellation)
    {
        var builder = new GraphBuilder(f.Graph, cancellation);

        // A symbol is as old as its equation, so this is the order of the text.
        List<(Expr Symbol, Expr Value)> equations = [.. program.EquationsFor(f).OrderBy(static e => e.Symbol.Id)];
        if (!f.IsSymbol)
        {
            equations.Add((f.Graph.FreshSymbol(name, ExprType.Real, Facts.Unknown), f));
        }

        builder.AddEquations(equations);
        return new ComputationalGraph([.. builder._nodes], builder._numbered);
    }

    private void AddOperations(Expr f)
    {
        int[] ids = _graph.NodesOf(f);
        string letter = FreeLetter(_graph, ids);
        var inNames = new Dictionary<int, Expr>(ids.Length);
        var varies = new HashSet<int>();
        AddInputs(ids.Where(_graph.IsSymbol));
        foreach (int id in ids)
        {
            _cancellation.ThrowIfCancellationRequested();
            Expr node = _graph[id];
            RequireNumber(node);
            bool isVariable = node.IsSymbol;
            bool isConstant = !isVariable && node.Operands.All(o => !varies.Contains(o.Id));
            if (!isConstant)
            {
                varies.Add(id);
            }

            if (isVariable || isConstant)
            {
                inNames[id] = node;
                continue;
            }

            Expr formula = _graph.Rebuild(node, [.. node.Operands.Select(o => inNames[o.Id])]);
            if (node.Type.Element == Element.Boolean)
            {
                // A condition is part of the formula that asks for it: nothing flows through it.
                inNames[id] = formula;
                continue;
            }

            Expr name = _graph.FreshSymbol($"{letter}_{_numbered.Count + 1}", ExprType.Real, node.Facts);
            _numbered.Add(name);
            inNames[id] = name;
            List<(GraphEdge Edge, bool IsGuarded)> edges = [.. EdgesOf(node, formula, name, inNames)];
            Add(new GraphNode(name, formula, node, [.. edges.Select(static e => e.Edge)], RoleOf([.. edges.Select(static e => e.Edge)], edges.Count > 0 && edges.TrueForAll(static e => e.IsGuarded))));
        }

        if (_nodes.Count == 0 || _nodes[^1].Value != f)
        {
            // A constant, or a variable by itself.
            if (!f.IsSymbol)
            {
                Add(new GraphNode(_graph.FreshSymbol($"{letter}_1", ExprType.Real, Facts.Unknown), f, f, [], GateRole.Constant));
                _numbered.Add(_nodes[^1].Name);
            }
        }
    }

    private IEnumerable<(GraphEdge Edge, bool IsGuarded)> EdgesOf(Expr node, Expr formula, Expr name, Dictionary<int, Expr> inNames)
    {
        for (int position = 0; position < node.Operands.Count; position++)
        {
            if (!_places.TryGetValue(inNames[node.Operands[position].Id], out int input) || node.Operands[position].Type.Element != Element.Real)
            {
                continue;
            }

            Partial partial = LocalPartial.Of(node, position, null);
            if (partial.Value.IsZero)
            {
                continue;
            }

            Expr whole = new Adjoint(partial.Value, partial.Guard).Materialize();
            Expr named;
            if (formula.Operator == node.Operator && formula.Operands.Count == node.Operands.Count)
            {
                Partial inside = LocalPartial.Of(formula, position, null);
                named = new Adjoint(inside.Value, inside.Guard).Materialize().Substitute(formula, name);
            }
            else
            {
                var names = new Dictionary<Expr, Expr> { [node] = name };
                foreach (Expr operand in node.Operands)
                {
                    names.TryAdd(operand, inNames[operand.Id]);
                }

                named = whole.Substitute(names);
            }

            yield return (new GraphEdge(input, whole, named), partial.Guard is not null);
        }
    }

    private void AddEquations(List<(Expr Symbol, Expr Value)> equations)
    {
        var defined = equations.Select(static e => e.Symbol).ToHashSet();
        AddInputs(equations.SelectMany(e => _graph.NodesOf(e.Value)).Where(id => _graph.IsSymbol(id) && !defined.Contains(_graph[id])).Distinct());
        var values = new Dictionary<Expr, Expr>();
        var simplifying = new SimplifyOptions { Cancellation = _cancellation };
        foreach ((Expr symbol, Expr value) in equations)
        {
            _cancellation.ThrowIfCancellationRequested();
            RequireNumber(value);
            var edges = new List<GraphEdge>();
            foreach (Expr used in _graph.NodesOf(value).Where(_graph.IsSymbol).Select(id => _graph[id]))
            {
                RequireNumber(used);
                Expr partial = value.Differentiate(new DerivativeOptions { Cancellation = _cancellation }, used).Simplify(simplifying).Result;
                if (!partial.IsZero)
                {
                    // exp(u) by u is the value of the node itself.
                    edges.Add(new GraphEdge(_places[used], partial.Substitute(values), value.Operands.Count > 0 ? partial.Substitute(value, symbol) : partial));
                }
            }

            Expr whole = value.Substitute(values);
            values.Add(symbol, whole);
            Add(new GraphNode(symbol, value, whole, [.. edges], RoleOf([.. edges], edges.Count > 0 && edges.TrueForAll(static e => e.PartialInNames.Is(Operators.Select)))));
        }
    }

    private void AddInputs(IEnumerable<int> symbols)
    {
        foreach (int id in symbols)
        {
            Expr variable = _graph[id];
            RequireNumber(variable);
            if (variable.Type.Element == Element.Real)
            {
                Add(new GraphNode(variable, variable, variable, [], GateRole.Input));
            }
        }
    }

    private void Add(GraphNode node)
    {
        if (_nodes.Count == MostNodes)
        {
            throw new LimitException(string.Create(CultureInfo.InvariantCulture, $"The computational graph has more than {MostNodes} nodes."))
            {
                Hint = "Tables and paths are for graphs that a person can read; take the gradient instead.",
            };
        }

        _places.Add(node.Name, _nodes.Count);
        _nodes.Add(node);
    }

    // From the local derivatives alone, so it holds for any operator.
    private GateRole RoleOf(ReadOnlySpan<GraphEdge> edges, bool isGuarded)
    {
        if (edges.IsEmpty || isGuarded)
        {
            return edges.IsEmpty ? GateRole.Constant : GateRole.Routes;
        }

        bool distributes = true;
        foreach (GraphEdge edge in edges)
        {
            distributes &= edge.PartialInNames.IsNumber && Rational.Abs(edge.PartialInNames.Number).IsOne;
        }

        return distributes ? GateRole.Distributes
            : edges is [var left, var right] && left.PartialInNames == _nodes[right.Input].Name && right.PartialInNames == _nodes[left.Input].Name ? GateRole.Swaps
            : GateRole.Scales;
    }

    private static void RequireNumber(Expr node)
    {
        if (!node.Shape.IsScalar || node.Operator is TensorOperator || node.Is(Operators.Einsum))
        {
            throw new ElementException($"Tables and paths are of graphs of numbers, and {node.Display(PrintForm.Text, static _ => null, 80)} is made of tensors.")
            {
                Hint = "Ask for the gradient line by line: grad with --lines.",
            };
        }
    }

    /// <summary>The letter of the names of nodes: v, unless a variable is called v1.</summary>
    public static string FreeLetter(ExprGraph graph, IEnumerable<int> ids)
    {
        string[] taken = [.. ids.Where(graph.IsSymbol).Select(graph.SymbolNameAt)];
        return s_letters.FirstOrDefault(letter => !Array.Exists(taken, name => name.StartsWith(letter, StringComparison.Ordinal) && name.AsSpan(letter.Length).TrimStart('_').ContainsAnyInRange('0', '9')))
            ?? "node";
    }
}
