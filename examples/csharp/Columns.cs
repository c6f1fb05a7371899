#:project ../../src/Symbolic
#:property PublishAot=false

// A formula and its derivatives over columns of numbers: as wide as the processor computes, on all of its cores.
using Symbolic;

var g = new ExprGraph();
var (m, v) = g.Symbols("m", "v");
Expr energy = g.Parse("m v²/2");
BatchFunction batch = new[] { energy, energy.Differentiate(m), energy.Differentiate(v) }.CompileBatch(m, v);

double[] mass = [2, 4, 1, 0.5], speed = [3, 5, 0, 8];
double[][] results = batch.Run(mass, speed);
Console.WriteLine("m,v,E,dE/dm,dE/dv");
for (int row = 0; row < mass.Length; row++)
{
    Console.WriteLine(string.Join(',', [mass[row], speed[row], .. results.Select(column => column[row])]));
}
