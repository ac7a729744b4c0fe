using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Tests.Import;

/// <summary>D06: files as planners keep them need no manual edit; the columns are found, and remembered.</summary>
public sealed class MappingTests
{
    private static readonly ImportField[] Fields =
    [
        new("channel", Required: true, ["levier", "média"]),
        new("net-budget", Required: true, ["budget net HT"]),
        new("start", Required: false, ["début"]),
    ];

    private static (ColumnMapping? Mapping, IReadOnlyList<Finding> Findings) Propose(ColumnMapping? remembered, params IReadOnlyList<IRawSheet> sheets)
    {
        var log = new FindingLog();
        ColumnMapping? mapping = MappingProposal.For(Fields, HeldFile.Of("plan.xlsx", sheets), remembered, log);
        return (mapping, [.. log.All().Where(f => f.Rule != "mapping.no-rows")]);
    }

    [Fact]
    public void Headers_are_found_under_titles_by_synonyms_without_case_accents_and_units()
    {
        (ColumnMapping? mapping, IReadOnlyList<Finding> findings) = Propose(null, HeldSheet.Of(
            "Plan", ["Plan média 2026"], [], ["DEBUT", "Levier", "Budget net HT (€)", "Commentaire"], ["2026-01-01", "TV", "12", ""]));
        Assert.Empty(findings);
        Assert.Equal((3, 1, 2, 0), (mapping!.HeaderRow, mapping.Of("channel"), mapping.Of("net-budget"), mapping.Of("start")));
        Assert.Equal(["Commentaire"], mapping.Ignored);
    }

    [Fact]
    public void A_needed_column_that_is_missing_is_named_with_what_looks_like_it()
    {
        (ColumnMapping? mapping, IReadOnlyList<Finding> findings) = Propose(null, HeldSheet.Of(null, ["levier", "budget net"]));
        Assert.Null(mapping);
        Finding missing = Assert.Single(findings);
        Assert.Equal(("mapping.column-missing", "net-budget"), (missing.Rule, missing.Place.Column));
        Assert.Contains("'budget net' looks like it", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_columns_of_the_same_name_are_an_error_when_they_are_needed()
    {
        Finding twice = Assert.Single(Propose(null, HeldSheet.Of(null, ["levier", "budget net ht", "budget net ht"])).Findings);
        Assert.Equal((Severity.Error, "mapping.header-twice"), (twice.Severity, twice.Rule));
        Assert.Contains("B and C", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_names_for_one_field_are_a_warning_that_says_which_is_used()
    {
        (ColumnMapping? mapping, IReadOnlyList<Finding> findings) = Propose(null, HeldSheet.Of(null, ["levier", "channel", "budget net ht"]));
        Assert.Equal(1, mapping!.Of("channel"));
        Assert.Equal((Severity.Warning, "mapping.field-twice"), (Assert.Single(findings).Severity, findings[0].Rule));
    }

    [Fact]
    public void The_sheet_that_fits_best_is_read_and_another_that_fits_too_is_named()
    {
        (ColumnMapping? mapping, IReadOnlyList<Finding> findings) = Propose(null,
            HeldSheet.Of("Notes", ["levier", "what"]), HeldSheet.Of("2026", ["levier", "budget net ht", "début"]), HeldSheet.Of("2025", ["levier", "budget net ht"]));
        Assert.Equal("2026", mapping!.Sheet);
        Assert.Contains("'2025'", Assert.Single(findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_rows_is_a_warning()
    {
        var log = new FindingLog();
        MappingProposal.For(Fields, HeldFile.Of("plan.xlsx", HeldSheet.Of(null, ["levier", "budget net ht"], ["", " "])), null, log);
        Assert.Equal((Severity.Warning, "mapping.no-rows"), (log.All().Single().Severity, log.All().Single().Rule));
    }

    [Fact]
    public void A_file_without_any_known_header_is_refused_once() =>
        Assert.Equal("mapping.no-header", Assert.Single(Propose(null, HeldSheet.Of(null, ["a", "b"], ["c", "d"])).Findings).Rule);

    [Fact]
    public void A_remembered_mapping_follows_its_columns()
    {
        var before = new ColumnMapping("Plan", 1, [new(0, "Canal interne", "channel"), new(1, "Montant", "net-budget")], ["x"]);
        (ColumnMapping? mapping, IReadOnlyList<Finding> findings) = Propose(before, HeldSheet.Of("Plan mars", ["titre"], ["x", "MONTANT", "canal  interne", "neu"]));
        Assert.Equal((2, 2, 1), (mapping!.HeaderRow, mapping.Of("channel"), mapping.Of("net-budget")));
        Assert.Equal("mapping.header-new", Assert.Single(findings).Rule);
    }

    [Fact]
    public void A_remembered_mapping_whose_header_is_gone_is_proposed_anew_and_says_so()
    {
        var before = new ColumnMapping(null, 1, [new(0, "Canal interne", "channel"), new(1, "Montant", "net-budget")], []);
        (ColumnMapping? mapping, IReadOnlyList<Finding> findings) = Propose(before, HeldSheet.Of(null, ["levier", "budget net ht", "Montant"]));
        Assert.Equal(1, mapping!.Of("net-budget"));
        Finding changed = Assert.Single(findings);
        Assert.Equal("mapping.changed", changed.Rule);
        Assert.Contains("'Canal interne'", changed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_merged_over_its_weeks_is_joined_with_each_of_them()
    {
        var sheet = HeldSheet.Of("Plan", ["Levier", "Janvier 2026", null, "Février 2026", null], [null, "S1", "S2", "S5", "S6"]) with
        {
            Merged = [new MergedCells(1, 2, 0, 0), new MergedCells(1, 1, 1, 2), new MergedCells(1, 1, 3, 4)],
        };
        SheetHeader header = SheetHeader.Of(sheet, 2)!;
        Assert.Equal(["Levier", "Janvier 2026 S1", "Janvier 2026 S2", "Février 2026 S5", "Février 2026 S6"], header.Names);
    }

    [Fact]
    public void In_a_text_a_year_reaches_over_the_months_to_its_right()
    {
        SheetHeader header = SheetHeader.Of(HeldSheet.Of(null, ["", "2026", "", "2027"], ["levier", "janv.", "déc.", "janv."]), 2)!;
        Assert.Equal(["levier", "2026 janv.", "2026 déc.", "2027 janv."], header.Names);
    }

    [Fact]
    public void A_title_merged_over_the_whole_table_is_no_part_of_the_header()
    {
        var sheet = HeldSheet.Of("Plan", ["Plan 2026", null], ["Levier", "Budget"]) with { Merged = [new MergedCells(1, 1, 0, 1)] };
        Assert.Equal(["Levier", "Budget"], SheetHeader.Of(sheet, 2)!.Names);
    }
}
