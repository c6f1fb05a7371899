namespace Symbolic;

/// <summary>
/// What the compiler must know about a program's code: which values there are, where each is needed, where the code is cut, and
/// which values never leave the evaluation stack.
/// </summary>
/// <remarks>
/// A value is made by one instruction, or by the last instructions of the two arms of a selection. A value that is made and read
/// within one chunk lives in a local variable, any other in its slot of the frame. (Jumps lead forward, so each chunk runs once:
/// what is read in it and made in it is made in the same call.)
/// </remarks>
internal sealed class CodeAnalysis
{
    /// <summary>The height of trees on the evaluation stack; the JIT compiler walks them recursively.</summary>
    private const int HighestTree = 24;

    private readonly Instruction[] _code;
    private readonly int[] _pool;
    private readonly int _leaves;
    private int[] _firstDefinition = [];
    private int[] _lastUse = [];
    private int[] _definitions = [];
    private int[] _uses = [];
    private readonly int[] _a;
    private readonly int[] _b;
    private readonly int[] _listed;
    private readonly int[] _result;
    private readonly int[] _chunk;
    private readonly int[] _treeStart;
    private readonly bool[] _folded;

    public CodeAnalysis(Program program, int smallestChunk, int largestChunk)
    {
        _code = program.Code;
        _pool = program.Pool;
        _leaves = program.Leaves.Length;
        _a = new int[_code.Length];
        _b = new int[_code.Length];
        _result = program.Results;
        _listed = new int[_pool.Length];
        _chunk = new int[_code.Length];
        _treeStart = new int[_code.Length];
        _folded = new bool[_code.Length];
        IsLabel = new bool[_code.Length];
        FindValues(program.SlotCount);
        Chunks = Cut(smallestChunk, largestChunk);
        for (int c = 0; c + 1 < Chunks.Count; c++)
        {
            _chunk.AsSpan(Chunks[c]..Chunks[c + 1]).Fill(c);
        }

        FindEntries();
        FindTrees();
    }

    /// <summary>The positions at which chunks begin, and the end.</summary>
    public List<int> Chunks { get; }

    /// <summary>The positions in each chunk where execution may begin, the first one included.</summary>
    public List<int>[] Entries { get; private set; } = [];

    /// <summary>The positions to which something jumps.</summary>
    public bool[] IsLabel { get; }

    /// <summary>The value that an instruction makes; −1 for none.</summary>
    public int Result(int position) => _result[position];

    /// <summary>The value in the first slot that an instruction reads; the complement of a leaf when it is no value.</summary>
    public int A(int position) => _a[position];

    /// <summary>The value in the second slot that an instruction reads; the complement of a leaf when it is no value.</summary>
    public int B(int position) => _b[position];

    /// <summary>The value in a slot that the pool lists; the complement of a leaf when it is no value.</summary>
    public int Listed(int poolPosition) => _listed[poolPosition];

    /// <summary>True when the value of this instruction goes to its only reader on the evaluation stack.</summary>
    public bool IsFolded(int position) => _folded[position];

    /// <summary>The instruction that makes a folded value.</summary>
    public int Definition(int value) => _firstDefinition[value];

    /// <summary>True for a value that is folded.</summary>
    public bool IsFoldedValue(int value) => value >= 0 && _folded[_firstDefinition[value]];

    /// <summary>True when the value lives in its slot of the frame.</summary>
    public bool IsInFrame(int value) => _chunk[_firstDefinition[value]] != _chunk[_lastUse[value]];

    /// <summary>The slot of a value.</summary>
    public int Slot(int value) => _code[_firstDefinition[value]].Dest;

    /// <summary>True when the value is written by one instruction, which makes a truth value, and never lies in the frame.</summary>
    public bool IsLogical(int value) =>
        _definitions[value] == 1 && !IsInFrame(value) && IsLogicalOperation(_code[_firstDefinition[value]].Operation);

    /// <summary>The chunk in which a position lies, and its place among the entries of that chunk.</summary>
    public (int Chunk, int Entry) Locate(int position)
    {
        int chunk = _chunk[position];
        return (chunk, Entries[chunk].BinarySearch(position));
    }

    private static bool IsLogicalOperation(int operation) => (Primitive)operation
        is Primitive.Less or Primitive.LessOrEqual or Primitive.Greater or Primitive.GreaterOrEqual or Primitive.Equal or Primitive.NotEqual
        or Primitive.And or Primitive.Or or Primitive.Not;

    private void FindValues(int slots)
    {
        int values = 0;
        foreach (int result in _result)
        {
            values = Math.Max(values, result + 1);
        }

        _firstDefinition = new int[values];
        _lastUse = new int[values];
        _definitions = new int[values];
        _uses = new int[values];

        // The value in each slot, in the order of the code; what the other arm left in a slot is not read in this one.
        int[] current = new int[slots];
        for (int i = 0; i < _code.Length; i++)
        {
            Instruction step = _code[i];
            int direct = step.DirectOperands;
            _a[i] = direct > 0 ? Read(step.A) : 0;
            _b[i] = direct > 1 ? Read(step.B) : 0;
            var (start, count) = ListOf(step);
            for (int k = start; k < start + count; k++)
            {
                _listed[k] = Read(_pool[k]);
            }

            int result = _result[i];
            if (result >= 0)
            {
                current[step.Dest] = result;
                _firstDefinition[result] = _definitions[result]++ == 0 ? i : _firstDefinition[result];
                _lastUse[result] = i;
            }
            else if (Control.IsJump(step.Operation))
            {
                IsLabel[step.Dest] = true;
            }

            int Read(int slot)
            {
                if (slot < _leaves)
                {
                    return ~slot;
                }

                int value = current[slot];
                _lastUse[value] = i;
                _uses[value]++;
                return value;
            }
        }
    }

    internal static (int Start, int Count) ListOf(Instruction step) => step.Operation switch
    {
        Control.Call => (step.A, step.B),
        (int)Primitive.Select => (step.B, 2),
        _ => (0, 0),
    };

    // Where no jump leads across, if such a place comes in time: then control and values cross the cut in one way only.
    private List<int> Cut(int smallest, int largest)
    {
        var cuts = new List<int> { 0 };
        int open = 0;
        for (int i = 0; i < _code.Length; i++)
        {
            int length = i - cuts[^1];
            if (length >= largest || (length >= smallest && i >= open))
            {
                cuts.Add(i);
            }

            if (Control.IsJump(_code[i].Operation))
            {
                open = Math.Max(open, _code[i].Dest);
            }
        }

        // A short rest is not worth a chunk of its own.
        if (cuts.Count > 1 && _code.Length - cuts[^1] < smallest / 4)
        {
            cuts.RemoveAt(cuts.Count - 1);
        }

        cuts.Add(_code.Length);
        return cuts;
    }

    private void FindEntries()
    {
        int chunks = Chunks.Count - 1;
        var entries = new SortedSet<int>[chunks];
        Entries = new List<int>[chunks];
        for (int c = 0; c < chunks; c++)
        {
            entries[c] = [Chunks[c]];
        }

        for (int c = 0; c < chunks; c++)
        {
            for (int i = Chunks[c]; i < Chunks[c + 1]; i++)
            {
                if (Control.IsJump(_code[i].Operation) && _code[i].Dest >= Chunks[c + 1])
                {
                    entries[_chunk[_code[i].Dest]].Add(_code[i].Dest);
                }
            }

            Entries[c] = [.. entries[c]];
        }
    }

    // A value stays on the evaluation stack when its only reader follows with nothing between but the reader's other folded
    // operands. Then the instructions of a tree are consecutive, nothing is moved, and no slot is overwritten too early.
    private void FindTrees()
    {
        byte[] height = new byte[_code.Length];
        int lastLabel = 0;
        for (int i = 0; i < _code.Length; i++)
        {
            if (IsLabel[i])
            {
                lastLabel = i;
            }

            Instruction step = _code[i];
            _treeStart[i] = i;
            int operands = step.DirectOperands;
            if (operands == 2)
            {
                TryFold(i, _b[i], lastLabel, height);
            }

            if (operands >= 1)
            {
                TryFold(i, _a[i], lastLabel, height);
            }

            if (step.Operation is (int)Primitive.Select or Control.Jump)
            {
                // It ends in a jump, and jumps want an empty stack.
                height[i] = HighestTree;
            }
        }
    }

    private void TryFold(int i, int value, int lastLabel, byte[] height)
    {
        int candidate = _treeStart[i] - 1;
        if (value < 0 || candidate < 0 || _definitions[value] != 1 || _uses[value] != 1 || _firstDefinition[value] != candidate
            || _treeStart[candidate] < lastLabel || _chunk[candidate] != _chunk[i] || height[candidate] >= HighestTree)
        {
            return;
        }

        _folded[candidate] = true;
        _treeStart[i] = _treeStart[candidate];
        height[i] = Math.Max(height[i], (byte)(height[candidate] + 1));
    }
}
