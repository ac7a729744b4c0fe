using System.Collections.Concurrent;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Storage.Targets;

namespace PredictiveMarketing.Service.Pages.Boards;

/// <summary>
/// Reads the figure of a tile from what the product has: leads, forecasts, published targets, goals, the media plan and GA4's series. What has no
/// source is n/a with its reason, for the month in which it should be known.
/// </summary>
public sealed class TileReader
{
    private const int TrendMonths = 13;
    private readonly WorkspaceDesk desk;
    private readonly Month clock;
    private readonly KnownLeads leads;
    private readonly WorkspaceFigures workspace;
    private readonly ConcurrentDictionary<Month, IReadOnlyList<KpiFigure>> figures = [];

    /// <param name="published">Published targets of the workspace.</param>
    /// <param name="markets">The only ones that the reader may see; null for all.</param>
    /// <param name="clock">The month in which the reader stands; months before it are over.</param>
    public TileReader(WorkspaceDesk desk, IReadOnlyList<TargetVersion> published, IReadOnlyCollection<string>? markets, Month clock)
    {
        ArgumentNullException.ThrowIfNull(desk);
        this.desk = desk;
        this.clock = clock;
        leads = new KnownLeads(desk, published, markets);
        workspace = new WorkspaceFigures(desk.Open.Tables, markets);
    }

    public TileFigure Read(Tile tile)
    {
        ArgumentNullException.ThrowIfNull(tile);
        BoardKpi kpi = BoardKpis.Named(tile.Kpi) ?? throw new ArgumentException($"There is no KPI '{tile.Kpi}'.", nameof(tile));
        Month due = DueMonth(kpi);
        Month month = kpi.IsAhead ? due : Enumerable.Range(0, TrendMonths).Select(back => due.Plus(-back)).Cast<Month?>().FirstOrDefault(m => kpi.Variants.Any(v => Of(v, m!.Value).Value is not null)) ?? due;
        KpiResult[] results = [.. kpi.Variants.Select(v => Of(v, month))];
        KpiResult headline = results.FirstOrDefault(r => r.Value is not null) ?? results[0];
        (decimal? target, TargetOrigin origin) = Target(kpi, tile, month);
        return new TileFigure(
            kpi,
            headline,
            [.. results.Where(r => r != headline)],
            month,
            due - month,
            [.. Month.Range(month.Plus(1 - TrendMonths), month).Select(m => new TrendPoint(m, Past(kpi, headline.Definition, m), Target(kpi, tile, m).Value))])
        {
            Target = target,
            TargetOrigin = origin,
            CountedSoFar = kpi == BoardKpis.Leads ? (decimal?)leads[month].CountedSoFar : null,
        };
    }

    /// <summary>The newest month that should be known by now; leads by which is divided must be final first.</summary>
    private Month DueMonth(BoardKpi kpi) =>
        kpi.IsAhead ? Month.Later(clock, Month.Earlier(desk.Open.Framed.LastLeads, clock.Previous).Next)
        : kpi.NeedsFinalLeads ? clock.Previous.Plus(-desk.Contract.LabelPolicy.MaturationMonths)
        : clock.Previous;

    private KpiResult Of(KpiDefinition definition, Month month) => definition.Of(FiguresOf(month));

    // Before the month that a forecast is for, its trend is what came.
    private decimal? Past(BoardKpi kpi, KpiDefinition definition, Month month) =>
        kpi.IsAhead && leads[month].Value is double came ? Exact(came) : Of(definition, month).Value;

    private (decimal? Value, TargetOrigin Origin) Target(BoardKpi kpi, Tile tile, Month month)
    {
        // A forecast is held against what was asked for: its own published middle would always be met.
        (decimal? value, TargetOrigin origin) = kpi == BoardKpis.Leads ? leads.Target(month)
            : kpi == BoardKpis.ForecastLeads ? leads.Goal(month)
            : kpi == BoardKpis.MediaSpend && workspace.PlannedSpend(desk.Campaigns, month) is decimal planned ? (planned, TargetOrigin.Plan)
            : (null, TargetOrigin.None);
        return value is not null ? (value, origin) : tile.Target is decimal own ? (own, TargetOrigin.Board) : (null, TargetOrigin.None);
    }

    private IReadOnlyList<KpiFigure> FiguresOf(Month month)
    {
        if (figures.TryGetValue(month, out IReadOnlyList<KpiFigure>? known))
            return known;
        LeadsOfMonth came = leads[month];
        bool isFinal = month <= desk.Open.Origin;
        DateOnly last = month.Next.FirstDay.AddDays(-1);
        // Nothing is divided by the leads of a month that is still being qualified.
        List<KpiFigure> all = [.. workspace.Everything(desk.Campaigns, [month]).Where(f => f.Name is not "leads" && (isFinal || f.Name is not "conversions"))];
        KpiFigure ofTheMonth = new(BoardKpis.LeadsOfTheMonth, Exact(came.Value), came.CountedSoFar is null ? "leads.csv" : "leads.csv, estimate", last);
        all.Add(ofTheMonth);
        if (isFinal)
            all.Add(ofTheMonth with { Name = "leads" });
        if (came.Forecast is double forecast)
            all.Add(new KpiFigure("forecast leads", Exact(forecast), "forecast", last));
        return figures[month] = all;
    }

    // Leads are counted whole: half a lead does not miss a target.
    private decimal? Exact(double? value) =>
        value is not double v || Math.Abs(v) >= 1e15 ? null : desk.Decimals == 0 ? Math.Round((decimal)v, MidpointRounding.AwayFromZero) : (decimal)v;
}
