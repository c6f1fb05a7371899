using System.Diagnostics;

namespace Symbolic.Conformance;

/// <summary>Runs compilers and interpreters that may or may not be installed.</summary>
internal static class ToolRunner
{
    /// <returns>Exit code and output, or null when there is no such program.</returns>
    public static (int ExitCode, string Output, string Errors)? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    /// <summary>A number as other programs print it.</summary>
    public static double Read(string text) => text.Trim().ToLowerInvariant() switch
    {
        "nan" or "-nan" or "none" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "true" => 1,
        "false" => 0,
        var number => double.Parse(number, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>A number as C and Python read it.</summary>
    public static string Write(double value) => double.IsNaN(value) ? "NAN" : value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Compares what a program printed, one line for each sample, with the declared values.</summary>
    public static void Compare(IReadOnlyList<SpellingCase> cases, string printed, double tolerance, Action<string> report)
    {
        string[] lines = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(cases.Sum(static c => c.Samples.Length), lines.Length);
        var failures = new List<string>();
        double worst = 0;
        int next = 0;
        foreach (SpellingCase spelling in cases)
        {
            for (int sample = 0; sample < spelling.Samples.Length; sample++)
            {
                double expected = spelling.Expected(sample), actual = Read(lines[next++]);
                double deviation = expected.Equals(actual) ? 0 : Math.Abs(expected - actual) / Math.Max(Math.Abs(expected), Math.Abs(actual));
                if (!(deviation <= tolerance))
                {
                    failures.Add($"{spelling.Operator}({string.Join(", ", spelling.Samples[sample])}): declared {expected}, computed {actual}");
                }

                worst = Math.Max(worst, deviation);
            }
        }

        report(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{next} values, worst relative deviation {worst:e1}"));
        Assert.Empty(failures);
    }
}
