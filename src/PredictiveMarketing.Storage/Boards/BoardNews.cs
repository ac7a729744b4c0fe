using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;
using PredictiveMarketing.Storage.Notices;

namespace PredictiveMarketing.Storage.Boards;

/// <summary>What boards tell the world, each thing once, in the transaction in which it happens.</summary>
internal static class BoardNews
{
    public static void Approved(StoreTransaction transaction, BoardVersion version, string who) => Post(
        transaction,
        new Notice(NoticeKinds.BoardApproved, version.Workspace, version.Id.ToString(CultureInfo.InvariantCulture), new Dictionary<string, string>
        {
            ["board"] = version.Board.Team.Length == 0 ? version.Board.Kind.ToString() : $"{version.Board.Kind} {version.Board.Team}",
            ["who"] = who,
        }));

    /// <param name="metric">Name of the KPI that the promise counts.</param>
    public static void Reached(StoreTransaction transaction, string workspace, string metric, Promise promise) => Post(
        transaction,
        new Notice(NoticeKinds.GoalReached, workspace, $"{promise.Key.Campaign}|{promise.Key.Market}|{promise.Month}", new Dictionary<string, string>
        {
            ["metric"] = $"{metric}, {promise.Key}",
            ["value"] = Number(promise.Actual!.Value),
            ["goal"] = Number(promise.Target),
            ["month"] = promise.Month.ToString(),
            ["market"] = promise.Key.Market,
        }));

    /// <summary>The summary names the figures that have a target, in invariant culture: <c>leads 2345/2400 (Near)</c>.</summary>
    public static void Digest(StoreTransaction transaction, string workspace, DigestContent content) => Post(
        transaction,
        new Notice(NoticeKinds.WeeklyDigest, workspace, content.Week, new Dictionary<string, string>
        {
            ["week"] = content.Week,
            ["summary"] = string.Join("; ", content.Figures.Where(f => f.Actual is not null).Select(Line)),
        }));

    public static void Overdue(StoreTransaction transaction, string workspace, string metric, Month month) => Post(
        transaction,
        new Notice(NoticeKinds.ActualOverdue, workspace, month.ToString(), new Dictionary<string, string>
        {
            ["metric"] = metric,
            ["month"] = month.ToString(),
            ["until"] = OverdueActuals.From(month).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));

    private static string Line(DigestFigure figure) => figure.Target is null
        ? string.Create(CultureInfo.InvariantCulture, $"{figure.Kpi} {figure.Actual:0.##}")
        : string.Create(CultureInfo.InvariantCulture, $"{figure.Kpi} {figure.Actual:0.##}/{figure.Target:0.##} ({figure.State})");

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // The one place that hands a notice over.
    private static void Post(StoreTransaction transaction, Notice notice) => Outbox.Post(transaction, notice);
}
