using System.Collections.Immutable;
using System.Numerics;
using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>
/// An expression as a computational graph with named nodes: inputs first, then what is computed, each after what it uses. Its
/// tables are those of lectures: values forward, derivatives backward, and the derivative as a sum over all paths.
/// Source: Goodfellow, Bengio and Courville, Deep Learning (2016), section 6.5; Griewank and Walther, section 3.2.
/// </summary>
public sealed class ComputationalGraph
{
    private readonly IReadOnlySet<Expr> _numbered;

    internal ComputationalGraph(ImmutableArray<GraphNode> nodes, IReadOnlySet<Expr> numbered) => (Nodes, _numbered) = (nodes, numbered);

    /// <summary>The nodes; the last one is the output.</summary>
    public ImmutableArray<GraphNode> Nodes { get; }

    /// <summary>The graph of an expression, with one node for each operation, called v1, v2, … in the order of evaluation.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator has no derivative.</exception>
    /// <exception cref="ElementException">The expression is made of tensors.</exception>
    /// <exception cref="LimitException">It has more nodes than tables are written for.</exception>
    public static ComputationalGraph Of(Expr f, CancellationToken cancellation = default) => GraphBuilder.OfOperations(f, cancellation);

    /// <summary>
    /// The graph of an expression over the names of a program: one node for each equation. Without equations it is that of the
    /// operations.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="f">The expression, in the names of the program.</param>
    /// <param name="name">What the output is called when it is no name of the program.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="DerivativeUndefinedException">An operator has no derivative.</exception>
    /// <exception cref="ElementException">The expression is made of tensors.</exception>
    /// <exception cref="LimitException">It has more nodes than tables are written for.</exception>
    public static ComputationalGraph Of(BoundProgram program, Expr f, string name = "f", CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(program);
        int equations = program.EquationsFor(f).Count;

        // A name for the whole is no intermediate.
        return equations == 0 || (equations == 1 && f.IsSymbol)
            ? GraphBuilder.OfOperations(program.Resolve(f), cancellation)
            : GraphBuilder.OfEquations(program, f, name, cancellation);
    }

    /// <summary>The position of a variable; −1 when it does not occur.</summary>
    public int PlaceOf(Expr variable)
    {
        for (int i = 0; i < Nodes.Length; i++)
        {
            if (Nodes[i].Name == variable)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>For each node the edges by which others use it, each with the position of the user; the first user first.</summary>
    public ImmutableArray<ImmutableArray<(int User, GraphEdge Edge)>> Uses()
    {
        var uses = new List<(int, GraphEdge)>[Nodes.Length];
        for (int i = 0; i < Nodes.Length; i++)
        {
            uses[i] = [];
            foreach (GraphEdge edge in Nodes[i].Inputs)
            {
                uses[edge.Input].Add((i, edge));
            }
        }

        return [.. uses.Select(static u => u.ToImmutableArray())];
    }

    /// <summary>How many paths lead from the output to each node.</summary>
    public ImmutableArray<BigInteger> PathCounts()
    {
        var counts = new BigInteger[Nodes.Length];
        counts[^1] = 1;
        for (int i = Nodes.Length - 1; i >= 0; i--)
        {
            foreach (GraphEdge edge in Nodes[i].Inputs)
            {
                counts[edge.Input] += counts[i];
            }
        }

        return [.. counts];
    }

    /// <summary>The paths from the output to a node. The derivative is the sum over all of them of the products of their local derivatives.</summary>
    /// <param name="to">The position of the node.</param>
    /// <param name="most">The most paths; how many there are <see cref="PathCounts"/> says.</param>
    public ImmutableArray<GraphPath> PathsTo(int to, int most = 200)
    {
        bool[] leadsThere = new bool[Nodes.Length];
        leadsThere[to] = true;
        for (int i = to + 1; i < Nodes.Length; i++)
        {
            leadsThere[i] = Nodes[i].Inputs.Any(e => leadsThere[e.Input]);
        }

        var paths = ImmutableArray.CreateBuilder<GraphPath>();
        var edges = new List<GraphEdge>();
        var open = new Stack<IEnumerator<GraphEdge>>();
        if (to == Nodes.Length - 1)
        {
            return [new GraphPath([to], [])];
        }

        open.Push(Following(Nodes.Length - 1));
        while (open.TryPeek(out IEnumerator<GraphEdge>? rest) && paths.Count < most)
        {
            if (!rest.MoveNext())
            {
                open.Pop();
                if (edges.Count > 0)
                {
                    edges.RemoveAt(edges.Count - 1);
                }

                continue;
            }

            edges.Add(rest.Current);
            if (rest.Current.Input == to)
            {
                paths.Add(new GraphPath([Nodes.Length - 1, .. edges.Select(static e => e.Input)], [.. edges]));
                edges.RemoveAt(edges.Count - 1);
            }
            else
            {
                open.Push(Following(rest.Current.Input));
            }
        }

        return paths.ToImmutable();

        IEnumerator<GraphEdge> Following(int node) => Nodes[node].Inputs.Where(e => leadsThere[e.Input]).GetEnumerator();
    }

    /// <summary>The values of all nodes, local derivatives and derivatives at a point.</summary>
    /// <param name="point">The values of the variables by name.</param>
    /// <exception cref="UnresolvedNameException">A variable has no value.</exception>
    public GraphValues ValuesAt(IReadOnlyDictionary<string, double> point)
    {
        ArgumentNullException.ThrowIfNull(point);
        GraphNode[] inputs = [.. Nodes.Where(static n => n.IsInput)];
        string[] missing = [.. inputs.Select(static n => n.Name.Name).Where(n => !point.ContainsKey(n))];
        if (missing.Length > 0)
        {
            throw new UnresolvedNameException($"No value is given for {string.Join(", ", missing)}.", missing) { Hint = $"Add a value for {missing[0]} to the point." };
        }

        // All of them are parts of one program, which computes each node once.
        Expr[] outputs = [.. Nodes.Select(static n => n.Value), .. Nodes.SelectMany(static n => n.Inputs.Select(static e => e.Partial))];
        double[] values = new double[outputs.Length];
        Program.Create(outputs, [.. inputs.Select(static n => n.Name)]).Run([.. inputs.Select(n => point[n.Name.Name])], values);
        var partials = new Dictionary<GraphEdge, double>(ReferenceEqualityComparer.Instance);
        int next = Nodes.Length;
        foreach (GraphEdge edge in Nodes.SelectMany(static n => n.Inputs))
        {
            partials.Add(edge, values[next++]);
        }

        double[] derivatives = new double[Nodes.Length];
        derivatives[^1] = 1;
        for (int i = Nodes.Length - 1; i >= 0; i--)
        {
            foreach (GraphEdge edge in Nodes[i].Inputs)
            {
                // What does not flow is not multiplied: a branch that was not taken adds nothing, whatever it would be.
                if (derivatives[i] != 0 && partials[edge] != 0)
                {
                    derivatives[edge.Input] += derivatives[i] * partials[edge];
                }
            }
        }

        return new GraphValues([.. values[..Nodes.Length]], [.. derivatives], partials);
    }

    /// <summary>The name of a node as it is written: v1 in plain text, v₁ in Unicode.</summary>
    public string NameOf(int node, PrintForm form) => Print(Nodes[node].Name, form);

    /// <summary>An expression over the names of the nodes as it is written.</summary>
    public string Print(Expr expression, PrintForm form) => expression.Display(form, id =>
        form == PrintForm.Text && _numbered.Contains(new Expr(expression.Graph, id)) ? expression.Graph.SymbolNameAt(id).Replace("_", "", StringComparison.Ordinal) : null);
}

/// <summary>The numbers of a computational graph at a point.</summary>
public sealed class GraphValues
{
    private readonly IReadOnlyDictionary<GraphEdge, double> _partials;

    internal GraphValues(ImmutableArray<double> values, ImmutableArray<double> derivatives, IReadOnlyDictionary<GraphEdge, double> partials) =>
        (Values, Derivatives, _partials) = (values, derivatives, partials);

    /// <summary>The value of each node: the forward pass.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The derivative of the output by each node: the backward pass.</summary>
    public ImmutableArray<double> Derivatives { get; }

    /// <summary>The local derivative of an edge.</summary>
    public double PartialOf(GraphEdge edge) => _partials[edge];

    /// <summary>The product of the local derivatives on a path; 0 as soon as one of them is.</summary>
    public double ProductOf(GraphPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        double product = 1;
        foreach (GraphEdge edge in path.Edges)
        {
            double partial = _partials[edge];
            if (partial == 0)
            {
                return 0;
            }

            product *= partial;
        }

        return product;
    }
}
