namespace Symbolic.Fuzz;

/// <summary>Inputs near those that are known: pieces of one put into another, pieces repeated, and single characters and bytes changed.</summary>
internal static class Mutation
{
    private const int MaxLength = 600;
    private const string Odd = "\0\t\r\n\u00a0\u00ad\u0301\u200b\u202e\u2028\ufeff\uffff\ud800\udc80\udcffß𝑥漢½²ᵢ−";

    /// <summary>An input near some of a corpus.</summary>
    public static string Next(Random random, Corpus corpus, IReadOnlyList<string> pieces)
    {
        string text = corpus.Pick(random);
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(text.Length + 1);
            int length = random.Next(Math.Min(random.Next(3) == 0 ? 40 : 8, text.Length - at) + 1);
            text = random.Next(8) switch
            {
                0 => text.Remove(at, length),
                1 or 2 => text.Insert(at, pieces[random.Next(pieces.Count)]),
                3 => text[..at] + Tail(random, corpus),
                4 => text.Insert(at, text.Substring(at, length)),
                5 => text.Remove(at, length).Insert(random.Next(text.Length - length + 1), text.Substring(at, length)),
                6 => text.Remove(at, length).Insert(at, Part(random, corpus)),
                _ => text.Remove(at, Math.Min(1, length)).Insert(at, Character(random)),
            };
        }

        return text.Length > MaxLength ? text[..MaxLength] : text;
    }

    private static string Tail(Random random, Corpus corpus)
    {
        string other = corpus.Pick(random);
        return other[random.Next(other.Length + 1)..];
    }

    private static string Part(Random random, Corpus corpus)
    {
        string other = corpus.Pick(random);
        int start = random.Next(other.Length + 1);
        return other.Substring(start, random.Next(Math.Min(30, other.Length - start) + 1));
    }

    private static string Character(Random random) => ((char)(random.Next(4) switch
    {
        0 => Odd[random.Next(Odd.Length)],
        1 => random.Next(0x10000),
        _ => random.Next(0x20, 0x7f),
    })).ToString();
}
