namespace Symbolic.Tensors;

/// <summary>Numbers put side by side.</summary>
internal sealed unsafe class AssembleStep(View[] entries) : TensorStep
{
    public override IReadOnlyList<View> Reads => entries;

    public override string Description => $"assemble {string.Join(", ", entries.Select(static e => e.ToString()))}";

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* dest = workspace.Values[Dest];
        for (int i = 0; i < entries.Length; i++)
        {
            dest[i] = *workspace.At(entries[i]);
        }
    }
}
