using Microsoft.AspNetCore.Mvc;
using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>What a person decides on the page. Every decision goes to a ledger; a refusal keeps what was typed.</summary>
public sealed partial class OmtmModel
{
    /// <summary>The live findings of the form: a part of the page to htmx, the whole page without a script.</summary>
    [Needs(Right.Frame)]
    public IActionResult OnPostCheck(OmtmForm form)
    {
        if (!Show() || Desk is null)
            return NotFound();
        Form = form;
        Review = OmtmReview.Of(form.ToDraft(), Today);
        return Request.Headers.ContainsKey("HX-Request") ? Partial("_Smart", this) : Page();
    }

    [Needs(Right.Frame)]
    public IActionResult OnPostDraft(OmtmForm form) => Act("drafted", name =>
    {
        Form = form;
        Review = OmtmReview.Of(form.ToDraft(), Today);
        return Outcome(desk.Room.Metrics.Draft(name, form.ToDraft(), desk.Who, Today));
    });

    [Needs(Right.Frame)]
    public IActionResult OnPostActivate(long id) => Act("activated", name =>
    {
        if (Versions.FirstOrDefault(v => v.Id == id) is { } draft)
            (Form, Review) = (OmtmForm.Of(draft.Draft), OmtmReview.Of(draft.Draft, Today));
        return Outcome(desk.Room.Metrics.Activate(name, id, desk.Who, Today));
    });

    [Needs(Right.Frame)]
    public IActionResult OnPostRenew(long id, string? months, string? goal, RenewalFigures figures) => Act("renewed", name => Outcome(desk.Room.Metrics.Renew(
        name, id, new OmtmRenewal(OmtmText.Read(months) is double m and > 0 and < 100 ? (int)m : null, goal, OmtmText.Read(figures.Result), figures.Reason), (desk.Who, Today))));

    [Needs(Right.Frame)]
    public IActionResult OnPostClose(long id, string? result, string? learned) => Act("closed", name => Outcome(desk.Room.Metrics.Close(name, id, OmtmText.Read(result), (desk.Who, learned))));

    [Needs(Right.Frame)]
    public IActionResult OnPostFunnel(string?[] what, string?[] count) => Act("funnel", name =>
    {
        FunnelStage[] stages = Enum.GetValues<FunnelStage>();
        FunnelCount[] steps =
        [
            .. stages.Select((stage, i) => new FunnelCount(stage, At(what, i) ?? "", OmtmText.Read(At(count, i)), null, desk.Who))
                .Where(s => s.Count is not null || s.What.Length > 0),
        ];
        return Outcome(desk.Room.Sheets.WriteFunnel(name, steps, desk.Who));
    });

    [Needs(Right.Frame)]
    public IActionResult OnPostLine(string?[] station, string?[] capacity) => Act("line", name => Outcome(desk.Room.Sheets.WriteLine(
        name, [.. station.Select((s, i) => new StationCapacity(s?.Trim() ?? "", OmtmText.Read(At(capacity, i)) ?? double.NaN)).Where(s => s.Station.Length > 0)], desk.Who)));

    [Needs(Right.Frame)]
    public IActionResult OnPostExperiment(long omtm, ExperimentForm form) => Act("experiment", name => Outcome(desk.Room.Experiments.Add(name, omtm, form.ToExperiment(), desk.Who)));

    [Needs(Right.Frame)]
    public IActionResult OnPostStart(long id, string? note) => Act("started", name => Outcome(desk.Room.Experiments.Start(name, id, (desk.Who, note))));

    [Needs(Right.Frame)]
    public IActionResult OnPostDrop(long id, string? note) => Act("dropped", name => Outcome(desk.Room.Experiments.Drop(name, id, (desk.Who, note))));

    [Needs(Right.Frame)]
    public IActionResult OnPostFinish(long id, string? effect, string? note) => Act("finished", name => Outcome(desk.Room.Experiments.Finish(name, id, OmtmText.Read(effect), (desk.Who, note))));

    [Needs(Right.Frame)]
    public IActionResult OnPostObjective(ObjectiveForm form) => Act("objective", name =>
    {
        Wanted = form;
        return Outcome(desk.Room.Objectives.Set(name, form.ToObjective(FirstMonth), desk.Who));
    });

    [Needs(Right.Frame)]
    public IActionResult OnPostEndObjective(long id, string? result, string? note) => Act("objectiveClosed", name => Outcome(desk.Room.Objectives.Close(name, id, OmtmText.Read(result), (desk.Who, note))));

    [Needs(Right.Frame)]
    public IActionResult OnPostInitiative(string? name, string? contribution, string? cost, string? evidence) => Act("initiative", workspace => Outcome(desk.Room.Initiatives.Add(
        workspace, new Initiative(name?.Trim() ?? "", OmtmText.Read(contribution), OmtmText.ReadMoney(cost) ?? 0, evidence), desk.Who)));

    [Needs(Right.Frame)]
    public IActionResult OnPostWithdraw(long id) => Act("withdrawn", name => Outcome(desk.Room.Initiatives.Withdraw(name, id, (desk.Who, null))));

    [Needs(Right.Frame)]
    public IActionResult OnPostBudget(string? amount) => Act("budget", name => Outcome(desk.Room.Sheets.WriteBudget(name, new InitiativeBudget(OmtmText.ReadMoney(amount)), desk.Who)));

    [Needs(Right.Frame)]
    public IActionResult OnPostSegments(string? customers, int groups) => Act("segments", name =>
    {
        Pasted = customers;
        return Outcome(desk.Room.Sheets.WriteSegments(name, CustomerSegmentation.Of(CustomerList.Read(customers), groups), desk.Who));
    });

    [Needs(Right.Frame)]
    public IActionResult OnPostWatch(WatchForm form) => Act("watched", name => Outcome(desk.Room.Sheets.WriteMetrics(
        name, [.. Coverage.Metrics.Where(m => m.Name != form.Metric.Name), form.Metric], desk.Who)));

    [Needs(Right.Frame)]
    public IActionResult OnPostUnwatch(string metric) => Act("unwatched", name => Outcome(desk.Room.Sheets.WriteMetrics(name, [.. Coverage.Metrics.Where(m => m.Name != metric)], desk.Who)));

    /// <summary>The objective that was refused, so that nobody types it again.</summary>
    public ObjectiveForm? Wanted { get; private set; }

    /// <summary>The customers that were refused.</summary>
    public string? Pasted { get; private set; }

    private static string? At(string?[] texts, int i) => i < texts.Length ? texts[i]?.Trim() : null;

    private static (Refused Refused, IReadOnlyList<Finding> Findings) Outcome<T>(Answer<T> answer)
        where T : class => (answer.Refused, answer.Findings);

    private IActionResult Act(string done, Func<string, (Refused Refused, IReadOnlyList<Finding> Findings)> act)
    {
        if (!MayWrite)
            return StatusCode(StatusCodes.Status403Forbidden);
        if (!Show() || Desk is null)
            return NotFound();
        Form = Fresh();
        (Refused refused, IReadOnlyList<Finding> findings) = act(Desk.Open.Name);
        if (refused == Storage.Omtm.Refused.Not)
        {
            Told = Words.Name("omtmTold", done);
            return RedirectToPage(new { part = Part == Parts[0] ? null : Part });
        }

        Refused = [.. findings.Where(f => f.Severity == Severity.Error)];
        Response.StatusCode = refused switch
        {
            Storage.Omtm.Refused.Unknown => StatusCodes.Status404NotFound,
            Storage.Omtm.Refused.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return Page();
    }
}
