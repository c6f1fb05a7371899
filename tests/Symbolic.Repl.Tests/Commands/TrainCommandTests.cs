namespace Symbolic.Repl.Tests.Commands;

public class TrainCommandTests
{
    [Fact]
    public void The_table_has_the_loss_at_the_values_reached()
    {
        (int status, string output, string error) = Train("L = (x - 3)^2; x := x - 0.25 ∂L/∂x", "--at", "x=1", "--steps", "4", "--every", "2");
        Assert.Equal((0, ""), (status, error));
        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("✓ derivatives by x checked at the beginning", lines[0]);
        Assert.Equal(["step             L", "   0             4", "   2          0.25", "   4      0.015625", "L █▅▁ (logarithmic)", "x = 2.875"], lines[1..]);
    }

    [Fact]
    public void Where_the_check_fails_nothing_is_trained()
    {
        // The period is a hundred-thousandth of the step of the differences, which therefore say nothing.
        (int status, string output, string error) = Train("E = cos(1e8 w); w := w - 0.1 ∂E/∂w", "--at", "w=0.1", "--steps", "2");
        Assert.Equal(1, status);
        Assert.Contains("✗ the derivative by w is ", output + error);
        Assert.EndsWith("nothing was trained", (output + error).TrimEnd());
    }

    [Fact]
    public void A_condition_stops_where_it_holds()
    {
        (int status, string output, _) = Train("L = (x - 3)^2; x := x - 0.25 ∂L/∂x", "--at", "x=1", "--until", "L < 0.3");
        Assert.Equal(0, status);
        Assert.Contains("L < 0.3 holds after 2 steps\nx = 2.5\n", output);
    }

    [Fact]
    public void Values_reached_are_values_to_go_on_from()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("symbolic-train").FullName, "reached.json");
        const string program = "W[n] in R^{2×2}; L = sum((W[1]*W[2] - eye(2)).^2); for n = 1..2 { W[n] := W[n] - 0.05 ∂L/∂W[n] }";
        Assert.Equal(0, Train(program, "--init", "W=normal(0,1)", "--seed", "5", "--steps", "10", "--out", file).Status);
        string more = Train(program, "--values", file, "--steps", "10").Output, whole = Train(program, "--init", "W=normal(0,1)", "--seed", "5", "--steps", "20").Output;
        Assert.Equal(whole[whole.IndexOf("W[1] =", StringComparison.Ordinal)..], more[more.IndexOf("W[1] =", StringComparison.Ordinal)..]);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void Examples_that_were_kept_back_are_measured_beside()
    {
        string folder = Directory.CreateTempSubdirectory("symbolic-train").FullName, kept = Path.Combine(folder, "kept.json"), given = Path.Combine(folder, "given.json");
        File.WriteAllText(given, """{"X": [[1, 0], [0, 1], [1, 1], [2, 1], [1, 2]], "y": [1, 2, 3, 4, 5], "w": [0, 0]}""");
        File.WriteAllText(kept, """{"X": [[3, 1], [1, 3]], "y": [5, 7]}""");
        (int status, string output, string error) = Train("L = mean((X w - y).^2); w := w - 0.1 ∂L/∂w", "--values", given, "--validate", kept, "--rows", "X,y", "--batch", "2", "--shuffle", "--steps", "400");
        Assert.Equal((0, ""), (status, error));
        Assert.Contains("L (kept back)", output);
        string[] last = output.Split('\n').Last(static l => l.TrimStart().StartsWith("400 ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(last[1..], static n => Assert.InRange(double.Parse(n, System.Globalization.CultureInfo.InvariantCulture), 0, 1e-12));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_step_that_is_not_finite_keeps_what_was_reached()
    {
        (int status, string output, string error) = Train("h = log(x); L = h + 0.5 x^2; x := x - 0.7 ∂L/∂x", "--at", "x=0.5");
        Assert.Equal(1, status);
        Assert.Matches("^Step [0-9]+ stops: h is not finite there; the values are those after step [0-9]+.\n$", error);
        Assert.Contains("\nx = -", output);
    }

    [Theory]
    [InlineData("y = x^2", "The program updates nothing, so there is nothing to repeat: write for instance W := W - η ∂L/∂W.\n")]
    [InlineData("L = x^2; x := x - 0.1 ∂L/∂x", "No value is given for x.\n  hint: Give its value, or say how it begins, as in x=normal(0,0.1) or x=0.\n")]
    [InlineData("x := x - 1", "'x=gauss(1)' does not say how a variable begins.\n  hint: Write W=normal(mean,deviation), W=uniform(low,high), W=glorot, b=0.\n", "--init", "x=gauss(1)")]
    [InlineData("x := x - 1", "'x' is not a condition.\n  hint: Write for instance --until 'L < 1e-3'.\n", "--at", "x=1", "--until", "x")]
    [InlineData("x := x - a", "No examples are given for a.\n  hint: Give them with --values a=FILE.csv or in a JSON file.\n", "--at", "x=1", "--rows", "a")]
    public void What_cannot_be_trained_is_said(string program, string message, params string[] options)
    {
        (int status, _, string error) = Train(program, options);
        Assert.Equal((1, message), (status, error));
    }

    private static (int Status, string Output, string Error) Train(string program, params string[] options)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, program);
            return Shell.Run(["train", file, .. options]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
