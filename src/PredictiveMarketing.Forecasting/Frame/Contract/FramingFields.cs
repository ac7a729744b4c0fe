using System.Globalization;

namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>A field that two versions of a framing say differently; null where it says nothing.</summary>
public sealed record FramingDifference(string Field, string? Before, string? After);

/// <summary>A framing field by field, as text of machines, to compare versions.</summary>
public static class FramingFields
{
    public static IReadOnlyList<(string Field, string? Value)> Of(FramingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        FramingDraft d = draft.Tidy();
        FramingDetails more = d.Details;
        return
        [
            ("name", d.Name), ("need", d.Need), ("objective", d.Objective), ("decision", more.Decision), ("area", more.Area?.ToString()),
            ("kpi.name", d.Kpi.Name), ("kpi.unit", d.Kpi.Unit), ("kpi.stage", d.Kpi.Stage), ("kpi.nonNegative", d.Kpi.NonNegative ? "true" : "false"), ("kind", more.Kind?.ToString()),
            ("leadDefinition.events", List(d.LeadDefinition?.Events)),
            ("labelPolicy.maturationMonths", Number(d.LabelPolicy.MaturationMonths)), ("labelPolicy.windowDays", Number(d.LabelPolicy.WindowDays)),
            ("labelPolicy.minimumAgeDays", Number(d.LabelPolicy.MinimumAgeDays)), ("labelPolicy.lookbackDays", Number(d.LabelPolicy.LookbackDays)),
            ("labelPolicy.exclusionCodes", List(d.LabelPolicy.ExclusionCodes)),
            ("scope.campaigns", List(d.Scope.Campaigns)), ("scope.channels", List(d.Scope.Channels)), ("horizonMonths", Number(d.HorizonMonths)),
            ("costOver", Amount(more.CostOver)), ("costUnder", Amount(more.CostUnder)), ("currency", d.Currency),
            ("acceptance", more.Acceptance is { } bar ? string.Create(CultureInfo.InvariantCulture, $"{bar.Measure} {bar.Value}") : null),
            ("approval.mode", d.Approval.Mode.ToString()), ("approval.approvers", Number(d.Approval.Approvers)), ("approval.reason", d.Approval.Reason),
            ("approvers", List(more.Approvers)), ("stakeholders", List([.. more.Stakeholders.Select(s => $"{s.Name} ({s.Team}, {s.Involvement})")])),
        ];
    }

    /// <param name="before">Null for the first version: every field that says something is new.</param>
    public static IReadOnlyList<FramingDifference> Between(FramingDraft? before, FramingDraft after)
    {
        var was = before is null ? [] : Of(before).ToDictionary(f => f.Field, f => f.Value);
        return [.. Of(after).Select(f => new FramingDifference(f.Field, was.GetValueOrDefault(f.Field), f.Value)).Where(d => d.Before != d.After)];
    }

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Amount(decimal? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string? List(IReadOnlyList<string>? names) => names is { Count: > 0 } ? string.Join(", ", names) : null;
}
