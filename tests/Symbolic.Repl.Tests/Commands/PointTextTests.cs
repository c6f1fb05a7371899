using Symbolic.Repl.Commands;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Tests.Commands;

public class PointTextTests
{
    private static readonly Query s_query = new() { Operation = Operation.Evaluate, Source = "x" };

    [Theory]
    [InlineData("x=1.5", "scalar", "1.5")]
    [InlineData("x=[1,2,3]", "R^3", "[1, 2, 3]")]
    [InlineData("x=[1;2;3]", "R^3", "[1, 2, 3]")]
    [InlineData("x=[1, 2; 3, 4]", "R^{2×2}", "[1, 2; 3, 4]")]
    [InlineData("x=[1 2; 3 -4]", "R^{2×2}", "[1, 2; 3, -4]")]
    [InlineData("x=[[1,2],[3,4]]", "R^{2×2}", "[1, 2; 3, 4]")]
    [InlineData("x=[[1,2]]", "R^{1×2}", "[1, 2]")]
    [InlineData("x=[[1],[2]]", "R^{2×1}", "[1; 2]")]
    [InlineData("x=[[[1,2]],[[3,4]]]", "R^{2×1×2}", "… (R^{2×1×2})")]
    [InlineData("x=[1/3,pi]", "R^2", "[1/3, pi]")]
    [InlineData("x=max(1,3)", "scalar", "max(1,3)")]
    public void Values_are_numbers_vectors_and_matrices(string text, string shape, string shown)
    {
        InputValue value = PointText.Read(text, s_query)["x"];
        Assert.Equal(shape, value.Shape.ToString());
        Assert.Equal(shown, value.ToString());
    }

    [Fact]
    public void Several_values_stand_between_commas()
    {
        var point = PointText.Read("x=[1,2],W[1]=[1,2;3,4], y = pi/2", s_query);
        Assert.Equal(["x", "W[1]", "y"], point.Keys);
        Assert.Equal(Math.PI / 2, point["y"].Value);
    }

    [Theory]
    [InlineData("x=[1,2;3]")]
    [InlineData("x=[1,[2,3]]")]
    [InlineData("x=[[1,2],[3]]")]
    [InlineData("x=[]")]
    [InlineData("x=[1,,2]")]
    [InlineData("x=[1,y]")]
    public void What_is_no_matrix_is_refused(string text) => Assert.Throws<RequestException>(() => PointText.Read(text, s_query));
}
