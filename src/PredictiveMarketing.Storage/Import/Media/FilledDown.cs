using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>
/// A name written once for a group of rows, merged or above blank cells. A column is grouped when it never repeats its name on the next row; where names
/// are repeated, a blank cell is a mistake and stays one. A new name or a totals row closes what stands to its right.
/// </summary>
internal sealed class FilledDown
{
    private static readonly HashSet<string> Fillable = [MediaPlanFields.Market, MediaPlanFields.Dealer, MediaPlanFields.Campaign, MediaPlanFields.Channel];

    private readonly PlanSheet sheet;
    private readonly GroupedColumn[] grouped;

    public FilledDown(PlanSheet sheet)
    {
        this.sheet = sheet;
        grouped = [.. MediaPlanFields.Grouped.Where(sheet.Has).Select(f => new GroupedColumn(f, sheet.Column(f))).OrderBy(c => c.Index)];
        foreach (MergedCells block in sheet.Merged.Where(m => m.LastRow > m.FirstRow && m.LastRow > sheet.HeaderRow))
        {
            foreach (GroupedColumn column in grouped.Where(c => c.Index >= block.FirstColumn && c.Index <= block.LastColumn))
                column.Merges.Add((block.FirstRow, block.LastRow));
        }

        foreach (GroupedColumn column in grouped)
            column.Merges.Sort();
        FindGroups();
    }

    /// <summary>Moves on to a row; true when a group begins with it.</summary>
    public bool Take(HeldRow row)
    {
        bool begins = false;
        for (int i = 0; i < grouped.Length; i++)
        {
            GroupedColumn column = grouped[i];
            string own = sheet.Text(row, column.Field);
            if (own.Length > 0)
            {
                if (column.IsGrouped || own != column.Last)
                {
                    begins = true;
                    CloseAfter(i);
                }

                (column.Last, column.Open, column.Written, column.WrittenAt) = (own, own, own, row.Number);
            }

            if (own.Length > 0)
                column.Now = own;
            else if (column.Covers(column.WrittenAt, row.Number))
                column.Now = column.Written;
            else
                column.Now = column.IsGrouped ? column.Open ?? "" : "";
            column.IsFilledNow = own.Length == 0 && column.Now.Length > 0;
        }

        return begins;
    }

    /// <summary>The name of the current row: its own, or its group's.</summary>
    public string Of(HeldRow row, string field)
    {
        if (Array.Find(grouped, c => c.Field == field) is not { } column)
            return "";
        if (column.IsFilledNow && (column.FilledRows.Count == 0 || column.FilledRows[^1] != row.Number))
            column.FilledRows.Add(row.Number);
        return column.Now;
    }

    /// <summary>A totals row whose label stands in a column ends the groups of that column and of those to its right.</summary>
    public void Close(int fromColumn)
    {
        foreach (GroupedColumn column in grouped.Where(c => c.Index >= fromColumn))
            (column.Open, column.Last) = (null, "");
    }

    public void Report(FindingLog log)
    {
        foreach (GroupedColumn column in grouped.Where(c => c.FilledRows.Count > 0))
        {
            log.Note(sheet.Header(column.Index), "media-plan.filled-down",
                $"{column.FilledRows.Count} blank cells belong to the {column.Field} above them: rows {Shown(RowRanges.Of(column.FilledRows).ToString())}.",
                "Look whether the groups are right; if not, write the name on every row.");
        }
    }

    private static string Shown(string text) => text.Length <= 200 ? text : text[..200] + "...";

    private void CloseAfter(int i)
    {
        for (int j = i + 1; j < grouped.Length; j++)
            (grouped[j].Open, grouped[j].Last) = (null, "");
    }

    private void FindGroups()
    {
        string[] before = new string[grouped.Length];
        foreach (HeldRow row in sheet.Rows)
        {
            bool leftMoved = false;
            for (int i = 0; i < grouped.Length; i++)
            {
                string own = sheet.Text(row, grouped[i].Field);
                if (own.Length == 0)
                    grouped[i].HasBlanks = true;
                else if (own == before[i] && !leftMoved)
                    grouped[i].Repeats = true;
                leftMoved |= own.Length > 0 && own != before[i];
                before[i] = own;
            }
        }
    }

    private sealed class GroupedColumn(string name, int index)
    {
        public string Field => name;

        public int Index => index;

        public List<(int First, int Last)> Merges { get; } = [];

        public List<int> FilledRows { get; } = [];

        public bool HasBlanks { get; set; }

        public bool Repeats { get; set; }

        public bool IsGrouped => HasBlanks && !Repeats && Fillable.Contains(name);

        /// <summary>The name of the open group; null when there is none.</summary>
        public string? Open { get; set; }

        /// <summary>The latest name and its row, for the block that it may be merged over.</summary>
        public string Written { get; set; } = "";

        public int WrittenAt { get; set; }

        public string Last { get; set; } = "";

        public string Now { get; set; } = "";

        public bool IsFilledNow { get; set; }

        /// <summary>One merged block holds both rows.</summary>
        public bool Covers(int from, int row)
        {
            int at = Merges.BinarySearch((from, int.MaxValue));
            int near = (at < 0 ? ~at : at) - 1;
            return near >= 0 && Merges[near].First <= from && row <= Merges[near].Last;
        }
    }
}
