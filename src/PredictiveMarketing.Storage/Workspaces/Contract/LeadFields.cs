using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Storage.Workspaces.Contract;

/// <summary>Reads what the contract says about leads and money: the lead definition, the label policy, the currency. All are optional and silent when absent.</summary>
internal static class LeadFields
{
    private const int LongestDays = 3650;

    public static LabelPolicy? Policy(JsonFields fields)
    {
        int? maturation = fields.Whole("maturationMonths", 0, 24, LabelPolicy.Immediate.MaturationMonths);
        int? window = fields.Has("windowDays") ? fields.Whole("windowDays", 1, LongestDays, fallback: null) : null;
        int? age = fields.Has("minimumAgeDays") ? fields.Whole("minimumAgeDays", 0, LongestDays, fallback: null) : 0;
        int? lookback = fields.Has("lookbackDays") ? fields.Whole("lookbackDays", 1, LongestDays, fallback: null) : null;
        IReadOnlyList<string> excluded = fields.Has("exclusionCodes") ? fields.Names("exclusionCodes") : [];
        fields.ReportUnknown();
        return maturation is { } wait && age is { } days
            ? new LabelPolicy(wait) { WindowDays = window, MinimumAgeDays = days, LookbackDays = lookback, ExclusionCodes = excluded }
            : null;
    }

    public static LeadDefinition? Definition(JsonFields fields, FindingLog log)
    {
        if (!fields.Has("leadDefinition"))
            return null;
        JsonFields inner = fields.Object("leadDefinition");
        int? version = inner.Whole("version", 1, 1_000_000, 1);
        IReadOnlyList<string> events = inner.Names("events");
        inner.ReportUnknown();
        if (events.Count > 0)
            return version is { } number ? new LeadDefinition(number, events) : null;
        log.Error(inner.At("events"), "frame.lead-definition-empty", "The lead definition names no event, so nothing would ever be a lead.", "List the events that count, such as \"stock request\", or remove leadDefinition.");
        return null;
    }

    public static string Currency(JsonFields fields, FindingLog log)
    {
        if (!fields.Has("currency"))
            return FramingContract.EuroCode;
        string? code = fields.NeededText("currency");
        if (code is { Length: 3 } && code.All(char.IsAsciiLetterUpper))
            return code;
        if (code is not null)
            log.Error(fields.At("currency"), "frame.currency", $"'{code}' is not a currency code.", "Write the three capital letters of ISO 4217, such as EUR.");
        return FramingContract.EuroCode;
    }
}
