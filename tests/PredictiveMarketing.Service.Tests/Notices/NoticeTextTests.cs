using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Service.Notices;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Service.Tests.Notices;

/// <summary>Every notice has its words in both languages, and what people wrote stays text in every channel.</summary>
public class NoticeTextTests
{
    private static Notice Of(string kind, params (string Name, string Text)[] facts) => new(kind, "spring", "1", facts.ToDictionary(f => f.Name, f => f.Text));

    public static TheoryData<string, string> EveryKind
    {
        get
        {
            TheoryData<string, string> kinds = [];
            foreach (string kind in NoticeKinds.Facts.Keys)
            {
                kinds.Add(kind, "fr");
                kinds.Add(kind, "en");
            }

            return kinds;
        }
    }

    [Theory]
    [MemberData(nameof(EveryKind))]
    public void Every_kind_has_a_name_a_title_and_a_sentence_that_fills_its_own_facts_in(string kind, string language)
    {
        (string, string)[] facts = [.. NoticeKinds.Facts[kind].Select(f => (f, $"<{f}>"))];

        NoticeText text = NoticeTexts.Of(Of(kind, facts), language, NoticeSettings.None);

        Assert.NotEmpty(text.Title);
        Assert.NotEmpty(Words.Of(language)[$"notice.{kind}.name"]);
        Assert.DoesNotContain("{", text.Title + text.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("–", text.Sentence, StringComparison.Ordinal);
        foreach (string fact in NoticeKinds.Facts[kind].Where(f => f != "market" || kind == NoticeKinds.RunFailed))
            Assert.Contains($"<{fact}>", text.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Months_days_weeks_and_counts_are_written_the_readers_way()
    {
        Notice published = Of(NoticeKinds.Published, ("campaign", "Été"), ("cycle", "2026-11"), ("targets", "1050"), ("who", "policy"));

        string blank = CultureInfo.GetCultureInfo("fr").NumberFormat.NumberGroupSeparator;
        Assert.Equal($"Été, novembre 2026\u00a0: 1{blank}050 objectifs publiés par la règle écrite dans le cadrage.", NoticeTexts.Of(published, "fr", NoticeSettings.None).Sentence);
        Assert.Equal("Été, November 2026: 1,050 targets published by the rule written into the framing.", NoticeTexts.Of(published, "en", NoticeSettings.None).Sentence);
        Assert.Equal("semaine 48 de 2026", NoticeTexts.Fact("week", "2026-W48", "fr"));
        Assert.Equal($"Leads qualifiés 2{blank}345,5 pour 2{blank}400 (proche)\u00a0; ROMI 31", NoticeTexts.Fact("summary", "leads 2345.5/2400 (Near); romi 31", "fr"));
        Assert.Equal("5 décembre 2026", NoticeTexts.Fact("until", "2026-12-05", "fr"));
        Assert.Contains("1 target published", NoticeTexts.Of(Of(NoticeKinds.Published, ("targets", "1")), "en", NoticeSettings.None).Sentence, StringComparison.Ordinal);
    }

    /// <summary>C01: a mail says what the page says: shares as percentages, money in its currency, what happened and what waits in words.</summary>
    [Fact]
    public void A_digest_tells_its_figures_in_their_unit_and_both_its_lists()
    {
        Notice digest = Of(
            NoticeKinds.WeeklyDigest, ("week", "2026-W47"), ("summary", "conversion 0.0312/0.035 (Near) Share; acquisition-cost 45.5 EUR; monthly-recurring-revenue 3600 EUR; visitor-to-lead 0.004 Share"),
            ("happened", "imports 2 GA4; leads (1).csv\npublished 12"), ("waits", "overdue 1 2026-10"));

        Assert.Equal(
            "week 47 of 2026: Conversion rate 3.1% of 3.5% (near); Acquisition cost €45.50; Recurring revenue (MRR) €3,600; Visitor to lead 0.4%.\nWhat happened: 2 imports (GA4; leads (1).csv); 12 targets published\nWhat waits: 1 month without leads: October 2026",
            NoticeTexts.Of(digest, "en", NoticeSettings.None).Sentence.Replace(" %", "%", StringComparison.Ordinal));
        string french = NoticeTexts.Of(digest, "fr", NoticeSettings.None).Sentence;
        Assert.Matches(@"Taux de conversion 3,1\s%", french);
        Assert.Contains("45,50\u00a0€", french, StringComparison.Ordinal);
        Assert.Contains("Cette semaine\u00a0: 2 imports (GA4; leads (1).csv)\u00a0; 12 objectifs publiés\nCe qui attend\u00a0: 1 mois sans leads\u00a0: octobre 2026", french, StringComparison.Ordinal);
        Notice quiet = Of(NoticeKinds.WeeklyDigest, ("week", "2026-W47"), ("summary", ""), ("happened", ""), ("waits", ""));
        Assert.EndsWith("no figure.\nWhat happened: Nothing was imported, decided or published.\nWhat waits: Nothing waits for a decision.", NoticeTexts.Of(quiet, "en", NoticeSettings.None).Sentence, StringComparison.Ordinal);
    }

    /// <summary>C04: before the day it is to come, after it it was.</summary>
    [Theory]
    [InlineData(NoticeKinds.NorthStarReview, "Near", "visits is to be reviewed by 1 December 2026.")]
    [InlineData(NoticeKinds.NorthStarReview, "Over", "visits was to be reviewed by 1 December 2026.")]
    [InlineData(NoticeKinds.OmtmExpiring, "LastCall", "visits runs until 1 December 2026: prolong it, change it or conclude.")]
    [InlineData(NoticeKinds.OmtmExpiring, "Expired", "visits ended on 1 December 2026 and nobody has closed it: prolong it, change it or conclude.")]
    public void A_reminder_speaks_of_the_day_as_it_stands_to_it(string kind, string moment, string sentence)
    {
        Notice reminder = Of(kind, ("metric", "visits"), ("until", "2026-12-01"), ("moment", moment));

        Assert.Equal(sentence, NoticeTexts.Of(reminder, "en", NoticeSettings.None).Sentence);
        Assert.Equal(moment is "Over" or "Expired", NoticeTexts.Of(reminder, "fr", NoticeSettings.None).Title != NoticeTexts.Of(Of(kind), "fr", NoticeSettings.None).Title);
    }

    [Fact]
    public void A_fact_that_is_missing_is_a_dash_and_one_that_looks_like_a_blank_is_not_filled()
    {
        string sentence = NoticeTexts.Of(Of(NoticeKinds.BoardApproved, ("board", "{who}")), "en", NoticeSettings.None).Sentence;

        Assert.Equal("– approved the board \"{who}\".", sentence);
    }

    [Fact]
    public void A_message_links_to_its_page_where_the_operator_said_where_the_pages_are()
    {
        NoticeSettings settings = NoticeSettings.None with { PublicAddress = new Uri("https://pm.example.org/app") };

        Assert.Equal("https://pm.example.org/app/targets?workspace=spring", NoticeTexts.Of(Of(NoticeKinds.Published), "fr", settings).Link!.AbsoluteUri);
        Assert.Null(NoticeTexts.Of(Of(NoticeKinds.Published), "fr", NoticeSettings.None).Link);
    }

    [Fact]
    public void What_people_wrote_becomes_neither_link_nor_mention()
    {
        const string Trick = "<!channel> [click](https://evil.example) *bold* <https://evil.example|here>";
        NoticeText text = NoticeTexts.Of(Of(NoticeKinds.BoardApproved, ("board", Trick), ("who", "Ada")), "en", NoticeSettings.None);

        using var slack = JsonDocument.Parse(Envelopes.Slack(text));
        Assert.DoesNotContain("<", slack.RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(slack.RootElement.GetProperty("blocks").EnumerateArray().Where(b => b.TryGetProperty("text", out _)),
            b => Assert.Equal("plain_text", b.GetProperty("text").GetProperty("type").GetString()));

        using var teams = JsonDocument.Parse(Envelopes.Teams(text));
        JsonElement attachment = teams.RootElement.GetProperty("attachments")[0];
        Assert.Equal(("message", "application/vnd.microsoft.card.adaptive"), (teams.RootElement.GetProperty("type").GetString(), attachment.GetProperty("contentType").GetString()));
        Assert.Equal("AdaptiveCard", attachment.GetProperty("content").GetProperty("type").GetString());
        Assert.All(attachment.GetProperty("content").GetProperty("body").EnumerateArray(), b => Assert.Equal("RichTextBlock", b.GetProperty("type").GetString()));
        Assert.Contains(Trick, attachment.GetProperty("content").GetProperty("body")[1].GetProperty("inlines")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_too_long_for_Slack_is_cut_and_not_refused()
    {
        NoticeText text = new(new string('a', 400), "b", "spring", null, "", "en");

        using var slack = JsonDocument.Parse(Envelopes.Slack(text));

        Assert.Equal(150, slack.RootElement.GetProperty("blocks")[0].GetProperty("text").GetProperty("text").GetString()!.Length);
    }
}
