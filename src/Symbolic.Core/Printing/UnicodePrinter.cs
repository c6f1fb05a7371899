using System.Globalization;

namespace Symbolic;

/// <summary>
/// What a person writes: products of one-letter names by juxtaposition, superscripts, roots and bars.
/// </summary>
internal partial class UnicodePrinter(ExprGraph graph, PrintOutput output) : LinePrinter(graph, output, IdentityName.Sign)
{
    // Beyond this an exponent on the line is easier to read.
    private static readonly Rational s_largestRaised = Rational.Parse("1e12", null);

    private readonly Dictionary<string, UnicodeName> _names = new(StringComparer.Ordinal);
    private int _bars;
    private bool _inArray;

    protected override char Prime => '′';

    protected override string Sign(Notation notation) => notation.Unicode;

    protected override string PositionSuffix(int position) => Scripts.Lower(position.ToString(CultureInfo.InvariantCulture))!;

    protected override string NameText(string name) => NameOf(name).Written;

    protected override Level LevelOf(int node) => LayoutOf(node) switch
    {
        Layout.Root => Level.Prefix,
        Layout.Exponential when RaisedOperand(node) is not null => Level.Power,
        Layout.Select => Level.Lowest,
        Layout.Inverse => Level.Power,
        _ => base.LevelOf(node),
    };

    protected override void SpellNumber(Rational value, bool isDecimal)
    {
        if (value.Sign < 0)
        {
            Then("−");
        }

        Rational size = Rational.Abs(value);
        Then(isDecimal ? size.ToDecimalString() : size.ToString());
    }

    protected override void SpellPower(int @base, int exponent)
    {
        if (RaisedExponent(exponent) is not { } raised)
        {
            base.SpellPower(@base, exponent);
        }
        else if (TakesExponent(@base, exponent))
        {
            Then(FreeName(Graph.OperatorAt(@base)));
            Then(raised);
            Then("(");
            Then(Graph.OperandsAt(@base)[0]);
            Then(")");
        }
        else
        {
            Then(@base, Level.Atom);
            Then(raised);
        }
    }

    protected override void SpellRoot(Operator op, int operand)
    {
        Then(op.Notation.Unicode);
        Then(operand, LayoutOf(operand) is Layout.Leaf || IsBars(operand) ? Level.Atom : Level.Enclosed);
    }

    // Bars within bars could be paired in several ways, so only the outermost are written.
    protected override void SpellBars(Operator op, int operand)
    {
        bool outermost = _bars == 0;
        _bars++;
        Then(outermost ? op.Notation.Unicode : $"{FreeName(op, op.Notation.Text)}(");
        Then(operand);
        ThenEndOfBars(outermost ? op.Notation.Unicode : ")");
    }

    protected override void LeaveBars() => _bars--;

    protected override void SpellExponential(Operator op, int operand)
    {
        if (Raised(operand) is { } raised)
        {
            Then(Operators.E.Notation.Unicode);
            Then(raised);
        }
        else
        {
            SpellFunction(op, [operand]);
        }
    }

    protected override void SpellLogarithm(Operator op, int operand, int @base)
    {
        if (SmallNumber(@base) is { } digits && Scripts.Lower(digits) is { } lowered)
        {
            Then(FreeName(op));
            Then(lowered);
            Then("(");
            Then(operand);
            Then(")");
        }
        else
        {
            base.SpellLogarithm(op, operand, @base);
        }
    }

    /// <summary>{a if c; b if d; e otherwise}: a choice in the place of the last value goes on with the list.</summary>
    protected override void SpellSelect(int node, Operator op)
    {
        Then("{");
        while (true)
        {
            ReadOnlySpan<int> operands = Graph.OperandsAt(node);
            Then(operands[1]);
            Then(" if ");
            Then(operands[0], Level.Disjunction);
            Then("; ");
            node = operands[2];
            if (LayoutOf(node) != Layout.Select)
            {
                break;
            }
        }

        Then(node);
        Then(" otherwise}");
    }

    // ¬ looks as if it bound tightly, so a comparison takes parentheses that the grammar would not need.
    protected override void SpellNot(Notation notation, int operand)
    {
        Then(notation.Unicode);
        Then(operand, Level.Sum);
    }

    // Between the columns of a matrix a blank is a separator.
    protected override void SpellArray(Shape shape, ReadOnlySpan<int> entries)
    {
        _inArray = true;
        base.SpellArray(shape, entries);
    }

    private bool IsBars(int node) => LayoutOf(node) == Layout.Bars && _bars == 0;

    private string? RaisedOperand(int exponential) => Raised(Graph.OperandsAt(exponential)[0]);

    // eˣ, e², e⁻¹: one token in the exponent, and e means the number.
    private string? Raised(int operand)
    {
        if (EIsVariable)
        {
            return null;
        }

        string plain = Graph.IsSymbol(operand) ? Graph.SymbolNameAt(operand)
            : Graph.IsNumber(operand) && Graph.NumberAt(operand) is { IsInteger: true } value && Rational.Abs(value) < s_largestRaised ? value.ToString()
            : "";
        return plain.Length == 0 || (char.IsLetter(plain[0]) && plain.Length > 1) ? null : Scripts.Raise(plain);
    }

    // x², xⁿ.
    protected string? RaisedExponent(int exponent) =>
        Graph.IsSymbol(exponent) ? Graph.SymbolNameAt(exponent) == "n" ? "ⁿ" : null
        : SmallNumber(exponent) is { } digits ? Scripts.Raise(digits)
        : null;

    // sin²(x): functions that may stand without parentheses and that the reader knows by this very name; gamma²(x) is γ²·x.
    private bool TakesExponent(int @base, int exponent)
    {
        Operator op = Graph.OperatorAt(@base);
        return op.Notation.Layout == Layout.Function && op.Is(Traits.AppliesBare) && op.Notation.Unicode == op.Notation.Text
            && !char.IsAsciiDigit(op.Notation.Text[^1]) && !GreekLetters.TryGetLetter(op.Notation.Text, out _) && SmallNumber(exponent) is not null;
    }

    private string? SmallNumber(int node) =>
        Graph.IsNumber(node) && Graph.NumberAt(node) is { IsInteger: true, Sign: >= 0 } value && value < s_largestRaised ? value.ToString() : null;

    private UnicodeName LeafName(int node)
    {
        Operator op = Graph.OperatorAt(node);
        return Graph.IsSymbol(node) ? NameOf(Graph.SymbolNameAt(node)) : IsHiddenE(node) ? default : NameOf(FreeName(op));
    }

    private UnicodeName NameOf(string name)
    {
        if (!_names.TryGetValue(name, out UnicodeName known))
        {
            known = UnicodeName.Of(name);
            _names.Add(name, known);
        }

        return known;
    }
}
