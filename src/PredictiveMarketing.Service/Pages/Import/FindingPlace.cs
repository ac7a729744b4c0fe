using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Import.Mapping;

namespace PredictiveMarketing.Service.Pages.Import;

/// <summary>Where a finding is, as a spreadsheet names it: <c>Plan!B17</c>.</summary>
public static class FindingPlace
{
    /// <summary>The same with the file in front, where no file is on the screen: <c>leads.csv, ligne 17, month</c>.</summary>
    public static string WithFile(Place place, Words words)
    {
        ArgumentNullException.ThrowIfNull(place);
        string inside = Of(place, null, words);
        return inside == place.File ? inside : $"{place.File}, {inside}";
    }

    public static string Of(Place place, ColumnMapping? mapping, Words words)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(words);
        int column = mapping?.Columns.FirstOrDefault(c => c.Header == place.Column || c.Field == place.Column)?.Column ?? -1;
        string sheet = place.Sheet is null ? "" : $"{place.Sheet}!";
        return (place.Row, place.Column) switch
        {
            (int row, not null) when column >= 0 => $"{sheet}{MappingSheet.LettersOf(column)}{row}",
            (int row, not null) => $"{sheet}{words.Say("finding.row", row)}, {place.Column}",
            (int row, null) => $"{sheet}{words.Say("finding.row", row)}",
            (null, not null) => $"{sheet}{place.Column}",
            _ => place.Sheet ?? place.File,
        };
    }
}
