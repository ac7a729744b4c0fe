using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>M02, F30: what the first page says of last month and of the objective, after two cycles and after one.</summary>
[Collection(nameof(OpenHouse))]
public sealed class WhatChangedTests(OpenHouse house, CycledHouse cycled) : IClassFixture<CycledHouse>
{
    /// <summary>M02: after two cycles the first page and the forecast say what moved since last month.</summary>
    [Fact]
    public async Task After_two_cycles_the_pages_say_what_changed_since_last_month()
    {
        using HttpClient browser = cycled.Browser("fr");

        string home = await Text(browser, "/");
        string forecast = await Text(browser, "/forecast");

        Assert.Contains(Said("home.changed"), home, StringComparison.Ordinal);
        Assert.Matches(@"La prévision de novembre 2026 a bougé de [^(]+\([^)]+%\) depuis octobre 2026\.", home);
        Assert.DoesNotContain(Said("changes.first"), forecast, StringComparison.Ordinal);
        Assert.Contains("octobre 2026", forecast[forecast.IndexOf("changes-title", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    /// <summary>M02, M03: a program reads the same: what changed since which cycle, and how sure each month is.</summary>
    [Fact]
    public async Task The_forecast_call_tells_what_changed_and_the_confidence()
    {
        using HttpClient program = cycled.Browser("en");

        JsonElement forecast = await program.GetFromJsonAsync<JsonElement>("/api/v1/forecast?campaign=test-drive&market=Lyon");
        JsonElement changes = forecast.GetProperty("changes");

        Assert.Equal($"{SmallWorkspace.Clock.Previous}", changes.GetProperty("since").GetString());
        Assert.Equal(changes.GetProperty("after").GetDouble() - changes.GetProperty("before").GetDouble(), changes.GetProperty("total").GetDouble(), 1e-9);
        Assert.NotEmpty(changes.GetProperty("months").EnumerateArray());
        Assert.All(forecast.GetProperty("months").EnumerateArray(), m => Assert.Equal(m.GetProperty("forecast").ValueKind == JsonValueKind.Null, m.GetProperty("confidence").GetString() == "Unknown"));
        using HttpClient first = house.Browser("en");
        Assert.Equal(JsonValueKind.Null, (await first.GetFromJsonAsync<JsonElement>($"/api/v1/forecast?workspace={OpenHouse.People}")).GetProperty("changes").ValueKind);
    }

    /// <summary>M02: after one cycle nothing is compared, and the pages say so.</summary>
    [Fact]
    public async Task After_one_cycle_the_pages_say_that_there_is_nothing_to_compare_with_yet()
    {
        using HttpClient browser = house.Browser("fr");

        Assert.Contains(Said("changes.first"), await Text(browser, $"/?workspace={OpenHouse.People}"), StringComparison.Ordinal);
        Assert.Contains(Said("changes.first"), await Text(browser, $"/forecast?workspace={OpenHouse.People}"), StringComparison.Ordinal);
    }

    /// <summary>F30: the goal of the month, where we stand and the next step stand on the first page in one sentence that leads to the OMTM page.</summary>
    [Fact]
    public async Task The_first_page_shows_the_step_of_the_month_and_the_next_one()
    {
        using HttpClient browser = cycled.Browser("fr");
        Assert.DoesNotContain("id=\"goals\"", await Text(browser, "/"), StringComparison.Ordinal);
        Assert.True(cycled.Store.Omtm.Objectives.Set(CycledHouse.Workspace, new Objective(ObjectiveKind.Leads, SmallWorkspace.Clock, 6, 100, 160, 160, 130), "Ada").Accepted);

        string home = await Text(browser, "/");

        string goals = home[home.IndexOf("id=\"goals\"", StringComparison.Ordinal)..];
        Assert.Matches(@"110 à atteindre en novembre 2026 ; nous partons de [\d ]+ en octobre 2026 ; prochain pas : 120 en décembre 2026\.", goals);
        Assert.Contains("href=\"/omtm?part=objectives\"", goals, StringComparison.Ordinal);
    }

    private static string Said(string key) => Plain(Words.Of("fr")[key]);

    private static async Task<string> Text(HttpClient browser, string address) => Plain(WebUtility.HtmlDecode(await browser.GetStringAsync(new Uri(address, UriKind.Relative))));

    // French blanks before colons, as any blank.
    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
