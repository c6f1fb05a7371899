using Microsoft.CodeAnalysis;

namespace Symbolic.Generator.Tests;

/// <summary>What is said about mistakes, and where. Marks ⟦ and ⟧ in the programs are not part of them.</summary>
public class DiagnosticTests
{
    private const string RawLines = """"
        [Formula("""
                a = x + 1
                a ⟦w⟧
                """)] public static partial double F(double x);
        """";

    private const string RawLinesAcross = """"
        [Formula("""
            sin(⟦(
            ⟧""")] public static partial double F(double x);
        """";

    /// <summary>The same mistake in literals of all kinds.</summary>
    public static TheoryData<string> Literals =>
    [
        """[Formula("x + ⟦w⟧")] public static partial double F(double x);""",
        """[Formula("x⟦w⟧")] public static partial double F(double x);""",
        """[Formula(formula: "x + ⟦w⟧ + 1")] public static partial double F(double x);""",
        """[Formula("x\u00b7x \x2b \U0000002b\t⟦w⟧")] public static partial double F(double x);""",
        """[Formula("x + ⟦\u0077⟧\n")] public static partial double F(double x);""",
        """[Formula("x + ⟦\U0001F600⟧")] public static partial double F(double x);""",
        """[Formula(@"x +⟦""⟧")] public static partial double F(double x);""",
        "[Formula(@\"x +\n  ⟦w⟧\")] public static partial double F(double x);",
        """"[Formula("""x + ⟦w⟧""")] public static partial double F(double x);"""",
        RawLines,
        RawLines.Replace("\n", "\r\n", StringComparison.Ordinal),
        RawLines.Replace("        a", "\t\ta", StringComparison.Ordinal).Replace("        \"\"\")", "\t\t\"\"\")", StringComparison.Ordinal),
        """[Formula("x + " + "⟦w⟧" + " + 1")] public static partial double F(double x);""",
        """[Formula("x +" + (@" ⟦w⟧") + nameof(F))] public static partial double F(double x);""",
        """const string Text = "x + w"; [Formula(⟦Text⟧)] public static partial double F(double x);""",
        """const string Text = " w"; [Formula("x +" + ⟦Text⟧)] public static partial double F(double x);""",
        """const string Name = "w"; [Formula(⟦$"x + {Name}"⟧)] public static partial double F(double x);""",
    ];

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_mistake_in_a_formula_is_marked_inside_the_literal(string member)
    {
        Diagnostic only = Only(member, "SYM001");
        Assert.Equal(DiagnosticSeverity.Error, only.Severity);
    }

    /// <summary>One mistake each.</summary>
    public static TheoryData<string, string, string> Mistakes => new()
    {
        { """[Formula("x ⟦+⟧")] public static partial double F(double x);""", "SYM001", "a value is missing after '+'. Hint: write a value after '+'" },
        { """[Formula("x ⟦w⟧ + y")] public static partial double F(double x, double y);""", "SYM001", "unknown name 'w'. Hint: the variables are x, y" },
        { """[Formula("⟦w⟧")] public static partial double F();""", "SYM001", "unknown name 'w'. Hint: add a parameter of type double" },
        { """[Formula("⟦x = 3; x⟧")] public static partial double F(double x);""", "SYM001", "'x' is a parameter, and the formula has an equation for it. Hint: give the intermediate result another name" },
        { """[Formula("⟦g(t) = t²⟧")] public static partial double F(double x);""", "SYM001", "the text holds no formula. Hint: end it with an expression" },
        { """[Formula(⟦""⟧)] public static partial double F(double x);""", "SYM001", "there is nothing to read. Hint: write a formula, as in x^2" },
        { """[Formula("⟦var q; x q⟧")] public static partial double F(double x);""", "SYM002", "'q' has no value: the method has no such parameter. Hint: add a parameter of type double, or an equation in the formula" },
        { """[Derivative("⟦x > 1⟧")] public static partial double F(double x);""", "SYM002", "The derivative of x > 1 is not available: it is a truth value, not a number" },
        { """[Formula("x")] public static partial ⟦float⟧ F(double x);""", "SYM003", "'F' cannot return float. Hint: write double, bool for a condition, or a tuple of double for a list" },
        { """[Formula("x")] public static partial double F(⟦float x⟧);""", "SYM003", "'x' is a variable of the formula and has to be of type double. Hint: write double x" },
        { """[Formula("x")] public static partial double F(⟦ref double x⟧);""", "SYM003", "'x' is a variable of the formula and has to be of type double. Hint: write double x" },
        { """[Gradient("x")] public static partial void F(⟦System.Span<double> g⟧, double x);""", "SYM003", "'g' is a variable of the formula and has to be of type double. Hint: a span for results comes last" },
        { """[Derivative("x y")] public static partial ⟦double⟧ F(double x, double y);""", "SYM003", """'F' returns one value, and there are 2 results. Hint: name a variable, as in [Derivative("…", "x")], or return a tuple of 2""" },
        { """[Gradient("x y")] public static partial ⟦(double, double, double, double)⟧ F(double x, double y);""", "SYM003", "'F' returns a tuple of 4, and there are 2 results. Hint: return 2 elements, or 3 of which the first is the value" },
        { """[Formula("x")] public static partial ⟦double⟧ F(double x, System.Span<double> r);""", "SYM003", "'F' writes to 'r' and cannot return double. Hint: write void" },
        { """[Formula("x")] public static partial ⟦bool⟧ F(double x);""", "SYM003", "'F' returns a truth value, and the formula is a number. Hint: write double" },
        { """[Formula("x > 1")] public static partial ⟦double⟧ F(double x);""", "SYM003", "'F' returns a number, and the formula is a condition. Hint: write bool" },
        { """[Gradient("1")] public static partial void ⟦F⟧(System.Span<double> r);""", "SYM003", "'F' has no variables by which a derivative could be taken. Hint: add a parameter of type double" },
        { """[Formula("x")] public static partial double F(double x, double α, ⟦double alpha⟧);""", "SYM004", "'alpha' and 'α' are the same variable in formulas. Hint: rename one of them" },
        { """[Formula("x _y")] public static partial double F(double x, ⟦double _y⟧);""", "SYM004", "'_y' cannot be a variable: in formulas that is no name. Hint: rename the parameter; a name is a letter, then letters, digits and _" },
        { """[Derivative("_1")] public static partial double F(⟦double _1⟧);""", "SYM004", "'_1' cannot be a variable: in formulas that is no name. Hint: rename the parameter; a name is a letter, then letters, digits and _" },
        { """[Gradient("x")] public static partial void F(double x, ⟦in double _⟧, System.Span<double> g);""", "SYM004", "'_' cannot be a variable: in formulas that is no name. Hint: rename the parameter; a name is a letter, then letters, digits and _" },
        { """[Formula("x")] public static partial double F(double x, ⟦double xᵀ⟧);""", "SYM004", "'xᵀ' cannot be a variable: in formulas that is no name. Hint: rename the parameter; a name is a letter, then letters, digits and _" },
        { """[Formula("2 in")] public static partial double F(⟦double @in⟧);""", "SYM004", "'in' cannot be a variable: in formulas that is no name. Hint: rename the parameter; a name is a letter, then letters, digits and _" },
        { """[Formula("in_x")] public static partial double F(⟦double in_x⟧);""", "SYM004", "'in_x' cannot be a variable: in formulas that is no name. Hint: rename the parameter; a name is a letter, then letters, digits and _" },
        { """[Formula("x")] public static partial double F(double \u00b5, ⟦double μ⟧, double x);""", "SYM004", "'μ' and 'µ' are the same variable in formulas. Hint: rename one of them" },
        { """[Derivative("x y", "x", ⟦"q"⟧)] public static partial double F(double x, double y);""", "SYM005", "'q' is no variable: 'F' has no such parameter of type double. Hint: the variables are x, y" },
        { """[Derivative("x y", by: new[] { "x", ⟦"q"⟧ })] public static partial double F(double x, double y);""", "SYM005", "'q' is no variable: 'F' has no such parameter of type double. Hint: the variables are x, y" },
        { """[Gradient("x y", "x", ⟦"x"⟧)] public static partial (double, double) F(double x, double y);""", "SYM005", "'x' is listed twice. Hint: a derivative of second order is asked for by [Derivative]" },
        { """[Formula("⟦erf(x)⟧")] public static partial double F(double x);""", "SYM006", ".NET has no function 'erf'. Hint: reference the package Symbolic, which has it" },
        { """[Formula("x")] public static double ⟦F⟧(double x) => x;""", "SYM007", "'F' has to be a partial method without a body. Hint: write public static partial double F(…);" },
        { """[Formula("x")][⟦Derivative("x")⟧] public static partial double F(double x);""", "SYM007", "'F' has two attributes that ask for a body. Hint: write two methods" },
        { """[Derivative("⟦x²⟧", "y")] public static partial double F(double x, double y);""", "SYM008", "y does not occur; the variables are x; the derivative is 0" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_diagnostic_at_its_place_and_nothing_else_is_said(string member, string id, string message) =>
        Assert.Equal(message, Only(member, id).GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("""public static partial class P { class ⟦Q⟧ { [Formula("x")] public static partial double F(double x); } }""", "'Q' has to be partial, because 'F' is completed in another file. Hint: write partial class Q")]
    [InlineData("""file static partial class ⟦P⟧ { [Formula("x")] public static partial double F(double x); }""", "'P' is known in its file only, and 'F' is completed in another one. Hint: leave 'file' away")]
    [InlineData("""public static partial class P { [Formula("x")] public static partial double ⟦F⟧<T>(double x); }""", "'F' has type parameters, and its variables are of type double. Hint: leave the type parameters away")]
    public void A_method_has_to_stand_where_it_can_be_completed(string program, string message)
    {
        (string source, int start, int length) = Marked($"using Symbolic;\n{program}");
        Diagnostic only = Assert.Single(GeneratorRun.Of(source).Diagnostics);
        Assert.Equal(("SYM007", message), (only.Id, only.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(source.Substring(start, length), source.Substring(only.Location.SourceSpan.Start, only.Location.SourceSpan.Length));
    }

    [Fact]
    public void A_function_that_an_old_framework_lacks_is_named()
    {
        var request = new MethodRequest
        {
            Id = "M:F", Wanted = Wanted.Value, Formula = "cbrt(x)", By = default, Namespace = "", Types = default, Modifiers = "partial", ReturnType = "double", Name = "F",
            Parameters = new([new MethodParameter("x", "x", "double x")]), Destination = null, Form = ResultForm.Number, TupleLength = 0, IsRefused = false, IsDocumented = false,
        };
        GeneratedMethod method = MethodGeneration.Run(request, new Platform(new(["System.Math.Sqrt"])), CancellationToken.None);
        Assert.Equal("System.Math.Cbrt, which 'cbrt' needs, is not in the framework of this project. Hint: use a newer framework", Assert.Single(method.Problems).Message);
    }

    [Fact]
    public void An_error_cannot_be_switched_off() =>
        Assert.Contains(GeneratorRun.Of("""
            #pragma warning disable SYM001
            using Symbolic;
            static partial class P { [Formula("w")] public static partial double F(double x); }
            """).Diagnostics, static d => d is { Id: "SYM001", IsSuppressed: false });

    [Fact]
    public void The_documentation_lists_all_diagnostics()
    {
        string readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md"));
        foreach (int number in Enumerable.Range(1, 8))
        {
            DiagnosticDescriptor descriptor = Descriptors.Get($"SYM00{number}");
            Assert.Contains($"| {descriptor.Id} | {descriptor.DefaultSeverity.ToString().ToLowerInvariant()} | {descriptor.Title} |", readme, StringComparison.Ordinal);
        }

        Assert.Null(Descriptors.Get("SYM009"));
    }

    // The only diagnostic of a program: of the generator, and of the compiler after it.
    private static Diagnostic Only(string member, string id)
    {
        (string source, int start, int length) = Marked($"using Symbolic;\npublic static partial class P\n{{\n    {member}\n}}\n");
        GeneratorRun run = GeneratorRun.Of(source);
        Diagnostic[] all = [.. run.Diagnostics.Concat(run.Compilation.GetDiagnostics()).Where(static d => d.Severity >= DiagnosticSeverity.Warning)];
        Assert.True(all.Length == 1, string.Join('\n', all.Select(static d => d.ToString())));
        Assert.Equal(id, all[0].Id);
        Assert.Equal((start, source.Substring(start, length)), (all[0].Location.SourceSpan.Start, source.Substring(all[0].Location.SourceSpan.Start, all[0].Location.SourceSpan.Length)));
        return all[0];
    }

    private static (string Source, int Start, int Length) Marked(string marked)
    {
        int start = marked.IndexOf('⟦'), end = marked.IndexOf('⟧') - 1;
        return (marked.Replace("⟦", "", StringComparison.Ordinal).Replace("⟧", "", StringComparison.Ordinal), start, end - start);
    }
}
