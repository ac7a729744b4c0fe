using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>D03, H01: a file that waits for a yes waits for the person who handed it in. For anybody else it is not there, whoever holds its token.</summary>
[Collection(nameof(GuardedHouse))]
public class PreviewOwnerTests(GuardedHouse house)
{
    private const string Where = $"?workspace={GuardedHouse.Foreign}";

    [Fact]
    public async Task A_preview_of_one_person_is_not_there_for_another_who_may_import_too()
    {
        using HttpClient planner = house.Program("planner"), analyst = house.Program("analyst");
        string token = await HandIn(planner);

        using HttpResponseMessage stolen = await analyst.PostAsJsonAsync($"/api/v1/imports/apply{Where}", new { token });
        using HttpResponseMessage unknown = await analyst.PostAsJsonAsync($"/api/v1/imports/apply{Where}", new { token = new string('0', 64) });
        using HttpResponseMessage own = await planner.PostAsJsonAsync($"/api/v1/imports/apply{Where}", new { token });

        Assert.Equal(HttpStatusCode.NotFound, stolen.StatusCode);
        Assert.Equal(Untraced(await unknown.Content.ReadAsStringAsync()), Untraced(await stolen.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task A_waiting_file_is_neither_shown_nor_applied_nor_dropped_by_another_person()
    {
        using HttpClient planner = house.Program("planner");
        string token = await HandIn(planner);
        using HttpClient analyst = await house.SignedIn("analyst");

        string page = await analyst.GetStringAsync(new Uri($"/import{Where}&file={token}", UriKind.Relative));
        Assert.DoesNotContain("secret-plan.csv", page, StringComparison.Ordinal);
        foreach (string handler in new[] { "Apply", "Forget", "Read" })
        {
            using FormUrlEncodedContent form = new([new("__RequestVerificationToken", OpenHouse.TokenIn(page)), new("file", token), new("kind", "goals")]);
            using HttpResponseMessage answer = await analyst.PostAsync(new Uri($"/import{Where}&file={token}&handler={handler}", UriKind.Relative), form);
            Assert.False(answer.IsSuccessStatusCode, handler);
        }

        using HttpClient later = await house.SignedIn("planner");
        Assert.Contains("secret-plan.csv", await later.GetStringAsync(new Uri($"/import{Where}&file={token}", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static async Task<string> HandIn(HttpClient client)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("goals"), "kind" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes($"campaign,market,month,leads\n{SmallWorkspace.Campaign},Lille,2027-01,{Random.Shared.Next(100, 900)}\n")), "file", "secret-plan.csv" },
        };
        using HttpResponseMessage answer = await client.PostAsync(new Uri($"/api/v1/imports/preview{Where}", UriKind.Relative), form);
        JsonElement preview = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(answer.IsSuccessStatusCode, preview.ToString());
        return preview.GetProperty("token").GetString()!;
    }

    private static string Untraced(string problem) => System.Text.RegularExpressions.Regex.Replace(problem, "\"traceId\":\"[^\"]*\"", "");
}
