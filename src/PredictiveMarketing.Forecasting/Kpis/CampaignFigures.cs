using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Kpis;

/// <summary>The figures of one campaign in one month, in all markets together.</summary>
public static class CampaignFigures
{
    /// <inheritdoc cref="WorkspaceFigures.CostAndLeads"/>
    public static IReadOnlyList<KpiFigure> Of(Workspace workspace, string campaign, Month month)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return new WorkspaceFigures(workspace).CostAndLeads([campaign], [month]);
    }
}
