using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Tests.Vocabulary;

public sealed class FindingAndVerdictTests
{
    [Fact]
    public void A_finding_tells_file_row_column_rule_and_cure_in_one_line()
    {
        var finding = Finding.Error(new Place("leads.csv", Row: 17, Column: "month"), "leads.month-format", "'mars 2026' is not a month.", "Write it like 2026-03.");
        Assert.Equal("Error: leads.csv, row 17, column month: 'mars 2026' is not a month. (leads.month-format) -> Write it like 2026-03.", finding.ToString());
    }

    [Fact]
    public void A_place_names_only_what_is_known()
    {
        Assert.Equal("frame.json", new Place("frame.json").ToString());
        Assert.Equal("plan.xlsx, sheet TV, row 1204, column spend", new Place("plan.xlsx", 1204, "spend", "TV").ToString());
    }

    [Fact]
    public void Only_an_error_is_an_error()
    {
        var place = new Place("leads.csv");
        Assert.Equal([Severity.Error, Severity.Warning, Severity.Note],
            new[] { Finding.Error(place, "r", "m", "c"), Finding.Warning(place, "r", "m", "c"), Finding.Note(place, "r", "m") }.Select(f => f.Severity));
    }

    [Fact]
    public void No_evidence_is_never_a_pass()
    {
        Verdict verdict = Verdict.Worst([]);
        Assert.Equal(Judgement.Fail, verdict.Judgement);
        Assert.True(verdict.Stops);
    }

    [Fact]
    public void The_worst_verdict_wins_and_keeps_its_reason()
    {
        Assert.Equal(Verdict.Fail("one month"), Verdict.Worst([Verdict.Pass("fine"), Verdict.Fail("one month"), Verdict.Review("odd")]));
        Assert.Equal(Verdict.Review("odd"), Verdict.Worst([Verdict.Pass("fine"), Verdict.Review("odd")]));
        Assert.Equal(Verdict.Pass("fine"), Verdict.Worst([Verdict.Pass("fine")]));
    }

    [Fact]
    public void Only_a_fail_stops() =>
        Assert.Equal([false, false, true], new[] { Verdict.Pass("a"), Verdict.Review("b"), Verdict.Fail("c") }.Select(v => v.Stops));

    [Fact]
    public void Series_sort_by_campaign_and_then_market_as_their_letters_are_numbered()
    {
        SeriesKey[] keys = [new("suv", "Lyon"), new("city", "lyon"), new("city", "Paris"), new("city", "Lyon")];
        Assert.Equal(["city / Lyon", "city / Paris", "city / lyon", "suv / Lyon"], keys.Order().Select(k => k.ToString()));
        Assert.True(keys[1] < keys[0] && keys[0] > keys[1] && keys[0] >= keys[3] && keys[3] <= keys[1]);
    }
}
