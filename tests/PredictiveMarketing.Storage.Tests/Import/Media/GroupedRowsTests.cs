using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>A name written once for a group of rows is filled down within a merge or a clear group, and nowhere else.</summary>
public sealed class GroupedRowsTests
{
    private const string Header = "campaign,market,channel,partner,month,net-budget\n";

    [Fact]
    public void Blank_cells_of_a_group_take_the_name_above_them_with_a_note()
    {
        Imported imported = PlanDesk.Read(Header + "Stock,Bretagne,TV,TF1,2026-01,1\n,,,M6,2026-01,2\n,,Radio,NRJ,2026-01,4\nVente,Alsace,TV,TF1,2026-01,8\n,,,M6,2026-01,16\n");
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | Radio | 2026-01 | 4", "Stock | Bretagne | TV | 2026-01 | 3", "Vente | Alsace | TV | 2026-01 | 24"], PlanDesk.Short(imported));
        Finding[] notes = [.. imported.Findings.Where(f => f.Rule == "media-plan.filled-down")];
        Assert.Equal(["A1", "B1", "C1"], notes.Select(PlanDesk.Cell));
        Assert.Contains("3 blank cells belong to the campaign above them: rows 3-4, 6", notes[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_names_are_repeated_a_blank_is_a_mistake_with_its_cell()
    {
        Finding missing = PlanDesk.Read(Header + "Stock,Bretagne,TV,TF1,2026-01,1\nStock,Bretagne,TV,M6,2026-01,2\n,Bretagne,TV,Canal,2026-01,4\n").OnlyError();
        Assert.Equal(("media-plan.campaign-missing", "A4"), (missing.Rule, PlanDesk.Cell(missing)));
    }

    [Fact]
    public void A_new_campaign_closes_the_groups_to_its_right()
    {
        Imported imported = PlanDesk.Read(Header + "Stock,Bretagne,TV,TF1,2026-01,1\n,,,M6,2026-01,2\nVente,Alsace,,NRJ,2026-01,4\n");
        Assert.Equal("C4", PlanDesk.Cell(imported.OnlyError()));
    }

    [Fact]
    public void A_subtotal_of_channels_leaves_the_campaign_open_and_one_of_campaigns_closes_it()
    {
        const string Group = Header + "Stock,Bretagne,TV,TF1,2026-01,1\n,,,M6,2026-01,2\n";
        Imported open = PlanDesk.Read(Group + ",,Total TV,,,3\n,,Radio,NRJ,2026-01,4\n");
        open.IsSound();
        Assert.Equal(["Stock | Bretagne | Radio | 2026-01 | 4", "Stock | Bretagne | TV | 2026-01 | 3"], PlanDesk.Short(open));
        Imported closed = PlanDesk.Read(Group + "Total Stock,,,,,3\n,Bretagne,Radio,NRJ,2026-01,4\n");
        Assert.Equal(("media-plan.campaign-missing", "A5"), (closed.OnlyError().Rule, PlanDesk.Cell(closed.OnlyError())));
    }

    [Fact]
    public void A_title_of_a_section_opens_a_group_and_is_no_line()
    {
        Imported imported = PlanDesk.Read(Header + "Stock,,,,,\n,Bretagne,TV,TF1,2026-01,1\nVente,,,,,\n,Bretagne,TV,TF1,2026-01,2\n");
        imported.IsSound();
        Assert.Equal(["Stock | Bretagne | TV | 2026-01 | 1", "Vente | Bretagne | TV | 2026-01 | 2"], PlanDesk.Short(imported));
        Assert.Contains("2 rows without figures and dates", imported.The("media-plan.titles").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Within_a_merge_the_name_is_filled_down_even_where_names_are_repeated_elsewhere()
    {
        HeldSheet sheet = HeldSheet.Of(
            "Plan", ["campaign", "market", "channel", "month", "net-budget"],
            ["Stock", "Bretagne", "TV", "2026-01", "1"], [null, "Bretagne", "Radio", "2026-01", "2"],
            ["Vente", "Bretagne", "TV", "2026-01", "4"], ["Vente", "Bretagne", "Radio", "2026-01", "8"], [null, "Bretagne", "Search", "2026-01", "16"]) with
        {
            Merged = [new MergedCells(2, 3, 0, 0)],
        };
        Imported imported = PlanDesk.Read(HeldFile.Of("plan.xlsx", sheet), PlanDesk.Contract);
        Assert.Equal("A6", PlanDesk.Cell(imported.OnlyError()));
        Assert.Equal(["Stock | Bretagne | Radio | 2026-01 | 2", "Stock | Bretagne | TV | 2026-01 | 1"], PlanDesk.Short(imported)[..2]);
    }

    [Fact]
    public void Two_spellings_of_one_name_are_one_channel_and_a_warning()
    {
        Imported imported = PlanDesk.Read(Header + "Stock,Bretagne,Télévision,TF1,2026-01,1\nStock,Bretagne,TELEVISION,M6,2026-01,2\n");
        Assert.Equal(["Stock | Bretagne | Télévision | 2026-01 | 3"], PlanDesk.Short(imported));
        Assert.Equal((Severity.Warning, "C3"), (imported.The("media-plan.channel-spelling").Severity, PlanDesk.Cell(imported.The("media-plan.channel-spelling"))));
    }

    [Fact]
    public void A_channel_is_spelled_as_the_contract_spells_it()
    {
        Imported imported = PlanDesk.Read(Header + "Stock,Bretagne,TV,TF1,2026-01,1\n", PlanDesk.Contract with { Drivers = [new Driver("tv", DriverSource.Media, KnownAhead: true)] });
        Assert.Equal("tv", imported.Media[0].Row.Channel);
        Assert.Equal(Severity.Warning, imported.The("media-plan.channel-spelling").Severity);
    }
}
