using System.Diagnostics;
using System.Globalization;
using Symbolic;
using Symbolic.Fuzz;

// Usage: Symbolic.Fuzz parse|derive [seed] [inputs] [seconds]. The status is 1 when there was a finding.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
string target = args.Length > 0 ? args[0] : "parse";
if (target is not ("parse" or "derive"))
{
    Console.Error.WriteLine($"There is no target '{target}'; there are parse and derive.");
    return 2;
}

int seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1;
long inputs = args.Length > 2 ? long.Parse(args[2], CultureInfo.InvariantCulture) : 10_000;
double seconds = args.Length > 3 ? double.Parse(args[3], CultureInfo.InvariantCulture) : double.PositiveInfinity;
var random = new Random(seed);
string[] corpus = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "seeds.txt"));
var findings = new HashSet<string>();
string current = "";
long started = Stopwatch.GetTimestamp();
using var watchdog = new Timer(
    _ =>
    {
        if (Stopwatch.GetElapsedTime(Volatile.Read(ref started)).TotalSeconds > 5)
        {
            Console.WriteLine($"hang: {Volatile.Read(ref current)}");
            Environment.Exit(1);
        }
    },
    null,
    1000,
    1000);
var clock = Stopwatch.StartNew();
long done = 0;
long read = 0;
for (; done < inputs && clock.Elapsed.TotalSeconds < seconds; done++)
{
    string text = Mutation.Next(random, corpus);
    Volatile.Write(ref current, text);
    Volatile.Write(ref started, Stopwatch.GetTimestamp());
    try
    {
        var graph = new ExprGraph();
        string asked = target == "derive" ? $"d/dx ({text})" : text;
        if (graph.ParseModel(asked).Result is { } result)
        {
            read++;
            _ = result.ToString();
        }
    }
    catch (Exception error) when (error is ParseException or SymbolicException or OperationCanceledException)
    {
        // Refused with a sentence, as it should be.
    }
    catch (Exception error)
    {
        string place = error.StackTrace?.Split('\n')[0].Trim() ?? "";
        if (findings.Add(error.GetType().Name + place))
        {
            Console.WriteLine($"{error.GetType().Name}: {error.Message} {place}\n  input: {text}");
        }
    }
}

Console.WriteLine($"{target}: {done} inputs, {read} read, {findings.Count} findings");
return findings.Count == 0 ? 0 : 1;
