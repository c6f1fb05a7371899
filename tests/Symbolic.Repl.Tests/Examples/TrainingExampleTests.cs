using System.Globalization;
using Symbolic.Repl.Tests.Commands;

namespace Symbolic.Repl.Tests.Examples;

/// <summary>The programs in <c>examples/training</c> are run by the command that stands in their second line, and learn what they should.</summary>
public class TrainingExampleTests
{
    private const string Command = "# symbolic train ";

    [Theory]
    [InlineData("01-xor", 0.02, 1.0)]
    [InlineData("02-perceptron", 1e-20, null)]
    [InlineData("03-autoencoder", 0.01, 1.0)]
    [InlineData("04-softmax", 0.01, 1.0)]
    public void Program_learns(string program, double mostLoss, double? right)
    {
        string folder = ExampleTests.Folder(), path = Path.Combine(folder, "training", program + ".sym");
        string command = File.ReadLines(path).First(static l => l.StartsWith(Command, StringComparison.Ordinal))[Command.Length..];
        string[] arguments = [.. command.Split(' ').Select(a => a.Trim('\'').Replace("examples/", folder + "/", StringComparison.Ordinal))];
        (int status, string output, string error) = Shell.Run(["train", .. arguments]);
        Assert.Equal((0, ""), (status, error));
        string[] lines = output.Split('\n');
        Assert.StartsWith("✓ derivatives by W", lines[0]);
        string steps = arguments[Array.IndexOf(arguments, "--steps") + 1];
        double[] last = [.. lines.First(l => l.TrimStart().StartsWith(steps + " ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static n => double.Parse(n, CultureInfo.InvariantCulture))];
        Assert.InRange(last[1], 0, mostLoss);
        if (right is { } wanted)
        {
            Assert.Equal(wanted, last[2]);
        }
    }
}
