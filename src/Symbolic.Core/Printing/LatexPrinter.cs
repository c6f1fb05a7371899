using System.Globalization;

namespace Symbolic;

/// <summary>For typesetting: fraction bars, raised exponents, no more parentheses than a reader needs.</summary>
internal sealed partial class LatexPrinter(ExprGraph graph, PrintOutput output) : Printer(graph, output, WithoutWords.ByEntries, IdentityName.Sign)
{
    private readonly Dictionary<int, bool> _tall = [];
    private readonly Stack<int> _undecided = new();

    protected override (string Open, string Column, string Row, string Close) Brackets => (@"\begin{bmatrix} ", " & ", @" \\ ", @" \end{bmatrix}");

    protected override string Sign(Notation notation) => notation.Latex;

    protected override Level LevelOfNumber(Rational value, bool isDecimal) =>
        value.Sign < 0 ? Level.Negation
        : !isDecimal ? value.IsInteger ? Level.Atom : Level.Power
        : Exponent(value.ToDecimalString()) < 0 ? Level.Atom
        : Level.Product;

    protected override Level LevelOf(int node)
    {
        Operator op = Graph.OperatorAt(node);
        return op.Notation.Layout switch
        {
            Layout.Leaf when Graph.IsSymbol(node) && LatexNames.Of(Graph.SymbolNameAt(node)).IsCompound => Level.Power,
            Layout.Quotient or Layout.Root or Layout.Exponential or Layout.Logarithm => Level.Power,
            Layout.Function => AppliesBare(op) || !IsOneCommand(op.Notation.Latex) ? Level.Power : Level.Atom,
            Layout.Call => Graph.FunctionAt(node) is { Arity: > 1, Derivatives.IsEmpty: false } ? Level.Power : Level.Atom,
            Layout.Select => Level.Lowest,
            Layout.Inverse => Level.Power,
            Layout.Subscript => Level.Power,
            _ => base.LevelOf(node),
        };
    }

    protected override void Open(int node) => Then(IsTall(node) ? @"\left(" : "(");

    protected override void Close(int node) => Then(IsTall(node) ? @"\right)" : ")");

    protected override void SpellNumber(Rational value, bool isDecimal)
    {
        string sign = value.Sign < 0 ? "-" : "";
        Rational size = Rational.Abs(value);
        if (!isDecimal)
        {
            Then(size.IsInteger ? $"{sign}{size}" : $@"{sign}\frac{{{size.Numerator}}}{{{size.Denominator}}}");
            return;
        }

        string digits = size.ToDecimalString();
        int exponent = Exponent(digits);
        Then(exponent < 0 ? sign + digits
            : digits.AsSpan(0, exponent) is "1" ? $"{sign}10^{{{digits.AsSpan(exponent + 1)}}}"
            : $@"{sign}{digits.AsSpan(0, exponent)} \cdot 10^{{{digits.AsSpan(exponent + 1)}}}");
    }

    protected override void SpellName(string name) => Then(LatexNames.Of(name).Written);

    protected override void SpellConstant(int node, Operator op) => Then(IsHiddenE(node) ? @"\exp(1)" : op.Notation.Latex);

    protected override void SpellProduct(int product)
    {
        ReadOnlySpan<int> spine = SpineOf(product, Layout.Product, Layout.Product);
        int left = Graph.OperandsAt(spine[0])[0];
        for (int i = 0; i < spine.Length; i++)
        {
            int right = Graph.OperandsAt(spine[i])[1];
            // sin x y could be sin(x y); sin x cos x could not.
            Then(left, i == 0 && Graph.IsNumber(left) ? Level.Product : BeginsWithFunctionName(right) ? Level.Prefix : Level.Power);
            Then(SignBetween(left, right, Graph.OperatorAt(spine[i]).Notation));
            left = right;
        }

        Then(left, Level.Prefix);
    }

    protected override void SpellQuotient(int quotient)
    {
        ReadOnlySpan<int> operands = Graph.OperandsAt(quotient);
        Then(Graph.OperatorAt(quotient).Notation.Latex);
        Then("{");
        Then(operands[0]);
        Then("}{");
        Then(operands[1]);
        Then("}");
    }

    protected override void SpellPower(int @base, int exponent)
    {
        Operator op = Graph.OperatorAt(@base);
        if (op.Notation.Layout == Layout.Function && AppliesBare(op) && LayoutOf(exponent) == Layout.Leaf && LevelOf(exponent) == Level.Atom)
        {
            Then(op.Notation.Latex);
            Then("^{");
            Then(exponent);
            Then("}");
            ThenArgument(Graph.OperandsAt(@base)[0]);
            return;
        }

        Then(@base, Level.Atom);
        Then("^{");
        Then(exponent);
        Then("}");
    }

    protected override void SpellFunction(Operator op, ReadOnlySpan<int> operands)
    {
        Then(op.Notation.Latex);
        if (AppliesBare(op))
        {
            ThenArgument(operands[0]);
        }
        else
        {
            ThenArguments(operands);
        }
    }

    protected override void SpellRoot(Operator op, int operand)
    {
        Then(op.Notation.Latex);
        Then("{");
        Then(operand);
        Then("}");
    }

    protected override void SpellBars(Operator op, int operand)
    {
        Then(@"\left");
        Then(op.Notation.Latex);
        Then(operand);
        Then(@"\right");
        Then(op.Notation.Latex);
    }

    protected override void SpellExponential(Operator op, int operand)
    {
        if (EIsVariable)
        {
            Then(op.Notation.Latex);
            ThenArgument(operand);
            return;
        }

        Then(Operators.E.Notation.Latex);
        Then("^{");
        Then(operand);
        Then("}");
    }

    protected override void SpellLogarithm(Operator op, int operand, int @base)
    {
        Then(op.Notation.Latex);
        Then("_{");
        Then(@base);
        Then("}");
        ThenArgument(operand);
    }

    protected override void SpellSelect(int node, Operator op)
    {
        Then(@"\begin{cases} ");
        while (true)
        {
            ReadOnlySpan<int> operands = Graph.OperandsAt(node);
            Then(operands[1]);
            Then(@" & \text{if } ");
            Then(operands[0]);
            Then(@" \\ ");
            node = operands[2];
            if (LayoutOf(node) != Layout.Select)
            {
                break;
            }
        }

        Then(node);
        Then(@" & \text{otherwise} \end{cases}");
    }

    protected override void SpellNot(Notation notation, int operand)
    {
        Then(notation.Latex);
        Then(" ");
        Then(operand, Level.Sum);
    }

    protected override void SpellCall(FunctionSymbol function, ReadOnlySpan<int> operands)
    {
        string name = LatexNames.Of(function.Name).Written;
        if (function.Derivatives.IsEmpty)
        {
            Then(name);
        }
        else if (function.Arity == 1)
        {
            int order = function.Derivatives.Length;
            Then(order <= 3
                ? $"{name}^{{{string.Concat(Enumerable.Repeat(@"\prime", order))}}}"
                : string.Create(CultureInfo.InvariantCulture, $"{name}^{{({order})}}"));
        }
        else
        {
            foreach (IGrouping<int, int> position in function.Derivatives.GroupBy(static p => p))
            {
                int order = position.Count();
                Then(string.Create(CultureInfo.InvariantCulture, $@"\partial_{{{position.Key + 1}}}{(order == 1 ? "" : $"^{{{order}}}")} "));
            }

            Then(name);
        }

        ThenArguments(operands);
    }

    private void ThenArguments(ReadOnlySpan<int> operands)
    {
        bool tall = false;
        foreach (int operand in operands)
        {
            tall |= IsTall(operand);
        }

        Then(tall ? @"\left(" : "(");
        ThenList(operands);
        Then(tall ? @"\right)" : ")");
    }

    // The argument of a named function: a single name or number stands alone where nothing follows that could belong to it.
    private void ThenArgument(int operand)
    {
        if (Place < Level.Power && LayoutOf(operand) == Layout.Leaf && LevelOf(operand) == Level.Atom)
        {
            Then(" ");
            Then(operand);
        }
        else
        {
            ThenArguments([operand]);
        }
    }

    private string SignBetween(int left, int right, Notation notation) =>
        BeginsWithNumber(right) || (EndsWithFunctionName(left) && LevelOf(right) < Level.Prefix) ? $" {notation.Latex} "
        : IsWord(left) || IsWord(right) ? @" \, "
        : " ";

    // Digits after digits, or a fraction after them, would be one number.
    private bool BeginsWithNumber(int factor)
    {
        while (LayoutOf(factor) == Layout.Power && LevelOf(Graph.OperandsAt(factor)[0]) == Level.Atom)
        {
            factor = Graph.OperandsAt(factor)[0];
        }

        return Graph.IsNumber(factor);
    }

    private bool BeginsWithFunctionName(int factor)
    {
        Operator op = Graph.OperatorAt(factor);
        return op.Notation.Layout == Layout.Power
            ? Graph.OperatorAt(Graph.OperandsAt(factor)[0]) is var @base && @base.Notation.Layout == Layout.Function && AppliesBare(@base)
            : (op.Notation.Layout == Layout.Function && AppliesBare(op)) || op.Notation.Layout == Layout.Logarithm;
    }

    // f (x + 1) would be a call of f.
    private bool EndsWithFunctionName(int factor) =>
        Graph.IsSymbol(factor) && Graph.SymbolNameAt(factor) is var name && (name is "f" or "g" or "φ" or "ψ" or "σ" || Graph.IsFunctionName(name));

    private bool IsWord(int factor)
    {
        if (LayoutOf(factor) == Layout.Power)
        {
            factor = Graph.OperandsAt(factor)[0];
        }

        return Graph.IsSymbol(factor) ? LatexNames.Of(Graph.SymbolNameAt(factor)).IsWord
            : LayoutOf(factor) == Layout.Leaf && Graph.OperatorAt(factor).Notation.Latex.StartsWith(@"\mathrm", StringComparison.Ordinal);
    }

    // \sin, \log_{2}: commands that set a name and may stand without parentheses; not \sigma or \Gamma, which are letters.
    private static bool AppliesBare(Operator op)
    {
        string command = op.Notation.Latex;
        int end = command.IndexOf('_');
        string word = end < 0 ? command[1..] : command[1..end];
        return op.Is(Traits.AppliesBare) && IsOneCommand(command) && word.All(char.IsAsciiLetterLower) && !GreekLetters.TryGetLetter(word, out _);
    }

    private static bool IsOneCommand(string latex) => latex.LastIndexOf('\\') == 0;

    private static int Exponent(string digits) => digits.IndexOf('e');

    // Brackets grow with fractions, cases and matrices; around anything else they keep their size.
    private bool IsTall(int root)
    {
        _undecided.Push(root);
        while (_undecided.TryPeek(out int node))
        {
            if (_tall.ContainsKey(node))
            {
                _undecided.Pop();
                continue;
            }

            bool tall = LayoutOf(node) is Layout.Quotient or Layout.Select or Layout.Array
                || (Graph.IsNumber(node) && !Graph.IsDecimalAt(node) && !Graph.NumberAt(node).IsInteger);
            bool known = true;
            if (!tall)
            {
                foreach (int operand in Graph.OperandsAt(node))
                {
                    if (!_tall.TryGetValue(operand, out bool below))
                    {
                        _undecided.Push(operand);
                        known = false;
                    }
                    else
                    {
                        tall |= below;
                    }
                }
            }

            if (known || tall)
            {
                _tall[node] = tall;
            }
        }

        return _tall[root];
    }
}
