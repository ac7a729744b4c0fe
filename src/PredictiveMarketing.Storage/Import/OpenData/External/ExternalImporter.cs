using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.External;

/// <summary>Any table of values in time, such as a statistical office publishes: a value per row or a column per series, by month, quarter, week or day.</summary>
public sealed class ExternalImporter : IImporter
{
    public string Kind => "external";

    public IReadOnlyList<ImportField> Fields => ExternalTable.Fields;

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["name"] = "Name of the series where the file gives none; absent: the name of the source.",
        ["market"] = "The market that the values hold for where the file has no such column; absent: every market.",
        ["columns"] = "Of a table with a column per series: those to read, separated by commas; absent: all.",
        ["delay"] = "Months until a value is published; absent: 0, in its own month.",
        ["aggregate"] = "How days, weeks and quarters become months: sum, mean or last. Needed for these.",
        ["decimal"] = "point or comma, where the numbers themselves do not tell: 1,234 may be a thousand or a little more than one.",
        ["unit"] = "Unit of the values, for the data dictionary.",
    };

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        var log = new FindingLog();
        var asked = new AskedOptions(question, Kind, new Place(file.Name), log);
        string? aggregate = asked.Word("aggregate", "", ["sum", "mean", "last"]);
        if (MappedTable.Open(Kind, file, Fields, question.Mapping, log) is not { } found || ExternalTable.WithSeries(found, asked) is not { } table)
            return new Imported(Kind, question.Source, null, null, log.All());
        table.ReportStyles([ExternalTable.Month, ExternalTable.Published], [ExternalTable.Value]);
        List<Observation> observations = ExternalTable.Read(table, asked);
        var months = new ExternalMonths(table, asked, aggregate is { Length: > 0 } ? aggregate : null, table.Has(ExternalTable.Published) ? 0 : asked.Delay(0));
        Traced<ExternalRow>[] rows =
        [
            .. observations.GroupBy(o => (o.Name, o.Market)).SelectMany(g => months.Of([.. g]))
                .OrderBy(r => r.Row.Name, StringComparer.Ordinal).ThenBy(r => r.Row.Market, StringComparer.Ordinal).ThenBy(r => r.Row.Month),
        ];
        months.Report();
        if (asked["unit"] is { } unit)
            log.Note(table.Place, "external.unit", $"The values are in {unit}.");
        if (observations.Count == 0 && !log.HasErrors)
            log.Error(table.Place, "external.no-rows", "There is no value in the file.", "Export it again.");
        MonthSpan? covered = rows.Length == 0 ? null : new MonthSpan(rows.Min(r => r.Row.Month), rows.Max(r => r.Row.Month));
        return new Imported(Kind, question.Source, table.Mapping, covered, log.All()) { Externals = rows };
    }
}
