using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Email;
using PredictiveMarketing.Storage.Tests.Import.Feeds;

namespace PredictiveMarketing.Storage.Tests.Import.Email;

/// <summary>D06, D07: lists of sends and Search Console's days become monthly externals without a manual edit.</summary>
public sealed class EmailImportTests
{
    private const string Mailchimp = """
        Title,Subject,Send Date,Total Recipients,Successful Deliveries,Unique Opens,Unique Clicks,Unsubscribes
        Spring,Hello,"Sep 30, 2026 09:12 am","1,050","1,000",300,40,2
        Autumn,Hello,"Oct 02, 2026 10:00 am","1,100","1,080",310,54,3
        Autumn again,Hello,"Oct 20, 2026 10:00 am","1,000",920,200,46,1
        """;

    private const string Brevo = """
        Nom de la campagne;Objet;Date d'envoi;Destinataires;Délivrés;Ouvreurs;Cliqueurs;Désinscriptions
        Printemps;Bonjour;30-09-2026 09:12:00;1050;1000;300;40;2
        Automne;Bonjour;02-10-2026 10:00:00;1100;1080;310;54;3
        Automne encore;Bonjour;20-10-2026 10:00:00;1000;920;200;46;1
        Total;;;3150;3000;810;140;6
        """;

    private static Imported Import(string text, params (string, string)[] options) => FeedFile.Import(new EmailImporter(), "sends.csv", text, options);

    private static Imported Seo(string text) => FeedFile.Import(new SearchConsoleImporter(), "Chart.csv", text);

    [Fact]
    public void Sends_are_added_up_by_month()
    {
        Imported imported = Import(Mailchimp).NoErrors();
        Assert.Equal((1050, 1000, 300, 40, 2), (imported.Value("email_sent", "2026-09"), imported.Value("email_delivered", "2026-09"), imported.Value("email_opens", "2026-09"), imported.Value("email_clicks", "2026-09"), imported.Value("email_unsubscribes", "2026-09")));
        Assert.Equal((2100, 2000, 510, 100, 4), (imported.Value("email_sent"), imported.Value("email_delivered"), imported.Value("email_opens"), imported.Value("email_clicks"), imported.Value("email_unsubscribes")));
        Assert.Equal(0.05, imported.Value("email_click_rate"), 12);
        Assert.Equal("3-4", imported.Externals.First(e => e.Row.Month == Month.Of(2026, 10)).Trace.Rows.ToString());
        Assert.True(imported.Has("email.opens"));
    }

    [Fact]
    public void A_French_list_gives_the_same_and_its_totals_are_left_out()
    {
        Imported imported = Import(Brevo).NoErrors();
        Assert.Equal(Import(Mailchimp).Externals.Select(e => e.Row), imported.Externals.Select(e => e.Row));
        Assert.Equal(5, imported.One("email.total-row").Place.Row);
    }

    [Fact]
    public void A_month_without_a_delivery_has_no_rate()
    {
        Imported imported = Import("Date,Delivered,Clicks\n2026-10-01,0,0\n").NoErrors();
        Assert.Equal(["email_delivered", "email_clicks"], imported.Externals.Select(e => e.Row.Name));
    }

    [Fact]
    public void Markets_come_from_a_column_or_an_option()
    {
        Assert.Equal(7, Import("Date,Région,Delivered\n2026-10-01,Bretagne,7\n").Value("email_delivered", market: "Bretagne"));
        Assert.Equal(7, Import("Date,Delivered\n2026-10-01,7\n", ("market", "Paris")).Value("email_delivered", market: "Paris"));
        Assert.True(Import("Date,Delivered\n2026-10-01,7\n").Has("email.market-all"));
    }

    [Fact]
    public void A_list_without_dates_or_counts_is_an_error()
    {
        Assert.True(Import("Title,Delivered\nSpring,7\n").Has("email.no-date"));
        Assert.True(Import("Date,Title\n2026-10-01,Spring\n").Has("email.no-count"));
    }

    [Fact]
    public void Search_positions_are_weighted_by_impressions()
    {
        string days = string.Concat(Enumerable.Range(1, 31).Select(d => $"2026-10-{d:00},{(d == 1 ? 40 : 2)},{(d == 1 ? 700 : 10)},5%,{(d == 1 ? "3" : "13")}\n"));
        Imported imported = Seo("Date,Clicks,Impressions,CTR,Position\n" + days).NoErrors();
        Assert.Equal((100, 1000), (imported.Value("seo_clicks"), imported.Value("seo_impressions")));
        Assert.Equal(0.1, imported.Value("seo_click_rate"), 12);
        // (700 x 3 + 300 x 13) / 1000.
        Assert.Equal(6, imported.Value("seo_position"), 12);
    }

    [Fact]
    public void A_chart_that_ends_within_a_month_leaves_that_month_out()
    {
        string days = string.Concat(Enumerable.Range(0, 40).Select(d => $"{new DateOnly(2026, 9, 1).AddDays(d):yyyy-MM-dd},1,10\n"));
        Imported imported = Seo("Date,Clics,Impressions\n" + days).NoErrors();
        Assert.Equal([Month.Of(2026, 9)], imported.Externals.Select(e => e.Row.Month).Distinct());
        Assert.Contains("ends on 2026-10-10", imported.One("seo.month-cut").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_position_that_is_no_place_is_a_finding()
    {
        Finding finding = Seo("Date,Clicks,Impressions,Position\n2026-10-01,1,10,999999999\n").One("seo.out-of-range");
        Assert.Equal((2, "Position"), (finding.Place.Row, finding.Place.Column));
    }

    [Theory]
    [MemberData(nameof(FeedFile.Cultures), MemberType = typeof(FeedFile))]
    public void Every_culture_imports_the_same(string culture)
    {
        foreach (string text in (string[])[Mailchimp, Brevo])
            Assert.Equal(FeedFile.Under("", () => Import(text)).Told(), FeedFile.Under(culture, () => Import(text)).Told());
    }
}
