using System.Globalization;
using System.Numerics;

namespace Symbolic.Parsing.Syntax;

/// <summary>A text in quotation marks, as <c>"ij,jk-&gt;ik"</c>; only arguments are such.</summary>
internal sealed class TextNode : ExpressionNode
{
    /// <summary>Creates a text.</summary>
    /// <param name="span">Where it stands, with its quotation marks.</param>
    /// <param name="text">What stands between them.</param>
    public TextNode(TextSpan span, string text) : base(span) => Text = text;

    /// <summary>What stands between the quotation marks.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override int ChildCount => 0;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => throw NoChild(index);
}

/// <summary>A number as it was typed; its value is exact: 0.1 is one tenth.</summary>
internal sealed class NumberNode : ExpressionNode
{
    /// <summary>Creates a number.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="text">Digits with optional sign, decimal point and exponent, or <c>n/m</c> for a fraction.</param>
    public NumberNode(TextSpan span, string text) : base(span) => Text = text;

    /// <summary>The literal, <c>2.50</c> or <c>1e-3</c> as typed, or <c>1/2</c> for a fraction that is one number.</summary>
    public string Text { get; }

    /// <summary>Whether the literal is a fraction of two whole numbers.</summary>
    public bool IsFraction => Text.Contains('/');

    /// <inheritdoc/>
    public override int ChildCount => 0;

    /// <summary>The exact value, as numerator and positive denominator without common factor.</summary>
    public (BigInteger Numerator, BigInteger Denominator) ExactValue()
    {
        var slash = Text.IndexOf('/');
        if (slash >= 0)
            return Reduce(BigInteger.Parse(Text.AsSpan(0, slash), CultureInfo.InvariantCulture), BigInteger.Parse(Text.AsSpan(slash + 1), CultureInfo.InvariantCulture));
        var mantissa = Text.AsSpan();
        var exponent = 0;
        var e = mantissa.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        var point = mantissa.IndexOf('.');
        var digits = point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]);
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var value = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return exponent >= 0 ? (value * BigInteger.Pow(10, exponent), BigInteger.One) : Reduce(value, BigInteger.Pow(10, -exponent));
    }

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => throw NoChild(index);

    private static (BigInteger Numerator, BigInteger Denominator) Reduce(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return divisor.IsOne || divisor.IsZero ? (numerator, denominator) : (numerator / divisor, denominator / divisor);
    }
}

/// <summary>The constants of the language.</summary>
internal enum Constant
{
    /// <summary>Euler's number.</summary>
    E,

    /// <summary>The ratio of circumference to diameter.</summary>
    Pi,

    /// <summary>Positive infinity.</summary>
    Infinity,

    /// <summary>The condition that always holds.</summary>
    True,

    /// <summary>The condition that never holds.</summary>
    False,
}

/// <summary>A constant.</summary>
internal sealed class ConstantNode : ExpressionNode
{
    /// <summary>Creates a constant.</summary>
    public ConstantNode(TextSpan span, Constant value) : base(span) => Value = value;

    /// <summary>Which constant.</summary>
    public Constant Value { get; }

    /// <inheritdoc/>
    public override int ChildCount => 0;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => throw NoChild(index);
}

/// <summary>What a name was taken for when it was read.</summary>
internal enum NameRole
{
    /// <summary>A variable, dimension or equation.</summary>
    Variable,

    /// <summary>An index bound by Σ, Π, <c>for</c>, a left-hand side, or declared.</summary>
    Index,
}

/// <summary>A name: Greek letters in one spelling, subscripts as <c>x_1</c>.</summary>
internal sealed class NameNode : ExpressionNode
{
    /// <summary>Creates a name.</summary>
    public NameNode(TextSpan span, string name, NameRole role = NameRole.Variable) : base(span)
    {
        Name = name;
        Role = role;
    }

    /// <summary>The canonical spelling.</summary>
    public string Name { get; }

    /// <summary>What it was taken for.</summary>
    public NameRole Role { get; }

    /// <inheritdoc/>
    public override int ChildCount => 0;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => throw NoChild(index);
}

/// <summary>A function that is mentioned without being applied, as in <c>map(tanh, x)</c> or <c>∇f</c>.</summary>
internal sealed class FunctionNode : ExpressionNode
{
    /// <summary>Creates a mention of a function.</summary>
    public FunctionNode(TextSpan span, string name, FunctionOrigin origin) : base(span)
    {
        Name = name;
        Origin = origin;
    }

    /// <summary>The canonical name.</summary>
    public string Name { get; }

    /// <summary>Where the function is defined.</summary>
    public FunctionOrigin Origin { get; }

    /// <inheritdoc/>
    public override int ChildCount => 0;

    /// <inheritdoc/>
    public override SyntaxNode Child(int index) => throw NoChild(index);
}
