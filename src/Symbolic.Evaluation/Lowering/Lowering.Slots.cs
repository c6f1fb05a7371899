using System.Runtime.InteropServices;

namespace Symbolic;

internal sealed partial class Lowering
{
    private int[] _results = [];

    // A register lives from its first definition to its last use in the order of the code. Jumps lead forward only, so whatever
    // path is taken, a slot is given to another register only where the old value cannot be read any more.
    private int AllocateSlots()
    {
        int leaves = _leaves.Count;
        int[] lastUse = new int[_order.Length + _extraRegisters];
        Span<Instruction> code = CollectionsMarshal.AsSpan(_instructions);
        Span<int> pool = CollectionsMarshal.AsSpan(_finalPool);
        for (int i = 0; i < code.Length; i++)
        {
            var operands = new OperandReader(code[i], pool);
            while (operands.Next(out int operand))
            {
                if (operand >= leaves)
                {
                    lastUse[operand - leaves] = i;
                }
            }
        }

        _results = new int[code.Length];
        int[] slots = new int[lastUse.Length];
        var free = new Stack<int>();
        int count = leaves;
        for (int i = 0; i < code.Length; i++)
        {
            Observe(i);
            ref Instruction instruction = ref code[i];
            var operands = new OperandReader(instruction, pool);
            while (operands.Next(out int operand))
            {
                // Once for each register, also when it is read twice.
                if (operand >= leaves && lastUse[operand - leaves] == i)
                {
                    lastUse[operand - leaves] = -1;
                    free.Push(slots[operand - leaves]);
                }
            }

            operands.Replace(ref instruction, pool, slots, leaves);
            _results[i] = -1;
            if (instruction.HasResult)
            {
                _results[i] = instruction.Dest - leaves;
                ref int slot = ref slots[instruction.Dest - leaves];
                if (slot == 0)
                {
                    slot = free.TryPop(out int reused) ? reused : count++;
                }

                instruction.Dest = slot;
            }
        }

        return count;
    }

    /// <summary>Goes through the slots that an instruction reads.</summary>
    private ref struct OperandReader(Instruction instruction, ReadOnlySpan<int> pool)
    {
        private readonly Instruction _instruction = instruction;
        private readonly ReadOnlySpan<int> _list = ListOf(instruction, pool);
        private readonly int _direct = instruction.DirectOperands;
        private int _position;

        public bool Next(out int operand)
        {
            int i = _position++;
            bool found = i < _direct + _list.Length;
            operand = !found ? 0 : i < _direct ? (i == 0 ? _instruction.A : _instruction.B) : _list[i - _direct];
            return found;
        }

        public readonly void Replace(ref Instruction target, Span<int> pool, int[] slots, int leaves)
        {
            if (_direct > 0 && target.A >= leaves)
            {
                target.A = slots[target.A - leaves];
            }

            if (_direct > 1 && target.B >= leaves)
            {
                target.B = slots[target.B - leaves];
            }

            foreach (ref int operand in ListOf(target, pool))
            {
                if (operand >= leaves)
                {
                    operand = slots[operand - leaves];
                }
            }
        }

        private static ReadOnlySpan<int> ListOf(Instruction instruction, ReadOnlySpan<int> pool) => instruction.Operation switch
        {
            Control.Call => pool.Slice(instruction.A, instruction.B),
            (int)Primitive.Select => pool.Slice(instruction.B, 2),
            _ => default,
        };

        private static Span<int> ListOf(Instruction instruction, Span<int> pool) => instruction.Operation switch
        {
            Control.Call => pool.Slice(instruction.A, instruction.B),
            (int)Primitive.Select => pool.Slice(instruction.B, 2),
            _ => default,
        };
    }
}
