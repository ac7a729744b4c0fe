using System.Globalization;
using System.Text.RegularExpressions;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>One table of a GA4 file.</summary>
/// <param name="HeaderRow">0: still to be found.</param>
/// <param name="Start">First day according to the comments above the table; null when they do not say.</param>
internal sealed record Ga4Table(IRawSheet Sheet, int HeaderRow, DateOnly? Start, DateOnly? End);

/// <summary>
/// Takes a GA4 file apart into its tables. A CSV of a report holds several, each below comments that begin with <c>#</c> and tell its days.
/// </summary>
internal static partial class Ga4Tables
{
    /// <summary>Comments come first, or there are none.</summary>
    private const int Searched = 20;

    public static IReadOnlyList<Ga4Table> Of(IRawFile file) =>
        [.. file.Sheets.SelectMany(s => s.Rows().Take(Searched).Any(IsComment) ? Blocks(s) : [new Ga4Table(s, 0, null, null)])];

    private static IEnumerable<Ga4Table> Blocks(IRawSheet sheet)
    {
        var rows = new List<RawRow>();
        DateOnly? start = null, end = null;
        foreach (RawRow row in sheet.Rows())
        {
            if (!IsComment(row) && !row.IsBlank)
            {
                rows.Add(row);
                continue;
            }

            if (rows.Count > 1)
                yield return new Ga4Table(new HeldSheet(sheet.Name, [.. rows]), rows[0].Number, start, end);
            rows.Clear();
            (start, end) = Days(row, start, end);
        }

        if (rows.Count > 1)
            yield return new Ga4Table(new HeldSheet(sheet.Name, rows), rows[0].Number, start, end);
    }

    private static bool IsComment(RawRow row) => row[0].Text.StartsWith('#');

    private static (DateOnly? Start, DateOnly? End) Days(RawRow row, DateOnly? start, DateOnly? end)
    {
        string text = PlainText.Unaccented(row[0].Text);
        if (Range().Match(text) is { Success: true } both)
            return (Day(both.Groups[1].Value), Day(both.Groups[2].Value));
        if (Named().Match(text) is not { Success: true } named)
            return (start, end);
        DateOnly? day = Day(named.Groups["day"].Value);
        return named.Groups["end"].Success ? (start, day) : (day, end);
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text.Replace("-", "", StringComparison.Ordinal), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Year is >= 1900 and <= 2200 ? day : null;

    [GeneratedRegex(@"^#\s*(\d{4}-?\d{2}-?\d{2})\s*-\s*(\d{4}-?\d{2}-?\d{2})\s*$")]
    private static partial Regex Range();

    [GeneratedRegex(@"^#\s*((?<start>start date|date de debut)|(?<end>end date|date de fin))\s*:\s*(?<day>\d{4}-?\d{2}-?\d{2})\s*$")]
    private static partial Regex Named();
}
