// What an application does with the library, published for one platform: trimmed to what it uses, or as native code.
// dotnet publish examples/trimmed -c Release -r linux-x64 -p:Form=trimmed
// dotnet publish examples/trimmed -c Release -r linux-x64 -p:Form=native
// Native code cannot make code at run time: there compiled functions are interpreted, and what is printed is the same.
using System.Numerics;
using Symbolic;

// Formulas: read, differentiated, simplified, printed, checked.
var g = new ExprGraph();
var (x, y, z) = g.Symbols("x", "y", "z");
Expr f = g.Parse("(xy+z)²+exp(x−yz)");
Gradient gradient = f.Gradient(x, y, z);
foreach (Expr variable in gradient.Variables)
{
    Expr derivative = gradient[variable].Simplify().Result;
    Print($"∂f/∂{variable:U} = {derivative:U}", derivative.ToLatex(), derivative.ToMathMl());
}

Simplified quotient = g.Parse("(x²−1)/(x−1)").Simplify();
Print($"{quotient.Result} where {string.Join(", ", quotient.Conditions)}");
Print(f.Check(), f.IsEqualTo(g.Parse("z²+2xyz+x²y²+exp(x)/exp(yz)")), f.Cost());
Print(g.Parse("x³ sin(x)/(1+x²)").Explain(x).ToUnicode());
Print(g.TryParse("sin(x", out _, out ParseException? wrong) ? "read" : wrong!.Render());

// Functions: every shape of a delegate, the batch form, both kinds of other numbers.
double[] point = [1.25, -0.5, 2];
Print(f.Compile<Func<double, double, double, double>>(x, y, z)(point[0], point[1], point[2]));
Print(gradient.Compile<Func<double[], double[]>>(x, y, z)(point));
double[] results = new double[3];
gradient.Compile<Action<ReadOnlySpan<double>, Span<double>>>(x, y, z)(point, results);
Print(results);
Print(f.Compile<Func<double, double, double, double>>(new CompileOptions { BackEnd = BackEnd.Interpreter }, x, y, z)(point[0], point[1], point[2]));
Print(g.Parse("x > y and z > 0").Compile<Func<double, double, double, bool>>(x, y, z)(1, 2, 3));
double[][] columns = [.. Enumerable.Range(0, 3).Select(i => Enumerable.Range(0, 37).Select(k => point[i] + (k / 16.0)).ToArray())];
Print([.. f.CompileBatch(x, y, z).Run(columns)[0]]);
Expr every = g.Parse("tanh(x)+erf(y)+max(x,y,z)+atan2(y,x)+gamma(x)+floor(z)+if(x>y,log(x),y)");
Print([.. every.CompileBatch(x, y, z).Run(columns)[0]]);
Print(f.Compile<Func<float, float, float, float>>(x, y, z)(1.25f, -0.5f, 2));
Print(f.Compile<Func<Complex, Complex, Complex, Complex>>(x, y, z)(Complex.ImaginaryOne, 1, 2));
Print(f.Hessian(x, y, z).CompileSparse(x, y, z).ToMatrix(point).ToArray());
try
{
    f.Compile<Func<double, double, double, double>>(new CompileOptions { Conditions = [g.Parse("z > 3")] }, x, y, z)(1, 1, 1);
}
catch (ConditionException condition)
{
    Print(condition.Message);
}

// A function of one's own; lambda expressions; JSON; patterns.
g.Register(Operator.Unary("bump", v => Math.Abs(v) < 1 ? Math.Exp(-1 / (1 - (v * v))) : 0, (v, value) => -2 * v * value / (1 - (v * v)).Pow(2), latex: @"\psi"));
Print(g.Parse("x bump(x/2)").Differentiate(x).Simplify().Result.Evaluate((x, 1)));
Expr read = g.From((double a, double b) => Math.Exp(-0.5 * a) * Math.Pow(b, 2));
Print(read, read.ToLambda<Func<double, double, double>>(read.FreeVariables()[0], read.FreeVariables()[1]));
Print(ExprJson.Read(g, ExprJson.Write(f))[0] == f, f.Find(p => Operators.Exp[p.Any("a")])[0]["a"]);

// Code in other languages.
Print(f.ToCSharp(x, y, z), f.ToC(x, y, z), f.ToNumPy(x, y, z), f.ToJulia(x, y, z), f.ToTorch(x, y, z), f.ToSql(new SqlOptions { Table = "points" }, x, y, z));

// Matrices.
Model net = g.ParseModel("""
    W[1] in R^{4×3}; b[1] in R^4; u in R^3; W[2] in R^{2×4}; v in R^2
    a = tanh(W[1]*u + b[1])
    L = ‖W[2]*a − v‖²
    """);
Expr byWeights = net["L"].Gradient(net["W[1]"])[0];
var values = new Dictionary<string, TensorValue>
{
    ["W[1]"] = new double[,] { { 1, 0, -1 }, { 0.5, 2, 0 }, { 0, 0.25, 1 }, { -1, 1, 0 } },
    ["b[1]"] = new double[] { 0, 0.5, -0.5, 1 },
    ["u"] = new double[] { 0.5, -1, 2 },
    ["W[2]"] = new double[,] { { 1, -1, 0.5, 0 }, { 0, 2, 1, -1 } },
    ["v"] = new double[] { 1, -1 },
};
Print(byWeights.ToUnicode(), byWeights.EvaluateTensor(values), net["L"].EvaluateTensor(values));

// Training, and a minimizer of MathNet.Numerics.
Training training = new Adam(0.05).Train(net["L"], [net["W[1]"], net["W[2]"]], values);
training.Run(20);

// Products of matrices are rounded once where the processor has such an instruction, and native code is made for every processor.
Print(string.Join(' ', training["W[2]"].Entries.ToArray().Select(n => n.ToString("G10", System.Globalization.CultureInfo.InvariantCulture))));
Expr valley = g.Parse("(1−x)² + 100(y−x²)²");
MathNet.Numerics.LinearAlgebra.Vector<double> least = new MathNet.Numerics.Optimization.NewtonMinimizer(1e-10, 100)
    .FindMinimum(valley.ToObjective(ObjectiveDerivatives.GradientAndHessian, x, y), MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense([-1.2, 1])).MinimizingPoint;
Print(Math.Round(least[0], 6), Math.Round(least[1], 6));

// Pictures.
ComputationalGraph graph = ComputationalGraph.Of(f);
Print(GraphDrawing.Of(graph).ToDot(), Plot.WithDerivative(g.Parse("sin(x)/x"), x, -5, 5).ToSvg().Length);

static void Print(params ReadOnlySpan<object> lines)
{
    foreach (object line in lines)
    {
        Console.WriteLine(line switch
        {
            double number => number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
            double[] numbers => string.Join(' ', numbers.Select(n => n.ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
            double[,] matrix => string.Join(' ', matrix.Cast<double>().Select(n => n.ToString("R", System.Globalization.CultureInfo.InvariantCulture))),
            _ => line,
        });
    }
}
