#:project ../../src/Symbolic
#:property PublishAot=false

// A network 784–64–64–10 learns to read digits: strokes drawn with random place, size, slant, thickness and noise into 28×28 points. The
// network, its cross-entropy and Adam are a program of the input language; its derivatives are checked before the first step. It is run by
// dotnet run -c Release examples/training/Digits.cs
using System.Diagnostics;
using Symbolic;

const string network = """
    X in R^{k×784}; Y in R^{k×10}; W[1] in R^{784×64}; W[2] in R^{64×64}; W[3] in R^{64×10}; b[1] in R^64; b[2] in R^64; b[3] in R^10
    h[1] = tanh(X*W[1] + ones(k)*b[1]')
    h[2] = tanh(h[1]*W[2] + ones(k)*b[2]')
    Z = h[2]*W[3] + ones(k)*b[3]'
    L = (sum(log(exp(Z)*ones(10))) - sum(Y .* Z))/k

    t := 0; η = 0.002; β = 0.9; γ = 0.999
    t := t + 1
    for n = 1..3 {
      m[n] := 0; s[n] := 0; p[n] := 0; q[n] := 0
      m[n] := β m[n] + (1 - β) ∂L/∂W[n]
      s[n] := γ s[n] + (1 - γ) (∂L/∂W[n]).^2
      p[n] := β p[n] + (1 - β) ∂L/∂b[n]
      q[n] := γ q[n] + (1 - γ) (∂L/∂b[n]).^2
    }
    for n = 1..3 {
      W[n] := W[n] - η (m[n]/(1 - β^t)) ./ (sqrt(s[n]/(1 - γ^t)) + 1e-8)
      b[n] := b[n] - η (p[n]/(1 - β^t)) ./ (sqrt(q[n]/(1 - γ^t)) + 1e-8)
    }
    """;

(TensorValue X, TensorValue Y, int[] Digits) train = Draw(4000, seed: 1), test = Draw(1000, seed: 2);
UpdateProgram program = new ExprGraph().ParseUpdates(network);
Training training = program.Compile(
    new Dictionary<string, TensorValue> { ["X"] = train.X, ["Y"] = train.Y },
    new TrainingOptions
    {
        Initial = new Dictionary<string, Initialization> { ["W"] = new Initialization.Glorot(), ["b"] = new Initialization.Constant(0) },
        Minibatches = new Minibatches(64, "X", "Y") { Order = ExampleOrder.Shuffled },
        Precision = Precision.Single,
    });
Console.WriteLine($"derivatives checked: {program.Check(training).All(static c => c.Report.Passed)}");
var watch = Stopwatch.StartNew();
for (int epoch = 1; epoch <= 8; epoch++)
{
    training.Run(4000 / 64);
    Console.WriteLine($"after {training.Steps} steps: {Right(training.Evaluate(program.Model["Z"], new Dictionary<string, TensorValue> { ["X"] = test.X }), test.Digits):P1} of 1000 new digits are read");
}

Console.Error.WriteLine($"{watch.Elapsed.TotalSeconds:F1} s");

static double Right(TensorValue z, int[] digits) => digits.Where((digit, i) =>
{
    ReadOnlySpan<double> row = z.Entries.Slice(10 * i, 10);
    return row.IndexOf(row.ToArray().Max()) == digit;
}).Count() / (double)digits.Length;

static (TensorValue X, TensorValue Y, int[] Digits) Draw(int count, ulong seed)
{
    // Each digit as strokes through points of a box 4 wide and 6 high.
    string[] glyphs =
    [
        "10 30 41 45 36 16 05 01 10", "12 20 26", "01 10 30 41 42 06 46", "00 40 22 33 44 45 36 16 05", "30 04 44|30 36", "40 00 03 33 44 45 36 06",
        "40 10 02 05 16 36 45 44 33 03", "00 40 16", "10 30 41 32 12 01 10|12 03 05 16 36 45 43 32", "43 13 02 01 10 30 41 44 36",
    ];
    const int size = 28;
    var random = new RandomNumbers(seed);
    double[] x = new double[count * size * size], y = new double[count * 10];
    int[] digits = new int[count];
    for (int k = 0; k < count; k++)
    {
        int digit = digits[k] = random.NextIndex(10);
        y[(10 * k) + digit] = 1;
        double Between(double low, double high) => low + ((high - low) * random.NextUniform());
        double width = Between(2.6, 4), height = Between(2.4, 3.4), slant = Between(-0.3, 0.3), left = Between(-2.5, 2.5), top = Between(-2.5, 2.5), radius = Between(0.7, 1.6);
        var lines = new List<(double X, double Y, double Dx, double Dy)>();
        foreach (string stroke in glyphs[digit].Split('|'))
        {
            (double X, double Y)[] points = [.. stroke.Split(' ').Select(p =>
            {
                double v = p[1] - '3' + Between(-0.15, 0.15), u = p[0] - '2' + Between(-0.15, 0.15);
                return ((size / 2) + left + (width * (u - (slant * v))), (size / 2) + top + (height * v));
            })];
            lines.AddRange(points.Zip(points.Skip(1), static (a, b) => (a.X, a.Y, b.X - a.X, b.Y - a.Y)));
        }

        // A point is as dark as it is near to a stroke.
        for (int i = 0; i < size * size; i++)
        {
            double column = i % size, row = i / size, distance = lines.Min(l =>
            {
                double along = Math.Clamp((((column - l.X) * l.Dx) + ((row - l.Y) * l.Dy)) / ((l.Dx * l.Dx) + (l.Dy * l.Dy)), 0, 1);
                double dx = column - l.X - (along * l.Dx), dy = row - l.Y - (along * l.Dy);
                return Math.Sqrt((dx * dx) + (dy * dy));
            });
            x[(size * size * k) + i] = Math.Clamp(radius + 0.5 - distance, 0, 1) + (0.1 * random.NextNormal());
        }
    }

    return (new TensorValue(new Shape(count, size * size), x), new TensorValue(new Shape(count, 10), y), digits);
}
