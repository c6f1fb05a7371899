using System.Xml;
using Symbolic.Fuzz.Generators;
using Symbolic.Parsing.Binding;

namespace Symbolic.Fuzz.Targets;

/// <summary>Texts become expressions; what is printed of an expression reads back as the same one.</summary>
internal sealed class ParseTarget : IFuzzTarget
{
    private static readonly PrintOptions s_print = new() { MaxLength = 20_000 };

    public string Name => "parse";

    public SeedFile Seeds { get; } = new("formula.txt", Separation.Line);

    public IReadOnlyList<string> Pieces => FormulaPieces.All;

    public string Generate(Random random) => new FormulaGenerator(random).Number(random.Next(1, 10));

    public bool Run(string input, Sightings seen, CancellationToken cancellation)
    {
        var graph = new ExprGraph();
        Model model;
        try
        {
            model = graph.ParseModel(input, new ReadingOptions { Cancellation = cancellation });
        }
        catch (Exception error) when (Refusals.Accepts(error, input, seen))
        {
            return false;
        }

        Refusals.RequirePlaces(model, input);
        if (model.Result is { } result)
        {
            seen.AddOperators(result);
            Printed(result);

            // Undeclared letters are numbers; what is more than that says its shape nowhere.
            if (model.Program.Statements is [BoundExpression] && result.Descendants().All(static node => node.Shape.IsScalar && node.Operator != Operators.Einsum))
            {
                ReadsBack(graph, result, PrintForm.Text, cancellation);
                ReadsBack(graph, result, PrintForm.Unicode, cancellation);
            }
        }

        return true;
    }

    /// <summary>Every form of print, for what it may throw; MathML is well-formed.</summary>
    public static void Printed(Expr expression)
    {
        try
        {
            _ = expression.ToLatex(s_print);
            _ = expression.ToTree();
            _ = expression.ToDot();
            string math = expression.ToMathMl(s_print);
            using var reader = XmlReader.Create(new StringReader(math));
            while (reader.Read())
            {
            }
        }
        catch (LimitException)
        {
        }
        catch (XmlException error)
        {
            throw new BrokenLawException("MathML is not well-formed", error.Message);
        }
    }

    private static void ReadsBack(ExprGraph graph, Expr expression, PrintForm form, CancellationToken cancellation)
    {
        string text;
        try
        {
            text = form == PrintForm.Text ? expression.ToText(s_print) : expression.ToUnicode(s_print);
        }
        catch (LimitException)
        {
            return;
        }

        // The language has no word for a value that is none.
        if (text.Contains("nan", StringComparison.Ordinal))
        {
            return;
        }

        Expr again;
        try
        {
            again = graph.Parse(text, new ReadingOptions { Cancellation = cancellation });
        }
        catch (ParseException error) when (error.Code != "limit")
        {
            throw new BrokenLawException($"{form} is not read", $"{text}: {error.Message}");
        }

        if (again != expression)
        {
            throw new BrokenLawException($"{form} is read as something else", $"{text} becomes {again}");
        }
    }
}
