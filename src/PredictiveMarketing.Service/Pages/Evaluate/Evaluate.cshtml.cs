using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Evaluate;
using PredictiveMarketing.Forecasting.Evaluate.Power;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Pages.Evaluate;

/// <summary>Step 2 for people: are the data sets sufficient, and how small an effect could they show?</summary>
[Needs(Right.Read)]
public sealed class EvaluateModel(PlannersDesk planners, Words words, EvidenceRoom evidence, EvidencePatience patience) : PlannersPage(planners, words)
{
    public SufficiencyReport Report { get; private set; } = new([]);

    /// <summary>Of the series that was picked; null when there is none.</summary>
    public MonthGrid? Grid { get; private set; }

    public Pickers Pickers => PickersOf("/evaluate");

    /// <summary>The verdicts are still being worked out.</summary>
    public bool IsPreparing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Open())
            return NotFound();
        if (Desk is null || Desk.Keys.Count == 0)
            return Page();
        Campaign ??= Desk.Campaigns[0];
        Market ??= Desk.KeysOf(Campaign, null)[0].Market;
        Evidence found = evidence.Of(Desk.Open);
        if (await found.SufficiencyWithin(patience) is not SufficiencyReport report)
        {
            IsPreparing = true;
            return Page();
        }

        Report = report;
        SeriesKey key = new(Campaign, Market);
        if (Desk.Keys.Contains(key))
            Grid = MonthGrid.Of(found.Framed, Report, key);
        return Page();
    }

    /// <summary>The verdict on all leads: those that fail stop the training of their series.</summary>
    public Judgement Overall => Verdict.Worst(Leads.Select(d => d.Verdict)).Judgement;

    /// <summary>Worst first.</summary>
    public IReadOnlyList<DataSetSufficiency> Leads => [.. Report.DataSets.Where(d => d.DataSet == "leads").OrderByDescending(d => d.Verdict.Judgement).ThenBy(d => d.Series)];

    public string Sentence
    {
        get
        {
            int stopped = Leads.Count(d => d.Verdict.Stops), review = Leads.Count(d => d.Verdict.Judgement == Judgement.Review);
            return Words.Say(
                $"evaluate.sentence.{Overall}",
                Words.Count("evaluate.series", Leads.Count),
                Words.Count("evaluate.stopped", stopped),
                Words.Count("evaluate.review", review));
        }
    }

    /// <summary>What the history of the picked campaign can tell; null when nothing was worked out.</summary>
    public PowerStatement? Power => Report.Power.FirstOrDefault(p => p.Campaign == Campaign);

    public string Limits(PowerStatement power)
    {
        ArgumentNullException.ThrowIfNull(power);
        return power.Limits.UnivariateOnly ? Words["evaluate.limits.univariate"]
            : power.Limits.MostDrivers < int.MaxValue ? Words.Say("evaluate.limits.drivers", power.Limits.MostDrivers)
            : Words["evaluate.limits.none"];
    }

    /// <summary>What it would take to see half of the effect: more months, more markets, or merging with another driver.</summary>
    public string Half(DriverPower driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        string?[] ways =
        [
            driver.MonthsForHalf is int months ? Words.Count("evaluate.moreMonths", months) : null,
            driver.MarketsForHalf is int markets ? Words.Count("evaluate.moreMarkets", markets) : null,
            driver.MergeWith is string other ? Words.Say("evaluate.merge", other) : null,
        ];
        return string.Join(Words["evaluate.or"], ways.OfType<string>());
    }

    public string Smallest(DriverPower driver)
    {
        ArgumentNullException.ThrowIfNull(driver);
        return driver.SmallestLeads is double leads && double.IsFinite(leads) ? Words.Say("evaluate.leadsAMonth", Number(leads), Desk!.Contract.Kpi.Unit) : Words["evaluate.nothingSeen"];
    }

    /// <summary>What the checks of a data set found, each in a sentence; a pass says how many months there are. What could not be judged is named.</summary>
    public IReadOnlyList<IHtmlContent> Found(DataSetSufficiency set)
    {
        ArgumentNullException.ThrowIfNull(set);
        IHtmlContent[] found =
        [
            .. set.Checks.Where(c => c.Judged).Select(c => c.Verdict.Reason).Distinct().Select(reason => Words.Told(reason)),
            .. set.Checks.Where(c => !c.Judged).DistinctBy(c => c.Verdict.Reason).Select(c => new HtmlContentBuilder().Append(Words.Name("checkKind", c.Kind)).Append(" – ").AppendHtml(Words.Told(c.Verdict.Reason))),
        ];
        return found.Length == 0 ? [new HtmlContentBuilder().Append(Words.Count("evaluate.enough", set.Months))] : found;
    }

    public string NameOf(GridRow row) => row.Source is null ? Words["dataSet.leads"] : row.Name;

    /// <summary>A row of the grid as a sentence, for whoever does not see it.</summary>
    public string Summary(GridRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        string[] marks =
        [
            .. new[] { CellState.Missing, CellState.Provisional, CellState.Outlier, CellState.Shift, CellState.UnitBreak }
                .Where(s => row.Count(s) > 0).Select(s => Words.Say("evaluate.marked", Words[$"cellState.{s}"], MonthsOf(row, s))),
        ];
        return Words.Count("evaluate.monthsThere", row.There) + (marks.Length == 0 ? "" : $" ; {string.Join(" ; ", marks)}");
    }

    /// <summary>The months of a state: a dozen at most, the rest counted.</summary>
    public string MonthsOf(GridRow row, CellState state)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Listed([.. Grid!.Months.Where((_, i) => row.Cells[i] == state)]);
    }

    private string Listed(IReadOnlyList<Month> months)
    {
        const int most = 12;
        return string.Join(", ", months.Take(most).Select(Figures.ShortMonth)) + (months.Count > most ? $" {Words.Count("evaluate.more", months.Count - most)}" : "");
    }
}
