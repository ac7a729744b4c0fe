using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Media;

/// <summary>Reads a media plan, one flight per row or one column per month, into rows of media_plan.csv (D03, D04, O02).</summary>
public sealed class MediaPlanImporter : IImporter
{
    public string Kind => "media-plan";

    public IReadOnlyList<ImportField> Fields => MediaPlanFields.All;

    public IReadOnlyDictionary<string, string> Options => PlanOptions.Meanings;

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(question);
        var log = new FindingLog();
        PlanOptions options = PlanOptions.Read(question, log);
        if (Columns(file, question, log) is not var (raw, months, mapping))
            return new Imported(Kind, question.Source, null, null, log.All());
        var sheet = new PlanSheet(file, raw, mapping, months, log);
        bool clear = PlanColumns.AreEnough(sheet, options, log) & MonthColumns.AreClear(months, sheet.Header(-1), log);
        PlanColumns.Report(sheet, mapping, question.Contract.Currency, log);
        if (!clear)
            return new Imported(Kind, question.Source, mapping, null, log.All());
        var ledger = new MediaLedger(sheet, options.Rates, question.Contract.AsOf ?? Month.Of(question.Today), log);
        new PlanReading(sheet, options, question.Contract, log).Into(ledger);
        IReadOnlyList<Traced<MediaRow>> media = ledger.Rows();
        IReadOnlyList<Traced<GoalRow>> goals = options.Goals ? ledger.Goals() : [];
        PlanScope.Report(media, question.Contract.Scope, sheet, log);
        return new Imported(Kind, question.Source, mapping, ledger.Covered(), log.All()) { Media = media, Goals = goals };
    }

    private (IRawSheet Sheet, IReadOnlyList<MonthColumn> Months, ColumnMapping Mapping)? Columns(IRawFile file, ImportQuestion question, FindingLog log)
    {
        var ofMapping = new FindingLog();
        ColumnMapping? proposed = MappingProposal.For(Fields, file, MonthColumns.Without(question.Mapping), ofMapping);
        IRawSheet? sheet = proposed is null ? null : file.Sheets.First(s => s.Name == proposed.Sheet);
        (IReadOnlyList<MonthColumn> months, ColumnMapping? found) = sheet is null ? ([], null) : MonthColumns.Of(sheet, proposed!);
        // That a flowchart has other months than last time, and one year over several months, is what one expects.
        foreach (Finding finding in ofMapping.All().Where(f => f.Severity != Severity.Note || months.Count == 0 || f.Rule is not ("mapping.header-new" or "mapping.header-twice")))
            log.Add(finding);
        return found is null ? null : (sheet!, months, MonthColumns.With(found, months));
    }
}
