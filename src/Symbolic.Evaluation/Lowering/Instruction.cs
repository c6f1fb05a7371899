using System.Runtime.InteropServices;

namespace Symbolic;

/// <summary>
/// One step of a program, 16 bytes. <see cref="Code"/> holds the operation in its low byte (a <see cref="Primitive"/> or one of
/// <see cref="Control"/>) and the position of the called function in the rest. <see cref="A"/> and <see cref="B"/> are slots
/// unless the operation says otherwise.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct Instruction(int code, int dest, int a, int b)
{
    public int Code = code;
    public int Dest = dest;
    public int A = a;
    public int B = b;

    public readonly int Operation => Code & 0xFF;

    public readonly int Function => Code >>> 8;

    /// <summary>How many slots the step reads through A and B directly; lists in the pool come on top.</summary>
    public readonly int DirectOperands => Operation switch
    {
        Control.Jump or Control.Halt or Control.Call => 0,
        Control.Move or Control.JumpIfFalse or Control.JumpIfTrue or Control.Output or Control.SmallPower or Control.CallUnary => 1,
        (int)Primitive.Negate or (int)Primitive.SquareRoot or (int)Primitive.Absolute or (int)Primitive.Not or (int)Primitive.Select => 1,
        _ => 2,
    };

    /// <summary>True when the step writes the slot in <see cref="Dest"/>.</summary>
    public readonly bool HasResult => Operation is not (Control.Jump or Control.JumpIfFalse or Control.JumpIfTrue or Control.Halt or Control.Output);
}
