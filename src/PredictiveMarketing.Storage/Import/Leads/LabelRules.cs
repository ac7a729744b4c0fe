using PredictiveMarketing.Forecasting.Frame;
using PredictiveMarketing.Storage.Workspaces;

namespace PredictiveMarketing.Storage.Import.Leads;

/// <summary>Decides which events are leads (F03, F04): exclusion codes, lead definition, duplicates, qualification within its window, minimum age, same person again.</summary>
internal sealed class LabelRules
{
    /// <summary>A single mistyped year would add a century of months without leads.</summary>
    private const int OldestYears = 30;

    private readonly LeadSheet sheet;
    private readonly LabelPolicy policy;
    private readonly LeadDefinition? definition;
    private readonly FileClock clock;
    private readonly RowTally tally = new();

    public LabelRules(LeadSheet sheet, FramingContract contract, FileClock clock)
    {
        (this.sheet, this.clock) = (sheet, clock);
        (policy, definition) = (contract.LabelPolicy, contract.LeadDefinition);
    }

    /// <summary>The events that count, in the order of the file; every other row is counted in a note with its reason.</summary>
    public IReadOnlyList<CountedLead> Apply(IReadOnlyList<LeadRecord> records)
    {
        LabelReport.Before(sheet, policy, definition, records);
        LeadRecord[] kept = [.. records.Where(IsKept).Where(IsInDefinition)];
        CountedLead[] qualified = [.. DuplicateRows.Without(kept, tally).Select(Qualified).OfType<CountedLead>()];
        CountedLead[] counted = [.. SamePerson.Once(qualified, policy.LookbackDays, tally).OrderBy(c => c.Record.Row)];
        tally.Report(sheet);
        LabelReport.After(sheet, records.Count, counted);
        return counted;
    }

    private bool IsKept(LeadRecord record)
    {
        string? reason = Excluded(record);
        if (record.Requested > clock.Day)
        {
            if (clock.Given)
                tally.Add("leads.after-asof", "requested after the day that asof names", record.Row);
            else
                sheet.Log.Error(sheet.At(record.Row, LeadColumns.Requested), "leads.future", FormattableString.Invariant($"The request is of {record.Requested:yyyy-MM-dd}, which is still to come."), "Correct the date; day and month may have changed places.");
            return false;
        }

        if (record.Requested < clock.Day.AddYears(-OldestYears))
        {
            sheet.Log.Error(sheet.At(record.Row, LeadColumns.Requested), "leads.date-old", FormattableString.Invariant($"The request is of {record.Requested:yyyy-MM-dd}, more than {OldestYears} years ago."), "Correct the year.");
            return false;
        }

        if (reason is null)
            return true;
        tally.Add("leads.excluded", reason, record.Row);
        return false;
    }

    private string? Excluded(LeadRecord record)
    {
        string? code = policy.ExclusionCodes.FirstOrDefault(c => Same(c, record.Code) || Same(c, record.StatusText));
        if (code is not null)
            return $"excluded code {code}";
        LeadStanding why = LeadWords.Standing(record.Code) is LeadStanding.Test or LeadStanding.Duplicate or LeadStanding.TechnicalError ? LeadWords.Standing(record.Code) : record.Standing;
        return why switch
        {
            LeadStanding.Test => "marked as a test",
            LeadStanding.Duplicate => "marked as a duplicate",
            LeadStanding.TechnicalError => "marked as a technical error",
            _ => null,
        };
    }

    private bool IsInDefinition(LeadRecord record)
    {
        if (definition is null || definition.Counts(record.Event))
            return true;
        tally.Add("leads.not-in-definition", record.Event.Length == 0 ? "without an event name" : $"'{record.Event}' is not in the lead definition", record.Row);
        return false;
    }

    // The day from which an event counts: qualified, and as old as the policy asks.
    private CountedLead? Qualified(LeadRecord record)
    {
        bool dated = sheet.Has(LeadColumns.Qualified), judged = sheet.Has(LeadColumns.Status);
        if (record.Standing == LeadStanding.Rejected)
            return No("leads.rejected", $"status '{record.StatusText}'", record);
        bool bySource = record.Standing == LeadStanding.Qualified;
        if (record.Qualified is null && (dated || judged) && !bySource)
            return No("leads.pending", "not qualified yet", record);
        if (record.Qualified > clock.Day)
            return No("leads.pending", "not qualified yet on the day of the file", record);
        if (record.Qualified is { } day && policy.WindowDays is int window && day.DayNumber - record.Requested.DayNumber > window)
            return No("leads.too-late", FormattableString.Invariant($"qualified more than {window} days after the request"), record);
        DateOnly oldEnough = record.Requested.AddDays(policy.MinimumAgeDays);
        if (oldEnough > clock.Day)
            return No("leads.too-young", FormattableString.Invariant($"younger than {policy.MinimumAgeDays} days"), record);
        DateOnly? from = record.Qualified ?? (dated || judged ? null : record.Requested);
        return new CountedLead(record, from < oldEnough ? oldEnough : from);
    }

    private CountedLead? No(string rule, string reason, LeadRecord record)
    {
        tally.Add(rule, reason, record.Row);
        return null;
    }

    private static bool Same(string code, string text) => string.Equals(code.Trim(), text, StringComparison.OrdinalIgnoreCase);
}
