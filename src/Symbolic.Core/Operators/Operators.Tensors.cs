namespace Symbolic;

public static partial class Operators
{
    /// <summary>exp xᵢ/Σ exp xⱼ along the last axis.</summary>
    public static readonly TensorOperator Softmax = Declare(new TensorOperator("softmax", 1)
    {
        Summary = "exp(x_i)/sum_j exp(x_j) along the last axis.",
        Domain = "all real x",
        Notation = Notation.Function("softmax", @"\operatorname{softmax}"),
        Code = s_noCode,
        Kernel = Kernel.Softmax,
        IsTotal = true,
        LastAxes = 1,
        Infer = static shapes => WithAxes(Softmax!, shapes[0], 1),
        Pullback = static (operands, p, v, position) =>
        {
            (int outer, int rows) = Axes(v, p, 1);
            Expr weighted = p.Graph.Contract("*#i,#i->*#", outer, rows, v, p);
            return p.Graph.Contract("*#i,#i->*#i", outer, rows, v, p) - p.Graph.Contract("*#,#i->*#i", outer, rows, weighted, p);
        },
    });

    /// <summary>xᵢ − log Σ exp xⱼ along the last axis.</summary>
    public static readonly TensorOperator LogSoftmax = Declare(new TensorOperator("logsoftmax", 1)
    {
        Summary = "The logarithm of softmax along the last axis, without overflow.",
        Domain = "all real x",
        Notation = Notation.Function("logsoftmax", @"\operatorname{logsoftmax}"),
        Code = s_noCode,
        Kernel = Kernel.LogSoftmax,
        IsTotal = true,
        LastAxes = 1,
        Infer = static shapes => WithAxes(LogSoftmax!, shapes[0], 1),
        Pullback = static (operands, y, v, position) =>
        {
            (int outer, int rows) = Axes(v, y, 1);
            Expr sum = y.Graph.Contract("*#i->*#", outer, rows, v);
            return v - y.Graph.Contract("*#,#i->*#i", outer, rows, sum, Softmax[operands[0]]);
        },
    });

    /// <summary>log Σ exp xⱼ along the last axis.</summary>
    public static readonly TensorOperator LogSumExp = Declare(new TensorOperator("logsumexp", 1)
    {
        Summary = "log(sum_j exp(x_j)) along the last axis, without overflow.",
        Domain = "all real x",
        Notation = Notation.Function("logsumexp", @"\operatorname{logsumexp}"),
        Code = s_noCode,
        Kernel = Kernel.LogSumExp,
        IsTotal = true,
        LastAxes = 1,
        Infer = static shapes => WithoutLast(LogSumExp!, shapes[0]),
        Pullback = static (operands, y, v, position) =>
        {
            (int outer, int rows) = Axes(v, y, 0);
            return y.Graph.Contract("*#,#i->*#i", outer, rows, v, Softmax[operands[0]]);
        },
    });

    /// <summary>The largest entry along the last axis.</summary>
    public static readonly TensorOperator Largest = Declare(new TensorOperator("largest", 1)
    {
        Summary = "The largest entry along the last axis.",
        Domain = "all real x, at least one entry",
        Notation = Notation.Function("max", @"\max"),
        Code = s_noCode,
        Kernel = Kernel.Maximum,
        IsTotal = true,
        LastAxes = 1,
        Kink = "Entries that attain the maximum share the derivative equally.",
        Infer = static shapes => WithoutLast(Largest!, shapes[0]),
        Pullback = static (operands, y, v, position) =>
        {
            (int outer, int rows) = Axes(v, y, 0);
            return y.Graph.Contract("*#,#i->*#i", outer, rows, v, ShareOfLargest![operands[0]]);
        },
    });

    /// <summary>The smallest entry along the last axis.</summary>
    public static readonly TensorOperator Smallest = Declare(new TensorOperator("smallest", 1)
    {
        Summary = "The smallest entry along the last axis.",
        Domain = "all real x, at least one entry",
        Notation = Notation.Function("min", @"\min"),
        Code = s_noCode,
        Kernel = Kernel.Minimum,
        IsTotal = true,
        LastAxes = 1,
        Kink = "Entries that attain the minimum share the derivative equally.",
        Infer = static shapes => WithoutLast(Smallest!, shapes[0]),
        Pullback = static (operands, y, v, position) =>
        {
            (int outer, int rows) = Axes(v, y, 0);
            return y.Graph.Contract("*#,#i->*#i", outer, rows, v, ShareOfLargest![-operands[0]]);
        },
    });

    /// <summary>1/ties where an entry attains the largest along the last axis, otherwise 0.</summary>
    public static readonly TensorOperator ShareOfLargest = Declare(new TensorOperator("shareoflargest", 1)
    {
        Summary = "1/k where an entry is one of k that attain the largest along the last axis, otherwise 0.",
        Domain = "all real x, at least one entry",
        Notation = Notation.Function("argmaxshare", @"\operatorname{argmaxshare}"),
        Code = s_noCode,
        Kernel = Kernel.MaximumShare,
        IsTotal = true,
        LastAxes = 1,
        Kink = "The derivative is 0 almost everywhere.",
        Infer = static shapes => WithAxes(ShareOfLargest!, shapes[0], 1),
        Pullback = static (operands, y, v, position) => y.Graph.Fill(y.Graph.Zero, v.Shape),
    });

    /// <summary>The product of the entries along the last axis.</summary>
    public static readonly TensorOperator EntriesProduct = Declare(new TensorOperator("prod", 1)
    {
        Summary = "The product of the entries along the last axis; 1 when there are none.",
        Domain = "all real x",
        Notation = Notation.Function("prod", @"\operatorname{prod}"),
        Code = s_noCode,
        Kernel = Kernel.Product,
        Infer = static shapes => WithoutLast(EntriesProduct!, shapes[0]),
        Pullback = static (operands, y, v, position) =>
        {
            (int outer, int rows) = Axes(v, y, 0);
            return y.Graph.Contract("*#,#i->*#i", outer, rows, v, OtherProducts![operands[0]]);
        },
    });

    /// <summary>For each entry along the last axis the product of all others.</summary>
    public static readonly TensorOperator OtherProducts = Declare(new TensorOperator("otherproducts", 1)
    {
        Summary = "For each entry along the last axis the product of all others, without a division.",
        Domain = "all real x",
        Notation = Notation.Function("otherproducts", @"\operatorname{otherproducts}"),
        Code = s_noCode,
        Kernel = Kernel.OtherProducts,
        Infer = static shapes => WithAxes(OtherProducts!, shapes[0], 1),

        // With row i of M the vector x, but 1 in place i, the value is yᵢ = Πⱼ Mᵢⱼ, so ∂yᵢ/∂xⱼ is the product of the others in
        // row i, and 0 for i = j. Nothing is divided, so zeros do no harm at any order.
        Pullback = static (operands, y, v, position) =>
        {
            ExprGraph graph = y.Graph;
            (int outer, int rows) = Axes(v, y, 1);
            Dim length = y.Shape[rows];
            Expr repeated = graph.Contract("#j,i->#ij", 0, rows, operands[0], graph.Fill(graph.One, new Shape(length)));
            Expr others = OtherProducts![repeated + graph.Contract("#i,ij->#ij", 0, rows, 1 - operands[0], graph.Identity(length))];
            return graph.Contract("*#i,#ij->*#j", outer, rows, v, others) - graph.Contract("*#i,#ii->*#i", outer, rows, v, others);
        },
    });

    /// <summary>The Euclidean norm along the last axis.</summary>
    public static readonly TensorOperator Norm = Declare(new TensorOperator("norm", 1)
    {
        Summary = "The Euclidean norm along the last axis.",
        Domain = "all real x",
        Notation = Notation.Function("norm", @"\operatorname{norm}"),
        Code = s_noCode,
        Kernel = Kernel.Norm,
        IsTotal = true,
        LastAxes = 1,
        Kink = "At 0 the derivative is 0.",
        Infer = static shapes => WithoutLast(Norm!, shapes[0]),
        Pullback = static (operands, y, v, position) =>
        {
            (int outer, int rows) = Axes(v, y, 0);
            ExprGraph graph = y.Graph;
            Expr length = graph.Contract("#,#i->#i", 0, rows, y, graph.Fill(graph.One, operands[0].Shape));
            Expr unit = graph.Select(length > 0, operands[0] / length, graph.Zero);
            return graph.Contract("*#,#i->*#i", outer, rows, v, unit);
        },
    });

    /// <summary>A⁻¹.</summary>
    public static readonly TensorOperator Inverse = Declare(new TensorOperator("inv", 1)
    {
        Summary = "The inverse of a matrix.",
        Domain = "det A is not 0",
        Notation = Notation.Function("inv", @"\operatorname{inv}"),
        Code = s_noCode,
        Kernel = Kernel.Inverse,
        Infer = static shapes => Square(Inverse!, shapes[0]),
        Exact = static operands => operands[0].Is(Inverse!) ? null : operands[0].Is(Delta!) && operands[0].Delta.IsKronecker ? operands[0] : null,
        Pullback = static (operands, y, v, position) => -y.Graph.Contract("*ij,ik,lj->*kl", v.Shape.Order - 2, 0, v, y, y),
    });

    /// <summary>A⁻¹B.</summary>
    public static readonly TensorOperator Solve = Declare(new TensorOperator("solve", 2)
    {
        Summary = "The solution x of A*x = b; b may have further axes.",
        Domain = "det A is not 0",
        Notation = Notation.Function("solve", @"\operatorname{solve}"),
        Code = s_noCode,
        Kernel = Kernel.Solve,
        Infer = static shapes =>
        {
            Shape square = Square(Solve!, shapes[0]);
            return shapes[1].Order >= 1 && shapes[1][0] == square[0] ? shapes[1] : throw new ShapeException(Solve!, shapes[0], shapes[1]);
        },
        Exact = static operands => operands[1].Is(Delta!) && operands[1].Delta.IsKronecker ? Inverse[operands[0]] : null,
        Pullback = static (operands, x, v, position) =>
        {
            ExprGraph graph = x.Graph;
            int rest = x.Shape.Order - 1;
            int outer = v.Shape.Order - x.Shape.Order;
            Expr transposed = graph.Contract("ij->ji", 0, 0, operands[0]);
            Expr right = graph.Contract("i*#->*i#", outer, rest, SolveFirst(transposed, graph.Contract("*i#->i*#", outer, rest, v)));
            return position == 1 ? right : -graph.Contract("*k#,l#->*kl", outer, rest, right, x);
        },
    });

    /// <summary>det A.</summary>
    public static readonly TensorOperator Determinant = Declare(new TensorOperator("det", 1)
    {
        Summary = "The determinant of a matrix.",
        Domain = "all square A",
        Traits = Traits.AppliesBare,
        Notation = Notation.Function("det", @"\det"),
        Code = s_noCode,
        Kernel = Kernel.Determinant,
        Infer = static shapes =>
        {
            Square(Determinant!, shapes[0]);
            return Shape.Scalar;
        },
        Pullback = static (operands, y, v, position) => y.Graph.Contract("*,lk->*kl", v.Shape.Order, 0, v * y, Inverse[operands[0]]),
    });

    /// <summary>log det A.</summary>
    public static readonly TensorOperator LogDeterminant = Declare(new TensorOperator("logdet", 1)
    {
        Summary = "The logarithm of the determinant of a matrix.",
        Domain = "det A > 0",
        Notation = Notation.Function("logdet", @"\log\det"),
        Code = s_noCode,
        Kernel = Kernel.LogDeterminant,
        Infer = static shapes =>
        {
            Square(LogDeterminant!, shapes[0]);
            return Shape.Scalar;
        },
        Pullback = static (operands, y, v, position) => y.Graph.Contract("*,lk->*kl", v.Shape.Order, 0, v, Inverse[operands[0]]),
    });

    // A⁻¹ times the factors of a product that lie along its first axis; the others meet the solution. So few right sides are solved
    // for, where an adjoint consists of deltas.
    private static Expr SolveFirst(Expr matrix, Expr product)
    {
        if (!product.Is(Einsum))
        {
            return Solve[matrix, product];
        }

        Contraction pattern = product.Contraction;
        int first = pattern.Output[0];
        int[] on = [.. Enumerable.Range(0, pattern.Inputs.Length).Where(i => pattern.Inputs[i].Contains(first))];
        int[] others = [.. on.SelectMany(i => pattern.Inputs[i]).Distinct().Where(k => k != first)];
        if (on.Length == 0 || others.Length >= pattern.Output.Length - 1)
        {
            return Solve[matrix, product];
        }

        var right = new ContractionBuilder(product.Graph);
        var whole = new ContractionBuilder(product.Graph);
        for (int i = 0; i < pattern.Inputs.Length; i++)
        {
            (on.Contains(i) ? right : whole).Multiply(product.Operands[i], [.. pattern.Inputs[i]]);
        }

        whole.Multiply(Solve[matrix, right.Build([first, .. others])], [first, .. others]);
        return whole.Build([.. pattern.Output]);
    }

    // The number of further axes in front of an adjoint, and of the axes that an operator leaves alone.
    private static (int Outer, int Rows) Axes(Expr adjoint, Expr node, int worked) =>
        (adjoint.Shape.Order - node.Shape.Order, node.Shape.Order - worked);

    private static Shape WithAxes(Operator op, Shape shape, int least) =>
        shape.Order >= least ? shape : throw new ShapeException(op, shape, shape) { Hint = $"{op.Name} needs a vector." };

    private static Shape WithoutLast(Operator op, Shape shape) => new(WithAxes(op, shape, 1).Axes.AsSpan()[..^1]);

    private static Shape Square(Operator op, Shape shape) =>
        shape.Order == 2 && shape[0] == shape[1] ? shape : throw new ShapeException(op, shape, shape) { Hint = $"{op.Name} needs a square matrix." };
}
