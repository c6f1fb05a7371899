using Symbolic.Repl.Editing;

namespace Symbolic.Repl.Tests.Editing;

public sealed class HistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("history").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Sessions_at_the_same_time_keep_what_was_typed_in_both()
    {
        string file = Path.Combine(_folder, "deep", "history");
        var one = new History(file);
        var other = new History(file);
        one.Add("A = [1\n2]");
        other.Add(@"A\b");
        one.Add(@"\n");
        Assert.Equal(["A = [1\n2]", @"A\b", @"\n"], new History(file).Entries);
    }

    [Fact]
    public void A_file_is_cut_to_what_is_kept()
    {
        string file = Path.Combine(_folder, "history");
        File.WriteAllLines(file, Enumerable.Range(0, (2 * History.Most) + 1).Select(static i => $"x + {i}"));
        var history = new History(file);
        Assert.Equal(History.Most, history.Entries.Count);
        Assert.Equal(History.Most, File.ReadAllLines(file).Length);
        Assert.Equal($"x + {2 * History.Most}", history.Entries[^1]);
    }

    [Fact]
    public void A_file_that_cannot_be_used_is_as_good_as_none()
    {
        var history = new History(_folder);
        history.Add("x");
        Assert.Equal(["x"], history.Entries);
    }

    [Fact]
    public void The_environment_says_where_it_is()
    {
        Assert.Null(History.FileFor(static _ => ""));
        Assert.Equal("here", History.FileFor(static name => name == "SYMBOLIC_HISTORY" ? "here" : null));
    }
}
