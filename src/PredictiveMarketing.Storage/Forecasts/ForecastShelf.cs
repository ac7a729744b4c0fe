using System.Text.Json;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Forecasts;

/// <summary>What a forecast was made from.</summary>
/// <param name="Model">Hash of the model document; null for a total, which is drawn from its markets' forecasts.</param>
public sealed record ForecastSources(string DataSet, string Plan, string? Model);

/// <summary>A forecast as it was stored.</summary>
/// <param name="Id">Content hash over the numbers and their sources.</param>
/// <param name="Cycle">The month in which it was made.</param>
public sealed record StoredForecast(string Id, string Workspace, Month Cycle, PlanForecast Forecast, ForecastSources Sources, DateTimeOffset CreatedAt);

/// <summary>Every forecast that was ever made, with the hashes of what it was made from.</summary>
public sealed class ForecastShelf
{
    private const string Columns = "seq, id, workspace, cycle, campaign, market, origin, data_set, plan, model, selected, is_baseline, created_at";
    // A cycle may be worked again with other data, and again with the first: its partitions know which one counts.
    private const string WorkedWith =
        "coalesce((select p.data_set from partitions p where p.workspace = f.workspace and p.cycle = f.cycle and p.campaign = f.campaign order by p.id desc limit 1), f.data_set)";

    private readonly Store store;

    internal ForecastShelf(Store store) => this.store = store;

    /// <summary>Appends a forecast and gives its hash; the same one again changes nothing.</summary>
    public static string Append(StoreTransaction transaction, string workspace, Month cycle, PlanForecast forecast, ForecastSources sources)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        ArgumentNullException.ThrowIfNull(forecast);
        ArgumentNullException.ThrowIfNull(sources);
        string id = ModelJson.HashOf(ModelJson.Write(new { forecast, sources }));
        long? seq = transaction.First<long?>(
            """
            insert into forecasts (id, workspace, cycle, campaign, market, origin, data_set, plan, model, selected, is_baseline, created_at)
            values (@id, @workspace, @cycle, @Campaign, @Market, @Origin, @DataSet, @Plan, @Model, @Selected, @IsBaseline, @at)
            on conflict do nothing returning seq
            """,
            new
            {
                id,
                workspace,
                cycle,
                forecast.Key.Campaign,
                forecast.Key.Market,
                forecast.Origin,
                sources.DataSet,
                sources.Plan,
                sources.Model,
                forecast.Selected,
                forecast.IsBaseline,
                at = transaction.Now,
            });
        if (seq is null)
            return id;
        transaction.Execute(
            """
            insert into forecast_months (forecast, month, step, nowcast, point, p025, p10, p25, p50, p75, p90, p975, last_year, previous, guessed)
            values (@Forecast, @Month, @Step, @Nowcast, @Point, @P025, @P10, @P25, @P50, @P75, @P90, @P975, @LastYear, @Previous, @Guessed)
            """,
            forecast.Months.Select(m => ForecastMonthRow.Of(seq.Value, m)));
        return id;
    }

    /// <summary>The newest forecast of a series or total; null when there is none.</summary>
    public StoredForecast? Latest(string workspace, SeriesKey key) =>
        store.Read(t => Latest(t, workspace, key, cycle: null));

    /// <summary>The forecast that a cycle made of a series or total.</summary>
    public StoredForecast? Of(string workspace, Month cycle, SeriesKey key) =>
        store.Read(t => Latest(t, workspace, key, cycle));

    /// <summary>Every series and total that a cycle forecast with the data set it was last worked with, in the order of their keys.</summary>
    public IReadOnlyList<StoredForecast> All(string workspace, Month cycle) => All(workspace, cycle, dataSet: null);

    internal IReadOnlyList<StoredForecast> All(string workspace, Month cycle, string? dataSet) => store.Read(t =>
    {
        List<ForecastRow> rows = t.Query<ForecastRow>(
            $"""
            select {Columns} from forecasts where seq in (
              select max(f.seq) from forecasts f
              where f.workspace = @workspace and f.cycle = @cycle and f.data_set = coalesce(@dataSet, {WorkedWith})
              group by f.campaign, f.market)
            """,
            new { workspace, cycle, dataSet });
        ILookup<long, ForecastMonthRow> months = t.Query<ForecastMonthRow>(
            "select * from forecast_months where forecast in (select value from json_each(@seqs)) order by forecast, month",
            new { seqs = JsonSerializer.Serialize(rows.Select(r => r.Seq)) }).ToLookup(m => m.Forecast);
        return (IReadOnlyList<StoredForecast>)[.. rows.Select(r => r.Stored([.. months[r.Seq]])).OrderBy(f => f.Forecast.Key)];
    });

    private static StoredForecast? Latest(StoreTransaction transaction, string workspace, SeriesKey key, Month? cycle)
    {
        ForecastRow? row = transaction.First<ForecastRow>(
            $"""
            select {Columns} from forecasts f
            where workspace = @workspace and campaign = @Campaign and market = @Market and (@cycle is null or cycle = @cycle)
            order by cycle desc, data_set = {WorkedWith} desc, seq desc limit 1
            """,
            new { workspace, key.Campaign, key.Market, cycle = cycle?.ToString() });
        return row?.Stored(Months(transaction, row.Seq));
    }

    private static List<ForecastMonthRow> Months(StoreTransaction transaction, long forecast) =>
        transaction.Query<ForecastMonthRow>("select * from forecast_months where forecast = @forecast order by month", new { forecast });
}
