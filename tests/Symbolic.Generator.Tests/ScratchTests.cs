namespace Symbolic.Generator.Tests;
public class ScratchTests
{
    [Fact]
    public void Dump()
    {
        string text = File.ReadAllText("/tmp/gen/in.cs");
        GeneratorRun run = GeneratorRun.Of(text, Environment.GetEnvironmentVariable("WITH") == "1");
        var o = new StringWriter();
        foreach (var f in run.Files) o.WriteLine(f);
        foreach (var d in run.Diagnostics) o.WriteLine("GEN " + d);
        foreach (var d in run.Compilation.GetDiagnostics().Where(d => d.Severity > 0)) o.WriteLine(d);
        File.WriteAllText("/tmp/gen/out.txt", o.ToString());
    }
}
