using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.Hosting;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Pages.Omtm;

/// <summary>What the OMTM page and its API lay out: ledgers of the workspace that is asked for, its funnel and what came of its objectives.</summary>
public sealed class OmtmDesk(Store store, Visit visit)
{
    /// <summary>Months of a funnel: long enough for a rate, short enough to be today's.</summary>
    private const int FunnelMonths = 3;

    public OmtmRoom Room => store.Omtm;

    public Person Person => visit.Person;

    public string Who => visit.Person.Name;

    public OpenWorkspace? Open => visit.IsUnknown ? null : visit.Open;

    public string? Asked => visit.Asked;

    /// <summary>Asked for by name and not there.</summary>
    public bool IsUnknown => visit.IsUnknown;

    /// <summary>The day on the workspace's own clock; the first of its month where a sample's clock stands in another month.</summary>
    public DateOnly Today => Open is OpenWorkspace open ? TodayOf(store, open) : DateOnly.FromDateTime(store.Clock.GetUtcNow().UtcDateTime);

    public static DateOnly TodayOf(Store store, OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(open);
        var day = DateOnly.FromDateTime(WorkspaceRoom.Local(open.Tables.Contract, store.Clock.GetUtcNow()).DateTime);
        return Month.Of(day) == open.Clock ? day : open.Clock.FirstDay;
    }

    /// <summary>The north star in force, which a team's metric serves; null while none was decided.</summary>
    public NorthStarVersion? NorthStarOf(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return store.NorthStars.Standing(open.Name).Active;
    }

    /// <summary>The last final months, which the funnel counts.</summary>
    public static IReadOnlyList<Month> MonthsOf(OpenWorkspace open) => [.. Month.Range(open.Origin.Plus(1 - FunnelMonths), open.Origin)];

    /// <summary>The steps that the data hold, completed and corrected by what was typed in.</summary>
    public Funnel FunnelOf(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        // What was typed in counts every market: beside the leads of a few it would say something else.
        FunnelCount[] typed = Person.SeesAll ? Room.Sheets.Funnel(open.Name)?.Content ?? [] : [];
        return Funnel.Of([.. WorkspaceFunnel.Of(open.Tables, MonthsOf(open), Person.Markets).Where(d => !typed.Any(t => t.Stage == d.Stage && t.What == d.What)), .. typed]);
    }

    public IReadOnlyDictionary<Month, double> ActualsOf(OpenWorkspace open, ObjectiveKind kind)
    {
        ArgumentNullException.ThrowIfNull(open);
        return WorkspaceActuals.Of(open.Tables, ObjectiveTemplate.Of(kind), open.Clock, Person.Markets);
    }

    public InitiativeRanking RankingOf(OpenWorkspace open)
    {
        ArgumentNullException.ThrowIfNull(open);
        return InitiativeRanking.Of(Room.Initiatives.Open(open.Name).Select(i => i.Initiative), Room.Sheets.Budget(open.Name)?.Content.Amount);
    }
}
