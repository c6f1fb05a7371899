namespace Symbolic.Tensors;

/// <summary>The determinant, or its logarithm, from a factorization.</summary>
internal sealed unsafe class DeterminantStep(View factors, int n, Kernel kernel) : TensorStep
{
    public override IReadOnlyList<View> Reads => [factors];

    public override string Description => $"{kernel} {factors}";

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* a = workspace.At(factors);
        double sign = double.CreateTruncating(a[((long)n * n) + n]);
        double product = sign, logarithm = 0;
        for (int i = 0; i < n; i++)
        {
            double entry = double.CreateTruncating(a[((long)i * n) + i]);
            product *= entry;
            sign = entry < 0 ? -sign : sign;
            logarithm += Math.Log(Math.Abs(entry));
        }

        *workspace.Values[Dest] = T.CreateTruncating(
            kernel == Kernel.Determinant ? product : sign > 0 || double.IsNegativeInfinity(logarithm) ? logarithm : double.NaN);
    }
}
