using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>What is posted arrives in the form of its channel, is tried again when it does not, and is replayed when an admin says so.</summary>
public class NoticeSenderTests
{
    [Fact]
    public async Task A_webhook_arrives_signed_by_its_secret_with_the_time_at_which_it_was_sent()
    {
        using PostOffice office = new();
        string secret = office.Subscribe().Secret!;
        office.Post();

        await office.Sender.SendDue();

        Received one = Assert.Single(office.Server.All);
        Assert.Equal(office.Newest().MessageId, one.Headers["webhook-id"]);
        Assert.Equal(office.Clock.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), one.Headers["webhook-timestamp"]);
        Assert.Equal(WebhookSignature.Header([secret], one.Headers["webhook-id"], office.Clock.Now, one.Body), one.Headers["webhook-signature"]);
        using var payload = JsonDocument.Parse(one.Body);
        Assert.Equal(("framing.signed", "spring", "2", "spring\u00a0: Grace a signé la version 2 du cadrage."),
            (payload.RootElement.GetProperty("type").GetString(), payload.RootElement.GetProperty("data").GetProperty("workspace").GetString(),
                payload.RootElement.GetProperty("data").GetProperty("facts").GetProperty("version").GetString(), payload.RootElement.GetProperty("data").GetProperty("text").GetString()));
        Assert.Equal(DeliveryState.Delivered, office.Newest().State);
        await office.Sender.SendDue();
        Assert.Single(office.Server.All);
    }

    [Fact]
    public async Task While_a_secret_changes_both_sign_and_afterwards_the_new_one_alone()
    {
        using PostOffice office = new();
        SubscriptionOutcome made = office.Subscribe();
        long id = made.Subscription!.Id;
        string next = office.Desk.Rotate(id, "Ada")!;
        office.Post("1");
        await office.Sender.SendDue();
        office.Store.Subscriptions.ForgetOldSecret(id, "Ada");
        office.Post("2");
        await office.Sender.SendDue();

        string[] Signed(Received one, params string[] by) => [WebhookSignature.Header(by, one.Headers["webhook-id"], office.Clock.Now, one.Body)];
        Assert.Equal(Signed(office.Server.All[0], next, made.Secret!)[0], office.Server.All[0].Headers["webhook-signature"]);
        Assert.Equal(Signed(office.Server.All[1], next)[0], office.Server.All[1].Headers["webhook-signature"]);
    }

    [Theory]
    [InlineData("slack", "blocks")]
    [InlineData("teams", "attachments")]
    public async Task A_channel_gets_its_own_form(string channel, string part)
    {
        using PostOffice office = new();
        Assert.Empty(office.Subscribe(channel).Findings);
        office.Post();

        await office.Sender.SendDue();

        using var body = JsonDocument.Parse(Assert.Single(office.Server.All).Body);
        Assert.Equal(JsonValueKind.Array, body.RootElement.GetProperty(part).ValueKind);
        Assert.Equal(office.Newest().MessageId, office.Server.All[0].Headers["Idempotency-Key"]);
    }

    [Fact]
    public async Task A_mail_arrives_in_the_language_of_its_subscription()
    {
        using MailServer server = new();
        using PostOffice office = new(server.Port);
        office.Desk.Add(new SubscriptionRequest("email", "ada@example.org", Language: "en"), "Ada");
        office.Post();

        await office.Sender.SendDue();

        Assert.Equal("spring: Grace signed version 2 of the framing.\r\n", Assert.Single(server.Mails).Body);
    }

    [Fact]
    public async Task A_busy_receiver_is_asked_again_when_it_wished_and_under_the_same_id()
    {
        using PostOffice office = new();
        office.Subscribe();
        office.Post();
        office.Server.Answer = _ => HookServer.With("429 Too Many Requests", "Retry-After: 600\r\n");
        await office.Sender.SendDue();
        Assert.Equal((DeliveryState.Failed, "http.429", office.Clock.Now.AddMinutes(10)), (office.Newest().State, office.Newest().Answer, office.Newest().NextTry));

        office.Clock.Now = office.Clock.Now.AddMinutes(9);
        await office.Sender.SendDue();
        Assert.Single(office.Server.All);
        office.Clock.Now = office.Clock.Now.AddMinutes(1);
        office.Server.Answer = _ => HookServer.Ok;
        await office.Sender.SendDue();

        Assert.Equal((DeliveryState.Delivered, 2), (office.Newest().State, office.Newest().Attempt));
        Assert.Single(office.Server.All.Select(r => r.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task A_receiver_that_says_it_is_gone_is_never_asked_again()
    {
        using PostOffice office = new();
        long id = office.Subscribe().Subscription!.Id;
        office.Post("1");
        office.Server.Answer = _ => HookServer.With("410 Gone");
        await office.Sender.SendDue();
        office.Post("2");
        await office.Sender.SendDue();

        Assert.Single(office.Server.All);
        Assert.Equal((false, "gone"), (office.Store.Subscriptions.Find(id)!.Enabled, office.Store.Subscriptions.Find(id)!.WhyDisabled));
        Assert.Equal(DeliveryState.Dead, office.Newest().State);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_ends_as_a_dead_letter_which_a_replay_delivers()
    {
        using PostOffice office = new();
        office.Subscribe();
        office.Post();
        office.Server.Answer = _ => HookServer.With("500 Internal Server Error");
        for (int attempt = 1; attempt <= RetrySchedule.MostAttempts; attempt++)
        {
            await office.Sender.SendDue();
            office.Clock.Now = office.Clock.Now.AddHours(30);
        }

        Delivery dead = office.Newest();
        Assert.Equal((DeliveryState.Dead, RetrySchedule.MostAttempts), (dead.State, office.Server.All.Count));
        office.Server.Answer = _ => HookServer.Ok;
        Assert.Equal(ReplayAnswer.Replayed, office.Store.Deliveries.Replay(dead.Id, "Grace"));
        await office.Sender.SendDue();

        Assert.Equal((DeliveryState.Delivered, 2), (office.Newest().State, office.Newest().Round));
        Assert.Single(office.Server.All.Select(r => r.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task Receivers_that_break_keep_no_other_waiting()
    {
        using PostOffice office = new();
        for (int i = 0; i < 6; i++)
            office.Desk.Add(new SubscriptionRequest("webhook", $"http://127.0.0.1:9/{i}"), "Ada");
        office.Subscribe();
        office.Post();

        await office.Sender.SendDue();

        Assert.Single(office.Server.All);
        Assert.Equal((1, 6), (office.Store.Deliveries.Counts()[DeliveryState.Delivered], office.Store.Deliveries.Counts()[DeliveryState.Failed]));
    }
}
