using System.Globalization;
using System.Text;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

public sealed class DataSetVersionTests
{
    private const string Plan = "campaign,market,channel,month,spend\nSpring,Paris,tv,2024-02,10.50\nSpring,Paris,radio,2024-02,3\n";

    private static DataSetVersion Version(Action<WrittenWorkspace>? change = null)
    {
        using var workspace = new WrittenWorkspace();
        workspace.Write("media_plan.csv", Plan);
        change?.Invoke(workspace);
        return workspace.Read().Version;
    }

    [Fact]
    public void The_same_content_has_the_same_id_however_it_is_written()
    {
        DataSetVersion plain = Version();
        DataSetVersion otherwise = Version(w =>
        {
            string[] lines = WrittenWorkspace.Leads(24).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var text = new StringBuilder("Leads,STATUS,market,month,campaign\r\n");
            foreach (string[] cell in lines.Skip(1).Reverse().Select(l => l.Split(',')))
                text.Append(CultureInfo.InvariantCulture, $"{cell[3]}.0,final,{cell[1]},{cell[2]},{cell[0]}\r\n");
            w.Write("leads.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text.ToString())]);
            w.Write("media_plan.csv", "campaign,market,channel,month,spend\nSpring,Paris,radio,2024-02,3.00\nSpring,Paris,tv,2024-02,10.5");
            w.Write("frame.json", """{ "asOf": null, "horizonMonths": 3, "kpi": { "nonNegative": true, "name": "leads" }, "name": "test" }""");
        });
        Assert.Equal(plain, otherwise);
        Assert.Matches("^[0-9a-f]{64}$", plain.Id);
    }

    [Fact]
    public void Any_change_of_a_lead_changes_the_data_set_and_not_the_plan()
    {
        DataSetVersion changed = Version(w => w.Write("leads.csv", WrittenWorkspace.Leads(24, i => i == 7 ? "107.0000001" : (100 + i).ToString(CultureInfo.InvariantCulture))));
        Assert.NotEqual(Version().Id, changed.Id);
        Assert.Equal(Version().PlanId, changed.PlanId);
    }

    [Fact]
    public void A_change_of_the_plan_changes_both()
    {
        DataSetVersion changed = Version(w => w.Write("media_plan.csv", Plan.Replace("10.50", "10.51", StringComparison.Ordinal)));
        Assert.NotEqual(Version().Id, changed.Id);
        Assert.NotEqual(Version().PlanId, changed.PlanId);
    }

    [Fact]
    public void A_change_of_the_contract_changes_the_data_set() =>
        Assert.NotEqual(Version().Id, Version(w => w.Write("frame.json", WrittenWorkspace.SmallFrame.Replace('3', '4'))).Id);

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    public void The_reading_does_not_depend_on_the_culture_of_the_machine(string culture)
    {
        DataSetVersion invariant = Version();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            // In Turkish, I and i are two letters in both cases: MARKET and CAMPAIGN in capitals must still match.
            DataSetVersion there = Version(w => w.Write("leads.csv", WrittenWorkspace.Leads(24).Replace("campaign,market", "CAMPAIGN,MARKET", StringComparison.Ordinal)));
            Assert.Equal(invariant, there);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
