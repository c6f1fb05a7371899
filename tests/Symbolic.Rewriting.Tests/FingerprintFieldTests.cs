using System.Numerics;

namespace Symbolic.Tests;

/// <summary>The arithmetic below fingerprints.</summary>
public sealed class FingerprintFieldTests
{
    [Fact]
    public void Products_are_those_of_whole_numbers_modulo_the_prime()
    {
        var random = new Random(5);
        foreach (FingerprintField field in (FingerprintField[])[FingerprintField.First, FingerprintField.Second])
        {
            ulong[] edges = [0, 1, 2, field.Prime - 1, field.Prime - 2, field.Prime / 2, 1UL << 60, (1UL << 36) - 1];
            ulong[] all = [.. edges, .. Enumerable.Range(0, 200).Select(_ => (ulong)random.NextInt64((long)field.Prime))];
            foreach (ulong a in all)
            {
                foreach (ulong b in all)
                {
                    Assert.Equal((ulong)((BigInteger)a * b % field.Prime), field.Product(a, b));
                }
            }
        }
    }

    [Fact]
    public void Inverses_of_many_are_the_inverses_of_each_and_zeros_stay()
    {
        Fingerprint[] elements =
        [
            Fingerprint.Of(Rational.From(3, 7)), Fingerprint.Zero, Fingerprint.One, Fingerprint.Hash(1, 2), new(5, 0), new(0, 5), Fingerprint.I, Fingerprint.Hash(1, 3),
        ];
        Fingerprint[] inverses = Fingerprint.InversesOf(elements);
        Assert.Equal(elements.Length, inverses.Length);
        for (int i = 0; i < elements.Length; i++)
        {
            Assert.Equal(elements[i].TryInverse(out Fingerprint inverse) ? inverse : Fingerprint.Zero, inverses[i]);
        }

        Assert.Empty(Fingerprint.InversesOf([]));
    }
}
