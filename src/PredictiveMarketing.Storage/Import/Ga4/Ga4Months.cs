using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>Turns the rows of one table into monthly externals.</summary>
internal sealed class Ga4Months(Ga4Settings settings, FeedLog log)
{
    private readonly Dictionary<(string Market, string? Channel, Month Month), Ga4Cell> cells = [];
    private readonly Dictionary<string, decimal> keyEvents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Ga4Measure> ofEvents = new(StringComparer.Ordinal);
    private bool measuresOfEvents;

    /// <summary>Names of key events that were counted at least once.</summary>
    public IEnumerable<string> KeyEventNames => keyEvents.Where(e => e.Value > 0).Select(e => e.Key);

    public void Add(Ga4Row row)
    {
        IReadOnlyList<(Month Month, int Days)> months = row.Span.Months();
        foreach ((Ga4Measure measure, decimal value) in row.Values)
        {
            // A session holds many events: nothing but the key events themselves may be added up over events.
            if (row.Event is not null && measure != Ga4Measure.KeyEvents)
            {
                measuresOfEvents = true;
                continue;
            }

            if (measure.Field.StartsWith(Ga4Fields.OneKeyEvent, StringComparison.Ordinal))
                Count(measure.Field[Ga4Fields.OneKeyEvent.Length..], value);
            if (row.Event is not null)
                Count(row.Event, value);
            foreach ((Month month, int days) in months)
                Add(row, measure, value, (month, months.Count == 1 ? 1 : (decimal)days / row.Span.Days));
        }
    }

    /// <param name="has">Months that are whole in the file.</param>
    public IEnumerable<Traced<ExternalRow>> Externals(FeedMonths has, string? sheet)
    {
        TellWhatIsLost();
        HashSet<string> counted = [Ga4Measure.KeyEvents.Name, .. KeyEventNames.Select(e => Ga4Measure.OfKeyEvent(e).Name)];
        foreach (((string market, string? channel, Month month), Ga4Cell cell) in cells.Where(c => has.Has(c.Key.Month)).OrderBy(c => c.Key.Month).ThenBy(c => c.Key.Market, StringComparer.Ordinal).ThenBy(c => c.Key.Channel, StringComparer.Ordinal))
        {
            // The dimension event name lists page views and scrolls too, with 0 key events.
            foreach (Ga4Feature feature in Ga4Features.Of(cell).Where(f => IsWanted(channel, f.Name) && (f.Section != Ga4Section.Conversions || counted.Contains(f.Name))))
            {
                string name = "ga4_" + feature.Name + (channel is null ? "" : "_" + channel);
                yield return new Traced<ExternalRow>(
                    new ExternalRow(name, market, month, (double)feature.Value, FeedDelay.Published(month, settings.Delay)), new Trace(sheet, RowRanges.Of(feature.Rows)));
            }
        }
    }

    private void Count(string name, decimal value) => keyEvents[name] = keyEvents.GetValueOrDefault(name) + value;

    private void Add(Ga4Row row, Ga4Measure measure, decimal value, (Month Month, decimal Share) part)
    {
        Cell(row.Market, null, part.Month).Add(row, measure, value, part.Share);
        if (row.Event is not null)
            Cell(row.Market, null, part.Month).Add(row, OfEvent(row.Event), value, part.Share);
        if (row.Channel is not null)
            Cell(row.Market, row.Channel, part.Month).Add(row, measure, value, part.Share);
    }

    private Ga4Measure OfEvent(string name)
    {
        if (!ofEvents.TryGetValue(name, out Ga4Measure? measure))
            ofEvents[name] = measure = Ga4Measure.OfKeyEvent(name);
        return measure;
    }

    private Ga4Cell Cell(string market, string? channel, Month month)
    {
        if (!cells.TryGetValue((market, channel, month), out Ga4Cell? cell))
            cells[(market, channel, month)] = cell = new Ga4Cell();
        return cell;
    }

    private bool IsWanted(string? channel, string feature) =>
        channel is null || settings.AllByChannel || feature == Ga4Measure.Sessions.Name || feature == Ga4Measure.KeyEvents.Name;

    private void TellWhatIsLost()
    {
        foreach (IGrouping<string, (Ga4Measure Measure, Month Month)> lost in cells
            .SelectMany(c => c.Value.Sums.Where(s => s.Sum.IsLost(s.Measure) && IsWanted(c.Key.Channel, s.Measure.Name)).Select(s => (s.Measure, c.Key.Month)))
            .GroupBy(l => l.Measure.Field).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            string months = lost.Select(l => l.Month).Distinct().Count().ToString(CultureInfo.InvariantCulture);
            if (lost.First().Measure.Joining == Ga4Joining.NeverAdded)
            {
                log.Warning("users-not-added", $"'{lost.Key}' of {months} months is not used: one person may be in several of its days, channels or other rows, so they cannot be added up.",
                    "Export users by month, and for users in total without channels or other dimensions.");
            }
            else
            {
                log.Warning("rate-without-sessions", $"'{lost.Key}' of {months} months is not used: several rows of a month cannot be averaged without their sessions.", "Add the metric sessions to the report.");
            }
        }

        if (measuresOfEvents)
            log.Note("event-measures", "The table is broken down by event, so that only its key events are used: one session holds many events.");
    }
}
