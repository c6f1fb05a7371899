using System.Globalization;
using Symbolic.Adbench;

namespace Symbolic.Tests.Adbench;

/// <summary>Values and derivatives of the objectives of ADBench against the figures that it publishes in its own tests.</summary>
public class PublishedFigures
{
    [Fact]
    public void MixtureOfNormalDistributions()
    {
        var g = new ExprGraph();
        Model model = g.ParseModel(AdbenchPrograms.Mixture(2, 3, 1));
        var point = new Dictionary<string, double[]>
        {
            ["α"] = [-0.649014, 1.181166, -0.758453],
            ["μ[1]"] = [0.092339, 0.186260], ["μ[2]"] = [0.345561, 0.396767], ["μ[3]"] = [0.538817, 0.419195],
            ["q[1]"] = [0.586443, -0.851887], ["q[2]"] = [-1.509405, 0.875874], ["q[3]"] = [0.166813, -1.965419],
            ["M[1]"] = [0, 0, 0.800321, 0], ["M[2]"] = [0, 0, -0.242790, 0], ["M[3]"] = [0, 0, -1.270071, 0],
            ["x"] = [1.175171, 2.029160], ["γ"] = [1], ["m"] = [0],
        };
        string[] by = ["α", "μ[1]", "μ[2]", "μ[3]", "q[1]", "M[1]", "q[2]", "M[2]", "q[3]", "M[3]"];
        double[][] results = ValueAndGradient(model, by, point);
        Assert.Equal(8.07380408004975791, results[0][0], 1e-12);
        double[] expected = [
            1.08662855508652456e-01, -7.41270039523898472e-01, 6.32607184015246071e-01,
            1.11692576532787013e+00, 1.63333013551455269e-01, -2.19989824071193142e-02, 2.27778292254236098e-01, 1.20963025612832187e+00, -6.06375920733956339e-02,
            2.58529994051162237e+00, 1.12632694524213789e-01, 3.85744309849611777e-01, 7.35180573182305508e-02, 5.41836362715595232e+00, -3.21494409677446469e-01,
            1.71892309775004937e+00, 8.60091090790866875e-01, -9.94640930466322848e-01];
        double[] gradient = [.. results[1..5].SelectMany(static v => v), .. Enumerable.Range(0, 3).SelectMany(k => (double[])[.. results[5 + (2 * k)], results[6 + (2 * k)][2]])];
        Assert.All(expected.Zip(gradient), static pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void BundleAdjustment()
    {
        var g = new ExprGraph();
        Model model = g.ParseModel(AdbenchPrograms.Reprojection);
        Expr[] variables = [.. AdbenchPrograms.ReprojectionVariables.Select(name => model[name])], features = [model["m[1]"], model["m[2]"]];
        Expr[] errors = [model["e[1]"], model["e[2]"], model["f"]];
        double[] point = [
            1.797201, 0.590697, -0.635786, 90.859550, 29.361415, 28.777534, 211.628116, -0.284531, -14.762924, 0.058931, 0.069976,
            4.173048, 5.586898, 1.403869, 0.417022, -525.672849, 161.811929];
        var f = ((Expr[])[.. errors, .. errors.SelectMany(e => e.Gradient(variables))]).Compile<Func<double[], double[]>>([.. variables, .. features]);
        double[] results = f(point);
        double[] expected = [
            -2.69048849235189402e-01, 2.59944792677901881e-01, 8.26092651515999976e-01,
            2.28877202208246757e+02, 6.34574811495545418e+02, -7.82222866259340549e+02, 2.42892615607159668e+00, -1.17828079628011313e+01, 2.54169312487743460e+00, -1.03657084958518086e+00,
            4.17021999999999982e-01, 0, -3.50739521096005239e+02, -9.12107773668008576e+02, -2.42892615607159668e+00, 1.17828079628011313e+01, -2.54169312487743460e+00, -6.45167039712987389e-01];
        Assert.All(expected.Zip(results), static pair => Assert.Equal(pair.First, pair.Second, 1e-8 * Math.Max(1, Math.Abs(pair.First))));
        Assert.Equal(-2 * 0.417022, results[^1], 1e-15);
    }

    [Fact]
    public void LongShortTermMemory()
    {
        const int Layers = 2, Bits = 14;
        double[] numbers = [.. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Adbench", "lstm_l2_c1024.txt"))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(static w => double.Parse(w, CultureInfo.InvariantCulture))];
        Assert.Equal([Layers, 1024, Bits], numbers[..3]);
        var g = new ExprGraph();
        const int Characters = 1024;
        Model model = g.ParseModel(AdbenchPrograms.Memory(Layers, Characters, Bits));
        string[] parameters = [.. Enumerable.Range(1, Layers).SelectMany(static i => AdbenchPrograms.LayerVariables(i)[..8]), "u", "v", "z"];
        string[] states = [.. Enumerable.Range(1, Layers).SelectMany(static i => AdbenchPrograms.LayerVariables(i)[8..])];
        var point = new Dictionary<string, double[]>();
        int read = 3;
        foreach (string name in (string[])[.. parameters, .. states])
        {
            point.Add(name, numbers[read..(read += Bits)]);
        }

        point.Add("S", numbers[read..(read += Bits * Characters)]);
        Assert.Equal(numbers.Length, read);
        double[][] results = ValueAndGradient(model, parameters, point);
        Assert.Equal(0.666665179558852183, results[0][0], 1e-13);
        double[] gradient = [.. results[1..].SelectMany(static v => v)];
        Assert.Equal(266, gradient.Length);

        // Entries of each kind from the gradient that ADBench publishes.
        (int Place, double Value)[] expected = [
            (0, 3.14387024996101187e-06), (1, 0), (7, -3.67840807336070475e-05), (8, -1.54848612683180522e-04), (22, -3.92318596883106641e-04), (42, 8.49896476968742872e-04),
            (265, -2.00225690895980656e-02), (264, -7.73167106472800580e-03), (252, 2.17348662792538061e-02), (224, 8.95056656284422921e-06)];
        Assert.All(expected, pair => Assert.Equal(pair.Value, gradient[pair.Place], 1e-12));
    }

    private static double[][] ValueAndGradient(Model model, string[] by, Dictionary<string, double[]> point)
    {
        Expr value = model["L"];
        Expr[] variables = [.. by.Select(name => model[name])], inputs = [.. point.Keys.Select(name => model[name])];
        Gradient gradient = value.Gradient(variables);
        TensorProgram program = TensorProgram.Create([value, .. variables.Select(v => gradient[v])], inputs);
        double[][] results = [.. program.OutputShapes.Select(static s => new double[s.Axes.Aggregate(1, static (n, a) => n * a.Length)])];
        program.Run([.. point.Values], results);
        return results;
    }
}
