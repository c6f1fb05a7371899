namespace Symbolic;

internal sealed partial class Lowering
{
    private readonly List<Instruction> _instructions = [];
    private readonly List<int> _finalPool = [];
    private readonly Stack<Block> _blocks = new();
    private readonly Stack<Group> _groups = new();
    private readonly List<int> _grouped = [];
    private int[] _members = [];
    private int[] _next = [];
    private int[] _end = [];
    private int[] _firstResult = [];
    private int[] _nextResult = [];
    private int _longestCall;
    private int _extraRegisters;

    // In place of a selection: the part of a region on the way to an arm.
    private const int OnTheWay = -2;

    // Part of a region that is being written: its nodes below a limit. For an arm: the selection, and which arm.
    private readonly record struct Block(int Region, int Limit, int Select, bool Holds);

    // Selections with one condition that follow each other: where they stand in _grouped, and the jumps that lead out of the first
    // arm and over the second.
    private sealed class Group(int start, int region, bool firstArm)
    {
        public readonly int Start = start;
        public readonly int Region = region;
        public readonly bool FirstArm = firstArm;
        public readonly List<int> Exits = [];
        public readonly Stack<int> Way = new();
        public int Position = start;
    }

    // The nodes of a region are written in order. At a selection, what its arms still lack is written between jumps: the nodes of
    // the arm's region that come before the selection. (Another selection with the same condition may have had some of them
    // written before, and under that condition they have values.) All that an arm needs from outside comes earlier in the order,
    // so it is there.
    private void Emit()
    {
        SortMembers();
        ListResults();
        _blocks.Push(new Block(RegionTree.Root, int.MaxValue, -1, true));
        for (int step = 0; _blocks.TryPeek(out Block block); step++)
        {
            Observe(step);
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
            else if (block.Select == OnTheWay)
            {
                Ask(_groups.Peek());
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
        bool needsTrue = NeedsBranch(k, true), needsFalse = NeedsBranch(k, false);
        if (!needsTrue && !needsFalse)
        {
            int start = _finalPool.Count;
            _finalPool.Add(Operand(ArmOf(k, true)));
            _finalPool.Add(Operand(ArmOf(k, false)));
            Add((int)Primitive.Select, Result(k), Operand(_a[k]), start);
            EmitResults(k);
            return;
        }

        // An arm under several conditions comes first: its conditions are asked one after the other, and after each the nodes that
        // need no more than those asked so far are written. The last question is the condition itself.
        bool first = !HasMembersOnTheWay(k, false);
        var group = new Group(_grouped.Count, _region[k], first);
        _groups.Push(group);
        _grouped.Add(k);
        for (int r = OuterWithMembers(k, first); r >= 0 && r != _region[k]; r = _tree.ParentOf(r))
        {
            group.Way.Push(r);
        }

        Ask(group);
    }

    private bool NeedsBranch(int k, bool holds) =>
        SharesRegister(k, holds) || HasMember(RegionOfArm(k, holds), k) || HasMembersOnTheWay(k, holds);

    // Between the region of the selection and that of its arm.
    private bool HasMembersOnTheWay(int k, bool holds) => OuterWithMembers(k, holds) >= 0;

    private int OuterWithMembers(int k, bool holds)
    {
        int arm = RegionOfArm(k, holds);
        if (arm >= 0 && arm != _region[k])
        {
            for (int r = _tree.ParentOf(arm); r != _region[k]; r = _tree.ParentOf(r))
            {
                if (HasMember(r, k))
                {
                    return r;
                }
            }
        }

        return -1;
    }

    // Asks for the next condition on the way to the first arm; when none is left, for the condition itself.
    private void Ask(Group group)
    {
        int k = _grouped[group.Start];
        if (group.Way.TryPop(out int region))
        {
            var (condition, holds) = _tree.ConditionOf(region);
            group.Exits.Add(_instructions.Count);
            Add(holds ? Control.JumpIfFalse : Control.JumpIfTrue, -1, Operand(condition), 0);
            _blocks.Push(new Block(region, k, OnTheWay, holds));
            return;
        }

        group.Exits.Add(_instructions.Count);
        Add(group.FirstArm ? Control.JumpIfFalse : Control.JumpIfTrue, -1, Operand(_a[k]), 0);
        _blocks.Push(new Block(RegionOfArm(k, group.FirstArm), k, k, group.FirstArm));
    }

    private void FinishArm(Block block)
    {
        int k = block.Select;
        if (!SharesRegister(k, block.Holds))
        {
            Add(Control.Move, Result(k), Operand(ArmOf(k, block.Holds)), 0);
        }

        Group group = _groups.Peek();
        if (block.Holds == group.FirstArm)
        {
            if (TakeRelated(group, k, out int related))
            {
                _grouped.Add(related);
                _blocks.Push(new Block(RegionOfArm(related, block.Holds), related, related, block.Holds));
                return;
            }

            int over = _instructions.Count;
            Add(Control.Jump, -1, 0, 0);
            PatchAll(group.Exits);
            group.Exits.Add(over);
        }
        else
        {
            group.Position++;
        }

        if (group.Position < _grouped.Count)
        {
            int next = _grouped[group.Position];
            _blocks.Push(new Block(RegionOfArm(next, !group.FirstArm), next, next, !group.FirstArm));
            return;
        }

        PatchAll(group.Exits);
        for (int i = group.Start; i < _grouped.Count; i++)
        {
            EmitResults(_grouped[i]);
        }

        _grouped.RemoveRange(group.Start, _grouped.Count - group.Start);
        _groups.Pop();
    }

    // The next node of the region when it is a selection with the same condition: it is decided in the same place.
    private bool TakeRelated(Group group, int k, out int related)
    {
        related = -1;
        int next = _next[group.Region];
        if (next == _end[group.Region])
        {
            return false;
        }

        int candidate = _members[next];
        if (_code[candidate] != (int)Primitive.Select || _a[candidate] != _a[k] || HasMembersOnTheWay(candidate, true) || HasMembersOnTheWay(candidate, false))
        {
            return false;
        }

        _next[group.Region]++;
        related = candidate;
        return true;
    }

    private bool SharesRegister(int select, bool holds)
    {
        int arm = ArmOf(select, holds);
        return arm >= 0 && _register[arm] == _register[select];
    }

    private void PatchAll(List<int> jumps)
    {
        foreach (int jump in jumps)
        {
            Instruction patched = _instructions[jump];
            patched.Dest = _instructions.Count;
            _instructions[jump] = patched;
        }

        jumps.Clear();
    }

    // A jump to a jump goes where that one goes. Jumps lead forward, so going backwards the goal of each is final.
    private void ThreadJumps()
    {
        for (int i = _instructions.Count - 1; i >= 0; i--)
        {
            Instruction jump = _instructions[i];
            if (Control.IsJump(jump.Operation) && _instructions[jump.Dest] is { Operation: Control.Jump } next)
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
