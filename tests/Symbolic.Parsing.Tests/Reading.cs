namespace Symbolic.Parsing.Tests;

/// <summary>Short forms for the tests.</summary>
internal static class Reading
{
    public static string Of(string text, params string[] names) =>
        Parser.Parse(text, TestFunctions.Options with { Names = names }).Reading;

    public static ParseException Error(string text, params string[] names) =>
        Assert.Throws<ParseException>(() => Parser.Parse(text, TestFunctions.Options with { Names = names }));

    /// <summary>The readings, or the errors, of inputs given to one session.</summary>
    public static string Session(params string[] inputs)
    {
        var scope = new NameScope();
        var reading = "";
        foreach (var input in inputs)
            reading = Parser.Parse(input, TestFunctions.Options with { Scope = scope }).Reading;
        return reading;
    }
}
