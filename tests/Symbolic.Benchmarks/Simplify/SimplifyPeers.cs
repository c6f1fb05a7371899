using System.Diagnostics;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>What SymPy says of one case; a text is empty where it had no answer in time.</summary>
internal sealed record SymPyAnswer(double DiffSeconds, string Derivative, double SimplifySeconds, string Simplified);

/// <summary>Answers of SymPy and Maxima, where they are installed.</summary>
internal static class SimplifyPeers
{
    /// <summary>The answers of SymPy by the names of the cases; null where it is not installed.</summary>
    public static (string Version, Dictionary<string, SymPyAnswer> Answers)? SymPy(IReadOnlyList<DerivativeCase> cases, double caseSeconds)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "Simplify", "simplify_peers.py");
        string input = string.Concat(cases.Select(static c => $"{c.Name}\t{c.Formula}\t{c.Variable}\t{string.Join(' ', c.Names)}\n"));
        foreach (string program in (string[])["/usr/bin/python3", "python3"])
        {
            string[][] lines = [.. Ask(program, input, script, caseSeconds.ToString(CultureInfo.InvariantCulture)).Select(static l => l.Split('\t'))];
            if (lines is [["version", var version], ..])
            {
                return (version, lines.Skip(1).Where(static p => p.Length == 5).ToDictionary(
                    static p => p[0], static p => new SymPyAnswer(Number(p[1]), p[2], Number(p[3]), p[4])));
            }
        }

        return null;
    }

    /// <summary>The answers of Maxima: the derivative, <c>ratsimp</c> and <c>trigsimp</c> of it, by the names of the cases; null where it is not installed.</summary>
    public static Dictionary<string, string[]>? Maxima(IReadOnlyList<DerivativeCase> cases)
    {
        // Each line has a mark in front, so that nothing else that Maxima says is taken for an answer. A small installation lacks trigsimp.
        const string mark = "answer";
        string input = "display2d:false$ linel:1000000$\n" + string.Concat(cases.Select(static (c, i) =>
            $"block([d, t], d: diff({c.Formula}, {c.Variable}), t: errcatch(trigsimp(d)), print(sconcat(\"{mark}\t{i}\t\", string(d), \"\t\", string(ratsimp(d)), \"\t\", if t = [] then \"\" else string(first(t)))))$\n"));
        string[][] lines = [.. Ask("maxima", input, "--very-quiet").Select(static l => l.Trim(' ', '\r').Split('\t')).Where(static p => p is [mark, _, _, _, _])];
        return lines.Length == 0 ? null : lines.ToDictionary(p => cases[int.Parse(p[1], CultureInfo.InvariantCulture)].Name, static p => p[2..]);
    }

    private static string[] Ask(string program, string input, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            using Process process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            Task<string> answer = process.StandardOutput.ReadToEndAsync();
            try
            {
                process.StandardInput.Write(input);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it read everything; what it wrote is what there is.
            }

            process.WaitForExit();
            return answer.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return [];
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
