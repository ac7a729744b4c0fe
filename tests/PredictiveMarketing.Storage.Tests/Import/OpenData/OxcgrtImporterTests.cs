using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.OpenData.Covid;

namespace PredictiveMarketing.Storage.Tests.Import.OpenData;

/// <summary>D03: the Oxford tracker of government responses, national total only.</summary>
public sealed class OxcgrtImporterTests
{
    private const string Header = "CountryName;CountryCode;RegionName;RegionCode;Jurisdiction;Date;StringencyIndex_Average;GovernmentResponseIndex_Average";

    private static readonly OxcgrtImporter Importer = new();

    [Fact]
    public void A_month_is_the_mean_of_its_days_of_the_national_total()
    {
        // February 2021: 7 days at 60.19 and 21 at 63.89 are (421.33 + 1341.69) / 28 = 62.965.
        string[] days = [.. Enumerable.Range(1, 28).Select(d => $"France;FRA;;;NAT_TOTAL;202102{d:00};{(d <= 7 ? "60.19" : "63.89")};55")];
        string[] parts = [.. Enumerable.Range(1, 28).Select(d => $"United States;USA;Texas;US_TX;STATE_TOTAL;202102{d:00};10;10")];
        Imported imported = Importer.Read(Asked.File([Header, .. days, .. parts]), ("country", "FRA"));
        Assert.Empty(imported.Errors());
        Assert.Equal("2021-02=62.965", imported.Months("stringency_index"));
        Assert.Equal("2-29", Assert.Single(imported.Externals).Trace.Rows.ToString());
        Assert.Equal(Severity.Warning, imported.One("covid-oxcgrt.series-ended").Severity);
    }

    [Fact]
    public void States_of_the_chosen_country_are_left_out_with_a_note()
    {
        string[] days = [.. Enumerable.Range(1, 28).SelectMany(d => new[] { $"United States;USA;;;NAT_TOTAL;202102{d:00};70;1", $"United States;USA;Texas;US_TX;STATE_TOTAL;202102{d:00};10;1" })];
        Imported imported = Importer.Read(Asked.File([Header, .. days]), ("country", "United States"), ("columns", "stringency_index,government_response_index"));
        Assert.Equal("2021-02=70", imported.Months("stringency_index"));
        Assert.Equal("2021-02=1", imported.Months("government_response_index"));
        Assert.StartsWith("28 rows", imported.One("covid-oxcgrt.parts-left-out").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Earlier_files_with_one_index_are_understood()
    {
        string[] days = [.. Enumerable.Range(1, 28).Select(d => $"France;FRA;;;NAT_TOTAL;202102{d:00};64")];
        Assert.Equal("2021-02=64", Importer.Read(Asked.File(["CountryName;CountryCode;RegionName;RegionCode;Jurisdiction;Date;StringencyIndex", .. days])).Months("stringency_index"));
    }
}
