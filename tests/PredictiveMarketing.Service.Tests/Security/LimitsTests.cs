using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Nobody can try passwords or call the API as often as they like, whatever address they pretend to come from.</summary>
[Collection(nameof(GuardedHouse))]
public class LimitsTests(GuardedHouse house)
{
    [Fact]
    public async Task Too_many_passwords_in_a_minute_are_429_with_the_time_to_wait()
    {
        await using WebApplicationFactory<Program> strict = house.WithWebHostBuilder(b => b.UseSetting("limits:signIn", "3"));
        using HttpClient browser = strict.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        string token = OpenHouse.TokenIn(await browser.GetStringAsync(new Uri("/sign-in", UriKind.Relative)));
        List<HttpStatusCode> answers = [];
        HttpResponseMessage? last = null;
        for (int i = 0; i < 4; i++)
        {
            using HttpRequestMessage call = new(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("name", $"name{i}"), new("password", "a wrong password")]),
            };
            call.Headers.Add("X-Forwarded-For", $"10.0.0.{i}");
            last?.Dispose();
            last = await browser.SendAsync(call);
            answers.Add(last.StatusCode);
        }

        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], answers);
        Assert.InRange(last!.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        last.Dispose();
    }

    [Fact]
    public async Task Too_many_calls_of_one_key_are_429_as_a_problem_and_another_key_still_goes_through()
    {
        await using WebApplicationFactory<Program> strict = house.WithWebHostBuilder(b => b.UseSetting("limits:api", "5"));
        Storage.People.Account viewer = house.Store.People.Accounts.Named("viewer")!;
        using HttpClient busy = Program();
        using HttpClient calm = Program();

        HttpStatusCode status = HttpStatusCode.OK;
        HttpResponseMessage? answer = null;
        for (int i = 0; i < 6; i++)
        {
            answer?.Dispose();
            answer = await busy.GetAsync(new Uri("/api/v1/workspaces", UriKind.Relative));
            status = answer.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Equal("application/problem+json", answer!.Content.Headers.ContentType!.MediaType);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        answer.Dispose();
        using HttpResponseMessage other = await calm.GetAsync(new Uri("/api/v1/workspaces", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);

        HttpClient Program()
        {
            HttpClient client = strict.CreateClient();
            string key = house.Store.People.Keys.Make(viewer.Id, new Storage.People.NewKey("limits", ["Read"], null, TimeSpan.FromDays(1)), "test");
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
            return client;
        }
    }
}
