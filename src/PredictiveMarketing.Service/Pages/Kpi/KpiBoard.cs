using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;

namespace PredictiveMarketing.Service.Pages.Kpi;

/// <summary>A KPI of one campaign, month by month and over the whole period.</summary>
/// <param name="Campaign">Null for all campaigns together.</param>
public sealed record KpiRow(string? Campaign, IReadOnlyList<KpiResult> Months, KpiResult Period);

/// <summary>Every KPI of the catalogue on what the workspace holds, over its last twelve final months.</summary>
/// <param name="Catalogue">One result per definition; what the workspace does not hold is n/a with its reason.</param>
/// <param name="CostPerLead">A row per campaign, then all of them.</param>
public sealed record KpiBoard(IReadOnlyList<Month> Months, IReadOnlyList<KpiResult> Catalogue, IReadOnlyList<KpiRow> CostPerLead)
{
    private const int Period = 12;

    /// <summary>The board of a desk, worked out once; a desk is of one reader's markets.</summary>
    /// <param name="markets">The only ones that the reader may see; null for all.</param>
    public static KpiBoard Of(WorkspaceDesk desk, IReadOnlyCollection<string>? markets)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.Once(nameof(KpiBoard), () => Of(desk.Open, desk.Campaigns, markets));
    }

    /// <param name="markets">The only ones that the reader may see; null for all.</param>
    public static KpiBoard Of(OpenWorkspace open, IReadOnlyList<string> campaigns, IReadOnlyCollection<string>? markets)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(campaigns);
        Month[] months = [.. Month.Range(Month.Later(open.Origin.Plus(1 - Period), open.DataSet.FirstMonth), open.Origin)];
        WorkspaceFigures figures = new(open.Tables, markets);
        return new KpiBoard(
            months,
            [.. KpiCatalogue.All.Select(k => k.Of(figures.Everything(campaigns, months)))],
            [.. campaigns.Select(c => Row(c, [c], figures, months)), .. campaigns.Count > 1 ? new[] { Row(null, campaigns, figures, months) } : []]);
    }

    private static KpiRow Row(string? name, IReadOnlyList<string> campaigns, WorkspaceFigures figures, IReadOnlyList<Month> months) => new(
        name,
        [.. months.Select(m => KpiCatalogue.CostPerLead.Of(figures.CostAndLeads(campaigns, [m])))],
        KpiCatalogue.CostPerLead.Of(figures.CostAndLeads(campaigns, months)));
}
