using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Tensor expressions in matrix words, in the three forms.</summary>
public sealed class MatrixTests
{
    private static readonly (Func<ExprGraph, Expr> Built, string Text, string Unicode, string Latex)[] s_forms =
    [
        (g => g.Einsum("ji,i->j", Rows(g, 2, 1), X(g)), "x[2:3]", "x[2:3]", "x_{2:3}"),
        (g => g.Einsum("ji,ik->jk", Rows(g, 2, 1), A(g)), "A[2:3,:]", "A[2:3,:]", "A_{2:3, :}"),
        (g => g.Einsum("ki,ji->kj", A(g), Rows(g, 2, 1)), "A[:,2:3]", "A[:,2:3]", "A_{:, 2:3}"),
        (g => g.Einsum("i,i->", Unit(g, 2), X(g)), "x[3]", "x[3]", "x_{3}"),
        (g => g.Einsum("ij,j->i", A(g), Unit(g, 2)), "A[:,3]", "A[:,3]", "A_{:, 3}"),
        (g => g.Einsum("ij,i,j->", A(g), Unit(g, 0), Unit(g, 2)), "A[1,3]", "A[1,3]", "A_{13}"),
        (g => g.Fill(g.Symbol("c"), new Shape(3, "n")), "c*ones(3, n)", "c ones(3, n)", "c \\mathbf{1}_{3 \\times n}"),
        (g => g.Fill(g.Symbol("c"), new Shape(4)) + X(g), "c + x", "c + x", "c + x"),
        (g => g.Identity(4), "eye(4)", "eye(4)", "I"),
        (g => g.Identity(4) - g.Einsum("i,j->ij", X(g), Y(g)), "eye(4) - x*y'", "I − xyᵀ", "I - x y^{\\top}"),
        (g => 2 * A(g) + g.Identity(4), "2*A + eye(4)", "2A + I", "2 A + I"),
        (g => 2 * g.Identity(4) + g.Identity(4), "2*eye(4) + eye(4)", "2 eye(4) + eye(4)", "2 I + I"),
        (g => g.Delta([4], [1], 1), "onehot(2, 4)", "onehot(2, 4)", "e_{2}"),
        (g => TensorFunctions.Kronecker(A(g), B(g)), "kron(A, B)", "A ⊗ B", "A \\otimes B"),
        (g => TensorFunctions.Cross(V(g, "a"), V(g, "b")), "cross(a, b)", "cross(a, b)", "\\operatorname{cross}(a, b)"),
        (g => g.Einsum("ijk,k->ij", TensorFunctions.LeviCivita(g, 3), V(g, "b")), "skew(b)'", "skew(b)ᵀ", "\\operatorname{skew}(b)^{\\top}"),
        (g => TensorFunctions.LowerTriangle(A(g), -1), "tril(A, -1)", "tril(A, −1)", "\\operatorname{tril}(A, -1)"),
        (g => TensorFunctions.AveragePool2D(A(g), 2), "avgpool2d(A, 2)", "avgpool2d(A, 2)", "\\operatorname{avgpool2d}(A, 2)"),
        (g => TensorFunctions.MaxPool2D(A(g), 2), "maxpool2d(A, 2)", "maxpool2d(A, 2)", "\\operatorname{maxpool2d}(A, 2)"),
        (g => TensorFunctions.Conv2D(A(g), g.Symbol("K", new Shape(2, 2)), 2, 1), "conv2d(A, K, stride=2, pad=1)", "conv2d(A, K, stride=2, pad=1)", "\\operatorname{conv2d}(A, K, \\mathrm{stride} = 2, \\mathrm{pad} = 1)"),
        (g => TensorFunctions.Reshape(A(g), 2, 8), "reshape(A, 2, 8)", "reshape(A, 2, 8)", "\\operatorname{reshape}(A, 2, 8)"),
        (g => TensorFunctions.Softmax(A(g)), "softmax(A)", "softmax(A)", "\\operatorname{softmax}(A)"),
        (g => TensorFunctions.Norm(A(g), 1), "norm(A, axis=1)", "norm(A, axis=1)", "\\operatorname{norm}_{1}(A)"),
        (g => TensorFunctions.Largest(A(g)), "max(A)", "max(A)", "\\max(A)"),
        (g => g.Einsum("i,ij->ij", X(g), g.Identity(4)), "diag(x)", "diag(x)", "\\operatorname{diag}(x)"),
        (g => 2 * (X(g) * Y(g)), "2*x.*y", "2x ⊙ y", "2 x \\odot y"),
        (g => X(g) * (Y(g) * X(g)), "x.*(y.*x)", "x ⊙ (y ⊙ x)", "x \\odot (y \\odot x)"),
        (g => 1 / X(g), "1./x", "1 ./ x", "1 \\oslash x"),
        (g => X(g) / g.Symbol("c"), "x/c", "x/c", "\\frac{x}{c}"),
        (g => X(g).Pow(2), "x.^2", "x²", "x^{2}"),
        (g => A(g).Pow(2), "A.^2", "A.^2", "A^{\\odot 2}"),
        (g => Sin[X(g)].Pow(2), "sin(x).^2", "sin²(x)", "\\sin^{2} x"),
        (g => Exp[A(g)], "exp(A)", "exp(A)", "\\exp(A)"),
        (g => Solve[A(g), X(g)], "A\\x", "A\\x", "A^{-1} x"),
        (g => g.Einsum("ij,j->i", B(g), Solve[A(g), X(g)]), "B*(A\\x)", "B(A\\x)", "B (A^{-1} x)"),
        (g => Solve[A(g), X(g)] * Y(g), "(A\\x).*y", "(A\\x) ⊙ y", "(A^{-1} x) \\odot y"),
        (g => Inverse[g.Einsum("ij,jk->ik", A(g), B(g))], "inv(A*B)", "(AB)⁻¹", "(A B)^{-1}"),
        (g => g.Einsum("ij->ji", Inverse[A(g)]), "inv(A)'", "A⁻ᵀ", "A^{-\\top}"),
        (g => Softmax[A(g)], "softmax(A, axis=2)", "softmax(A, axis=2)", "\\operatorname{softmax}_{2}(A)"),
        (g => Norm[X(g) - Y(g)], "norm(x - y)", "‖x − y‖", "\\lVert x - y \\rVert"),
        (g => g.Einsum("i,i->", X(g), X(g)), "norm(x)^2", "‖x‖²", "\\lVert x \\rVert^{2}"),
        (g => g.Einsum("i,i->", X(g), Y(g)), "x'*y", "xᵀy", "x^{\\top} y"),
        (g => g.Einsum("i,j->ij", X(g), Y(g)), "x*y'", "xyᵀ", "x y^{\\top}"),
        (g => g.Einsum("i,ij,j->", X(g), A(g), X(g)), "x'*A*x", "xᵀAx", "x^{\\top} A x"),
        (g => g.Symbol("c") * g.Einsum("i,ij,j->", X(g), A(g), X(g)), "c*x'*A*x", "cxᵀAx", "c x^{\\top} A x"),
        (g => g.Einsum("i,i,j,j->", X(g), Y(g), Y(g), Y(g)), "(x'*y)*norm(y)^2", "(xᵀy)·‖y‖²", "(x^{\\top} y) \\lVert y \\rVert^{2}"),
        (g => g.Einsum("ji,jk,i,k->", A(g), A(g), X(g), X(g)), "norm(A*x)^2", "‖Ax‖²", "\\lVert A x \\rVert^{2}"),
        (g => g.Einsum("ij,jk,ki->", A(g), B(g), A(g)), "tr(A^2*B)", "tr(A²B)", "\\operatorname{tr}(A^{2} B)"),
        (g => g.Einsum("ij,ij->", A(g), A(g)), "normF(A)^2", "‖A‖_F²", "\\lVert A \\rVert_{F}^{2}"),
        (g => g.Einsum("ij,ij->", A(g), B(g)), "sum(A.*B)", "sum(A ⊙ B)", "\\operatorname{sum}(A \\odot B)"),
        (g => g.Einsum("ij->i", A(g)), "sum(A, axis=2)", "sum(A, axis=2)", "\\operatorname{sum}_{2}(A)"),
        (g => g.Einsum("ii->i", A(g)), "diag(A)", "diag(A)", "\\operatorname{diag}(A)"),
        (g => g.Einsum("ij,i,j->ij", A(g), X(g), Y(g)), "diag(x)*A*diag(y)", "diag(x)A diag(y)", "\\operatorname{diag}(x) A \\operatorname{diag}(y)"),
        (g => g.Einsum("ij,jk,kl->il", A(g), A(g), B(g)), "A^2*B", "A²B", "A^{2} B"),
        (g => Y(g) * g.Einsum("ij,j->i", A(g), X(g)), "y.*(A*x)", "y ⊙ Ax", "y \\odot A x"),
        (g => -2 * g.Einsum("ij,j->i", A(g), X(g)), "-2*A*x", "−2Ax", "-2 A x"),
        (g => g.Einsum("ij,j->i", A(g), X(g)) / 2, "A*x/2", "Ax/2", "\\frac{A x}{2}"),
        (g => g.Einsum("ij,j->i", g.Symbol("W_1", new Shape(4, 4)), g.Symbol("net", new Shape(4))), "W_1*net", "W₁·net", "W_{1} \\, \\mathrm{net}"),
        (g => g.Einsum("ai,aj,ak->ijk", A(g), B(g), A(g)), "einsum(\"lk,li,lj->kij\", A, B, A)", "einsum(\"lk,li,lj->kij\", A, B, A)", "\\left[ \\sum_{l} A_{lk} B_{li} A_{lj} \\right]_{kij}"),
        (g => g.Einsum("kij,j->ki", g.Symbol("T", new Shape(2, 4, 4)), X(g)), "einsum(\"ijk,k->ij\", T, x)", "einsum(\"ijk,k->ij\", T, x)", "\\left[ \\sum_{k} T_{ijk} x_{k} \\right]_{ij}"),
        (g => g.Einsum("m,j,mij->i", X(g), Y(g).Graph.Symbol("h", new Shape(2)), g.Delta([4, 3, 2], [1, -1 * (Dim)1, -1 * (Dim)1], 0)), "conv1d(x, h)", "conv1d(x, h)", "\\operatorname{conv1d}(x, h)"),
    ];

    public static TheoryData<int> Forms => [.. Enumerable.Range(0, s_forms.Length)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Prints_in_three_forms(int at)
    {
        (Func<ExprGraph, Expr> built, string text, string unicode, string latex) = s_forms[at];
        Expr e = built(new ExprGraph());
        Assert.Equal((text, unicode, latex), (e.ToText(), e.ToUnicode(), e.ToLatex()));
    }

    [Fact]
    public void Index_notation()
    {
        var g = new ExprGraph();
        Assert.Equal("C[i,j] = Σₖ AᵢₖBₖⱼ", g.Einsum("ij,jk->ik", A(g), B(g)).ToIndexNotation("C"));
        Assert.Equal("f = sum_i exp(x[i])", g.Einsum("i->", Exp[X(g)]).ToIndexNotation("f", PrintForm.Text));
        Assert.Equal(@"C_{ij} = A_{ij} + A_{ji}", (A(g) + g.Einsum("ij->ji", A(g))).ToIndexNotation("C", PrintForm.Latex));

        // A letter that names a variable stands for nothing else.
        g.Symbol("j");
        Assert.Equal("C[i,k] = Σₗ AᵢₗBₗₖ", g.Einsum("ij,jk->ik", A(g), B(g)).ToIndexNotation("C"));
    }

    [Fact]
    public void A_variable_keeps_the_name_of_the_identity()
    {
        var g = new ExprGraph();
        Expr e = g.Identity(4) + g.Symbol("I", new Shape(4, 4));
        Assert.Equal(("eye(4) + I", @"\mathbf{I} + I"), (e.ToUnicode(), e.ToLatex()));
    }

    [Fact]
    public void Deep_and_long_chains_print()
    {
        const int Layers = 20_000;
        var g = new ExprGraph();
        Expr deep = X(g), chain = X(g);
        for (int i = 0; i < Layers; i++)
        {
            deep = Tanh[g.Einsum("ij,j->i", A(g), deep)];
            chain = g.Einsum("ij,j->i", A(g), chain);
        }

        Assert.Equal(Layers * "tanh(A )".Length, deep.ToUnicode().Length);
        string[] powers = chain.ToText().Split("A^");
        Assert.Equal(Layers, powers.Skip(1).Sum(static p => int.Parse(p.AsSpan(0, p.IndexOf('*')), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Deltas_survive_the_way_into_another_graph()
    {
        var g = new ExprGraph();
        Expr e = g.Einsum("ji,i->j", Rows(g, 2, 1), X(g));
        Assert.Equal("x[2:3]", new ExprGraph().Import(e).ToText());
        Expr named = Sin[2 * e] * Cos[Sin[2 * e]] + e;
        Assert.Equal("u.*cos(u) + x[2:3] where u = sin(2*x[2:3])", named.NameSharedParts().ToText());
    }

    private static Expr A(ExprGraph g) => g.Symbol("A", new Shape(4, 4));

    private static Expr V(ExprGraph g, string name) => g.Symbol(name, new Shape(3));

    private static Expr B(ExprGraph g) => g.Symbol("B", new Shape(4, 4));

    private static Expr X(ExprGraph g) => g.Symbol("x", new Shape(4));

    private static Expr Y(ExprGraph g) => g.Symbol("y", new Shape(4));

    private static Expr Rows(ExprGraph g, int count, int start) => g.Delta([count, 4], [1, -1 * (Dim)1], -start * (Dim)1);

    private static Expr Unit(ExprGraph g, int at) => g.Delta([4], [1], at);
}
