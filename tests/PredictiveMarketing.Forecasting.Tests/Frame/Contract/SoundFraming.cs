using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Frame.Contract;

/// <summary>A framing that may be signed.</summary>
internal static class SoundFraming
{
    public static FramingDraft Draft { get; } = new()
    {
        Name = "stock-requests",
        Need = "Know in October how many requests the winter plan brings",
        Objective = "Forecast monthly stock requests 6 months ahead from planned media",
        Kpi = new DraftKpi { Name = "qualified leads", Unit = "leads" },
        LeadDefinition = new LeadDefinition(1, ["stock request", "vehicle request"]),
        LabelPolicy = new LabelPolicy(2),
        Scope = new Scope(["Winter"], []),
        HorizonMonths = 6,
        Details = new FramingDetails
        {
            Decision = "The regional directors move budget between markets on the 5th",
            Area = ImprovementArea.Growth,
            CostOver = 12.5m,
            CostUnder = 40m,
            Acceptance = new AcceptanceBar(AcceptanceMeasure.GainOverSeasonalNaive, 0.1),
            Approvers = ["Ada"],
            Stakeholders = [new Stakeholder("Grace", "Sales", Involvement.Consulted)],
        },
    };

    public static IReadOnlyList<string> Errors(FramingDraft draft) => [.. FramingCheck.Of(draft).Where(f => f.Severity == Severity.Error).Select(f => f.Rule)];
}
