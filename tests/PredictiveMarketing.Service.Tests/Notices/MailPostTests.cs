using System.Net.Mail;
using System.Text;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>Mail arrives whole, once known by its id, and nothing that people wrote can become a header of it.</summary>
public sealed class MailPostTests : IDisposable
{
    private static readonly NoticeText Text = new("Les objectifs sont publiés", "Été, novembre 2026 : 3 objectifs publiés.\n.\nFin.", "printemps", new Uri("https://pm.example.org/targets"), "Ouvrir la page", "fr");
    private readonly MailServer server = new();

    public void Dispose() => server.Dispose();

    private Task<FailedTry?> Send(NoticeText text, bool startTls = false, string? user = null) => new MailPost(NoticeSettings.None with
    {
        Smtp = new SmtpSettings("127.0.0.1", server.Port, new MailAddress("pm@example.org"), startTls, user, user is null ? null : "secret"),
    }).Send("ada@example.org", text, "msg_1_2");

    [Fact]
    public async Task A_mail_says_what_happened_and_carries_the_id_of_its_message()
    {
        Assert.Null(await Send(Text));

        Mail mail = Assert.Single(server.Mails);
        Assert.Equal("RCPT TO:<ada@example.org>", Assert.Single(mail.To));
        Assert.Equal("Été, novembre 2026 : 3 objectifs publiés.\r\n.\r\nFin.\r\n\r\nOuvrir la page: https://pm.example.org/targets\r\n", mail.Body);
        Assert.Contains(mail.Headers, h => h.Equals("Message-ID: <msg_1_2@example.org>", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Auto-Submitted: auto-generated", mail.Headers);
        Assert.Contains("To: ada@example.org", mail.Headers);
    }

    [Theory]
    [InlineData("\r\nBcc: eve@example.org")]
    [InlineData("\nBcc: eve@example.org")]
    [InlineData("\rBcc: eve@example.org\r\n\r\nanother body")]
    [InlineData("\u2028Bcc: eve@example.org")]
    [InlineData("\u0000\u000bBcc: eve@example.org")]
    public async Task Nothing_that_people_wrote_begins_a_header(string injected)
    {
        Assert.Null(await Send(Text with { Title = Text.Title + injected, Where = "printemps" + injected }));

        Mail mail = Assert.Single(server.Mails);
        Assert.Single(mail.To);
        Assert.DoesNotContain(mail.Headers, h => h.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Single(mail.Headers, h => h.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(server.Said, s => s.Contains("eve@", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("550 5.1.1 no such person", "smtp.550", true)]
    [InlineData("451 4.3.0 later", "smtp.451", false)]
    public async Task A_refused_receiver_is_a_dead_letter_and_a_busy_server_is_tried_again(string said, string answer, bool final)
    {
        server.ToReceiver = said;

        FailedTry failed = (await Send(Text))!;

        Assert.Equal((answer, final), (failed.Answer, failed.IsFinal));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_offers_no_encryption_gets_neither_password_nor_mail()
    {
        FailedTry failed = (await Send(Text, startTls: true, user: "pm"))!;

        Assert.False(failed.IsFinal);
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(server.Said, s => s.StartsWith("AUTH", StringComparison.Ordinal) || s.Contains(Convert.ToBase64String(Encoding.ASCII.GetBytes("secret")), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_server_mail_waits_and_says_why() =>
        Assert.Equal("smtp.not-configured", (await new MailPost(NoticeSettings.None).Send("ada@example.org", Text, "msg_1"))!.Answer);
}
