namespace Symbolic;

internal sealed partial class Lowering
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<int> _finalPool = [];
    private readonly Stack<Block> _blocks = new();
    private int[] _members = [];
    private int[] _next = [];
    private int[] _end = [];
    private int[] _firstResult = [];
    private int[] _nextResult = [];
    private int _longestCall;
    private int _extraRegisters;

    // Part of a region that is being written: its nodes below a limit. For an arm, the selection and the jump to be completed.
    private readonly record struct Block(int Region, int Limit, int Select, bool Holds, int Patch);

    // The nodes of a region are written in order. At a selection, what its arms still lack is written between jumps: the nodes of
    // the arm's region that come before the selection. (Another selection with the same condition may have had some of them
    // written before, and under that condition they have values.) All that an arm needs from outside comes earlier in the order,
    // so it is there.
    private void Emit()
    {
        SortMembers();
        ListResults();
        _blocks.Push(new Block(RegionTree.Root, int.MaxValue, -1, true, -1));
        while (_blocks.TryPeek(out Block block))
        {
            if (TakeMember(block.Region, block.Limit, out int k))
            {
                if (_code[k] == (int)Primitive.Select)
                {
                    EmitSelect(k);
                }
                else
                {
                    EmitNode(k);
                    EmitResults(k);
                }

                continue;
            }

            _blocks.Pop();
            if (block.Select >= 0)
            {
                FinishArm(block);
            }
        }

        for (int i = 0; i < _roots.Length; i++)
        {
            int reference = Reference(_roots[i]);
            if (reference < 0)
            {
                Add(Control.Output, i, Operand(reference), 0);
            }
        }

        Add(Control.Halt, 0, 0, 0);
        ThreadJumps();
    }

    private void SortMembers()
    {
        int regions = _tree.Count;
        _next = new int[regions];
        _end = new int[regions];
        int total = 0;
        for (int k = 0; k < _order.Length; k++)
        {
            if (IsComputed(k))
            {
                _end[_region[k]]++;
                total++;
            }
        }

        _members = new int[total];
        for (int r = 0, start = 0; r < regions; r++)
        {
            int count = _end[r];
            _next[r] = _end[r] = start;
            start += count;
        }

        for (int k = 0; k < _order.Length; k++)
        {
            if (IsComputed(k))
            {
                _members[_end[_region[k]]++] = k;
            }
        }
    }

    private void ListResults()
    {
        _firstResult = new int[_order.Length];
        _nextResult = new int[_roots.Length];
        Array.Fill(_firstResult, -1);
        for (int i = _roots.Length - 1; i >= 0; i--)
        {
            int reference = Reference(_roots[i]);
            if (reference >= 0)
            {
                _nextResult[i] = _firstResult[reference];
                _firstResult[reference] = i;
            }
        }
    }

    private bool HasMember(int region, int limit) => region >= 0 && _next[region] < _end[region] && _members[_next[region]] < limit;

    private bool TakeMember(int region, int limit, out int k)
    {
        bool found = HasMember(region, limit);
        k = found ? _members[_next[region]++] : -1;
        return found;
    }

    private void EmitNode(int k)
    {
        int code = _code[k], a = _a[k], b = _b[k];
        if ((code & 0xFF) == Fold)
        {
            int call = (code & ~0xFF) | Control.CallBinary;
            int left = Operand(_pool[a]);
            for (int i = 1; i < b; i++)
            {
                // The steps between have registers of their own: the last one may be shared with another arm.
                int result = i == b - 1 ? Result(k) : _leaves.Count + _order.Length + _extraRegisters++;
                Add(call, result, left, Operand(_pool[a + i]));
                left = result;
            }

            return;
        }

        if ((code & 0xFF) == Control.Call)
        {
            int start = _finalPool.Count;
            for (int i = 0; i < b; i++)
            {
                _finalPool.Add(Operand(_pool[a + i]));
            }

            _longestCall = Math.Max(_longestCall, b);
            Add(code, Result(k), start, b);
            return;
        }

        Add(code, Result(k), Operand(a), new Instruction(code, 0, 0, 0).DirectOperands == 2 ? Operand(b) : b);
    }

    private void EmitResults(int k)
    {
        for (int i = _firstResult[k]; i >= 0; i = _nextResult[i])
        {
            Add(Control.Output, i, Result(k), 0);
        }
    }

    private void EmitSelect(int k)
    {
        int region = _region[k];
        int whenTrue = _tree.FindArm(region, _a[k], true), whenFalse = _tree.FindArm(region, _a[k], false);
        if (HasMember(whenTrue, k) || HasMember(whenFalse, k) || SharesRegister(k, true) || SharesRegister(k, false))
        {
            Add(Control.JumpIfFalse, -1, Operand(_a[k]), 0);
            _blocks.Push(new Block(whenTrue, k, k, true, _instructions.Count - 1));
            return;
        }

        int start = _finalPool.Count;
        _finalPool.Add(Operand(ArmOf(k, true)));
        _finalPool.Add(Operand(ArmOf(k, false)));
        Add((int)Primitive.Select, Result(k), Operand(_a[k]), start);
        EmitResults(k);
    }

    private bool SharesRegister(int select, bool holds)
    {
        int arm = ArmOf(select, holds);
        return arm >= 0 && _register[arm] == _register[select];
    }

    private void FinishArm(Block block)
    {
        int k = block.Select;
        if (!SharesRegister(k, block.Holds))
        {
            Add(Control.Move, Result(k), Operand(ArmOf(k, block.Holds)), 0);
        }

        if (block.Holds)
        {
            Add(Control.Jump, -1, 0, 0);
            Patch(block.Patch);
            _blocks.Push(new Block(_tree.FindArm(_region[k], _a[k], false), k, k, false, _instructions.Count - 1));
            return;
        }

        Patch(block.Patch);
        EmitResults(k);
    }

    private void Patch(int jump)
    {
        Instruction patched = _instructions[jump];
        patched.Dest = _instructions.Count;
        _instructions[jump] = patched;
    }

    // A jump to a jump goes where that one goes. Jumps lead forward, so going backwards the goal of each is final.
    private void ThreadJumps()
    {
        for (int i = _instructions.Count - 1; i >= 0; i--)
        {
            Instruction jump = _instructions[i];
            if (jump.Operation is Control.Jump or Control.JumpIfFalse && _instructions[jump.Dest] is { Operation: Control.Jump } next)
            {
                jump.Dest = next.Dest;
                _instructions[i] = jump;
            }
        }
    }

    private void Add(int code, int dest, int a, int b) => _instructions.Add(new Instruction(code, dest, a, b));

    // Until slots are given out, a leaf is its place and a register stands behind all leaves.
    private int Operand(int reference) => reference < 0 ? ~reference : _leaves.Count + _register[reference];

    private int Result(int k) => _leaves.Count + _register[k];
}
