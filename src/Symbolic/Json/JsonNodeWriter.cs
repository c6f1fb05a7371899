using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Symbolic;

/// <summary>Writes the nodes of expressions, operands first.</summary>
internal sealed class JsonNodeWriter(Utf8JsonWriter writer, CancellationToken cancellation)
{
    public void Write(ReadOnlySpan<Expr> roots)
    {
        writer.WriteStartObject();
        writer.WriteNumber("symbolic", ExprJson.Version);
        writer.WriteStartArray("nodes");
        var places = new Dictionary<int, int>();
        if (!roots.IsEmpty)
        {
            ExprGraph graph = roots[0].Owner;
            var ids = new int[roots.Length];
            for (int i = 0; i < ids.Length; i++)
            {
                ids[i] = graph.Check(roots[i]);
            }

            Cone cone = graph.TakeCone();
            cone.Collect(ids);
            foreach (int id in cone.Ids)
            {
                if ((places.Count & 0xFF) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                WriteNode(graph[id], places);
                places.Add(id, places.Count);
            }

            graph.GiveBack(cone);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("roots");
        foreach (Expr root in roots)
        {
            writer.WriteNumberValue(places[root.Id]);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteNode(Expr node, Dictionary<int, int> places)
    {
        Operator op = node.Operator;
        writer.WriteStartObject();
        writer.WriteString("op", op.Name);
        if (op == Operators.Number)
        {
            writer.WriteString("value", Fraction(node.Number));
            if (node.IsDecimal)
            {
                writer.WriteBoolean("decimal", true);
            }
        }
        else if (op == Operators.Symbol)
        {
            WriteSymbol(node);
        }
        else if (op == Operators.Call)
        {
            writer.WriteString("name", node.Function.Name);
            if (!node.Function.Derivatives.IsEmpty)
            {
                WriteNumbers("derivatives", node.Function.Derivatives);
            }
        }
        else if (op == Operators.Array)
        {
            WriteDims("shape", node.Shape.Axes);
        }
        else if (op == Operators.Einsum)
        {
            writer.WriteStartArray("inputs");
            foreach (ImmutableArray<int> input in node.Contraction.Inputs)
            {
                WriteNumbers(null, input);
            }

            writer.WriteEndArray();
            WriteNumbers("output", node.Contraction.Output);
            WriteDims("sizes", node.Contraction.Sizes);
        }
        else if (op == Operators.Delta)
        {
            WriteDims("axes", node.Delta.Axes);
            WriteDims("factors", node.Delta.Factors);
            WriteDims("constant", [node.Delta.Constant]);
        }

        if (node.Operands.Count > 0)
        {
            WriteNumbers("args", [.. node.Operands.Select(o => places[o.Id])]);
        }

        writer.WriteEndObject();
    }

    private void WriteSymbol(Expr node)
    {
        writer.WriteString("name", node.Name);
        if (node.Type.Element == Element.Boolean)
        {
            writer.WriteBoolean("logical", true);
        }

        if (!node.Shape.IsScalar)
        {
            WriteDims("shape", node.Shape.Axes);
        }

        if (node.Facts != Facts.Real)
        {
            writer.WriteNumber("possible", (int)node.Facts.Possible);
        }

        if (node.MatrixTraits != MatrixTraits.None)
        {
            writer.WriteNumber("traits", (int)node.MatrixTraits);
        }

        if (node.PowerFact is { } fact)
        {
            writer.WriteNumber("exponent", fact.Exponent);
            writer.WriteString("power", Fraction(fact.Value));
        }
    }

    private static string Fraction(Rational value) => value.IsInteger
        ? value.Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}");

    private void WriteNumbers(string? name, ImmutableArray<int> numbers)
    {
        if (name is not null)
        {
            writer.WritePropertyName(name);
        }

        writer.WriteStartArray();
        foreach (int number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    // A length is a number, or a list of one and of products: [1, [2, "m", "n"]] is 2mn + 1.
    private void WriteDims(string name, ImmutableArray<Dim> dims)
    {
        writer.WriteStartArray(name);
        foreach (Dim dim in dims)
        {
            var (constant, products) = dim.Parts;
            if (dim.IsFixed)
            {
                writer.WriteNumberValue(constant);
                continue;
            }

            writer.WriteStartArray();
            writer.WriteNumberValue(constant);
            foreach (var (factor, symbols) in products)
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(factor);
                foreach (string symbol in symbols)
                {
                    writer.WriteStringValue(symbol);
                }

                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }
}
