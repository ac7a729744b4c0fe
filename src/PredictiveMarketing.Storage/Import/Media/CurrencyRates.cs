using System.Globalization;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>What one unit of a currency was worth in the workspace's currency, month by month: the option <c>rates</c>, a table <c>currency,month,rate</c>.</summary>
internal sealed class CurrencyRates(string home, FindingLog log)
{
    private const decimal Largest = 1_000_000_000m;

    private readonly Dictionary<string, SortedList<int, decimal>> byCurrency = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Currency, Month Month), decimal?> answered = [];

    /// <summary>ISO 4217 code of the workspace.</summary>
    public string Home => home;

    public IEnumerable<string> Known => byCurrency.Keys.Append(home);

    public static CurrencyRates Read(string? text, string home, FindingLog log)
    {
        var rates = new CurrencyRates(home, log);
        if (text is not null)
        {
            foreach ((int row, IReadOnlyList<string> cells) in OptionTable.Read("rates", text, ["currency", "month", "rate"], log))
                rates.Keep(row, cells);
        }

        return rates;
    }

    /// <summary>The rate of a month, or of the latest month before it (a note says so). Null when there is none: an error with its cure.</summary>
    public decimal? Of(string currency, Month month, Place place)
    {
        if (currency == home)
            return 1m;
        if (answered.TryGetValue((currency, month), out decimal? known))
            return known;
        decimal? rate = LookUp(currency, month, place);
        answered.Add((currency, month), rate);
        return rate;
    }

    private decimal? LookUp(string currency, Month month, Place place)
    {
        if (byCurrency.TryGetValue(currency, out SortedList<int, decimal>? dated))
        {
            if (dated.TryGetValue(month.Index, out decimal own))
                return own;
            foreach ((int index, decimal rate) in dated.Reverse())
            {
                if (index > month.Index)
                    continue;
                Month of = Month.Of(index / 12, (index % 12) + 1);
                log.Note(place, "media-plan.rate-of-earlier-month", string.Create(CultureInfo.InvariantCulture, $"There is no rate of {currency} for {month}; the one of {of} is used: {rate}."),
                    $"Add {currency},{month},<rate> to the rates and import again, once the rate is known.");
                return rate;
            }
        }

        log.Error(place, "media-plan.rate-missing", $"The amounts of {month} are in {currency} and there is no rate of {currency} for {month} or a month before it.",
            $"Give the option rates as a table with the header currency,month,rate and the row {currency},{month},<what 1 {currency} is worth in {home}>.");
        return null;
    }

    private void Keep(int row, IReadOnlyList<string> cells)
    {
        string code = cells[0].ToUpperInvariant();
        if (!CurrencyCodes.IsOne(code))
        {
            log.Error(new Place("rates", row, "currency"), "media-plan.currency-unknown", $"'{cells[0]}' is not a currency.", "Write its three letters of ISO 4217, such as USD.");
        }
        else if (!Month.TryParse(cells[1], out Month month))
        {
            log.Error(new Place("rates", row, "month"), "media-plan.rate-month", $"'{cells[1]}' is not a month.", "Write it like 2026-03.");
        }
        else if (!decimal.TryParse(cells[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal rate) || rate <= 0 || rate > Largest)
        {
            log.Error(new Place("rates", row, "rate"), "media-plan.rate-number", $"'{cells[2]}' is not a rate.", $"Write what 1 {code} is worth in {home} with a decimal point, such as 0.92.");
        }
        else if (code == home && rate != 1m)
        {
            log.Error(new Place("rates", row, "rate"), "media-plan.rate-of-home", $"1 {home} is worth {cells[2]} {home}?", "Leave the workspace's own currency out, or change the workspace's currency in frame.json.");
        }
        else if (!Dated(code).TryAdd(month.Index, rate))
        {
            log.Error(new Place("rates", row, "month"), "media-plan.rate-twice", $"{code} has two rates for {month}.", "Keep one of them.");
        }
    }

    private SortedList<int, decimal> Dated(string code)
    {
        if (!byCurrency.TryGetValue(code, out SortedList<int, decimal>? dated))
            byCurrency.Add(code, dated = []);
        return dated;
    }
}
