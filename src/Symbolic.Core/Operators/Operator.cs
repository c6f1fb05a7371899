using System.Collections.Immutable;

namespace Symbolic;

/// <summary>Properties of a function of one real variable from which facts and simplifications follow.</summary>
[Flags]
public enum Traits : ushort
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary>f(−x) = −f(x).</summary>
    Odd = 1,

    /// <summary>f(−x) = f(x).</summary>
    Even = 2,

    /// <summary>x &lt; y implies f(x) ≤ f(y) on each interval of the domain.</summary>
    Increasing = 4,

    /// <summary>x &lt; y implies f(x) ≥ f(y) on each interval of the domain.</summary>
    Decreasing = 8,

    /// <summary>The value has the sign of the operand; zero exactly at zero.</summary>
    SignPreserving = 16,

    /// <summary>Every value is a whole number.</summary>
    IntegerValued = 32,

    /// <summary>a∘b = b∘a.</summary>
    Commutative = 64,

    /// <summary>(a∘b)∘c = a∘(b∘c) up to rounding.</summary>
    Associative = 128,

    /// <summary>May be applied without parentheses in the input language: <c>sin 2x</c>.</summary>
    AppliesBare = 256,

    /// <summary>Whole numbers in, whole numbers out.</summary>
    IntegerPreserving = 512,
}

/// <summary>
/// One operator: everything the system knows about it stands in its declaration, and nothing about it stands elsewhere. A
/// declaration that leaves out a column does not compile.
/// </summary>
public abstract partial class Operator
{
    // A call of a function about whose inside nothing is known: about an exponential.
    private const double UnmeasuredFlops = 20;

    private readonly double? _flops;

    private protected Operator(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>The canonical name: what plain text prints and the parser reads.</summary>
    public string Name { get; }

    /// <summary>Other names that the parser reads.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>One sentence for the reader of <c>help</c>.</summary>
    public required string Summary { get; init; }

    /// <summary>The spelling in text, Unicode and LaTeX.</summary>
    public required Notation Notation { get; init; }

    /// <summary>The spelling in programming languages.</summary>
    public required Code Code { get; init; }

    /// <summary>Properties from which facts follow.</summary>
    public Traits Traits { get; init; }

    /// <summary>The machine instruction, when there is one.</summary>
    public Primitive Primitive { get; init; }

    /// <summary>
    /// The work of one application to numbers, in additions: the time that compiled code takes to compute and store one value, over that
    /// for a sum of two numbers, as the benchmark <c>counts weights</c> measures it, rounded (x86-64, .NET 10). Selections and operators on tensors
    /// are not measured: theirs is counted from the steps that they take. An operator on tensors does it for each entry of its first
    /// operand, and one that works on matrices once more for each of their rows.
    /// </summary>
    public double Flops
    {
        get => _flops ?? UnmeasuredFlops;
        init => _flops = value;
    }

    /// <summary>The inverse function, as <c>sin⁻¹</c> means it; null when the exponent −1 is refused.</summary>
    public string? InverseName { get; init; }

    /// <summary>The letter that people give a value of this function: s for σ(z), p for softmax(z). Null when there is none of its own.</summary>
    public string? Letter { get; init; }

    /// <summary>What holds at points where the derivative does not exist, in one sentence; null when there are none.</summary>
    public string? Kink { get; init; }

    /// <summary>The smallest number of operands.</summary>
    public abstract int MinOperands { get; }

    /// <summary>The largest number of operands; <see cref="int.MaxValue"/> when there is no limit.</summary>
    public abstract int MaxOperands { get; }

    /// <summary>True for an operator that people call by its name (not a sign, a leaf or a bracket).</summary>
    public virtual bool IsFunction => Notation.Layout is Layout.Function or Layout.Root or Layout.Bars or Layout.Exponential or Layout.Logarithm;

    /// <summary>The position in the table of standard operators, or −1 for an operator that a user registers.</summary>
    internal int StandardId { get; set; } = -1;

    internal bool StatesFlops => _flops is not null;

    internal bool Is(Traits traits) => (Traits & traits) == traits;

    /// <summary>The element type that the operand at a position must have.</summary>
    public virtual Element OperandElement(int position) => Element.Real;

    /// <summary>The element type of the value.</summary>
    public virtual Element ResultElement => Element.Real;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
