using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Symbolic.Repl.Columns;
using Symbolic.Repl.Terminal;
using Symbolic.Repl.Work;

namespace Symbolic.Repl.Commands;

/// <summary>The form of a picture in a file.</summary>
internal enum PictureFormat
{
    /// <summary>Drawn by this program.</summary>
    Svg,

    /// <summary>To be laid out by Graphviz.</summary>
    Dot,

    /// <summary>Drawn by Graphviz.</summary>
    Png,
}

/// <summary>Pictures in files.</summary>
internal static class PictureFile
{
    /// <summary>The form that was asked for by name, or by the ending of the file; SVG when neither says.</summary>
    /// <exception cref="RequestException">A picture has no such form.</exception>
    public static PictureFormat FormatFor(string? format, string? file) => (format ?? Path.GetExtension(file ?? "").TrimStart('.').ToLowerInvariant()) switch
    {
        "svg" or "" => PictureFormat.Svg,
        "dot" or "gv" => PictureFormat.Dot,
        "png" => PictureFormat.Png,
        var other => throw new RequestException($"A picture is not written as '{other}'.", "Write --out FILE.svg, FILE.dot or FILE.png."),
    };

    /// <summary>Writes a text to a file, or to the output when there is none.</summary>
    public static void Write(string text, string? file, Host host)
    {
        if (file is null or "-")
        {
            host.Output.Write(text);
            return;
        }

        if (host.Page is { } page)
        {
            page.Files[file] = text;
            return;
        }

        WriteBytes(Encoding.UTF8.GetBytes(text), file, host);
    }

    /// <summary>Writes a picture of a graph.</summary>
    /// <exception cref="RequestException">PNG is asked for and Graphviz is missing, or there is no file for it.</exception>
    public static void Write(GraphDrawing drawing, GraphValues? values, string? title, PictureFormat format, string? file, Host host)
    {
        if (format == PictureFormat.Png)
        {
            WriteBytes(Png(drawing.ToDot(values)), file ?? throw new RequestException("A PNG is written to a file.", "Add --out FILE.png."), host);
            return;
        }

        Write(format == PictureFormat.Dot ? drawing.ToDot(values) : drawing.ToSvg(values, title), file, host);
    }

    private static void WriteBytes(byte[] content, string file, Host host)
    {
        using OutputFile output = OutputFile.Open(file, host.OpenOutput);
        output.Stream.Write(content);
        output.Finish();
    }

    private static byte[] Png(string dot)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("dot", "-Tpng") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false) })!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            using var picture = new MemoryStream();
            Task reading = process.StandardOutput.BaseStream.CopyToAsync(picture);
            process.StandardInput.Write(dot);
            process.StandardInput.Close();
            reading.Wait();
            process.WaitForExit();
            return process.ExitCode == 0 ? picture.ToArray() : throw new RequestException($"Graphviz could not draw the graph: {errors.Result.Trim()}");
        }
        catch (Win32Exception)
        {
            throw new RequestException("PNG is drawn by Graphviz, and its command dot is not found.", "Install Graphviz, or write --out FILE.svg, which needs nothing.");
        }
    }
}
