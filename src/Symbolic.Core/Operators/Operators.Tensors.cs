namespace Symbolic;

public static partial class Operators
{
    // How far a product is searched for a norm.
    private const int MostFactors = 16;

    /// <summary>exp xᵢ/Σ exp xⱼ along the last axis.</summary>
    public static readonly TensorOperator Softmax = Declare(new TensorOperator("softmax", 1)
    {
        Summary = "exp(x_i)/sum_j exp(x_j) along the last axis.",
        Domain = "all real x",
        Flops = 20,
        Notation = Notation.Function("softmax", @"\operatorname{softmax}"),
        Letter = "p",
        Code = InPython("sp.softmax({0}, axis=-1)", "torch.softmax({0}, -1)"),
        Kernel = Kernel.Softmax,
        IsTotal = true,
        LastAxes = 1,
        Range = Facts.Positive,
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
        Flops = 20,
        Notation = Notation.Function("logsoftmax", @"\operatorname{logsoftmax}"),
        Code = InPython("sp.log_softmax({0}, axis=-1)", "torch.log_softmax({0}, -1)"),
        Kernel = Kernel.LogSoftmax,
        IsTotal = true,
        LastAxes = 1,
        Range = Facts.Nonpositive,
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
        Flops = 16,
        Notation = Notation.Function("logsumexp", @"\operatorname{logsumexp}"),
        Code = InPython("sp.logsumexp({0}, axis=-1)", "torch.logsumexp({0}, -1)"),
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
        Flops = 1,
        Notation = Notation.Function("max", @"\max"),
        Code = InPython("np.max({0}, axis=-1)", "torch.amax({0}, -1)"),
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
        Flops = 1,
        Notation = Notation.Function("min", @"\min"),
        Code = InPython("np.min({0}, axis=-1)", "torch.amin({0}, -1)"),
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
        Flops = 3,
        Notation = Notation.Function("argmaxshare", @"\operatorname{argmaxshare}"),
        Code = InPython("(({0} == np.max({0}, axis=-1, keepdims=True)) / np.sum({0} == np.max({0}, axis=-1, keepdims=True), axis=-1, keepdims=True))", "(({0} == torch.amax({0}, -1, True)).to({0}.dtype) / torch.sum({0} == torch.amax({0}, -1, True), -1, True))"),
        Kernel = Kernel.MaximumShare,
        IsTotal = true,
        LastAxes = 1,
        Range = Facts.Nonnegative,
        Kink = "The derivative is 0 almost everywhere.",
        Infer = static shapes => WithAxes(ShareOfLargest!, shapes[0], 1),
        Pullback = static (operands, y, v, position) => y.Graph.Fill(y.Graph.Zero, v.Shape),
    });

    /// <summary>The product of the entries along the last axis.</summary>
    public static readonly TensorOperator EntriesProduct = Declare(new TensorOperator("prod", 1)
    {
        Summary = "The product of the entries along the last axis; 1 when there are none.",
        Domain = "all real x",
        Flops = 1,
        Notation = Notation.Function("prod", @"\operatorname{prod}"),
        Code = InPython("np.prod({0}, axis=-1)", "torch.prod({0}, -1)"),
        Kernel = Kernel.Product,
        IsTotal = true,
        LastAxes = 1,
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
        Flops = 3,
        Notation = Notation.Function("otherproducts", @"\operatorname{otherproducts}"),
        Code = InPython("np.prod(np.where(np.eye({0}.shape[-1], dtype=bool), 1.0, {0}[..., None, :]), axis=-1)", "torch.prod(torch.where(torch.eye({0}.shape[-1], dtype=torch.bool, device={0}.device), 1.0, {0}[..., None, :]), -1)"),
        Kernel = Kernel.OtherProducts,
        IsTotal = true,
        LastAxes = 1,
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
        Flops = 2,
        Notation = Notation.Function("norm", @"\operatorname{norm}"),
        Code = InPython("np.linalg.norm({0}, axis=-1)", "torch.linalg.vector_norm({0}, dim=-1)"),
        Kernel = Kernel.Norm,
        IsTotal = true,
        LastAxes = 1,
        Range = Facts.Nonnegative,
        Kink = "At 0 the derivative is 0.",
        Infer = static shapes => WithoutLast(Norm!, shapes[0]),
        Exact = static operands => operands[0].Is(Negate) ? Norm![operands[0].Operands[0]] : null,
        Pullback = static (operands, y, v, position) =>
        {
            (int outer, int rows) = Axes(v, y, 0);
            return y.Graph.Contract("*#,#i->*#i", outer, rows, v, Unit![operands[0]]);
        },
    });

    /// <summary>x/‖x‖ along the last axis, and 0 where x is 0.</summary>
    public static readonly TensorOperator Unit = Declare(new TensorOperator("unit", 1)
    {
        Summary = "x/norm(x) along the last axis, and 0 where x is 0: the derivative of the norm. A vector divided by its own norm is this.",
        Domain = "all real x",
        Flops = 3,
        Notation = Notation.Function("unit", @"\operatorname{unit}"),
        Code = InPython("({0} / np.where(np.linalg.norm({0}, axis=-1, keepdims=True) == 0, 1.0, np.linalg.norm({0}, axis=-1, keepdims=True)))", "({0} / torch.where(torch.linalg.vector_norm({0}, dim=-1, keepdim=True) == 0, 1.0, torch.linalg.vector_norm({0}, dim=-1, keepdim=True)))"),
        Kernel = Kernel.Unit,
        IsTotal = true,
        LastAxes = 1,
        Kink = "At 0 there is no derivative, and 0 stands for it.",
        Infer = static shapes => WithAxes(Unit!, shapes[0], 1),
        Exact = static operands => operands[0].Is(Negate) ? -Unit![operands[0].Operands[0]]
            : operands[0].Is(Multiply) && operands[0].Operands[0].IsNumber && operands[0].Operands[0].Number.Sign > 0 ? Unit![operands[0].Operands[1]]
            : null,
        Pullback = static (operands, u, v, position) =>
        {
            // (v − u·uᵀv)/‖x‖.
            (int outer, int rows) = Axes(v, u, 1);
            ExprGraph graph = u.Graph;
            Expr along = graph.Contract("*#i,#i->*#", outer, rows, v, u), norm = Norm[operands[0]];
            return graph.Contract("*#i,#->*#i", outer, rows, v - graph.Contract("*#,#i->*#i", outer, rows, along, u), graph.Select(norm > 0, 1 / norm, graph.Zero));
        },
    });

    /// <summary>A⁻¹.</summary>
    public static readonly TensorOperator Inverse = Declare(new TensorOperator("inv", 1)
    {
        Summary = "The inverse of a matrix.",
        Domain = "det A is not 0",
        Flops = 2,
        Notation = Notation.Function("inv", @"\operatorname{inv}"),
        Code = InPython("np.linalg.inv({0})", "torch.linalg.inv({0})"),
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
        Flops = 0.7,
        Notation = Notation.Function("solve", @"\operatorname{solve}"),
        Code = InPython("np.linalg.solve({0}, {1})", "torch.linalg.solve({0}, {1})"),
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
        Flops = 0.7,
        Notation = Notation.Function("det", @"\det"),
        Code = InPython("np.linalg.det({0})", "torch.linalg.det({0})"),
        Kernel = Kernel.Determinant,
        IsTotal = true,
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
        Flops = 0.7,
        Notation = Notation.Function("logdet", @"\log\det"),
        Code = InPython("np.where(np.linalg.slogdet({0})[0] < 0, np.nan, np.linalg.slogdet({0})[1])", "torch.where(torch.linalg.slogdet({0})[0] < 0, torch.nan, torch.linalg.slogdet({0})[1])"),
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

        // A tensor that is repeated along an axis has no factor there.
        foreach (int index in pattern.Output)
        {
            whole.Size(index, pattern.Sizes[index]);
        }

        whole.Multiply(Solve[matrix, right.Build([first, .. others])], [first, .. others]);
        return whole.Build([.. pattern.Output]);
    }

    /// <summary>True for xᵀx of a vector.</summary>
    internal static bool IsSquares(Expr node) =>
        node.Is(Einsum) && node.Shape.IsScalar && node.Operands is [var a, var b] && a == b && a.Shape.Order == 1
        && node.Contraction.Inputs[0][0] == node.Contraction.Inputs[1][0];

    /// <summary>The vector of a norm or of the sum of its squares, and the power of the norm that a number is; null for any other number.</summary>
    internal static (Expr Vector, Rational Power)? NormIn(Expr number) =>
        number.Is(Norm) && number.Shape.IsScalar ? (number.Operands[0], 1)
        : IsSquares(number) ? (number.Operands[0], 2)
        : number.Is(Power) && number.Operands[1].IsNumber && NormIn(number.Operands[0]) is { } inner ? (inner.Vector, inner.Power * number.Operands[1].Number)
        : null;

    // ‖x‖² and √(xᵀx): one node for each power of a norm.
    private static Expr? NormPower(Expr @base, Rational exponent)
    {
        bool roots = IsSquares(@base) && exponent.Denominator == 2;
        return @base.Is(Norm) && @base.Shape.IsScalar && exponent.IsInteger && exponent.Numerator.IsEven
            ? @base.Graph.Einsum("i,i->", @base.Operands[0], @base.Operands[0]).Pow(exponent / 2)
            : roots ? Norm[@base.Operands[0]].Pow(2 * exponent)
            : null;
    }

    // What is divided by the norm of one of its factors has the unit vector of that factor, which is 0 where the vector is.
    private static Expr? UnitQuotient(Expr a, Expr b)
    {
        // A product of numbers leans to the left; a bounded look finds the norms that people write.
        Expr rest = b;
        for (int depth = 0; depth < MostFactors; depth++)
        {
            Expr factor = rest.Is(Multiply) ? rest.Operands[1] : rest;
            if (NormIn(factor) is { } norm && norm.Power >= 1 && !IsSquares(a) && WithUnit(a, norm.Vector) is { } unit)
            {
                Expr less = norm.Power == 1 ? b.Graph.One : Norm[norm.Vector].Pow(norm.Power - 1);
                return unit / (factor == b ? less : Replaced(b, factor, less));
            }

            if (!rest.Is(Multiply))
            {
                return null;
            }

            rest = rest.Operands[0];
        }

        return null;
    }

    // The product with one factor of it changed.
    private static Expr Replaced(Expr product, Expr factor, Expr by)
    {
        var others = new Stack<Expr>();
        while (product != factor && product.Operands[1] != factor)
        {
            others.Push(product.Operands[1]);
            product = product.Operands[0];
        }

        Expr result = product == factor ? by : product.Operands[0] * by;
        return others.Aggregate(result, static (p, q) => p * q);
    }

    // The tensor with one of its factors v replaced by v/‖v‖; null where v is not a factor.
    private static Expr? WithUnit(Expr tensor, Expr v)
    {
        var around = new Stack<(Expr Node, int Position)>();
        for (int depth = 0; depth < MostFactors && tensor != v && !(tensor.Is(Einsum) && tensor.Operands.Contains(v)); depth++)
        {
            bool product = tensor.Is(Multiply);
            if (!product && !tensor.Is(Divide) && !tensor.Is(Negate))
            {
                return null;
            }

            int position = product && !tensor.Operands[1].IsNumber ? 1 : 0;
            around.Push((tensor, position));
            tensor = tensor.Operands[position];
        }

        Expr unit = Unit[v];
        Expr? result = tensor == v ? unit
            : tensor.Is(Einsum) ? tensor.Graph.Rebuild(tensor, [.. tensor.Operands.Select((o, i) => i == tensor.Operands.ToList().IndexOf(v) ? unit : o)])
            : null;
        foreach ((Expr node, int position) in around)
        {
            result = result is { } inner ? node.Graph.Rebuild(node, position == 1 ? [node.Operands[0], inner] : [inner, .. node.Operands.Skip(1)]) : null;
        }

        return result;
    }

    // The number of further axes in front of an adjoint, and of the axes that an operator leaves alone.
    private static (int Outer, int Rows) Axes(Expr adjoint, Expr node, int worked) =>
        (adjoint.Shape.Order - node.Shape.Order, node.Shape.Order - worked);

    private static Shape WithAxes(Operator op, Shape shape, int least) =>
        shape.Order >= least ? shape : throw new ShapeException(op, shape, shape) { Hint = $"{op.Name} needs a vector." };

    private static Shape WithoutLast(Operator op, Shape shape) => new(WithAxes(op, shape, 1).Axes.AsSpan()[..^1]);

    private static Shape Square(Operator op, Shape shape) =>
        shape.Order == 2 && shape[0] == shape[1] ? shape : throw new ShapeException(op, shape, shape) { Hint = $"{op.Name} needs a square matrix." };

    // Languages without tensors get such an operator entry by entry.
    private static Code InPython(string numPy, string torch) => new() { CSharp = "", C = "", Python = numPy, Torch = torch, Julia = "", Sql = null };
}
