using System.Globalization;

namespace Symbolic;

/// <summary>Plain text: ASCII signs, every product written out, every function with its name.</summary>
internal sealed partial class TextPrinter(ExprGraph graph, PrintOutput output) : LinePrinter(graph, output, IdentityName.Call)
{
    protected override char Prime => '\'';

    protected override string Sign(Notation notation) => notation.Text;

    protected override string PositionSuffix(int position) => string.Create(CultureInfo.InvariantCulture, $"_{position}");

    protected override void Join(Notation notation, int right) => Then(notation.Text);

    protected override void SpellNumber(Rational value, bool isDecimal) => Then(isDecimal ? value.ToDecimalString() : value.ToString());

    // A Greek letter goes by its English name.
    protected override string NameText(string name) =>
        GreekLetters.TryGetWord(name[0], out string? word) && (name.Length == 1 || name[1] == '_') ? string.Concat(word, name.AsSpan(1)) : name;

    // But gamma(x) is the gamma function, whatever else the letter stands for.
    protected override string FunctionText(string name) => NameText(name) is var text && Graph.Operators.TryFind(text, out _) ? name : text;

    protected override void SpellRoot(Operator op, int operand) => SpellFunction(op, [operand]);

    protected override void SpellBars(Operator op, int operand) => SpellFunction(op, [operand]);

    protected override void SpellExponential(Operator op, int operand) => SpellFunction(op, [operand]);

    protected override void SpellNot(Notation notation, int operand)
    {
        Then("not ");
        Then(operand, Level.Not);
    }
}
