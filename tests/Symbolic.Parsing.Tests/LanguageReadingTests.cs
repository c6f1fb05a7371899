namespace Symbolic.Parsing.Tests;

public class LanguageReadingTests
{
    public static TheoryData<string, string, string?> Rows()
    {
        var data = new TheoryData<string, string, string?>();
        foreach (var (section, input, reading) in LanguageReadings.Rows)
            data.Add(section, input, reading);
        return data;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_of_the_language_page_is_read_as_it_says(string section, string input, string? reading)
    {
        var options = TestFunctions.Options with { Scope = ScopeOf(section) };
        if (reading is null)
            Assert.Throws<ParseException>(() => Parser.Parse(input, options));
        else
            Assert.Equal(reading, Parser.Parse(input, options).Reading);
    }

    // Sections G and H say what is declared.
    private static NameScope ScopeOf(string section)
    {
        var scope = new NameScope();
        if (section != "G")
            return scope;
        foreach (var name in "A B X W x y w a b".Split(' '))
            scope.Declare(name, NameKinds.Variable | NameKinds.Indexed);
        scope.Declare("i", NameKinds.Index);
        scope.Declare("j", NameKinds.Index);
        return scope;
    }
}
