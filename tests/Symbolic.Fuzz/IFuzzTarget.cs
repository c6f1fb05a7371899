namespace Symbolic.Fuzz;

/// <summary>A part of the product that is given inputs of which nobody knows what comes of them, only what must never come of them.</summary>
internal interface IFuzzTarget
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    /// <summary>The file of inputs to begin with, and how they are separated in it.</summary>
    SeedFile Seeds { get; }

    /// <summary>Pieces that mean something to the target, for mutations.</summary>
    IReadOnlyList<string> Pieces { get; }

    /// <summary>An input made from what is known about the language of the target.</summary>
    string Generate(Random random);

    /// <summary>Gives an input to the target.</summary>
    /// <param name="input">The input; where the target takes bytes, in the form that <see cref="InputBytes"/> describes.</param>
    /// <param name="seen">Takes what was seen on the way; an input with which something is seen for the first time is kept.</param>
    /// <param name="cancellation">Stops the work. A target that goes on is a finding.</param>
    /// <returns>True when the input was accepted, false when it was refused in the way that inputs are refused.</returns>
    /// <exception cref="BrokenLawException">Something came out that must not.</exception>
    bool Run(string input, Sightings seen, CancellationToken cancellation);
}

/// <summary>Inputs to begin with.</summary>
/// <param name="Name">The file in the folder of seeds.</param>
/// <param name="Separation">What separates inputs.</param>
internal sealed record SeedFile(string Name, Separation Separation);

/// <summary>What separates the inputs of a file.</summary>
internal enum Separation
{
    /// <summary>Each line is one.</summary>
    Line,

    /// <summary>A line of three dashes stands between two.</summary>
    Dashes,
}

/// <summary>A law of the target that an input broke.</summary>
/// <param name="law">The law in a few words; findings with the same law are counted as one.</param>
/// <param name="message">What came out.</param>
internal sealed class BrokenLawException(string law, string message) : Exception(message)
{
    /// <summary>The law in a few words.</summary>
    public string Law { get; } = law;
}
