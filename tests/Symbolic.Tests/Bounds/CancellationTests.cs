using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Symbolic.Tests.Bounds;

/// <summary>Whatever can take long stops when it is told to, before it begins and in its midst, and can be done again afterwards.</summary>
public class CancellationTests
{
    private const int Attempts = 30;

    private static readonly string s_text = string.Join(" + ", Enumerable.Range(1, 8000).Select(static k => string.Create(CultureInfo.InvariantCulture, $"sin(x/{k}) cos(y + {k})")));
    private static readonly Lazy<string> s_json = new(static () => ExprJson.Write(new Work().F));

    // Each on a graph of its own; what comes out tells whether the result is the same.
    private static readonly Dictionary<string, Func<Work, CancellationToken, object>> s_operations = new()
    {
        ["parse"] = static (w, stop) => new ExprGraph().Parse(s_text, new ReadingOptions { Cancellation = stop }).Descendants().Count,
        ["derivative"] = static (w, stop) => w.F.Differentiate(new DerivativeOptions { Cancellation = stop }, w.X),
        ["gradient"] = static (w, stop) => w.F.Gradient(new DerivativeOptions { Cancellation = stop }, w.X, w.Y)[w.Y],
        ["forward"] = static (w, stop) => w.Outputs.Jvp([w.X], [w.Y], new DerivativeOptions { Cancellation = stop })[^1],
        ["jacobian"] = static (w, stop) => w.Outputs.Jacobian(new DerivativeOptions { Cancellation = stop }, w.X, w.Y)[0, 0],
        ["hessian"] = static (w, stop) => w.F.Hessian(new DerivativeOptions { Cancellation = stop }, w.X, w.Y)[1, 0],
        ["sparsity"] = static (w, stop) => w.F.HessianSparsity(new DerivativeOptions { Cancellation = stop }, w.X, w.Y).NonZeros,
        ["simplify"] = static (w, stop) => w.Outputs[800].Simplify(new SimplifyOptions { Cancellation = stop }).Result.ToText(),
        ["expand"] = static (w, stop) => w.Product.Expand(new ExpandOptions { Cancellation = stop }).Result.ToText(),
        ["factor"] = static (w, stop) => w.Polynomial.Factor(new FormOptions { Cancellation = stop }).Result.ToText(),
        ["stabilize"] = static (w, stop) => w.F.Stabilize(new StabilizeOptions { Cancellation = stop }),
        ["tidy tensors"] = static (w, stop) => w.OfTensors.TidyTensors(stop),
        ["substitute"] = static (w, stop) => w.F.Substitute(w.X, w.Y, stop),
        ["import"] = static (w, stop) => new ExprGraph().Import(w.F, stop),
        ["compact"] = static (w, stop) => w.Graph.Compact(stop, w.F)[0],
        ["write JSON"] = static (w, stop) => w.WriteJson(stop),
        ["read JSON"] = static (w, stop) => ExprJson.Read(new ExprGraph(), s_json.Value, new ExprJsonOptions { Cancellation = stop })[0],
        ["text"] = static (w, stop) => w.F.ToText(new PrintOptions { Cancellation = stop }),
        ["Unicode"] = static (w, stop) => w.F.ToUnicode(new PrintOptions { Cancellation = stop }),
        ["LaTeX"] = static (w, stop) => w.F.ToLatex(new PrintOptions { Cancellation = stop }),
        ["MathML"] = static (w, stop) => w.F.ToMathMl(new PrintOptions { Cancellation = stop }),
        ["2-D"] = static (w, stop) => w.Outputs[1000].ToBlock(new PrintOptions { Cancellation = stop }).ToString()!,
        ["tree"] = static (w, stop) => w.Outputs[300].ToTree(new PrintOptions { Cancellation = stop }),
        ["DOT"] = static (w, stop) => w.F.ToDot(new PrintOptions { Cancellation = stop }),
        ["shared parts"] = static (w, stop) => w.F.NameSharedParts().ToText(new PrintOptions { Cancellation = stop }),
        ["program"] = static (w, stop) => Program.Create([w.F], [w.X, w.Y], stop).InstructionCount,
        ["compile"] = static (w, stop) => w.F.Compile<Func<double, double, double>>(new CompileOptions { Cancellation = stop, BackEnd = BackEnd.Il }, w.X, w.Y)(0.5, 0.25),
        ["compile batch"] = static (w, stop) => w.F.CompileBatch(new BatchOptions { Cancellation = stop, BackEnd = BackEnd.Il }, w.X, w.Y) is not null,
        ["tensor program"] = static (w, stop) => TensorProgram.Create([w.OfTensors], [w.A, w.B], options: new TensorOptions { Cancellation = stop }).OutputShapes[0].ToString(),
        ["C"] = static (w, stop) => w.Export(SourceLanguage.C, stop),
        ["C#"] = static (w, stop) => w.Export(SourceLanguage.CSharp, stop),
        ["Python"] = static (w, stop) => w.Export(SourceLanguage.NumPy, stop),
        ["PyTorch"] = static (w, stop) => w.Export(SourceLanguage.Torch, stop),
        ["Julia"] = static (w, stop) => w.Export(SourceLanguage.Julia, stop),
        ["SQL"] = static (w, stop) => w.Export(SourceLanguage.Sql, stop),
        ["check"] = static (w, stop) => w.Outputs[400].Check(new CheckOptions { Cancellation = stop }).Points,
        ["equality"] = static (w, stop) => w.Outputs[100].IsEqualTo(w.Outputs[100] + (w.X * w.X), new EqualityOptions { Cancellation = stop }).Verdict,
        ["explain"] = static (w, stop) => w.Outputs[400].Explain(w.X, new ExplainOptions { Cancellation = stop }).ToText(),
        ["cost"] = static (w, stop) => w.F.Cost(stop).Operations,
        ["graph"] = static (w, stop) => ComputationalGraph.Of(w.Outputs[400], stop).Nodes.Length,
        ["plot"] = static (w, stop) => Plot.WithDerivative(w.Outputs[400].Substitute(w.Y, w.X), w.X, -5, 5, stop).Curves.Length,
    };

    public static TheoryData<string> Operations() => [.. s_operations.Keys];

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_long_operation_stops_and_can_be_done_again(string name)
    {
        Func<Work, CancellationToken, object> operation = s_operations[name];
        object expected = Shown(operation(new Work(), CancellationToken.None));
        var work = new Work();
        Assert.ThrowsAny<OperationCanceledException>(() => operation(work, new CancellationToken(canceled: true)));
        var watch = Stopwatch.StartNew();
        object again = operation(work, CancellationToken.None);
        TimeSpan half = watch.Elapsed / 2;
        Assert.Equal(expected, Shown(again));

        // In its midst: where an attempt is over before it is stopped, the next one follows. The clock only says where to begin.
        bool stopped = false;
        for (int attempt = 0; attempt < Attempts && !stopped; attempt++)
        {
            work = new Work();
            using var source = new CancellationTokenSource();
            var timer = new Thread(() =>
            {
                Thread.Sleep(half * (Attempts - attempt) / Attempts);
                source.Cancel();
            });
            timer.Start();
            stopped = Record.Exception(() => operation(work, source.Token)) is OperationCanceledException;
            timer.Join();
        }

        Assert.True(stopped, $"{Attempts} times {name} went on to its end.");
        Assert.Equal(expected, Shown(operation(work, CancellationToken.None)));
    }

    private static object Shown(object result) => result is Expr expression ? expression.ToText() : result;

    /// <summary>Expressions that are long to work with, in a graph of their own.</summary>
    private sealed class Work
    {
        private const int Terms = 4000;

        public Work()
        {
            (X, Y) = Graph.Symbols("x", "y");
            Expr sum = X;
            for (int k = 1; k <= Terms; k++)
            {
                Expr step = Graph.Number(Rational.From(1, k));
                sum += Operators.Sin[X * step] * Operators.Cos[Y + step] / (1 + (step * X * Y).Pow(2));
                Outputs.Add(sum);
            }

            F = sum;
            Product = Graph.Number(1);
            Polynomial = Graph.Number(1);
            for (int k = 1; k <= 60; k++)
            {
                Product *= X + (k * Y) + 1;
                Polynomial += (k * k) * X.Pow(k) * Y.Pow(60 - k);
            }

            A = Graph.Symbol("A", new Shape(5, 5));
            B = Graph.Symbol("B", new Shape(5, 5));
            OfTensors = A;
            for (int k = 1; k <= 2000; k++)
            {
                OfTensors = OfTensors + (k * Graph.Einsum("ij,jk->ik", A, B)) + Graph.Einsum("ij,jk->ik", Operators.Sin[B * Graph.Number(k)], A);
            }
        }

        public ExprGraph Graph { get; } = new();

        public Expr X { get; }

        public Expr Y { get; }

        public Expr A { get; }

        public Expr B { get; }

        public List<Expr> Outputs { get; } = [];

        public Expr F { get; }

        public Expr Product { get; }

        public Expr Polynomial { get; }

        public Expr OfTensors { get; }

        public string WriteJson(CancellationToken stop)
        {
            using var stream = new MemoryStream();
            using (var writer = new Utf8JsonWriter(stream))
            {
                ExprJson.Write(writer, stop, F);
            }

            return Encoding.UTF8.GetString(stream.ToArray());
        }

        public string Export(SourceLanguage language, CancellationToken stop) => F.ToSourceCode(language, new ExportOptions { Cancellation = stop }, X, Y);
    }
}
