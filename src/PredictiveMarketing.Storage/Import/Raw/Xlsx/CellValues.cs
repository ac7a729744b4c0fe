using System.Globalization;
using System.Text;
using System.Xml;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>Reads the value of a cell (ECMA-376 part 1, 18.3.1.4): texts, numbers, days by their number format, results of formulas.</summary>
internal sealed class CellValues(Book book)
{
    /// <summary>The last day a spreadsheet knows, 9999-12-31.</summary>
    private const double LastSerial = 2_958_465;

    private readonly StringBuilder joined = new();

    /// <param name="damage">What is wrong with the cell, null when nothing is; the cell then counts as an error.</param>
    public RawCell Read(XmlReader reader, out string? damage)
    {
        string? type = reader.GetAttribute("t"), style = reader.GetAttribute("s");
        damage = null;
        if (reader.IsEmptyElement)
            return RawCell.Empty;
        (string? value, bool isFormula) = Content(reader, isInline: type == "inlineStr");
        if (string.IsNullOrEmpty(value))
            return isFormula && type is not "str" ? new RawCell(CellKind.FormulaWithoutValue, "", double.NaN, null) : RawCell.Empty;
        switch (type)
        {
            case "s":
                if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int index) && index < book.Texts.Count)
                    return Text(book.Texts[index], ref damage);
                return Damaged($"refers to the shared text {AmountText.Shown(value)}, which is not there", out damage);
            case "inlineStr" or "str":
                return Text(SharedTexts.Unescaped(value), ref damage);
            case "b":
                return new RawCell(CellKind.YesNo, value is "1" or "true" ? "true" : "false", double.NaN, null);
            case "e":
                return new RawCell(CellKind.Error, AmountText.Shown(value), double.NaN, null);
            case "d":
                return DayText.TryDay(value, DayOrder.Mixed, out DateOnly iso) ? RawCell.Of(iso) : Damaged($"is no day: '{AmountText.Shown(value)}'", out damage);
            case null or "n":
                return Number(value, style, ref damage);
            default:
                return Damaged($"is of the unknown kind '{AmountText.Shown(type)}'", out damage);
        }
    }

    private RawCell Number(string value, string? style, ref string? damage)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return Damaged($"is no number: '{AmountText.Shown(value)}'", out damage);
        if (!book.Dates.IsDate(style))
            return RawCell.Of(number);
        if (Day(number) is { } day)
            return RawCell.Of(day);
        damage = $"is shown as a day, and {AmountText.Shown(value)} is none{(number is >= 60 and < 61 ? " (29 February 1900 never was)" : "")}";
        return RawCell.Of(number);
    }

    /// <summary>Counted from 1900 with the 29 February that never was (serial 60), or from 1904; null where there is no such day.</summary>
    private DateOnly? Day(double serial)
    {
        if (book.Since1904)
            return serial is >= 0 and < LastSerial - 1462 + 1 ? new DateOnly(1904, 1, 1).AddDays((int)serial) : null;
        if (serial is < 1 or >= LastSerial + 1 or (>= 60 and < 61))
            return null;
        return new DateOnly(1899, 12, serial < 60 ? 31 : 30).AddDays((int)serial);
    }

    private (string? Value, bool IsFormula) Content(XmlReader reader, bool isInline)
    {
        int depth = reader.Depth, phonetic = int.MaxValue;
        string? value = null;
        string element = "";
        bool isFormula = false;
        joined.Clear();
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.Depth <= phonetic)
                phonetic = int.MaxValue;
            if (reader.NodeType == XmlNodeType.Element)
            {
                element = reader.LocalName;
                isFormula |= element == "f";
                if (element == "rPh")
                    phonetic = reader.Depth;
            }
            else if (reader.IsText() && element == "v")
            {
                value = value is null ? reader.Value : value + reader.Value;
            }
            else if (reader.IsText() && element == "t" && phonetic == int.MaxValue)
            {
                joined.Append(reader.Value);
            }
        }

        return (isInline ? joined.ToString() : value, isFormula);
    }

    private static RawCell Text(string text, ref string? damage)
    {
        if (text.Length <= FileLimits.CellText)
            return RawCell.Of(text);
        return Damaged($"has {text.Length} characters; {FileLimits.CellText} are allowed", out damage);
    }

    private static RawCell Damaged(string what, out string? damage)
    {
        damage = what;
        return new RawCell(CellKind.Error, "#DAMAGED", double.NaN, null);
    }
}
