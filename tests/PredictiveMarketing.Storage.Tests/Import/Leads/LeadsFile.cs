using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Leads;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.Leads;

/// <summary>A file of leads written by a test, and what the importer makes of it on 15 November 2026.</summary>
internal sealed record LeadsFile(IReadOnlyList<string> Lines)
{
    public static readonly DateOnly Today = new(2026, 11, 15);

    public LabelPolicy Policy { get; init; } = LabelPolicy.Immediate;

    public LeadDefinition? Definition { get; init; }

    public bool NonNegative { get; init; } = true;

    public Dictionary<string, string> Options { get; init; } = [];

    /// <param name="lines">The header first, cells separated by a semicolon.</param>
    public static LeadsFile Of(params string[] lines) => new(lines);

    public LeadsFile And(params string[] lines) => this with { Lines = [.. Lines, .. lines] };

    public Imported Read() => new LeadsImporter().Read(
        HeldFile.Of("crm.csv", HeldSheet.Of(null, [.. Lines.Select(l => (IReadOnlyList<string?>)l.Split(';'))])),
        new ImportQuestion("crm", Contract(), Today, null, Options));

    private FramingContract Contract() => new(
        "spring", null, null, new("leads", "leads", "acquisition", NonNegative), 6, null, Scope.Everything, Policy, Approval.ByPeople, Schedule.Default, Gates.Default, null)
    {
        LeadDefinition = Definition,
    };
}

internal static class ImportedLeads
{
    /// <summary>The leads of a month, NaN when it has no row.</summary>
    public static double In(this Imported read, string month) => read.Leads.SingleOrDefault(l => l.Row.Month == Month.Parse(month))?.Row.Leads ?? double.NaN;

    public static LeadStatus StatusOf(this Imported read, string month) => read.Leads.Single(l => l.Row.Month == Month.Parse(month)).Row.Status;

    public static Finding One(this Imported read, string rule)
    {
        Finding finding = Assert.Single(read.Findings, f => f.Rule == rule);
        Assert.Equal("crm.csv", finding.Place.File);
        Assert.NotEmpty(finding.Message);
        Assert.NotEmpty(finding.Cure);
        return finding;
    }
}
