using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Pages.Forecast;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Forecasts;
using PredictiveMarketing.Storage.Jobs;
using PredictiveMarketing.Storage.Models;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Service.Tests.Desk;

/// <summary>M02 and M03: two months' runs on one store, and what the second says of the first.</summary>
public sealed class PlanReadingTests : IDisposable
{
    private const string Name = "two-months";
    private readonly string folder = Directory.CreateTempSubdirectory("pm-reading-").FullName;
    private readonly Store store;

    public PlanReadingTests()
    {
        store = Store.Open(Path.Combine(folder, "store"));
        store.DataSets.Keep(WorkspaceReader.Read(SmallWorkspace.WriteWithMedia(Path.Combine(folder, Name), Name)));
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_first_run_has_nothing_to_compare_with_and_the_second_tells_every_month_that_both_forecast()
    {
        MonthlyCycle cycle = new(store);
        cycle.Run(Name, SmallWorkspace.Clock.Previous);
        PlanReading reading = new(store, new WorkspaceRoom(store));
        StoredForecast first = Of(SmallWorkspace.Clock.Previous);
        Assert.Empty(reading.Changes(first));
        Assert.Null(reading.CycleBefore(first));

        cycle.Run(Name, SmallWorkspace.Clock);
        StoredForecast second = Of(SmallWorkspace.Clock);
        IReadOnlyList<MonthChange> changes = reading.Changes(second);
        ChangeBoard board = ChangeBoard.Of(reading.CycleBefore(second), [changes])!;

        Assert.Equal(SmallWorkspace.Clock.Previous, board.Since);
        Assert.Equal(
            second.Forecast.Months.Select(m => m.Month).Where(month => first.Forecast.Months.Any(m => m.Month == month)),
            board.Months.Select(m => m.Month));
        Assert.All(board.Months, m => Assert.Equal(m.After - m.Before, m.FromPlan!.Value + m.FromDataAndModel!.Value, 1e-9));
        // The plan is the same in both data sets, so nothing of the change is the plan's.
        Assert.Equal(0, board.FromPlan!.Value, 1e-9);
    }

    [Fact]
    public void The_parts_of_a_stored_forecast_sum_to_its_points_and_a_total_has_none_of_its_own()
    {
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        PlanReading reading = new(store, new WorkspaceRoom(store));
        StoredForecast stored = Of(SmallWorkspace.Clock);

        PlanContributions parts = reading.Contributions(stored)!;

        Assert.Equal(stored.Forecast.Months.Select(m => m.Point), parts.Points, (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Null(reading.Contributions(store.Forecasts.Latest(Name, new SeriesKey(SmallWorkspace.Campaign, PlanForecast.TotalMarket))!));
    }

    /// <summary>A document that was edited is refused, and used again once it is restored: nothing that broke is kept.</summary>
    [Fact]
    public void A_forecast_is_taken_apart_once_its_damaged_document_is_restored()
    {
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        PlanReading reading = new(store, new WorkspaceRoom(store));
        StoredForecast stored = Of(SmallWorkspace.Clock);
        (string file, string whole) = Damage(stored);
        Assert.Throws<ModelRefusedException>(() => reading.Contributions(stored));

        File.WriteAllText(file, whole);

        Assert.NotNull(reading.Contributions(stored));
    }

    /// <summary>One damaged file does not take the service down: it is told once, and the other forecasts are taken apart.</summary>
    [Fact]
    public async Task A_damaged_document_is_told_once_and_keeps_nobody_else_waiting()
    {
        new MonthlyCycle(store).Run(Name, SmallWorkspace.Clock);
        PlanReading reading = new(store, new WorkspaceRoom(store));
        Damage(Of(SmallWorkspace.Clock));
        ToldLines<PartsAhead> told = new();
        using PartsAhead ahead = new(store, reading, TimeProvider.System, told);

        await ahead.LookOnce(CancellationToken.None);
        await ahead.LookOnce(CancellationToken.None);

        Assert.Contains("Lyon", Assert.Single(told.All), StringComparison.Ordinal);
        Assert.NotNull(reading.Contributions(store.Forecasts.Of(Name, SmallWorkspace.Clock, new SeriesKey(SmallWorkspace.Campaign, "Lille"))!));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_does_not_stop_the_looks_at_it()
    {
        ToldLines<PartsAhead> told = new();
        using PartsAhead ahead = new(store, new PlanReading(store, new WorkspaceRoom(store)), TimeProvider.System, told);
        Damaged.Store(store.Folder);

        await ahead.LookOnce(CancellationToken.None);

        Assert.Single(told.All);
    }

    private (string File, string Whole) Damage(StoredForecast stored)
    {
        string file = Path.Combine(store.Models.Folder, store.Models.Find(Name, stored.Sources.Model!)!.File);
        string whole = File.ReadAllText(file);
        File.WriteAllText(file, whole + " ");
        return (file, whole);
    }

    private StoredForecast Of(Month cycle) => store.Forecasts.Of(Name, cycle, new SeriesKey(SmallWorkspace.Campaign, "Lyon"))!;
}
