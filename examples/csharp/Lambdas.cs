#:project ../../src/Symbolic
#:property PublishAot=false

// Lambda expressions of C# go in, and come out with their derivatives; constants of the program are taken as they are.
using System.Linq.Expressions;
using Symbolic;

double rate = 0.5;
var g = new ExprGraph();
Expr f = g.From((double t, double a) => a * Math.Exp(-rate * t) * Math.Cos(t));
var (t, a) = g.Symbols("t", "a");
Console.WriteLine(f);

Expr slope = f.Differentiate(t).Simplify().Result;
Expression<Func<double, double, double>> lambda = slope.ToLambda<Func<double, double, double>>(t, a);
Console.WriteLine(lambda);
Console.WriteLine(lambda.Compile()(0, 2));
Console.WriteLine(slope.Compile<Func<double, double, double>>(t, a)(0, 2));
