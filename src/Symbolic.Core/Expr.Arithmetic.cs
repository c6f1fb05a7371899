namespace Symbolic;

public readonly partial struct Expr
{
    /// <summary>The sum.</summary>
    public static Expr operator +(Expr left, Expr right) => left.Owner.Apply(Operators.Add, left, right);

    /// <summary>The difference.</summary>
    public static Expr operator -(Expr left, Expr right) => left.Owner.Apply(Operators.Subtract, left, right);

    /// <summary>The product.</summary>
    public static Expr operator *(Expr left, Expr right) => left.Owner.Apply(Operators.Multiply, left, right);

    /// <summary>The quotient.</summary>
    public static Expr operator /(Expr left, Expr right) => left.Owner.Apply(Operators.Divide, left, right);

    /// <summary>The negative.</summary>
    public static Expr operator -(Expr operand) => operand.Owner.Apply(Operators.Negate, operand);

    /// <summary>The operand itself.</summary>
    public static Expr operator +(Expr operand) => operand;

    /// <summary>The sum with a whole number.</summary>
    public static Expr operator +(int left, Expr right) => right.Owner.Number((Rational)left) + right;

    /// <summary>The sum with a whole number.</summary>
    public static Expr operator +(Expr left, int right) => left + left.Owner.Number((Rational)right);

    /// <summary>The sum with a decimal: 0.1 is one tenth.</summary>
    public static Expr operator +(double left, Expr right) => right.Owner.Number(left) + right;

    /// <summary>The sum with a decimal: 0.1 is one tenth.</summary>
    public static Expr operator +(Expr left, double right) => left + left.Owner.Number(right);

    /// <summary>The difference with a whole number.</summary>
    public static Expr operator -(int left, Expr right) => right.Owner.Number((Rational)left) - right;

    /// <summary>The difference with a whole number.</summary>
    public static Expr operator -(Expr left, int right) => left - left.Owner.Number((Rational)right);

    /// <summary>The difference with a decimal.</summary>
    public static Expr operator -(double left, Expr right) => right.Owner.Number(left) - right;

    /// <summary>The difference with a decimal.</summary>
    public static Expr operator -(Expr left, double right) => left - left.Owner.Number(right);

    /// <summary>The product with a whole number.</summary>
    public static Expr operator *(int left, Expr right) => right.Owner.Number((Rational)left) * right;

    /// <summary>The product with a whole number.</summary>
    public static Expr operator *(Expr left, int right) => left * left.Owner.Number((Rational)right);

    /// <summary>The product with a decimal.</summary>
    public static Expr operator *(double left, Expr right) => right.Owner.Number(left) * right;

    /// <summary>The product with a decimal.</summary>
    public static Expr operator *(Expr left, double right) => left * left.Owner.Number(right);

    /// <summary>The quotient with a whole number.</summary>
    public static Expr operator /(int left, Expr right) => right.Owner.Number((Rational)left) / right;

    /// <summary>The quotient with a whole number.</summary>
    public static Expr operator /(Expr left, int right) => left / left.Owner.Number((Rational)right);

    /// <summary>The quotient with a decimal.</summary>
    public static Expr operator /(double left, Expr right) => right.Owner.Number(left) / right;

    /// <summary>The quotient with a decimal.</summary>
    public static Expr operator /(Expr left, double right) => left / left.Owner.Number(right);

    /// <summary>The condition left &lt; right.</summary>
    public static Expr operator <(Expr left, Expr right) => left.Owner.Apply(Operators.Less, left, right);

    /// <summary>The condition left &gt; right.</summary>
    public static Expr operator >(Expr left, Expr right) => left.Owner.Apply(Operators.Greater, left, right);

    /// <summary>The condition left ≤ right.</summary>
    public static Expr operator <=(Expr left, Expr right) => left.Owner.Apply(Operators.LessOrEqual, left, right);

    /// <summary>The condition left ≥ right.</summary>
    public static Expr operator >=(Expr left, Expr right) => left.Owner.Apply(Operators.GreaterOrEqual, left, right);

    /// <summary>The condition left &lt; right.</summary>
    public static Expr operator <(Expr left, int right) => left < left.Owner.Number((Rational)right);

    /// <summary>The condition left &gt; right.</summary>
    public static Expr operator >(Expr left, int right) => left > left.Owner.Number((Rational)right);

    /// <summary>The condition left ≤ right.</summary>
    public static Expr operator <=(Expr left, int right) => left <= left.Owner.Number((Rational)right);

    /// <summary>The condition left ≥ right.</summary>
    public static Expr operator >=(Expr left, int right) => left >= left.Owner.Number((Rational)right);

    /// <summary>Both conditions.</summary>
    public static Expr operator &(Expr left, Expr right) => left.Owner.Apply(Operators.And, left, right);

    /// <summary>One condition or both.</summary>
    public static Expr operator |(Expr left, Expr right) => left.Owner.Apply(Operators.Or, left, right);

    /// <summary>Not the condition.</summary>
    public static Expr operator !(Expr operand) => operand.Owner.Apply(Operators.Not, operand);

    /// <summary>The condition that two values are equal (<c>==</c> compares nodes).</summary>
    public Expr EqualTo(Expr other) => Owner.Apply(Operators.Equal, this, other);

    /// <summary>The power.</summary>
    public Expr Pow(Expr exponent) => Owner.Apply(Operators.Power, this, exponent);

    /// <summary>The power with an exact exponent.</summary>
    public Expr Pow(Rational exponent) => Owner.Apply(Operators.Power, this, Graph.Number(exponent));
}
