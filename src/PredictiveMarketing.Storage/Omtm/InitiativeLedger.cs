using PredictiveMarketing.Forecasting.Frame.Omtm;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Omtm;

public sealed record KeptInitiative(long Id, Initiative Initiative, string Author, DateTimeOffset CreatedAt);

/// <summary>What could be funded. The ranking and the cut line are computed from it, never written down.</summary>
public sealed class InitiativeLedger
{
    private readonly Store store;

    internal InitiativeLedger(Store store) => this.store = store;

    /// <summary>Everything that was not withdrawn, in the order in which it was written.</summary>
    public IReadOnlyList<KeptInitiative> Open(string workspace) => store.Read(t => Select(t, workspace));

    public Answer<KeptInitiative> Add(string workspace, Initiative initiative, string who)
    {
        ArgumentNullException.ThrowIfNull(initiative);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        IReadOnlyList<Finding> findings = initiative.Check();
        if (findings.Any(f => f.Severity == Severity.Error))
            return Answer<KeptInitiative>.Incomplete(findings);
        return store.Write(t =>
        {
            if (Select(t, workspace).Exists(i => string.Equals(i.Initiative.Name, initiative.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
                return Answer<KeptInitiative>.Conflict("initiative.twice", $"'{initiative.Name}' is in the list already.", "Withdraw the old one first.");
            Initiative tidy = initiative with { Name = initiative.Name.Trim() };
            long id = t.Single<long>("insert into initiatives (workspace, content, who, at) values (@workspace, @content, @who, @at) returning id", new { workspace, content = Kept.Write(tidy), who, at = t.Now });
            AuditChain.Append(t, who, "initiative added", $"{workspace}/{tidy.Name}", tidy.Evidence ?? "");
            return Answer<KeptInitiative>.Of(Select(t, workspace).Single(i => i.Id == id), findings);
        });
    }

    public Answer<KeptInitiative> Withdraw(string workspace, long id, (string Who, string? Reason) by)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by.Who);
        return store.Write(t =>
        {
            if (Select(t, workspace).Find(i => i.Id == id) is not { } initiative)
                return Answer<KeptInitiative>.Unknown("initiative.unknown", id);
            t.Execute("insert into initiative_events (initiative, status, who, reason, at) values (@id, 'withdrawn', @Who, @Reason, @at)", new { id, by.Who, by.Reason, at = t.Now });
            AuditChain.Append(t, by.Who, "initiative withdrawn", $"{workspace}/{initiative.Initiative.Name}", by.Reason ?? "");
            return Answer<KeptInitiative>.Of(initiative);
        });
    }

    private static List<KeptInitiative> Select(StoreTransaction transaction, string workspace) =>
    [
        .. transaction.Query<Row>(
            "select * from initiatives i where workspace = @workspace and not exists (select 1 from initiative_events e where e.initiative = i.id) order by id", new { workspace })
            .Select(r => new KeptInitiative(r.Id, Kept.Read<Initiative>(r.Content), r.Who, r.At)),
    ];

    private sealed class Row
    {
        public long Id { get; set; }

        public string Content { get; set; } = "";

        public string Who { get; set; } = "";

        public DateTimeOffset At { get; set; }
    }
}
