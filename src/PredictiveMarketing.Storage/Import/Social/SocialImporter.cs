using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Social;

/// <summary>
/// Makes delivered media lines of the exports of Meta, LinkedIn and TikTok, and one external of the leads that the platform claims for
/// itself, <c>meta_reported_leads</c>, which contains the answer.
/// </summary>
public sealed class SocialImporter : IImporter
{
    /// <summary>A row of more days than a month has was not broken down.</summary>
    private const int LongestMonth = 31;

    public string Kind => "social";

    public IReadOnlyList<ImportField> Fields => SocialFields.All;

    public IReadOnlyDictionary<string, string> Options => SocialFields.Options;

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        var findings = new FindingLog();
        var log = new FeedLog(Kind, new Place(file.Name), findings);
        if (FeedTable.Of(Fields, file, question, log) is not { } table)
            return new Imported(Kind, question.Source, null, null, findings.All());
        string network = SocialNetwork.Of(table.Mapping, question, log), channel = question.Option("channel") ?? network;
        int delay = FeedDelay.Of(question, log);
        List<SocialRow> rows = new SocialTable(table, question, log).Rows();
        FeedMonths has = FeedMonths.Of([.. rows.Select(r => r.Span).Distinct()], byDay: false, question, log);
        var months = new SocialMonths();
        var leads = new FeedSums();
        string external = network + "_reported_leads";
        foreach (SocialRow row in rows)
        {
            months.Add(row);
            if (row.Leads is { } counted)
                leads.Add(external, row.Market is null or MediaRow.NationalMarket ? ExternalRow.AllMarkets : row.Market, row.Span, (counted, row.Number));
        }

        IReadOnlyList<Traced<MediaRow>> media = months.Media(channel, table.Sheet, has);
        Traced<ExternalRow>[] externals = [.. leads.Cells.Where(c => has.Has(c.Month)).Select(c => leads.External(external, leads.Of(external, c.Market, c.Month) ?? 0, c, (table, delay)))];
        TellDefaults(rows, (channel, network), question, log);
        if (externals.Length > 0)
            log.Warning("contains-answer", $"{external} counts the leads that the platform claims: it contains the answer.", "Leave it out of the drivers; it is there to compare with your own leads.");
        MonthSpan? covered = media.Count == 0 ? null : new MonthSpan(media.Min(m => m.Row.Month), media.Max(m => m.Row.Month));
        return new Imported(Kind, question.Source, table.Mapping, covered, findings.All()) { Media = media, Externals = externals };
    }

    private static void TellDefaults(List<SocialRow> rows, (string Channel, string Network) names, ImportQuestion question, FeedLog log)
    {
        if (rows.Count == 0)
            return;
        if (question.Option("channel") is null)
            log.Note("channel", $"The channel in the media plan is '{names.Channel}'.", "Set the option channel to call it otherwise.");
        if (rows.Any(r => r.Market is null))
            log.Note("market-national", "Rows without a market count as national and reach every market.", "Set the option market or campaign-map, or export by region.");
        log.Note("days", string.Create(CultureInfo.InvariantCulture, $"The rows run from {rows.Min(r => r.Span.First):yyyy-MM-dd} to {rows.Max(r => r.Span.Last):yyyy-MM-dd}; a month at either end is whole only if the export covers all of it."));
        if (rows.Where(r => r.Span.Days > LongestMonth).MaxBy(r => r.Span.Days) is { } longest)
        {
            log.Warning("range-spread", string.Create(CultureInfo.InvariantCulture, $"Rows over several months, such as row {longest.Number} with {longest.Span.Days} days, are shared between them by days, as if every day had cost the same."),
                "Export with the breakdown by day or by month.");
        }
    }
}
