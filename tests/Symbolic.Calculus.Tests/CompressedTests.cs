using static Symbolic.Operators;

namespace Symbolic.Tests;

/// <summary>Tensors of derivatives without their zeros: factors and patterns of deltas.</summary>
public sealed class CompressedTests
{
    private readonly ExprGraph _graph = new();

    [Fact]
    public void The_Hessian_of_a_factorization_is_a_small_matrix()
    {
        const int n = 200, k = 4;
        Expr target = Symbol("T", n, n), u = Symbol("U", n, k), v = Symbol("V", n, k);
        Expr error = target - _graph.Einsum("ik,jk->ij", u, v);
        var hessian = Compressed.Of(_graph.Einsum("ij,ij->", error, error).Hessian(u, u));
        CompressedTerm only = Assert.Single(hessian.Terms);
        Assert.True(hessian.IsSmaller);
        Assert.Equal<int>([0, 1, 0, 2], only.Indices);
        Assert.Equal<int>([1, 2], only.FactorIndices);
        Assert.Equal(new Shape(k, k), only.Factor.Shape);
        Assert.Equal(2 * _graph.Einsum("mj,ml->jl", v, v), only.Factor);
        Assert.Equal("δ[i,k] (2*V'*V)[j,l]", only.ToString());

        // Neither the dense tensor nor anything of its size is computed.
        TensorProgram program = TensorProgram.Create(only.Factor, v);
        Assert.InRange(program.WorkingMemory, 0, n * n * k * k / 20);
    }

    [Fact]
    public void Patterns_of_the_usual_derivatives()
    {
        Expr x = Symbol("x", 3), w = Symbol("W", 2, 3), b = Symbol("B", 4, 3), a = Symbol("A", 3, 3);
        Is(Tanh[x].Jacobian(x), "δ[i,j] (1 - tanh(x).^2)[i]");
        Is(_graph.Einsum("ij,j->i", w, x).Jacobian(w), "δ[i,j] (x)[k]");
        Is(_graph.Einsum("bi,ji->bj", b, w).Jacobian(b), "δ[i,k] (W)[j,l]");
        Is(Tanh[_graph.Einsum("bi,ji->bj", b, w)].Jacobian(b), "δ[i,k] (einsum)[i,j,l]");
        Is(x.Jacobian(x), "δ[i,j] (1)");
        Is(_graph.Einsum("ij->ji", w).Jacobian(w), "δ[i,l] δ[j,k] (1)");
        Is(Softmax[b].Jacobian(b), "δ[i,k] δ[j,l] (softmax(B, axis=2))[i,j]", "δ[i,k] (einsum)[i,j,l]");
        Is(_graph.Einsum("i,ij,j->", x, a, x).Hessian(x, x), "(A' + A)[i,j]");
    }

    [Fact]
    public void Terms_of_one_pattern_are_added_before_they_meet_the_deltas()
    {
        Expr x = Symbol("x", 3), y = Symbol("y", 3), s = _graph.Symbol("s");
        Expr tensor = (s * Diagonal(x)) - (Diagonal(y) / s) - _graph.Identity(3) + _graph.Einsum("i,j->ij", x, y) + s;
        var compressed = Compressed.Of(tensor);
        Assert.Equal(2, compressed.Terms.Length);
        Assert.Equal<int>([0, 0], compressed.Terms[0].Indices);
        Assert.Equal(new Shape(3), compressed.Terms[0].Factor.Shape);
        Assert.True(compressed.Terms[0].HasDelta);
        Assert.False(compressed.Terms[1].HasDelta);
        Assert.False(compressed.IsSmaller);
        Same(tensor, compressed.ToExpr(), x, y, s);

        // Entry by entry with something dense the diagonal stays a diagonal.
        Expr product = Diagonal(x) * Sin[_graph.Einsum("i,j->ij", x, y)];
        Assert.Equal<int>([0, 0], Assert.Single(Compressed.Of(product).Terms).Indices);
        Same(product, Compressed.Of(product).ToExpr(), x, y);
    }

    [Fact]
    public void Splitting_and_joining_keeps_the_value()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            int n = random.Next(0, 4);
            Expr[] symbols = [Symbol($"p{seed}"), Symbol($"q{seed}", n), Symbol($"r{seed}", n), Symbol($"M{seed}", n, n)];
            Expr sum = Product();
            for (int terms = random.Next(4); terms > 0; terms--)
            {
                sum = random.Next(5) switch { 0 => sum - Product(), 1 => symbols[0] * sum, 2 => sum / (2 + symbols[0].Pow(2)), 3 => sum * Product(), _ => sum + Product() };
            }

            Same(sum, Compressed.Of(sum).ToExpr(), symbols);

            // Deltas and factors on random axes of four.
            Expr Product()
            {
                var inputs = new List<string>();
                var factors = new List<Expr>();
                for (int count = random.Next(1, 5); count > 0; count--)
                {
                    char a = "abcdz"[random.Next(5)], b = "abcd"[random.Next(4)];
                    Expr factor = random.Next(4) switch { 0 => symbols[1], 1 => symbols[2], 2 => symbols[3], _ => _graph.Identity(n) };
                    factors.Add(factor);
                    inputs.Add(factor.Shape.Order == 1 ? a.ToString() : $"{a}{b}");
                }

                inputs.Add("abcd");
                factors.Add(_graph.Fill(_graph.One, new Shape(n, n, n, n)));
                return _graph.Einsum($"{string.Join(',', inputs)}->abcd", [.. factors]);
            }
        }
    }

    private static void Is(Expr tensor, params string[] terms) =>
        Assert.Equal(terms, Compressed.Of(tensor).Terms.Select(static t => t.Factor.Shape.Order > 2 ? t.ToString().Replace($"({t.Factor})", "(einsum)", StringComparison.Ordinal) : t.ToString()));

    private static void Same(Expr expected, Expr actual, params Expr[] symbols)
    {
        var random = new Random(1);
        var point = symbols.ToDictionary(static s => s, s => Enumerable.Range(0, Dense.SizeOf(s.Shape)).Select(_ => (random.NextDouble() * 2) - 1).ToArray());
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.All(expected.Entries(point).Zip(actual.Entries(point)), p => Assert.Equal(p.First, p.Second, 1e-12 * Math.Max(1, Math.Abs(p.First))));
    }

    private Expr Symbol(string name, params Dim[] shape) => _graph.Symbol(name, new Shape(shape));

    private Expr Diagonal(Expr vector) => _graph.Einsum("i,ij->ij", vector, _graph.Identity(vector.Shape[0]));
}
