namespace Symbolic;

public static partial class BuiltFunctions
{
    /// <summary>The columns one below the other.</summary>
    public static readonly BuiltFunction Vec = Declare(OfOne("vec", [], "The entries as one vector, the columns of a matrix one below the other", "vec(A)", TensorFunctions.Vec));

    /// <summary>The entries in another shape.</summary>
    public static readonly BuiltFunction Reshape = Declare(new BuiltFunction("reshape")
    {
        Summary = "The entries in another shape, both read column by column as vec does: reshape(vec(A), m, n) is A again.",
        Example = "reshape(x, m, n)",
        MinArguments = 2,
        MaxArguments = int.MaxValue,
        Build = static call => TensorFunctions.Reshape(call[0], Lengths(call, 1)),
    });

    /// <summary>Tensors side by side.</summary>
    public static readonly BuiltFunction Concatenate = Declare(new BuiltFunction("concat")
    {
        Summary = "The arguments one below the other, as [a; b] puts them; with axis=2 next to each other.",
        Example = "concat(a, b)",
        MinArguments = 1,
        MaxArguments = int.MaxValue,
        Options = ["axis"],
        Build = static call => TensorFunctions.Concatenate(call.Arguments, AxisOf(call) ?? 1),
    });

    /// <summary>Blocks one below the other.</summary>
    public static readonly BuiltFunction VerticalConcatenate = Declare(new BuiltFunction("vcat")
    {
        Summary = "The arguments one below the other: [a; b].",
        Example = "vcat(a, b)",
        MinArguments = 1,
        MaxArguments = int.MaxValue,
        Build = static call => TensorFunctions.Concatenate(call.Arguments, 1),
    });

    /// <summary>Blocks next to each other.</summary>
    public static readonly BuiltFunction HorizontalConcatenate = Declare(new BuiltFunction("hcat")
    {
        Summary = "The arguments next to each other: [a, b].",
        Example = "hcat(a, b)",
        MinArguments = 1,
        MaxArguments = int.MaxValue,
        Build = static call => TensorFunctions.Concatenate(call.Arguments, 2),
    });

    /// <summary>The identity matrix.</summary>
    public static readonly BuiltFunction Identity = Declare(new BuiltFunction("eye")
    {
        Summary = "The identity matrix; eye(m, n) has ones on its diagonal and m rows and n columns.",
        Example = "eye(n)",
        MinArguments = 1,
        MaxArguments = 2,
        Build = static call => TensorFunctions.Identity(call.Graph, call.Length(call[0]), call.Length(call[call.Count - 1])),
    });

    /// <summary>The tensor of ones.</summary>
    public static readonly BuiltFunction Ones = Declare(Constant("ones", TensorFunctions.Ones));

    /// <summary>The tensor of zeros.</summary>
    public static readonly BuiltFunction Zeros = Declare(Constant("zeros", TensorFunctions.Zeros));

    /// <summary>A unit vector.</summary>
    public static readonly BuiltFunction OneHot = Declare(new BuiltFunction("onehot")
    {
        Summary = "The vector of n entries with a one in place k, counted from 1, and zeros elsewhere.",
        Example = "onehot(k, n)",
        MinArguments = 2,
        MaxArguments = 2,
        Build = static call => TensorFunctions.UnitVector(call.Graph, call.Length(call[0]), call.Length(call[1])),
    });

    /// <summary>The commutation matrix.</summary>
    public static readonly BuiltFunction Commutation = Declare(new BuiltFunction("commutation")
    {
        Summary = "The matrix K with K*vec(A) = vec(A') for every A of m rows and n columns.",
        Example = "commutation(m, n)",
        MinArguments = 2,
        MaxArguments = 2,
        Build = static call => TensorFunctions.Commutation(call.Graph, call.Length(call[0]), call.Length(call[1])),
    });

    /// <summary>The tensor of zeros and ones that an equation between indices makes.</summary>
    public static readonly BuiltFunction Indicator = Declare(new BuiltFunction("indicator")
    {
        Summary = "indicator([m, n], [a, b], c) has the entry 1 where a*i + b*j = c for the indices i, j of the entry, counted from 1, and 0 elsewhere; any number of axes. indicator([n, n], [1, -1], 0) is eye(n).",
        Example = "indicator([m, n], [1, -1], 0)",
        MinArguments = 3,
        MaxArguments = 3,
        Build = static call => TensorFunctions.Indicator(call.Graph, [.. call.Integers(call[0])], [.. call.Integers(call[1])], call.SignedLength(call[2])),
    });

    /// <summary>The signs of permutations.</summary>
    public static readonly BuiltFunction LeviCivita = Declare(new BuiltFunction("levicivita")
    {
        Summary = "The tensor of n axes of length n with the sign of the permutation that the indices of an entry are, and 0 where an index repeats.",
        Example = "levicivita(3)",
        MinArguments = 1,
        MaxArguments = 1,
        Build = static call => TensorFunctions.LeviCivita(call.Graph, call.Integer(call[0], "the number of axes")),
    });

    private delegate Expr OfShape(ExprGraph graph, params ReadOnlySpan<Dim> axes);

    private static BuiltFunction Constant(string name, OfShape build) => new(name)
    {
        Summary = $"The vector of n {name}; {name}(m, n) is a matrix, and so on.",
        Example = $"{name}(n)",
        MinArguments = 1,
        MaxArguments = int.MaxValue,
        Build = call => build(call.Graph, Lengths(call, 0)),
    };

    private static Dim[] Lengths(FunctionCall call, int first) => [.. call.Arguments.Skip(first).Select(call.Length)];
}
