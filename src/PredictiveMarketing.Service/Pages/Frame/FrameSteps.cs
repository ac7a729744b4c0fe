using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Service.Pages.Frame;

/// <summary>The six steps of the wizard and which fields each asks for.</summary>
public static class FrameSteps
{
    public const string Need = "need";
    public const string Kpi = "kpi";
    public const string Scope = "scope";
    public const string Cost = "cost";
    public const string Approve = "approve";
    public const string Sign = "sign";

    public static IReadOnlyList<string> All { get; } = [Need, Kpi, Scope, Cost, Approve, Sign];

    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        [Need] = ["name", "need", "objective", "decision", "area"],
        [Kpi] = ["kpi.name", "kpi.unit", "kind", "leadDefinition.events", "labelPolicy.maturationMonths", "labelPolicy.windowDays", "labelPolicy.minimumAgeDays", "labelPolicy.lookbackDays", "labelPolicy.exclusionCodes"],
        [Scope] = ["scope.campaigns", "scope.channels", "horizonMonths"],
        [Cost] = ["currency", "costOver", "costUnder", "acceptance"],
        [Approve] = ["approval.mode", "approval.approvers", "approval.reason", "approvers", "stakeholders"],
        [Sign] = ["rationale", "hash"],
    };

    /// <summary>The step that asks for a field; the last one for what none asks for.</summary>
    public static string Of(string? field) => Fields.FirstOrDefault(s => s.Value.Contains(field)).Key ?? Sign;

    public static IReadOnlyList<Finding> In(string step, IReadOnlyList<Finding> findings) => [.. findings.Where(f => Of(f.Place.Column) == step)];

    public static string? Next(string step) => All.SkipWhile(s => s != step).Skip(1).FirstOrDefault();
}
