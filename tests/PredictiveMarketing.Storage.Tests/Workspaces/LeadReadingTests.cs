using System.Text;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Workspaces;

public sealed class LeadReadingTests : IDisposable
{
    private readonly WrittenWorkspace workspace = new();

    public void Dispose() => workspace.Dispose();

    [Fact]
    public void Two_files_are_enough()
    {
        WorkspaceReading reading = workspace.Read();
        reading.IsClean();
        Assert.Equal(24, reading.Workspace!.Leads.Count);
        Assert.Equal(new LeadRow(new SeriesKey("Spring", "Paris"), Month.Of(2024, 1), 100, LeadStatus.Final), reading.Workspace.Leads[0]);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_one_finding()
    {
        WorkspaceReading reading = WorkspaceReader.Read(Path.Combine(workspace.Folder, "nowhere"));
        Assert.Equal("workspace.folder-missing", Assert.Single(reading.Findings).Rule);
        Assert.Null(reading.Workspace);
    }

    [Fact]
    public void A_missing_leads_file_is_an_error_that_names_a_file_that_looks_like_it()
    {
        Finding finding = workspace.Without("leads.csv").Write("lead.csv", "x").Read().Error("leads.missing", "leads.csv", null, null);
        Assert.Contains("lead.csv", finding.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n \n")]
    public void An_empty_file_is_an_error(string text) => workspace.Write("leads.csv", text).Read().Error("leads.empty", "leads.csv", null, null);

    [Fact]
    public void A_header_without_a_row_is_an_error() =>
        workspace.Write("leads.csv", "campaign,market,month,leads\n").Read().Error("leads.header-only", "leads.csv", 1, null);

    [Fact]
    public void A_wrong_header_is_an_error_that_names_the_nearest_column()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", "campaign,market,month,laeds\nSpring,Paris,2024-01,1\n").Read();
        Finding finding = reading.Error("leads.column-missing", "leads.csv", 1, "leads");
        Assert.Contains("'laeds' looks like it", finding.Message, StringComparison.Ordinal);
        Assert.Equal("Rename it to 'leads'.", finding.Cure);
    }

    [Fact]
    public void Rows_under_a_wrong_header_are_checked_all_the_same()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", "campaign,market,month,laeds\nSpring,Paris,2024-1,1\n").Read();
        reading.Error("leads.month-format", "leads.csv", 2, "month");
    }

    [Fact]
    public void A_first_row_that_is_no_header_is_reported_once_per_column_and_no_row_is_read()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", "Spring,Paris,2024-1,12\nSpring,Paris,2024-2,13\n").Read();
        Assert.Equal(4, reading.Findings.Count(f => f.Rule == "leads.column-missing"));
        Assert.DoesNotContain(reading.Findings, f => f.Rule == "leads.month-format");
    }

    [Fact]
    public void A_column_twice_is_an_error() =>
        workspace.Write("leads.csv", "campaign,market,month,leads,Leads\nSpring,Paris,2024-01,1,2\n").Read().Error("leads.column-twice", "leads.csv", 1, "Leads");

    [Theory]
    [InlineData("03/2026", "Write 2026-03.")]
    [InlineData("2026-3", "Write 2026-03.")]
    [InlineData("mars 2026", "Write 2026-03.")]
    [InlineData("2026-03-01", "Write 2026-03.")]
    [InlineData("01/03/2026", "Write 2026-03.")]
    [InlineData("Mar-26", "Write 2026-03.")]
    [InlineData("août 2026", "Write 2026-08.")]
    [InlineData("juillet 2026", "Write 2026-07.")]
    [InlineData("juin 2026", "Write 2026-06.")]
    [InlineData("202603", "Write 2026-03.")]
    [InlineData("2026-13", "Write it like 2026-03.")]
    [InlineData("spring", "Write it like 2026-03.")]
    [InlineData("", "Write it like 2026-03.")]
    public void A_month_written_otherwise_is_an_error_whose_cure_is_the_month(string written, string cure)
    {
        Finding finding = workspace.Rows("Spring,Paris,2024-01,1", $"Spring,Paris,{written},1").Read().Error("leads.month-format", "leads.csv", 3, "month");
        Assert.Equal(cure, finding.Cure);
    }

    [Fact]
    public void A_month_in_the_year_202_is_an_error() =>
        workspace.Rows("Spring,Paris,0202-01,1").Read().Error("leads.month-range", "leads.csv", 2, "month");

    [Fact]
    public void A_month_twice_is_an_error_with_both_rows()
    {
        WorkspaceReading reading = workspace.Rows("Spring,Paris,2024-01,1", "Spring,Paris,2024-02,2", "Spring,Paris,2024-01,3").Read();
        Assert.Contains("first in row 2", reading.Error("leads.month-twice", "leads.csv", 4, "month").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_is_a_warning_and_stays_a_gap()
    {
        WorkspaceReading reading = workspace.Rows("Spring,Paris,2024-01,1", "Spring,Paris,2024-02,2", "Spring,Paris,2024-05,3").Read();
        Finding gap = reading.One("leads.gap");
        Assert.Equal((Severity.Warning, new Place("leads.csv", 4, "month")), (gap.Severity, gap.Place));
        Assert.Contains("2024-03 to 2024-04 are missing (2 months)", gap.Message, StringComparison.Ordinal);
        Assert.Equal(3, reading.Workspace!.Leads.Count);
    }

    [Fact]
    public void Series_that_start_apart_have_no_gap() =>
        workspace.Rows("Spring,Paris,2024-01,1", "Spring,Paris,2024-02,2", "Spring,Lyon,2024-05,3").Read().IsClean();

    [Fact]
    public void Negative_leads_are_an_error_by_default() =>
        workspace.Rows("Spring,Paris,2024-01,-5").Read().Error("leads.negative", "leads.csv", 2, "leads");

    [Fact]
    public void Negative_leads_are_read_where_the_contract_allows_them()
    {
        workspace.Write("frame.json", """{ "name": "net", "kpi": { "name": "net leads", "nonNegative": false }, "horizonMonths": 3 }""");
        WorkspaceReading reading = workspace.Rows("Spring,Paris,2024-01,-5").Read();
        reading.IsClean();
        Assert.Equal(-5, reading.Workspace!.Leads[0].Leads);
    }

    [Theory]
    [InlineData("twelve", "leads.not-a-number")]
    [InlineData("1 234", "leads.not-a-number")]
    [InlineData("12 ", "leads.not-a-number")]
    [InlineData("12€", "leads.not-a-number")]
    [InlineData("NaN", "leads.not-finite")]
    [InlineData("Infinity", "leads.not-finite")]
    [InlineData("-∞", "leads.not-finite")]
    [InlineData("1e999", "leads.not-finite")]
    [InlineData("1e308", "leads.too-large")]
    public void What_is_not_a_usable_number_is_an_error(string written, string rule) =>
        workspace.Rows($"Spring,Paris,2024-01,{written}").Read().Error(rule, "leads.csv", 2, "leads");

    [Fact]
    public void A_quoted_decimal_comma_is_an_error_whose_cure_has_the_point() =>
        Assert.Equal("Write 12.5.", workspace.Rows("Spring,Paris,2024-01,\"12,5\"").Read().Error("leads.decimal-comma", "leads.csv", 2, "leads").Cure);

    [Fact]
    public void An_unquoted_decimal_comma_makes_one_cell_too_many()
    {
        Finding finding = workspace.Rows("Spring,Paris,2024-01,12,5").Read().Error("leads.too-many-cells", "leads.csv", 2, null);
        Assert.Contains("12.5, not 12,5", finding.Cure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(";", "semicolons")]
    [InlineData("\t", "tabs")]
    public void A_file_with_another_separator_is_one_error(string separator, string called)
    {
        WorkspaceReading reading = workspace.Write("leads.csv", WrittenWorkspace.Leads(12).Replace(",", separator, StringComparison.Ordinal)).Read();
        Finding finding = reading.Error("leads.separator", "leads.csv", 1, null);
        Assert.Contains(called, finding.Message, StringComparison.Ordinal);
        Assert.Contains("12.5, not 12,5", finding.Cure, StringComparison.Ordinal);
        Assert.Single(reading.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_header() =>
        workspace.Write("leads.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(WrittenWorkspace.Leads(24))]).Read().IsClean();

    [Fact]
    public void Windows_line_ends_are_read_alike()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", WrittenWorkspace.Leads(24).ReplaceLineEndings("\r\n")).Read();
        reading.IsClean();
        Assert.Equal(24, reading.Workspace!.Leads.Count);
    }

    [Fact]
    public void Another_encoding_is_an_error_with_the_row_of_the_first_accent() =>
        workspace.Write("leads.csv", Encoding.Latin1.GetBytes("campaign,market,month,leads\nÉté,Paris,2024-01,1\n")).Read().Error("leads.encoding", "leads.csv", 2, null);

    [Fact]
    public void Sixteen_bit_text_is_an_error() =>
        workspace.Write("leads.csv", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(WrittenWorkspace.Leads(2))]).Read().Error("leads.encoding", "leads.csv", null, null);

    [Fact]
    public void The_order_and_case_of_columns_are_free()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", "LEADS,Month,market,Campaign\n7,2024-01,Paris,Spring\n").Read();
        reading.IsClean();
        Assert.Equal(7, reading.Workspace!.Leads[0].Leads);
    }

    [Fact]
    public void An_unknown_column_is_kept_and_reported()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", "campaign,market,month,leads,dealer\nSpring,Paris,2024-01,1,Nord\nSpring,Paris,2024-02,2,\n").Read();
        Assert.Equal(Severity.Note, reading.One("leads.column-unknown").Severity);
        ExtraColumn extra = Assert.Single(reading.ExtraColumns);
        Assert.Equal(("leads.csv", "dealer"), (extra.File, extra.Name));
        Assert.Equal(["Nord", ""], extra.Values);
    }

    [Fact]
    public void An_unknown_status_is_an_error_that_proposes_the_known_one()
    {
        WorkspaceReading reading = workspace.Write("leads.csv", "campaign,market,month,leads,status\nSpring,Paris,2024-01,1,provisionnal\n").Read();
        Assert.Contains("'provisional'", reading.Error("leads.status-unknown", "leads.csv", 2, "status").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provisional_month_before_a_final_one_is_a_warning()
    {
        WorkspaceReading reading = workspace.Write("leads.csv",
            "campaign,market,month,leads,status\nSpring,Paris,2024-01,1,final\nSpring,Paris,2024-02,1,provisional\nSpring,Paris,2024-03,1,\nSpring,Paris,2024-04,1,provisional\n").Read();
        Finding finding = reading.One("leads.provisional-middle");
        Assert.Equal((Severity.Warning, new Place("leads.csv", 3, "status")), (finding.Severity, finding.Place));
        Assert.Equal(2, reading.Workspace!.Leads.Count(l => l.Status == LeadStatus.Provisional));
    }

    [Fact]
    public void An_empty_cell_is_a_warning_and_the_month_is_missing()
    {
        WorkspaceReading reading = workspace.Rows("Spring,Paris,2024-01,1", "Spring,Paris,2024-02,", "Spring,Paris,2024-03,3").Read();
        Assert.Equal(Severity.Warning, reading.One("leads.empty").Severity);
        Assert.Equal(2, reading.Workspace!.Leads.Count);
    }

    [Fact]
    public void Rows_without_any_number_are_an_error() =>
        workspace.Rows("Spring,Paris,2024-01,", "Spring,Paris,2024-02,").Read().Error("leads.none-left", "leads.csv", null, null);

    [Fact]
    public void A_space_around_a_name_is_an_error_because_it_would_be_another_market() =>
        workspace.Rows("Spring,Paris ,2024-01,1").Read().Error("leads.name-spaces", "leads.csv", 2, "market");

    [Fact]
    public void Markets_that_differ_in_case_only_are_a_warning() =>
        Assert.Equal(new Place("leads.csv", 3, "market"), workspace.Rows("Spring,Paris,2024-01,1", "Spring,paris,2024-01,1").Read().One("leads.market-case").Place);

    [Fact]
    public void A_market_named_ALL_beside_others_is_an_error_because_it_is_the_name_of_the_total()
    {
        workspace.Rows("Spring,Paris,2024-01,1", "Spring,ALL,2024-01,1").Read().Error("leads.market-all", "leads.csv", 3, "market");
        workspace.Rows("Spring,ALL,2024-01,1").Read().IsClean();
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_an_error() =>
        workspace.Rows("Spring,\"Paris,2024-01,1", "Spring,Lyon,2024-01,1").Read().Error("leads.line-break", "leads.csv", 2, "market");

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_shows_them_blank_lines_included() =>
        workspace.Rows("Spring,Paris,2024-01,1", "", ",,,", "Spring,Paris,2024-02,x").Read().Error("leads.not-a-number", "leads.csv", 5, "leads");

    [Theory]
    [InlineData(1)]
    [InlineData(11)]
    public void A_short_history_is_read_and_left_to_the_evaluation(int months)
    {
        WorkspaceReading reading = workspace.Write("leads.csv", WrittenWorkspace.Leads(months)).Read();
        reading.IsClean();
        Assert.Equal(months, reading.Workspace!.Leads.Count);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("50")]
    public void A_constant_series_is_read_as_it_is(string constant)
    {
        WorkspaceReading reading = workspace.Write("leads.csv", WrittenWorkspace.Leads(24, _ => constant)).Read();
        reading.IsClean();
        Assert.Single(reading.Workspace!.Leads.Select(l => l.Leads).Distinct());
    }

    [Fact]
    public void All_mistakes_come_at_once()
    {
        WorkspaceReading reading = workspace.Write("frame.json", "{ \"name\": \"x\", \"horizonMonths\": 0 }")
            .Rows("Spring,Paris,2024-1,x", ",Paris,2024-02,1")
            .Write("media_plan.csv", "campaign,market,channel,month,spend\nSpring,Paris,tv,2024-02,-1\n").Read();
        string[] rules = [.. reading.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule).Order(StringComparer.Ordinal)];
        Assert.Equal(["frame.missing-field", "frame.range", "leads.month-format", "leads.name-missing", "leads.not-a-number", "media_plan.negative"], rules);
    }

    [Fact]
    public void A_workspace_with_errors_has_no_version() =>
        Assert.Throws<InvalidOperationException>(() => workspace.Without("leads.csv").Read().Version);
}
