using static Symbolic.Operators;

namespace Symbolic;

public sealed partial class RuleSet
{
    private static IReadOnlyList<Rule> ConstantRules =>
    [
        Rule.Function("algebraic number", RuleGroup.Constants, Tier.Exact, @"\sqrt{5 + 2\sqrt{6}} \to \sqrt{2} + \sqrt{3}",
            static g => 1 / (Sqrt[g.Number(2)] + Sqrt[g.Number(3)]),
            [Add, Subtract, Negate, Multiply, Divide, Power, Sqrt, Cbrt], AlgebraicConstants.Whole),
        Rule.Function("product of roots of numbers", RuleGroup.Constants, Tier.Exact, @"\sqrt{2}\, x\, \sqrt{3} \to \sqrt{6}\, x",
            static g => Sqrt[g.Number(2)] * g.Symbol("x") * Sqrt[g.Number(3)],
            [Negate, Multiply, Divide], AlgebraicConstants.Factors),
        Rule.Function("terms with roots of numbers", RuleGroup.Constants, Tier.Extends, @"\sqrt{8}\, x - \sqrt{2}\, x \to \sqrt{2}\, x",
            static g => (Sqrt[g.Number(8)] * g.Symbol("x")) - (Sqrt[g.Number(2)] * g.Symbol("x")),
            [Add, Subtract], AlgebraicConstants.LikeTerms),
        Rule.Function("trigonometric number", RuleGroup.Constants, Tier.Exact, @"\cos\frac{\pi}{9} \cos\frac{2\pi}{9} \cos\frac{4\pi}{9} \to \frac{1}{8}",
            static g => Cos[g.Constant(Pi) / 9] * Cos[2 * g.Constant(Pi) / 9] * Cos[4 * g.Constant(Pi) / 9],
            [Add, Subtract, Negate, Multiply, Divide, Power], TrigonometricNumbers.Whole),
        Rule.Function("function of an angle in the first octant", RuleGroup.Constants, Tier.Exact, @"\cos\frac{11\pi}{8} \to -\sin\frac{\pi}{8}",
            static g => Cos[11 * g.Constant(Pi) / 8], [Sin, Cos, Tan, Cot, Sec, Csc], TrigonometricNumbers.Whole),
        Rule.Function("angle of an algebraic number", RuleGroup.Constants, Tier.Exact, @"\arctan\frac{1}{\sqrt{3}} \to \frac{\pi}{6}",
            static g => Atan[1 / Sqrt[g.Number(3)]], [Asin, Acos, Atan, Atan2], Angles.Inverse),
        OfNumber("sine of an arctangent", Tier.Exact, static a => (Sin[Atan[a]], a / Sqrt[1 + a.Pow(2)]), Rational.From(4, 3)),
        OfNumber("cosine of an arctangent", Tier.Exact, static a => (Cos[Atan[a]], 1 / Sqrt[1 + a.Pow(2)]), Rational.From(4, 3)),
        OfNumber("cosine of an arcsine", Tier.Exact, static a => (Cos[Asin[a]], Sqrt[1 - a.Pow(2)]), Rational.From(3, 5)),
        OfNumber("sine of an arccosine", Tier.Exact, static a => (Sin[Acos[a]], Sqrt[1 - a.Pow(2)]), Rational.From(3, 5)),
        OfNumber("tangent of an arcsine", Tier.Exact, static a => (Tan[Asin[a]], a / Sqrt[1 - a.Pow(2)]), Rational.From(3, 5)),
        OfNumber("hyperbolic sine of a logarithm", Tier.Extends, static a => (Sinh[Log[a]], (a - (1 / a)) / 2), Rational.From(5, 3)),
        OfNumber("hyperbolic cosine of a logarithm", Tier.Extends, static a => (Cosh[Log[a]], (a + (1 / a)) / 2), Rational.From(5, 3)),
        OfNumber("hyperbolic tangent of a logarithm", Tier.Extends, static a => (Tanh[Log[a]], (a.Pow(2) - 1) / (a.Pow(2) + 1)), Rational.From(5, 3)),
        OfNumber("hyperbolic secant of a logarithm", Tier.Extends, static a => (Sech[Log[a]], 2 * a / (a.Pow(2) + 1)), Rational.From(5, 3)),
        OfNumber("hyperbolic cosecant of a logarithm", Tier.Extends, static a => (Csch[Log[a]], 2 * a / (a.Pow(2) - 1)), Rational.From(5, 3)),
    ];

    private static Rule OfNumber(string name, Tier tier, Func<Expr, (Expr Left, Expr Right)> sides, Rational number) =>
        Rule.Pattern(name + " of a number", RuleGroup.Constants, tier, p => sides(p.Number("a")), example: g => sides(g.Number(number)).Left);
}
