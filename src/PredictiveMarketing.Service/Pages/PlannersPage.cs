using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Jobs;

namespace PredictiveMarketing.Service.Pages;

/// <summary>What every page knows: the workspace on the desk, the reader's words, and how this KPI is written.</summary>
public abstract class PlannersPage(PlannersDesk planners, Words words) : PageModel
{
    // One page shows one moment of the run.
    private Agenda? agenda;

    [BindProperty(SupportsGet = true)]
    public string? Campaign { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Market { get; set; }

    /// <summary>Null while the store holds no workspace that can be read.</summary>
    public WorkspaceDesk? Desk { get; private set; }

    protected PlannersDesk Planners => planners;

    protected Words Words => words;

    /// <summary>Whoever looks at the page and is written as author of what they do on it.</summary>
    public Person Person => planners.Visit.Person;

    /// <summary>Whether the reader may do it: what they may not is not offered to them.</summary>
    public bool May(Right right) => Person.May(right);

    /// <summary>What is predicted, as a reader calls it; the unit follows where the name does not end in it.</summary>
    public string Kpi
    {
        get
        {
            if (Desk is null)
                return string.Empty;
            (string name, string unit) = (Desk.Contract.Kpi.Name, Desk.Contract.Kpi.Unit);
            string label = words.Name("kpiLabel", name);
            return name.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? Figures.Capital(label) : words.Say("kpi", Figures.Capital(label), unit);
        }
    }

    /// <summary>How far the newest run is; null before the first one.</summary>
    public CycleProgress? Progress => Agenda?.Progress;

    /// <summary>What the workspace waits for; null without one.</summary>
    public Agenda? Agenda => agenda ??= Desk is null ? null : planners.AgendaOf(Desk.Open);

    /// <summary>The name of what was picked, totals included.</summary>
    public string SeriesName => (Campaign, Market) switch
    {
        (null, null) => words["pick.total"],
        (string campaign, null) => words.Say("pick.campaign", campaign),
        (null, string market) => words.Say("pick.market", market),
        (string campaign, string market) => $"{campaign} · {market}",
    };

    public string Number(double? value) => Figures.Number(value, Desk?.Decimals ?? 0);

    public string Difference(double? value) => Figures.Difference(value, Desk?.Decimals ?? 0);

    /// <summary>The numbers of one of the page's charts as a file: <c>?handler=Chart&amp;chart=id&amp;format=csv</c>, or <c>xlsx</c>.</summary>
    public IActionResult OnGetChart(string? chart, string? format) =>
        Charts().FirstOrDefault(c => c.Id == chart) is ChartModel found && ChartExport.File(found, format, words) is FileContentResult file ? file : NotFound();

    /// <summary>The charts of the page, for their export; drawn as the page draws them, from the same address.</summary>
    protected virtual IEnumerable<ChartModel> Charts() => [];

    /// <summary>A chart with its export and its source line: workspace, data set and the day of the data.</summary>
    protected ChartModel WithFiles(ChartModel chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (Desk is null)
            return chart;
        IEnumerable<KeyValuePair<string, string?>> query =
        [
            .. HttpContext.Request.Query.Where(q => q.Key is not ("handler" or "chart" or "format" or Hosting.Visit.Query)).Select(q => new KeyValuePair<string, string?>(q.Key, q.Value)),
            new(Hosting.Visit.Query, Desk.Open.Name),
            new("handler", "Chart"),
            new("chart", chart.Id),
        ];
        return chart with
        {
            Source = words.Say("chart.sourceLine", Desk.Open.Name, Figures.LongMonth(Desk.Open.Origin), Desk.Open.DataSet.Id[..8]),
            Export = HttpContext.Request.Path + QueryString.Create(query) + "&format=",
        };
    }

    /// <summary>Opens the desk; false when what was asked for does not exist.</summary>
    protected bool Open()
    {
        Campaign = Given(Campaign);
        Market = Given(Market);
        if (planners.Visit.IsUnknown)
            return false;
        Desk = planners.Open();
        return Desk is null
            || ((Campaign is null || Desk.Campaigns.Contains(Campaign)) && (Market is null || Desk.Markets.Contains(Market)));
    }

    protected Pickers PickersOf(string path) =>
        new(path, Desk?.Campaigns ?? [], Desk?.Markets ?? [], Campaign, Market);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
