using Symbolic.Parsing;

namespace Symbolic.Tests.Language;

/// <summary>Vectors, matrices and layer equations: sections 7, 8, 12 G and 12 H of the language as mathematics.</summary>
public class MatrixReadingTests
{
    private const string Square = "A, B, X in R^{n×n}; x, y, a in R^n; ";

    // What was typed and the same in explicit products, transposes as contractions.
    [Theory]
    [InlineData(Square + "AXB", "einsum(\"ij,jk,kl->il\", A, X, B)")]
    [InlineData(Square + "tr(AXB)", "einsum(\"ij,jk,ki->\", A, X, B)")]
    [InlineData(Square + "tr AB", "einsum(\"ij,ji->\", A, B)")]
    [InlineData(Square + "xᵀAx", "einsum(\"i,ij,j->\", x, A, x)")]
    [InlineData(Square + "x'Ax", "xᵀAx")]
    [InlineData(Square + "x^T A x", "xᵀAx")]
    [InlineData(Square + "x^⊤Ax", "xᵀAx")]
    [InlineData(Square + "X^T X", "einsum(\"ki,kj->ij\", X, X)")]
    [InlineData(Square + "X⁻¹", "inv(X)")]
    [InlineData(Square + "X⁻ᵀ", "inv(X)'")]
    [InlineData(Square + "X^-1 y", "inv(X)*y")]
    [InlineData(Square + "X^3", "X*X*X")]
    [InlineData(Square + "X^0 + X", "eye(n) + X")]
    [InlineData(Square + "AᵀBᵀ", "(BA)ᵀ")]
    [InlineData("W in R^{m×n}; X in R^{n×t}; b in R^m; WX+b", "W*X + b*ones(t)ᵀ")]
    [InlineData("W in R^{n×m}; X in R^{t×n}; b in R^m; XW+b", "X*W + ones(t)*bᵀ")]
    [InlineData("W in R^{n×m}; X in R^{t×n}; b in R^m; max(0, XW+b)", "max(0, X*W + ones(t)*bᵀ)")]
    [InlineData(Square + "A⊙B", "A.*B")]
    [InlineData(Square + "A ⊙ B X", "(A.*B)*X")]
    [InlineData(Square + "A.^2", "A.*A")]
    [InlineData(Square + "x^2", "x.*x")]
    [InlineData(Square + "x·y", "xᵀy")]
    [InlineData(Square + "2x·y", "2(xᵀy)")]
    [InlineData(Square + "A\\a", "solve(A, a)")]
    [InlineData("x in R^2; y in R^3; x⊗y", "kron(x, y)")]
    [InlineData("x, w in R^n; σ(xᵀw+β)", "sigmoid(x·w + β)")]
    [InlineData("W in R^{m×n}; x in R^n; (Wx)ᵀ", "xᵀWᵀ")]
    [InlineData(Square + "x yᵀ", "outer(x, y)")]
    [InlineData(Square + "diag(x) A x", "x.*(A*x)")]
    [InlineData("A in R^{2×3}; A[:,1]", "A*[1; 0; 0]")]
    [InlineData("A in R^{2×3}; A[2,3]", "[0; 1]ᵀ*A*[0; 0; 1]")]
    [InlineData("w, b in R^3; [w b]", "[b w]*[0, 1; 1, 0]")]
    [InlineData("Σ_i w_i x_i; w, x in R^n", "w·x")]
    [InlineData("Σ_i Σ_j A_ij x_i x_j; A in R^{n×n}; x in R^n", "xᵀAx")]
    [InlineData("net_k = Σ_j w_jk y_j; w in R^{m×n}; y in R^m; net", "wᵀy")]
    [InlineData("p_i = exp(z_i)/Σ_j exp(z_j); z in R^n; p", "exp(z)/sum(exp(z))")]
    [InlineData("C_ij = Σ_k A_ik B_kj; A in R^{m×k}; B in R^{k×n}; C", "A*B")]
    [InlineData("E = Σ_k (o_k − d_k)²; o, d in R^n; E", "(o−d)·(o−d)")]
    [InlineData("Σ_{i=1}^{n} x_i²; x in R^n", "x·x")]
    [InlineData("Σ_{i=1}^{2} x_i; x in R^3", "x[1] + x[2]")]
    [InlineData("Σ_{i=1}^{2} x_i x_{i+1}; x in R^3", "x[1]x[2] + x[2]x[3]")]
    [InlineData("Σ_{i=1}^{3} i x_i; x in R^3", "x[1] + 2x[2] + 3x[3]")]
    [InlineData("Σ_i ‖X[:,i]‖²; X in R^{m×n}", "tr(XᵀX)")]
    [InlineData("f(X) = W₂σ(W₁X); W_1 in R^{m×n}; W_2 in R^{k×m}; u in R^n; f(u)", "W_2*sigmoid(W_1*u)")]
    [InlineData("X in R^{m×n}; sum(X, axis=1)", "Xᵀones(m)")]
    [InlineData("X in R^{m×n}; sum(X, over=n)", "X*ones(n)")]
    [InlineData("dim t; X in R^{m×t}; mean(X, over=t)", "X*ones(t)/t")]
    [InlineData("A in R^{m×n}; B in R^{n×k}; einsum(\"ij,jk->ki\", A, B)", "(A*B)ᵀ")]
    [InlineData("∂E/∂w_{jk}; E = Σ_j Σ_k w_jk²; w in R^{m×n}", "2w")]
    [InlineData("E = x·x; x in R^n; ∂E/∂x_i", "2x")]
    [InlineData("E = x·x; x in R^3; ∂E/∂x_2", "2x[2]")]
    [InlineData("x in R^n; E = ‖x‖²; grad(E, x)", "2x")]
    [InlineData("W in R^{m×n}; x in R^n; y in R^m; L = ‖W x − y‖²; ∂L/∂W", "2(W x − y)xᵀ")]
    [InlineData("A in R^{m×n}; x in R^n; jacobian(A x, x)", "A")]
    [InlineData("symmetric A in R^{n×n}; x in R^n; hessian(xᵀA x, x)", "2A")]
    [InlineData("A in R^{m×n}; x, v in R^n; jvp(A x, x, v)", "A v")]
    [InlineData("A in R^{m×n}; x in R^n; v in R^m; vjp(A x, x, v)", "Aᵀv")]
    [InlineData("x, v in R^n; hvp(x·x, x, v)", "2v")]
    [InlineData("x in R^n; laplacian(x·x, x)", "2n")]
    [InlineData("x in R^n; divergence(x, x)", "1n")]
    [InlineData("x in R^n; for i = 1..n { y[i] = x[i]^2; z[i] = y[i] + 1 }; sum(z)", "x·x + n")]
    [InlineData("W in R^{m×n}; x in R^4; W x", "W*[x[1]; x[2]; x[3]; x[4]]")]
    [InlineData("x in R^n; max{0, x}", "relu(x)")]
    [InlineData("x in R^3; max(x)", "max(x[1], x[2], x[3])")]
    public void Two_ways_to_write_one_value(string input, string other)
    {
        int last = input.LastIndexOf(';') < 0 ? 0 : input.LastIndexOf(';') + 1;
        bool declarationsFirst = !input[last..].Contains(" in ", StringComparison.Ordinal);
        string declarations = declarationsFirst ? input[..last] : input[(input.IndexOf(';') + 1)..];
        string program = declarationsFirst ? input : $"{declarations}; {input[..input.IndexOf(';')]}";
        Expr first = new ExprGraph().ParseModel(program).Result!.Value;
        Expr second = new ExprGraph().ParseModel($"{declarations}; {other}").Result!.Value;
        Assert.Equal(second.Shape, first.Shape);
        var point = Values(first, second);
        Assert.Equal(second.EvaluateTensor(point).Entries.ToArray(), first.EvaluateTensor(point).Entries.ToArray(), new Close());
    }

    // What is read although nothing is declared, and with which shapes.
    [Theory]
    [InlineData("xᵀAx", "x in R^n, A in R^{n×n}")]
    [InlineData("‖A^T y − c‖²", "y in R^n")]
    [InlineData("tr(AXB)", "X in R^{m×p}")]
    [InlineData("∂/∂X tr(AXB)", "X in R^{")]
    [InlineData("det(X)", "X in R^{n×n}")]
    [InlineData("softmax(z)", "z in R^n")]
    [InlineData("λ/2 tr(WᵀW) + 1/t ‖W*X − Y‖_F²", "W in R^{")]
    [InlineData("W in R^{m×n}; W x + b", "x in R^n, b in R^m")]
    [InlineData("E = 1/(2K) Σ_k (o_k − d_k)²", "o in R^n, d in R^n")]
    public void Shapes_that_nobody_stated_are_found_out_and_said(string text, string said)
    {
        Model model = new ExprGraph().ParseModel(text);
        Assert.Contains(model.Notes, note => note.Text.StartsWith("read with", StringComparison.Ordinal) && note.Text.Contains(said));
    }

    // The fix that is proposed.
    [Theory]
    [InlineData("x, y in R^3; x*y", "x.*y")]
    [InlineData("x, y in R^3; x*y", "x*yᵀ")]
    [InlineData("A in R^{2×3}; B in R^{2×4}; A*B", "Aᵀ*B")]
    [InlineData("A in R^{2×3}; B in R^{4×3}; A*B", "A*Bᵀ")]
    [InlineData("A in R^{2×3}; A^2", "A.^2")]
    [InlineData("A in R^{m×m}; b in R^m; A + b", "b*ones(m)ᵀ")]
    [InlineData("A in R^{2×3}; A[1]", "A[:,1]")]
    [InlineData("x in R^3; y in R^2; grad(x·x + y·y, x, y)", "grad(u, x)")]
    [InlineData("for n = 1..L { a[n+1] = n }", "L = 4")]
    [InlineData("x in R^n; for i = 1..n { y[i] = x[i] + y[i-1] }", "n = 4")]
    [InlineData("x, y in R^3; x × y", "cross(x, y)")]
    [InlineData("A in R^{3×3}; e^A", "exp(A)")]
    public void An_error_of_shapes_proposes_what_to_write(string text, string proposal)
    {
        ParseException error = Assert.Throws<ParseException>(() => new ExprGraph().ParseModel(text));
        Assert.Contains(proposal, error.Hint);
    }

    [Theory]
    [InlineData("x in R^n", "[x; 1]")]
    [InlineData("x, y in R^3", "[x, y]")]
    [InlineData("x, y in R^3", "[x; y]")]
    [InlineData("x in R^2", "[x; -1; 2*z]")]
    [InlineData("A in R^{2×2}", "[A, A; A, 0]")]
    [InlineData("A in R^{2×3}; b in R^2", "[A, b]")]
    [InlineData("a in R^{n×t}", "[a; 1]")]
    [InlineData("h in R^2; x in R^3; W in R^{4×5}", "W*[h; x]")]
    [InlineData("x in R^3", "x[1:2]")]
    [InlineData("A in R^{3×4}", "A[2,:]")]
    [InlineData("A in R^{3×4}; x in R^4", "A*x + 1")]
    [InlineData("A, B in R^{n×n}; x in R^n", "(A' + B)*x")]
    [InlineData("A in R^{m×n}; B in R^{m×n}", "A.*B.^2")]
    public void What_is_typed_is_printed_and_read_back(string declarations, string text)
    {
        var graph = new ExprGraph();
        Expr first = graph.ParseModel($"{declarations}; {text}").Result!.Value;
        Assert.Equal(text, first.ToText());
        Assert.Equal(first, graph.ParseModel($"{declarations}; {first.ToText()}").Result);
    }

    [Fact]
    public void A_derivative_of_the_first_deck_prints_as_on_its_slides()
    {
        Model model = new ExprGraph().ParseModel("""
            batch t; W[n] in R^{2×3}; a[1] in R^{2×t}; Y in R^{2×t}
            for n = 1..2 { a[n+1] = tanh(W[n]*[a[n]; 1]) }
            E = sum((Y - a[3]).^2)
            """);
        string Shown(string by) => model.Program.InNames(model["E"].Gradient(model[by])[0].Simplify().Result).ToText();
        Assert.EndsWith(".*(1 - a[3].^2))*[a[2]; 1]'", Shown("W[2]"));
        Assert.EndsWith(")[1:2,:].*(1 - a[2].^2))*[a[1]; 1]'", Shown("W[1]"));
        Assert.Contains("W[2]'*", Shown("W[1]"));
    }

    [Fact]
    public void The_first_deck_is_read_as_it_is_printed()
    {
        const string deck = """
            dim t;  s = [3, 2, 3, 2];  L = 4;  batch t
            W[n] in R^{s[n+1] × (s[n]+1)};  a[1] in R^{3×t};  Y in R^{2×t}
            for n = 1..L-1 {
              h[n+1] = W[n]*[a[n]; 1]
              a[n+1] = tanh(h[n+1])
            }
            E = sum((Y - a[L]).^2)
            check(E, W)
            """;
        Model model = new ExprGraph().ParseModel(deck);

        // The size table of the deck.
        Assert.Equal(new Shape(2, 4), model["W[1]"].Shape);
        Assert.Equal(new Shape(3, 3), model["W[2]"].Shape);
        Assert.Equal(new Shape(2, 4), model["W[3]"].Shape);
        Assert.Equal(new Shape(2, "t"), model["a[2]"].Shape);
        Assert.Equal(new Shape(3, "t"), model["a[3]"].Shape);
        Assert.Equal(new Shape(2, "t"), model["a[4]"].Shape);
        Assert.Equal(Shape.Scalar, model["E"].Shape);
        Assert.Equal(["W[1]", "W[2]", "W[3]", "a[1]", "Y"], model.Free.Select(static v => v.Name));
        CheckReport report = Assert.Single(model.RunChecks());
        Assert.True(report.Passed, report.ToString());
    }

    [Fact]
    public void Brackets_with_rows_after_a_transpose_are_a_matrix()
    {
        var graph = new ExprGraph();
        Expr form = graph.ParseModel("x in R^2; xᵀ[2,1;1,3]x").Result!.Value;
        Assert.Equal(2 + (2 * 5) + (3 * 25), (double)form.EvaluateTensor(new Dictionary<string, TensorValue> { ["x"] = new[] { 1.0, 5.0 } }));
    }

    // Every symbolic length is 3 except n, m, k and t, so that what fits by accident does not.
    private static Dictionary<string, TensorValue> Values(params Expr[] results)
    {
        var lengths = new Dictionary<string, int> { ["n"] = 4, ["m"] = 3, ["k"] = 2, ["t"] = 5 };
        var point = new Dictionary<string, TensorValue>();
        var random = new Random(20250101);
        foreach (Expr result in results)
        {
            foreach (Expr node in result.FreeVariables())
            {
                if (!point.ContainsKey(node.Name))
                {
                    int[] sizes = [.. node.Shape.Axes.Select(a => a.With(lengths).Length)];
                    int count = sizes.Aggregate(1, static (a, b) => a * b);
                    double[] entries = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() + 0.5)];
                    for (int i = 0; node.MatrixTraits == MatrixTraits.Symmetric && i < count; i++)
                    {
                        entries[i] = entries[(i % sizes[0] * sizes[0]) + (i / sizes[0])];
                    }

                    point[node.Name] = node.Shape.IsScalar && lengths.TryGetValue(node.Name, out int length) ? length
                        : new TensorValue(new Shape([.. sizes.Select(static s => Dim.Of(s))]), entries);
                }
            }
        }

        return point;
    }

    private sealed class Close : IEqualityComparer<double>
    {
        public bool Equals(double x, double y) => Math.Abs(x - y) <= 1e-12 * Math.Max(1, Math.Abs(x));

        public int GetHashCode(double value) => 0;
    }
}
