using System.Net.Http.Json;
using System.Text.Json;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>Kills the real service, as kill -9 does, when the receiver has the message and the store does not know it yet.</summary>
public class KilledSenderTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task A_message_whose_sender_is_killed_before_it_committed_arrives_once_more_under_its_id_and_no_more()
    {
        string folder = Directory.CreateTempSubdirectory("pm-killed-").FullName;
        string store = Path.Combine(folder, "store");
        string workspace = SmallWorkspace.Write(Path.Combine(folder, "w"), "killed-sender", people: true);
        using HookServer receiver = new();
        using (RealService doomed = RealService.Start(Arguments(store, workspace)))
        {
            TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            receiver.Answer = _ =>
            {
                doomed.Kill();
                killed.TrySetResult();
                return HookServer.Ok;
            };
            await Ask((await doomed.Address)!, receiver.Address);
            await killed.Task.WaitAsync(Patience);
        }

        receiver.Answer = _ => HookServer.Ok;
        using (RealService again = RealService.Start(Arguments(store, workspace)))
        {
            Assert.NotNull(await again.Address);
            await Until(() => receiver.All.Count >= 2);
            // Time enough for a third one, were there any.
            await Task.Delay(TimeSpan.FromSeconds(5));
        }

        Assert.Equal(2, receiver.All.Count);
        Assert.Single(receiver.All.Select(r => r.Headers["webhook-id"]).Distinct());
        using Store left = Store.Open(store);
        Delivery delivery = Assert.Single(left.Deliveries.List(new DeliveryQuery()), d => d.Notice.Notice.Kind == NoticeKinds.Test);
        Assert.Equal((DeliveryState.Delivered, 2), (delivery.State, delivery.Attempt));
    }

    private static string[] Arguments(string store, string workspace) =>
        ["--store", store, "--workspace", workspace, "--Notices:AllowedNetworks:0=127.0.0.0/8"];

    /// <summary>Adds the receiver and sends it a test message.</summary>
    private static async Task Ask(Uri service, Uri receiver)
    {
        using HttpClient admin = new(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = service };
        admin.DefaultRequestHeaders.Add("Cookie", "pm-demo=Sacha");
        using HttpResponseMessage tokens = await admin.GetAsync(new Uri("/api/v1/antiforgery", UriKind.Relative));
        JsonElement token = await tokens.Content.ReadFromJsonAsync<JsonElement>();
        string cookie = tokens.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        using HttpClient caller = new(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = service };
        caller.DefaultRequestHeaders.Add("Cookie", $"pm-demo=Sacha; {cookie}");
        caller.DefaultRequestHeaders.Add(token.GetProperty("headerName").GetString()!, token.GetProperty("value").GetString());
        using HttpResponseMessage kept = await caller.PostAsJsonAsync("/api/v1/subscriptions", new { channel = "webhook", address = receiver.AbsoluteUri, kinds = new[] { NoticeKinds.NorthStarReview } });
        Assert.Equal(System.Net.HttpStatusCode.Created, kept.StatusCode);
        long id = (await kept.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("subscription").GetProperty("id").GetInt64();
        using HttpResponseMessage sent = await caller.PostAsync(new Uri($"/api/v1/subscriptions/{id}/test", UriKind.Relative), null);
        Assert.Equal(System.Net.HttpStatusCode.Accepted, sent.StatusCode);
    }

    private static async Task Until(Func<bool> done)
    {
        for (DateTime late = DateTime.UtcNow + Patience; !done() && DateTime.UtcNow < late;)
            await Task.Delay(100);
    }
}
