using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Contract;

/// <summary>Is the KPI one that a target may be set on (F05, F10)?</summary>
internal static class KpiCheck
{
    public static IEnumerable<Finding> Of(FramingDraft draft)
    {
        Place name = FramingCheck.At("kpi.name");
        if (draft.Kpi.Name is not { } kpi)
        {
            yield return Finding.Error(name, "framing.kpi-missing", "No KPI is named.", "Name the figure to predict, such as qualified leads.");
        }
        else
        {
            MetricJudgement judged = MetricKinds.Of(kpi);
            if (judged.Kind == MetricKind.Vanity || draft.Details.Kind == MetricKind.Vanity)
            {
                yield return Finding.Error(name, "framing.kpi-vanity", $"'{kpi}' is a vanity metric: it can rise without anybody selling more.",
                    "Choose what customers ask for or buy, or a rate or cost that somebody can act on.");
            }

            if (DefinitionLinter.Check(kpi, name) is { } vague && (vague.Rule == DefinitionLinter.NoThreshold || (draft.Kpi.Unit is null && judged.Kind is null)))
                yield return vague;
        }

        if (draft.Kpi.Unit is null)
            yield return Finding.Error(FramingCheck.At("kpi.unit"), "framing.unit-missing", "The KPI has no unit.", "Say what one of it is, such as leads or thousand quotes.");
        if (draft.LeadDefinition is null)
            yield return Finding.Note(FramingCheck.At("leadDefinition.events"), "framing.every-event-counts", "No lead definition: every row of the leads source counts.", "List the events that count when the source holds others too.");
    }
}
