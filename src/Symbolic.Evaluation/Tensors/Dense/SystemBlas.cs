using System.Runtime.InteropServices;

namespace Symbolic.Tensors;

/// <summary>The dgemm of a system's OpenBLAS, where there is one.</summary>
internal static unsafe class SystemBlas
{
    private const int RowMajor = 101, NoTranspose = 111, Transpose = 112;

    private static readonly string[] s_names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.dll", "openblas.dll", "libopenblas.dylib"];

    private static readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> s_multiply = Load();

    /// <summary>True where the library was found.</summary>
    public static bool IsPresent => s_multiply != null;

    /// <summary>C = A·B by the library; false where it is absent or the operands have no steps of 1.</summary>
    public static bool TryMultiply(in ContractionLoop m, in ContractionLoop n, in ContractionLoop k, double* a, double* b, double* c, bool accumulates)
    {
        if (s_multiply == null || !Leading(m.Left, k.Left, m.Size, k.Size, out int aForm, out int aLeading)
            || !Leading(k.Right, n.Right, k.Size, n.Size, out int bForm, out int bLeading) || m.Result > int.MaxValue)
        {
            return false;
        }

        s_multiply(RowMajor, aForm, bForm, m.Size, n.Size, k.Size, 1, a, aLeading, b, bLeading, accumulates ? 1 : 0, c, (int)m.Result);
        return true;
    }

    private static bool Leading(long rowStep, long columnStep, int rows, int columns, out int form, out int leading)
    {
        bool plain = columnStep == 1 && rowStep >= columns;
        bool transposed = rowStep == 1 && columnStep >= rows;
        form = plain ? NoTranspose : Transpose;
        long step = plain ? rowStep : columnStep;
        leading = (int)Math.Min(step, int.MaxValue);
        return (plain || transposed) && step <= int.MaxValue;
    }

    private static delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> Load()
    {
        foreach (string name in s_names)
        {
            if (NativeLibrary.TryLoad(name, out nint library) && NativeLibrary.TryGetExport(library, "cblas_dgemm", out nint address))
            {
                return (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)address;
            }
        }

        return null;
    }
}
