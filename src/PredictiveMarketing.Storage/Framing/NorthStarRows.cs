using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Framing;

/// <summary>North stars, read from their rows.</summary>
internal static class NorthStarRows
{
    public static NorthStarStanding Standing(StoreTransaction transaction, string workspace)
    {
        IReadOnlyList<NorthStarIteration> iterations = Iterations(transaction, workspace);
        NorthStarIteration? latest = iterations.Count > 0 ? iterations[0] : null;
        var about = new { workspace, metric = latest?.Metric };
        return new NorthStarStanding(
            workspace,
            latest,
            [.. transaction.Query<SignOffRow>("select team, approves, who, comment, at from north_star_sign_offs where workspace = @workspace and metric = @metric order by id", about).Select(r => r.Given())],
            transaction.First<TestRow>(
                "select column_name, months, correlation, low, high, why_not from north_star_tests where workspace = @workspace and metric = @metric order by id desc limit 1", about)?.Test(),
            [
                .. transaction.Query<StarRow>("select version as number, draft, reason, explanation, who, at from north_stars where workspace = @workspace order by version desc", new { workspace })
                    .Select(r => r.Kept(iterations)),
            ])
        {
            Assessments =
            [
                .. transaction.Query<AssessmentRow>(
                    "select who, note, at from north_star_reviews where workspace = @workspace and version = (select max(version) from north_stars where workspace = @workspace) order by id desc",
                    new { workspace }).Select(r => new NorthStarAssessment(r.Who, r.Note, r.At)),
            ],
        };
    }

    public static IReadOnlyList<NorthStarIteration> Iterations(StoreTransaction transaction, string workspace) =>
        [.. transaction.Query<DraftRow>("select id, iteration, content, hash, metric, author, at from north_star_drafts where workspace = @workspace order by iteration desc", new { workspace }).Select(r => r.Kept())];

    public static void Append(StoreTransaction transaction, NorthStarSave save, string content, string hash, string metric) => transaction.Execute(
        """
        insert into north_star_drafts (workspace, iteration, content, hash, metric, author, at)
        select @Workspace, 1 + coalesce(max(iteration), 0), @content, @hash, @metric, @Who, @at from north_star_drafts where workspace = @Workspace
        """,
        new { save.Workspace, content, hash, metric, save.Who, at = transaction.Now });

    private sealed class DraftRow
    {
        public long Id { get; set; }

        public int Iteration { get; set; }

        public string Content { get; set; } = "";

        public string Hash { get; set; } = "";

        public string Metric { get; set; } = "";

        public string Author { get; set; } = "";

        public DateTimeOffset At { get; set; }

        public NorthStarIteration Kept() => new(Id, Iteration, FramingJson.Read<NorthStarDraft>(Content), Hash, Metric, Author, At);
    }

    private sealed class SignOffRow
    {
        public string Team { get; set; } = "";

        public bool Approves { get; set; }

        public string Who { get; set; } = "";

        public string? Comment { get; set; }

        public DateTimeOffset At { get; set; }

        public GivenSignOff Given() => new(new SignOff(Enum.Parse<Team>(Team), Approves, Who, Comment), At);
    }

    private sealed class TestRow
    {
        public string ColumnName { get; set; } = "";

        public int Months { get; set; }

        public double? Correlation { get; set; }

        public double? Low { get; set; }

        public double? High { get; set; }

        public string? WhyNot { get; set; }

        public DataTest Test() => new(ColumnName, new RevenueLink(Months, Correlation, Low, High, WhyNot));
    }

    private sealed class AssessmentRow
    {
        public string Who { get; set; } = "";

        public string Note { get; set; } = "";

        public DateTimeOffset At { get; set; }
    }

    private sealed class StarRow
    {
        public int Number { get; set; }

        public long Draft { get; set; }

        public string? Reason { get; set; }

        public string? Explanation { get; set; }

        public string Who { get; set; } = "";

        public DateTimeOffset At { get; set; }

        public NorthStarVersion Kept(IReadOnlyList<NorthStarIteration> iterations) => new(
            Number, iterations.First(i => i.Id == Draft), Reason is null ? null : Enum.Parse<ChangeReason>(Reason), Explanation, Who, At);
    }
}
