using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame;

/// <summary>Step 1: turns the workspace into a question with one training table per campaign and market.</summary>
public static class FrameStep
{
    private static readonly Place LeadsFile = new("leads.csv");

    /// <param name="workspace">Parsed and free of error findings.</param>
    /// <param name="clock">The month in which the clock stands; leads of that month and later are not known. Null: everything is known.</param>
    /// <param name="window">At most this many months of leads are used; null means all.</param>
    public static FramedQuestion Run(Workspace workspace, Month? clock, int? window = null)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        FramingContract contract = workspace.Contract;
        var findings = new List<Finding>();
        LeadRow[] rows = [.. workspace.Leads.Where(r => contract.Scope.CoversCampaign(r.Key.Campaign) && (clock is null || r.Month < clock))];
        if (rows.Length == 0)
        {
            findings.Add(Finding.Error(LeadsFile, "frame.no-leads", "No lead is in scope and before the clock.", "Check scope.campaigns, asOf and the months of leads.csv."));
            Month none = clock ?? Month.Of(2000, 1);
            return new FramedQuestion(contract, [], new Cutoff(none, none, none, contract.HorizonMonths), none, workspace.Events, workspace.Goals, findings);
        }

        Month last = rows.Max(r => r.Month);
        Month lastFinal = rows.Where(r => r.Status == LeadStatus.Final).Select(r => r.Month).DefaultIfEmpty(rows.Min(r => r.Month)).Max();
        Month origin = Month.Earlier(lastFinal, last.Plus(-contract.LabelPolicy.MaturationMonths));
        if (origin < last)
        {
            findings.Add(Finding.Note(LeadsFile, "frame.provisional", $"{origin.Next} to {last} are still maturing: they are nowcast and not trained on."));
        }

        DriverTables drivers = DriverTables.Of(workspace);
        findings.AddRange(drivers.Findings);
        TrainingTable[] tables =
        [
            .. rows.GroupBy(r => r.Key).OrderBy(g => g.Key)
                .Where(g => g.Any(r => r.Status == LeadStatus.Final && r.Month <= origin))
                .Select(g => new TrainingTable(
                    g.Key,
                    MonthlySeries.From(g.Where(r => r.Status == LeadStatus.Final && r.Month <= origin).Select(r => (r.Month, r.Leads))),
                    Maturing(g, origin),
                    drivers.For(g.Key))),
        ];
        foreach (SeriesKey key in rows.Select(r => r.Key).Distinct().Order().Except(tables.Select(t => t.Key)))
            findings.Add(Finding.Warning(LeadsFile, "frame.no-final-month", $"{key} has no final month: nothing can be learned from it.", "Wait for a final month, or mark mature months as final."));

        Month first = window is int w ? origin.Plus(1 - w) : Month.Of(1, 1);
        var cutoff = new Cutoff(first, origin, last, last - origin + contract.HorizonMonths);
        return new FramedQuestion(contract, tables, cutoff, last, workspace.Events, workspace.Goals, findings)
        {
            Media = [.. workspace.Media.Where(r => contract.Scope.CoversCampaign(r.Campaign) && contract.Scope.CoversChannel(r.Channel))],
            Maturity = MaturityCheck.Of(Evidence(workspace, rows, last, clock), contract.LabelPolicy, contract.Gates.MatureShare),
        };
    }

    // On an earlier clock the later cells and versions are not known yet.
    private static MaturityEvidence Evidence(Workspace workspace, LeadRow[] rows, Month last, Month? clock) => new(
        new LeadVersion(last, rows),
        [.. workspace.Delays.Where(d => clock is null || d.SeenIn < clock)],
        [.. workspace.EarlierLeads.Where(v => clock is null || v.SeenThrough < clock)]);

    private static MonthlySeries Maturing(IEnumerable<LeadRow> rows, Month origin)
    {
        (Month, double)[] months = [.. rows.Where(r => r.Month > origin).Select(r => (r.Month, r.Leads))];
        return months.Length == 0 ? new MonthlySeries(origin.Next, []) : MonthlySeries.From(months);
    }
}
