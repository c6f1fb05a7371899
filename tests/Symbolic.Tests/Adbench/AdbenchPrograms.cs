using System.Globalization;
using System.Text;

namespace Symbolic.Adbench;

/// <summary>The objectives of ADBench (Šrajer, Kukelova, Fitzgibbon, arXiv 1807.10129) as programs of the language.</summary>
internal static class AdbenchPrograms
{
    /// <summary>
    /// The log-posterior L of a mixture of K normal distributions in d dimensions, given n points as the columns of x,
    /// with a Wishart prior. Of each component q are the logarithms of the diagonal and M the lower part of the root of the precision.
    /// </summary>
    public static string Mixture(int d, int k, int n) => Text($$"""
        x in R^{{{d}}×{{n}}}; α in R^{{k}}
        μ[k] in R^{{d}}; q[k] in R^{{d}}; M[k] in R^{{{d}}×{{d}}}
        for k = 1..{{k}} {
          Q[k] = diag(exp(q[k])) + tril(M[k], -1)
          s[k] = α[k] + sum(q[k]) − 1/2 sum((Q[k]*(x − μ[k]*ones({{n}})ᵀ)).^2, axis=1)
          r[k] = 1/2 γ² (sum(exp(q[k]).^2) + sum(tril(M[k], -1).^2)) − m sum(q[k])
        }
        P = [{{string.Join("; ", Enumerable.Range(1, k).Select(static j => $"s[{j}]ᵀ"))}}]
        ν = {{d}} + m + 1
        C = {{d}} ν (log γ − 1/2 log 2) − {{d * (d - 1)}}/4 log π − Σ_{j=1}^{{{d}}} lgamma((ν + 1 − j)/2)
        L = sum(logsumexp(P, axis=1)) − {{n}} logsumexp(α) − {{n * d}}/2 log(2π) + Σ_{k=1}^{{{k}}} r[k] − {{k}} C
        """);

    /// <summary>
    /// The errors e[1], e[2] of one observation m of a point X by a camera that is turned by r, stands in c and has the focal length φ,
    /// the centre z and the distortion κ; and the error f of its weight w.
    /// </summary>
    public const string Reprojection = """
        var φ
        θ = √(r[1]² + r[2]² + r[3]²)
        for k = 1..3 {
          u[k] = r[k]/θ
          v[k] = X[k] − c[k]
        }
        s = (1 − cos(θ)) (u[1] v[1] + u[2] v[2] + u[3] v[3])
        P[1] = cos(θ) v[1] + sin(θ) (u[2] v[3] − u[3] v[2]) + s u[1]
        P[2] = cos(θ) v[2] + sin(θ) (u[3] v[1] − u[1] v[3]) + s u[2]
        P[3] = cos(θ) v[3] + sin(θ) (u[1] v[2] − u[2] v[1]) + s u[3]
        for k = 1..2 {
          p[k] = P[k]/P[3]
        }
        ρ = p[1]² + p[2]²
        for k = 1..2 {
          e[k] = w (φ (1 + κ[1] ρ + κ[2] ρ²) p[k] + z[k] − m[k])
        }
        f = 1 − w²
        """;

    /// <summary>The variables of <see cref="Reprojection"/> by which derivatives are taken: those of the camera, of the point, and the weight.</summary>
    public static readonly string[] ReprojectionVariables =
        ["r[1]", "r[2]", "r[3]", "c[1]", "c[2]", "c[3]", "φ", "z[1]", "z[2]", "κ[1]", "κ[2]", "X[1]", "X[2]", "X[3]", "w"];

    /// <summary>
    /// The loss L of a recurrent net of several layers with long short-term memory that predicts the rows of S one from the other.
    /// Of layer i the weights and offsets of the gates are wf, wi, wo, wg, bf, bi, bo, bg; h and c are its state.
    /// </summary>
    public static string Memory(int layers, int characters, int bits)
    {
        var text = new StringBuilder();
        string last = (characters - 1).ToString(CultureInfo.InvariantCulture);
        text.AppendLine(CultureInfo.InvariantCulture, $"S in R^{{{characters}×{bits}}}; u, v, z in R^{bits}");
        for (int i = 1; i <= layers; i++)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{string.Join(", ", LayerVariables(i))} in R^{bits}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"for t = 1..{last} {{");
        text.AppendLine("  x1[t] = u .* S[t,:]");
        for (int i = 1; i <= layers; i++)
        {
            string input = i == 1 ? "x1[t]" : string.Create(CultureInfo.InvariantCulture, $"h{i - 1}[t+1]");
            text.AppendLine(CultureInfo.InvariantCulture, $"  f{i}[t] = σ({input} .* wf{i} + bf{i})");
            text.AppendLine(CultureInfo.InvariantCulture, $"  i{i}[t] = σ(h{i}[t] .* wi{i} + bi{i})");
            text.AppendLine(CultureInfo.InvariantCulture, $"  o{i}[t] = σ({input} .* wo{i} + bo{i})");
            text.AppendLine(CultureInfo.InvariantCulture, $"  g{i}[t] = tanh(h{i}[t] .* wg{i} + bg{i})");
            text.AppendLine(CultureInfo.InvariantCulture, $"  c{i}[t+1] = c{i}[t] .* f{i}[t] + i{i}[t] .* g{i}[t]");
            text.AppendLine(CultureInfo.InvariantCulture, $"  h{i}[t+1] = o{i}[t] .* tanh(c{i}[t+1])");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"  y[t] = h{layers}[t+1] .* v + z");
        text.AppendLine("  e[t] = S[t+1,:]·y[t] − sum(S[t+1,:]) log(sum(exp(y[t])) + 2)");
        text.AppendLine("}");
        text.AppendLine(CultureInfo.InvariantCulture, $"L = −1/({bits}*{last}) Σ_{{t=1}}^{{{last}}} e[t]");
        return text.ToString();
    }

    /// <summary>The weights, offsets and first state of a layer, in the order of the files of ADBench.</summary>
    public static string[] LayerVariables(int layer) =>
        [.. ((string[])["wf", "wi", "wo", "wg", "bf", "bi", "bo", "bg"]).Select(name => name + layer.ToString(CultureInfo.InvariantCulture)), $"h{layer}[1]", $"c{layer}[1]"];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
