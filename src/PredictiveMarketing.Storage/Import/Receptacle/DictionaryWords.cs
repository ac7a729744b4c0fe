using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Import.Receptacle;

/// <summary>What the columns of the format mean.</summary>
internal static class DictionaryWords
{
    private const string Count = "count";

    public static (string Meaning, string Unit) Of(string table, string column, FramingContract contract) => (table, column) switch
    {
        ("leads", "leads") => ($"{contract.Kpi.Name} known so far, by the month in which people asked", contract.Kpi.Unit),
        ("leads", "status") => ("final, or provisional while leads are still being qualified", ""),
        ("media_plan", "market") => ("market that the line reaches; NATIONAL reaches all of them", ""),
        ("media_plan", "channel") => ("advertising channel", ""),
        ("media_plan", "spend") => ("what the line costs in the month", contract.Currency),
        ("media_plan", "status") => ("delivered in the history, planned after it", ""),
        ("media_plan", "impressions") => ("contacts", Count),
        ("media_plan", "clicks") => ("clicks", Count),
        ("media_plan", "level") => ("national or local", ""),
        ("media_plan", "plan_version") => ("version of the plan that the line belongs to", ""),
        ("externals", "name") => ("name of the external", ""),
        ("externals", "market") => ("market that it describes; ALL for every one", ""),
        ("externals", "value") => ("value of the external in the month", "its own"),
        ("externals", "published") => ("month in which the value became known", "month"),
        ("events", "kind") => ("strike, outage, stock-out, launch", ""),
        ("events", "comment") => ("what happened, in words", ""),
        ("events", "effect_known") => ("share of the leads without advertising that the event added or took away", "share"),
        ("goals", "leads") => ($"{contract.Kpi.Name} that were asked for", contract.Kpi.Unit),
        (_, "campaign") => ("campaign", ""),
        (_, "market") => ("market", ""),
        (_, "month") => ("month that the row describes", "month"),
        _ => (column, ""),
    };
}
