namespace Symbolic.Tests;

/// <summary>
/// Every function against its definition in plain loops, its derivatives against Richardson extrapolation component by component,
/// and the laws between the modes of differentiation; on random shapes, and on lengths 0 and 1.
/// </summary>
public sealed class FunctionTests
{
    public static TheoryData<string> Names => [.. FunctionCases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_follow_the_definition(string name)
    {
        var random = new Random(101);
        for (int round = 0; round < 4; round++)
        {
            Agrees(name, random.Next(1, 5), random.Next(1, 5), random.Next(1, 5), round);
        }

        Agrees(name, 1, 1, 1, 5);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Axes_without_entries_work_or_are_refused(string name)
    {
        foreach ((int p, int q, int r) in new[] { (0, 2, 2), (2, 0, 2), (2, 2, 0), (0, 0, 0) })
        {
            try
            {
                FunctionCases.All[name].In(new ExprGraph(), p, q, r);
            }
            catch (SymbolicException refusal)
            {
                Assert.NotNull(refusal.Hint);
                continue;
            }

            Agrees(name, p, q, r, 6);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void First_derivatives(string name)
    {
        FunctionCase function = FunctionCases.All[name];
        foreach ((int p, int q, int r) in new[] { (2, 3, 2), (1, 1, 1), (3, 2, 1) })
        {
            (Expr value, Expr[] variables) = function.In(new ExprGraph(), p, q, r);
            var laws = new TensorLaws(name, value, variables, seed: 14, function.Range.Low, function.Range.High);
            laws.Forward_mode_agrees_with_Richardson();
            laws.Forward_and_reverse_mode_are_dual();
            laws.The_Jacobian_times_a_tangent_is_forward_mode();
            laws.The_gradient_agrees_with_Richardson_in_every_component();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Second_derivatives(string name)
    {
        FunctionCase function = FunctionCases.All[name];
        foreach ((int p, int q, int r) in new[] { (2, 2, 1), (1, 1, 1) })
        {
            (Expr value, Expr[] variables) = function.In(new ExprGraph(), p, q, r);
            var laws = new TensorLaws(name, value, variables, seed: 13, function.Range.Low, function.Range.High);
            laws.The_Hessian_is_symmetric_and_times_a_vector_is_Hvp();
            laws.The_Hessian_agrees_with_Richardson_in_every_component();
        }
    }

    private static void Agrees(string name, int p, int q, int r, int seed)
    {
        FunctionCase function = FunctionCases.All[name];
        (Expr value, Expr[] variables) = function.In(new ExprGraph(), p, q, r);
        var laws = new TensorLaws($"{name} with lengths {p}, {q}, {r}", value, variables, seed, function.Range.Low, function.Range.High);
        Numbers expected = function.Expected([.. variables.Select(v => new Numbers([.. v.Shape.Axes.Select(static a => a.Length)], laws.Point[v]))]);
        Assert.Equal(new Shape([.. expected.Sizes.Select(Dim.Of)]), value.Shape);
        laws.Close(expected.Entries, laws.Values(value), 1e-12, "the definition");
    }
}
