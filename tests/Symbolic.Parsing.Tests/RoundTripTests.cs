using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Symbolic.Parsing.Syntax;

namespace Symbolic.Parsing.Tests;

/// <summary>The explicit form of any tree is read as that tree.</summary>
public class RoundTripTests
{
    [Fact]
    public void Explicit_form_is_read_as_the_same_tree()
    {
        var trees = Gen.Sized(size => Value(Math.Min(size, 12)));
        var property = Prop.ForAll(trees.ToArbitrary(), tree =>
        {
            var text = ReadingPrinter.Print(tree);
            string again;
            try
            {
                again = Parser.Parse(text, TestFunctions.Options).Reading;
            }
            catch (ParseException error)
            {
                again = error.Render();
            }

            return (again == text).Label($"{text}  became  {again}");
        });
        property.Check(Config.QuickThrowOnFailure.WithReplay(20250101, 7919).WithMaxTest(2000).WithStartSize(1).WithEndSize(60));
    }

    private static readonly NameNode X = new(Nowhere, "x");

    private static TextSpan Nowhere => default;

    // Names that mean nothing else: no d (differentials), e (constant), f and g (functions), T (transpose), i and n (bound below).
    private static Gen<ExpressionNode> Leaf() => Gen.OneOf(
        Gen.Elements("a", "b", "c", "x", "y", "z", "α", "λ", "x_1", "W1").Select(name => (ExpressionNode)new NameNode(Nowhere, name)),
        Gen.Elements("0", "1", "2", "17", "2.50", ".5", "1e-3").Select(text => (ExpressionNode)new NumberNode(Nowhere, text)),
        Gen.Elements(Constant.Pi, Constant.E, Constant.Infinity).Select(constant => (ExpressionNode)new ConstantNode(Nowhere, constant)));

    private static Gen<ExpressionNode> Value(int size)
    {
        if (size <= 0)
            return Leaf();
        var half = Value(size / 2);
        var less = Value(size - 1);
        return Gen.OneOf(
            Leaf(),
            Gen.Elements(
                    BinaryOperation.Add, BinaryOperation.Subtract, BinaryOperation.Multiply, BinaryOperation.Divide, BinaryOperation.Solve, BinaryOperation.Dot,
                    BinaryOperation.Times, BinaryOperation.ElementwiseMultiply, BinaryOperation.ElementwiseDivide, BinaryOperation.Kronecker, BinaryOperation.Power,
                    BinaryOperation.ElementwisePower)
                .SelectMany(_ => half, (operation, left) => (operation, left))
                .SelectMany(_ => half, (pair, right) => (ExpressionNode)new BinaryNode(Nowhere, pair.operation, pair.left, right)),
            less.Select(operand => (ExpressionNode)new UnaryNode(Nowhere, UnaryOperation.Negate, operand)),
            less.Select(operand => (ExpressionNode)new CallNode(Nowhere, "sin", FunctionOrigin.Builtin, 0, [operand])),
            less.Select(operand => (ExpressionNode)new CallNode(Nowhere, "f", FunctionOrigin.Opaque, 1, [operand])),
            half.Two().Select(pair => (ExpressionNode)new CallNode(Nowhere, "max", FunctionOrigin.Builtin, 0, [pair.Item1, pair.Item2])),
            half.Two().Select(pair => (ExpressionNode)new CallNode(Nowhere, "f", FunctionOrigin.Opaque, 0, [pair.Item1, pair.Item2], [1, 2])),
            half.Two().Select(pair => (ExpressionNode)new CallNode(Nowhere, "log", FunctionOrigin.Builtin, 0, [pair.Item1, new NamedArgumentNode(Nowhere, "base", pair.Item2)])),
            half.Two().Select(pair => (ExpressionNode)new IndexNode(Nowhere, new NameNode(Nowhere, "A"), [pair.Item1, new SliceNode(Nowhere, null, pair.Item2)])),
            half.Two().Select(pair => (ExpressionNode)new MatrixNode(Nowhere, [pair.Item1, pair.Item2, pair.Item2, pair.Item1], [0, 2])),
            less.Select(operand => (ExpressionNode)new NormNode(Nowhere, operand, null)),
            half.Two().Select(pair => (ExpressionNode)new BigOperatorNode(Nowhere, BigOperation.Sum, [], null, pair.Item1)),
            half.Two().Select(pair => (ExpressionNode)new DerivativeNode(Nowhere, pair.Item1, [X, X])),
            less.Select(operand => (ExpressionNode)new GradientNode(Nowhere, GradientKind.Gradient, operand, [new NameNode(Nowhere, "x")])),
            Truth(size / 3).SelectMany(_ => half.Two(), (condition, pair) => (ExpressionNode)new ConditionalNode(Nowhere, condition, pair.Item1, pair.Item2)),
            Truth(size / 3).SelectMany(
                _ => half.Two(),
                (condition, pair) => (ExpressionNode)new CasesNode(Nowhere, [new CaseNode(Nowhere, pair.Item1, condition), new CaseNode(Nowhere, pair.Item2, null)])));
    }

    private static Gen<ExpressionNode> Truth(int size)
    {
        var values = Value(size / 2);
        var comparison = Gen.Elements(
                BinaryOperation.Less, BinaryOperation.LessOrEqual, BinaryOperation.Greater, BinaryOperation.GreaterOrEqual, BinaryOperation.Equal, BinaryOperation.NotEqual)
            .SelectMany(_ => values.Two(), (operation, pair) => (ExpressionNode)new BinaryNode(Nowhere, operation, pair.Item1, pair.Item2));
        if (size <= 0)
            return comparison;
        var part = Truth(size / 2);
        return Gen.OneOf(
            comparison,
            Gen.Elements(BinaryOperation.And, BinaryOperation.Or)
                .SelectMany(_ => part.Two(), (operation, pair) => (ExpressionNode)new BinaryNode(Nowhere, operation, pair.Item1, pair.Item2)),
            part.Select(operand => (ExpressionNode)new UnaryNode(Nowhere, UnaryOperation.Not, operand)));
    }
}

/// <summary>Whatever is typed, the answer is a reading or an error with a place.</summary>
public class GarbageTests
{
    private static readonly string[] Pieces =
    [
        "x", "y", "W", "i", "d", "e", "dx", "d/dx", "sin", "max", "log", "f", "net", "Σ", "Σ_i", "Π", "∂", "∂/∂x", "∇", "∇_x", "²", "⁻¹", "ᵀ", "^T", "'", "₁", "_i", "_{", "_(", "(", ")", "[",
        "]", "{", "}", "|", "||", "‖", "+", "-", "*", "/", "^", "**", ".^", ".*", "./", "\\", "·", "×", "⊗", "√", "=", ":=", "==", "<", "≤", "≠", "and", "or", "not", "if", "then",
        "else", "otherwise", "in", "for", "var", "family", "R", "strict on", "..", ":", "?", ",", ";", "\n", " ", " ", "1", "2.5", "1/2", "3e4", ".", "½", "α", "λ", "π", "∞", "∈", "#", "!",
        "\\frac{", "\\sqrt{", "\\sin", "\\hat{", "\\left", "\\|", "%1", "_", "T", "{x if ", "mod", "sum(", "cases(", "if(", "W[1..3]", "⁽²⁾", "Δ", "\u0302", "\ud800", "\udc00", "𝑥", "\0", "ﷺ", "漢",
    ];

    [Theory]
    [InlineData(1, 20000)]
    [InlineData(2, 20000)]
    public void Random_pieces_never_fail_with_anything_but_a_parse_error(int seed, int count)
    {
        var random = new System.Random(seed);
        for (var k = 0; k < count; k++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 14); length > 0; length--)
                text.Append(Pieces[random.Next(Pieces.Length)]);
            AssertRead(text.ToString());
        }
    }

    [Fact]
    public void Random_characters_never_fail_with_anything_but_a_parse_error()
    {
        var random = new System.Random(7);
        for (var k = 0; k < 20000; k++)
        {
            var text = new char[random.Next(1, 20)];
            for (var at = 0; at < text.Length; at++)
                text[at] = (char)(random.Next(4) == 0 ? random.Next(0x10000) : random.Next(0x20, 0x7F));
            AssertRead(new string(text));
        }
    }

    [Fact]
    public void Rows_of_the_language_page_with_one_character_changed_are_read_or_rejected()
    {
        var random = new System.Random(11);
        foreach (var (_, input, _) in LanguageReadings.Rows)
        {
            for (var k = 0; k < 40; k++)
            {
                var at = random.Next(input.Length);
                var piece = Pieces[random.Next(Pieces.Length)];
                AssertRead(random.Next(3) switch
                {
                    0 => input.Remove(at, 1),
                    1 => input.Insert(at, piece),
                    _ => input.Remove(at, 1).Insert(at, piece),
                });
            }
        }
    }

    [Fact]
    public void What_parsers_learn_from_any_text_does_not_grow_without_end()
    {
        var random = new System.Random(5);
        for (var k = 0; k < 40000; k++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(4, 30); length > 0; length--)
                text.Append(Pieces[random.Next(Pieces.Length)]);
            AssertRead(text.ToString());

            // A text may add some before the next one begins anew.
            var states = Grammar.PredictionMemory.Current.States;
            Assert.True(states <= Grammar.PredictionMemory.MostStates + 5000, $"{states} states");
        }
    }

    private static void AssertRead(string text)
    {
        var scope = new NameScope();
        try
        {
            var program = Parser.Parse(text, TestFunctions.Options with { Scope = scope });
            Assert.NotNull(program.Reading);
            foreach (var note in program.Notes)
                Assert.True(note.Span.Start >= 0 && note.Span.End <= text.Length, text);
        }
        catch (ParseException error)
        {
            Assert.True(error.Span.Start >= 0 && error.Span.Length >= 0 && error.Span.End <= text.Length, $"{text}: {error.Span}");
            Assert.NotEmpty(error.Render());
            Assert.Empty(scope.Names);
        }
        catch (Exception error) when (error is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{string.Join(' ', text.Select(c => ((int)c).ToString("X4", System.Globalization.CultureInfo.InvariantCulture)))} «{text}»: {error}");
        }
    }
}
