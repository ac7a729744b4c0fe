using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Forecasting.Relate;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Charts;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Schedule;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Service.Wording;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Workspaces.Contract;

namespace PredictiveMarketing.Service.Pages.Relate;

/// <summary>Step 3 for people: is each driver linked to the leads, and what was dropped although somebody may know better.</summary>
[Needs(Right.Read)]
public sealed class RelateModel(PlannersDesk planners, Words words, EvidenceRoom evidence, Store store, Bell bell) : PlannersPage(planners, words)
{
    /// <summary>What has just been done.</summary>
    [TempData]
    public string? Told { get; set; }

    /// <summary>Pictures and further evidence: the page fetches them once it stands.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Close { get; set; }

    /// <summary>All markets of the campaign beside each other: fetched once the page stands, where it was not prepared.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public RelateBoard? Board { get; private set; }

    /// <summary>Null while it is not worked out, and for a campaign in one market.</summary>
    public RelateOverview? Overview { get; private set; }

    public bool HasOverview => Desk is not null && Desk.KeysOf(Campaign, null).Count > 1;

    public IReadOnlyList<string> Refused { get; private set; } = [];

    /// <summary>What was refused, so that nobody types it again.</summary>
    public DriverForm? Form { get; private set; }

    public Pickers Pickers => PickersOf("/relate");

    public IActionResult OnGet() => Show() ? Page() : NotFound();

    [Needs(Right.Frame)]
    public IActionResult OnPostForce(DriverForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!Show())
            return NotFound();
        return string.IsNullOrWhiteSpace(form.Reason) ? Refuse(form, Words["refusal.forceReason"]) : Decide(form, form.Reason.Trim(), "relate.told.forced");
    }

    [Needs(Right.Frame)]
    public IActionResult OnPostRelease(DriverForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Show() ? Decide(form, null, "relate.told.released") : NotFound();
    }

    public string Sentence => Words.Say(
        "relate.sentence", Board!.Lines.Count, Words.Count("relate.proven", Board.Proven), Words.Count("relate.trial", Board.OnTrial), Words.Count("relate.dropped", Board.Dropped));

    /// <summary>This page with the close look.</summary>
    public string CloseAddress => Url.Page("/Relate/Relate", new { campaign = Campaign, market = Market, close = true })!;

    /// <summary>This page with all markets.</summary>
    public string AllAddress => Url.Page("/Relate/Relate", new { campaign = Campaign, market = Market, all = true })!;

    /// <summary>A driver's card in another market.</summary>
    public string CardAddress(string market, DriverEvidence driver) => Url.Page("/Relate/Relate", new { campaign = Campaign, market }) + "#" + RelateCard.IdOf(driver);

    public string Sign(int sign) => Words[sign switch { > 0 => "sign.up", < 0 => "sign.down", _ => "sign.none" }];

    /// <summary>What a small picture shows, in one sentence.</summary>
    public string Picture(RelateLine line, SmallMultiple picture)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(picture);
        return Words.Say("relate.picture", line.Evidence.Driver, picture.Points.Count, Figures.ShareDifference(picture.Slope), Figures.Difference(picture.Correlation, 2));
    }

    /// <summary>The points of a small picture as a table and to take along; null where there is no picture.</summary>
    public ChartModel? Points(RelateLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Inquiry is not { } inquiry || SmallMultiple.Of(inquiry.Months) is not { } picture)
            return null;
        LeftOver[] known = SmallMultiple.Known(inquiry.Months);
        return WithFiles(new ChartModel(
            RelateCard.IdOf(line.Evidence) + "-points",
            Picture(line, picture),
            ChartData.Scatter(
                ChartData.Labels(known.Select(m => m.Month)),
                new ChartLine(Words.Say("relate.leftDriver", line.Evidence.Driver), "", [.. known.Select(m => ChartData.Known(m.Driver))]),
                new ChartLine(Words["relate.leftLeads"], "", [.. known.Select(m => ChartData.Known(100 * m.Leads))]),
                2)));
    }

    protected override IEnumerable<ChartModel> Charts()
    {
        Close = true;
        return Show() && Board is { } board ? board.Lines.Select(Points).OfType<ChartModel>() : [];
    }

    private bool Show()
    {
        if (!Open())
            return false;
        if (Desk is null || Desk.Keys.Count == 0)
            return true;
        Campaign ??= Desk.Campaigns[0];
        Market ??= Desk.KeysOf(Campaign, null)[0].Market;
        SeriesKey key = new(Campaign, Market);
        if (Desk.Keys.Contains(key))
        {
            Evidence found = evidence.Of(Desk.Open);
            // What was prepared when the run ended is shown at once.
            Close |= found.IsInquired(key);
            Board = RelateBoard.Of(found, key, Close);
            SeriesKey[] keys = [.. found.Framed.Tables.Select(t => t.Key).Where(k => k.Campaign == Campaign)];
            if (keys.Length > 1 && (All || found.IsReviewed(keys)))
                Overview = RelateOverview.Of(found, Campaign, keys);
        }

        return true;
    }

    private IActionResult Decide(DriverForm form, string? because, string told)
    {
        if (Board?.Lines.FirstOrDefault(l => l.Evidence.Driver == form.Driver) is not { } line)
            return NotFound();
        DriverWish wish = new(line.Name, line.Source, line.Evidence.KnownAhead, because, Person.Name);
        IReadOnlyList<Finding> findings = DriverForcing.Write(store, Desk!.Open.Name, wish);
        if (findings.Count > 0)
            return Refuse(form, [.. findings.Select(f => Words.InWords(f.Message))]);
        bell.Ring();
        Told = Words.Say(told, line.Name);
        return RedirectToPage(new { campaign = Campaign, market = Market });
    }

    private PageResult Refuse(DriverForm form, params string[] reasons)
    {
        Refused = reasons;
        Form = form;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>A person's word on a driver.</summary>
public sealed record DriverForm(string? Driver, string? Reason);
