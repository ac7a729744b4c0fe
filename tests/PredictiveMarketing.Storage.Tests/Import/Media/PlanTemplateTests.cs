using System.Globalization;
using System.Text;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Media;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.Media;

/// <summary>D06: a template that goes out and comes in again makes no difference.</summary>
public sealed class PlanTemplateTests
{
    private static readonly MediaRow[] Rows =
    [
        new("Stock, grand", "Bretagne", "Search", Month.Of(2026, 2), 2980.07m, MediaStatus.Planned, 140000m, 5600m, MediaLevel.Local, "V1"),
        new("Stock, grand", "Bretagne", "Search", Month.Of(2026, 3), 0m, MediaStatus.Delivered, null, null, MediaLevel.Local, null),
        new("Stock, grand", "NATIONAL", "TV", Month.Of(2026, 2), 28000m, MediaStatus.Planned, 2800000m, null, MediaLevel.National, "V1"),
    ];

    [Fact]
    public void As_a_spreadsheet_it_comes_back_unchanged()
    {
        Imported imported = PlanDesk.Read(HeldFile.Of("template.xlsx", MediaPlanTemplate.Of(Rows, "EUR")), PlanDesk.Contract);
        Assert.Equal([], imported.Findings.Where(f => f.Severity != Severity.Note).Select(f => f.ToString()));
        Assert.Equal(Rows, imported.Media.Select(m => m.Row));
    }

    [Fact]
    public void As_a_csv_it_comes_back_unchanged()
    {
        var text = new StringBuilder();
        foreach (RawRow row in MediaPlanTemplate.Of(Rows, "EUR").Rows())
            text.AppendJoin(',', row.Cells.Select(c => $"\"{c.Text}\"")).Append('\n');
        Imported imported = PlanDesk.Read(text.ToString());
        Assert.Equal([], imported.Findings.Where(f => f.Severity != Severity.Note).Select(f => f.ToString()));
        Assert.Equal(Rows, imported.Media.Select(m => m.Row));
    }

    [Fact]
    public void A_plan_that_was_read_comes_back_as_it_was_read()
    {
        MediaRow[] read = [.. PlanDesk.Read(PlanTexts.FrenchLong).Media.Select(m => m.Row)];
        Imported again = PlanDesk.Read(HeldFile.Of("template.xlsx", MediaPlanTemplate.Of(read, "EUR")), PlanDesk.Contract);
        Assert.Equal(read, again.Media.Select(m => m.Row));
    }

    [Fact]
    public void Its_header_names_every_field_that_a_flight_has()
    {
        string[] header = [.. MediaPlanTemplate.Of([], "EUR").Rows().Single().Cells.Select(c => c.Text)];
        Assert.Equal(25, header.Length);
        Assert.All(header, h => Assert.Contains(MediaPlanFields.All, f => f.Name == h));
        Assert.Contains("plan-version", header);
        Assert.Contains("buying-mode", header);
    }

    [Fact]
    public void No_synonym_leads_to_two_fields()
    {
        string[] words = [.. MediaPlanFields.All.SelectMany(f => f.Synonyms.Prepend(f.Name).Select(PlainText.Key).Distinct())];
        Assert.Equal([], words.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key));
        Assert.Equal(CultureInfo.InvariantCulture.TextInfo.ToLower(string.Concat(words)), string.Concat(words));
    }
}
