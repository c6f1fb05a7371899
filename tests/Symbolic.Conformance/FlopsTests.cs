namespace Symbolic.Conformance;

public sealed class FlopsTests
{
    [Fact]
    public void Every_standard_operator_states_its_work() =>
        Assert.Empty(OperatorTable.Standard.All.Where(static o => o is not LeafOperator && !(o.StatesFlops && o.Flops > 0)).Select(static o => o.Name));
}
