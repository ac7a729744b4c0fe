using PredictiveMarketing.Storage.Audit;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.People;

/// <summary>A market of a workspace.</summary>
public sealed record GroupMarket(string Workspace, string Market);

/// <summary>Markets that belong together to an agency.</summary>
public sealed record MarketGroup(string Name, IReadOnlyList<GroupMarket> Markets);

/// <summary>Which markets a group of people may see.</summary>
public sealed class MarketGroups
{
    private readonly Store store;

    internal MarketGroups(Store store) => this.store = store;

    public IReadOnlyList<MarketGroup> All() => store.Read(t =>
    {
        ILookup<string, Row> markets = t.Query<Row>("select market_group, workspace, market from market_group_markets order by workspace, market").ToLookup(r => r.MarketGroup);
        return (IReadOnlyList<MarketGroup>)[.. t.Query<string>("select name from market_groups order by name").Select(n => new MarketGroup(n, [.. markets[n].Select(r => new GroupMarket(r.Workspace, r.Market))]))];
    });

    /// <summary>The markets of a group, by workspace; nothing for a group that is not there.</summary>
    public ILookup<string, string> Of(string group) => store.Read(t =>
        t.Query<Row>("select market_group, workspace, market from market_group_markets where market_group = @group", new { group }).ToLookup(r => r.Workspace, r => r.Market));

    /// <summary>Makes a group, or says anew which markets belong to it in one workspace.</summary>
    public void Set(string group, string workspace, IReadOnlyCollection<string> markets, string who) => store.Write(t =>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(group);
        t.Execute("insert or ignore into market_groups (name, created_at) values (@group, @now)", new { group, now = t.Now });
        t.Execute("delete from market_group_markets where market_group = @group and workspace = @workspace", new { group, workspace });
        foreach (string market in markets.Distinct(StringComparer.Ordinal))
            t.Execute("insert into market_group_markets (market_group, workspace, market) values (@group, @workspace, @market)", new { group, workspace, market });
        AuditChain.Append(t, who, "market group set", $"{group} / {workspace}", string.Join(", ", markets));
    });

    private sealed class Row
    {
        public string MarketGroup { get; set; } = "";

        public string Workspace { get; set; } = "";

        public string Market { get; set; } = "";
    }
}
