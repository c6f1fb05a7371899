#:project ../../src/Symbolic
#:property PublishAot=false

// A formula as it is typed, its derivative as a textbook has it, its value, and a check against differences.
using Symbolic;

var g = new ExprGraph();
Expr x = g.Symbol("x");
Expr f = g.Parse("x³ sin(2x)");
Expr slope = f.Differentiate(x).Simplify().Result;

Console.WriteLine(f.ToUnicode());
Console.WriteLine(slope.ToUnicode());
Console.WriteLine(slope.ToLatex());
Console.WriteLine(slope.Evaluate((x, 1)).ToString("F6"));
Console.WriteLine(f.Check().Passed ? "checked" : "wrong");

// The rules by which it came about.
Explanation explanation = f.Explain(x);
foreach (ExplanationStep step in explanation.Steps)
{
    Console.WriteLine($"{step.Rule}: {explanation.Print(step.Before, PrintForm.Unicode)} = {explanation.Print(step.After, PrintForm.Unicode)}");
}
