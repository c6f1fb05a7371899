using System.Collections.Immutable;
using System.Numerics;
using System.Text;
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

    /// <summary>A local derivative as a factor: in parentheses where a product would take it apart.</summary>
    public string PrintFactor(GraphEdge edge, PrintForm form)
    {
        ArgumentNullException.ThrowIfNull(edge);
        string text = Print(edge.PartialInNames, form);
        bool isLoose = edge.PartialInNames.Operator.Notation.Layout is Layout.Sum or Layout.Difference or Layout.Negation or Layout.Comparison || text.StartsWith('-') || text.StartsWith('−');
        return !isLoose ? text : form == PrintForm.Latex ? $@"\left({text}\right)" : $"({text})";
    }

    /// <summary>
    /// The derivative by a node as the backward pass computes it: the sum over the nodes that use it of their derivative times the
    /// local one, <c>grad[v3]*2*v2 + grad[v4]</c>.
    /// </summary>
    /// <param name="node">The position of the node.</param>
    /// <param name="uses">What <see cref="Uses"/> gives.</param>
    /// <param name="form">The form.</param>
    public string PrintGradient(int node, ImmutableArray<ImmutableArray<(int User, GraphEdge Edge)>> uses, PrintForm form)
    {
        if (node == Nodes.Length - 1)
        {
            return "1";
        }

        var text = new StringBuilder();
        foreach ((int user, GraphEdge edge) in uses[node])
        {
            // The sign of −1 or −u stands between the terms.
            Expr partial = edge.PartialInNames;
            bool isNegative = partial.Is(Operators.Negate) || (partial.IsNumber && partial.Number.Sign < 0);
            GraphEdge factor = isNegative ? edge with { PartialInNames = -partial } : edge;
            string minus = form == PrintForm.Unicode ? "−" : "-";
            text.Append(text.Length == 0 ? (isNegative ? minus : "") : isNegative ? $" {minus} " : " + ").Append(GradientName(user, form));
            if (!factor.PartialInNames.IsOne)
            {
                text.Append(Times(form)).Append(PrintFactor(factor, form));
            }
        }

        return text.Length == 0 ? "0" : text.ToString();
    }

    /// <summary>How the derivative by a node is called: <c>grad[v3]</c>.</summary>
    public string GradientName(int node, PrintForm form) => form == PrintForm.Latex ? $@"\mathrm{{grad}}[{NameOf(node, form)}]" : $"grad[{NameOf(node, form)}]";

    /// <summary>The sign between the factors of a product of local derivatives.</summary>
    public static string Times(PrintForm form) => form switch
    {
        PrintForm.Text => " * ",
        PrintForm.Unicode => " · ",
        _ => @" \cdot ",
    };

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

    /// <summary>What one use contributes to the derivative of a node: the derivative of the user times the local one; 0 as soon as one of them is.</summary>
    /// <param name="user">The position of the node that uses.</param>
    /// <param name="edge">One of its inputs.</param>
    public double ShareOf(int user, GraphEdge edge) => Derivatives[user] == 0 || _partials[edge] == 0 ? 0 : Derivatives[user] * _partials[edge];

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
