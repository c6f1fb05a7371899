namespace Symbolic.Conformance.Export;

/// <summary>A folder that is gone when the test is.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("exported").FullName;

    public string this[string name] => Path.Combine(_path, name);

    public void Write(string name, string text) => File.WriteAllText(this[name], text);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
