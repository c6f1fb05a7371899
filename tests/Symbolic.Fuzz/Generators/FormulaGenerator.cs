using System.Collections.Immutable;
using System.Globalization;
using Symbolic.Parsing;

namespace Symbolic.Fuzz.Generators;

/// <summary>Formulas of numbers in the spellings that the language has, with the functions of the operator table.</summary>
internal sealed class FormulaGenerator(Random random)
{
    private static readonly ImmutableArray<Operator> s_functions = [.. OperatorTable.Standard.Functions.Where(static o => o is not (LeafOperator or TensorOperator))];
    private static readonly string[] s_names = ["x", "y", "z", "x", "y", "a", "b", "t", "n", "k", "x_1", "x_2", "λ", "alpha", "θ", "W1", "e", "d", "i", "T", "ŷ", "σ", "Δx"];
    private static readonly string[] s_numbers = ["0", "1", "2", "3", "10", "1/2", "2/3", "0.1", "1.5", ".5", "1e-3", "2e10", "1e300", "12345678901234567890", "pi", "e", "inf", "½"];
    private static readonly string[] s_powers = ["²", "³", "⁻¹", "^2", "^3", "^-1", "^(1/2)", "^(1/3)", "^(2/3)", "^0", "^{-2}", "^0.5", "^10", "ⁿ", "^(-3/2)", "**2"];
    private static readonly string[] s_products = ["*", " ", "", "·", " * ", "×"];
    private static readonly string[] s_comparisons = ["<", ">", "<=", "≥", "==", "≠", " < "];
    private static readonly string[] s_orders = ["d/dx ", "d²/dx² ", "∂/∂x ", "∂/∂y ", "∂²/∂x∂y "];

    /// <summary>A formula.</summary>
    /// <param name="size">About how many operations it has.</param>
    public string Number(int size)
    {
        if (size <= 0)
        {
            return random.Next(3) == 0 ? Pick(s_numbers) : Pick(s_names);
        }

        int left = random.Next(size), right = size - 1 - left;
        return random.Next(32) switch
        {
            < 4 => $"{Number(left)}{Pick([" + ", " - ", "+", "-", "−"])}{Number(right)}",
            < 8 => $"{Factor(left)}{Pick(s_products)}{Factor(right)}",
            < 11 => $"{Factor(left)}/{Factor(right)}",
            < 14 => $"{Factor(size - 1)}{Pick(s_powers)}",
            14 => $"{Factor(left)}^{Factor(right)}",
            < 22 => Call(size - 1),
            22 => $"-{Factor(size - 1)}",
            23 => $"|{Number(size - 1)}|",
            24 => $"√{Factor(size - 1)}",
            25 => $"if {Truth(left)} then {Number(right)} else {Number(left / 2)}",
            26 => $"{{{Number(left)} if {Truth(right)}; {Number(right / 2)} otherwise}}",
            27 => $"{Pick(["Σ", "Π", "sum", "prod"])}_{{i=1}}^{Pick(["2", "3", "4"])} {Factor(size - 1)}",
            28 => $"{Pick(s_orders)}({Number(size - 1)})",
            29 => $"diff({Number(size - 1)}, {Pick(["x", "y", "x, 2", "x, y"])})",
            30 => $"{Pick(["sin", "cos", "log", "exp", "tanh"])}{Pick(["", "²", "^2", "⁻¹"])} {Factor(size - 1)}",
            _ => Verb(size - 1),
        };
    }

    /// <summary>A condition.</summary>
    public string Truth(int size)
    {
        int left = random.Next(Math.Max(1, size)), right = Math.Max(0, size - 1 - left);
        return random.Next(6) switch
        {
            0 when size > 1 => $"{Truth(left)} {Pick(["and", "or"])} {Truth(right)}",
            1 when size > 1 => $"not ({Truth(size - 1)})",
            2 => $"{Number(left / 2)} < {Number(right / 2)} <= {Number(left / 3)}",
            _ => $"{Number(left)}{Pick(s_comparisons)}{Number(right)}",
        };
    }

    private string Factor(int size) => size <= 0 ? Number(0) : random.Next(4) == 0 ? Number(size) : $"({Number(size)})";

    private string Call(int size)
    {
        Operator op = s_functions[random.Next(s_functions.Length)];
        string spelling = op.Aliases.Length > 0 && random.Next(3) == 0 ? op.Aliases[random.Next(op.Aliases.Length)] : op.Name;
        int count = random.Next(20) == 0 ? random.Next(5) : Math.Clamp(random.Next(1, 4), op.MinOperands, op.MaxOperands);
        return $"{spelling}({string.Join(", ", Enumerable.Range(0, count).Select(i => Number(i == 0 ? size : random.Next(1 + (size / 2)))))})";
    }

    private string Verb(int size) => random.Next(8) switch
    {
        0 => $"simplify({Number(size)})",
        1 => $"f({Number(size)})",
        2 => $"f'({Number(size)})",
        3 => $"log(x, base={Number(size / 2)})",
        4 => $"expand({Number(size)})",
        5 => $"factor({Number(size)})",
        6 => $"norm({Number(size)})",
        _ => $"{Pick([.. LanguageWords.Verbs])}({Number(size)}{(random.Next(2) == 0 ? "" : ", x")})",
    };

    /// <summary>One of several.</summary>
    public string Pick(params IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];

    /// <summary>A whole number as text.</summary>
    public string Whole(int from, int to) => random.Next(from, to).ToString(CultureInfo.InvariantCulture);
}
