using System.Globalization;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Tests.Import.Receptacle;

/// <summary>The smallest importer: counts rows of campaign, market, month and person; a column <c>leads</c> weighs them, <c>status</c> is taken over.</summary>
internal sealed class CountedLeads : IImporter
{
    public const string KindName = "counted";

    public string Kind => KindName;

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new("campaign", true, []), new("market", true, []), new("month", true, []), new("leads", false, []), new("status", false, []), new("person", false, ["email"], IsPerson: true),
    ];

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string> { ["campaign"] = "the campaign of rows that name none" };

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        RawRow[] rows = [.. file.Sheets[0].Rows()];
        RawRow header = rows.First(r => r.Cells.Any(c => c.Text == "month"));
        ColumnMapping mapping = question.Mapping ?? Propose(file, header);
        var findings = new List<Finding>();
        var groups = new Dictionary<(string, string, Month, LeadStatus), (double Count, List<int> Rows)>();
        foreach (RawRow row in rows.Where(r => r.Number > mapping.HeaderRow && !r.IsBlank))
        {
            if (!Month.TryParse(row[mapping.Of("month")].Text, out Month month))
            {
                findings.Add(Finding.Error(new Place(file.Name, row.Number, "month"), "counted.month", $"'{row[mapping.Of("month")].Text}' is not a month.", "Write it like 2026-03."));
                continue;
            }

            string campaign = question.Option("campaign") ?? row[mapping.Of("campaign")].Text;
            LeadStatus status = row[mapping.Of("status")].Text == "provisional" ? LeadStatus.Provisional : LeadStatus.Final;
            var key = (campaign, row[mapping.Of("market")].Text, month, status);
            (double count, List<int> from) = groups.GetValueOrDefault(key, (0, []));
            from.Add(row.Number);
            groups[key] = (count + (row[mapping.Of("leads")] is { IsEmpty: false } cell ? double.Parse(cell.Text, CultureInfo.InvariantCulture) : 1), from);
        }

        Traced<LeadRow>[] leads =
        [
            .. groups.Select(g => new Traced<LeadRow>(
                new LeadRow(new SeriesKey(g.Key.Item1, g.Key.Item2), g.Key.Item3, g.Value.Count, g.Key.Item4), new Trace(file.Sheets[0].Name, RowRanges.Of(g.Value.Rows)))),
        ];
        MonthSpan? covered = leads.Length == 0 ? null : new MonthSpan(leads.Min(l => l.Row.Month), leads.Max(l => l.Row.Month));
        return new Imported(Kind, question.Source, mapping, covered, findings) { Leads = leads };
    }

    private ColumnMapping Propose(IRawFile file, RawRow header)
    {
        MappedColumn[] columns =
        [
            .. header.Cells.Select((c, i) => (Cell: c, At: i, Field: Fields.FirstOrDefault(f => f.Name == c.Text || f.Synonyms.Contains(c.Text))))
                .Where(c => c.Field is not null).Select(c => new MappedColumn(c.At, c.Cell.Text, c.Field!.Name)),
        ];
        return new ColumnMapping(file.Sheets[0].Name, header.Number, columns, [.. header.Cells.Where((_, i) => columns.All(c => c.Column != i)).Select(c => c.Text)]);
    }
}
