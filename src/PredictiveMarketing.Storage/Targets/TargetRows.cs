using System.Globalization;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Plan;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Targets;

/// <summary>A row of the view <c>target_versions</c>.</summary>
internal sealed class TargetRow
{
    public long Id { get; set; }

    public string Workspace { get; set; } = "";

    public Month Cycle { get; set; }

    public string Campaign { get; set; } = "";

    public string Market { get; set; } = "";

    public Month Month { get; set; }

    public int Version { get; set; }

    public double P10 { get; set; }

    public double P50 { get; set; }

    public double P90 { get; set; }

    public double ModelP50 { get; set; }

    public string? OverrideReason { get; set; }

    public string Author { get; set; } = "";

    public string DataSet { get; set; } = "";

    public string Plan { get; set; } = "";

    public string? Model { get; set; }

    public string Forecast { get; set; } = "";

    public int ApprovalsNeeded { get; set; }

    /// <summary>Hash of the numbers and their sources.</summary>
    public string Content { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public string State { get; set; } = "";

    public SeriesKey Key => new(Campaign, Market);

    public string Subject => string.Create(CultureInfo.InvariantCulture, $"{Workspace} / {Campaign} / {Market} / {Month} v{Version}");

    public TargetState StateValue => Enum.Parse<TargetState>(State, ignoreCase: true);

    public static TargetRow Of(CampaignDrafts drafts, SourcedDraft draft) => new()
    {
        Workspace = drafts.Workspace,
        Cycle = drafts.Cycle,
        Campaign = draft.Draft.Key.Campaign,
        Market = draft.Draft.Key.Market,
        Month = draft.Draft.Month,
        P10 = draft.Draft.P10,
        P50 = draft.Draft.P50,
        P90 = draft.Draft.P90,
        ModelP50 = draft.Draft.P50,
        Author = drafts.Author,
        DataSet = draft.Sources.DataSet,
        Plan = draft.Sources.Plan,
        Model = draft.Sources.Model,
        Forecast = draft.Sources.Forecast,
        ApprovalsNeeded = drafts.ApprovalsNeeded,
        Content = ModelJson.HashOf(ModelJson.Write(draft)),
    };

    /// <summary>The same target with another value, decided by a person.</summary>
    public TargetRow Overridden(double p50, string who, string reason)
    {
        var row = (TargetRow)MemberwiseClone();
        row.P50 = p50;
        row.Author = who;
        row.OverrideReason = reason;
        row.Content = ModelJson.HashOf(ModelJson.Write(new { replaces = Id, p50, who, reason }));
        return row;
    }

    /// <summary>The model's value again, which a person's value had taken the place of.</summary>
    /// <param name="before">Every version of the target: the one that the model drafted is among them.</param>
    public TargetRow AsModelled(string who, List<TargetRow> before)
    {
        var row = (TargetRow)MemberwiseClone();
        row.P50 = ModelP50;
        row.Author = who;
        row.OverrideReason = null;
        // Drafting the same again finds it, as it would have found the model's own.
        row.Content = before.FindLast(b => b.OverrideReason is null && b.Cycle == Cycle && b.Forecast == Forecast)?.Content ?? ModelJson.HashOf(ModelJson.Write(new { restores = Id, who }));
        return row;
    }

    /// <summary>Names another market of the same campaign and month.</summary>
    public TargetRow OfMarket(string market)
    {
        var row = (TargetRow)MemberwiseClone();
        row.Market = market;
        return row;
    }

    public TargetVersion Value(IEnumerable<TargetEventRow> events) => new(
        Id, Workspace, Cycle, Key, Month, Version, P10, P50, P90, ModelP50, OverrideReason, Author,
        new TargetSources(DataSet, Plan, Model, Forecast), ApprovalsNeeded, CreatedAt, StateValue,
        [.. events.Select(e => new TargetEvent(e.Status, e.Who, e.Reason, e.At))]);
}

/// <summary>A row of the table <c>target_events</c>.</summary>
internal sealed class TargetEventRow
{
    public long Target { get; set; }

    public string Status { get; set; } = "";

    public string Who { get; set; } = "";

    public string? Reason { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>The ledger's statements.</summary>
internal static class TargetStatements
{
    public static List<TargetRow> ByIds(StoreTransaction transaction, IReadOnlyCollection<long> ids) =>
        transaction.Query<TargetRow>("select * from target_versions where id in (select value from json_each(@ids)) order by id", new { ids = JsonSerializer.Serialize(ids) });

    public static List<TargetRow> OfMonth(StoreTransaction transaction, TargetRow of) => transaction.Query<TargetRow>(
        "select * from target_versions where workspace = @Workspace and campaign = @Campaign and market = @Market and month = @Month order by version", of);

    public static TargetRow Insert(StoreTransaction transaction, TargetRow row)
    {
        row.CreatedAt = transaction.Now;
        row.Version = 1 + transaction.Single<int>(
            "select coalesce(max(version), 0) from targets where workspace = @Workspace and campaign = @Campaign and market = @Market and month = @Month", row);
        row.Id = transaction.Single<long>(
            """
            insert into targets (workspace, cycle, campaign, market, month, version, p10, p50, p90, model_p50, override_reason, author,
              data_set, plan, model, forecast, approvals_needed, content, created_at)
            values (@Workspace, @Cycle, @Campaign, @Market, @Month, @Version, @P10, @P50, @P90, @ModelP50, @OverrideReason, @Author,
              @DataSet, @Plan, @Model, @Forecast, @ApprovalsNeeded, @Content, @CreatedAt)
            returning id
            """,
            row);
        return row;
    }

    /// <returns>False when this had happened before.</returns>
    public static bool Happens(StoreTransaction transaction, long target, string status, string who, string? reason) =>
        1 == transaction.Execute(
            "insert into target_events (target, status, who, reason, at) values (@target, @status, @who, @reason, @at) on conflict do nothing",
            new { target, status, who, reason, at = transaction.Now });

    public static IReadOnlyList<TargetVersion> WithEvents(StoreTransaction transaction, IReadOnlyList<TargetRow> rows)
    {
        ILookup<long, TargetEventRow> events = transaction.Query<TargetEventRow>(
            "select target, status, who, reason, at from target_events where target in (select value from json_each(@ids)) order by id",
            new { ids = JsonSerializer.Serialize(rows.Select(r => r.Id)) })
            .ToLookup(e => e.Target);
        return [.. rows.Select(r => r.Value(events[r.Id]))];
    }
}
