using System.Globalization;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Security.Authentication;
using System.Text;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>Sends mail by the operator's server.</summary>
public sealed class MailPost(NoticeSettings settings)
{
    /// <summary>Null: the server took it.</summary>
    /// <param name="id">Of the message; a mail server or reader that saw it before can tell.</param>
    public async Task<FailedTry?> Send(string to, NoticeText text, string id)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (settings.Smtp is not { } smtp)
            return new FailedTry("smtp.not-configured");
        if (!MailAddress.TryCreate(to, out MailAddress? receiver))
            return new FailedTry("smtp.address") { IsFinal = true };
        using CancellationTokenSource late = new(HttpPost.Patience);
        try
        {
            using SmtpClient client = new(smtp.Host, smtp.Port) { EnableSsl = smtp.StartTls, DeliveryMethod = SmtpDeliveryMethod.Network };
            if (smtp.User is not null)
                client.Credentials = new NetworkCredential(smtp.User, smtp.Password);
            using MailMessage message = Message(smtp, receiver, text, id);
            await client.SendMailAsync(message, late.Token);
            return null;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            return new FailedTry("net.timeout");
        }
        catch (Exception broken) when (broken is AuthenticationException || broken.InnerException is AuthenticationException)
        {
            // Whoever answers there cannot prove who they are: they get neither the password nor the mail.
            return new FailedTry("net.certificate");
        }
        catch (SmtpException refused)
        {
            string code = string.Create(CultureInfo.InvariantCulture, $"smtp.{(int)refused.StatusCode}");
            return (int)refused.StatusCode < 0
                ? new FailedTry("net.unreachable")
                : new FailedTry(code) { IsFinal = refused.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.MailboxNameNotAllowed };
        }
    }

    private static MailMessage Message(SmtpSettings smtp, MailAddress to, NoticeText text, string id)
    {
        MailMessage message = new()
        {
            From = smtp.From,
            Subject = OneLine($"[{text.Where}] {text.Title}"),
            SubjectEncoding = Encoding.UTF8,
            Body = (text.Link is null ? $"{text.Sentence}\n" : $"{text.Sentence}\n\n{text.LinkText}: {text.Link.AbsoluteUri}\n").ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.Base64,
            IsBodyHtml = false,
        };
        message.To.Add(to);
        message.Headers.Add("Message-ID", $"<{id}@{smtp.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", text.Language);
        return message;
    }

    /// <summary>A header ends with its line: whatever would begin another one becomes a blank.</summary>
    private static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)]);
}
