namespace Symbolic.Tests.OperatorTables;

public class OperatorTableTests
{
    public static TheoryData<string> Names() => [.. OperatorTable.Standard.All.Select(static o => o.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Declaration_is_complete(string name)
    {
        Operator op = OperatorTable.Standard.All.Single(o => o.Name == name);
        Assert.EndsWith(".", op.Summary, StringComparison.Ordinal);
        Assert.True(op.Kink?.EndsWith('.') ?? true);
        if (op is LeafOperator { Value: null } or TensorOperator)
        {
            return;
        }

        Assert.NotEmpty(op.Notation.Text);
        Assert.NotEmpty(op.Notation.Unicode);
        Assert.NotEmpty(op.Code.CSharp);
        Assert.NotEmpty(op.Code.C);
        Assert.NotEmpty(op.Code.Python);
        Assert.NotEmpty(op.Code.Julia);
    }

    [Fact]
    public void Functions_of_the_language_are_found_under_every_name()
    {
        string[] names = """
            exp expm1 log ln log1p log2 log10 sqrt cbrt abs sign sgn floor ceil ceiling round mod
            sin cos tan cot sec csc asin acos atan acot asec acsc arcsin arccos arctan atan2 hypot
            sinh cosh tanh coth sech csch asinh acosh atanh acoth asech acsch arsinh arcosh artanh arcsinh
            sigmoid logistic logit relu ReLU leakyrelu LeakyReLU prelu PReLU rrelu RReLU elu ELU selu SELU gelu GELU silu SiLU swish mish
            softplus softsign hardlim heaviside step hardsigmoid hardtanh erf erfc gamma lgamma loggamma digamma polygamma factorial
            max min clamp where Exp Log Tanh Sigmoid
            """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Assert.All(names, static name => Assert.True(OperatorTable.Standard.TryFind(name, out _), name));
    }

    [Fact]
    public void A_user_operator_joins_the_table_once()
    {
        UnaryOperator cube = Cube("cubed");
        OperatorTable table = OperatorTable.Standard.With(cube);
        Assert.True(table.TryFind("cubed", out Operator? found));
        Assert.Same(cube, found);
        Assert.False(OperatorTable.Standard.TryFind("cubed", out _));
        Assert.Throws<ArgumentException>(() => table.With(Cube("cubed")));
        Assert.Throws<ArgumentException>(() => table.With(Cube("sin")));
    }

    private static UnaryOperator Cube(string name) => new(name)
    {
        Summary = "The cube.",
        Notation = Notation.Function(name, @"\operatorname{cube}"),
        Code = new() { CSharp = "({0} * {0} * {0})", C = "({0} * {0} * {0})", Python = "({0} ** 3)", Julia = "({0}^3)", Sql = "POWER({0}, 3)" },
        Traits = Traits.Odd,
        Domain = Domain.Reals,
        Range = Interval.Reals,
        Partial = static (x, y) => 3 * x.Pow(2),
        Evaluate = static x => x * x * x,
        Samples = [1, 2],
    };
}
