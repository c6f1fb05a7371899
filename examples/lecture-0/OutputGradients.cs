#:project ../../src/Symbolic
#:property PublishAot=false

// The project of the lecture in a program of one's own: (1) the derivatives of all outputs by all weights, (2) their comparison with
// numerical gradients. It starts with: dotnet run examples/lecture-0/OutputGradients.cs
using Symbolic;

Model net = new ExprGraph().ParseModel("s = [3, 2, 3, 2]; W[n] in R^{s[n+1] × (s[n]+1)}; a[1] in R^3; for n = 1..3 { a[n+1] = tanh(W[n]*[a[n]; 1]) }");
var point = new Dictionary<string, TensorValue>
{
    ["a[1]"] = new double[] { 1, -1, 0.5 },
    ["W[1]"] = new[,] { { 0.1, -0.2, 0.3, 0.05 }, { 0.4, 0.1, -0.3, -0.1 } },
    ["W[2]"] = new[,] { { 0.5, -0.4, 0.1 }, { 0.2, 0.3, -0.2 }, { -0.6, 0.1, 0.05 } },
    ["W[3]"] = new[,] { { 0.3, -0.1, 0.2, 0.15 }, { -0.25, 0.4, 0.1, -0.05 } },
};

Expr y = net["a[4]"];
Expr[] weights = [net["W[1]"], net["W[2]"], net["W[3]"]];
foreach (Expr w in weights)
{
    Console.WriteLine($"dy/d{w.Name} = {string.Join(" ", y.Jacobian(w).EvaluateTensor(point).Entries.ToArray())}");
}

Console.WriteLine(y.Check(weights, new CheckOptions { TensorPoints = [point] }));
