#:project ../../src/Symbolic
#:property PublishAot=false

// All partial derivatives from one backward sweep, compiled together with the value to one delegate that allocates nothing.
using Symbolic;

var g = new ExprGraph();
var (x, y) = g.Symbols("x", "y");
Expr f = g.Parse("(1 − x)² + 100(y − x²)²");
Gradient gradient = f.Gradient(x, y);
Console.WriteLine($"∂f/∂x = {gradient[x].Simplify().Result:U}");
Console.WriteLine($"∂f/∂y = {gradient[y].Simplify().Result:U}");

// A step downhill, as often as wanted.
var program = new[] { f, gradient[x], gradient[y] }.ToProgram(x, y);
Span<double> point = [-1.2, 1], results = stackalloc double[3];
for (int step = 0; step < 20000; step++)
{
    program.Run(point, results);
    point[0] -= 0.001 * results[1];
    point[1] -= 0.001 * results[2];
}

Console.WriteLine($"f = {results[0]:F6} at ({point[0]:F3}, {point[1]:F3})");

// Or as an ordinary function of two numbers.
var dfdx = gradient[x].Compile<Func<double, double, double>>(x, y);
Console.WriteLine(dfdx(2, 1));
