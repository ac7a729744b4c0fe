using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Import.Mapping;
using PredictiveMarketing.Storage.Import.Raw;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.OpenData.Events;

/// <summary>Goals by campaign, market and month: what was asked for.</summary>
public sealed class GoalsImporter : IImporter
{
    private const string Campaign = "campaign";
    private const string Market = "market";
    private const string At = "month";
    private const string Leads = "leads";

    public string Kind => "goals";

    public IReadOnlyList<ImportField> Fields { get; } =
    [
        new ImportField(Campaign, Required: false, ["campagne"]),
        new ImportField(Market, Required: false, ["marché", "région", "region", "ville", "city", "concession", "dealer"]),
        new ImportField(At, Required: true, ["mois", "période", "period", "date"]),
        new ImportField(Leads, Required: true, ["objectif", "objectifs", "objectif leads", "goal", "goals", "target", "cible", "nombre de leads"]),
    ];

    public IReadOnlyDictionary<string, string> Options { get; } = new Dictionary<string, string>
    {
        ["campaign"] = "The campaign of every row where the file has no such column.",
        ["market"] = "The market of every row where the file has no such column.",
    };

    public Imported Read(IRawFile file, ImportQuestion question)
    {
        var log = new FindingLog();
        var asked = new AskedOptions(question, Kind, new Place(file.Name), log);
        if (MappedTable.Open(Kind, file, Fields, question.Mapping, log) is not { } table)
            return new Imported(Kind, question.Source, null, null, log.All());
        table.ReportStyles([At], [Leads]);
        foreach (string needed in new[] { Campaign, Market }.Where(f => !table.Has(f) && asked[f] is null))
            log.Error(table.Place with { Column = needed }, $"goals.{needed}-missing", $"There is no column {needed}.", $"Add it, or give the option {needed}.");
        var rows = new List<Traced<GoalRow>>();
        var seen = new Dictionary<(SeriesKey, Month), int>();
        foreach (RawRow row in log.HasErrors ? [] : table.Rows)
        {
            if (Goal(table, row, asked) is not { } goal)
                continue;
            if (seen.TryAdd((goal.Key, goal.Month), row.Number))
                rows.Add(new Traced<GoalRow>(goal, new Trace(table.Sheet.Name, RowRanges.Of([row.Number]))));
            else
                log.Error(table.At(row, At), "goals.month-twice", $"{goal.Key}: the goal of {goal.Month} is there twice, first in row {seen[(goal.Key, goal.Month)]}.", "Keep one of the two rows.");
        }

        MonthSpan? covered = rows.Count == 0 ? null : new MonthSpan(rows.Min(r => r.Row.Month), rows.Max(r => r.Row.Month));
        return new Imported(Kind, question.Source, table.Mapping, covered, log.All()) { Goals = rows };
    }

    private static GoalRow? Goal(MappedTable table, RawRow row, AskedOptions asked)
    {
        string? campaign = table.Has(Campaign) ? table.Name(row, Campaign) : asked[Campaign];
        string? market = table.Has(Market) ? table.Name(row, Market) : asked[Market];
        Month? month = table.Month(row, At);
        double? goal = table.Amount(row, Leads);
        if (table.Cell(row, Leads).IsEmpty)
            table.Log.Error(table.At(row, Leads), "goals.empty", "The goal has no number.", "Write the number of leads asked for, or remove the row.");
        else if (goal < 0 && asked.Question.Contract.Kpi.NonNegative)
            table.Log.Error(table.At(row, Leads), "goals.negative", $"The goal is {table.Text(row, Leads)}.", "Write a number of leads that is not negative.");
        else if (campaign is not null && market is not null && month is { } known && goal is { } asking)
            return new GoalRow(new SeriesKey(campaign, market), known, asking);
        return null;
    }
}
