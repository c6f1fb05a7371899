using System.Text;

namespace Symbolic.Fuzz.Generators;

/// <summary>Programs of statements: declarations, equations of numbers, vectors and matrices, functions, loops over families.</summary>
internal sealed class ProgramGenerator(Random random)
{
    private readonly FormulaGenerator _numbers = new(random);

    // Names by shape: each entry has its rows and columns, as they are declared.
    private readonly List<(string Name, string Rows, string Columns)> _known = [];

    /// <summary>A program of some statements.</summary>
    public string Program()
    {
        var text = new StringBuilder();
        string[] dims = random.Next(3) == 0 ? ["m", "n", "k"] : ["2", "3", "4"];
        if (dims[0] == "m" && random.Next(2) == 0)
        {
            text.Append("dim m, n, k\n");
        }

        Declare(text, "A", dims[0], dims[1]);
        Declare(text, "B", dims[1], dims[2]);
        Declare(text, "S", dims[1], dims[1]);
        Declare(text, "x", dims[1], "1");
        Declare(text, "b", dims[0], "1");
        if (random.Next(3) == 0)
        {
            Family(text, dims);
        }

        for (int i = random.Next(1, 6); i > 0; i--)
        {
            Statement(text, i);
        }

        return text.ToString();
    }

    /// <summary>An expression of a shape.</summary>
    public string Tensor(string rows, string columns, int size)
    {
        if (rows == "1" && columns == "1")
        {
            return Scalar(size);
        }

        (string Name, string Rows, string Columns)[] same = [.. _known.Where(k => k.Rows == rows && k.Columns == columns)];
        if (size <= 0)
        {
            return same.Length > 0 ? same[random.Next(same.Length)].Name
                : columns == "1" ? $"{_numbers.Pick("ones", "zeros")}({rows})" : $"{_numbers.Pick("ones", "zeros")}({rows}, {columns})";
        }

        int left = random.Next(size), right = size - 1 - left;
        return random.Next(14) switch
        {
            0 or 1 => $"({Tensor(rows, columns, left)} {_numbers.Pick("+", "-", ".*", "⊙")} {Tensor(rows, columns, right)})",
            2 => $"{Scalar(left)}*({Tensor(rows, columns, right)})",
            3 or 4 when Inner() is var inner => $"({Tensor(rows, inner, left)}){_numbers.Pick("*", " ", "")}({Tensor(inner, columns, right)})",
            5 => $"({Tensor(columns, rows, size - 1)}){_numbers.Pick("'", "ᵀ", "^T")}",
            6 or 7 => $"{_numbers.Pick("tanh", "exp", "σ", "relu", "sin", "log", "abs", "sqrt", "softplus", "softmax", "cumsum")}({Tensor(rows, columns, size - 1)})",
            8 => $"({Tensor(rows, columns, size - 1)}).^{_numbers.Pick("2", "3", "-1", "(1/2)")}",
            9 when rows == columns => $"{_numbers.Pick("inv", "tril", "triu", "transpose")}({Tensor(rows, rows, size - 1)})",
            10 when columns == "1" => $"(({Tensor(rows, rows, left)}) \\ ({Tensor(rows, "1", right)}))",
            11 when columns == "1" => $"∇_{_numbers.Pick("x", "b")} ({Scalar(size - 1)})",
            12 => $"({Tensor(rows, columns, left)} ./ {Tensor(rows, columns, right)})",
            _ => $"(if {_numbers.Truth(1)} then {Tensor(rows, columns, left)} else {Tensor(rows, columns, right)})",
        };
    }

    private string Inner() => _known.Count == 0 ? "2" : _known[random.Next(_known.Count)].Rows;

    private string Scalar(int size)
    {
        if (size <= 0 || _known.Count == 0 || random.Next(3) == 0)
        {
            return _numbers.Number(Math.Min(size, 3));
        }

        (_, string rows, string columns) = _known[random.Next(_known.Count)];
        string square = Inner();
        int left = random.Next(size), right = size - 1 - left;
        return random.Next(9) switch
        {
            0 or 1 => $"{_numbers.Pick("sum", "norm", "mean", "max", "min", "logsumexp", "prod", "normF", "norm1", "variance")}({Tensor(rows, columns, size - 1)})",
            2 => $"‖{Tensor(rows, columns, size - 1)}‖²",
            3 => $"{_numbers.Pick("tr", "det", "logdet")}({Tensor(square, square, size - 1)})",
            4 => $"({Tensor(rows, "1", left)})'({Tensor(rows, "1", right)})",
            5 => $"Σ_{{i=1}}^{_numbers.Whole(1, 4)} {_numbers.Pick("x_i", "x[i]", "b_i²", "A_ij", "i x")}",
            6 => $"{_numbers.Pick("x", "b", "A")}[{_numbers.Pick("1", "2", "1,2", "1,:", "i", "0", "9", "1:2")}]",
            7 => $"{Scalar(left)}{_numbers.Pick("+", "-", "*", "/", " ")}({Scalar(right)})",
            _ => $"{_numbers.Pick("mse", "l2", "dot", "crossentropy", "kl")}({Tensor(rows, columns, left)}, {Tensor(rows, columns, right)})",
        };
    }

    private void Declare(StringBuilder text, string name, string rows, string columns)
    {
        if (random.Next(4) == 0)
        {
            return;
        }

        string word = random.Next(3) == 0 ? _numbers.Pick("param ", "input ", name == "S" ? "symmetric " : "param ") : "";
        text.Append(word).Append(name).Append(" in R^").Append(columns == "1" ? rows : $"{{{rows}×{columns}}}").Append(_numbers.Pick("\n", ";", "\n"));
        _known.Add((name, rows, columns));
    }

    private void Family(StringBuilder text, string[] dims)
    {
        int layers = random.Next(2, 5);
        text.Append(random.Next(2) == 0 ? $"for n = 1..{layers} {{ h[n+1] = tanh(W[n]*h[n]{(random.Next(2) == 0 ? " + c[n]" : "")}) }}\n"
            : $"W[n] in R^{{{dims[1]}×{dims[1]}}}; h[1] in R^{dims[1]}; L = {layers}\nfor n = 1..L-1 {{\n  g[n+1] = W[n]*h[n]\n  h[n+1] = {_numbers.Pick("tanh", "relu", "σ")}(g[n+1])\n}}\n");
        text.Append($"E = {_numbers.Pick("sum(h[2].^2)", "h[2]", "‖h[2]‖²", "norm(h[2] - x)")}\n");
    }

    private void Statement(StringBuilder text, int number)
    {
        int size = random.Next(1, 6);
        (string Name, string Rows, string Columns) target = _known.Count == 0 ? ("q", "1", "1") : _known[random.Next(_known.Count)];
        _ = random.Next(12) switch
        {
            0 or 1 => text.Append($"y{number} = {Scalar(size)}"),
            2 or 3 => text.Append($"Z{number} = {Tensor(target.Rows, target.Columns, size)}"),
            4 => text.Append($"f(x, y) = {_numbers.Number(size)}"),
            5 => text.Append($"{_numbers.Pick("grad", "hessian", "jacobian", "check", "explain", "laplacian", "diff")}({Scalar(size)}, {_numbers.Pick("x", "A", "b", "y1", "W[1]")})"),
            6 => text.Append($"∂/∂{_numbers.Pick("A", "x", "S", "b", "t")} ({Scalar(size)})"),
            7 => text.Append($"x := x - {_numbers.Pick("0.1", "η")} ∇_x ({Scalar(size)})"),
            8 => text.Append($"p_i = {_numbers.Pick("exp(x_i)", "x_i", "x_i²")}/Σ_j {_numbers.Pick("exp(x_j)", "x_j", "A_ij")}"),
            9 => text.Append($"[{Scalar(size / 2)}, {Scalar(size / 2)}; {Scalar(size / 2)}, {Scalar(1)}]"),
            _ => text.Append(random.Next(2) == 0 ? Scalar(size) : Tensor(target.Rows, target.Columns, size)),
        };
        text.Append(_numbers.Pick("\n", "\n", ";", " # a remark\n"));
    }
}
