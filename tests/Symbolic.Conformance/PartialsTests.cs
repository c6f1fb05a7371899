using Xunit.Abstractions;

namespace Symbolic.Conformance;

/// <summary>Every operator is held to what it declares about its derivatives.</summary>
public class PartialsTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names() => OperatorCases.NamesOf(OperatorCases.Computing);

    [Theory]
    [MemberData(nameof(Names))]
    public void First_and_second_partials_agree_with_differences(string name)
    {
        var check = new PartialCheck(OperatorCases.Named(name));
        check.Run();
        output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {check.Compared} comparisons, worst deviation {check.Worst:e1}"));
        Assert.True(check.Compared > 0, $"nothing about {name} could be compared");
    }
}
