using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.Events;

/// <summary>Strikes, outages, stock-outs, launches: in the columns of events.csv or as a planner lists them. A span becomes a row for each month that it touches.</summary>
public sealed class EventsImporter : IImporter
{
    private const string Campaign = "campaign";
    private const string Market = "market";
    private const string Start = "month";
    private const string End = "end";
    private const string What = "kind";
    private const string Comment = "comment";
    private const string Effect = "effect_known";
    private const int LongestMonths = 24;

    public string Kind => "events";

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new ImportField(Campaign, Required: false, ["campagne"]),
        new ImportField(Market, Required: false, ["marché", "région", "region", "ville", "city", "concession", "dealer"]),
        new ImportField(Start, Required: true, ["mois", "date", "début", "date de début", "du", "start", "start date", "from"]),
        new ImportField(End, Required: false, ["fin", "date de fin", "au", "end date", "to", "until"]),
        new ImportField(What, Required: true, ["type", "nature", "événement", "évènement", "event", "catégorie"]),
        new ImportField(Comment, Required: false, ["commentaire", "description", "libellé", "détail", "note", "remarque"]),
        new ImportField(Effect, Required: false, ["effet connu", "effet", "effect", "impact"]),
    ];

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["campaign"] = "The campaign of every row where the file has no such column; absent: all of them.",
        ["market"] = "The market of every row where the file has no such column; absent: all of them.",
    };

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        var log = new FindingLog();
        var asked = new AskedOptions(question, Kind, new Place(file.Name), log);
        if (MappedTable.Open(Kind, file, Fields, question.Mapping, log) is not { } table)
            return new Imported(Kind, question.Source, null, null, log.All());
        table.ReportStyles([Start, End], [Effect]);
        (string campaign, string market) = (Everywhere(table, asked, Campaign), Everywhere(table, asked, Market));
        var seen = new Dictionary<EventRow, int>();
        var rows = new List<Traced<EventRow>>();
        foreach (RawRow row in table.Rows)
        {
            foreach (EventRow happened in Months(table, row, campaign, market))
            {
                if (seen.TryAdd(happened, row.Number))
                    rows.Add(new Traced<EventRow>(happened, new Trace(table.Sheet.Name, RowRanges.Of([row.Number]))));
                else
                    log.Warning(table.At(row, What), "events.twice", $"{happened.Kind} in {happened.Month} is there twice, first in row {seen[happened]}; it is kept once.", "Remove one of the two rows.");
            }
        }

        MonthSpan? covered = rows.Count == 0 ? null : new MonthSpan(rows.Min(r => r.Row.Month), rows.Max(r => r.Row.Month));
        return new Imported(Kind, question.Source, table.Mapping, covered, log.All()) { Events = rows };
    }

    private static string Everywhere(MappedTable table, AskedOptions asked, string field)
    {
        if (!table.Has(field) && asked[field] is null)
            table.Log.Note(table.Place, $"events.every-{field}", $"There is no column {field}: the events hold for all of them.", $"Give the option {field} where they hold for one only.");
        return asked[field] ?? ExternalRow.AllMarkets;
    }

    private static IEnumerable<EventRow> Months(MappedTable table, RawRow row, string campaign, string market)
    {
        Month? first = table.Month(row, Start);
        Month? last = table.Cell(row, End).IsEmpty ? first : table.Month(row, End);
        string? what = table.Name(row, What);
        double? effect = table.Amount(row, Effect);
        if (first is not { } from || last is not { } to || what is null)
            return [];
        if (to < from)
        {
            table.Log.Error(table.At(row, End), "events.end-before-start", $"The event runs backwards, from {from} to {to}.", "Correct one of the two.");
            return [];
        }

        if (to - from >= LongestMonths)
            table.Log.Warning(table.At(row, End), "events.long", $"The event lasts {to - from + 1} months.", "Check its end; what lasts for years is a new level and no event.");
        if (effect is not null && to > from)
            table.Log.Note(table.At(row, Effect), "events.effect-of-span", $"The effect is taken as that of each of the {to - from + 1} months.", "Write a row for each month where it differs.");
        string kind = EventKinds.Of(what) ?? Own(table, row, what);
        (string inCampaign, string inMarket) = (Or(table, row, Campaign, campaign), Or(table, row, Market, market));
        return Month.Range(from, to).Select(m => new EventRow(inCampaign, inMarket, m, kind, table.Text(row, Comment).ReplaceLineEndings(" "), effect));
    }

    private static string Own(MappedTable table, RawRow row, string what)
    {
        table.Log.Note(table.At(row, What), "events.own-kind", $"'{what}' is none of {EventKinds.Known}; it is kept as written.");
        return what;
    }

    private static string Or(MappedTable table, RawRow row, string field, string otherwise)
    {
        if (!table.Has(field))
            return otherwise;
        string text = table.Text(row, field);
        if (text.Length > 0)
            return PlainText.Key(text) is "all" or "tous" or "toutes" ? ExternalRow.AllMarkets : text;
        table.Log.Note(table.At(row, field), $"events.every-{field}", $"The {field} is empty: the event holds for all of them.", "Fill it in where it holds for one only.");
        return ExternalRow.AllMarkets;
    }
}
