#:project ../../src/Symbolic
#:property PublishAot=false

// A function of one's own: its value and its derivative in one line. Everything knows it from then on.
using Symbolic;

var g = new ExprGraph();
g.Register(Operator.Unary("swell", static v => v * v / (1 + v * v), static (v, y) => 2 * v / (1 + v * v).Pow(2), latex: @"\omega"));
Expr x = g.Symbol("x");
Expr f = g.Parse("swell(3x) + 1");
Console.WriteLine(f.Differentiate(x).Simplify().Result);
Console.WriteLine(f.Differentiate(x).Evaluate((x, 2)).ToString("F6"));
Console.WriteLine(f.ToLatex());

// The derivative that was given is compared with differences of the value.
Console.WriteLine(f.Check().Passed);

// A wrong one is found.
var h = new ExprGraph();
h.Register(Operator.Unary("cube", static v => v * v * v, static (v, _) => 2 * v * v));
Console.WriteLine(h.Parse("cube(x)").Check().Passed);
