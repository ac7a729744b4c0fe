using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Targets;

/// <summary>One target as it stands: what is published, what waits for a decision, and everything that came before.</summary>
/// <param name="History">Every version, oldest first; never empty.</param>
public sealed record TargetLine(SeriesKey Key, Month Month, IReadOnlyList<TargetVersion> History)
{
    public TargetVersion? Published => History.LastOrDefault(v => v.State == TargetState.Published);

    /// <summary>A version that waits for people; null when nothing does.</summary>
    public TargetVersion? Open => History.LastOrDefault(v => v.State is TargetState.Draft or TargetState.Approved);

    /// <summary>What to show: what waits, else what is published, else the last word.</summary>
    public TargetVersion Shown => Open ?? Published ?? History[^1];

    public bool IsTotal => Shown.IsTotal;
}

/// <summary>A campaign in a month: its markets and their total.</summary>
public sealed record TargetSheet(string Campaign, Month Month, IReadOnlyList<TargetLine> Lines)
{
    /// <summary>The campaign's total; a campaign with one series under the market ALL is its own total.</summary>
    public TargetLine? Total => Lines.FirstOrDefault(l => l.IsTotal);

    /// <summary>Null while the total was rejected with one of its markets, so that there is none.</summary>
    public double? Sum => Total is not { } total ? Lines.Sum(l => l.Shown.P50) : total.Shown.State == TargetState.Rejected ? null : total.Shown.P50;

    public IReadOnlyList<TargetLine> Drafts => [.. Lines.Where(l => l.Open?.State == TargetState.Draft)];

    public IReadOnlyList<TargetLine> Approved => [.. Lines.Where(l => l.Open?.State == TargetState.Approved)];

    /// <summary>The newest version on the sheet: a decision that was taken on an older sheet is refused.</summary>
    public long Newest => Lines.Max(l => l.History[^1].Id);

    /// <summary>The state that still asks for something comes first.</summary>
    public TargetState State =>
        Drafts.Count > 0 ? TargetState.Draft
        : Approved.Count > 0 ? TargetState.Approved
        : Lines.Any(l => l.Published is not null) ? TargetState.Published
        : Lines[0].Shown.State;
}

/// <summary>All targets of a workspace, by campaign and month.</summary>
public sealed record TargetBoard(IReadOnlyList<TargetSheet> Sheets)
{
    public IReadOnlyList<Month> Months => [.. Sheets.Select(s => s.Month).Distinct().Order()];

    public IReadOnlyList<string> Campaigns => [.. Sheets.Select(s => s.Campaign).Distinct()];

    public int Drafts => Sheets.Sum(s => s.Drafts.Count);

    public int Approved => Sheets.Sum(s => s.Approved.Count);

    public int Published => Sheets.Sum(s => s.Lines.Count(l => l.Published is not null));

    public TargetSheet? Sheet(string campaign, Month month) => Sheets.FirstOrDefault(s => s.Campaign == campaign && s.Month == month);

    /// <summary>The sheet to open with: of what was asked for, the first that waits for a decision; null when there is none.</summary>
    /// <param name="campaign">Null: any.</param>
    /// <param name="month">Null: any.</param>
    public TargetSheet? First(string? campaign, Month? month) =>
        Sheets.Where(s => (campaign is null || s.Campaign == campaign) && (month is null || s.Month == month)).OrderBy(s => s.State).ThenBy(s => s.Month).FirstOrDefault();

    public static TargetBoard Of(IEnumerable<TargetVersion> versions) => new(
    [
        .. versions
            .GroupBy(v => (v.Key.Campaign, v.Month))
            .OrderBy(g => g.Key.Campaign, StringComparer.Ordinal).ThenBy(g => g.Key.Month)
            .Select(g => new TargetSheet(
                g.Key.Campaign,
                g.Key.Month,
                [
                    .. g.GroupBy(v => v.Key)
                        .Select(line => new TargetLine(line.Key, g.Key.Month, [.. line.OrderBy(v => v.Version)]))
                        .OrderBy(l => l.IsTotal).ThenBy(l => l.Key),
                ])),
    ]);
}
