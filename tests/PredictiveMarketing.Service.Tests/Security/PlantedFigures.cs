using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Frame.Objectives;
using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Boards;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Framing;
using PredictiveMarketing.Storage.Omtm;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>Figures, goals and money of the whole company, each a number that nothing else in the workspace can be: 7,315,9xx.</summary>
internal static partial class PlantedFigures
{
    private const int First = 7_315_900;

    /// <summary>What belongs to the whole company and is measured every month.</summary>
    public static readonly IReadOnlyList<string> Columns = ["revenue", "ga4_sessions", "answered"];

    /// <summary>One of the numbers in a text, however a language groups digits, or a sum of three or of twelve of them; null: none.</summary>
    public static string? In(string text) => Planted().Match(text) is { Success: true } match ? text[Math.Max(0, match.Index - 60)..Math.Min(text.Length, match.Index + 30)] : null;

    /// <summary>Adds the monthly figures of all markets to a workspace's folder.</summary>
    public static string WriteInto(string folder)
    {
        StringBuilder rows = new("name,market,month,value\n");
        foreach (Month month in Month.Range(SmallWorkspace.Clock.Plus(-40), SmallWorkspace.Clock.Previous))
        {
            for (int column = 0; column < Columns.Count; column++)
                rows.Append(CultureInfo.InvariantCulture, $"{Columns[column]},ALL,{month},{First + ((month - Month.Of(2022, 1)) * (13 + (7 * column)) % 97)}\n");
        }

        File.WriteAllText(Path.Combine(folder, "externals.csv"), rows.ToString());
        return folder;
    }

    /// <summary>Writes goals and money: north star, team metric, objective, initiative with its budget, typed-in counts, and a board's own target.</summary>
    public static void KeepIn(Store store, string workspace)
    {
        DateOnly today = SmallWorkspace.Clock.FirstDay;
        NorthStarDraft star = new()
        {
            ValueProposition = "The car you want, near you, today",
            Jobs = ["When my car breaks down I want another one this week"],
            Whys = ["They found it at once", "The stock was right", "Dealers update it daily", "They are paid for it", "It sells cars"],
            Candidates = [new("requests answered within a day", 5, 4), new("test drives", 4, 3)],
            Chosen = "requests answered within a day",
            Definition = "number of requests answered within 24 hours, per month",
            Criteria = [.. Criteria.All.Select(c => new CriterionEvidence(c, true, $"we know that it is {c}"))],
            Column = "answered",
            Goal = First + 50,
            Supporting = ["cost per lead"],
        };
        NorthStarStanding standing = store.NorthStars.Save(new NorthStarSave(workspace, star, "Ana")).Standing!;
        foreach (Team team in Enum.GetValues<Team>())
            store.NorthStars.Give(workspace, new SignOff(team, true, $"Head of {team}", null));
        store.NorthStars.Test(workspace, new DataTest("answered", new(24, 0.8, 0.6, 0.9, null)), "test", "Ana");
        Assert.DoesNotContain(store.NorthStars.Activate(new NorthStarDecision(workspace, standing.Latest!.Hash, "Ana", false, null, null)).Findings, f => f.Severity == Severity.Error);

        OmtmDraft metric = new("Growth", new MetricSegment("visitor conversion") { Country = "Germany" })
        {
            Stages = [FunnelStage.Acquisition],
            Serves = [new NorthStarLink(1)],
            Staff = 120,
            Start = today,
            Months = 3,
            Smart = new SmartAnswers($"Visitors of the site ≥ {First + 52} by 2027-01-31") { Baseline = First + 51, Achievable = "Austria has it.", Realistic = "One developer.", Relevant = "More leads." },
        };
        Kept(store.Omtm.Metrics.Draft(workspace, metric, "Ana", today));
        Kept(store.Omtm.Objectives.Set(workspace, new Objective(ObjectiveKind.Leads, SmallWorkspace.Clock, 6, First + 53, First + 59, First + 58, First + 54), "Ana"));
        Kept(store.Omtm.Initiatives.Add(workspace, new Initiative("A better site", 3, First + 60, "a test"), "Ana"));
        Kept(store.Omtm.Sheets.WriteBudget(workspace, new InitiativeBudget(First + 61), "Ana"));
        Kept(store.Omtm.Sheets.WriteFunnel(workspace, [new FunnelCount(FunnelStage.Revenue, "customers", First + 62, null, "Ana")], "Ana"));
        Kept(store.Omtm.Sheets.WriteLine(workspace, [new StationCapacity("paint", First + 63)], "Ana"));
        Kept(store.Omtm.Sheets.WriteSegments(workspace, CustomerSegmentation.Of([.. Enumerable.Range(64, 20).Select(i => new CustomerContribution($"c{i}", First + i))]), "Ana"));

        FiveAnswers answers = new("visitors", "they become leads", "Ana", "move budget", "on Mondays");
        BoardVersion board = store.Boards.Save(workspace, new Board(BoardKind.Team, "Growth", [new Tile(BoardBlock.Results, "unique-visitors", "Ana", answers, First + 85), new Tile(BoardBlock.Results, "monthly-recurring-revenue", "Ana", answers, First + 86)]), "Ana", 0).Version!;
        Assert.Empty(store.Boards.Take(board.Id, BoardStep.Sent, "Ana", null).Findings);
        Assert.Empty(store.Boards.Take(board.Id, BoardStep.Approved, "Bo", "clear").Findings);
    }

    private static void Kept<T>(Answer<T> answer)
        where T : class => Assert.DoesNotContain(answer.Findings, f => f.Severity == Severity.Error);

    // Digits of a hash are no number.
    [GeneratedRegex(@"(?<![0-9A-Za-z])(7[\s,.'’]?315[\s,.'’]?9\d\d|21[\s,.'’]?94\d[\s,.'’]?\d{3}|87[\s,.'’]?79\d[\s,.'’]?\d{3})(?![0-9A-Za-z])")]
    private static partial Regex Planted();
}
