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

    public BatchLayout(BatchCode code, List<int> chunks)
    {
        Chunks = chunks;
        EnclosingSkips = FindEnclosingSkips(code, chunks);
        _slots = new int[code.Values];
        _definitions = new int[code.Values];
        _uses = new int[code.Values];
        Array.Fill(_slots, -1);
        Allocate(code);
    }

    /// <summary>Where chunks begin, and the end.</summary>
    public List<int> Chunks { get; }

    /// <summary>For each chunk the innermost step that may skip its beginning; −1 for none.</summary>
    public int[] EnclosingSkips { get; }

    /// <summary>The number of slots.</summary>
    public int SlotCount { get; private set; }

    /// <summary>True when the value lies in the frame.</summary>
    public bool IsInFrame(int value) => _slots[value] >= 0;

    /// <summary>The slot of a value in the frame.</summary>
    public int Slot(int value) => _slots[value];

    /// <summary>True when several steps define the value.</summary>
    public bool IsRedefined(int value) => _definitions[value] > 1;

    /// <summary>How many times the value is read.</summary>
    public int Uses(int value) => _uses[value];

    private static int[] FindEnclosingSkips(BatchCode code, List<int> chunks)
    {
        var enclosing = new int[chunks.Count];
        Array.Fill(enclosing, -1);
        var open = new Stack<int>();
        for (int i = 0, chunk = 0; i < code.Steps.Length; i++)
        {
            while (open.TryPeek(out int skip) && code.Steps[skip].Dest <= i)
            {
                open.Pop();
            }

            if (i == chunks[chunk])
            {
                enclosing[chunk++] = open.TryPeek(out int innermost) ? innermost : -1;
            }

            if (code.Steps[i].Operation == BatchOperation.Skip)
            {
                open.Push(i);
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
