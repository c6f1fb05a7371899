using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;

namespace Symbolic.Tensors;

/// <summary>A loop of a contraction: its length and the steps in the two operands and in the result (0 where the index is absent).</summary>
internal readonly record struct ContractionLoop(int Size, long Left, long Right, long Result);

/// <summary>
/// A contraction of two operands: a dense product (of matrices, of a matrix and a vector, or of vectors) inside further loops,
/// such as those over a batch. All entries are taken where they lie, by strides.
/// </summary>
internal sealed unsafe class ContractStep : TensorStep
{
    private readonly View _left;
    private readonly View _right;
    private readonly ContractionLoop[] _outer;
    private readonly ContractionLoop _m;
    private readonly ContractionLoop _n;
    private readonly ContractionLoop _k;
    private readonly bool _accumulates;
    private readonly bool _clears;
    private readonly Form _form;
    private readonly DenseProducts _products;

    /// <summary>Makes the step. The result has steps of 1 along <paramref name="n"/>, or along <paramref name="m"/> when n is 1 long.</summary>
    public ContractStep(View left, View right, ContractionLoop[] outer, ContractionLoop m, ContractionLoop n, ContractionLoop k, DenseProducts products)
    {
        (_left, _right, _m, _n, _k, _products) = (left, right, m, n, k, products);
        _form = m.Size == 1 && n.Size == 1 ? Form.Dot
            : n.Size == 1 ? Form.MatrixVector
            : m.Size == 1 ? Form.VectorMatrix
            : Form.Matrix;

        // Many short dot products side by side: the loop over them goes inside, over neighbours.
        if (_form == Form.Dot && outer is [.., { Result: 1, Left: 0 or 1, Right: 0 or 1 } row] && !(k.Left == 1 && k.Right == 1 && k.Size >= 8))
        {
            (_form, _n) = (Form.Rows, row);
            outer = outer[..^1];
        }

        _outer = outer;
        _accumulates = outer.Any(static l => l.Result == 0);
        _clears = _accumulates || _form == Form.Rows;
    }

    private enum Form : byte
    {
        Dot,
        Rows,
        MatrixVector,
        VectorMatrix,
        Matrix,
    }

    public override IReadOnlyList<View> Reads => [_left, _right];

    public override long Scratch => _form switch
    {
        Form.Matrix => MatrixProduct.Scratch(_m.Size, _n.Size, _k.Size),
        Form.MatrixVector or Form.VectorMatrix => _k.Size,
        _ => 0,
    };

    public override string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name} {_left}, {_right}: {_m.Size}×{_k.Size}×{_n.Size} m({_m.Left},{_m.Right},{_m.Result}) n({_n.Left},{_n.Right},{_n.Result}) k({_k.Left},{_k.Right}){string.Concat(_outer.Select(static l => $" over {l.Size}({l.Left},{l.Right},{l.Result})"))}");

    private string Name => _form switch
    {
        Form.Dot => "dot",
        Form.Rows => "multiply and add",
        Form.Matrix => "matrix product",
        _ => "matrix times vector",
    };

    public override void Run<T>(in Workspace<T> workspace)
    {
        T* left = workspace.At(_left), right = workspace.At(_right), result = workspace.Values[Dest];
        if (_clears)
        {
            new Span<T>(result, (int)Count).Clear();
        }

        int order = _outer.Length;
        int* index = stackalloc int[order + 1];
        while (true)
        {
            Inner(left, right, result, workspace.Scratch);
            int i = order - 1;
            while (i >= 0)
            {
                ref readonly ContractionLoop loop = ref _outer[i];
                left += loop.Left;
                right += loop.Right;
                result += loop.Result;
                if (++index[i] < loop.Size)
                {
                    break;
                }

                left -= loop.Size * loop.Left;
                right -= loop.Size * loop.Right;
                result -= loop.Size * loop.Result;
                index[i--] = 0;
            }

            if (i < 0)
            {
                return;
            }
        }
    }

    private void Inner<T>(T* left, T* right, T* result, T* scratch)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        switch (_form)
        {
            case Form.Dot:
                T sum = MatrixVector.Dot(left, _k.Left, right, _k.Right, _k.Size);
                *result = _accumulates ? *result + sum : sum;
                break;
            case Form.Rows:
                for (int k = 0; k < _k.Size; k++)
                {
                    MultiplyAdd(left + (k * _k.Left), right + (k * _k.Right), result);
                }

                break;
            case Form.MatrixVector:
                MatrixVector.Multiply(_m.Size, _k.Size, left, _m.Left, _k.Left, right, _k.Right, result, _accumulates, scratch);
                break;
            case Form.VectorMatrix:
                MatrixVector.Multiply(_n.Size, _k.Size, right, _n.Right, _k.Right, left, _k.Left, result, _accumulates, scratch);
                break;
            default:
                if (_products == DenseProducts.SystemBlas && SystemBlas.TryMultiply(_m, _n, _k, left, right, result, _accumulates))
                {
                    break;
                }

                MatrixProduct.Multiply(_m.Size, _n.Size, _k.Size, left, _m.Left, _k.Left, right, _k.Right, _n.Right, result, _m.Result, _accumulates, scratch);
                break;
        }
    }

    private void MultiplyAdd<T>(T* left, T* right, T* result)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int n = _n.Size;
        var sum = new Span<T>(result, n);
        if (_n.Left == 1 && _n.Right == 1)
        {
            TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(left, n), new ReadOnlySpan<T>(right, n), sum, sum);
        }
        else if (_n.Left == 1)
        {
            TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(left, n), *right, sum, sum);
        }
        else if (_n.Right == 1)
        {
            TensorPrimitives.MultiplyAdd(new ReadOnlySpan<T>(right, n), *left, sum, sum);
        }
        else
        {
            TensorPrimitives.Add(sum, *left * *right, sum);
        }
    }
}
