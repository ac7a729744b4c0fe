using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Forecasting.Frame.Maturity;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>Which months are final: not those that the file, the calendar, the label policy or the delay curve call young.</summary>
internal static class MonthStatus
{
    public static IReadOnlyList<Traced<LeadRow>> Of(IReadOnlyList<MonthLeads> months, IReadOnlyList<Traced<DelayCount>> delays, FileClock clock, LeadSheet sheet, LabelPolicy policy)
    {
        var why = months.ToDictionary(m => (m.Key, m.Month), m => Young(m, clock, policy));
        MaturityReport report = MaturityCheck.Of(
            new MaturityEvidence(
                new LeadVersion(clock.LastWhole, [.. months.Select(m => new LeadRow(m.Key, m.Month, m.Leads, why[(m.Key, m.Month)] is null ? LeadStatus.Final : LeadStatus.Provisional))]),
                [.. delays.Select(d => d.Row)], []),
            policy);
        foreach (MonthMaturity month in report.Months.Where(m => m.State == MaturityState.Provisional))
            why[(month.Key, month.Month)] ??= "its leads are still being qualified";
        MaturityFindings.Report(report, policy, delays.Count > 0, sheet);
        foreach (IGrouping<string, MonthLeads> reason in months.Where(m => why[(m.Key, m.Month)] is not null).GroupBy(m => why[(m.Key, m.Month)]!))
        {
            string[] named = [.. reason.Select(m => m.Month).Distinct().Order().Select(m => m.ToString())];
            sheet.Log.Note(sheet.At(null), "leads.provisional", $"Provisional: {string.Join(", ", named.Take(6))}{(named.Length > 6 ? " ..." : "")}: {reason.Key}.");
        }

        return
        [
            .. months.OrderBy(m => m.Key).ThenBy(m => m.Month).Select(m => new Traced<LeadRow>(
                new LeadRow(m.Key, m.Month, m.Leads, why[(m.Key, m.Month)] is null ? LeadStatus.Final : LeadStatus.Provisional), sheet.Trace(m.Rows))),
        ];
    }

    private static string? Young(MonthLeads month, FileClock clock, LabelPolicy policy)
    {
        if (month.SaidProvisional)
            return "the file says so";
        if (month.Month > clock.LastWhole)
            return "the month is not over on the day of the file";
        if (clock.LastWhole - month.Month < policy.MaturationMonths)
            return FormattableString.Invariant($"younger than the {policy.MaturationMonths} months of maturation in the label policy");
        return month.Month.Next.FirstDay.AddDays(-1 + policy.MinimumAgeDays) > clock.Day
            ? FormattableString.Invariant($"some requests are younger than the {policy.MinimumAgeDays} days of the label policy")
            : null;
    }
}

/// <summary>Says what the delays of a file tell about maturity.</summary>
internal static class MaturityFindings
{
    public static void Report(MaturityReport report, LabelPolicy policy, bool dated, LeadSheet sheet)
    {
        if (!dated)
            return;
        foreach (MonthMaturity month in report.Months.Where(m => m.Estimate is not null))
        {
            MaturedEstimate estimate = month.Estimate!;
            sheet.Log.Note(sheet.At(null), "leads.maturing", FormattableString.Invariant(
                $"{month.Key}, {month.Month}: {month.Known:0.##} leads known, {100 * month.Share:0} % of what will come; {estimate.Leads:0} expected ({estimate.Low80:0} to {estimate.High80:0} at 80 %, {estimate.Low95:0} to {estimate.High95:0} at 95 %)."));
        }

        foreach (IGrouping<string, MonthMaturity> reason in report.Months.Where(m => m.State == MaturityState.CannotBeJudged).GroupBy(m => m.Reason))
            sheet.Log.Note(sheet.At(null), "leads.maturity-unknown", $"{reason.Select(m => m.Key).Distinct().Count()} series: maturity {reason.Key}.", "Import a longer history.");
        if (report.ProposedMaturationMonths is not int months || months == policy.MaturationMonths)
            return;
        string message = FormattableString.Invariant($"98 % of the leads are qualified after {months} months; labelPolicy.maturationMonths is {policy.MaturationMonths}.");
        string cure = FormattableString.Invariant($"Write \"maturationMonths\": {months} into labelPolicy of frame.json.");
        if (months > policy.MaturationMonths)
            sheet.Log.Warning(sheet.At(null), "leads.maturation-months", message, cure);
        else
            sheet.Log.Note(sheet.At(null), "leads.maturation-months", message + " More months are hidden from training than need be.", cure);
    }
}
