#:project ../../src/Symbolic
#:property PublishAot=false

// Expressions are written as JSON and read again: what is shared stays shared, and the result is the same node.
using Symbolic;

var g = new ExprGraph();
Expr f = g.Parse("sin(x y) exp(x y)");
string json = ExprJson.Write(f, f.Differentiate(g.Symbol("x")));
Console.WriteLine(json.Length < 1000 ? "short" : "long");

IReadOnlyList<Expr> here = ExprJson.Read(g, json);
Console.WriteLine(here[0] == f);

// In another graph, in another program.
IReadOnlyList<Expr> there = ExprJson.Read(new ExprGraph(), json);
Console.WriteLine(there[0]);
Console.WriteLine(there[1].Simplify().Result);
