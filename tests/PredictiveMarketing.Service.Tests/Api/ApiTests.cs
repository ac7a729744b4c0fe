using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

[Collection(nameof(OpenHouse))]
public class ApiTests(OpenHouse house)
{
    [Theory]
    [InlineData("/api/v1/nowhere", 404)]
    [InlineData("/api/v1/forecast?campaign=nobody", 404)]
    [InlineData("/api/v1/forecast?market=nowhere", 404)]
    [InlineData("/api/v1/review?workspace=nobody", 404)]
    [InlineData("/api/v1/targets?month=11-2026", 400)]
    [InlineData("/api/v1/targets.csv?month=2026-13", 400)]
    [InlineData("/api/v1/runs?cycle=November", 400)]
    [InlineData("/api/v1/runs?cycle=2020-01", 404)]
    [InlineData("/api/v1/targets?state=thrown", 400)]
    public async Task A_call_that_asks_for_nothing_real_is_a_problem_with_its_status(string path, int status)
    {
        using HttpClient client = house.Browser();

        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        JsonElement problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("title").GetString()));
    }

    [Fact]
    public async Task A_wrong_verb_is_a_problem_too()
    {
        using HttpClient client = house.Browser();

        using HttpResponseMessage answer = await client.DeleteAsync(new Uri("/api/v1/targets", UriKind.Relative));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_OpenApi_document_lists_every_route()
    {
        using HttpClient client = house.Browser();
        JsonElement document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        string[] listed = [.. document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(v => $"{v.Name.ToUpperInvariant()} {p.Name}"))];

        string[] routes =
        [
            .. house.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
                .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("api/", StringComparison.Ordinal))
                .SelectMany(e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} /{e.RoutePattern.RawText!.TrimStart('/').Replace(":long", "", StringComparison.Ordinal)}")),
        ];

        Assert.True(routes.Length >= 13, "too few routes to be believed");
        Assert.Equal(routes.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_forecast_stands_beside_last_year_and_the_month_before()
    {
        using HttpClient client = house.Browser();
        JsonElement forecast = await client.GetFromJsonAsync<JsonElement>($"/api/v1/forecast?workspace={OpenHouse.People}&campaign=test-drive&market=Lyon");
        JsonElement[] months = [.. forecast.GetProperty("months").EnumerateArray()];

        JsonElement next = months.First(m => m.GetProperty("month").GetString() == "2026-11");
        Assert.Equal("ahead", next.GetProperty("status").GetString());
        Assert.Equal(Actual("2025-11"), next.GetProperty("lastYear").GetDouble());
        Assert.Equal(Actual("2026-10"), next.GetProperty("previous").GetDouble());
        Assert.Equal(JsonValueKind.Null, next.GetProperty("actual").ValueKind);
        Assert.Equal(JsonValueKind.Null, months[0].GetProperty("lastYear").ValueKind);
        Assert.Equal(SmallWorkspace.Horizon, months.Count(m => m.GetProperty("forecast").ValueKind == JsonValueKind.Object));

        double Actual(string month) => months.First(m => m.GetProperty("month").GetString() == month).GetProperty("actual").GetDouble();
    }

    [Fact]
    public async Task A_totals_band_is_narrower_than_the_sum_of_its_markets_bands()
    {
        using HttpClient client = house.Browser();

        double total = await Width("");
        double parts = await Width("&market=Lyon") + await Width("&market=Lille");

        Assert.InRange(total, 0.2 * parts, parts);

        async Task<double> Width(string market)
        {
            JsonElement forecast = await client.GetFromJsonAsync<JsonElement>($"/api/v1/forecast?workspace={OpenHouse.People}{market}");
            JsonElement band = forecast.GetProperty("months").EnumerateArray().First(m => m.GetProperty("month").GetString() == "2026-12").GetProperty("forecast");
            return band.GetProperty("p90").GetDouble() - band.GetProperty("p10").GetDouble();
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_healthy_service_says_so(string path)
    {
        using HttpClient client = house.Browser();

        JsonElement health = await client.GetFromJsonAsync<JsonElement>(path);

        Assert.Equal("ok", health.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_sheet_of_targets_can_be_taken_away_as_CSV_and_as_Excel()
    {
        using HttpClient client = house.Browser();

        string csv = await client.GetStringAsync(new Uri($"/api/v1/targets.csv?workspace={OpenHouse.Policy}", UriKind.Relative));
        byte[] xlsx = await client.GetByteArrayAsync(new Uri($"/api/v1/targets.xlsx?workspace={OpenHouse.Policy}", UriKind.Relative));

        int rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - 1;
        Assert.Equal((SmallWorkspace.Markets.Count + 1) * SmallWorkspace.Horizon, rows);
        Assert.Equal("PK"u8.ToArray(), xlsx[..2]);
    }
}
