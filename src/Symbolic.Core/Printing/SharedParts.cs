using System.Collections.Immutable;
using System.Globalization;

namespace Symbolic;

/// <summary>
/// An expression in which every larger part that is used more than once has a name: <c>s*(1 - s) where s = sigmoid(w*x + b)</c>.
/// The text is as long as the graph is large, however often a part is used.
/// </summary>
/// <param name="Result">The expression over the names, in a graph of its own.</param>
/// <param name="Parts">The names with what they stand for; a part uses only names before its own.</param>
public sealed record SharedParts(Expr Result, ImmutableArray<(Expr Name, Expr Value)> Parts)
{
    // A function of something composed is worth a name when it is this small; a bare sum or product is not. Where people have a letter
    // for the function, what its operand is called does not matter.
    private const int SmallestFunction = 3;

    /// <summary>Names the shared parts of an expression.</summary>
    /// <param name="expression">Any expression.</param>
    /// <param name="smallest">The number of signs, names and numbers from which on a part gets a name; a function of something composed gets one from 3.</param>
    public static SharedParts Of(Expr expression, int smallest = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(smallest, 2);
        ExprGraph from = expression.Graph;
        var picture = new GraphPicture(from, expression.Id);
        int[] uses = Uses(from, picture, expression.Id);
        var graph = new ExprGraph(from.Operators);
        var copies = new Expr[expression.Id + 1];
        long[] sizes = new long[expression.Id + 1];
        var isNamed = new HashSet<int>();
        var names = new PartNames(from, picture.Nodes);
        var parts = ImmutableArray.CreateBuilder<(Expr, Expr)>();
        var operands = new List<Expr>();
        foreach (int id in picture.Nodes)
        {
            operands.Clear();
            sizes[id] = 1;
            foreach (int operand in from.OperandsAt(id))
            {
                operands.Add(copies[operand]);
                sizes[id] = Math.Min(sizes[id] + sizes[operand], int.MaxValue);
            }

            Expr node = new(from, id);
            Expr copy = Copy(graph, node, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(operands));
            int enough = node.Operator.IsFunction || node.Operator is TensorOperator ? Math.Min(SmallestFunction, smallest) : smallest;
            bool isLarge = sizes[id] >= enough || (node.Operator.Letter is not null && isNamed.Contains(from.OperandsAt(id)[0]));
            if (uses[id] > 1 && operands.Count > 0 && isLarge && copy.Operands.Count > 0 && copy.Type.Element == Element.Real)
            {
                Expr name = graph.Symbol(names.Next(node), copy.Facts, copy.Type);
                parts.Add((name, copy));
                copy = name;
                sizes[id] = 1;
                isNamed.Add(id);
            }

            copies[id] = copy;
        }

        return new SharedParts(copies[expression.Id], parts.ToImmutable());
    }

    // How often each node is written when nothing has a name: ‖v‖² writes v once, v/‖v‖ twice.
    private static int[] Uses(ExprGraph graph, GraphPicture picture, int root)
    {
        int[] uses = new int[root + 1];
        foreach (int id in picture.Nodes)
        {
            Expr node = graph[id];
            int written = node.Is(Operators.Unit) ? 2 : 1;
            bool isSquares = node.Is(Operators.Einsum) && node.Shape.IsScalar && node.Operands is [var a, var b] && a == b
                && node.Contraction.Inputs[0].AsSpan().SequenceEqual(node.Contraction.Inputs[1].AsSpan());
            foreach (int operand in isSquares ? graph.OperandsAt(id)[..1] : graph.OperandsAt(id))
            {
                uses[operand] += written;
            }
        }

        return uses;
    }

    /// <summary>In plain text.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToText(PrintOptions? options = null) => Written(PrintForm.Text, " where ", ", ", options);

    /// <summary>As people write it.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToUnicode(PrintOptions? options = null) => Written(PrintForm.Unicode, " where ", ", ", options);

    /// <summary>For typesetting.</summary>
    /// <exception cref="LimitException">The text is longer than the options allow.</exception>
    public string ToLatex(PrintOptions? options = null) => Written(PrintForm.Latex, @" \quad \text{where } ", @", \; ", options);

    /// <inheritdoc/>
    public override string ToString() => ToText();

    private string Written(PrintForm form, string where, string comma, PrintOptions? options)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var output = PrintOutput.Of(writer, options);
        Print(Result);

        // What is needed to understand a name follows it.
        for (int i = Parts.Length - 1; i >= 0; i--)
        {
            output.Write(i == Parts.Length - 1 ? where : comma);
            Print(Parts[i].Name);
            output.Write(" = ");
            Print(Parts[i].Value);
        }

        return writer.ToString();

        void Print(Expr e) => Printer.Create(form, e.Graph, output).Print(e.Id);
    }

    private static Expr Copy(ExprGraph graph, Expr node, ReadOnlySpan<Expr> operands) =>
        node.IsNumber ? (node.IsDecimal ? graph.Decimal(node.Number) : graph.Number(node.Number))
        : node.IsSymbol ? graph.Symbol(node.Name, node.Facts, node.Type, node.MatrixTraits)
        : node.Operator is LeafOperator { Value: not null } constant ? graph.Constant(constant)
        : graph.Rebuild(node, operands);
}
