using System.Text.Json;
using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Versions;

/// <summary>The versions of the media plan, spend in whole cents.</summary>
internal static class Plans
{
    public static void Keep(StoreTransaction transaction, Workspace workspace, string id)
    {
        string name = workspace.Contract.Name;
        int added = transaction.Execute(
            "insert into plans (id, workspace, created_at) values (@id, @name, @at) on conflict do nothing", new { id, name, at = transaction.Now });
        if (added == 0)
            return;
        string lines = JsonSerializer.Serialize(workspace.Media.Select(line => new
        {
            line.Campaign,
            line.Market,
            line.Channel,
            Level = line.Level == MediaLevel.National ? "national" : "local",
            line.Month,
            Status = line.Status == MediaStatus.Planned ? "planned" : "delivered",
            Version = line.PlanVersion ?? "",
            Money.Of(line.Spend).Cents,
        }));
        // Thousands of lines in one statement.
        transaction.Execute(
            """
            insert into plan_lines (workspace, plan, campaign, market, channel, level, month, status, plan_version, spend_cents)
            select @name, @id, value ->> 'Campaign', value ->> 'Market', value ->> 'Channel', value ->> 'Level', value ->> 'Month',
              value ->> 'Status', value ->> 'Version', value ->> 'Cents'
            from json_each(@lines)
            """,
            new { name, id, lines });
    }
}
