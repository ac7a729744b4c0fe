using System.Text;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Receptacle;
using PredictiveMarketing.Storage.Tests.Import.Ga4;
using PredictiveMarketing.Storage.Tests.Import.Receptacle;

namespace PredictiveMarketing.Storage.Tests.Import.Feeds;

/// <summary>D03, D06: GA4 JSON, CRM, social and e-mail files go through the one receptacle as they were exported, with no manual edit.</summary>
public sealed class FeedsIntoWorkspaceTests : IDisposable
{
    private const string Crm = "Campagne;Marché;Mois;Leads\nSpring;Paris;2026-01;130\nSpring;Paris;2026-02;1 131\n";
    private const string Meta = "Campaign name,Day,Amount spent (EUR),Impressions,Link clicks,Region\nSpring,2025-12-01,10.10,1000,10,Paris\nSpring,2025-12-02,20.20,2000,20,Paris\n";
    private const string Sends = "Title,Send Date,Successful Deliveries,Unique Clicks\nSpring,2025-12-03,1000,40\n";

    private readonly DeskRoom room = new();
    private readonly ImportDesk desk;

    public FeedsIntoWorkspaceTests() => desk = new ImportDesk(room.Store);

    public void Dispose() => room.Dispose();

    private ImportPreview Preview(string kind, string name, string text) =>
        desk.Preview(new ImportRequest(room.Workspace.Folder, kind, name, new MemoryStream(Encoding.UTF8.GetBytes(text)), FeedFile.Today));

    private KeptImport Import(string kind, string name, string text)
    {
        ImportOutcome outcome = desk.Apply(Preview(kind, name, text), "anna");
        Assert.True(outcome.Import is not null, string.Join('\n', outcome.Findings));
        return outcome.Import;
    }

    private static string Sessions(string november, string december) =>
        Ga4Json.Report(["yearMonth", "region", "sessionDefaultChannelGroup"], ["sessions"], ["202511", "Paris", "Direct", november], ["202512", "Paris", "Direct", december]);

    [Fact]
    public void Four_files_of_four_tools_come_in_without_a_manual_edit()
    {
        Import("ga4", "ga4.json", Sessions("100", "200"));
        Import("leads", "crm.csv", Crm);
        Import("social", "meta.csv", Meta);
        Import("email", "sends.csv", Sends);
        Workspace workspace = room.Workspace.Read().Workspace!;
        Assert.Contains(new ExternalRow("ga4_sessions_direct", "Paris", Month.Of(2025, 12), 200, null), workspace.Externals);
        Assert.Contains(new ExternalRow("email_clicks", "ALL", Month.Of(2025, 12), 40, null), workspace.Externals);
        Assert.Contains(new MediaRow("Spring", "Paris", "meta", Month.Of(2025, 12), 30.30m, MediaStatus.Delivered, 3000m, 30m, MediaLevel.Local, null), workspace.Media);
        Assert.Equal(1131, workspace.Leads.Single(l => l.Month == Month.Of(2026, 2)).Leads);
    }

    [Fact]
    public void A_restated_month_shows_its_difference_before_it_is_applied()
    {
        Import("ga4", "ga4.json", Sessions("100", "200"));
        ImportPreview again = Preview("ga4", "ga4.json", Sessions("100", "210"));
        TableDiff externals = Assert.Single(again.Diff.Tables);
        Assert.Equal(["ga4_sessions_direct|Paris|2025-12", "ga4_sessions|Paris|2025-12"], externals.Changed.Select(c => c.Key).Order(StringComparer.Ordinal));
        Assert.All(externals.Changed, c => Assert.True(c.Old!.Contains("200", StringComparison.Ordinal) && c.New!.Contains("210", StringComparison.Ordinal)));
        Assert.Equal(2, externals.Unchanged);
    }

    [Fact]
    public void Every_value_of_a_report_tells_the_rows_it_comes_from()
    {
        KeptImport import = Import("ga4", "ga4.json", Sessions("100", "200"));
        ValueLineage lineage = Assert.Single(room.Store.Imports.Of("test", "externals", "ga4_sessions|Paris|2025-12"));
        Assert.Equal(("3", "ga4.json", import.Kept), (lineage.Rows, lineage.FileName, lineage.Kept));
    }
}
