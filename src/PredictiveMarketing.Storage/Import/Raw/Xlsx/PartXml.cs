using System.Xml;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>The one way in which XML of a file from outside is read: no document type, no entities, nothing fetched.</summary>
internal static class PartXml
{
    public static XmlReader Read(Stream part) => XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    });

    public static bool IsText(this XmlReader reader) => reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace;

    /// <summary>An attribute by its local name: the prefix of a relationship's id is for the writing program to choose.</summary>
    public static string? Attribute(this XmlReader reader, string localName)
    {
        string? value = null;
        for (bool more = reader.MoveToFirstAttribute(); more && value is null; more = reader.MoveToNextAttribute())
        {
            if (reader.LocalName == localName && reader.Prefix != "xmlns")
                value = reader.Value;
        }

        reader.MoveToElement();
        return value;
    }
}
