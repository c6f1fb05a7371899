namespace Symbolic.Tensors;

/// <summary>Joins functions applied entry by entry into one step where a value between them is used nowhere else.</summary>
internal static class Fusion
{
    // Longer chains would push their own blocks out of the cache.
    private const int LongestChain = 48;

    /// <summary>By step: the step itself, the joined one at the place of its last function, or null where it has gone into another.</summary>
    public static TensorStep?[] Fuse(StepList list, View[] results, int[] region)
    {
        int count = list.Steps.Count;
        int[] group = Groups(list, results, region);
        var members = new Dictionary<int, List<int>>();
        for (int i = 0; i < count; i++)
        {
            if (group[i] >= 0 && group[i] != i)
            {
                if (!members.TryGetValue(group[i], out List<int>? list2))
                {
                    members.Add(group[i], list2 = []);
                }

                list2.Add(i);
            }
        }

        var fused = new TensorStep?[count];
        for (int i = 0; i < count; i++)
        {
            fused[i] = group[i] >= 0 && group[i] != i ? null
                : members.TryGetValue(i, out List<int>? inner) ? Joined(list, [.. inner, i])
                : list.Steps[i];
        }

        return fused;
    }

    // Backwards: a step joins the group of its users when all of them are in one group.
    private static int[] Groups(StepList list, View[] results, int[] region)
    {
        const int None = -1, Several = -2;
        int count = list.Steps.Count;
        var group = new int[count];
        var wanted = new int[count];
        var length = new int[count];
        Array.Fill(wanted, None);
        foreach (View result in results)
        {
            Refuse(result);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            group[i] = None;
            if (region[i] < 0)
            {
                continue;
            }

            TensorStep step = list.Steps[i];
            if (step is not MapStep { Code.Length: > 0 } map)
            {
                foreach (View operand in step.Reads)
                {
                    Refuse(operand);
                }

                continue;
            }

            int root = wanted[i];
            bool joins = root >= 0 && region[root] == region[i] && list.Steps[root].Count == step.Count && length[root] < LongestChain;
            group[i] = joins ? root : i;
            length[group[i]]++;
            foreach (View operand in map.Reads)
            {
                if (list.Values[operand.Value] is not { Place: Place.Computed, Index: var producer })
                {
                    continue;
                }

                bool direct = MapStep.IsDirect(operand, step.Count) && list.Steps[producer].Count == step.Count;
                wanted[producer] = !direct || (wanted[producer] != None && wanted[producer] != group[i]) ? Several : group[i];
            }
        }

        return group;

        void Refuse(View view)
        {
            if (list.Values[view.Value] is { Place: Place.Computed, Index: var producer })
            {
                wanted[producer] = Several;
            }
        }
    }

    private static MapStep Joined(StepList list, List<int> members)
    {
        var operands = new List<View>();
        var code = new List<MapInstruction>();
        var inside = new Dictionary<int, int>();
        foreach (int member in members)
        {
            var map = (MapStep)list.Steps[member];
            foreach (MapInstruction instruction in map.Code)
            {
                code.Add(instruction with { Operands = [.. instruction.Operands.Select(o => Place(map.Reads[~o]))] });
            }

            inside.Add(map.Dest, code.Count - 1);
        }

        TensorStep last = list.Steps[members[^1]];
        return new MapStep([.. operands], [.. code]) { Count = last.Count, Dest = last.Dest };

        int Place(View operand)
        {
            if (inside.TryGetValue(operand.Value, out int register))
            {
                return register;
            }

            int position = operands.IndexOf(operand);
            if (position < 0)
            {
                position = operands.Count;
                operands.Add(operand);
            }

            return ~position;
        }
    }
}
