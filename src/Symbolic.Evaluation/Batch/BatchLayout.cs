namespace Symbolic;

/// <summary>
/// Where the values of a batch live when its steps are cut into chunks that run over a whole block one after the other: a value
/// that is made and read in one chunk needs no memory, any other has a slot of the frame, from its first definition to its last use.
/// </summary>
internal sealed class BatchLayout
{
    private readonly int[] _slots;
    private readonly int[] _definitions;
    private readonly int[] _uses;
    private readonly HashSet<int> _givenUp = [];

    public BatchLayout(BatchCode code, List<int> chunks)
    {
        Chunks = chunks;
        EnclosingSkips = FindEnclosingSkips(code);
        _slots = new int[code.Values];
        _definitions = new int[code.Values];
        _uses = new int[code.Values];
        Array.Fill(_slots, -1);
        Allocate(code);
    }

    /// <summary>Where chunks begin, and the end.</summary>
    public List<int> Chunks { get; }

    /// <summary>For each chunk the step that may skip its beginning; −1 for none.</summary>
    public int[] EnclosingSkips { get; }

    /// <summary>The number of slots.</summary>
    public int SlotCount { get; private set; }

    /// <summary>True when the value lies in the frame.</summary>
    public bool IsInFrame(int value) => _slots[value] >= 0;

    /// <summary>The slot of a value in the frame.</summary>
    public int Slot(int value) => _slots[value];

    /// <summary>True when several steps define the value.</summary>
    public bool IsRedefined(int value) => _definitions[value] > 1;

    /// <summary>True for a skip that code in chunks must not take.</summary>
    public bool IsGivenUp(int skip) => _givenUp.Contains(skip);

    /// <summary>How many times the value is read.</summary>
    public int Uses(int value) => _uses[value];

    // Of several skips that reach into a chunk only the outermost counts, and the others are given up: where it leaps, their masks
    // are not even made.
    private int[] FindEnclosingSkips(BatchCode code)
    {
        var enclosing = new int[Chunks.Count];
        Array.Fill(enclosing, -1);
        var open = new List<int>();
        for (int i = 0, chunk = 0; i < code.Steps.Length; i++)
        {
            while (open.Count > 0 && code.Steps[open[^1]].Dest <= i)
            {
                open.RemoveAt(open.Count - 1);
            }

            if (i == Chunks[chunk])
            {
                if (open.Count > 0)
                {
                    enclosing[chunk] = open[0];
                    _givenUp.UnionWith(open[1..]);
                    open.RemoveRange(1, open.Count - 1);
                }

                chunk++;
            }

            if (code.Steps[i].Operation == BatchOperation.Skip)
            {
                open.Add(i);
            }
        }

        return enclosing;
    }

    private void Allocate(BatchCode code)
    {
        var first = new int[code.Values];
        var last = new int[code.Values];
        var leaves = code.Leaves;
        Array.Fill(first, -1);
        for (int chunk = 0; chunk + 1 < Chunks.Count; chunk++)
        {
            int position = Chunks[chunk];
            if (EnclosingSkips[chunk] is >= 0 and var skip)
            {
                last[code.Steps[skip].A] = position;
            }

            for (; position < Chunks[chunk + 1]; position++)
            {
                int now = position;
                BatchStep step = code.Steps[position];
                code.ForEachOperand(step, value =>
                {
                    last[value] = now;
                    _uses[value]++;
                });
                if (step.HasResult)
                {
                    first[step.Dest] = first[step.Dest] < 0 ? position : first[step.Dest];
                    last[step.Dest] = position;
                    _definitions[step.Dest]++;
                }
            }
        }

        // A slot becomes free where its value is read for the last time, and the same step may fill it again.
        var ending = new List<int>?[code.Steps.Length];
        for (int value = leaves; value < first.Length; value++)
        {
            if (first[value] >= 0 && ChunkOf(first[value]) != ChunkOf(last[value]))
            {
                (ending[last[value]] ??= []).Add(value);
                _slots[value] = int.MaxValue;
            }
        }

        var free = new Stack<int>();
        for (int i = 0; i < code.Steps.Length; i++)
        {
            foreach (int value in ending[i] ?? [])
            {
                free.Push(_slots[value]);
            }

            BatchStep step = code.Steps[i];
            if (step.HasResult && _slots[step.Dest] == int.MaxValue)
            {
                _slots[step.Dest] = free.TryPop(out int slot) ? slot : SlotCount++;
            }
        }
    }

    private int ChunkOf(int position)
    {
        int found = Chunks.BinarySearch(position);
        return found >= 0 ? found : ~found - 1;
    }
}
