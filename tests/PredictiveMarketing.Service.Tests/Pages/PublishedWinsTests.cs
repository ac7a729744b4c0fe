using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Targets;
using PredictiveMarketing.Storage.Versions;

namespace PredictiveMarketing.Service.Tests.Pages;

[Collection(nameof(OpenHouse))]
public class PublishedWinsTests(OpenHouse house)
{
    [Fact]
    public async Task A_published_forecast_takes_the_place_of_the_replayed_one_and_no_other_month_changes()
    {
        Month september = Month.Of(2026, 9);
        using HttpClient client = house.Browser();
        JsonElement before = await Review(client);
        Assert.All(before.EnumerateArray(), m => Assert.Equal("Replayed", m.GetProperty("source").GetString()));

        Publish(september, "Lille", 777);

        JsonElement after = await Review(client);
        Assert.Equal(before.GetArrayLength(), after.GetArrayLength());
        for (int i = 0; i < before.GetArrayLength(); i++)
        {
            if (after[i].GetProperty("month").GetString() == september.ToString())
            {
                Assert.Equal("Published", after[i].GetProperty("source").GetString());
                Assert.Equal(777, after[i].GetProperty("predicted").GetDouble());
            }
            else
            {
                Assert.Equal(before[i].GetRawText(), after[i].GetRawText());
            }
        }
    }

    private static async Task<JsonElement> Review(HttpClient client) =>
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/review?workspace={OpenHouse.Policy}&campaign=test-drive&market=Lille")).GetProperty("months");

    private void Publish(Month month, string market, double leads)
    {
        Store store = house.Services.GetRequiredService<Store>();
        KeptDataSet data = store.DataSets.Current(OpenHouse.Policy)!;
        SourcedDraft draft = new(
            new TargetDraft(new SeriesKey(SmallWorkspace.Campaign, market), month, leads, leads, leads),
            new TargetSources(data.Id, data.Plan, null, "a forecast of that month"));
        store.Write(t =>
        {
            long[] ids = [.. TargetLedger.Draft(t, new CampaignDrafts(OpenHouse.Policy, month, "test", 1, [draft])).Select(v => v.Id)];
            TargetLedger.Approve(t, ids, "test");
            TargetLedger.Publish(t, ids, "test");
        });
    }
}
