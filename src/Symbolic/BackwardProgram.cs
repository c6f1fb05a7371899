using Symbolic.Parsing.Binding;

namespace Symbolic;

/// <summary>One line of a backward pass: <c>name = value</c>, which is ∂f/∂of.</summary>
/// <param name="Name">The symbol that later lines use; what it is called can be typed and is in use nowhere else.</param>
/// <param name="Of">By what the derivative is taken: a variable or name of the program, or a part without a name whose derivative goes several ways.</param>
/// <param name="Value">The derivative, in the names of the program and of earlier lines.</param>
/// <param name="IsRequested">Whether the derivative was asked for; the others are on the way.</param>
public sealed record BackwardLine(Expr Name, Expr Of, Expr Value, bool IsRequested)
{
    /// <summary>The line as a statement of the language.</summary>
    public string ToText() => $"{Name.ToText()} = {Value.ToText()}";

    /// <summary>The line as people write it, also a statement of the language.</summary>
    public string ToUnicode() => $"{Name.ToUnicode()} = {Value.ToUnicode()}";

    /// <summary>The line for typesetting.</summary>
    public string ToLatex() => $"{Name.ToLatex()} = {Value.ToLatex()}";

    /// <inheritdoc/>
    public override string ToString() => ToText();
}

/// <summary>
/// The gradient of a number that a program computes, as a program: <c>g_h[4] = …; g_W[3] = g_h[4]*[a[3]; 1]'; …</c>. Each name of
/// the program on the way has its derivative in one line, so what several gradients share is written once. Behind the program the
/// lines can be read and carried out.
/// </summary>
public sealed class BackwardProgram
{
    private BackwardProgram(Expr f, IReadOnlyList<BackwardLine> lines, IReadOnlyList<Expr> conditions) => (Differentiated, Lines, Conditions) = (f, lines, conditions);

    /// <summary>What was differentiated, in the names of the program.</summary>
    public Expr Differentiated { get; }

    /// <summary>The lines in backward order, each after those that it uses.</summary>
    public IReadOnlyList<BackwardLine> Lines { get; }

    /// <summary>Where simplified lines have a value although the derived ones may have none.</summary>
    public IReadOnlyList<Expr> Conditions { get; }

    /// <summary>The derivative by each of some variables, in the names of the program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="f">What to differentiate: a number, over the names of the program.</param>
    /// <param name="variables">By what. A name with an equation gets the derivative by that name, with the equation still holding for the others.</param>
    /// <param name="options">Notes and cancellation.</param>
    /// <param name="order">In which order the terms of sums of numbers stand.</param>
    /// <returns>Null when a name means something else now than where it was used, so that lines in names would be read wrongly.</returns>
    /// <exception cref="DerivativeUndefinedException">An operator on the way has no derivative, or f is no number.</exception>
    public static BackwardProgram? Of(BoundProgram program, Expr f, IReadOnlyList<Expr> variables, DerivativeOptions? options = null, SumOrder order = SumOrder.AsWritten)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Of(program, f, program.EquationsFor(f), variables, options ?? DerivativeOptions.Default, order);
    }

    /// <summary>The derivative by each of some variables when those with an equation vary freely instead.</summary>
    /// <inheritdoc cref="Of(BoundProgram, Expr, IReadOnlyList{Expr}, DerivativeOptions?, SumOrder)"/>
    public static BackwardProgram? Holding(BoundProgram program, Expr f, IReadOnlyList<Expr> variables, DerivativeOptions? options = null, SumOrder order = SumOrder.AsWritten)
    {
        ArgumentNullException.ThrowIfNull(program);
        return Of(program, f, [.. program.EquationsFor(f).Where(e => !variables.Contains(e.Symbol))], variables, options ?? DerivativeOptions.Default, order);
    }

    private static BackwardProgram? Of(BoundProgram program, Expr f, IReadOnlyList<(Expr Symbol, Expr Value)> equations, IReadOnlyList<Expr> variables, DerivativeOptions options, SumOrder order)
    {
        if (equations.Any(e => !IsCurrent(program, e.Symbol)))
        {
            return null;
        }

        var names = new AdjointNames(program, f.Graph);
        IReadOnlyList<AdjointLine> adjoints = BackwardPass.Of(f, equations, variables, names.For, options);
        var forward = new Dictionary<Expr, Expr>();
        foreach ((Expr symbol, Expr value) in equations)
        {
            if (value.Operands.Count > 0)
            {
                forward.TryAdd(value, symbol);
            }
        }

        // Softmax along the columns is that along the rows of the transpose, so derivatives hold what A' stands for.
        foreach ((Expr symbol, Expr value) in equations)
        {
            if (value.Is(Operators.Einsum) && value.Shape.Order == 2 && value.Operands is [{ Shape.Order: 2 } part] && part.Operands.Count > 0
                && value.Contraction.Inputs[0].Reverse().SequenceEqual(value.Contraction.Output))
            {
                forward.TryAdd(part, TensorFunctions.Transpose(symbol));
            }
        }

        var simplifyOptions = new SimplifyOptions { Order = order, Cancellation = options.Cancellation };
        var conditions = new List<Expr>();
        var written = new Dictionary<Expr, Expr>();
        var lines = new List<BackwardLine>();
        foreach (AdjointLine line in InNamesOfEachOther(WithoutSynonyms(adjoints)))
        {
            Simplified simplified = line.Value.Substitute(written).Substitute(forward).Simplify(simplifyOptions);
            Expr value = simplified.Result.Substitute(forward);
            conditions.AddRange(simplified.Conditions.Where(c => !conditions.Contains(c)));
            if (!line.IsRequested && IsShort(value))
            {
                written.Add(line.Name, value);
            }
            else
            {
                lines.Add(new BackwardLine(line.Name, line.Of, value, line.IsRequested));
            }
        }

        lines = Numbered(OnlyUsed(lines), names, forward);
        return lines.Any(line => SymbolsOf(line.Value).Any(s => !names.Contains(s) && !IsCurrent(program, s))) ? null : new BackwardProgram(f, lines, conditions);
    }

    // Where a name that was asked for has the derivative of a part without a name, as b has in W*x + b, one name is enough.
    private static List<AdjointLine> WithoutSynonyms(IReadOnlyList<AdjointLine> lines)
    {
        var unnamed = lines.Where(static l => !l.Of.IsSymbol).Select(static l => l.Name).ToHashSet();
        var names = new Dictionary<Expr, Expr>();
        foreach (AdjointLine line in lines)
        {
            if (line.Of.IsSymbol && unnamed.Contains(line.Value))
            {
                names.TryAdd(line.Value, line.Name);
            }
        }

        var values = lines.ToDictionary(static l => l.Name, static l => l.Value);
        return [.. lines.Where(l => !names.ContainsKey(l.Name)).Select(l =>
            l with { Value = (names.TryGetValue(l.Value, out Expr name) && name == l.Name ? values[l.Value] : l.Value).Substitute(names) })];
    }

    private static List<BackwardLine> Numbered(List<BackwardLine> lines, AdjointNames names, Dictionary<Expr, Expr> forward)
    {
        var numbered = new Dictionary<Expr, Expr>();
        return [.. lines.Select(line =>
        {
            Expr value = line.Value.Substitute(numbered);
            if (line.Of.IsSymbol)
            {
                return line with { Value = value };
            }

            numbered.Add(line.Name, names.Numbered(line.Of));
            return line with { Name = numbered[line.Name], Of = line.Of.Substitute(forward), Value = value };
        })];
    }

    // ∂J/∂b is what ∂J/∂W multiplies: a derivative that occurs in another one is written there by its name. Ids grow from what is used to
    // what uses it, and a name is younger than its value, so this leads to no circle.
    private static IEnumerable<AdjointLine> InNamesOfEachOther(IReadOnlyList<AdjointLine> lines)
    {
        var names = new Dictionary<Expr, Expr>();
        foreach (AdjointLine line in lines.Where(static l => !IsShort(l.Value)))
        {
            names.TryAdd(line.Value, line.Name);
        }

        var written = new List<AdjointLine>();
        foreach (AdjointLine line in lines)
        {
            bool isNamed = names.Remove(line.Value, out Expr name);
            written.Add(line with { Value = !isNamed || name == line.Name ? line.Value.Substitute(names) : name });
            if (isNamed)
            {
                names.Add(line.Value, name);
            }
        }

        return Ordered(written);
    }

    // Each line after those that it uses, otherwise in the order given.
    private static IEnumerable<AdjointLine> Ordered(List<AdjointLine> lines)
    {
        var byName = lines.ToDictionary(static l => l.Name);
        var done = new HashSet<Expr>();
        var open = new Stack<(AdjointLine Line, bool IsReady)>();
        foreach (AdjointLine line in lines)
        {
            open.Push((line, false));
            while (open.TryPop(out (AdjointLine Line, bool IsReady) next))
            {
                if (done.Contains(next.Line.Name))
                {
                    continue;
                }

                if (next.IsReady)
                {
                    done.Add(next.Line.Name);
                    yield return next.Line;
                    continue;
                }

                open.Push((next.Line, true));
                foreach (Expr used in SymbolsOf(next.Line.Value))
                {
                    if (byName.TryGetValue(used, out AdjointLine? below))
                    {
                        open.Push((below, false));
                    }
                }
            }
        }
    }

    // After an update a name stands for its new value.
    private static bool IsCurrent(BoundProgram program, Expr symbol) => !program.TryGetSymbol(symbol.Name, out Expr known) || known == symbol;

    // What is as short as a name needs none.
    private static bool IsShort(Expr value) => value.Operands.Count == 0 || ExprGraph.IsFill(value)
        || (value.Is(Operators.Negate) && value.Operands[0].Operands.Count == 0);

    private static List<BackwardLine> OnlyUsed(List<BackwardLine> lines)
    {
        var used = new HashSet<Expr>();
        var kept = new List<BackwardLine>();
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            if (lines[i].IsRequested || used.Contains(lines[i].Name))
            {
                kept.Add(lines[i]);
                used.UnionWith(SymbolsOf(lines[i].Value));
            }
        }

        kept.Reverse();
        return kept;
    }

    private static IEnumerable<Expr> SymbolsOf(Expr value)
    {
        Cone cone = value.Graph.TakeCone();
        cone.Collect([value.Id]);
        Expr[] symbols = [.. cone.Ids.Where(value.Graph.IsSymbol).Select(id => new Expr(value.Graph, id))];
        value.Graph.GiveBack(cone);
        return symbols;
    }
}
