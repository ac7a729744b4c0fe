using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>The north star of every workspace: iterations of the guide, sign-offs, data tests, and at most one active version (F08, F09, F11).</summary>
public sealed class NorthStars
{
    public const string ChangedMeanwhile = "northstar.changed-meanwhile";
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
        return store.Write(t =>
        {
            NorthStarStanding standing = NorthStarRows.Standing(t, save.Workspace);
            if (save.Expected is { } expected && expected != standing.Latest?.Hash)
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

    /// <summary>A team's word on the metric of the last iteration.</summary>
    public NorthStarAnswer Give(string workspace, SignOff signOff)
    {
        ArgumentNullException.ThrowIfNull(signOff);
        return OnMetric(workspace, (t, latest) =>
        {
            t.Execute(
                "insert into north_star_sign_offs (workspace, metric, team, approves, who, comment, at) values (@workspace, @Metric, @team, @Approves, @Who, @Comment, @at)",
                new { workspace, latest.Metric, team = signOff.Team.ToString(), signOff.Approves, signOff.Who, signOff.Comment, at = t.Now });
            AuditChain.Append(t, signOff.Who, signOff.Approves ? "north star signed off" : "north star not signed off", workspace, $"{signOff.Team}: {latest.Draft.Chosen}");
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
        });
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

    private NorthStarAnswer OnMetric(string workspace, Action<StoreTransaction, NorthStarIteration> act) => store.Write(t =>
    {
        NorthStarStanding standing = NorthStarRows.Standing(t, workspace);
        if (standing.Latest is not { Draft: { Chosen: not null, Definition: not null } } latest)
            return Refused("northstar.nothing-to-judge", "No candidate is selected and defined yet.", "Select a candidate and write its definition first.");
        act(t, latest);
        return new NorthStarAnswer(NorthStarRows.Standing(t, workspace), []);
    });

    private static string MetricOf(NorthStarDraft draft) => FramingJson.HashOf($"{draft.Chosen}\n{draft.Definition}");

    private static NorthStarAnswer Meanwhile() => Refused(ChangedMeanwhile, "Another iteration stands meanwhile; nothing was changed.", "Read it again, then decide.");

    private static NorthStarAnswer Refused(string rule, string message, string cure) => new(null, [Finding.Error(NorthStarPlace.At("hash"), rule, message, cure)]);
}
