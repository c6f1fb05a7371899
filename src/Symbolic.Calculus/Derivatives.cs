namespace Symbolic;

/// <summary>
/// Derivatives of expressions as new nodes of the same graph. Nothing is evaluated and nothing is simplified beyond what the
/// constructors do; what has no derivative is refused with <see cref="DerivativeUndefinedException"/>, never answered with 0.
/// </summary>
public static class Derivatives
{
    /// <summary>
    /// The derivative by one variable after another: <c>f.Differentiate(x, x, y)</c> is ∂³f/∂y∂x². It has the axes of f first, then
    /// those of each variable in turn: a tensor by a number keeps its shape, a number by a tensor takes the shape of the variable.
    /// </summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static Expr Differentiate(this Expr f, params ReadOnlySpan<Expr> variables) => f.Differentiate(DerivativeOptions.Default, variables);

    /// <summary>The derivative by one variable after another, with the axes of f first, then those of each variable in turn.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative.</exception>
    public static Expr Differentiate(this Expr f, DerivativeOptions options, params ReadOnlySpan<Expr> variables)
    {
        ArgumentNullException.ThrowIfNull(options);
        foreach (Expr variable in variables)
        {
            RequireVariable(variable);
        }

        RequireReal(f);
        Expr derivative = f;
        foreach (Expr variable in variables)
        {
            if (!Occurs(derivative, variable))
            {
                // A polynomial runs out of x; only a variable that was never there is worth a word.
                if (derivative == f || !Occurs(f, variable))
                {
                    Missing(f, variable, options, options.Notes);
                }

                return Zeros.Of(f, variables);
            }

            // One derivative of a number by a number costs the same both ways. Repeated forward sweeps stay much smaller than
            // repeated reverse sweeps: for x ← sin(x)·exp(−x²) + x iterated 1000 times the third derivative has 63,969 nodes
            // against 109,928. A tensor by a number is forward too: tangents have the shapes of their nodes. By a tensor it is
            // reverse: adjoints are sums of products, whose order is chosen when they are computed.
            bool forward = variable.Shape.IsScalar && (variables.Length > 1 || !derivative.Shape.IsScalar);
            derivative = forward ? Forward(derivative, variable, options) : Backward(derivative, variable, options);
        }

        return derivative;
    }

    /// <summary>The derivative of an order by one variable.</summary>
    public static Expr Differentiate(this Expr f, Expr variable, int order)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        var variables = new Expr[order];
        Array.Fill(variables, variable);
        return f.Differentiate(DerivativeOptions.Default, variables);
    }

    /// <summary>All partial derivatives of a number from one reverse sweep; each has the shape of its variable.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative, or f is no number.</exception>
    public static Gradient Gradient(this Expr f, params ReadOnlySpan<Expr> variables) => f.Gradient(DerivativeOptions.Default, variables);

    /// <summary>All partial derivatives of a number from one reverse sweep; each has the shape of its variable.</summary>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative, or f is no number.</exception>
    public static Gradient Gradient(this Expr f, DerivativeOptions options, params ReadOnlySpan<Expr> variables)
    {
        (options, List<string> notes) = Collecting(options);
        Expr[] wanted = Distinct(variables);
        Expr[] derivatives = [.. wanted.Select(v => Zeros.Of(Number(f), v))];
        bool[] found = new bool[wanted.Length];
        using (var sweep = new ReverseSweep(f.Graph, wanted, options))
        {
            foreach ((int variable, Expr derivative) in sweep.Run((f, f.Graph.One)))
            {
                derivatives[variable] = derivative;
                found[variable] = true;
            }
        }

        for (int i = 0; i < wanted.Length; i++)
        {
            if (!found[i] && !Occurs(f, wanted[i]))
            {
                Missing(f, wanted[i], options, notes);
            }
        }

        return new Gradient(f, wanted, derivatives, notes);
    }

    /// <summary>
    /// The Jacobian of several expressions: row i holds the derivatives of the i-th. With tensors an entry is a block: the axes of
    /// the output, then those of the variable.
    /// </summary>
    public static DerivativeMatrix Jacobian(this IReadOnlyList<Expr> outputs, params ReadOnlySpan<Expr> variables) => outputs.Jacobian(DerivativeOptions.Default, variables);

    /// <summary>
    /// The Jacobian of several expressions: row i holds the derivatives of the i-th. With tensors an entry is a block: the axes of
    /// the output, then those of the variable.
    /// </summary>
    public static DerivativeMatrix Jacobian(this IReadOnlyList<Expr> outputs, DerivativeOptions options, params ReadOnlySpan<Expr> variables)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        if (outputs.Count == 0)
        {
            throw new ArgumentException("A Jacobian needs at least one output.", nameof(outputs));
        }

        (options, List<string> notes) = Collecting(options);
        Expr[] wanted = Distinct(variables);
        Dictionary<(int, int), Expr> entries = JacobianAccumulation.Run(outputs, wanted, options);
        return new DerivativeMatrix([.. outputs], wanted, entries, notes);
    }

    /// <summary>
    /// The Hessian: the matrix of second derivatives. Each pair is derived once, so the matrix is symmetric node by node. With tensors
    /// an entry is a block: the axes of the variable of its row, then those of the variable of its column; a block below the
    /// diagonal is the one above with its axes in that order.
    /// </summary>
    public static DerivativeMatrix Hessian(this Expr f, params ReadOnlySpan<Expr> variables) => f.Hessian(DerivativeOptions.Default, variables);

    /// <summary>
    /// The Hessian: the matrix of second derivatives. Each pair is derived once, so the matrix is symmetric node by node. With tensors
    /// an entry is a block: the axes of the variable of its row, then those of the variable of its column; a block below the
    /// diagonal is the one above with its axes in that order.
    /// </summary>
    public static DerivativeMatrix Hessian(this Expr f, DerivativeOptions options, params ReadOnlySpan<Expr> variables)
    {
        Gradient gradient = f.Gradient(options, variables);
        (options, List<string> notes) = Collecting(options, gradient.Notes);
        var entries = new Dictionary<(int, int), Expr>();
        using var sweep = new ReverseSweep(f.Graph, gradient.Variables, options);
        for (int row = 0; row < gradient.Count; row++)
        {
            sweep.First = row;
            foreach ((int column, Expr derivative) in sweep.Run((gradient[row], TensorDerivatives.Seed(gradient[row]))))
            {
                if (!derivative.IsZeroEverywhere())
                {
                    entries[(row, column)] = derivative;
                    if (column != row)
                    {
                        entries[(column, row)] = TensorDerivatives.Swapped(derivative, gradient[row].Shape.Order);
                    }
                }
            }
        }

        return new DerivativeMatrix(gradient.Variables, gradient.Variables, entries, notes);
    }

    /// <summary>
    /// The Jacobian times a tangent: the directional derivatives of the outputs (forward mode). A tangent has the shape of its
    /// variable, a result that of its output.
    /// </summary>
    /// <exception cref="ArgumentException">A tangent has another shape than its variable.</exception>
    public static IReadOnlyList<Expr> Jvp(this IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> tangent, DerivativeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RequireSameLength(variables, tangent, nameof(tangent));
        if (outputs.Count == 0)
        {
            return [];
        }

        ExprGraph graph = outputs[0].Graph;
        var directions = variables.Zip(tangent).Select(static p => (p.First, p.Second)).ToArray();
        Distinct([.. variables]);
        foreach ((Expr variable, Expr direction) in directions)
        {
            RequireShape("tangent", direction, variable, nameof(tangent));
        }

        foreach (Expr output in outputs)
        {
            RequireReal(output);
        }

        return [.. ForwardSweep.Run(graph, outputs, directions, options ?? DerivativeOptions.Default).Zip(outputs).Select(static p => p.First ?? Zeros.Of(p.Second))];
    }

    /// <summary>
    /// A cotangent times the Jacobian: the gradient of Σ⟨cotangent, output⟩ (reverse mode). A cotangent has the shape of its output,
    /// a result that of its variable.
    /// </summary>
    /// <exception cref="ArgumentException">A cotangent has another shape than its output.</exception>
    public static IReadOnlyList<Expr> Vjp(this IReadOnlyList<Expr> outputs, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> cotangent, DerivativeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        RequireSameLength(outputs, cotangent, nameof(cotangent));
        if (outputs.Count == 0)
        {
            return [.. variables.Select(static v => Zeros.Of(v.Graph.Zero, v))];
        }

        foreach ((Expr output, Expr weight) in outputs.Zip(cotangent))
        {
            RequireShape("cotangent", weight, output, nameof(cotangent));
        }

        ExprGraph graph = outputs[0].Graph;
        Expr[] wanted = Distinct([.. variables]);
        Expr[] result = [.. wanted.Select(v => Zeros.Of(graph.Zero, v))];
        using var sweep = new ReverseSweep(graph, wanted, options ?? DerivativeOptions.Default);
        foreach ((int variable, Expr derivative) in sweep.Run([.. outputs.Zip(cotangent)]))
        {
            result[variable] = derivative;
        }

        return result;
    }

    /// <summary>The Hessian times a vector: the forward derivative of the gradient, without forming the Hessian.</summary>
    public static IReadOnlyList<Expr> Hvp(this Expr f, IReadOnlyList<Expr> variables, IReadOnlyList<Expr> vector, DerivativeOptions? options = null)
    {
        RequireSameLength(variables, vector, nameof(vector));
        return f.Gradient(options ?? DerivativeOptions.Default, [.. variables]).Jvp(variables, vector, options);
    }

    internal static Expr Number(Expr f) => f.Shape.IsScalar ? f
        : throw new DerivativeUndefinedException(f, $"a gradient belongs to a number, and this is {f.Type}; its derivative is a Jacobian");

    private static Expr Backward(Expr f, Expr variable, DerivativeOptions options)
    {
        using var sweep = new ReverseSweep(f.Graph, [variable], options);
        return sweep.Run((f, TensorDerivatives.Seed(f))) is [var only] ? only.Derivative : Zeros.Of(f, variable);
    }

    private static Expr Forward(Expr f, Expr variable, DerivativeOptions options) =>
        ForwardSweep.Run(f.Graph, [f], [(variable, f.Graph.One)], options)[0] ?? Zeros.Of(f);

    private static (DerivativeOptions Options, List<string> Notes) Collecting(DerivativeOptions options, IEnumerable<string>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var notes = new NoteList(options.Notes, earlier ?? []);
        return (options with { Notes = notes }, notes);
    }

    internal static Expr[] Distinct(ReadOnlySpan<Expr> variables)
    {
        var seen = new HashSet<int>();
        foreach (Expr variable in variables)
        {
            RequireVariable(variable);
            if (!seen.Add(variable.Id))
            {
                throw new ArgumentException($"{variable} is listed twice.", nameof(variables));
            }
        }

        return variables.ToArray();
    }

    private static void RequireVariable(Expr variable)
    {
        if (variable.Graph is null)
        {
            throw new ArgumentException("A variable was never built (default(Expr)).", nameof(variable));
        }

        if (variable.Operator is LeafOperator { Value: not null } || variable.IsNumber)
        {
            throw new ArgumentException($"{variable} is a constant; derivatives are taken by variables.", nameof(variable));
        }
    }

    internal static void RequireReal(Expr f)
    {
        if (f.Type.Element != Element.Real)
        {
            throw new DerivativeUndefinedException(f, $"it is a {f.Type}, not a number");
        }
    }

    private static void RequireShape(string what, Expr given, Expr of, string name)
    {
        if (given.Owner.TypeAt(given.Id) != of.Type)
        {
            throw new ArgumentException($"The {what} of {of} is a {given.Type}, but {of} is a {of.Type}.", name);
        }
    }

    private static void RequireSameLength(IReadOnlyList<Expr> first, IReadOnlyList<Expr> second, string name)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"{first.Count} {(first.Count == 1 ? "entry is" : "entries are")} needed, not {second.Count}.", name);
        }
    }

    private static bool Occurs(Expr f, Expr variable)
    {
        f.Graph.Check(variable);
        Cone cone = f.Graph.TakeCone();
        cone.Collect([f.Id], first: variable.Id);
        bool occurs = cone.PlaceOf(variable.Id) >= 0;
        f.Graph.GiveBack(cone);
        return occurs;
    }

    internal static void Missing(Expr f, Expr variable, DerivativeOptions options, ICollection<string>? notes)
    {
        Cone cone = f.Graph.TakeCone();
        cone.Collect([f.Id]);
        string[] names = [.. cone.Ids.Where(f.Graph.IsSymbol).Select(f.Graph.SymbolNameAt)];
        f.Graph.GiveBack(cone);
        string message = names.Length == 0
            ? $"{variable} does not occur: the expression is constant"
            : $"{variable} does not occur; the variables are {string.Join(", ", names.Take(20))}{(names.Length > 20 ? ", …" : "")}";
        if (options.Unconnected == Unconnected.Throw)
        {
            throw new UnresolvedNameException($"{message}.", [variable.ToString()]);
        }

        notes?.Add($"{message}; the derivative is 0.");
    }

    // Notes go to the result and to whoever asked for them.
    private sealed class NoteList : List<string>, ICollection<string>
    {
        private readonly ICollection<string>? _outer;

        public NoteList(ICollection<string>? outer, IEnumerable<string> earlier)
            : base(earlier) => _outer = outer;

        void ICollection<string>.Add(string item)
        {
            Add(item);
            _outer?.Add(item);
        }
    }
}
