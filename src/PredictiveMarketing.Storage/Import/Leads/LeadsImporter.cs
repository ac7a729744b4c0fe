using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>
/// Leads from a CRM, as events or as monthly totals; which of the two is seen from the columns. A lead belongs to the month of its request, whenever it
/// was qualified. What counts is said by the contract's lead definition and label policy.
/// </summary>
public sealed class LeadsImporter : IImporter
{
    public string Kind => "leads";

    public IReadOnlyList<ImportField> Fields => LeadColumns.Both;

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        [LeadColumns.Campaign] = "campaign of the rows that name none",
        [LeadColumns.Market] = "market of the rows that name none",
        ["asof"] = "last day that the file has seen, like 2026-10-31; default: the day of the import, or the newest day of a file that ends more than a month before",
    };

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        var log = new FindingLog();
        if (Mapping(file, question, log) is not { } found)
            return new Imported(Kind, question.Source, null, null, log.All());
        var sheet = new LeadSheet(file, found.Mapping, question, log);
        Imported read = FileClock.Of(question, sheet) is { } clock
            ? found.Form == LeadForm.Events ? Events(sheet, question, clock) : Totals(sheet, question, clock)
            : new Imported(Kind, question.Source, found.Mapping, null, []);
        if (read.Leads.Count == 0 && !log.HasErrors)
            log.Error(sheet.At(null), "leads.none", "Not one lead is left.", "Look at the notes on what was left out and why.");
        return read with { Findings = log.All() };
    }

    // What is required depends on the form, and the form is seen from the columns.
    private static (ColumnMapping Mapping, LeadForm Form)? Mapping(IRawFile file, ImportQuestion question, FindingLog log)
    {
        if (MappingProposal.For(LeadColumns.Both, file, question.Mapping, new FindingLog()) is not { } glance)
        {
            MappingProposal.For(LeadColumns.Of(LeadForm.Totals), file, question.Mapping, log);
            return null;
        }

        LeadForm form = LeadColumns.FormOf(glance, file);
        IReadOnlyList<ImportField> fields = LeadColumns.Of(form);
        ColumnMapping? mapping = MappingProposal.For(fields, file, question.Mapping, log);
        string[] missing = mapping is null ? [] : [.. fields.Where(f => f.Required && mapping.Of(f.Name) < 0).Select(f => f.Name)];
        foreach (string field in missing)
            log.Error(new Place(file.Name, mapping!.HeaderRow, field, mapping.Sheet), "leads.column-missing", $"The mapping has no column for {field}.", "Choose its column in the mapping.");
        return mapping is null || missing.Length > 0 ? null : (mapping, form);
    }

    private Imported Events(LeadSheet sheet, ImportQuestion question, FileClock clock)
    {
        IReadOnlyList<LeadRecord> records = EventRows.Read(sheet);
        if (records.Count == 0)
            return new Imported(Kind, question.Source, sheet.Mapping, null, []);
        clock = clock.ForFileThatEnds(records.Max(r => r.Qualified ?? r.Requested), sheet);
        IReadOnlyList<CountedLead> counted = new LabelRules(sheet, question.Contract, clock).Apply(records);
        Month[] asked = [.. records.Where(r => r.Requested <= clock.Day).Select(r => r.Month)];
        if (counted.Count == 0 || sheet.Log.HasErrors)
            return new Imported(Kind, question.Source, sheet.Mapping, null, []);
        IReadOnlyList<MonthLeads> months = EventMonths.Of(counted, asked.Max(), sheet);
        IReadOnlyList<Traced<Forecasting.Frame.Maturity.DelayCount>> delays = DelayCells.Of(counted, months, clock.LastWhole, sheet);
        return new Imported(Kind, question.Source, sheet.Mapping, new MonthSpan(asked.Min(), asked.Max()), [])
        {
            Leads = MonthStatus.Of(months, delays, clock, sheet, question.Contract.LabelPolicy),
            Delays = delays,
        };
    }

    private Imported Totals(LeadSheet sheet, ImportQuestion question, FileClock clock)
    {
        IReadOnlyList<MonthLeads> months = new TotalRows(sheet, question.Contract, clock).Read();
        if (months.Count == 0)
            return new Imported(Kind, question.Source, sheet.Mapping, null, []);
        Month first = months.Min(m => m.Month), last = months.Max(m => m.Month);
        clock = clock.ForFileThatEnds(last.Next.FirstDay.AddDays(-1), sheet);
        return new Imported(Kind, question.Source, sheet.Mapping, new MonthSpan(first, last), [])
        {
            Leads = MonthStatus.Of(months, [], clock, sheet, question.Contract.LabelPolicy),
        };
    }
}
