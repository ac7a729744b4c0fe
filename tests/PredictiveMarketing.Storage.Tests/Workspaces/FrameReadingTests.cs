using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

public sealed class FrameReadingTests : IDisposable
{
    private readonly WrittenWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    private WorkspaceReading With(string fields) =>
        workspace.Write("frame.json", $$"""{ "name": "test", "kpi": { "name": "leads" }, "horizonMonths": 3, {{fields}} }""").Read();

    [Fact]
    public void Every_default_that_is_taken_is_named()
    {
        WorkspaceReading reading = workspace.Read();
        string[] named = [.. reading.Findings.Where(f => f.Rule == "frame.default").Select(f => f.Place.Column!).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "approval.approvers", "approval.mode", "approval.reason", "asOf", "drivers", "gates.driverSignificance", "gates.fullHistoryMonths",
                "gates.maximumMissingShare", "gates.minimumMonths", "gates.skillMargin", "kpi.nonNegative", "kpi.stage", "kpi.unit",
                "labelPolicy.maturationMonths", "need", "objective", "schedule.day", "schedule.time", "schedule.timeZone", "scope.campaigns", "scope.channels",
            ],
            named);
        FramingContract contract = reading.Workspace!.Contract;
        Assert.Equal((Schedule.Default, Approval.ByPeople, LabelPolicy.Immediate, Gates.Default),
            (contract.Schedule, contract.Approval, contract.LabelPolicy, contract.Gates));
        Assert.Null(contract.Drivers);
        Assert.Null(contract.AsOf);
        Assert.Equal(new Kpi("leads", "leads", "acquisition", NonNegative: true), contract.Kpi);
    }

    [Fact]
    public void Every_field_is_read()
    {
        workspace.Write("media_plan.csv", "campaign,market,channel,month,spend\nSpring,Paris,tv,2024-02,1\n")
            .Write("externals.csv", "name,market,month,value\nstringency,ALL,2024-02,1\n")
            .Write("frame.json", """
            {
              // a comment
              "name": "insurance-quotes", "need": "Plan TV", "objective": "Forecast quotes",
              "kpi": { "name": "quotes", "unit": "thousand quotes", "stage": "acquisition", "nonNegative": false },
              "horizonMonths": 6,
              "drivers": [ { "name": "tv", "source": "media", "knownAhead": true }, { "name": "stringency", "source": "external", "knownAhead": false }, ],
              "scope": { "campaigns": ["Spring"], "channels": ["tv"] },
              "labelPolicy": { "maturationMonths": 2 },
              "approval": { "mode": "auto", "approvers": 2, "reason": "a sample" },
              "schedule": { "day": 5, "time": "07:30", "timeZone": "America/New_York" },
              "gates": { "minimumMonths": 10, "fullHistoryMonths": 30, "maximumMissingShare": 0.5, "skillMargin": 0.02, "driverSignificance": 0.1 },
              "asOf": "2026-11", /* trailing comma */
            }
            """);
        WorkspaceReading reading = workspace.Read();
        Assert.Empty(reading.Findings);
        FramingContract contract = reading.Workspace!.Contract;
        Assert.Equal(("insurance-quotes", "Plan TV", "Forecast quotes", 6), (contract.Name, contract.Need, contract.Objective, contract.HorizonMonths));
        Assert.Equal([new Driver("tv", DriverSource.Media, true), new Driver("stringency", DriverSource.External, false)], contract.Drivers);
        Assert.Equal(new Schedule(5, new TimeOnly(7, 30), "America/New_York"), contract.Schedule);
        Assert.Equal(new Approval(ApprovalMode.Auto, 2, "a sample"), contract.Approval);
        Assert.Equal(new Gates(10, 30, 0.5, 0.02, 0.1), contract.Gates);
        Assert.Equal((new LabelPolicy(2), Month.Of(2026, 11)), (contract.LabelPolicy, contract.AsOf!.Value));
    }

    [Fact]
    public void A_missing_frame_is_an_error_and_the_tables_are_still_checked()
    {
        WorkspaceReading reading = workspace.Without("frame.json").Rows("Spring,Paris,x,1").Read();
        reading.Error("frame.missing", "frame.json", null, null);
        reading.Error("leads.month-format", "leads.csv", 2, "month");
    }

    [Fact]
    public void A_frame_without_a_KPI_is_an_error() =>
        workspace.Write("frame.json", """{ "name": "x", "horizonMonths": 3 }""").Read().Error("frame.missing-field", "frame.json", null, "kpi");

    [Fact]
    public void A_KPI_without_a_name_is_an_error_with_its_line() =>
        workspace.Write("frame.json", "{ \"name\": \"x\",\n \"kpi\": { },\n \"horizonMonths\": 3 }").Read().Error("frame.missing-field", "frame.json", 2, "kpi.name");

    [Theory]
    [InlineData("""{ "kpi": { "name": "leads" }, "horizonMonths": 3 }""", "frame.missing-field")]
    [InlineData("""{ "name": "", "kpi": { "name": "leads" }, "horizonMonths": 3 }""", "frame.empty")]
    [InlineData("""{ "name": 7, "kpi": { "name": "leads" }, "horizonMonths": 3 }""", "frame.type")]
    [InlineData("""{ "name": " x", "kpi": { "name": "leads" }, "horizonMonths": 3 }""", "frame.name")]
    public void A_frame_without_a_usable_name_is_an_error(string frame, string rule) =>
        Assert.Equal("name", workspace.Write("frame.json", frame).Read().One(rule).Place.Column);

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("\"6\"")]
    [InlineData("1e10")]
    public void A_horizon_outside_one_month_to_two_years_is_an_error(string horizon) =>
        workspace.Write("frame.json", $$"""{ "name": "x", "kpi": { "name": "leads" }, "horizonMonths": {{horizon}} }""").Read()
            .Error("frame.range", "frame.json", 1, "horizonMonths");

    [Fact]
    public void Broken_JSON_is_an_error_with_line_and_column() =>
        workspace.Write("frame.json", "{\n  \"name\": \"x\"\n  \"kpi\": {}\n}").Read().Error("frame.json", "frame.json", 3, "3");

    [Fact]
    public void Half_a_frame_is_an_error_with_a_line() =>
        Assert.Equal(2, workspace.Write("frame.json", "{\n  \"name\": \"x\",").Read().One("frame.json").Place.Row);

    [Fact]
    public void A_frame_that_is_a_list_is_an_error() => workspace.Write("frame.json", "[]").Read().Error("frame.type", "frame.json", 1, null);

    [Fact]
    public void A_field_twice_is_an_error() => With("\"name\": \"again\"").Error("frame.duplicate-field", "frame.json", null, "name");

    [Fact]
    public void An_unknown_field_is_reported_with_the_field_it_may_mean()
    {
        Finding finding = With("\"horizonMonth\": 3, \"labelPolicy\": { \"maturation\": 1 }").Findings.First(f => f.Rule == "frame.unknown-field" && f.Place.Column == "horizonMonth");
        Assert.Contains("'horizonMonths'", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Europe/Pari")]
    [InlineData("Romance Standard Time")]
    [InlineData("CEST+1")]
    public void An_unknown_time_zone_is_an_error(string zone) =>
        With($$"""
        "schedule": { "timeZone": "{{zone}}" }
        """).Error("frame.time-zone", "frame.json", 1, "schedule.timeZone");

    [Theory]
    [InlineData("6:00")]
    [InlineData("25:00")]
    [InlineData("06h00")]
    public void A_time_of_day_is_written_one_way(string time) =>
        With($$"""
        "schedule": { "time": "{{time}}" }
        """).Error("frame.time", "frame.json", 1, "schedule.time");

    [Fact]
    public void Approval_without_people_needs_a_reason() =>
        With("\"approval\": { \"mode\": \"auto\" }").Error("frame.auto-without-reason", "frame.json", 1, "approval.mode");

    [Fact]
    public void An_unknown_approval_mode_is_an_error() => With("\"approval\": { \"mode\": \"robot\" }").Error("frame.unknown-word", "frame.json", 1, "approval.mode");

    [Theory]
    [InlineData("2026/11")]
    [InlineData("nov. 2026")]
    public void A_clock_that_is_no_month_is_an_error_whose_cure_is_the_month(string asOf) =>
        Assert.Equal("Write \"2026-11\".", With($"\"asOf\": \"{asOf}\"").Error("frame.month-format", "frame.json", 1, "asOf").Cure);

    [Fact]
    public void A_driver_without_its_source_is_an_error() =>
        With("\"drivers\": [ { \"name\": \"tv\" } ]").Error("frame.missing-field", "frame.json", 1, "drivers[0].source");

    [Fact]
    public void A_driver_twice_is_an_error() =>
        With("\"drivers\": [ { \"name\": \"tv\", \"source\": \"media\" }, { \"name\": \"tv\", \"source\": \"external\" } ]").Error("frame.duplicate-driver", "frame.json", 1, "drivers[1].name");

    [Fact]
    public void A_driver_says_by_its_source_whether_it_is_known_ahead()
    {
        workspace.Write("media_plan.csv", "campaign,market,channel,month,spend\nSpring,Paris,tv,2024-02,1\n")
            .Write("externals.csv", "name,market,month,value\nprice,ALL,2024-02,1\n");
        WorkspaceReading reading = With("\"drivers\": [ { \"name\": \"tv\", \"source\": \"media\" }, { \"name\": \"price\", \"source\": \"external\" } ]");
        Assert.Equal([true, false], reading.Workspace!.Contract.Drivers!.Select(d => d.KnownAhead));
        Assert.Equal(2, reading.Findings.Count(f => f.Rule == "frame.default" && f.Place.Column!.EndsWith("knownAhead", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_driver_that_matches_no_column_is_a_warning_with_the_nearest_name()
    {
        workspace.Write("media_plan.csv", "campaign,market,channel,month,spend\nSpring,Paris,television,2024-02,1\n");
        WorkspaceReading reading = With("\"drivers\": [ { \"name\": \"televison\", \"source\": \"media\" } ]");
        Finding finding = reading.One("frame.driver-without-data");
        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("'television'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Leads_after_the_clock_are_left_out_with_a_warning()
    {
        WorkspaceReading reading = workspace.Rows("Spring,Paris,2024-01,1", "Spring,Paris,2024-02,2", "Spring,Paris,2024-03,3")
            .Write("frame.json", """{ "name": "x", "kpi": { "name": "leads" }, "horizonMonths": 3, "asOf": "2024-03" }""").Read();
        Assert.Equal(new Place("leads.csv", 4, "month"), reading.One("leads.after-clock").Place);
        Assert.Equal(Month.Of(2024, 2), reading.Workspace!.Leads.Max(l => l.Month));
    }
}
