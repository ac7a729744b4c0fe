using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Feeds;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>Puts the tables of a file together. Where two give the same value, the one that is less broken down stands: it is nearer to GA4's own total.</summary>
internal static class Ga4Reports
{
    /// <summary>A report by channel or event is never quite the sum of another; more than this is worth a look.</summary>
    private const double Tolerance = 0.02;

    public static List<Traced<ExternalRow>> Together(IReadOnlyList<(int Breakdown, List<Traced<ExternalRow>> Rows)> reports, FeedLog log)
    {
        var kept = new Dictionary<(string, string, Month), Traced<ExternalRow>>();
        var apart = new Dictionary<string, (int Months, double Largest)>(StringComparer.Ordinal);
        foreach (Traced<ExternalRow> value in reports.OrderBy(r => r.Breakdown).SelectMany(r => r.Rows))
        {
            if (kept.TryAdd((value.Row.Name, value.Row.Market, value.Row.Month), value))
                continue;
            double stands = kept[(value.Row.Name, value.Row.Market, value.Row.Month)].Row.Value;
            double difference = Math.Abs(value.Row.Value - stands) / Math.Max(Math.Abs(stands), 1e-9);
            if (difference > Tolerance)
            {
                (int months, double largest) = apart.GetValueOrDefault(value.Row.Name);
                apart[value.Row.Name] = (months + 1, Math.Max(largest, difference));
            }
        }

        foreach ((string name, (int months, double largest)) in apart.OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            log.Warning("reports-disagree", string.Create(CultureInfo.InvariantCulture, $"Two tables of the file give {name} differently in {months} values, by up to {100 * largest:0.#} %; the one with fewer dimensions stands."),
                "Sampling, thresholds or a changed date range between the two reports may be why.");
        }

        return [.. kept.Values.OrderBy(v => v.Row.Name, StringComparer.Ordinal).ThenBy(v => v.Row.Market, StringComparer.Ordinal).ThenBy(v => v.Row.Month)];
    }
}
