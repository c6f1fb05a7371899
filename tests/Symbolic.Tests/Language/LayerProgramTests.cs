namespace Symbolic.Tests.Language;

/// <summary>Layers, losses and networks as people write them: each is read, evaluated and differentiated, and the derivatives agree with differences.</summary>
public class LayerProgramTests
{
    // The program, the shapes of its variables, and those by which it is differentiated.
    [Theory]
    [InlineData("H = max(0, X*W + b)\nJ = sum(H) + λ Σ_i Σ_j W_ij²", "X:3x2 W:2x4 b:4 λ:", "W b")]
    [InlineData("H = max{0, XW+b}\nJ = sum(H) + λΣ_i w_i²", "X:3x2 W:2x4 b:4 w:3 λ:", "W b w")]
    [InlineData("W_2(W_1 X_0+b_1)+b_2", "W_1:3x2 W_2:2x3 X_0:2 b_1:3 b_2:2", "W_1 X_0")]
    [InlineData("W[2]*(W[1]*x + b[1]) + b[2]", "W[1]:3x2 W[2]:2x3 x:2 b[1]:3 b[2]:2", "W[1] x")]
    [InlineData("f_k = exp(net_k)/Σ_j exp(net_j)", "net:3", "net")]
    [InlineData("p_i = exp(z_i)/Σ_j exp(z_j)", "z:3", "z")]
    [InlineData("exp(z_i)/Σ_j exp(z_j)", "z:3", "z")]
    [InlineData("L = -(y log(p) + (1-y) log(1-p))", "y: p:", "p")]
    [InlineData("L = -mean(y .* log(p) + (1 - y) .* log(1 - p))", "y:3 p:3", "p")]
    [InlineData("bce(p, y)", "y:3 p:3", "p")]
    [InlineData("crossentropy(softmax(z), d)", "z:3 d:3", "z")]
    [InlineData("mse(o, d)", "o:3 d:3", "o")]
    [InlineData("max(A*x + b, C*x + d)", "A:2x3 C:2x3 x:3 b:2 d:2", "x A")]
    [InlineData("prelu(x, α)", "x:4 α:", "x α")]
    [InlineData("rrelu(x, a)", "x:4 a:", "x")]
    [InlineData("H = relu(conv2d(X, K) + b)\nP = avgpool2d(H, 2)\nL = sum(P.^2)", "X:5x5 K:2x2 b:", "K X b")]
    [InlineData("h = max(0, conv1d(x, k) + b)\np = maxpool1d(h, 2)\ny = W*p\nL = 1/2‖y − t‖²", "x:7 k:2 b: W:2x3 t:2", "k x b W")]
    [InlineData("avgpool1d(x, 2)", "x:6", "x")]
    [InlineData("conv2d(X, K)", "X:4x4 K:2x2", "K")]
    [InlineData("conv2d(X, K, pad=1, stride=2)", "X:4x4 K:2x2", "K")]
    [InlineData("h = σ(W*x + b)\nx̂ = Wᵀh + c\nL = 1/2‖x̂ − x‖² + λ‖W‖_F² + β sum(abs(h))", "W:2x3 x:3 b:2 c:3 λ: β:", "W b c")]
    [InlineData("h = σ(W*x + b); xhat = W'*h + c; L = ½‖xhat − x‖² + λ‖W‖²", "W:2x3 x:3 b:2 c:3 λ:", "W b c")]
    [InlineData("{1 if w·x+b > 0, 0 otherwise}", "w:3 x:3 b:", "w")]
    [InlineData("f(x) = W[2]*σ(W[1]*x + b)\nL = 1/t Σ_{i=1}^3 ‖f(X[i]) − Y[i]‖²", "W[1]:3x2 W[2]:2x3 b:3 X[1]:2 X[2]:2 X[3]:2 Y[1]:2 Y[2]:2 Y[3]:2 t:", "W[1] W[2] b")]
    [InlineData("f(X) = W₂σ(W₁X + b)\nL = 1/t Σ_{i=1}^t ‖f(X[i]) − Y[i]‖²\nt=3", "W_1:3x2 W_2:2x3 b:3 X[1]:2 X[2]:2 X[3]:2 Y[1]:2 Y[2]:2 Y[3]:2", "W_1 W_2 b")]
    [InlineData("f(x) = W_2*σ(W_1*x + b)\nL = 1/t Σ_{i=1}^t ‖f(X[:,i]) − Y[:,i]‖²", "W_1:3x2 W_2:2x3 b:3 X:2x4 Y:2x4 t:", "W_1 W_2 b")]
    [InlineData("L = 1/t ‖W_2*σ(W_1*X + b) − Y‖_F²", "W_1:3x2 W_2:2x3 b:3 X:2x4 Y:2x4 t:", "W_1 W_2 b")]
    [InlineData("‖WᵀW − eye(2)‖_F²", "W:3x2", "W")]
    [InlineData("‖WᵀW − I‖_F²", "W:3x2 I:2x2", "W")]
    [InlineData("μ = mean(x)\nv = mean((x − μ).^2)\ny = γ (x − μ)/sqrt(v + ε) + β", "x:5 γ: β: ε:", "x γ β")]
    [InlineData("μ = mean(X, axis=2)\nv = mean((X − μ).^2, axis=2)\nY = γ .* (X − μ) ./ sqrt(v + ε) + β", "X:2x5 γ:2 β:2 ε:", "X γ β")]
    [InlineData("S = Q*Kᵀ/sqrt(d)\nA = softmax(S, axis=2)\nO = A*V", "Q:3x2 K:4x2 V:4x5 d:", "Q K V")]
    [InlineData("O = V*softmax(Kᵀ*Q/√d)", "Q:2x3 K:2x4 V:5x4 d:", "Q K V")]
    [InlineData("i = σ(W_i*[h; x] + b_i)\nf = σ(W_f*[h; x] + b_f)\no = σ(W_o*[h; x] + b_o)\ng = tanh(W_g*[h; x] + b_g)\nc2 = f .* c + i .* g\nh2 = o .* tanh(c2)", "W_i:2x5 W_f:2x5 W_o:2x5 W_g:2x5 b_i:2 b_f:2 b_o:2 b_g:2 h:2 c:2 x:3", "W_i x c h")]
    [InlineData("z = W*[h; x] + b\ni = σ(z[1:2]); f = σ(z[3:4]); o = σ(z[5:6]); g = tanh(z[7:8])\nc_1 = f .* c + i .* g\nh_1 = o .* tanh(c_1)", "W:8x5 b:8 h:2 c:2 x:3", "W x c h")]
    [InlineData("P = softmax(W*X + b)\nL = −1/t sum(Y .* log(P))", "W:3x2 X:2x4 b:3 Y:3x4 t:", "W b")]
    [InlineData("L = −1/t Σ_i Σ_c Y_ci log(softmax(W*X)_ci)", "W:3x2 X:2x4 Y:3x4 t:", "W")]
    [InlineData("h = σ(W_1*x + b_1)\nout = σ(w_2·h + b_2)\nL = (target − out)²", "W_1:2x2 x:2 b_1:2 w_2:2 b_2: target:", "W_1 w_2 b_2")]
    [InlineData("h_1 = σ(w_1 x_1 + w_2 x_2 + b_1); h_2 = σ(w_3 x_1 + w_4 x_2 + b_2); o = σ(w_5 h_1 + w_6 h_2 + b_3); L = (t − o)²", "w_1: w_2: w_3: w_4: w_5: w_6: b_1: b_2: b_3: x_1: x_2: t:", "w_1")]
    [InlineData("u = Wᵀv\ng = v [a; 1]ᵀ", "W:3x2 v:3x4 a:2x4", "v a")]
    [InlineData("diag(x)*y", "x:3 y:3", "x")]
    [InlineData("glu(x)", "x:4", "x")]
    [InlineData("layernorm(x, γ, β)", "x:4 γ:4 β:4", "x")]
    [InlineData("logsoftmax(z)", "z:4", "z")]
    [InlineData("Σ_i ‖X[i,:]‖²", "X:3x4", "X")]
    [InlineData("{x if x > 0; 0.1x otherwise}", "x:4", "x")]
    [InlineData("where(x > 0, x, α x)", "x:4 α:", "x α")]
    [InlineData("prod(x)", "x:4", "x")]
    [InlineData("Π_i x_i", "x:4", "x")]
    [InlineData("max(x)", "x:4", "x")]
    [InlineData("n = 3; −1/2 yᵀ(K + s² eye(n))⁻¹y − 1/2 logdet(K + s² eye(n))", "y:3 K:3x3 s:", "y s K")]
    [InlineData("-1/2 y'*inv(K)*y - 1/2 log(det(K)) - 3/2 log(2 pi)", "y:3 K:3x3", "y K")]
    [InlineData("xᵀA x + bᵀx + c", "A:3x3 x:3 b:3 c:", "x A b c")]
    [InlineData("√((x−μ)ᵀ S⁻¹ (x−μ))", "x:3 μ:3 S:3x3", "x S")]
    [InlineData("kron(A, B)*x", "A:2x2 B:2x2 x:4", "A x")]
    [InlineData("A\\b", "A:2x2 b:2", "A b")]
    [InlineData("sum(tril(A).^2)", "A:3x3", "A")]
    [InlineData("x⊗y", "x:2 y:3", "x")]
    [InlineData("for t = 1..3 { h[t] = tanh(W*h[t-1] + U*x[t]) }\nL = ‖h[3] − y‖²", "W:2x2 U:2x3 h[0]:2 x[1]:3 x[2]:3 x[3]:3 y:2", "W U")]
    [InlineData("h[0] = h_0\nfor t = 1..3 { h[t] = tanh(W*h[t-1] + U*X[:,t]) }\nL = Σ_{t=1}^3 ‖h[t] − y‖²", "W:2x2 U:2x3 h_0:2 X:3x3 y:2", "W U h_0")]
    [InlineData("z = σ(W_z*x + U_z*h)\nr = σ(W_r*x + U_r*h)\nn = tanh(W*x + U*(r .* h))\nh_2 = (1 − z) .* n + z .* h", "W_z:2x3 U_z:2x2 W_r:2x3 U_r:2x2 W:2x3 U:2x2 x:3 h:2", "x U")]
    [InlineData("sum(T .* T)", "T:2x3x2", "T")]
    [InlineData("Σ_i Σ_j Σ_k T_ijk x_i y_j z_k", "T:2x3x2 x:2 y:3 z:2", "T x")]
    [InlineData("T[1,:,:]*x", "T:2x3x2 x:2", "T")]
    public void A_program_is_read_and_its_derivatives_agree_with_differences(string program, string shapes, string by)
    {
        Dictionary<string, Shape> given = shapes.Split(' ').Select(static s => s.Split(':'))
            .ToDictionary(static s => s[0], static s => new Shape([.. s[1].Split('x', StringSplitOptions.RemoveEmptyEntries).Select(static n => Dim.Of(int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)))]));
        Model model = new ExprGraph().ParseModel(program, new ReadingOptions { Names = [.. given.Keys.Where(static n => !n.Contains('['))], Shapes = given });

        // Where all variables lie between 0.1 and 0.9, logarithms and roots are defined, and matrices are far from singular.
        var random = new Random(20250101);
        Dictionary<string, TensorValue> point = given.ToDictionary(static g => g.Key, g => Value(g.Value, random));
        CheckReport report = model.Result!.Value.Check([.. by.Split(' ').Select(name => model[name])], new CheckOptions { TensorPoints = [point] });
        Assert.True(report.Passed, report.ToString());
    }

    private static TensorValue Value(Shape shape, Random random)
    {
        int columns = shape.Order == 0 ? 1 : shape[shape.Order - 1].Length;
        int count = shape.Axes.Aggregate(1, static (n, a) => n * a.Length);
        return new TensorValue(shape, [.. Enumerable.Range(0, count).Select(i => 0.1 + (0.8 * random.NextDouble()) + (shape.Order == 2 && i / columns == i % columns ? 2 : 0))]);
    }
}
