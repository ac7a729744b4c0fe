using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.OpenData.External;

/// <summary>A value of a series in a period.</summary>
/// <param name="Published">As the file says; null when it does not.</param>
internal sealed record Observation(string Name, string Market, Period Period, double Value, Month? Published, Place Place)
{
    public Month Month => Month.Of(Period.Last);
}

/// <summary>Reads the values of statistical offices, which write signs for what is missing and letters behind what is provisional.</summary>
internal sealed partial class ValueCells(MappedTable table)
{
    private static readonly string[] Missing = ["-", "–", "—", ".", "..", "...", "…", ":", "n/a", "na", "#n/a", "nan", "nd", "n.d.", "null", "none", "(nd)"];

    private int missing, flagged;

    /// <summary>Null when nothing is known, or with a finding when the cell is no number.</summary>
    public double? Read(RawCell cell, NumberStyle style, Place place)
    {
        string text = cell.Text.Trim();
        if (cell.IsEmpty || Missing.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            missing++;
            return null;
        }

        if (cell.Kind != CellKind.Text || Flagged().Match(text) is not { Success: true } flag)
            return table.Read(place, cell, style);
        flagged++;
        return table.Read(place, RawCell.Of(flag.Groups["value"].Value), style);
    }

    /// <summary>How the column writes its numbers, flags set aside.</summary>
    public static NumberStyle StyleOf(IEnumerable<RawCell> cells) => NumberWriting.Of(cells.Select(c =>
        c.Kind == CellKind.Text && Flagged().Match(c.Text.Trim()) is { Success: true } flag ? RawCell.Of(flag.Groups["value"].Value) : c));

    public void Report()
    {
        if (missing > 0)
            table.Log.Note(table.Place, "external.missing", $"{missing} cells hold no value; their months are not known and not zero.");
        if (flagged > 0)
            table.Log.Note(table.Place, "external.flags", $"{flagged} values carry a letter behind them (provisional, estimated, revised, break); the letter is left out.");
    }

    /// <summary>The flags of Eurostat and INSEE; k and m would be thousands and millions and are none.</summary>
    [GeneratedRegex(@"^(?<value>.*[0-9])\s*(\s[bepru]|\((b|e|p|r|u|sd)\)|\*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Flagged();
}
