using System.Text;
using System.Xml;

namespace Symbolic;

/// <summary>Writes elements of SVG. Texts and attributes are escaped, numbers have a point and at most two digits behind it.</summary>
internal sealed class SvgWriter : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _xml;

    public SvgWriter()
    {
        _xml = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" });
    }

    /// <summary>Opens the picture.</summary>
    /// <param name="cssClass">The class to which the style belongs.</param>
    /// <param name="width">The width.</param>
    /// <param name="height">The height.</param>
    /// <param name="title">The name of the picture.</param>
    /// <param name="description">What it shows, in words.</param>
    /// <param name="style">The style sheet; null for that of a picture around.</param>
    public void Open(string cssClass, double width, double height, string title, string description, string style)
    {
        _xml.WriteStartElement("svg", Namespace);
        Attribute("viewBox", $"0 0 {PictureText.Coordinate(width)} {PictureText.Coordinate(height)}");
        Attribute("width", width);
        Attribute("height", height);
        Attribute("class", cssClass);
        Attribute("role", "img");
        TextElement("title", title);
        TextElement("desc", description);
        TextElement("style", style);
    }

    public void Element(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Start(name, attributes);
        End();
    }

    public void Start(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _xml.WriteStartElement(name, Namespace);
        foreach ((string attribute, object value) in attributes)
        {
            Attribute(attribute, value);
        }
    }

    public void End() => _xml.WriteEndElement();

    public void Text(double x, double y, string text, string cssClass)
    {
        _xml.WriteStartElement("text", Namespace);
        Attribute("x", x);
        Attribute("y", y);
        Attribute("class", cssClass);
        _xml.WriteString(PictureText.ForXml(text));
        _xml.WriteEndElement();
    }

    public void TextElement(string name, string text) => _xml.WriteElementString(name, Namespace, PictureText.ForXml(text));

    /// <summary>Closes the picture and gives its text.</summary>
    public string Close()
    {
        _xml.WriteEndElement();
        _xml.Flush();
        return _text.Append('\n').ToString();
    }

    public void Dispose() => _xml.Dispose();

    private void Attribute(string name, object value) =>
        _xml.WriteAttributeString(name, value is double number ? PictureText.Coordinate(number) : PictureText.ForXml((string)value));
}
