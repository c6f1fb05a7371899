using System.CommandLine;
using System.Globalization;
using Symbolic.Fuzz;
using Symbolic.Fuzz.Soak;
using Symbolic.Fuzz.Targets;

CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

IReadOnlyList<IFuzzTarget> all =
[
    new ParseTarget(), new ProgramTarget(), new DeriveTarget(), new BatchTarget(), new WebTarget(), new SessionTarget(), new JsonTarget(), new CsvTarget(),
];
string names = string.Join(", ", all.Select(static t => t.Name));

var targets = new Argument<string[]>("targets") { Description = $"What to give inputs to: {names}, or all.", Arity = ArgumentArity.OneOrMore };
var seed = new Option<int>("--seed") { Description = "Where the sequence of inputs begins.", DefaultValueFactory = static _ => 1 };
var inputs = new Option<long>("--inputs") { Description = "How many inputs for each target.", DefaultValueFactory = static _ => long.MaxValue };
var seconds = new Option<double>("--seconds") { Description = "How long for each target.", DefaultValueFactory = static _ => 60 };
var jobs = new Option<int>("--jobs") { Description = "How many processes at once.", DefaultValueFactory = static _ => 1 };
var root = new RootCommand("Gives inputs to parts of the product and looks for what must never happen. The status is 1 when something did.") { targets, seed, inputs, seconds, jobs };
root.SetAction(parsed =>
{
    string[] chosen = parsed.GetValue(targets)!;
    string[] unknown = [.. chosen.Where(name => name != "all" && all.All(t => t.Name != name))];
    if (unknown.Length > 0)
    {
        Console.Error.WriteLine($"There is no target '{unknown[0]}'. The targets are {names}.");
        return 2;
    }

    int found = 0;
    foreach (IFuzzTarget target in all.Where(t => chosen.Contains("all") || chosen.Contains(t.Name)))
    {
        var order = new WorkOrder(parsed.GetValue(seed), parsed.GetValue(inputs), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
        found += new Supervisor(target, order, parsed.GetValue(jobs)).Run(Console.Out);
    }

    return found == 0 ? 0 : 1;
});

var name = new Argument<string>("target");
var workSeed = new Argument<int>("seed");
var workInputs = new Argument<long>("inputs");
var workSeconds = new Argument<double>("seconds");
var file = new Argument<string>("file");
var work = new Command("work", "One process of a run.") { name, workSeed, workInputs, workSeconds, file };
work.Hidden = true;
work.SetAction(parsed =>
{
    using var last = new LastInput(parsed.GetValue(file)!);
    var order = new WorkOrder(parsed.GetValue(workSeed), parsed.GetValue(workInputs), TimeSpan.FromSeconds(parsed.GetValue(workSeconds)));
    new Worker(Named(parsed.GetValue(name)!), order, last, Console.Out).Run();
});
root.Subcommands.Add(work);

var one = new Command("one", "Gives the one input of a file, as it is reported, to a target.") { name, file };
one.SetAction(parsed =>
{
    string input = InputBytes.FromEscaped(File.ReadAllText(parsed.GetValue(file)!).TrimEnd('\n'));
    Finding? finding = Worker.RunOne(Named(parsed.GetValue(name)!), input);
    Console.WriteLine(finding is null ? "nothing was found" : $"{finding.Key}\n  {finding.Message}");
    return finding is null ? 0 : 1;
});
root.Subcommands.Add(one);
var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = static _ => 10 };
var ceiling = new Option<int>("--ceiling") { Description = "The most megabytes that the process may hold.", DefaultValueFactory = static _ => 1500 };
var only = new Option<string[]>("--only") { Description = "Of session, batch and pages only these.", AllowMultipleArgumentsPerToken = true };
var soak = new Command("soak", "A session, a batch and the playground for a long time; the status is 1 when memory grows.") { minutes, ceiling, seed, only };
soak.SetAction(parsed => new SoakRun(TimeSpan.FromMinutes(parsed.GetValue(minutes)), (long)parsed.GetValue(ceiling) << 20, parsed.GetValue(seed), parsed.GetValue(only) ?? [], Console.Out).Run() ? 0 : 1);
root.Subcommands.Add(soak);
return root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = true });

IFuzzTarget Named(string target) => all.First(t => t.Name == target);
