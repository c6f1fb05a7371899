using System.Buffers.Text;
using System.Globalization;

namespace Symbolic.Benchmarks;

/// <summary>The title example for every row of a file as one would write it by hand: plainly, and over bytes.</summary>
internal static class MapLoops
{
    public static void Run(string way, string input, string output)
    {
        if (way == "lines")
        {
            Lines(input, output);
        }
        else
        {
            Spans(input, output);
        }
    }

    private static void Lines(string input, string output)
    {
        using var writer = new StreamWriter(output);
        writer.WriteLine("x,y,z,f,df/dx,df/dy,df/dz");
        foreach (string line in File.ReadLines(input).Skip(1))
        {
            string[] cells = line.Split(',');
            double x = double.Parse(cells[0], CultureInfo.InvariantCulture), y = double.Parse(cells[1], CultureInfo.InvariantCulture), z = double.Parse(cells[2], CultureInfo.InvariantCulture);
            double s = (x * y) + z, e = Math.Exp(x - (y * z));
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line},{(s * s) + e},{(2 * y * s) + e},{(2 * x * s) - (z * e)},{(2 * s) - (y * e)}"));
        }
    }

    private static void Spans(string input, string output)
    {
        using FileStream reader = new(input, FileMode.Open, FileAccess.Read, FileShare.Read, 0), writer = new(output, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        byte[] buffer = new byte[1 << 18], written = new byte[1 << 20];
        writer.Write("x,y,z,f,df/dx,df/dy,df/dz\n"u8);
        int kept = 0, read;
        bool header = true;
        while ((read = reader.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            ReadOnlySpan<byte> rest = buffer.AsSpan(0, kept + read);
            int at = 0, end;
            while ((end = rest.IndexOf((byte)'\n')) >= 0)
            {
                if (!header)
                {
                    Row(rest[..end], written, ref at);
                }

                header = false;
                rest = rest[(end + 1)..];
            }

            writer.Write(written, 0, at);
            kept = rest.Length;
            rest.CopyTo(buffer);
        }
    }

    private static void Row(ReadOnlySpan<byte> line, Span<byte> written, ref int at)
    {
        ReadOnlySpan<byte> rest = line;
        Utf8Parser.TryParse(rest, out double x, out int length);
        rest = rest[(length + 1)..];
        Utf8Parser.TryParse(rest, out double y, out length);
        rest = rest[(length + 1)..];
        Utf8Parser.TryParse(rest, out double z, out _);
        double s = (x * y) + z, e = Math.Exp(x - (y * z));
        line.CopyTo(written[at..]);
        at += line.Length;
        foreach (double value in (ReadOnlySpan<double>)[(s * s) + e, (2 * y * s) + e, (2 * x * s) - (z * e), (2 * s) - (y * e)])
        {
            written[at++] = (byte)',';
            Utf8Formatter.TryFormat(value, written[at..], out length);
            at += length;
        }

        written[at++] = (byte)'\n';
    }
}
