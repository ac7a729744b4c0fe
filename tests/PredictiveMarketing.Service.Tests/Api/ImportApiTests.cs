using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>D03, D06: bringing data in over the API.</summary>
[Collection(nameof(OpenHouse))]
public class ImportApiTests(OpenHouse house)
{
    private const string Workspace = $"?workspace={OpenHouse.People}";

    [Fact]
    public async Task Every_column_of_the_tables_is_explained_with_its_months()
    {
        using HttpClient client = house.Browser();
        JsonElement[] entries = [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/dictionary" + Workspace)).EnumerateArray()];

        JsonElement leads = entries.Single(e => e.GetProperty("table").GetString() == "leads" && e.GetProperty("column").GetString() == "leads");
        Assert.Equal("test drives", leads.GetProperty("unit").GetString());
        Assert.Contains("folder", leads.GetProperty("sources").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("2023-07", leads.GetProperty("months").GetProperty("first").GetString());
        Assert.All(entries, e => Assert.False(string.IsNullOrWhiteSpace(e.GetProperty("meaning").GetString())));
    }

    [Theory]
    [InlineData("/api/v1/sources?workspace=nobody", 404)]
    [InlineData("/api/v1/imports?workspace=nobody", 404)]
    [InlineData("/api/v1/dictionary?workspace=nobody", 404)]
    [InlineData("/api/v1/lineage", 422)]
    [InlineData("/api/v1/lineage?table=leads", 422)]
    [InlineData("/api/v1/lineage?table=secrets&key=a", 404)]
    [InlineData("/api/v1/templates/horoscope.csv", 404)]
    public async Task What_is_not_there_is_a_problem_with_its_status(string path, int status)
    {
        using HttpClient client = house.Browser();
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_file_of_an_unknown_kind_is_refused_with_a_finding_and_a_cure()
    {
        using HttpClient client = await house.ApiClient();
        using HttpResponseMessage answer = await Send(client, "horoscope", "a,b\n1,2\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        JsonElement finding = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("findings").EnumerateArray().Single();
        Assert.Equal("import.kind-unknown", finding.GetProperty("rule").GetString());
        Assert.NotEmpty(finding.GetProperty("cure").GetString()!);
    }

    [Fact]
    public async Task Without_its_token_no_file_is_taken()
    {
        using HttpClient client = house.Browser();
        using HttpResponseMessage answer = await Send(client, "leads", "a,b\n");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_larger_than_other_calls_may_be_is_taken_here()
    {
        using HttpClient client = await house.ApiClient();
        string large = "a,b\n" + new string('x', 2 * 1024 * 1024);
        using HttpResponseMessage here = await Send(client, "horoscope", large);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, here.StatusCode);
    }

    [Fact]
    public async Task A_preview_that_is_not_there_cannot_be_applied()
    {
        using HttpClient client = await house.ApiClient();
        using HttpResponseMessage unknown = await client.PostAsJsonAsync("/api/v1/imports/apply", new { token = "0000" });
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        using HttpResponseMessage nobody = await client.PostAsJsonAsync("/api/v1/imports/apply", new { token = "0000", who = "anna" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.StatusCode);
    }

    [Fact]
    public async Task A_file_is_shown_then_applied_once_and_its_value_can_be_traced()
    {
        using HttpClient client = await house.ApiClient();
        using HttpResponseMessage shown = await Send(client, "goals", "campaign,market,month,leads\ntest-drive,Lille,2027-01,1234\n");
        JsonElement preview = await shown.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(shown.IsSuccessStatusCode, preview.ToString());
        Assert.Equal(1, preview.GetProperty("counts").GetProperty("added").GetInt32() + preview.GetProperty("counts").GetProperty("changed").GetInt32());
        string token = preview.GetProperty("token").GetString()!;

        using HttpResponseMessage applied = await client.PostAsJsonAsync("/api/v1/imports/apply", new { token });
        JsonElement outcome = await applied.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(applied.IsSuccessStatusCode, outcome.ToString());
        using HttpResponseMessage twice = await client.PostAsJsonAsync("/api/v1/imports/apply", new { token });
        Assert.Equal(HttpStatusCode.NotFound, twice.StatusCode);

        JsonElement lineage = await client.GetFromJsonAsync<JsonElement>($"/api/v1/lineage{Workspace}&table=goals&key=test-drive%7CLille%7C2027-01");
        Assert.Equal(("leads=1234", "2"), (lineage[0].GetProperty("value").GetString(), lineage[0].GetProperty("rows").GetString()));
        JsonElement imports = await client.GetFromJsonAsync<JsonElement>("/api/v1/imports" + Workspace);
        Assert.Equal("Camille", imports[0].GetProperty("who").GetString());
        JsonElement source = (await client.GetFromJsonAsync<JsonElement>("/api/v1/sources" + Workspace)).GetProperty("sources").EnumerateArray().Single();
        Assert.Equal(("goals", 1), (source.GetProperty("kind").GetString(), source.GetProperty("values").GetProperty("goals").GetInt32()));
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task A_template_comes_as_a_file(string ending, string type)
    {
        using HttpClient client = house.Browser();
        using HttpResponseMessage answer = await client.GetAsync(new Uri($"/api/v1/templates/leads.{ending}", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Content.Headers.ContentLength > 20);
    }

    private static Task<HttpResponseMessage> Send(HttpClient client, string kind, string text)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(kind), "kind" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "file.csv" },
        };
        return client.PostAsync(new Uri("/api/v1/imports/preview" + Workspace, UriKind.Relative), form);
    }
}
