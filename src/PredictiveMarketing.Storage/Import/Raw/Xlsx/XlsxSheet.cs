using System.Globalization;
using System.Xml;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Raw.Xlsx;

/// <summary>The rows of a worksheet, read as a stream; only the shared texts are in memory.</summary>
internal sealed class XlsxSheet(Book book, Tab tab, string part, Place place) : IRawSheet
{
    private readonly OnceEach said = new();
    private readonly CellValues values = new(book);

    public string? Name => tab.Name;

    public bool IsHidden => tab.IsHidden;

    public IReadOnlyList<MergedCells> Merged => book.Package.Sheets[part].Merged;

    public IEnumerable<RawRow> Rows()
    {
        using XmlReader reader = PartXml.Read(book.Package.Part(part));
        var cells = new List<RawCell>();
        var findings = new List<Finding>();
        int last = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
                continue;
            cells.Clear();
            findings.Clear();
            int number = reader.GetAttribute("r") is not { } written ? last + 1
                : int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int given) ? given : 0;
            bool isInOrder = number > last && number <= FileLimits.Rows;
            if (isInOrder)
                Fill(cells, reader, number, findings);
            else
                findings.Add(Finding.Error(place with { Row = last + 1 }, "xlsx.row-order", $"The row after {last} is called '{AmountText.Shown(reader.GetAttribute("r") ?? "")}'; what follows was not read.", "Export the file again."));
            if (said.Reaches(Math.Max(number, last + 1)))
                findings.ForEach(book.Log.Add);
            if (!isInOrder)
                yield break;
            last = number;
            if (cells.Count > 0)
                yield return new RawRow(number, cells.ToArray());
        }
    }

    private void Fill(List<RawCell> cells, XmlReader reader, int row, List<Finding> findings)
    {
        if (reader.IsEmptyElement)
            return;
        int depth = reader.Depth, next = 0;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
                continue;
            string? address = reader.GetAttribute("r");
            int column = address is null ? next : CellAddress.Column(address, out int ownRow) is var at && ownRow == row ? at : -1;
            RawCell cell = values.Read(reader, out string? damage);
            if (cell.IsEmpty && damage is null)
            {
                // Empty cells with a colour may reach to the last column of the sheet.
                next = Math.Max(next, column + 1);
                continue;
            }

            if (column < next || column >= FileLimits.Columns)
            {
                findings.Add(Misplaced(address ?? CellAddress.Letters(next), row, column, next));
                continue;
            }

            while (cells.Count < column)
                cells.Add(RawCell.Empty);
            cells.Add(cell);
            next = column + 1;
            string name = CellAddress.Letters(column) + row.ToString(CultureInfo.InvariantCulture);
            Place here = place with { Row = row, Column = CellAddress.Letters(column) };
            if (damage is not null && cell.Kind == CellKind.Number)
                findings.Add(Finding.Warning(here, "xlsx.no-such-day", $"{name} {damage}; it counts as a number.", "Write the day as 2026-03-15, or show the cell as a number."));
            else if (damage is not null)
                findings.Add(Finding.Error(here, "xlsx.damaged-cell", $"{name} {damage}.", "Type the value again, or export the file again."));
            else if (SheetReport.Of(cell, here, name) is { } finding)
                findings.Add(finding);
        }
    }

    private Finding Misplaced(string address, int row, int column, int next) => column >= FileLimits.Columns
        ? Finding.Error(place with { Row = row }, "file.too-many-columns", $"{AmountText.Shown(address)} lies beyond the {FileLimits.Columns} columns that are allowed.", "Leave out the columns that nobody needs.")
        : Finding.Error(place with { Row = row }, "xlsx.cell-order", $"A cell of row {row} is called '{AmountText.Shown(address)}' after {CellAddress.Letters(Math.Max(0, next - 1))}{row}: it is not read.", "Export the file again.");
}
