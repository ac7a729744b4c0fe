using System.Text;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Sources;
using PredictiveMarketing.Storage.Import.Receptacle;

namespace PredictiveMarketing.Service.Pages.Import;

/// <summary>An event that somebody wrote down: it goes the way of every file.</summary>
public sealed record EventForm(string? EventCampaign, string? EventMarket, string? EventMonth, string? EventKind, string? Comment)
{
    public const string Source = "form";
    public const string ImporterKind = "events";

    /// <summary>Kinds that have a name in both languages.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["strike", "outage", "stock-out", "launch"];

    public bool IsComplete => Month.TryParse(EventMonth?.Trim(), out _) && !string.IsNullOrWhiteSpace(EventKind);

    public string FileName => $"events-{EventMonth!.Trim()}.csv";

    /// <summary>
    /// The form as a file. What the form said before of the same month is in it again: a file withdraws what its source no longer says.
    /// </summary>
    public byte[] ToCsv(Workspace workspace, SourceTrail trail)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(trail);
        Month month = Month.Parse(EventMonth!.Trim());
        EventRow added = new(Name(EventCampaign), Name(EventMarket), month, EventKind!.Trim(), Comment?.Trim() ?? "", null);
        StringBuilder text = new("campaign,market,month,kind,comment\n");
        foreach (EventRow row in workspace.Events.Where(e => e.Month == month && trail.Of(StatedRow.Of(e))?.Source == Source).Append(added).Distinct())
            text.Append(string.Join(',', new[] { row.Campaign, row.Market, row.Month.ToString(), row.Kind, row.Comment }.Select(Quoted))).Append('\n');
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Name(string? text) => string.IsNullOrWhiteSpace(text) ? ExternalRow.AllMarkets : text.Trim();

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
}
