using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Pages.Forecast;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>G06: what the pages of steps 2 and 3, of the KPIs and of the boards tell people, programs read as well.</summary>
[Collection(nameof(OpenHouse))]
public class StepsApiTests(OpenHouse house)
{
    private const string Series = $"workspace={OpenHouse.Receiving}&campaign=test-drive&market=Lyon";

    /// <summary>M03: what drivers add stands beside the base, month by month, and sums to the forecast.</summary>
    [Fact]
    public void A_forecast_is_told_in_its_parts_and_they_sum_to_it()
    {
        Month first = Month.Of(2026, 12);
        PlanParts parts = new([first, first.Next], [100, 110], [new("tv", DriverSource.Media, [20, 10]), new("radio", DriverSource.Media, [5, 0]), new("stringency", DriverSource.External, [-3, -4])]);

        IReadOnlyList<ContributionsAnswer> told = ContributionsAnswer.Of(parts);

        Assert.Equal([(first, 100.0, 25.0, -3.0), (first.Next, 110.0, 10.0, -4.0)], told.Select(t => (t.Month, t.Base, t.Media, t.Externals)));
        Assert.Equal([("tv", 10.0), ("radio", 0.0), ("stringency", -4.0)], told[1].Drivers.Select(d => (d.Driver, d.Leads)));
        Assert.All(told, t => Assert.Equal(parts.Total(t.Month), t.Base + t.Media + t.Externals));
        Assert.Empty(ContributionsAnswer.Of(null));
    }

    /// <summary>D01.</summary>
    [Fact]
    public async Task Step_2_tells_every_data_set_with_its_verdict_and_the_power_of_the_history()
    {
        using HttpClient program = house.Browser();

        JsonElement answer = await program.GetFromJsonAsync<JsonElement>($"/api/v1/evaluate?{Series}");

        JsonElement[] sets = [.. answer.GetProperty("dataSets").EnumerateArray()];
        JsonElement leads = sets.Single(s => s.GetProperty("dataSet").GetString() == "leads");
        Assert.Contains(sets, s => s.GetProperty("dataSet").GetString() == "media radio");
        Assert.All(sets, s => Assert.Equal("Lyon", s.GetProperty("series").GetProperty("market").GetString()));
        Assert.Equal(answer.GetProperty("overall").GetString(), leads.GetProperty("verdict").GetProperty("judgement").GetString());
        Assert.Equal("test-drive", Assert.Single(answer.GetProperty("power").EnumerateArray()).GetProperty("campaign").GetString());
    }

    /// <summary>R01, H01: a program forces a driver in with a reason and releases it again, in the name of whoever calls.</summary>
    [Fact]
    public async Task Step_3_tells_every_driver_and_a_dropped_one_is_forced_in_and_released()
    {
        using HttpClient program = await house.ApiClient();
        JsonElement pollen = await Driver(program, "pollen", "&close=true");
        Assert.True(pollen.GetProperty("mayBeForced").GetBoolean());
        Assert.NotEmpty(pollen.GetProperty("inquiry").GetProperty("lags").EnumerateArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Post(program, "force", new { driver = "pollen" }));
        Assert.Equal(HttpStatusCode.NotFound, await Post(program, "force", new { driver = "nothing", reason = "a reason" }));
        Assert.Equal(HttpStatusCode.Conflict, await Post(program, "release", new { driver = "pollen" }));
        Assert.Equal(HttpStatusCode.Accepted, await Post(program, "force", new { driver = "pollen", reason = "Pollen keeps people at home" }));
        Assert.Equal("Pollen keeps people at home", (await Driver(program, "pollen")).GetProperty("forcedBecause").GetString());
        Assert.Equal(HttpStatusCode.Conflict, await Post(program, "force", new { driver = "pollen", reason = "again" }));
        Assert.Equal(HttpStatusCode.Accepted, await Post(program, "release", new { driver = "pollen" }));
        Assert.Equal(JsonValueKind.Null, (await Driver(program, "pollen")).GetProperty("forcedBecause").ValueKind);
    }

    /// <summary>K11: every KPI of the catalogue is there; what is not known is null with its reason.</summary>
    [Fact]
    public async Task The_KPIs_are_the_catalogue_and_what_is_not_known_says_why()
    {
        using HttpClient program = house.Browser();

        JsonElement answer = await program.GetFromJsonAsync<JsonElement>($"/api/v1/kpi?workspace={OpenHouse.Receiving}");

        JsonElement[] all = [.. answer.GetProperty("catalogue").EnumerateArray()];
        Assert.Equal(KpiCatalogue.All.Select(k => k.Name), all.Select(k => k.GetProperty("name").GetString()));
        Assert.All(all, k => Assert.Equal(k.GetProperty("value").ValueKind == JsonValueKind.Null, k.GetProperty("whyNot").ValueKind == JsonValueKind.String));
        Assert.Equal(answer.GetProperty("months").GetArrayLength(), answer.GetProperty("costPerLead")[0].GetProperty("months").GetArrayLength());
    }

    /// <summary>B06.</summary>
    [Fact]
    public async Task Celebrations_are_a_list_and_an_unknown_workspace_has_none()
    {
        using HttpClient program = house.Browser();

        JsonElement won = await program.GetFromJsonAsync<JsonElement>($"/api/v1/celebrations?workspace={OpenHouse.People}");
        using HttpResponseMessage nowhere = await program.GetAsync(new Uri("/api/v1/celebrations?workspace=nowhere", UriKind.Relative));

        Assert.All(won.EnumerateArray(), c => Assert.True(c.GetProperty("actual").GetDouble() >= c.GetProperty("target").GetDouble()));
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    private static async Task<JsonElement> Driver(HttpClient program, string name, string more = "") =>
        (await program.GetFromJsonAsync<JsonElement>($"/api/v1/relate?{Series}{more}")).GetProperty("drivers").EnumerateArray().Single(d => d.GetProperty("name").GetString() == name);

    private static async Task<HttpStatusCode> Post(HttpClient program, string verb, object word)
    {
        using HttpResponseMessage answer = await program.PostAsJsonAsync($"/api/v1/relate/{verb}?{Series}", word);
        return answer.StatusCode;
    }
}
