using System.Globalization;

namespace Symbolic.Tensors;

/// <summary>A look set into zeros: along each axis the result begins at an index of the source, which may be negative.</summary>
internal sealed unsafe class PadStep(View source, int[] first, int[] sizes) : TensorStep
{
    public override IReadOnlyList<View> Reads => [source];

    public override string Description => $"pad {source} from {List(first)} to {List(sizes)}";

    public override void Run<T>(in Workspace<T> workspace)
    {
        int order = sizes.Length;
        T* dest = workspace.Values[Dest];
        new Span<T>(dest, checked((int)Count)).Clear();
        T* from = workspace.At(source);
        int* low = stackalloc int[order], high = stackalloc int[order], index = stackalloc int[order];
        long* strides = stackalloc long[order];
        long stride = 1;
        for (int axis = order - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= sizes[axis];
            low[axis] = Math.Max(0, -first[axis]);
            high[axis] = Math.Min(sizes[axis], source.Sizes[axis] - first[axis]);
            if (high[axis] <= low[axis])
            {
                return;
            }

            index[axis] = low[axis];
            dest += low[axis] * strides[axis];
            from += (low[axis] + (long)first[axis]) * source.Strides[axis];
        }

        while (true)
        {
            *dest = *from;
            int axis = order - 1;
            while (axis >= 0)
            {
                dest += strides[axis];
                from += source.Strides[axis];
                if (++index[axis] < high[axis])
                {
                    break;
                }

                int run = high[axis] - low[axis];
                dest -= run * strides[axis];
                from -= run * source.Strides[axis];
                index[axis] = low[axis];
                axis--;
            }

            if (axis < 0)
            {
                return;
            }
        }
    }

    private static string List(int[] numbers) => string.Join(',', numbers.Select(static n => n.ToString(CultureInfo.InvariantCulture)));
}
