namespace Symbolic.Tensors;

/// <summary>One of two values by a condition on the whole; only the chosen one has been computed.</summary>
internal sealed unsafe class ChoiceStep(View condition, View whenTrue, View whenFalse) : TensorStep
{
    private readonly View _true = whenTrue.Collapsed();
    private readonly View _false = whenFalse.Collapsed();

    public View Condition => condition;

    public View WhenTrue => whenTrue;

    public View WhenFalse => whenFalse;

    public override IReadOnlyList<View> Reads => [condition, whenTrue, whenFalse];

    public override string Description => $"choose by {condition}: {whenTrue}, {whenFalse}";

    public override void Run<T>(in Workspace<T> workspace)
    {
        View chosen = *workspace.At(condition) != T.Zero ? _true : _false;
        StridedLoops.CopyAll(workspace.At(chosen), chosen.Sizes, chosen.Strides, Count, workspace.Values[Dest]);
    }
}
