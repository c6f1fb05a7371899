using System.Globalization;

namespace Symbolic;

/// <summary>What the forms have in common that parse back: fractions stand in a line, and a name never reads as something else.</summary>
internal abstract class LinePrinter(ExprGraph graph, PrintOutput output) : Printer(graph, output)
{
    // 1/2*x is (1/2)*x, but the base or exponent 1/2 takes parentheses.
    protected override Level LevelOfNumber(Rational value, bool isDecimal) =>
        value.Sign < 0 ? Level.Negation : isDecimal || value.IsInteger ? Level.Atom : Level.Product;

    protected override void SpellConstant(int node, Notation notation) =>
        // Where e is a variable, the number goes by what it is.
        Then(Graph.OperatorAt(node) == Operators.E && Graph.TryGetSymbol(notation.Text, out _) ? "exp(1)" : Sign(notation));

    protected override void SpellProduct(ReadOnlySpan<int> spine)
    {
        int left = Graph.OperandsAt(spine[0])[0];
        Then(left, Level.Product);
        bool differential = BeginsWithD(left, shortest: 1);
        foreach (int node in spine)
        {
            Notation notation = Graph.OperatorAt(node).Notation;
            int right = Graph.OperandsAt(node)[1];
            bool enclosed = differential && notation.Layout == Layout.Quotient && BeginsWithD(right, shortest: 2);
            Join(node, right);
            Then(right, enclosed ? Level.Enclosed : Level.Prefix);
            differential |= BeginsWithD(right, shortest: 1);
        }
    }

    protected override void SpellPower(int power, int @base, int exponent)
    {
        Then(@base, Level.Atom);
        Then("^");
        // x^T is a transpose, so the power with the exponent T takes parentheses.
        Then(exponent, Graph.IsSymbol(exponent) && Graph.SymbolNameAt(exponent) == "T" ? Level.Enclosed : Level.Prefix);
    }

    protected override void SpellFunction(Notation notation, ReadOnlySpan<int> operands)
    {
        Then(Sign(notation));
        Then("(");
        ThenList(operands);
        Then(")");
    }

    protected override void SpellSelect(int node, Notation notation) => SpellFunction(notation, Graph.OperandsAt(node));

    /// <summary>f(x), f''(x); of several arguments the positions of differentiation, from 1: g_1(x, y), g_{1,2}(x, y).</summary>
    protected override void SpellCall(FunctionSymbol function, ReadOnlySpan<int> operands)
    {
        Then(NameText(function.Name));
        if (!function.Derivatives.IsEmpty)
        {
            Then(function.Arity == 1 ? new string(Prime, function.Derivatives.Length)
                : function.Derivatives.Length == 1 ? PositionSuffix(function.Derivatives[0] + 1)
                : $"_{{{string.Join(',', function.Derivatives.Select(static i => (i + 1).ToString(CultureInfo.InvariantCulture)))}}}");
        }

        Then("(");
        ThenList(operands);
        Then(")");
    }

    /// <summary>[a, b; c, d]. A vector is a column: [a; b]. Beyond two axes brackets nest.</summary>
    protected override void SpellArray(Shape shape, ReadOnlySpan<int> entries)
    {
        int columns = shape.Order < 2 ? 1 : shape[shape.Order - 1].Length;
        int[] blocks = Blocks(shape, entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            int begun = blocks.Count(size => i % size == 0);
            if (i > 0)
            {
                Then(new string(']', begun));
                Then(begun == 0 && i % columns == 0 ? "; " : ", ");
            }

            Then(new string('[', begun));
            Then(entries[i]);
        }

        Then(entries.IsEmpty ? "[]" : new string(']', blocks.Length));
    }

    protected override void SpellName(string name) => Then(NameText(name));

    protected abstract string NameText(string name);

    protected abstract char Prime { get; }

    protected abstract string PositionSuffix(int position);

    /// <summary>The sign between the left operand of a product or quotient, which has been written, and the right one.</summary>
    protected abstract void Join(int node, int right);

    // The numbers of entries between a pair of brackets: of a vector or matrix, and of each axis around it.
    private static int[] Blocks(Shape shape, int size)
    {
        if (shape.Order < 2)
        {
            return [size];
        }

        int[] blocks = new int[shape.Order - 1];
        int block = shape[shape.Order - 1].Length;
        for (int axis = shape.Order - 2; axis >= 0; axis--)
        {
            block *= shape[axis].Length;
            blocks[axis] = block;
        }

        return blocks;
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
            : notation.Layout == Layout.Call ? NameText(Graph.FunctionAt(node).Name)
            : Sign(notation);
        int subscript = first.IndexOf('_');
        return first.StartsWith('d') && (subscript < 0 ? first.Length : subscript) >= shortest;
    }
}
