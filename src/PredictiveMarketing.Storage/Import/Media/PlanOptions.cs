using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>What the person who imports a plan said beside the file.</summary>
/// <param name="Status">Null: a line without a status is delivered before the clock's month and planned from it on.</param>
/// <param name="Currency">Of amounts that carry none.</param>
internal sealed record PlanOptions(
    string? Campaign, string? Market, string? Version, LineState? Status, string Currency, bool Goals, CurrencyRates Rates, DealerMarkets Dealers)
{
    public static IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["campaign"] = "Campaign of lines that name none.",
        ["market"] = "Market of lines that name neither market nor dealer; NATIONAL for a plan that reaches every market.",
        ["version"] = "Plan version of lines that name none.",
        ["status"] = "planned or delivered: status of lines that name none. Without it: delivered before the current month, planned from it on.",
        ["currency"] = "ISO 4217 code of amounts that carry none; without it the workspace's currency.",
        ["rates"] = "Text of a table currency,month,rate: what one unit of the currency was worth in the workspace's currency.",
        ["dealers"] = "Text of a table dealer,market: in which market each dealer sells.",
        ["goals"] = "yes: the planned leads of local lines become goals, added up over channels.",
    };

    public static PlanOptions Read(ImportQuestion question, FindingLog log)
    {
        string home = question.Contract.Currency;
        string? market = question.Option("market")?.Trim();
        return new PlanOptions(
            question.Option("campaign")?.Trim(),
            market is not null && PlanWords.IsNational(market) ? Forecasting.Frame.MediaRow.NationalMarket : market,
            question.Option("version")?.Trim(),
            StatusOf(question.Option("status"), log),
            CurrencyOf(question.Option("currency"), home, log),
            YesNo(question.Option("goals"), log),
            CurrencyRates.Read(question.Option("rates"), home, log),
            DealerMarkets.Read(question.Option("dealers"), log));
    }

    private static LineState? StatusOf(string? text, FindingLog log)
    {
        if (text is null)
            return null;
        if (PlanWords.States.TryGetValue(PlainText.Key(text), out LineState state) && state != LineState.Cancelled)
            return state;
        log.Error(new Place("status"), "media-plan.option-status", $"'{text}' is not a status for the whole file.", "Give the option status as planned or delivered, or leave it out.");
        return null;
    }

    private static string CurrencyOf(string? text, string home, FindingLog log)
    {
        if (text is null)
            return home;
        if (CurrencyCodes.Read(text) is { } code)
            return code;
        log.Error(new Place("currency"), "media-plan.currency-unknown", $"'{text}' is not a currency.{Nearest.Question(text, CurrencyCodes.All)}", "Give the option currency as three letters of ISO 4217, such as USD.");
        return home;
    }

    private static bool YesNo(string? text, FindingLog log)
    {
        switch (text is null ? "no" : PlainText.Key(text))
        {
            case "yes" or "oui" or "true":
                return true;
            case "no" or "non" or "false":
                return false;
            default:
                log.Error(new Place("goals"), "media-plan.option-goals", $"'{text}' is neither yes nor no.", "Give the option goals as yes, or leave it out.");
                return false;
        }
    }
}
