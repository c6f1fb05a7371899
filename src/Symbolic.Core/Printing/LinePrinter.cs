using System.Globalization;

namespace Symbolic;

/// <summary>What the forms have in common that parse back: fractions stand in a line, and a name never reads as something else.</summary>
internal abstract partial class LinePrinter(ExprGraph graph, PrintOutput output, IdentityName identity) : Printer(graph, output, WithoutWords.AsCalls, identity)
{
    // 1/2*x is (1/2)*x, but the base or exponent 1/2 takes parentheses.
    protected override Level LevelOfNumber(Rational value, bool isDecimal) =>
        value.Sign < 0 ? Level.Negation : isDecimal || value.IsInteger ? Level.Atom : Level.Product;

    // Where e is a variable, the number goes by what it is.
    protected override void SpellConstant(int node, Operator op) => Then(IsHiddenE(node) ? "exp(1)" : FreeName(op));

    protected override void SpellProduct(int product) => SpellChain(product);

    protected override void SpellQuotient(int quotient) => SpellChain(quotient);

    protected override void SpellPower(int @base, int exponent)
    {
        Then(@base, Level.Atom);
        Then("^");
        bool transpose = IsTransposeSign(exponent);
        Then(transpose ? "(" : "");
        Then(exponent, transpose || BeginsWithTransposeSign(exponent) ? Level.Enclosed : Level.Prefix);
        Then(transpose ? ")" : "");
    }

    protected override void SpellFunction(Operator op, ReadOnlySpan<int> operands)
    {
        Then(FreeName(op));
        Then("(");
        ThenList(operands);
        Then(")");
    }

    protected override void SpellLogarithm(Operator op, int operand, int @base)
    {
        Then(FreeName(op));
        Then("(");
        Then(operand);
        Then(", base=");
        Then(@base);
        Then(")");
    }

    protected override void SpellSelect(int node, Operator op) => SpellFunction(op, Graph.OperandsAt(node));

    /// <summary>f(x), f''(x); of several arguments the positions of differentiation, from 1: g_1(x, y), g_{1,2}(x, y).</summary>
    protected override void SpellCall(FunctionSymbol function, ReadOnlySpan<int> operands)
    {
        Then(FunctionText(function.Name) + Derivatives(function, Prime, PositionSuffix));
        Then("(");
        ThenList(operands);
        Then(")");
    }

    protected override void SpellName(string name) => Then(NameText(name));

    /// <summary>The name of a variable as it is written.</summary>
    protected abstract string NameText(string name);

    /// <summary>The name of an unknown function as it is written.</summary>
    protected virtual string FunctionText(string name) => NameText(name);

    protected override (string Open, string Column, string Row, string Close) Brackets => ("[", ", ", "; ", "]");

    protected abstract char Prime { get; }

    protected abstract string PositionSuffix(int position);

    /// <summary>A chain of products and quotients begins with this operand.</summary>
    protected virtual void BeginProduct(int first, ReadOnlySpan<int> rest)
    {
    }

    /// <summary>The sign of a product or quotient between what has been written of the chain and the next operand.</summary>
    protected abstract void Join(Notation notation, int right);

    /// <summary>What marks a partial derivative of an unknown function, after its name.</summary>
    public static string Derivatives(FunctionSymbol function, char prime, Func<int, string> positionSuffix) =>
        function.Derivatives.IsEmpty ? ""
        : function.Arity == 1 ? new string(prime, function.Derivatives.Length)
        : function.Derivatives.Length == 1 ? positionSuffix(function.Derivatives[0] + 1)
        : $"_{{{string.Join(',', function.Derivatives.Select(static i => (i + 1).ToString(CultureInfo.InvariantCulture)))}}}";

    private void SpellChain(int node)
    {
        ReadOnlySpan<int> spine = SpineOf(node, Layout.Product, Layout.Quotient);
        int left = Graph.OperandsAt(spine[0])[0];
        Then(left, Level.Product);
        int[] rest = new int[spine.Length];
        for (int i = 0; i < rest.Length; i++)
        {
            rest[i] = Graph.OperandsAt(spine[i])[1];
        }

        BeginProduct(left, rest);
        bool differential = BeginsWithD(left, shortest: 1);
        foreach (int step in spine)
        {
            Notation notation = Graph.OperatorAt(step).Notation;
            int right = Graph.OperandsAt(step)[1];
            bool enclosed = differential && notation.Layout == Layout.Quotient && BeginsWithD(right, shortest: 2);
            Join(notation, right);
            Then(right, enclosed ? Level.Enclosed : Level.Prefix);
            differential |= BeginsWithD(right, shortest: 1);
        }
    }

    /// <summary>The name of a function or constant: the usual one unless a variable of the graph has taken it.</summary>
    protected string FreeName(Operator op) => FreeName(op, Sign(op.Notation));

    /// <summary>The name of a function or constant: the given one unless a variable of the graph has taken it.</summary>
    protected string FreeName(Operator op, string usual)
    {
        if (!IsVariable(usual))
        {
            return usual;
        }

        // The logarithm to a base goes by the names of the natural one.
        Operator named = Graph.Operators.TryFind(op.Notation.Text, out Operator? found) ? found : op;
        return named.Aliases.Prepend(op.Notation.Text).FirstOrDefault(name => !IsVariable(name), usual);
    }

    private bool IsVariable(string name) =>
        Graph.TryGetSymbol(name, out _) || (GreekLetters.TryGetLetter(name, out char letter) && Graph.TryGetSymbol(letter.ToString(), out _));

    // x^T and x^(T) are transposes, x^(-T) is the inverse of one; in two pairs of parentheses T is a number.
    private bool IsTransposeSign(int exponent)
    {
        if (LayoutOf(exponent) == Layout.Negation)
        {
            exponent = Graph.OperandsAt(exponent)[0];
        }

        return Graph.IsSymbol(exponent) && Graph.SymbolNameAt(exponent) == "T";
    }

    // x^T^2 and x^T_1 begin like a transpose.
    private bool BeginsWithTransposeSign(int exponent)
    {
        while (LayoutOf(exponent) == Layout.Power)
        {
            exponent = Graph.OperandsAt(exponent)[0];
        }

        return Graph.IsSymbol(exponent) && Graph.SymbolNameAt(exponent) is var name && (name == "T" || name.StartsWith("T_", StringComparison.Ordinal));
    }

    // A quotient such as d/dx or dy/dx reads as a derivative. True when the text of the node begins with a name that begins with d.
    private bool BeginsWithD(int node, int shortest)
    {
        while (LayoutOf(node) == Layout.Power)
        {
            node = Graph.OperandsAt(node)[0];
        }

        Notation notation = Graph.OperatorAt(node).Notation;
        string first = Graph.IsSymbol(node) ? NameText(Graph.SymbolNameAt(node))
            : notation.Layout == Layout.Call ? FunctionText(Graph.FunctionAt(node).Name)
            : Sign(notation);
        int subscript = first.IndexOf('_');
        return first.StartsWith('d') && (subscript < 0 ? first.Length : subscript) >= shortest;
    }
}
