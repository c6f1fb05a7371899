using Symbolic.Parsing.Binding;

namespace Symbolic.Parsing.Tests.Binding;

public class OperatorFunctionNamesTests
{
    private static readonly OperatorFunctionNames Names = OperatorFunctionNames.Of(OperatorTable.Standard);

    [Theory]
    [InlineData("sin", "sin", 1, 1, FunctionApplication.Prefix, "asin", null)]
    [InlineData("ln", "log", 1, 1, FunctionApplication.Prefix, null, "base")]
    [InlineData("arctan", "atan", 1, 1, FunctionApplication.Prefix, null, null)]
    [InlineData("max", "max", 1, int.MaxValue, FunctionApplication.Call, null, null)]
    [InlineData("σ", "sigmoid", 1, 2, FunctionApplication.Prefix, null, null)]
    [InlineData("clip", "clamp", 3, 3, FunctionApplication.Call, null, null)]
    [InlineData("where", "where", 3, 3, FunctionApplication.Call, null, null)]
    [InlineData("elu", "elu", 1, 2, FunctionApplication.Call, null, null)]
    [InlineData("softmax", "softmax", 1, 1, FunctionApplication.Call, null, null)]
    public void A_spelling_leads_to_the_facts_of_its_operator(
        string spelling, string name, int minimum, int maximum, FunctionApplication application, string? inverse, string? subscript)
    {
        Assert.True(Names.TryGet(spelling, out var function));
        Assert.Equal(new FunctionName(name, minimum, maximum, application, inverse, subscript), function);
    }

    [Theory]
    [InlineData("e")]
    [InlineData("pi")]
    [InlineData("π")]
    [InlineData("nan")]
    [InlineData("true")]
    [InlineData("+")]
    [InlineData("neg")]
    [InlineData("call")]
    [InlineData("array")]
    [InlineData("Sine")]
    [InlineData("")]
    public void Constants_and_signs_are_no_functions(string spelling) => Assert.False(Names.TryGet(spelling, out _));

    [Fact]
    public void Every_function_of_the_table_can_be_called_by_each_of_its_names()
    {
        foreach (var op in OperatorTable.Standard.Functions)
        {
            foreach (var spelling in op.Aliases.Append(op.Name).Where(static s => s.All(char.IsLetterOrDigit)))
            {
                Assert.True(Names.TryGet(spelling, out var function), spelling);
                Assert.Equal(op.Name, function.Name);
                Assert.True(spelling.Length <= Names.LongestSpelling);
                Assert.Contains(spelling, Names.Spellings);
                Assert.True(Names.TryGetOperator(function.Name, out var found));
                Assert.Same(op, found);
            }
        }
    }

    [Fact]
    public void The_names_of_a_table_are_made_once() => Assert.Same(Names, OperatorFunctionNames.Of(OperatorTable.Standard));
}
