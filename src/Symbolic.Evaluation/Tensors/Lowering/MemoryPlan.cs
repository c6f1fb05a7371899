namespace Symbolic.Tensors;

/// <summary>
/// Where each computed value lies in the working memory of a run. A value lives from its step to its last use in the order of
/// the steps; skipped steps change nothing about that, so a place is given to another value only when the old one cannot be read
/// any more.
/// </summary>
internal sealed class MemoryPlan
{
    /// <summary>Entries of a cache line in single precision, of two in double precision: every value begins at one.</summary>
    public const int Alignment = 16;

    private MemoryPlan(long[] offsets, long size, long scratch) => (Offsets, Size, Scratch) = (offsets, size, scratch);

    /// <summary>By value: where it begins; −1 for what lies elsewhere.</summary>
    public long[] Offsets { get; }

    /// <summary>The entries of all values together, as far as they live at the same time.</summary>
    public long Size { get; }

    /// <summary>The further room of the step that needs most.</summary>
    public long Scratch { get; }

    public static MemoryPlan Make(StepList list, List<ScheduledStep> schedule, Arms arms, View[] results)
    {
        int values = list.Values.Count;
        var lastUse = new int[values];
        Array.Fill(lastUse, -1);
        for (int i = 0; i < schedule.Count; i++)
        {
            foreach (View operand in ReadsOf(schedule[i], arms))
            {
                lastUse[operand.Value] = i;
            }
        }

        foreach (View result in results)
        {
            lastUse[result.Value] = int.MaxValue;
        }

        var offsets = new long[values];
        Array.Fill(offsets, -1);
        var free = new FreeList();
        long scratch = 0;
        for (int i = 0; i < schedule.Count; i++)
        {
            if (schedule[i].Step is { } step)
            {
                scratch = Math.Max(scratch, step.Scratch);
                long size = Rounded(step.Count);
                int inPlace = -1;
                foreach (View operand in step.Reads)
                {
                    if (Dies(operand.Value, i) && Rounded(list.Values[operand.Value].Count) == size && list.Values[operand.Value].Count == step.Count && step.WorksInPlace(operand))
                    {
                        inPlace = operand.Value;
                        break;
                    }
                }

                offsets[step.Dest] = inPlace >= 0 ? offsets[inPlace] : free.Take(size);
                foreach (View operand in ReadsOf(schedule[i], arms))
                {
                    if (operand.Value != inPlace && Dies(operand.Value, i))
                    {
                        free.Return(offsets[operand.Value], Rounded(list.Values[operand.Value].Count));
                        lastUse[operand.Value] = -1;
                    }
                }
            }
            else
            {
                foreach (View operand in ReadsOf(schedule[i], arms))
                {
                    if (Dies(operand.Value, i))
                    {
                        free.Return(offsets[operand.Value], Rounded(list.Values[operand.Value].Count));
                        lastUse[operand.Value] = -1;
                    }
                }
            }
        }

        return new MemoryPlan(offsets, free.Size, Rounded(scratch));

        bool Dies(int value, int at) => list.Values[value].Place == Place.Computed && lastUse[value] == at;
    }

    private static IEnumerable<View> ReadsOf(ScheduledStep scheduled, Arms arms) =>
        scheduled.Step?.Reads ?? (arms[scheduled.Region].Condition is { } condition ? [condition] : []);

    private static long Rounded(long count) => Math.Max(Alignment, (count + Alignment - 1) / Alignment * Alignment);

    /// <summary>Free stretches of memory by their beginning; neighbours are one.</summary>
    private sealed class FreeList
    {
        private readonly SortedDictionary<long, long> _stretches = [];

        public long Size { get; private set; }

        // The smallest stretch that is large enough.
        public long Take(long size)
        {
            long best = -1, smallest = long.MaxValue;
            foreach ((long start, long length) in _stretches)
            {
                if (length >= size && length < smallest)
                {
                    (best, smallest) = (start, length);
                }
            }

            if (best >= 0)
            {
                _stretches.Remove(best);
                if (smallest > size)
                {
                    _stretches.Add(best + size, smallest - size);
                }

                return best;
            }

            // A stretch at the end grows.
            if (_stretches.Count > 0 && _stretches.Last() is (var last, var rest) && last + rest == Size)
            {
                _stretches.Remove(last);
                Size = last + size;
                return last;
            }

            long fresh = Size;
            Size += size;
            return fresh;
        }

        public void Return(long start, long length)
        {
            foreach ((long other, long size) in _stretches)
            {
                if (other + size == start)
                {
                    _stretches.Remove(other);
                    (start, length) = (other, length + size);
                    break;
                }
            }

            if (_stretches.Remove(start + length, out long following))
            {
                length += following;
            }

            _stretches.Add(start, length);
        }
    }
}
