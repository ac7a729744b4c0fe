using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>The framing contracts: drafts in versions, signatures, comments, and whether a workspace may be trained (F01).</summary>
public sealed class Framings
{
    public const string ChangedMeanwhile = "framing.changed-meanwhile";
    public const string NothingToSign = "framing.nothing-to-sign";

    /// <summary>Characters of a comment.</summary>
    public const int LongestComment = 2000;

    /// <summary>What a save expects to stand where nothing was ever written.</summary>
    public const string Nothing = "";

    private readonly Store store;

    internal Framings(Store store) => this.store = store;

    public FramingStanding Standing(string workspace) => store.Read(t => FramingRows.Standing(t, workspace));

    /// <summary>Every version, newest first.</summary>
    public IReadOnlyList<FramingVersion> History(string workspace) => store.Read(t => FramingRows.All(t, workspace));

    /// <summary>Names of all workspaces that were ever framed, with or without data.</summary>
    public IReadOnlyList<string> Workspaces() => store.Read(t => t.Query<string>("select distinct workspace from framing_versions order by workspace"));

    /// <summary>Keeps a draft as a new version. The same content again changes nothing; the content of the contract in force takes an open draft back.</summary>
    public FramingAnswer Save(FramingSave save)
    {
        ArgumentNullException.ThrowIfNull(save);
        ArgumentException.ThrowIfNullOrWhiteSpace(save.Who);
        ArgumentException.ThrowIfNullOrWhiteSpace(save.Workspace);
        return store.Write(t =>
        {
            FramingStanding standing = FramingRows.Standing(t, save.Workspace);
            if (save.Expected is { } expected && expected != (standing.Shown?.Hash ?? Nothing))
                return Meanwhile();
            FramingDraft draft = Numbered((save.Draft with { Name = save.Workspace }).Tidy(), standing.Active?.Draft.LeadDefinition);
            string content = FramingJson.Write(draft), hash = FramingJson.HashOf(content);
            if (hash == standing.Shown?.Hash)
                return new FramingAnswer(standing.Shown, []);
            if (hash == standing.Active?.Hash)
            {
                Withdraw(t, standing.Open!, save.Who);
            }
            else
            {
                FramingRows.Append(t, save, content, hash);
                AuditChain.Append(t, save.Who, "framing drafted", save.Workspace, hash);
            }

            return new FramingAnswer(FramingRows.Standing(t, save.Workspace).Shown, FramingCheck.Of(draft).Where(f => f.Severity != Severity.Error).ToArray());
        });
    }

    /// <summary>Takes an open draft back: the contract that was signed before is in force again.</summary>
    public FramingAnswer Withdraw(string workspace, string hash, string who) => store.Write(t =>
    {
        FramingStanding standing = FramingRows.Standing(t, workspace);
        if (standing.Open is not { } open || open.Hash != hash)
            return Meanwhile();
        Withdraw(t, open, who);
        return new FramingAnswer(FramingRows.Standing(t, workspace).Shown, []);
    });

    /// <summary>Says something about the version that stands; stakeholders feel heard (F26).</summary>
    public FramingAnswer Comment(string workspace, string who, string? text) => store.Write(t =>
    {
        if (string.IsNullOrWhiteSpace(text))
            return FramingAnswer.Refused("framing.comment-missing", "The comment is empty.", "Write what you think of it.");
        if (text.Length > LongestComment)
            return FramingAnswer.Refused("framing.comment-long", $"The comment has more than {LongestComment} characters.", "Say it in fewer words.");
        if (FramingRows.Standing(t, workspace).Shown is not { } shown)
            return Meanwhile();
        t.Execute("insert into framing_comments (framing, who, text, at) values (@Id, @who, @text, @at)", new { shown.Id, who, text = text.Trim(), at = t.Now });
        return new FramingAnswer(FramingRows.Standing(t, workspace).Shown, []);
    });

    /// <summary>Puts a signature under a version and makes it the contract of its workspace.</summary>
    public FramingAnswer Sign(FramingSigning signing) => new FramingSigner(store).Sign(signing);

    /// <summary>Why nothing may be trained from a contract; null when it may be (F01).</summary>
    public Finding? WhyNotTrain(FramingContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        Place frame = new("frame.json", null, "status");
        if (contract.IsDraft)
            return Finding.Error(frame, "framing.draft", "frame.json calls itself a draft: nothing is trained from it.", "Have it signed on the Frame page, or take \"status\" out.");
        FramingStanding standing = Standing(contract.Name);
        if (standing.Open is { } open)
            return Finding.Error(frame, "framing.unsigned", $"Version {open.Version} of the framing, by {open.Author}, is not signed.", "Sign it on the Frame page, or take it back.");
        return standing.Active is { } active && active.Hash != FramingJson.HashOf(FramingDraft.Of(contract))
            ? Finding.Error(frame, "framing.changed-since-signing", $"frame.json is not what {active.Signature!.Who} signed as version {active.Version}.", "Bring the change to the Frame page and have it signed, or bring the signed file back.")
            : null;
    }

    /// <summary>A frame.json that comes as a file counts as signed by whoever brought it, unless pages have taken over.</summary>
    internal static void SeenFile(StoreTransaction transaction, FramingContract contract, string folder)
    {
        if (contract.IsDraft)
            return;
        FramingStanding standing = FramingRows.Standing(transaction, contract.Name);
        string content = FramingJson.Write(FramingDraft.Of(contract)), hash = FramingJson.HashOf(content);
        if (standing.Open is not null || standing.Active?.Hash == hash || standing.Active is { Origin: not FramingOrigin.File })
            return;
        string who = Environment.UserName;
        long id = FramingRows.Append(transaction, new FramingSave(contract.Name, standing.Active?.Draft ?? new FramingDraft(), who, FramingOrigin.File), content, hash);
        FramingRows.Sign(transaction, id, new FramingSigning(contract.Name, hash, who, $"came as a file: {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/frame.json"));
        AuditChain.Append(transaction, who, "framing came as a file", contract.Name, hash);
    }

    internal static FramingAnswer Meanwhile() => FramingAnswer.Refused(ChangedMeanwhile, "Another version stands meanwhile; nothing was changed.", "Read it again, then decide.");

    private static void Withdraw(StoreTransaction transaction, FramingVersion open, string who)
    {
        transaction.Execute(
            """
            insert into framing_withdrawals (framing, who, at)
            select v.id, @who, @at from framing_versions v left join framing_signatures s on s.framing = v.id left join framing_withdrawals w on w.framing = v.id
            where v.workspace = @Workspace and s.framing is null and w.framing is null
            """,
            new { open.Workspace, who, at = transaction.Now });
        AuditChain.Append(transaction, who, "framing draft taken back", open.Workspace, open.Hash);
    }

    // Two months are never compared under two meanings unseen: other events are another version of the definition.
    private static FramingDraft Numbered(FramingDraft draft, LeadDefinition? inForce) => draft.LeadDefinition is not { } leads ? draft : draft with
    {
        LeadDefinition = leads with { Version = inForce is null ? Math.Max(1, leads.Version) : inForce.Events.SequenceEqual(leads.Events) ? inForce.Version : inForce.Version + 1 },
    };
}
