#:project ../../src/Symbolic
#:property PublishAot=false

// The function and its derivative in other languages; what they share is computed once.
using Symbolic;

var g = new ExprGraph();
var (x, y) = g.Symbols("x", "y");
Expr f = g.Parse("exp(−x²) sin(y)");
Expr[] results = [f, f.Differentiate(x).Simplify().Result];

// The point function of each; C and C# have others for columns of points.
foreach (SourceLanguage language in (SourceLanguage[])[SourceLanguage.C, SourceLanguage.NumPy, SourceLanguage.Julia])
{
    string code = results.ToSourceCode(language, new ExportOptions { FunctionName = "wave" }, x, y);
    Console.WriteLine($"{language}:");
    Console.WriteLine(string.Join('\n', code.Split('\n').SkipWhile(l => !l.Contains("wave(")).TakeWhile(l => l.Length > 0)));
}

Console.WriteLine(f.ToLambda<Func<double, double, double>>(x, y));
