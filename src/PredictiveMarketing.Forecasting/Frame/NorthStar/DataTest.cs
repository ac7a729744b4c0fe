using PredictiveMarketing.Forecasting.Kpis;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.NorthStar;

/// <summary>How a candidate that is measured in a column of the workspace goes with the leads (F09). A correlation is no effect.</summary>
/// <param name="Link">Months, correlation and interval, or why no number is claimed.</param>
public sealed record DataTest(string Column, RevenueLink Link)
{
    /// <summary>Not enough months is no pass; an interval that holds zero wants a second look.</summary>
    public Verdict Verdict => Link.Correlation is null ? Verdict.Fail(Link.WhyNot ?? RevenueLink.NotEnough)
        : Link.Low > 0 ? Verdict.Pass("the candidate goes with the leads")
        : Link.High < 0 ? Verdict.Review("the candidate falls when the leads rise")
        : Verdict.Review("the months do not show a link with the leads");

    /// <summary>Names that a candidate can be measured in: externals, and what media plans count.</summary>
    public static IReadOnlyList<string> Columns(Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        return [.. workspace.Externals.Select(e => e.Name).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Null when the workspace has no such column.</summary>
    public static DataTest? Of(Workspace workspace, string column)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ExternalRow[] rows = [.. workspace.Externals.Where(e => e.Name == column)];
        if (rows.Length == 0)
            return null;
        Month[] common = CommonMonths(workspace);
        if (common.Length == 0)
            return new DataTest(column, new RevenueLink(0, null, null, null, $"{RevenueLink.NotEnough}: no month has final leads of every series"));
        MonthlySeries leads = MonthlySeries.From(common.Select(m => (m, workspace.Leads.Where(l => l.Month == m).Sum(l => l.Leads))));
        MonthlySeries values = MonthlySeries.From(rows.GroupBy(r => r.Month).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(r => r.Value))));
        return new DataTest(column, RevenueLink.Of(values, leads));
    }

    // Only months in which every series is there and final: a sum over fewer markets is another figure.
    private static Month[] CommonMonths(Workspace workspace)
    {
        int series = workspace.Leads.Select(l => l.Key).Distinct().Count();
        return [.. workspace.Leads.Where(l => l.Status == LeadStatus.Final).GroupBy(l => l.Month).Where(g => g.Count() == series).Select(g => g.Key).Order()];
    }
}
