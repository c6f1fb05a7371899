using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Symbolic.Benchmarks;

/// <summary>C written by hand, compiled by the gcc of the system into this process.</summary>
internal static class HandWrittenC
{
    public const string Fast = "-ffast-math", Exact = "-fno-fast-math";

    /// <summary>The address of a function; null where there is no gcc.</summary>
    public static nint? Build(string source, string function, params ReadOnlySpan<string> options)
    {
        string folder = Directory.CreateTempSubdirectory("symbolic-c").FullName;
        try
        {
            string file = Path.Combine(folder, "f.c"), library = Path.Combine(folder, "f.so");
            File.WriteAllText(file, source);
            using Process gcc = Process.Start("gcc", ["-O3", .. options, "-shared", "-fPIC", file, "-o", library, "-lmvec", "-lm"]);
            gcc.WaitForExit();
            return NativeLibrary.GetExport(NativeLibrary.Load(library), function);
        }
        catch (Exception failure) when (failure is System.ComponentModel.Win32Exception or DllNotFoundException)
        {
            return null;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
