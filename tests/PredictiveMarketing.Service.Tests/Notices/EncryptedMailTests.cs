using System.Net;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>
/// Mail over STARTTLS with a name and a password, against a server whose certificate nobody signed: what may go out is decided before it is
/// trusted, and what a trusted one gets is shown with a trust that a test lends to this one certificate.
/// </summary>
public sealed class EncryptedMailTests : IDisposable
{
    private const string User = "pm-sender";
    private const string Password = "s3cret of the server";

    private static readonly NoticeText Text = new("Objectifs publiés", "3 objectifs publiés.", "printemps", null, "Ouvrir la page", "fr");

    private readonly X509Certificate2 certificate = Certificate();
    private readonly MailServer server;

    public EncryptedMailTests() => server = new MailServer(certificate);

    public void Dispose()
    {
        server.Dispose();
        certificate.Dispose();
    }

    [Fact]
    public async Task A_server_that_is_trusted_gets_name_password_and_mail_after_STARTTLS_only()
    {
        Assert.Null(await Send(isTrusted: true));

        Assert.Equal(["EHLO", "STARTTLS"], server.SaidInClear.Select(s => s.Split(' ')[0]));
        Assert.Contains("printemps", Encoding.UTF8.GetString(Convert.FromBase64String(Subject())), StringComparison.Ordinal);
        Assert.Contains(server.Said, s => s.Contains(In64(User), StringComparison.Ordinal));
        Assert.Contains(In64(Password), server.Said);
    }

    [Fact]
    public async Task A_server_that_cannot_prove_who_it_is_gets_neither_and_the_delivery_says_so()
    {
        FailedTry failed = (await Send(isTrusted: false))!;

        Assert.Equal(("net.certificate", false), (failed.Answer, failed.IsFinal));
        Assert.Equal(["EHLO", "STARTTLS"], server.Said.Select(s => s.Split(' ')[0]));
        Assert.Empty(server.Mails);
    }

    [Theory]
    [InlineData("454 4.7.0 TLS not available")]
    [InlineData("250 ok, but no")]
    public async Task A_line_that_stays_in_clear_carries_no_password_even_to_a_server_that_asks_for_one(string refusal)
    {
        server.ToEncryption = refusal;
        server.AsksForPasswordsInClear = true;

        Assert.False((await Send(isTrusted: true))!.IsFinal);

        NothingWasGivenAway();
    }

    [Fact]
    public async Task A_server_without_encryption_that_asks_for_a_password_gets_none()
    {
        using MailServer open = new() { AsksForPasswordsInClear = true };

        Assert.NotNull(await Send(isTrusted: true, open.Port));

        Assert.DoesNotContain(open.Said, s => s.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(open.Mails);
    }

    [Fact]
    public async Task A_password_that_the_server_does_not_take_is_tried_again_later_and_no_mail_leaves()
    {
        server.ToPassword = "535 5.7.8 no";

        FailedTry failed = (await Send(isTrusted: true))!;

        Assert.False(failed.IsFinal);
        Assert.Empty(server.Mails);
        Assert.DoesNotContain(Password, failed.Answer, StringComparison.Ordinal);
    }

    private async Task<FailedTry?> Send(bool isTrusted, int? port = null)
    {
        SmtpSettings smtp = new("127.0.0.1", port ?? server.Port, new MailAddress("pm@example.org"), StartTls: true, User, Password);
#pragma warning disable SYSLIB0014 // the framework's mail client asks this one place whom to trust
        ServicePointManager.ServerCertificateValidationCallback = isTrusted ? (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() : null;
        try
        {
            return await new MailPost(NoticeSettings.None with { Smtp = smtp }).Send("ada@example.org", Text, "msg_1");
        }
        finally
        {
            ServicePointManager.ServerCertificateValidationCallback = null;
        }
#pragma warning restore SYSLIB0014
    }

    private void NothingWasGivenAway()
    {
        Assert.DoesNotContain(server.SaidInClear, s => s.StartsWith("AUTH", StringComparison.OrdinalIgnoreCase) || s.Contains(In64(Password), StringComparison.Ordinal) || s.Contains(In64(User), StringComparison.Ordinal));
        Assert.Empty(server.Mails);
    }

    private string Subject() => Assert.Single(server.Mails).Headers.Single(h => h.StartsWith("Subject:", StringComparison.OrdinalIgnoreCase)).Split('?')[3];

    private static string In64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=mail.example.org", key, HashAlgorithmName.SHA256);
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
