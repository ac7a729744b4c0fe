using System.Globalization;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>The north star of every workspace: iterations of the guide, sign-offs, data tests, and at most one active version (F08, F09, F11).</summary>
public sealed class NorthStars
{
    public const string ChangedMeanwhile = "northstar.changed-meanwhile";
    public const string NoneActive = "northstar.none-active";

    /// <summary>What a save expects to stand where nothing was ever written.</summary>
    public const string Nothing = "";

    private readonly Store store;

    internal NorthStars(Store store) => this.store = store;

    public NorthStarStanding Standing(string workspace) => store.Read(t => NorthStarRows.Standing(t, workspace));

    /// <summary>Every iteration, newest first.</summary>
    public IReadOnlyList<NorthStarIteration> Iterations(string workspace) => store.Read(t => NorthStarRows.Iterations(t, workspace));

    /// <summary>Keeps an iteration; a step that was begun before its turn is refused. The same content again changes nothing.</summary>
    public NorthStarAnswer Save(NorthStarSave save)
    {
        ArgumentNullException.ThrowIfNull(save);
        ArgumentException.ThrowIfNullOrWhiteSpace(save.Who);
        if (save.Draft.Goal is double goal && !(double.IsFinite(goal) && goal >= 0))
            return new NorthStarAnswer(null, [Finding.Error(NorthStarPlace.At("goal"), "northstar.goal", "The goal of the month is not a number of zero or more.", "Write a number, or leave the field empty.")]);
        return store.Write(t =>
        {
            NorthStarStanding standing = NorthStarRows.Standing(t, save.Workspace);
            if (save.Expected is { } expected && expected != (standing.Latest?.Hash ?? Nothing))
                return Meanwhile();
            NorthStarDraft draft = save.Draft.Tidy();
            if (NorthStarGuide.Order(draft) is { Count: > 0 } order)
                return new NorthStarAnswer(null, order);
            string content = FramingJson.Write(draft), hash = FramingJson.HashOf(content);
            if (hash != standing.Latest?.Hash)
            {
                NorthStarRows.Append(t, save, content, hash, MetricOf(draft));
                AuditChain.Append(t, save.Who, "north star drafted", save.Workspace, hash);
            }

            return new NorthStarAnswer(NorthStarRows.Standing(t, save.Workspace), []);
        });
    }

    /// <summary>A team's word on the metric of the last iteration. One person agrees for one team only.</summary>
    public NorthStarAnswer Give(string workspace, SignOff signOff)
    {
        ArgumentNullException.ThrowIfNull(signOff);
        ArgumentException.ThrowIfNullOrWhiteSpace(signOff.Who);
        return OnMetric(workspace, (t, latest) =>
        {
            if (NorthStarApproval.WhyNotSign([.. NorthStarRows.Standing(t, workspace).SignOffs.Select(s => s.SignOff)], signOff) is { } why)
                return why;
            t.Execute(
                "insert into north_star_sign_offs (workspace, metric, team, approves, who, comment, at) values (@workspace, @Metric, @team, @Approves, @Who, @Comment, @at)",
                new { workspace, latest.Metric, team = signOff.Team.ToString(), signOff.Approves, signOff.Who, signOff.Comment, at = t.Now });
            AuditChain.Append(t, signOff.Who, signOff.Approves ? "north star signed off" : "north star not signed off", workspace, $"{signOff.Team}: {latest.Draft.Chosen}");
            return null;
        });
    }

    /// <summary>Keeps what a test on data said about the metric of the last iteration.</summary>
    /// <param name="dataSet">Content hash of the data that was tested on.</param>
    public NorthStarAnswer Test(string workspace, DataTest test, string dataSet, string who)
    {
        ArgumentNullException.ThrowIfNull(test);
        return OnMetric(workspace, (t, latest) =>
        {
            t.Execute(
                """
                insert into north_star_tests (workspace, metric, column_name, data_set, months, correlation, low, high, why_not, who, at)
                values (@workspace, @Metric, @Column, @dataSet, @Months, @Correlation, @Low, @High, @WhyNot, @who, @at)
                """,
                new { workspace, latest.Metric, test.Column, dataSet, test.Link.Months, test.Link.Correlation, test.Link.Low, test.Link.High, test.Link.WhyNot, who, at = t.Now });
            AuditChain.Append(t, who, "north star tested on data", workspace, $"{test.Column}: {test.Verdict}");
            return null;
        });
    }

    /// <summary>Somebody looked again and the active north star stays: the reminder of the next review counts from here (C04). What was found is mandatory.</summary>
    public NorthStarAnswer Reassess(string workspace, string? note, string who)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        return store.Write(t =>
        {
            if (NorthStarRows.Standing(t, workspace).Active is not { } active)
                return Refused(NoneActive, "No north star is in force, so none can be assessed again.", "Decide one first.");
            if (string.IsNullOrWhiteSpace(note))
                return new NorthStarAnswer(null, [Finding.Error(NorthStarPlace.At("note"), "northstar.review-note-missing", "It is not said why it still stands.", "Say in a sentence what you looked at: business model, life cycle, markets.")]);
            t.Execute(
                "insert into north_star_reviews (workspace, version, who, note, at) values (@workspace, @Version, @who, @note, @at)",
                new { workspace, active.Version, who, note = note.Trim(), at = t.Now });
            AuditChain.Append(t, who, "north star assessed again", workspace, $"version {active.Version}: {note.Trim()}");
            return new NorthStarAnswer(NorthStarRows.Standing(t, workspace), []);
        });
    }

    /// <summary>Leaves word, once, that the active north star is to be assessed again; none after it was (C04).</summary>
    /// <returns>Whether a notice is new.</returns>
    public bool Remind(string workspace, DateOnly today)
    {
        NorthStarStanding standing = Standing(workspace);
        if (standing.Active is not { } active || standing.Review is not { } review || !review.IsNear(today))
            return false;
        string until = review.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return store.Write(t => Outbox.Post(t, new Notice(
            NoticeKinds.NorthStarReview, workspace, $"north-star/{active.Version.ToString(CultureInfo.InvariantCulture)}/{until}",
            new Dictionary<string, string> { ["metric"] = active.Iteration.Draft.Chosen ?? "", ["until"] = until, ["moment"] = review.IsOver(today) ? "Over" : "Near" })));
    }

    /// <summary>Makes the last iteration the north star; there is never more than one, and a change gives its reason.</summary>
    public NorthStarAnswer Activate(NorthStarDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return store.Write(t =>
        {
            NorthStarStanding standing = NorthStarRows.Standing(t, decision.Workspace);
            if (standing.Latest is not { } latest || latest.Hash != decision.Hash)
                return Meanwhile();
            if (standing.IsSettled)
                return Refused(NorthStarApproval.OneAlready, "It is the north star already.", "Nothing to do.");
            IReadOnlyList<Finding> findings = [.. NorthStarApproval.ForChange(standing.Active is not null, decision.Replaces, decision.Reason), .. standing.Open];
            if (findings.Any(f => f.Severity == Severity.Error))
                return new NorthStarAnswer(null, findings);
            int version = (standing.Active?.Version ?? 0) + 1;
            t.Execute(
                "insert into north_stars (workspace, version, draft, reason, explanation, who, at) values (@Workspace, @version, @Id, @reason, @Explanation, @Who, @at)",
                new { decision.Workspace, version, latest.Id, reason = version == 1 ? null : decision.Reason?.ToString(), decision.Explanation, decision.Who, at = t.Now });
            AuditChain.Append(t, decision.Who, "north star decided", decision.Workspace, $"version {version}: {latest.Draft.Chosen}");
            return new NorthStarAnswer(NorthStarRows.Standing(t, decision.Workspace), findings);
        });
    }

    private NorthStarAnswer OnMetric(string workspace, Func<StoreTransaction, NorthStarIteration, Finding?> act) => store.Write(t =>
    {
        NorthStarStanding standing = NorthStarRows.Standing(t, workspace);
        if (standing.Latest is not { Draft: { Chosen: not null, Definition: not null } } latest)
            return Refused("northstar.nothing-to-judge", "No candidate is selected and defined yet.", "Select a candidate and write its definition first.");
        return act(t, latest) is { } why ? new NorthStarAnswer(null, [why]) : new NorthStarAnswer(NorthStarRows.Standing(t, workspace), []);
    });

    private static string MetricOf(NorthStarDraft draft) => FramingJson.HashOf($"{draft.Chosen}\n{draft.Definition}");

    private static NorthStarAnswer Meanwhile() => Refused(ChangedMeanwhile, "Another iteration stands meanwhile; nothing was changed.", "Read it again, then decide.");

    private static NorthStarAnswer Refused(string rule, string message, string cure) => new(null, [Finding.Error(NorthStarPlace.At("hash"), rule, message, cure)]);
}
