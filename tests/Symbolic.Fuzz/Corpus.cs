namespace Symbolic.Fuzz;

/// <summary>Inputs that are worth changing: the seeds, and those with which something was seen for the first time.</summary>
internal sealed class Corpus
{
    private const int Most = 4000;

    private readonly List<string> _inputs;
    private readonly int _seeds;

    /// <summary>A corpus of seeds.</summary>
    public Corpus(IReadOnlyList<string> seeds) => (_inputs, _seeds) = ([.. seeds], seeds.Count);

    /// <summary>The inputs to begin with.</summary>
    public IReadOnlyList<string> Seeds => _inputs[.._seeds];

    /// <summary>One of the inputs.</summary>
    public string Pick(Random random) => _inputs[random.Next(_inputs.Count)];

    /// <summary>Keeps an input; when there are too many, in place of another that is no seed.</summary>
    public void Keep(string input, Random random)
    {
        if (_inputs.Count < Most)
        {
            _inputs.Add(input);
        }
        else
        {
            _inputs[random.Next(_seeds, Most)] = input;
        }
    }

    /// <summary>The seeds of a target, with the programs of the examples where the target takes programs.</summary>
    public static Corpus Of(IFuzzTarget target)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "seeds");
        string text = File.ReadAllText(Path.Combine(folder, target.Seeds.Name)).ReplaceLineEndings("\n");
        string separator = target.Seeds.Separation == Separation.Line ? "\n" : "\n---\n";
        return new Corpus(text.TrimEnd('\n').Split(separator, StringSplitOptions.RemoveEmptyEntries));
    }
}
