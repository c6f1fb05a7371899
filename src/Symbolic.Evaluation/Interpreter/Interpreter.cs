namespace Symbolic;

/// <summary>Runs the code of a program step by step. It needs no preparation, works on every platform, and its size has no limit.</summary>
internal static unsafe class Interpreter
{
    /// <summary>Runs the program over a frame that holds inputs and constants.</summary>
    public static void Run(Program program, double* f, double* outputs)
    {
        CompiledFunctions functions = program.Functions;
        fixed (Instruction* code = program.Code)
        fixed (int* pool = program.Pool)
        {
            Instruction* i = code;
            while (true)
            {
                switch (i->Operation)
                {
                    case (int)Primitive.Add:
                        f[i->Dest] = f[i->A] + f[i->B];
                        break;
                    case (int)Primitive.Subtract:
                        f[i->Dest] = f[i->A] - f[i->B];
                        break;
                    case (int)Primitive.Multiply:
                        f[i->Dest] = f[i->A] * f[i->B];
                        break;
                    case (int)Primitive.Divide:
                        f[i->Dest] = f[i->A] / f[i->B];
                        break;
                    case (int)Primitive.Negate:
                        f[i->Dest] = -f[i->A];
                        break;
                    case (int)Primitive.SquareRoot:
                        f[i->Dest] = Math.Sqrt(f[i->A]);
                        break;
                    case (int)Primitive.Absolute:
                        f[i->Dest] = Math.Abs(f[i->A]);
                        break;
                    case (int)Primitive.Less:
                        f[i->Dest] = f[i->A] < f[i->B] ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.LessOrEqual:
                        f[i->Dest] = f[i->A] <= f[i->B] ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.Greater:
                        f[i->Dest] = f[i->A] > f[i->B] ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.GreaterOrEqual:
                        f[i->Dest] = f[i->A] >= f[i->B] ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.Equal:
                        f[i->Dest] = f[i->A] == f[i->B] ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.NotEqual:
                        f[i->Dest] = f[i->A] != f[i->B] ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.And:
                        f[i->Dest] = f[i->A] != 0 && f[i->B] != 0 ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.Or:
                        f[i->Dest] = f[i->A] != 0 || f[i->B] != 0 ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.Not:
                        f[i->Dest] = f[i->A] == 0 ? 1.0 : 0.0;
                        break;
                    case (int)Primitive.Select:
                        f[i->Dest] = f[pool[f[i->A] != 0 ? i->B : i->B + 1]];
                        break;
                    case Control.Move:
                        f[i->Dest] = f[i->A];
                        break;
                    case Control.Jump:
                        i = code + i->Dest;
                        continue;
                    case Control.JumpIfFalse:
                        if (f[i->A] == 0)
                        {
                            i = code + i->Dest;
                            continue;
                        }

                        break;
                    case Control.JumpIfTrue:
                        if (f[i->A] != 0)
                        {
                            i = code + i->Dest;
                            continue;
                        }

                        break;
                    case Control.Output:
                        outputs[i->Dest] = f[i->A];
                        break;
                    case Control.SmallPower:
                        f[i->Dest] = SmallPowers.Of(f[i->A], i->B);
                        break;
                    case Control.CallUnary:
                        f[i->Dest] = functions.Unary[i->Function](f[i->A]);
                        break;
                    case Control.CallBinary:
                        f[i->Dest] = functions.Binary[i->Function](f[i->A], f[i->B]);
                        break;
                    case Control.Call:
                        double* operands = f + program.SlotCount;
                        for (int k = 0; k < i->B; k++)
                        {
                            operands[k] = f[pool[i->A + k]];
                        }

                        f[i->Dest] = functions.Nary[i->Function](new ReadOnlySpan<double>(operands, i->B));
                        break;
                    case Control.Halt:
                        return;
                    default:
                        throw new InvalidOperationException($"The instruction '{(Primitive)i->Operation}' is not known to the interpreter.");
                }

                i++;
            }
        }
    }
}
