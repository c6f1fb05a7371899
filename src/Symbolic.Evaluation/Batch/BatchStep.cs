namespace Symbolic;

/// <summary>
/// What the steps of a batch do beside the instructions of <see cref="Primitive"/> and <see cref="Control"/>, with which they
/// share one range of numbers. Truth values are masks: all bits of a lane, or none.
/// </summary>
internal static class BatchOperation
{
    /// <summary>Dest ← f(A) by the vector form of a function.</summary>
    public const int VectorUnary = 64;

    /// <summary>Dest ← f(A, B) by the vector form of a function.</summary>
    public const int VectorBinary = 65;

    /// <summary>Dest ← A·B + C, rounded once.</summary>
    public const int MultiplyAdd = 66;

    /// <summary>Dest ← A·B − C, rounded once.</summary>
    public const int MultiplySubtract = 67;

    /// <summary>Dest ← C − A·B, rounded once.</summary>
    public const int SubtractProduct = 68;

    /// <summary>Dest ← the mask of A ≠ 0.</summary>
    public const int ToMask = 69;

    /// <summary>Dest ← 1 where the mask A holds, 0 elsewhere.</summary>
    public const int ToNumber = 70;

    /// <summary>Dest ← A and not B.</summary>
    public const int AndNot = 71;

    /// <summary>Dest ← B where the mask A holds; elsewhere it stays.</summary>
    public const int Blend = 72;

    /// <summary>When the mask A holds nowhere, the steps before position Dest may be left out.</summary>
    public const int Skip = 73;
}

/// <summary>
/// One step of a batch. <see cref="A"/>, <see cref="B"/> and <see cref="C"/> are values unless the operation says otherwise:
/// first the inputs, then the constants, then what steps make. Of a call of a scalar function, C is the mask of the lanes for
/// which it is called, or −1 for all. An n-ary call takes the B values that the pool lists from A on.
/// </summary>
internal struct BatchStep(int operation, int dest, int a, int b = -1, int c = -1, int function = 0)
{
    public int Operation = operation;
    public int Dest = dest;
    public int A = a;
    public int B = b;
    public int C = c;
    public int Function = function;

    /// <summary>How many of A, B and C are values.</summary>
    public readonly int Operands => Operation switch
    {
        BatchOperation.MultiplyAdd or BatchOperation.MultiplySubtract or BatchOperation.SubtractProduct or (int)Primitive.Select => 3,
        Control.CallBinary => C >= 0 ? 3 : 2,
        BatchOperation.VectorUnary or BatchOperation.ToMask or BatchOperation.ToNumber or BatchOperation.Skip => 1,
        Control.Move or Control.Output or Control.SmallPower => 1,
        (int)Primitive.Negate or (int)Primitive.SquareRoot or (int)Primitive.Absolute or (int)Primitive.Not => 1,

        // The mask is read on its own.
        Control.CallUnary => 1,
        Control.Call => 0,
        _ => 2,
    };

    /// <summary>The mask of a call, which stands in C and not among the operands; −1 for none.</summary>
    public readonly int CallMask => Operation is Control.CallUnary or Control.Call ? C : -1;

    /// <summary>True when the step makes a value.</summary>
    public readonly bool HasResult => Operation is not (Control.Output or BatchOperation.Skip);

    /// <summary>About how many cycles the step takes for one vector.</summary>
    public readonly int Cost => Operation switch
    {
        (int)Primitive.Divide or (int)Primitive.SquareRoot => 8,
        BatchOperation.VectorUnary or BatchOperation.VectorBinary => 24,
        Control.CallUnary or Control.CallBinary or Control.Call => 120,
        _ => 1,
    };
}
