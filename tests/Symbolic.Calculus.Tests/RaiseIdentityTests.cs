using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>
/// The identities of matrix calculus: each derivative prints as the textbooks write it, and has the value of what it prints as.
/// </summary>
public sealed class RaiseIdentityTests
{
    private static readonly Dictionary<string, (Func<Net, Expr> Derivative, string Printed, Func<Net, Expr> Expected)> s_identities = new()
    {
        ["tr(AXB) by X"] = (n => Tr(n.Times(n.A, n.X, n.B)).Jacobian(n.X), "AᵀBᵀ", n => n.Times(T(n.A), T(n.B))),
        ["tr(AXᵀB) by X"] = (n => Tr(n.Times(n.A, T(n.X), n.B)).Jacobian(n.X), "BA", n => n.Times(n.B, n.A)),
        ["tr(XᵀAX) by X"] = (n => Tr(n.Times(T(n.X), n.A, n.X)).Jacobian(n.X), "(A + Aᵀ)X", n => n.Times(n.A + T(n.A), n.X)),
        ["aᵀXb by X"] = (n => n.Form(n.a, n.X, n.b).Jacobian(n.X), "abᵀ", n => n.Outer(n.a, n.b)),
        ["aᵀX⁻¹b by X"] = (n => n.Form(n.a, Inverse[n.X], n.b).Jacobian(n.X), "−X⁻ᵀabᵀX⁻ᵀ", n => -n.Times(T(Inverse[n.X]), n.Outer(n.a, n.b), T(Inverse[n.X]))),
        ["log det X"] = (n => LogDeterminant[n.X].Jacobian(n.X), "X⁻ᵀ", n => T(Inverse[n.X])),
        ["det X"] = (n => Determinant[n.X].Jacobian(n.X), "det(X)X⁻ᵀ", n => Determinant[n.X] * T(Inverse[n.X])),
        ["tr(X³)"] = (n => Tr(n.Times(n.X, n.X, n.X)).Jacobian(n.X), "3(X²)ᵀ", n => 3 * T(n.Times(n.X, n.X))),
        ["tr(X⁻¹A)"] = (n => Tr(n.Times(Inverse[n.X], n.A)).Jacobian(n.X), "−(X⁻¹AX⁻¹)ᵀ", n => -T(n.Times(Inverse[n.X], n.A, Inverse[n.X]))),
        ["‖Xa − b‖² by X"] = (n => Squares(n.Times(n.X, n.a) - n.b).Jacobian(n.X), "2(Xa − b)aᵀ", n => 2 * n.Outer(n.Times(n.X, n.a) - n.b, n.a)),
        ["‖XᵀX − I‖²"] = (n => Squares(n.Times(T(n.X), n.X) - n.I).Jacobian(n.X), "4X(XᵀX − I)", n => 4 * n.Times(n.X, n.Times(T(n.X), n.X) - n.I)),
        ["xᵀAx by x"] = (n => n.Form(n.x, n.A, n.x).Jacobian(n.x), "(A + Aᵀ)x", n => n.Times(n.A + T(n.A), n.x)),
        ["xᵀAx by x twice"] = (n => n.Form(n.x, n.A, n.x).Hessian(n.x, n.x), "A + Aᵀ", n => n.A + T(n.A)),
        ["logistic loss by w"] = (n => n.Logistic.Jacobian(n.w), "−Zᵀ(y ⊙ σ(−y ⊙ Zw))", n => -n.Times(T(n.Z), n.y * Sigmoid[-(n.y * n.Times(n.Z, n.w))])),
        ["logistic loss by w twice"] = (n => n.Logistic.Hessian(n.w, n.w), "Zᵀ diag(y² ⊙ σ(y ⊙ Zw) ⊙ (1 − σ(y ⊙ Zw))) Z", n => n.Sandwich(T(n.Z), n.y.Pow(2) * n.Slope(-(n.y * n.Times(n.Z, n.w))), n.Z)),
        ["least squares twice"] = (n => Squares(n.Times(n.Z, n.w) - n.y).Hessian(n.w, n.w), "2ZᵀZ", n => 2 * n.Times(T(n.Z), n.Z)),
        ["logsumexp(Ax) twice"] = (n => LogSumExp[n.Times(n.A, n.x)].Hessian(n.x, n.x), "Aᵀ(diag(softmax(Ax)) − softmax(Ax) softmax(Ax)ᵀ)A",
            n => n.Times(T(n.A), n.Diag(Softmax[n.Times(n.A, n.x)]) - n.Outer(Softmax[n.Times(n.A, n.x)], Softmax[n.Times(n.A, n.x)]), n.A)),
        ["‖x‖ twice"] = (n => Sqrt[Squares(n.x)].Hessian(n.x, n.x), "(I − xxᵀ/‖x‖²)/‖x‖", n => (n.I - (n.Outer(n.x, n.x) / Squares(n.x))) / Sqrt[Squares(n.x)]),
        ["norm(x) twice"] = (n => Norm[n.x].Hessian(n.x, n.x), "(I − xxᵀ/‖x‖²)/‖x‖", n => (n.I - (n.Outer(n.x, n.x) / Squares(n.x))) / Norm[n.x]),
        ["‖T − UVᵀ‖² by U"] = (n => Squares(n.T_ - n.Times(n.U, T(n.V))).Jacobian(n.U), "−2(T − UVᵀ)V", n => -(2 * n.Times(n.T_ - n.Times(n.U, T(n.V)), n.V))),
        ["‖T − UVᵀ‖² by U twice"] = (n => Squares(n.T_ - n.Times(n.U, T(n.V))).Hessian(n.U, n.U), "H[i,j,k,l] = 2δᵢₖ(VᵀV)ⱼₗ", n => 2 * n.Graph.Einsum("ik,mj,ml->ijkl", n.Graph.Identity(2), n.V, n.V)),
        ["log det X twice"] = (n => LogDeterminant[n.X].Hessian(n.X, n.X), "H[i,j,k,l] = −(X⁻¹)ⱼₖ(X⁻¹)ₗᵢ", n => -n.Graph.Einsum("jk,li->ijkl", Inverse[n.X], Inverse[n.X])),
        ["Wx by W"] = (n => n.Times(n.W, n.x).Jacobian(n.W), "J[k,i,j] = δₖᵢxⱼ", n => n.Graph.Einsum("ki,j->kij", n.Graph.Identity(2), n.x)),
        ["AXB by X"] = (n => n.Times(n.A, n.X, n.B).Jacobian(n.X), "J[i,j,k,l] = AᵢₖBₗⱼ", n => n.Graph.Einsum("ik,lj->ijkl", n.A, n.B)),
        ["diag(x)Ax by x"] = (n => n.Times(n.Diag(n.x), n.A, n.x).Jacobian(n.x), "diag(Ax) + diag(x)A", n => n.Diag(n.Times(n.A, n.x)) + n.Times(n.Diag(n.x), n.A)),
        ["W₂σ(W₁x) by x"] = (n => n.Times(n.W2, Sigmoid[n.Times(n.W1, n.x)]).Jacobian(n.x), "W₂ diag(σ(W₁x) ⊙ (1 − σ(W₁x))) W₁", n => n.Sandwich(n.W2, n.Slope(n.Times(n.W1, n.x)), n.W1)),
        ["½‖W₂σ(W₁x) − t‖² by W₁"] = (n => (Squares(n.Times(n.W2, Sigmoid[n.Times(n.W1, n.x)]) - n.t) / 2).Jacobian(n.W1), "(W₂ᵀ(W₂ σ(W₁x) − t) ⊙ σ(W₁x) ⊙ (1 − σ(W₁x)))xᵀ",
            n => n.Outer(n.Times(T(n.W2), n.Times(n.W2, Sigmoid[n.Times(n.W1, n.x)]) - n.t) * n.Slope(n.Times(n.W1, n.x)), n.x)),
        ["‖W₂ tanh(W₁x) − t‖² by W₁"] = (n => Squares(n.Times(n.W2, Tanh[n.Times(n.W1, n.x)]) - n.t).Jacobian(n.W1), "2(W₂ᵀ(W₂ tanh(W₁x) − t) ⊙ (1 − tanh²(W₁x)))xᵀ",
            n => n.Outer((1 - Tanh[n.Times(n.W1, n.x)].Pow(2)) * n.Times(T(n.W2), 2 * (n.Times(n.W2, Tanh[n.Times(n.W1, n.x)]) - n.t)), n.x)),
    };

    public static TheoryData<string> Identities => [.. s_identities.Keys];

    [Theory]
    [MemberData(nameof(Identities))]
    public void Prints_as_shown_and_has_that_value(string identity)
    {
        var net = new Net();
        var (derivative, printed, expected) = s_identities[identity];
        Expr raw = derivative(net);
        Expr tidy = raw.Simplify().Result;
        int bracket = printed.IndexOf("] = ", StringComparison.Ordinal);
        Assert.Equal(printed, bracket < 0 ? tidy.ToUnicode() : tidy.ToIndexNotation(printed[..1]));

        double[] right = expected(net).Entries(net.Point);
        Close(right, raw.Entries(net.Point), identity);
        Close(right, tidy.Entries(net.Point), identity);
        Assert.Contains(right, static v => Math.Abs(v) > 1e-3);
    }

    [Fact]
    public void Symmetric_matrices_forget_their_transpositions()
    {
        var g = new ExprGraph();
        Expr s = g.Symbol("S", new Shape(3, 3), MatrixTraits.Symmetric), x = g.Symbol("x", new Shape(3));
        Assert.Equal("2Sx", g.Einsum("i,ij,j->", x, s, x).Jacobian(x).Simplify().Result.ToUnicode());
        Assert.Equal("S⁻¹", LogDeterminant[s].Jacobian(s).Simplify().Result.ToUnicode());
    }

    [Fact]
    public void Kronecker_products()
    {
        var net = new Net();
        Expr product = net.Times(net.A, net.X, net.B).Jacobian(net.X);
        Assert.Equal("Bᵀ ⊗ A", product.ToKronecker(Vectorization.ByColumns));
        Assert.Equal("A ⊗ Bᵀ", product.ToKronecker(Vectorization.ByRows));
        Assert.Equal("kron(B', A)", product.ToKronecker(Vectorization.ByColumns, PrintForm.Text));
        Expr hessian = Squares(net.T_ - net.Times(net.U, T(net.V))).Hessian(net.U, net.U);
        Assert.Equal("2(I ⊗ VᵀV)", hessian.ToKronecker(Vectorization.ByRows));
        Assert.Equal(@"B^{\top} \otimes A", product.ToKronecker(Vectorization.ByColumns, PrintForm.Latex));
        Assert.Null(LogDeterminant[net.X].Hessian(net.X, net.X).ToKronecker(Vectorization.ByColumns));
    }

    private static void Close(double[] expected, double[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-9 * Math.Max(1, Math.Abs(expected[i])), $"{what}: entry {i} is {actual[i]}, not {expected[i]}");
        }
    }

    private static Expr T(Expr a) => a.Graph.Einsum("ij->ji", a);

    private static Expr Tr(Expr a) => a.Graph.Einsum("ii->", a);

    private static Expr Squares(Expr a) => a.Shape.Order == 1 ? a.Graph.Einsum("i,i->", a, a) : a.Graph.Einsum("ij,ij->", a, a);

    private sealed class Net
    {
        public ExprGraph Graph { get; } = new();

        public Dictionary<Expr, double[]> Point { get; } = [];

        public Expr A => Symbol("A", 3, 3);

        public Expr B => Symbol("B", 3, 3);

        public Expr X => Symbol("X", 3, 3);

        public Expr I => Graph.Identity(3);

        public Expr a => Symbol("a", 3);

        public Expr b => Symbol("b", 3);

        public Expr x => Symbol("x", 3);

        public Expr Z => Symbol("Z", 4, 3);

        public Expr w => Symbol("w", 3);

        public Expr y => Symbol("y", 4);

        public Expr T_ => Symbol("T", 2, 3);

        public Expr U => Symbol("U", 2, 2);

        public Expr V => Symbol("V", 3, 2);

        public Expr W => Symbol("W", 2, 3);

        public Expr W1 => Symbol("W_1", 4, 3);

        public Expr W2 => Symbol("W_2", 2, 4);

        public Expr t => Symbol("t", 2);

        public Expr Logistic => Graph.Einsum("i->", Log[1 + Exp[-(y * Times(Z, w))]]);

        public Expr Times(params Expr[] factors) => factors.Aggregate((p, q) => q.Shape.Order == 1 ? Graph.Einsum("ij,j->i", p, q) : Graph.Einsum("ij,jk->ik", p, q));

        public Expr Outer(Expr p, Expr q) => Graph.Einsum("i,j->ij", p, q);

        public Expr Form(Expr p, Expr m, Expr q) => Graph.Einsum("i,ij,j->", p, m, q);

        public Expr Diag(Expr v) => Graph.Einsum("i,ij->ij", v, Graph.Identity(v.Shape[0]));

        public Expr Sandwich(Expr p, Expr v, Expr q) => Graph.Einsum("ij,j,jk->ik", p, v, q);

        public Expr Slope(Expr v) => Sigmoid[v] * (1 - Sigmoid[v]);

        private Expr Symbol(string name, params Dim[] shape)
        {
            Expr symbol = Graph.Symbol(name, new Shape(shape));
            if (!Point.ContainsKey(symbol))
            {
                var random = new Random(name[0] + name.Length);
                Point[symbol] = [.. Enumerable.Range(0, Dense.SizeOf(symbol.Shape)).Select(_ => (random.NextDouble() * 2) - 0.7)];
            }

            return symbol;
        }
    }
}
