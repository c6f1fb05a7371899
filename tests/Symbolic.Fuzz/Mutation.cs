using System.Text;

namespace Symbolic.Fuzz;

/// <summary>Inputs near those that are known: pieces of one put into another, and bytes changed.</summary>
internal static class Mutation
{
    private const int MaxLength = 200;
    private static readonly string[] Pieces = ["(", ")", "[", "]", "^", "²", "−", "'", "|", "_", "{", "}", ",", ";", "=", "Σ", "d/dx ", "0", "1e9", ".5", "x", "sin ", "if ", "∇"];

    public static string Next(Random random, IReadOnlyList<string> corpus)
    {
        string text = corpus[random.Next(corpus.Count)];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            int length = random.Next(Math.Min(8, text.Length - at) + 1);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                2 => text[..at] + Tail(random, corpus),
                _ => ChangedByte(random, text),
            };
        }

        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    private static string Tail(Random random, IReadOnlyList<string> corpus)
    {
        string other = corpus[random.Next(corpus.Count)];
        return other[random.Next(other.Length + 1)..];
    }

    private static string ChangedByte(Random random, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
