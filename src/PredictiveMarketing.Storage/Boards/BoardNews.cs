using System.Globalization;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Forecasting.Kpis;
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

    /// <summary>
    /// The summary names the figures that are known, exactly and in invariant culture: <c>leads 2345/2400 (Near)</c>, <c>conversion 0.0312 Share</c>,
    /// <c>cost-per-lead 45.2 EUR</c>. What happened and what waits are lines of a code, a count and what belongs to it: <c>imports 2 leads.csv</c>.
    /// </summary>
    public static void Digest(StoreTransaction transaction, string workspace, DigestContent content) => Post(
        transaction,
        new Notice(NoticeKinds.WeeklyDigest, workspace, content.Week, new Dictionary<string, string>
        {
            ["week"] = content.Week,
            ["summary"] = string.Join("; ", content.Figures.Where(f => f.Actual is not null).Select(f => Line(f, content.Currency))),
            ["happened"] = string.Join('\n', content.Happened.Select(Line)),
            ["waits"] = string.Join('\n', content.Waits.Select(Line)),
        }));

    public static void Overdue(StoreTransaction transaction, string workspace, string metric, Month month) => Post(
        transaction,
        new Notice(NoticeKinds.ActualOverdue, workspace, month.ToString(), new Dictionary<string, string>
        {
            ["metric"] = metric,
            ["month"] = month.ToString(),
            ["until"] = OverdueActuals.From(month).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }));

    private static string Line(DigestFigure figure, string? currency)
    {
        string? unit = figure.Unit switch { KpiUnit.Count => null, KpiUnit.Money or KpiUnit.MoneyPerMonth => currency, _ => figure.Unit.ToString() };
        string target = figure.Target is decimal asked ? $"/{Number(asked)} ({figure.State})" : "";
        return $"{figure.Kpi} {Number(figure.Actual!.Value)}{target}{(unit is null ? "" : " " + unit)}";
    }

    // Names of sources and metrics are people's own: a line stays one.
    private static string Line(DigestLine line) =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Code} {line.Count} {string.Concat(line.About.Select(c => char.IsControl(c) ? ' ' : c))}").TrimEnd();

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    // The one place that hands a notice over.
    private static void Post(StoreTransaction transaction, Notice notice) => Outbox.Post(transaction, notice);
}
