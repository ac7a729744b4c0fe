using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>A receiver is checked before it is kept, and neither its address nor its secret can be read again.</summary>
public class SubscriptionDeskTests
{
    [Theory]
    [InlineData("pigeon", "https://example.org/", "subscription.channel")]
    [InlineData("2", "https://example.org/", "subscription.channel")]
    [InlineData("email", "ada", "subscription.mail")]
    [InlineData("email", "Ada <ada@example.org>", "subscription.mail")]
    [InlineData("email", "ada@example.org\r\nBcc: eve@example.org", "subscription.mail")]
    [InlineData("email", "ada@example.org, eve@example.org", "subscription.mail")]
    [InlineData("webhook", "", "subscription.address")]
    [InlineData("webhook", "example.org/hook", "subscription.address")]
    [InlineData("webhook", "file:///etc/passwd", "subscription.address")]
    [InlineData("webhook", "gopher://example.org/", "subscription.address")]
    [InlineData("webhook", "https://user:word@example.org/", "subscription.credentials")]
    [InlineData("webhook", "https://example.org/#part", "subscription.credentials")]
    [InlineData("webhook", "https://10.0.0.1/", "subscription.private")]
    [InlineData("slack", "https://169.254.169.254/latest/meta-data", "subscription.private")]
    [InlineData("teams", "https://[::1]/", "subscription.private")]
    [InlineData("webhook", "https://[::ffff:192.168.1.1]/", "subscription.private")]
    [InlineData("webhook", "https://3232235777/", "subscription.private")]
    [InlineData("webhook", "https://0xa.0.0.1/", "subscription.private")]
    public void What_cannot_or_must_not_be_sent_to_is_refused_with_its_field(string channel, string address, string rule)
    {
        using PostOffice office = new();

        SubscriptionOutcome outcome = office.Subscribe(channel, address);

        Assert.Null(outcome.Subscription);
        Assert.Equal(rule, Assert.Single(outcome.Findings).Rule);
        Assert.Equal(rule == "subscription.channel" ? "channel" : "address", outcome.Findings[0].Place.Column);
        Assert.Contains($"refusal.{rule}", Words.Of("fr").Keys);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        using PostOffice office = new();

        SubscriptionOutcome outcome = office.Desk.Add(new SubscriptionRequest("slack", "nowhere", ["made-up"], "unknown", null, "de", "whsec_x"), "Ada");

        Assert.Equal(["address", "kinds", "language", "secret", "workspace"], outcome.Findings.Select(f => f.Place.Column!).Order());
        Assert.All(outcome.Findings, f => Assert.Contains($"refusal.{f.Rule}", Words.Of("en").Keys));
    }

    [Fact]
    public void Neither_address_nor_secret_lies_readable_on_the_disk_or_in_what_is_shown()
    {
        using PostOffice office = new();
        SubscriptionOutcome hook = office.Desk.Add(new SubscriptionRequest("webhook", "https://example.org/hook?token=tok3n-of-the-hook"), "Ada");
        SubscriptionOutcome slack = office.Desk.Add(new SubscriptionRequest("slack", "https://hooks.example.org/services/T0/B0/tok3n-of-slack"), "Ada");
        string next = office.Desk.Rotate(hook.Subscription!.Id, "Ada")!;

        Assert.Equal("https://example.org/hook", hook.Subscription.Shown);
        Assert.Equal("https://hooks.example.org/…", slack.Subscription!.Shown);
        string disk = office.Disk;
        Assert.Contains("https://example.org/hook", disk, StringComparison.Ordinal);
        foreach (string hidden in (string[])["tok3n-of", hook.Secret!, next, hook.Secret!["whsec_".Length..]])
            Assert.DoesNotContain(hidden, disk, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_receiver_is_not_kept_twice_unless_it_hears_of_something_else()
    {
        using PostOffice office = new();
        office.Subscribe();

        Assert.Equal("subscription.known", Assert.Single(office.Subscribe().Findings).Rule);
        Assert.Empty(office.Desk.Add(new SubscriptionRequest("webhook", office.Server.Address.AbsoluteUri, [NoticeKinds.Published]), "Ada").Findings);
        Assert.Empty(office.Subscribe(address: office.Server.Address.AbsoluteUri + "2").Findings);
    }

    [Fact]
    public void A_secret_of_ones_own_is_taken_and_not_said_again()
    {
        using PostOffice office = new();

        SubscriptionOutcome outcome = office.Subscribe(secret: WebhookSignature.NewSecret());

        Assert.NotNull(outcome.Subscription);
        Assert.Null(outcome.Secret);
    }
}
