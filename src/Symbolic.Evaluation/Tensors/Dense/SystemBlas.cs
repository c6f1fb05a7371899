using System.Runtime.InteropServices;

namespace Symbolic.Tensors;

/// <summary>The dgemm and sgemm of a system's OpenBLAS, where there is one.</summary>
internal static unsafe class SystemBlas
{
    private const int RowMajor = 101, NoTranspose = 111, Transpose = 112;

    private static readonly string[] s_names = ["libopenblas.so.0", "libopenblas.so", "libopenblas.dll", "openblas.dll", "libopenblas.dylib"];

    private static readonly delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void> s_double =
        (delegate* unmanaged<int, int, int, int, int, int, double, double*, int, double*, int, double, double*, int, void>)Load("cblas_dgemm");

    private static readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> s_single =
        (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)Load("cblas_sgemm");

    private static readonly delegate* unmanaged<int, void> s_setThreads = (delegate* unmanaged<int, void>)Load("openblas_set_num_threads");

    /// <summary>True where the library was found.</summary>
    public static bool IsPresent => s_double != null && s_single != null;

    /// <summary>Sets how many threads the library uses; false where that cannot be said.</summary>
    public static bool TrySetThreads(int count)
    {
        if (s_setThreads == null)
        {
            return false;
        }

        s_setThreads(count);
        return true;
    }

    /// <summary>C = A·B by the library; false where it is absent or the operands have no steps of 1.</summary>
    public static bool TryMultiply<T>(in ContractionLoop m, in ContractionLoop n, in ContractionLoop k, T* a, T* b, T* c, bool accumulates)
        where T : unmanaged
    {
        if (!IsPresent || !Leading(m.Left, k.Left, m.Size, k.Size, out int aForm, out int aLeading)
            || !Leading(k.Right, n.Right, k.Size, n.Size, out int bForm, out int bLeading) || m.Result > int.MaxValue)
        {
            return false;
        }

        int keeps = accumulates ? 1 : 0;
        if (typeof(T) == typeof(double))
        {
            s_double(RowMajor, aForm, bForm, m.Size, n.Size, k.Size, 1, (double*)a, aLeading, (double*)b, bLeading, keeps, (double*)c, (int)m.Result);
        }
        else
        {
            s_single(RowMajor, aForm, bForm, m.Size, n.Size, k.Size, 1, (float*)a, aLeading, (float*)b, bLeading, keeps, (float*)c, (int)m.Result);
        }

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

    private static nint Load(string function)
    {
        foreach (string name in s_names)
        {
            if (NativeLibrary.TryLoad(name, out nint library) && NativeLibrary.TryGetExport(library, function, out nint address))
            {
                return address;
            }
        }

        return 0;
    }
}
