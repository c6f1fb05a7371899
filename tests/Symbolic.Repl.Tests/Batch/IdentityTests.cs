using System.Text.Json;
using Symbolic.Repl.Batch;

namespace Symbolic.Repl.Tests.Batch;

/// <summary>The identities of matrix calculus from typed text to print: read, differentiated, simplified, in text, Unicode and LaTeX.</summary>
public class IdentityTests
{
    private const string Square = "A in R^{n×n}; B in R^{n×n}; X in R^{n×n}; a in R^n; b in R^n; x in R^n; ";
    private const string Labelled = "X in R^{m×n}; w in R^n; y in R^m; ";
    private const string Factored = "T in R^{m×n}; U in R^{m×k}; V in R^{n×k}; ";
    private const string Network = "W_1 in R^{k×n}; W_2 in R^{m×k}; x in R^n; y in R^m; ";

    public static TheoryData<string, string, string, string, string, string, string> Identities => new()
    {
        { "gradient", Square + "tr(AXB)", "X", "", "A'*B'", "AᵀBᵀ", @"A^{\top} B^{\top}" },
        { "gradient", Square + "tr(AXᵀB)", "X", "", "B*A", "BA", @"B A" },
        { "gradient", Square + "tr(XᵀAX)", "X", "", "(A + A')*X", "(A + Aᵀ)X", @"(A + A^{\top}) X" },
        { "gradient", Square + "aᵀXb", "X", "", "a*b'", "abᵀ", @"a b^{\top}" },
        { "gradient", Square + "aᵀX⁻¹b", "X", "", "-inv(X)'*a*b'*inv(X)'", "−X⁻ᵀabᵀX⁻ᵀ", @"-X^{-\top} a b^{\top} X^{-\top}" },
        { "gradient", Square + "log det X", "X", "", "inv(X)'", "X⁻ᵀ", @"X^{-\top}" },
        { "gradient", Square + "det X", "X", "", "det(X)*inv(X)'", "det(X)X⁻ᵀ", @"\det(X) X^{-\top}" },
        { "gradient", Square + "tr(X³)", "X", "", "3*(X^2)'", "3(X²)ᵀ", @"3 (X^{2})^{\top}" },
        { "gradient", Square + "tr(X⁻¹A)", "X", "", "-(inv(X)*A*inv(X))'", "−(X⁻¹AX⁻¹)ᵀ", @"-(X^{-1} A X^{-1})^{\top}" },
        { "gradient", Square + "‖Xa − b‖²", "X", "", "2*(X*a - b)*a'", "2(Xa − b)aᵀ", @"2 (X a - b) a^{\top}" },
        { "gradient", Square + "‖XᵀX − eye(n)‖_F²", "X", "", "4*X*(X'*X - eye(n))", "4X(XᵀX − I)", @"4 X (X^{\top} X - I)" },
        { "gradient", Square + "xᵀAx", "x", "", "(A + A')*x", "(A + Aᵀ)x", @"(A + A^{\top}) x" },
        { "hessian", Square + "xᵀAx", "x", "", "A + A'", "A + Aᵀ", @"A + A^{\top}" },
        { "gradient", Labelled + "sum(log(1+exp(−y⊙Xw)))", "w", "", "-X'*(y.*sigmoid(-y.*(X*w)))", "−Xᵀ(y ⊙ σ(−y ⊙ Xw))", @"-X^{\top} (y \odot \sigma(-y \odot X w))" },
        { "hessian", Labelled + "sum(log(1+exp(−y⊙Xw)))", "w", "", "X'*diag(y.^2.*sigmoid(y.*(X*w)).*(1 - sigmoid(y.*(X*w))))*X", "Xᵀ diag(y² ⊙ σ(y ⊙ Xw) ⊙ (1 − σ(y ⊙ Xw))) X", @"X^{\top} \operatorname{diag}(y^{2} \odot \sigma(y \odot X w) \odot (1 - \sigma(y \odot X w))) X" },
        { "hessian", Labelled + "sum(log(1+exp(−y⊙Xw)))", "w", "y.^2 = 1", "X'*diag(sigmoid(y.*(X*w)).*(1 - sigmoid(y.*(X*w))))*X", "Xᵀ diag(σ(y ⊙ Xw) ⊙ (1 − σ(y ⊙ Xw))) X", @"X^{\top} \operatorname{diag}(\sigma(y \odot X w) \odot (1 - \sigma(y \odot X w))) X" },
        { "hessian", Labelled + "‖Xw−y‖²", "w", "", "2*X'*X", "2XᵀX", @"2 X^{\top} X" },
        { "hessian", "A in R^{m×n}; x in R^n; logsumexp(Ax)", "x", "", "A'*(diag(softmax(A*x)) - softmax(A*x)*softmax(A*x)')*A", "Aᵀ(diag(softmax(Ax)) − softmax(Ax) softmax(Ax)ᵀ)A", @"A^{\top} (\operatorname{diag}(\operatorname{softmax}(A x)) - \operatorname{softmax}(A x) \operatorname{softmax}(A x)^{\top}) A" },
        { "hessian", Square + "‖x‖", "x", "", "(eye(n) - x*x'/norm(x)^2)/norm(x)", "(I − xxᵀ/‖x‖²)/‖x‖", @"\frac{I - \frac{x x^{\top}}{\lVert x \rVert^{2}}}{\lVert x \rVert}" },
        { "gradient", Factored + "‖T − UVᵀ‖_F²", "U", "", "-2*(T - U*V')*V", "−2(T − UVᵀ)V", @"-2 (T - U V^{\top}) V" },
        { "hessian", Factored + "‖T − UVᵀ‖_F²", "U", "", "2*einsum(\"ik,jl->ijkl\", eye(m), V'*V)", "2 einsum(\"ik,jl->ijkl\", eye(m), VᵀV)", @"\left[ 2 \delta_{ik} (V^{\top} V)_{jl} \right]_{ijkl}" },
        { "hessian", Square + "log det X", "X", "", "-einsum(\"jk,li->ijkl\", inv(X), inv(X))", "−einsum(\"jk,li->ijkl\", X⁻¹, X⁻¹)", @"\left[ -(X^{-1})_{jk} (X^{-1})_{li} \right]_{ijkl}" },
        { "jacobian", "W in R^{m×n}; x in R^n; Wx", "W", "", "einsum(\"ki,j->kij\", eye(m), x)", "einsum(\"ki,j->kij\", eye(m), x)", @"\left[ \delta_{ki} x_{j} \right]_{kij}" },
        { "jacobian", Square + "AXB", "X", "", "einsum(\"ik,lj->ijkl\", A, B)", "einsum(\"ik,lj->ijkl\", A, B)", @"\left[ A_{ik} B_{lj} \right]_{ijkl}" },
        { "jacobian", Square + "diag(x)Ax", "x", "", "diag(A*x) + diag(x)*A", "diag(Ax) + diag(x)A", @"\operatorname{diag}(A x) + \operatorname{diag}(x) A" },
        { "jacobian", Network + "W₂σ(W₁x)", "x", "", "W_2*diag(sigmoid(W_1*x).*(1 - sigmoid(W_1*x)))*W_1", "W₂ diag(σ(W₁x) ⊙ (1 − σ(W₁x))) W₁", @"W_{2} \operatorname{diag}(\sigma(W_{1} x) \odot (1 - \sigma(W_{1} x))) W_{1}" },
        { "gradient", Network + "½‖W₂σ(W₁x)−y‖²", "W_1", "", "(W_2'*(W_2*sigmoid(W_1*x) - y).*sigmoid(W_1*x).*(1 - sigmoid(W_1*x)))*x'", "(W₂ᵀ(W₂ σ(W₁x) − y) ⊙ σ(W₁x) ⊙ (1 − σ(W₁x)))xᵀ", @"(W_{2}^{\top} (W_{2} \sigma(W_{1} x) - y) \odot \sigma(W_{1} x) \odot (1 - \sigma(W_{1} x))) x^{\top}" },
    };

    [Theory]
    [MemberData(nameof(Identities))]
    public void Typed_text_prints_as_textbooks_write_it(string op, string source, string variable, string assumption, string text, string unicode, string latex)
    {
        JsonElement result = Result(op, source, variable, assumption, "text", "unicode", "latex");
        Assert.Equal(text, result.GetProperty("text").GetString());
        Assert.Equal(unicode, result.GetProperty("unicode").GetString());
        Assert.Equal(latex, result.GetProperty("latex").GetString());
    }

    [Theory]
    [InlineData("hessian", Factored + "‖T − UVᵀ‖_F²", "U", "J[i,j,k,l] = 2δᵢₖ(VᵀV)ⱼₗ")]
    [InlineData("hessian", Square + "log det X", "X", "J[i,j,k,l] = −(X⁻¹)ⱼₖ(X⁻¹)ₗᵢ")]
    [InlineData("jacobian", "W in R^{m×n}; x in R^n; Wx", "W", "J[k,i,j] = δₖᵢxⱼ")]
    [InlineData("jacobian", Square + "AXB", "X", "J[i,j,k,l] = AᵢₖBₗⱼ")]
    public void Three_axes_and_more_have_an_index_form(string op, string source, string variable, string index) =>
        Assert.Equal(index, Result(op, source, variable, "", "index").GetProperty("index").GetString());

    [Theory]
    [InlineData("hessian", Labelled + "sum(log(1+exp(−y⊙Xw)))", "w", "y.^2 = 1", "Xᵀ diag(s ⊙ (1 − s)) X", "s = σ(y ⊙ Xw)")]
    [InlineData("hessian", Labelled + "sum(log(1+exp(−y⊙Xw)))", "w", "", "Xᵀ diag(y² ⊙ s ⊙ (1 − s)) X", "s = σ(y ⊙ Xw)")]
    [InlineData("hessian", "A in R^{m×n}; x in R^n; logsumexp(Ax)", "x", "", "Aᵀ(diag(p) − ppᵀ)A", "p = softmax(Ax)")]
    [InlineData("jacobian", Network + "W₂σ(W₁x)", "x", "", "W₂ diag(s ⊙ (1 − s)) W₁", "s = σ(W₁x)")]
    [InlineData("gradient", Network + "½‖W₂σ(W₁x)−y‖²", "W_1", "", "(W₂ᵀ(W₂s − y) ⊙ s ⊙ (1 − s))xᵀ", "s = σ(W₁x)")]
    [InlineData("hessian", "A in R^{m×n}; x in R^n; b in R^m; ‖Ax − b‖", "x", "", "(Aᵀ − Aᵀuuᵀ/‖u‖²)A/‖u‖", "u = Ax − b")]
    [InlineData("hessian", "s in R^{m×n}; x in R^n; logsumexp(σ(s x))", "x", "", null, "s_1 = σ(sx); p = softmax(s₁); u = s₁ ⊙ p ⊙ (1 − s₁)")]
    [InlineData("gradient", Square + "xᵀAx", "x", "", "(A + Aᵀ)x", "")]
    public void Shared_parts_get_names_that_nothing_else_has(string op, string source, string variable, string assumption, string? unicode, string where)
    {
        JsonElement named = Result(op, source, variable, assumption, "unicode", "named").GetProperty("named");
        Assert.Equal(unicode ?? named.GetProperty("unicode").GetString(), named.GetProperty("unicode").GetString());
        Assert.Equal(where, string.Join("; ", named.GetProperty("where").EnumerateArray().Select(static w => $"{w.GetProperty("name").GetString()} = {w.GetProperty("unicode").GetString()}")));
    }

    [Theory]
    [InlineData("exp(x)/sum(exp(x))", "softmax(x)")]
    [InlineData("log(sum(exp(x)))", "logsumexp(x)")]
    [InlineData("-3*exp(x)*a/(2*b*sum(exp(x))^2)", "-3*a*softmax(x)/(2*b*sum(exp(x)))")]
    [InlineData("exp(2*x)/sum(exp(x))", "exp(2*x)/sum(exp(x))")]
    [InlineData("log(sum(exp(x)) + 1)", "log(sum(exp(x)) + 1)")]
    public void Exponentials_over_their_sum_are_softmax(string source, string text) =>
        Assert.Equal(text, Result("simplify", "x in R^n; " + source, "x", "", "text").GetProperty("text").GetString());

    [Theory]
    [InlineData("jacobian", "x in R^n; exp(x)/sum(exp(x))", "x", "diag(softmax(x)) - softmax(x)*softmax(x)'")]
    [InlineData("hessian", "A in R^{m×n}; x in R^n; log(sum(exp(A*x)))", "x", "A'*(diag(softmax(A*x)) - softmax(A*x)*softmax(A*x)')*A")]
    [InlineData("gradient", "symmetric C in R^{m×m}; X in R^{m×n}; A in R^{n×n}; tr(inv(X'*C*X)*A)", "X", "-C*X*inv(X'*C*X)*(A + A')*inv(X'*C*X)")]
    [InlineData("gradient", "symmetric A in R^{m×m}; X in R^{m×n}; det(X'*A*X)", "X", "2*det(X'*A*X)*A*X*inv(X'*A*X)")]
    [InlineData("simplify", "symmetric A in R^{m×m}; X in R^{m×n}; A*X*(inv(X'*A*X) + inv(X'*A*X)')", "X", "2*A*X*inv(X'*A*X)")]
    [InlineData("simplify", "X in R^{n×t}; u in R^n; v in R^t; (X - u*ones(t)')*diag(v)", "X", "(X - u*ones(t)')*diag(v)")]
    public void Further_forms_read_as_textbooks_write_them(string op, string source, string variable, string text) =>
        Assert.Equal(text, Result(op, source, variable, "", "text").GetProperty("text").GetString());

    [Theory]
    [InlineData("x in R^n; norm(x)", "hessian", "norm(x) != 0")]
    [InlineData("x in R^n; x/norm(x)", "jacobian", "norm(x) != 0")]
    [InlineData("x in R^n; norm(x)", "gradient", "")]
    [InlineData("x in R^n; norm(x)^2", "hessian", "")]
    public void Second_derivatives_of_norms_say_where_they_exist(string source, string op, string conditions) =>
        Assert.Equal(conditions, string.Join(", ", Answer(op, source, "x", "", "text").GetProperty("conditions").EnumerateArray().Select(static c => c.GetString())));

    private static JsonElement Result(string op, string source, string variable, string assumption, params string[] formats)
    {
        JsonElement answer = Answer(op, source, variable, assumption, formats);
        return answer.TryGetProperty("result", out JsonElement result) ? result : answer.GetProperty("results").GetProperty(variable);
    }

    private static JsonElement Answer(string op, string source, string variable, string assumption, params string[] formats)
    {
        string request = JsonSerializer.Serialize(new { id = "a", op, source, wrt = new[] { variable }, assume = assumption.Length > 0 ? new[] { assumption } : [], formats });
        JsonElement answer = BatchTranscript.Run(AnswerWriter.Answer, request).Single();
        Assert.True(answer.GetProperty("ok").GetBoolean(), answer.GetRawText());
        return answer;
    }
}
