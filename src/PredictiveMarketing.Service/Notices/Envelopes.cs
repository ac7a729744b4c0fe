using System.Text.Encodings.Web;
using System.Text.Json;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Notices;

/// <summary>A notice as each kind of receiver reads it: JSON in UTF-8. What people wrote is passed as plain text, so that it cannot become a link or a mention.</summary>
public static class Envelopes
{
    /// <summary>Slack cuts a header at 150 characters and refuses longer ones; a section at 3000.</summary>
    private const int SlackHeader = 150;
    private const int SlackSection = 3000;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The payload that the Standard Webhooks specification proposes: type, timestamp, data.</summary>
    public static byte[] Webhook(PostedNotice posted, NoticeText text)
    {
        ArgumentNullException.ThrowIfNull(posted);
        ArgumentNullException.ThrowIfNull(text);
        Notice notice = posted.Notice;
        return Bytes(new
        {
            type = notice.Kind,
            timestamp = posted.CreatedAt.UtcDateTime,
            data = new
            {
                notice = posted.Uid,
                workspace = notice.Workspace,
                key = notice.Key,
                facts = notice.Facts,
                title = text.Title,
                text = text.Sentence,
                language = text.Language,
                link = text.Link,
            },
        });
    }

    /// <summary>A Slack incoming webhook: text for notifications, blocks for the channel.</summary>
    public static byte[] Slack(NoticeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<object> blocks =
        [
            new { type = "header", text = PlainText(Cut(text.Title, SlackHeader)) },
            new { type = "section", text = PlainText(Cut(text.Sentence, SlackSection)) },
            new { type = "context", elements = new[] { PlainText(text.Where) } },
        ];
        if (text.Link is not null)
            blocks.Add(new { type = "actions", elements = new[] { new { type = "button", text = PlainText(text.LinkText), url = text.Link.AbsoluteUri } } });
        return Bytes(new { text = SlackEscaped($"{text.Title}: {text.Sentence}"), blocks });
    }

    /// <summary>A Teams workflow ("when a webhook request is received"): an Adaptive Card in a message.</summary>
    public static byte[] Teams(NoticeText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Dictionary<string, object> card = new()
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["lang"] = text.Language,
            ["fallbackText"] = text.Title,
            ["body"] = new object[]
            {
                Runs(new { type = "TextRun", text = text.Title, weight = "Bolder", size = "Medium" }),
                Runs(new { type = "TextRun", text = text.Sentence }),
                Runs(new { type = "TextRun", text = text.Where, isSubtle = true, size = "Small" }),
            },
        };
        if (text.Link is not null)
            card["actions"] = new[] { new { type = "Action.OpenUrl", title = text.LinkText, url = text.Link.AbsoluteUri } };
        return Bytes(new
        {
            type = "message",
            attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", contentUrl = (string?)null, content = card } },
        });
    }

    private static object PlainText(string text) => new { type = "plain_text", text, emoji = false };

    // Runs know no Markdown, text blocks do.
    private static object Runs(object run) => new { type = "RichTextBlock", inlines = new[] { run } };

    private static string SlackEscaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";

    private static byte[] Bytes(object message) => JsonSerializer.SerializeToUtf8Bytes(message, Plain);
}
