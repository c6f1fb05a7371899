namespace Symbolic.Tests;

/// <summary>Every operator on tensors is held to what it declares about its derivative.</summary>
public sealed class PullbackTests
{
    public static TheoryData<string> Names => [.. OperatorTable.Standard.All.OfType<TensorOperator>().Select(static op => op.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_product_and_its_derivatives_agree_with_differences(string name) =>
        new PullbackCheck(OperatorTable.Standard.All.OfType<TensorOperator>().Single(op => op.Name == name)).Run();
}
