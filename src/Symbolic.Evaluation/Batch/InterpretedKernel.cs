using System.Runtime.Intrinsics;
using Symbolic.Vectors;

namespace Symbolic;

/// <summary>Runs a batch step by step, each on a whole block of points. It needs no preparation and works on every platform.</summary>
internal abstract class InterpretedKernel : BatchKernel
{
    public static InterpretedKernel Create(BatchCode code) =>
        Vector512.IsHardwareAccelerated ? new InterpretedKernel<Vector512<double>, Lanes512<double>>(code)
        : Vector256.IsHardwareAccelerated ? new InterpretedKernel<Vector256<double>, Lanes256<double>>(code)
        : new InterpretedKernel<Vector128<double>, Lanes128<double>>(code);
}

/// <inheritdoc/>
internal sealed unsafe partial class InterpretedKernel<TVector, TLanes> : InterpretedKernel
    where TVector : struct
    where TLanes : struct, ILanes<TVector, double>
{
    private const int ShortestBlock = 64;

    private readonly BatchCode _code;
    private readonly BatchLayout _layout;

    // Each constant a whole block of times; pinned.
    private readonly double[] _constants;

    public InterpretedKernel(BatchCode code)
    {
        _code = code;

        // Chunks of one step: every value lies in the frame.
        _layout = new BatchLayout(code, [.. Enumerable.Range(0, code.Steps.Length + 1)]);
        BlockLength = BlockLengthFor(_layout.SlotCount + code.Constants.Length + code.Inputs + code.Outputs, ShortestBlock);
        _constants = GC.AllocateUninitializedArray<double>(code.Constants.Length * BlockLength, pinned: true);
        for (int i = 0; i < code.Constants.Length; i++)
        {
            _constants.AsSpan(i * BlockLength, BlockLength).Fill(code.Constants[i]);
        }

        FrameLength = (_layout.SlotCount * BlockLength) + code.LongestCall;
    }

    public override int Lanes => TLanes.Count;

    public override int BlockLength { get; }

    public override int FrameLength { get; }

    public override void Run(double** inputs, double** outputs, int count, double* frame)
    {
        fixed (double* constants = _constants)
        {
            var block = new Block(this, inputs, frame, constants, count);
            BatchStep[] steps = _code.Steps;
            for (int i = 0; i < steps.Length; i++)
            {
                ref readonly BatchStep step = ref steps[i];
                switch (step.Operation)
                {
                    case BatchOperation.Skip:
                        i = block.HoldsAnywhere(step.A) ? i : step.Dest - 1;
                        break;
                    case Control.Output:
                        new ReadOnlySpan<double>(block.At(step.A), count).CopyTo(new Span<double>(outputs[step.Dest], count));
                        break;
                    default:
                        block.Perform(step);
                        break;
                }
            }
        }
    }

    private interface IUnary
    {
        static abstract TVector Of(TVector a);
    }

    private interface IBinary
    {
        static abstract TVector Of(TVector a, TVector b);
    }

    private interface ITernary
    {
        static abstract TVector Of(TVector a, TVector b, TVector c);
    }

    private readonly ref struct Block(InterpretedKernel<TVector, TLanes> kernel, double** inputs, double* frame, double* constants, int count)
    {
        private readonly BatchCode _code = kernel._code;
        private readonly double* _frame = frame;

        public double* At(int value) =>
            value < _code.Inputs ? inputs[value]
            : value < _code.Leaves ? constants + ((nint)(value - _code.Inputs) * kernel.BlockLength)
            : _frame + ((nint)kernel._layout.Slot(value) * kernel.BlockLength);

        public bool HoldsAnywhere(int mask) => new ReadOnlySpan<long>(At(mask), count).ContainsAnyExcept(0);

        public void Perform(in BatchStep step)
        {
            switch (step.Operation)
            {
                case (int)Primitive.Add:
                    Binary<Sum>(step);
                    break;
                case (int)Primitive.Subtract:
                    Binary<Difference>(step);
                    break;
                case (int)Primitive.Multiply:
                    Binary<Product>(step);
                    break;
                case (int)Primitive.Divide:
                    Binary<Quotient>(step);
                    break;
                case (int)Primitive.Negate:
                    Unary<Negative>(step);
                    break;
                case (int)Primitive.SquareRoot:
                    Unary<Root>(step);
                    break;
                case (int)Primitive.Absolute:
                    Unary<Magnitude>(step);
                    break;
                case (int)Primitive.Less:
                    Binary<Less>(step);
                    break;
                case (int)Primitive.LessOrEqual:
                    Binary<LessOrEqual>(step);
                    break;
                case (int)Primitive.Greater:
                    Binary<Less>(Swapped(step));
                    break;
                case (int)Primitive.GreaterOrEqual:
                    Binary<LessOrEqual>(Swapped(step));
                    break;
                case (int)Primitive.Equal:
                    Binary<Equal>(step);
                    break;
                case (int)Primitive.NotEqual:
                    Binary<NotEqual>(step);
                    break;
                case (int)Primitive.And:
                    Binary<Both>(step);
                    break;
                case (int)Primitive.Or:
                    Binary<Either>(step);
                    break;
                case (int)Primitive.Not:
                    Unary<Complement>(step);
                    break;
                case BatchOperation.AndNot:
                    Binary<Without>(step);
                    break;
                case BatchOperation.ToMask:
                    Unary<Mask>(step);
                    break;
                case BatchOperation.ToNumber:
                    Unary<OneOrZero>(step);
                    break;
                case (int)Primitive.Select:
                    Ternary<Choice>(step);
                    break;
                case BatchOperation.Blend:
                    Ternary<Choice>(new BatchStep(step.Operation, step.Dest, step.A, step.B, step.Dest));
                    break;
                case BatchOperation.MultiplyAdd:
                    Ternary<SumWithProduct>(step);
                    break;
                case BatchOperation.MultiplySubtract:
                    Ternary<ProductLess>(step);
                    break;
                case BatchOperation.SubtractProduct:
                    Ternary<LessProduct>(step);
                    break;
                case Control.Move:
                    new ReadOnlySpan<double>(At(step.A), count).CopyTo(new Span<double>(At(step.Dest), count));
                    break;
                case Control.SmallPower when step.B == 2:
                    Unary<Square>(step);
                    break;
                case Control.SmallPower when step.B == 3:
                    Unary<Cube>(step);
                    break;
                case Control.SmallPower:
                    Unary<FourthPower>(step);
                    break;
                default:
                    Call(step);
                    break;
            }
        }

        private static BatchStep Swapped(BatchStep step) => new(step.Operation, step.Dest, step.B, step.A);

        private void Call(in BatchStep step)
        {
            CompiledFunctions functions = _code.Functions;
            double* dest = At(step.Dest);
            long* mask = step.C >= 0 ? (long*)At(step.C) : null;
            switch (step.Operation)
            {
                case BatchOperation.VectorUnary:
                    double* operand = At(step.A);
                    functions.UnaryVectors[step.Function]!.Apply(&operand, dest, count);
                    break;
                case BatchOperation.VectorBinary:
                    double** pair = stackalloc double*[] { At(step.A), At(step.B) };
                    functions.BinaryVectors[step.Function]!.Apply(pair, dest, count);
                    break;
                case Control.CallUnary:
                    LaneCalls.UnaryWhere(At(step.A), dest, mask, count, functions.Unary[step.Function]);
                    break;
                case Control.CallBinary:
                    LaneCalls.BinaryWhere(At(step.A), At(step.B), dest, mask, count, functions.Binary[step.Function]);
                    break;
                case Control.Call:
                    CallNary(step, functions.Nary[step.Function], dest, mask);
                    break;
                default:
                    throw new InvalidOperationException($"The operation {step.Operation} is not known to the interpreter of batches.");
            }
        }

        private void CallNary(in BatchStep step, NaryFunction function, double* dest, long* mask)
        {
            double* operands = _frame + ((nint)kernel._layout.SlotCount * kernel.BlockLength);
            for (int i = 0; i < count; i++)
            {
                if (mask == null || mask[i] != 0)
                {
                    for (int k = 0; k < step.B; k++)
                    {
                        operands[k] = At(_code.Pool[step.A + k])[i];
                    }

                    dest[i] = function(new ReadOnlySpan<double>(operands, step.B));
                }
            }
        }

        private void Unary<TOperation>(in BatchStep step)
            where TOperation : struct, IUnary
        {
            double* a = At(step.A), d = At(step.Dest);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(TOperation.Of(TLanes.Load(a + i)), d + i);
            }
        }

        private void Binary<TOperation>(in BatchStep step)
            where TOperation : struct, IBinary
        {
            double* a = At(step.A), b = At(step.B), d = At(step.Dest);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(TOperation.Of(TLanes.Load(a + i), TLanes.Load(b + i)), d + i);
            }
        }

        private void Ternary<TOperation>(in BatchStep step)
            where TOperation : struct, ITernary
        {
            double* a = At(step.A), b = At(step.B), c = At(step.C), d = At(step.Dest);
            for (int i = 0; i < count; i += TLanes.Count)
            {
                TLanes.Store(TOperation.Of(TLanes.Load(a + i), TLanes.Load(b + i), TLanes.Load(c + i)), d + i);
            }
        }
    }
}
