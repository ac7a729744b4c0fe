using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

public sealed class PlanReadingTests : IDisposable
{
    private const string Header = "campaign,market,channel,month,spend";
    private readonly WrittenWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    private WorkspaceReading Plan(string header, params string[] rows) =>
        workspace.Write("media_plan.csv", header + "\n" + string.Join('\n', rows) + "\n").Read();

    [Fact]
    public void A_line_is_delivered_up_to_the_last_leads_and_planned_after()
    {
        WorkspaceReading reading = Plan(Header, "Spring,Paris,tv,2025-12,10.50", "Spring,Paris,tv,2026-01,11");
        reading.IsClean();
        Assert.Equal([MediaStatus.Delivered, MediaStatus.Planned], reading.Workspace!.Media.Select(m => m.Status));
        Assert.Equal(10.5m, reading.Workspace.Media[0].Spend);
    }

    [Fact]
    public void Every_column_of_a_line_is_read()
    {
        WorkspaceReading reading = Plan(Header + ",status,impressions,clicks,level,plan_version", "Spring,NATIONAL,tv,2025-12,10,planned,1000,20,national,v2");
        reading.IsClean();
        Assert.Equal(
            new MediaRow("Spring", "NATIONAL", "tv", Month.Of(2025, 12), 10m, MediaStatus.Planned, 1000m, 20m, MediaLevel.National, "v2"),
            Assert.Single(reading.Workspace!.Media));
    }

    [Fact]
    public void A_channel_that_the_frame_does_not_name_is_a_warning()
    {
        workspace.Write("frame.json", """{ "name": "x", "kpi": { "name": "leads" }, "horizonMonths": 3, "drivers": [ { "name": "search", "source": "media" } ] }""");
        WorkspaceReading reading = Plan(Header, "Spring,Paris,search,2024-02,1", "Spring,Paris,podcast,2024-02,1", "Spring,Paris,podcast,2024-03,1");
        Finding finding = reading.One("media_plan.not-a-driver");
        Assert.Equal((Severity.Warning, new Place("media_plan.csv", 3, "channel")), (finding.Severity, finding.Place));
    }

    [Fact]
    public void The_national_part_of_a_channel_may_be_a_driver()
    {
        workspace.Write("frame.json", """{ "name": "x", "kpi": { "name": "leads" }, "horizonMonths": 3, "drivers": [ { "name": "tv (national)", "source": "media" } ] }""");
        Plan(Header + ",level", "Spring,NATIONAL,tv,2024-02,1,national").IsClean();
    }

    [Fact]
    public void One_television_line_among_ten_is_listed_out_of_scope_and_not_used()
    {
        workspace.Write("frame.json", """{ "name": "x", "kpi": { "name": "leads" }, "horizonMonths": 3, "scope": { "channels": ["search", "social", "display"] } }""");
        string[] lines =
        [
            .. Enumerable.Range(1, 3).SelectMany(m => new[] { "search", "social", "display" }.Select(c => $"Spring,Paris,{c},2024-0{m},5")),
            "Spring,Paris,tv,2024-02,5",
        ];
        WorkspaceReading reading = Plan(Header, lines);
        Finding finding = reading.One("media_plan.out-of-scope");
        Assert.Equal((Severity.Note, new Place("media_plan.csv", 11)), (finding.Severity, finding.Place));
        Assert.Equal(9, reading.Workspace!.Media.Count);
        Assert.DoesNotContain(reading.Workspace.Media, m => m.Channel == "tv");
    }

    [Fact]
    public void A_scope_that_covers_no_campaign_is_an_error()
    {
        workspace.Write("frame.json", """{ "name": "x", "kpi": { "name": "leads" }, "horizonMonths": 3, "scope": { "campaigns": ["spring"] } }""");
        WorkspaceReading reading = workspace.Read();
        Assert.Contains("'Spring'", reading.One("frame.scope-unknown").Message, StringComparison.Ordinal);
        reading.Error("frame.scope-empty", "frame.json", null, "scope.campaigns");
    }

    [Theory]
    [InlineData("Sprung,Paris,tv,2024-02,1", "media_plan.unknown-campaign", "campaign", "'Spring'")]
    [InlineData("Spring,Parys,tv,2024-02,1", "media_plan.unknown-market", "market", "'Paris'")]
    public void A_line_of_a_campaign_or_market_without_leads_is_a_warning_with_the_nearest_name(string line, string rule, string column, string near)
    {
        Finding finding = Plan(Header, line).One(rule);
        Assert.Equal((Severity.Warning, new Place("media_plan.csv", 2, column)), (finding.Severity, finding.Place));
        Assert.Contains(near, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_national_line_in_one_market_is_an_error() =>
        Plan(Header + ",level", "Spring,Paris,tv,2024-02,1,national").Error("media_plan.national-market", "media_plan.csv", 2, "market");

    [Fact]
    public void A_line_of_the_market_NATIONAL_without_its_level_is_an_error() =>
        Plan(Header, "Spring,NATIONAL,tv,2024-02,1").Error("media_plan.national-level", "media_plan.csv", 2, "market");

    [Theory]
    [InlineData("Spring,Paris,tv,2024-02,-1", "media_plan.negative")]
    [InlineData("Spring,Paris,tv,2024-02,", "media_plan.spend-empty")]
    [InlineData("Spring,Paris,tv,2024-02,\"1,5\"", "media_plan.decimal-comma")]
    [InlineData("Spring,Paris,tv,2024-02,NaN", "media_plan.not-finite")]
    [InlineData("Spring,Paris,tv,2024-02,1e308", "media_plan.too-large")]
    public void A_spend_that_is_no_amount_is_an_error(string line, string rule) => Plan(Header, line).Error(rule, "media_plan.csv", 2, "spend");

    [Fact]
    public void A_spend_in_scientific_writing_is_exact() => Assert.Equal(1500m, Plan(Header, "Spring,Paris,tv,2024-02,1.5e3").Workspace!.Media[0].Spend);

    [Theory]
    [InlineData("status", "delivred", "'delivered'")]
    [InlineData("level", "nationl", "'national'")]
    public void An_unknown_word_is_an_error_that_proposes_the_known_one(string column, string word, string proposed) =>
        Assert.Contains(proposed, Plan($"{Header},{column}", $"Spring,Paris,tv,2024-02,1,{word}").Error($"media_plan.{column}-unknown", "media_plan.csv", 2, column).Message, StringComparison.Ordinal);

    [Fact]
    public void A_line_twice_is_an_error() =>
        Plan(Header, "Spring,Paris,tv,2024-02,1", "Spring,Paris,tv,2024-02,2").Error("media_plan.line-twice", "media_plan.csv", 3, "month");

    [Fact]
    public void Two_versions_of_the_plan_and_its_delivery_may_stand_side_by_side() =>
        Plan(Header + ",status,plan_version", "Spring,Paris,tv,2024-02,1,planned,v1", "Spring,Paris,tv,2024-02,2,planned,v2", "Spring,Paris,tv,2024-02,2,delivered,").IsClean();

    [Fact]
    public void An_optional_file_with_a_header_only_is_a_note() => Assert.Equal(Severity.Note, Plan(Header).One("media_plan.header-only").Severity);

    [Fact]
    public void An_external_for_all_markets_is_read_and_one_for_an_unknown_market_is_a_warning()
    {
        workspace.Write("externals.csv", "name,market,month,value,published\nprice,ALL,2024-01,1.5,2024-02\nprice,Berlin,2024-01,1.5,\n");
        WorkspaceReading reading = workspace.Read();
        Assert.Equal(new Place("externals.csv", 3, "market"), reading.One("externals.unknown-market").Place);
        Assert.Contains(new ExternalRow("price", "ALL", Month.Of(2024, 1), 1.5, Month.Of(2024, 2)), reading.Workspace!.Externals);
    }

    [Fact]
    public void An_external_may_be_negative()
    {
        WorkspaceReading reading = workspace.Write("externals.csv", "name,market,month,value\ntrend,ALL,2024-01,-1.5\n").Read();
        reading.IsClean();
        Assert.Equal(-1.5, Assert.Single(reading.Workspace!.Externals).Value);
    }

    [Fact]
    public void An_external_twice_is_an_error() =>
        workspace.Write("externals.csv", "name,market,month,value,published\nprice,ALL,2024-01,1,2024-01\nprice,ALL,2024-01,2,2024-03\n").Read().Error("externals.month-twice", "externals.csv", 3, "month");

    [Fact]
    public void Events_and_goals_are_read()
    {
        workspace.Write("events.csv", "campaign,market,month,kind,comment,effect_known\nALL,Paris,2024-03,strike,\"rail, three weeks\",-12.5\n")
            .Write("goals.csv", "campaign,market,month,leads\nSpring,Paris,2026-01,150\n");
        WorkspaceReading reading = workspace.Read();
        reading.IsClean();
        Assert.Equal(new EventRow("ALL", "Paris", Month.Of(2024, 3), "strike", "rail, three weeks", -12.5), Assert.Single(reading.Workspace!.Events));
        Assert.Equal(new GoalRow(new SeriesKey("Spring", "Paris"), Month.Of(2026, 1), 150), Assert.Single(reading.Workspace.Goals));
    }

    [Fact]
    public void A_goal_without_leads_is_a_warning() =>
        Assert.Equal(Severity.Warning, workspace.Write("goals.csv", "campaign,market,month,leads\nSpring,Berlin,2026-01,150\n").Read().One("goals.unknown-series").Severity);
}
