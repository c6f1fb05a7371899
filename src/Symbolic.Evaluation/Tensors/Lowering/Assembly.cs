namespace Symbolic.Tensors;

/// <summary>
/// From the list of steps to a program: the conditions under which steps run, chains of functions made one step, the order, and
/// the places of the values in memory. Each is a loop.
/// </summary>
internal static class Assembly
{
    public static TensorProgram Assemble(StepList list, View[] results, string[] names, Shape[] inputShapes, Shape[] outputShapes, Precision precision)
    {
        var arms = new Arms();
        int[] region = Regions(list, results, arms);
        TensorStep?[] fused = Fusion.Fuse(list, results, region);
        List<ScheduledStep> schedule = Order(list, results, fused, region, arms);
        MemoryPlan memory = MemoryPlan.Make(list, schedule, arms, results);
        return new TensorProgram(names, inputShapes, outputShapes, list, [.. schedule], arms.ToArray(), memory, results, precision);
    }

    // Users come later in the list, so going backwards every use of a value is known before its step is placed: in the innermost
    // region that contains them all. A step that nobody uses has none.
    private static int[] Regions(StepList list, View[] results, Arms arms)
    {
        var region = new int[list.Steps.Count];
        Array.Fill(region, -1);
        foreach (View result in results)
        {
            Use(result, RegionTree.Root);
        }

        for (int i = region.Length - 1; i >= 0; i--)
        {
            if (region[i] < 0)
            {
                continue;
            }

            if (list.Steps[i] is ChoiceStep choice)
            {
                Use(choice.Condition, region[i]);
                Use(choice.WhenTrue, arms.Arm(region[i], choice.Condition, holds: true));
                Use(choice.WhenFalse, arms.Arm(region[i], choice.Condition, holds: false));
            }
            else
            {
                foreach (View operand in list.Steps[i].Reads)
                {
                    Use(operand, region[i]);
                }
            }
        }

        return region;

        void Use(View view, int where)
        {
            if (list.Values[view.Value] is { Place: Place.Computed, Index: var step })
            {
                region[step] = region[step] < 0 ? where : arms.Tree.CommonAncestor(region[step], where);
            }
        }
    }

    // Operands before users, conditions before the arms that they guard.
    private static List<ScheduledStep> Order(StepList list, View[] results, TensorStep?[] fused, int[] region, Arms arms)
    {
        var schedule = new List<ScheduledStep>();
        var seen = new bool[fused.Length];
        var entered = new HashSet<int> { RegionTree.Root };
        var open = new Stack<(int Step, int Next)>();
        foreach (View result in results)
        {
            Visit(result);
            while (open.TryPop(out (int Step, int Next) top))
            {
                TensorStep step = fused[top.Step]!;
                if (top.Next < step.Reads.Count)
                {
                    open.Push((top.Step, top.Next + 1));
                    Visit(step.Reads[top.Next]);
                    continue;
                }

                Enter(region[top.Step]);
                schedule.Add(new ScheduledStep(step, region[top.Step]));
            }
        }

        return schedule;

        void Visit(View view)
        {
            if (list.Values[view.Value] is { Place: Place.Computed, Index: var step } && !seen[step])
            {
                seen[step] = true;
                open.Push((step, 0));
            }
        }

        void Enter(int where)
        {
            var path = new Stack<int>();
            while (entered.Add(where))
            {
                path.Push(where);
                where = arms[where].Parent;
            }

            foreach (int arm in path)
            {
                schedule.Add(new ScheduledStep(null, arm));
            }
        }
    }
}

/// <summary>A step and the region in which it runs; without a step the place where it is decided whether the region runs.</summary>
internal readonly record struct ScheduledStep(TensorStep? Step, int Region);

/// <summary>A region: it runs when its parent does and its condition is as stated.</summary>
internal readonly record struct Arm(int Parent, View? Condition, bool Holds);

/// <summary>The tree of regions with what each of them asks for.</summary>
internal sealed class Arms
{
    private readonly List<Arm> _arms = [new Arm(RegionTree.Root, null, true)];

    public RegionTree Tree { get; } = new();

    public Arm this[int region] => _arms[region];

    public int Arm(int parent, View condition, bool holds)
    {
        int region = Tree.Arm(parent, condition.Value, holds);
        if (region == _arms.Count)
        {
            _arms.Add(new Arm(parent, condition, holds));
        }

        return region;
    }

    public Arm[] ToArray() => [.. _arms];
}
