using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Symbolic.Conformance;

/// <summary>The C# templates of all operators, compiled together and run at the samples.</summary>
public class CSharpSpellingTests(ITestOutputHelper output)
{
    [Fact]
    public void CSharp_computes_the_declared_values()
    {
        var source = new StringBuilder("using System;\npublic static class Spelled\n{\n");
        foreach (SpellingCase spelling in SpellingCase.All)
        {
            string parameters = string.Join(", ", Enumerable.Range(0, spelling.Count).Select(i => $"{(spelling.IsLogical(i) ? "bool" : "double")} x{i}"));
            string result = spelling.Operator.ResultElement == Element.Boolean ? "bool" : "double";
            source.AppendLine($"    public static {result} F{spelling.Position}({parameters}) => {spelling.Fill(spelling.Operator.Code.CSharp)};");
        }

        source.AppendLine("}");
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Spelled",
            [CSharpSyntaxTree.ParseText(source.ToString())],
            platform.Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = new MemoryStream();
        Assert.Empty(compilation.Emit(image).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        Type spelled = Assembly.Load(image.ToArray()).GetType("Spelled")!;

        long worst = 0;
        foreach (SpellingCase spelling in SpellingCase.All)
        {
            MethodInfo method = spelled.GetMethod($"F{spelling.Position}")!;
            double[][] more = spelling.Operator is UnaryOperator { IsLogical: false }
                ? [[double.NaN], [double.PositiveInfinity], [double.NegativeInfinity], [0], [-0.0], [1], [-1], [1e300], [double.Epsilon], [-0.3], [Math.PI]]
                : [];
            foreach (double[] sample in spelling.Samples.Concat(more))
            {
                object[] arguments = [.. sample.Select((x, i) => spelling.IsLogical(i) ? (object)(x != 0) : x)];
                double actual = Convert.ToDouble(method.Invoke(null, arguments), System.Globalization.CultureInfo.InvariantCulture);
                double expected = OperatorCases.ValueOf(spelling.Operator, sample);
                long distance = UlpDistance(expected, actual);
                Assert.True(distance <= 2, $"{spelling.Operator}({string.Join(", ", sample)}): declared {expected}, C# computes {actual}");
                worst = Math.Max(worst, distance);
            }
        }

        output.WriteLine($"{SpellingCase.All.Length} spellings, worst deviation {worst} ulp");
    }

    private static long UlpDistance(double a, double b)
    {
        if (a == b || (double.IsNaN(a) && double.IsNaN(b)))
        {
            return 0;
        }

        return double.IsNaN(a) || double.IsNaN(b) ? long.MaxValue : Math.Abs(Ordered(a) - Ordered(b));

        static long Ordered(double value)
        {
            long bits = BitConverter.DoubleToInt64Bits(value);
            return bits >= 0 ? bits : long.MinValue - bits;
        }
    }
}
