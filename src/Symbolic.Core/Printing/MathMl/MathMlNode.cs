using System.Text;

namespace Symbolic;

/// <summary>An element of MathML: with a text or with children.</summary>
internal sealed class MathMlNode
{
    private MathMlNode(string element, string? text, IEnumerable<MathMlNode> children) => (Element, Text, Children) = (element, text, [.. children]);

    public string Element { get; }

    public string? Text { get; }

    public List<MathMlNode> Children { get; }

    /// <summary>Attributes as they are written, with a blank in front; empty for none.</summary>
    public string Attributes { get; init; } = "";

    /// <summary>What stands next to it.</summary>
    public MathMlRole Role { get; init; }

    public static MathMlNode Token(string element, string text, MathMlRole role, string attributes = "") => new(element, text, []) { Role = role, Attributes = attributes };

    public static MathMlNode Of(string element, IEnumerable<MathMlNode> children, MathMlRole role = MathMlRole.Operand, string attributes = "") =>
        new(element, null, children) { Role = role, Attributes = attributes };

    /// <summary>Several nodes as one.</summary>
    public static MathMlNode Row(List<MathMlNode> nodes, MathMlRole role = MathMlRole.Operand) => nodes is [var only] ? only : Of("mrow", nodes, role);

    /// <summary>Writes the node and what is in it; formulas may be of any depth.</summary>
    public void WriteTo(StringBuilder output)
    {
        var open = new Stack<(MathMlNode? Node, string? End)>([(this, null)]);
        while (open.TryPop(out (MathMlNode? Node, string? End) next))
        {
            if (next.Node is not { } node)
            {
                output.Append("</").Append(next.End).Append('>');
                continue;
            }

            output.Append('<').Append(node.Element).Append(node.Attributes).Append('>');
            if (node.Text is not null)
            {
                Escape(node.Text, output);
            }

            open.Push((null, node.Element));
            for (int i = node.Children.Count - 1; i >= 0; i--)
            {
                open.Push((node.Children[i], null));
            }
        }
    }

    private static void Escape(string text, StringBuilder output)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    output.Append("&amp;");
                    break;
                case '<':
                    output.Append("&lt;");
                    break;
                case '>':
                    output.Append("&gt;");
                    break;
                case < 0x20 or 0xFFFE or 0xFFFF:
                    // Cannot stand in XML.
                    output.Append('\uFFFD');
                    break;
                default:
                    output.Append(rune.ToString());
                    break;
            }
        }
    }
}

/// <summary>What a node is to its neighbours: whether a product or an application is understood between them.</summary>
internal enum MathMlRole : byte
{
    /// <summary>A name, a number, a fraction, something in brackets.</summary>
    Operand,

    /// <summary>The name of a function, which is applied to what follows.</summary>
    Function,

    /// <summary>A sign.</summary>
    Sign,

    /// <summary>A sign that belongs to what follows: ∂, ∑.</summary>
    Prefix,

    /// <summary>A space.</summary>
    Space,
}
