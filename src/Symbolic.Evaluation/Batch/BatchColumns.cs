using System.Buffers;

namespace Symbolic;

/// <summary>Where columns of numbers lie in memory, and which results would overwrite what is still to be read.</summary>
internal static unsafe class BatchColumns
{
    // So many pairs are sooner compared than sorted.
    private const int FewPairs = 64;

    /// <summary>
    /// Finds the results that lie exactly where an input lies: these are allowed, and computed apart from it.
    /// </summary>
    /// <returns>True when there are any.</returns>
    /// <exception cref="ArgumentException">A result overlaps another result, or an input otherwise than exactly.</exception>
    public static bool FindAliases(double** inputs, ReadOnlySpan<bool> repeated, double** outputs, nint count, Span<bool> aliased)
    {
        nuint bytes = (nuint)count * sizeof(double);
        if (aliased.Length * (repeated.Length + aliased.Length) <= FewPairs && AreApart(inputs, repeated, outputs, bytes, aliased.Length))
        {
            aliased.Clear();
            return false;
        }

        // All columns have one length, so the nearest on either side tell everything.
        int total = repeated.Length + aliased.Length;
        nuint[] starts = ArrayPool<nuint>.Shared.Rent(total);
        int[] columns = ArrayPool<int>.Shared.Rent(total);
        try
        {
            int n = 0;
            for (int i = 0; i < repeated.Length; i++)
            {
                // A repeated number is copied before anything is written.
                if (!repeated[i])
                {
                    (starts[n], columns[n]) = ((nuint)inputs[i], i);
                    n++;
                }
            }

            for (int k = 0; k < aliased.Length; k++)
            {
                (starts[n], columns[n]) = ((nuint)outputs[k], repeated.Length + k);
                n++;
            }

            Array.Sort(starts, columns, 0, n);
            return Compare(starts.AsSpan(0, n), columns.AsSpan(0, n), repeated.Length, bytes, aliased);
        }
        finally
        {
            ArrayPool<nuint>.Shared.Return(starts);
            ArrayPool<int>.Shared.Return(columns);
        }
    }

    private static bool AreApart(double** inputs, ReadOnlySpan<bool> repeated, double** outputs, nuint bytes, int count)
    {
        for (int k = 0; k < count; k++)
        {
            nuint start = (nuint)outputs[k];
            for (int i = 0; i < repeated.Length; i++)
            {
                if (!repeated[i] && Distance(start, (nuint)inputs[i]) < bytes)
                {
                    return false;
                }
            }

            for (int other = 0; other < k; other++)
            {
                if (Distance(start, (nuint)outputs[other]) < bytes)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static nuint Distance(nuint a, nuint b) => a < b ? b - a : a - b;

    private static bool Compare(ReadOnlySpan<nuint> starts, ReadOnlySpan<int> columns, int inputs, nuint bytes, Span<bool> aliased)
    {
        aliased.Clear();
        bool any = false;
        int lastInput = -1, lastOutput = -1;
        for (int first = 0, next; first < starts.Length; first = next)
        {
            int input = -1, output = -1;
            for (next = first; next < starts.Length && starts[next] == starts[first]; next++)
            {
                if (columns[next] < inputs)
                {
                    input = next;
                }
                else if (output >= 0)
                {
                    throw new ArgumentException($"The results {columns[output] - inputs} and {columns[next] - inputs} have the same memory.", "outputs");
                }
                else
                {
                    output = next;
                }
            }

            if (output >= 0)
            {
                Require(starts, columns, inputs, bytes, lastOutput, output);
                Require(starts, columns, inputs, bytes, lastInput, output);
            }

            if (input >= 0)
            {
                Require(starts, columns, inputs, bytes, lastOutput, input);
            }

            if (input >= 0 && output >= 0)
            {
                aliased[columns[output] - inputs] = any = true;
            }

            (lastInput, lastOutput) = (input >= 0 ? input : lastInput, output >= 0 ? output : lastOutput);
        }

        return any;
    }

    private static void Require(ReadOnlySpan<nuint> starts, ReadOnlySpan<int> columns, int inputs, nuint bytes, int before, int after)
    {
        if (before >= 0 && starts[after] - starts[before] < bytes)
        {
            string first = Name(columns[before], inputs), second = Name(columns[after], inputs);
            throw new ArgumentException($"The memory of {first} and {second} overlaps. A result may lie exactly where an input lies, or apart from all.", "outputs");
        }
    }

    private static string Name(int column, int inputs) => column < inputs ? $"input {column}" : $"result {column - inputs}";
}
