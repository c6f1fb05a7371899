namespace Symbolic.Generator;

/// <summary>A formula as an expression of the parameters.</summary>
internal sealed class RequestedFormula
{
    private RequestedFormula(ExprGraph graph, Expr[] inputs, Expr value) => (Graph, Inputs, Value) = (graph, inputs, value);

    /// <summary>The graph: this formula's own.</summary>
    public ExprGraph Graph { get; }

    /// <summary>The parameters as variables, in their order.</summary>
    public Expr[] Inputs { get; }

    /// <summary>The formula.</summary>
    public Expr Value { get; }

    /// <summary>Reads the formula of a request.</summary>
    /// <exception cref="ParseException">It cannot be read.</exception>
    /// <exception cref="SymbolicException">What it says cannot be done.</exception>
    /// <exception cref="RequestRefusedException">A parameter cannot be a variable, or the text holds no formula.</exception>
    public static RequestedFormula Read(MethodRequest request, CancellationToken cancellation)
    {
        ExprGraph graph = new(), trial = new();
        var options = new ReadingOptions
        {
            Names = [.. request.Parameters.Select(static p => p.Name)],
            UndeclaredLetters = Parsing.UndeclaredLetters.AreErrors,
            Cancellation = cancellation,
        };
        var inputs = new Expr[request.Parameters.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = graph.Symbol(NameOf(i, trial, options, request));
            if (Array.IndexOf(inputs, inputs[i]) is var first && first < i)
            {
                throw Refused(i, $"'{request.Parameters[i].Name}' and '{request.Parameters[first].Name}' are the same variable in formulas", "rename one of them");
            }
        }

        Model model = graph.ParseModel(request.Formula, options);
        if (Array.FindIndex(inputs, i => model.Program.TryGetSymbol(i.Name, out _) && model[i.Name] != i) is >= 0 and var given)
        {
            throw new RequestRefusedException(Problem.Of(
                Descriptors.Formula, MethodGeneration.Whole(request), $"'{request.Parameters[given].Name}' is a parameter, and the formula has an equation for it", "give the intermediate result another name"));
        }

        return new RequestedFormula(graph, inputs, model.Result ?? throw new RequestRefusedException(Problem.Of(
            Descriptors.Formula, MethodGeneration.Whole(request), "the text holds no formula", "end it with an expression")));
    }

    // The name under which formulas know a parameter.
    private static string NameOf(int index, ExprGraph trial, ReadingOptions options, MethodRequest request)
    {
        string name = request.Parameters[index].Name;
        try
        {
            // By itself _y can be read, behind another name it is a subscript.
            Expr square = trial.Parse($"{name} {name}", options);
            if (square.Operands is [{ IsSymbol: true, Shape.IsScalar: true } symbol, _] && square == symbol.Pow(2))
            {
                return symbol.Name;
            }
        }
        catch (ParseException)
        {
            // What is said is said of the parameter, not of a text that nobody wrote.
        }

        throw Refused(index, $"'{name}' cannot be a variable: in formulas that is no name", "rename the parameter; a name is a letter, then letters, digits and _");
    }

    private static RequestRefusedException Refused(int parameter, string sentence, string hint) =>
        new(Problem.Of(Descriptors.ParameterName, new(Subject.Parameter, parameter), sentence, hint));
}
