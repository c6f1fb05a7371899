namespace Symbolic.Conformance;

/// <summary>The derivatives at kinks are those that the declarations state, and nothing undefined gets through a branch not taken.</summary>
public class KinkTests
{
    public static TheoryData<int, string> Stated()
    {
        var data = new TheoryData<int, string>();
        foreach (var stated in new KinkCheck().Stated)
        {
            data.Add(data.Count(), stated.Name);
        }

        return data;
    }

    public static TheoryData<string> WithKinks() => OperatorCases.NamesOf(OperatorCases.Computing.Where(static o => o.Kink is not null));

    [Theory]
    [MemberData(nameof(Stated))]
    public void The_derivative_is_as_stated(int stated, string name)
    {
        _ = name;
        new KinkCheck().Run(stated);
    }

    [Theory]
    [MemberData(nameof(WithKinks))]
    public void Every_kink_is_stated(string name) =>
        Assert.Contains(new KinkCheck().Stated, s => s.Function.Operator == OperatorCases.Named(name));

    [Fact]
    public void Ties_share_the_derivative_without_loss() =>
        Assert.All(OperatorCases.Computing.OfType<NaryOperator>().Where(static o => o.Fold is not null), new KinkCheck().Ties);
}
