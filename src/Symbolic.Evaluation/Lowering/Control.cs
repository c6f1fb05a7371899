namespace Symbolic;

/// <summary>
/// The operations of a program that are not instructions of an operator: calls, branches, and results. They share the low byte
/// of <see cref="Instruction.Code"/> with <see cref="Primitive"/>, whose values lie below <see cref="First"/>.
/// </summary>
internal static class Control
{
    /// <summary>Below this stand the values of <see cref="Primitive"/>.</summary>
    public const int First = 32;

    /// <summary>Dest ← A.</summary>
    public const int Move = First;

    /// <summary>Continue at position Dest.</summary>
    public const int Jump = First + 1;

    /// <summary>Continue at position Dest when A is false.</summary>
    public const int JumpIfFalse = First + 2;

    /// <summary>Continue at position Dest when A is true.</summary>
    public const int JumpIfTrue = First + 3;

    /// <summary>Result number Dest ← A.</summary>
    public const int Output = First + 4;

    /// <summary>Dest ← A to the power B, a whole number between 2 and <see cref="SmallPowers.Largest"/>.</summary>
    public const int SmallPower = First + 5;

    /// <summary>Dest ← function(A).</summary>
    public const int CallUnary = First + 6;

    /// <summary>Dest ← function(A, B).</summary>
    public const int CallBinary = First + 7;

    /// <summary>Dest ← function of the B slots that the pool lists from A on.</summary>
    public const int Call = First + 8;

    /// <summary>True for what may go on elsewhere than at the next position.</summary>
    public static bool IsJump(int operation) => operation is Jump or JumpIfFalse or JumpIfTrue;

    /// <summary>The end of the program.</summary>
    public const int Halt = First + 9;
}
