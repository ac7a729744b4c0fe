using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Desk;
using PredictiveMarketing.Service.People;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Pages.NorthStar;

/// <summary>Where pages and API look for the north star and test it on data.</summary>
public sealed class NorthStarRoom(Store store, WorkspaceRoom workspaces)
{
    public NorthStars Stars => store.NorthStars;

    /// <summary>Tests the candidate on a column; null when the workspace has none of that name.</summary>
    public NorthStarAnswer? Test(OpenWorkspace open, string column, string who)
    {
        ArgumentNullException.ThrowIfNull(open);
        return DataTest.Of(open.Tables, column) is { } test ? store.NorthStars.Test(open.Name, test, open.DataSet.Id, who) : null;
    }

    /// <summary>Where the north star stands, as a person may see it: goals and the data test are the whole company's.</summary>
    public NorthStarStanding Standing(string workspace, Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        NorthStarStanding standing = store.NorthStars.Standing(workspace);
        return person.SeesAll ? standing : standing with
        {
            Latest = standing.Latest is { } latest ? WithoutGoal(latest) : null,
            Test = null,
            Versions = [.. standing.Versions.Select(v => v with { Iteration = WithoutGoal(v.Iteration) })],
        };
    }

    /// <summary>The active north star in figures, of the markets that a person may see; null without one.</summary>
    public NorthStarFigure? Figure(OpenWorkspace open, Person person)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(person);
        return store.NorthStars.Standing(open.Name).Active is { } active ? NorthStarFigure.Of(open.Tables, active.Iteration.Draft, open.Clock, person.Markets) : null;
    }

    /// <summary>What goes wrong with the active north star; empty without one.</summary>
    public IReadOnlyList<Finding> Lint(string workspace)
    {
        NorthStarStanding standing = store.NorthStars.Standing(workspace);
        if (standing.Active is not { } active)
            return [];
        OpenWorkspace? open = workspaces.Open(workspace);
        NorthStarDraft draft = active.Iteration.Draft;
        Month[] measured = [.. open?.Tables.Externals.Where(e => e.Name == draft.Column).Select(e => e.Month) ?? []];
        Month[] changes = [.. standing.Versions.Where(v => v.Version > 1).Select(v => Month.Of(DateOnly.FromDateTime(v.At.UtcDateTime)))];
        Month now = open?.Clock ?? Month.Of(DateOnly.FromDateTime(store.Clock.GetUtcNow().UtcDateTime));
        // Teams that agreed before it became active: their word is kept with the metric.
        Team[] agreed = standing.IsSettled ? [.. Enum.GetValues<Team>().Except(NorthStarApproval.Missing([.. standing.SignOffs.Select(s => s.SignOff)]))] : Enum.GetValues<Team>();
        return NorthStarLint.Of(new NorthStarPractice(draft.Chosen ?? "", draft.Definition, agreed, measured.Length > 0 ? measured.Max() : null, changes, draft.Supporting), now);
    }
    private static NorthStarIteration WithoutGoal(NorthStarIteration iteration) => iteration with { Draft = iteration.Draft with { Goal = null } };
}
