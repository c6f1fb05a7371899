#:project ../../src/Symbolic
#:property PublishAot=false

// A line through points: the loss is a formula, Adam writes the updates as formulas, and a compiled step repeats them.
using Symbolic;

Model model = new ExprGraph().ParseModel("""
    x in R^n; y in R^n; a in R; b in R
    L = sum((a x + b - y).^2)/n
    """);
Training training = new Adam(0.1).Train(model["L"], [model["a"], model["b"]], new Dictionary<string, TensorValue>
{
    ["x"] = new double[] { 0, 1, 2, 3, 4 },
    ["y"] = new double[] { 1, 2.9, 5.1, 7, 9 },
    ["a"] = 0,
    ["b"] = 0,
});
training.Run(1000);
Console.WriteLine($"y = {(double)training["a"]:F3} x + {(double)training["b"]:F3}");

// The same rule can be read.
foreach (Update update in new Momentum(0.1).Minimize(model["L"], model["b"]))
{
    Console.WriteLine(update);
}
